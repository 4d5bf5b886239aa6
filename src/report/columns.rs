//! A record as a flat row: objects become columns named `a.b`; lists and objects whose keys depend on the
//! record stay one cell. What each column holds and means is read from the record's JSON Schema.

use super::record::{Fields, is_object};
use super::tables::Kind;
use serde_json::Value as Json;

/// One column of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// `confidence.total`.
    pub name: String,
    /// What it holds.
    pub holds: Holds,
    /// What it means; empty where its name says so.
    pub about: String,
}

/// What stands in the cells of a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holds {
    /// Words.
    Text,
    /// Whole numbers.
    Integer,
    /// Numbers.
    Number,
    /// Lists and objects, as JSON.
    Json,
}

/// The columns of a table, in order.
pub fn columns(kind: &Kind) -> Vec<Column> {
    let schema = (kind.schema)().to_value();
    let empty = cells(&kind.empty());
    let column = |(name, _): (String, Json)| {
        let field = field(&schema, &name);
        let about = field.and_then(|f| f.get("description")).and_then(Json::as_str).unwrap_or_default().to_owned();
        Column { holds: field.map_or(Holds::Text, |f| holds(&schema, f)), about, name }
    };
    empty.into_iter().map(column).collect()
}

/// The columns of records that `schema` describes, in its order.
pub fn columns_in(schema: &Json) -> Vec<Column> {
    let mut out = Vec::new();
    within(schema, schema, "", &mut out);
    out
}

fn within(root: &Json, object: &Json, lead: &str, out: &mut Vec<Column>) {
    for (name, field) in object.get("properties").and_then(Json::as_object).into_iter().flatten() {
        let inner = resolved(root, field);
        if inner.get("properties").is_some() && !OPEN.contains(&name.as_str()) {
            within(root, inner, &format!("{lead}{name}."), out);
            continue;
        }
        let about = field.get("description").and_then(Json::as_str).unwrap_or_default().to_owned();
        out.push(Column { name: format!("{lead}{name}"), holds: holds(root, field), about });
    }
}

/// The cells of an empty record, by column.
fn cells(record: &Json) -> Vec<(String, Json)> {
    let mut out = Vec::new();
    for (name, value) in record.as_object().into_iter().flatten() {
        spread(name.clone(), value, &mut out);
    }
    out
}

/// Puts the text of each cell of a record at the place of its column; what is no column is left out.
pub fn place<'t>(columns: &[Column], fields: &Fields<'t>, out: &mut [Option<&'t str>]) {
    place_below(columns, "", fields, &mut 0, out);
}

/// `lead` is the name of the object whose `fields` these are, with a full stop; `next` the column from which they are
/// looked for, since fields stand in the order of columns.
fn place_below<'t>(columns: &[Column], lead: &str, fields: &Fields<'t>, next: &mut usize, out: &mut [Option<&'t str>]) {
    for (name, text) in fields.each() {
        if is_object(text) && !OPEN.contains(&name) {
            place_below(columns, &format!("{lead}{name}."), &Fields::of(text), next, out);
            continue;
        }
        // Most columns are told apart by their length alone.
        let is_named = |column: &Column| {
            column.name.len() == lead.len() + name.len() && column.name.strip_prefix(lead) == Some(name)
        };
        let at = (*next..columns.len()).chain(0..*next).find(|at| columns.get(*at).is_some_and(is_named));
        if let Some((at, cell)) = at.and_then(|at| Some((at, out.get_mut(at)?))) {
            *cell = Some(text).filter(|text| *text != "null");
            *next = at + 1;
        }
    }
}

/// Columns whose objects have keys that depend on the record: they stay one cell.
const OPEN: [&str; 3] = ["slots", "zones_chars", "skipped"];

fn spread(name: String, value: &Json, out: &mut Vec<(String, Json)>) {
    match value {
        Json::Object(fields) if !OPEN.contains(&name.as_str()) => {
            for (inner, value) in fields {
                spread(format!("{name}.{inner}"), value, out);
            }
        }
        other => out.push((name, other.clone())),
    }
}

/// The schema of the field at `a.b`.
fn field<'s>(root: &'s Json, path: &str) -> Option<&'s Json> {
    let mut at = root;
    let mut found = None;
    for part in path.split('.') {
        let field = resolved(root, at).get("properties")?.get(part)?;
        (at, found) = (field, Some(field));
    }
    found
}

/// Follows references and looks through "or null".
fn resolved<'s>(root: &'s Json, at: &'s Json) -> &'s Json {
    if let Some(name) = at.get("$ref").and_then(Json::as_str) {
        let found = name.strip_prefix("#/").and_then(|path| root.pointer(&format!("/{path}")));
        return found.map_or(at, |next| resolved(root, next));
    }
    let choices = at.get("anyOf").and_then(Json::as_array);
    let real = choices.and_then(|c| c.iter().find(|s| s.get("type").and_then(Json::as_str) != Some("null")));
    real.map_or(at, |next| resolved(root, next))
}

fn holds(root: &Json, field: &Json) -> Holds {
    let schema = resolved(root, field);
    let kinds: Vec<&str> = match schema.get("type") {
        Some(Json::String(one)) => vec![one],
        Some(Json::Array(many)) => many.iter().filter_map(Json::as_str).filter(|k| *k != "null").collect(),
        // Alternatives of constant words.
        _ => vec!["string"],
    };
    match kinds.first() {
        Some(&"integer") => Holds::Integer,
        Some(&"number") => Holds::Number,
        Some(&("array" | "object")) => Holds::Json,
        _ => Holds::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::tables::KINDS;

    fn of(table: &str) -> Vec<Column> {
        columns(KINDS.iter().find(|k| k.name == table).unwrap())
    }

    #[test]
    fn columns_know_what_they_hold() {
        let holds = |table: &str, name: &str| of(table).into_iter().find(|c| c.name == name).unwrap().holds;
        assert_eq!(holds("findings", "confidence.total"), Holds::Number);
        assert_eq!(holds("findings", "severity"), Holds::Text);
        assert_eq!(holds("findings", "values"), Holds::Json);
        assert_eq!(holds("claims", "start"), Holds::Integer);
        assert_eq!(holds("claims", "slots"), Holds::Json);
        assert_eq!(holds("articles", "source.record"), Holds::Integer);
        assert_eq!(holds("coverage", "state"), Holds::Text);
    }

    #[test]
    fn cells_stand_at_their_columns() {
        let columns = of("findings");
        let text =
            r#"{"story":"s","new":1,"confidence":{"total":0.5,"meta":1.0},"id":"F-a","group":null,"values":[{}]}"#;
        let mut cells = vec![None; columns.len()];
        place(&columns, &Fields::of(text), &mut cells);
        let at = |name: &str| cells[columns.iter().position(|c| c.name == name).unwrap()];
        assert_eq!((at("id"), at("story"), at("group")), (Some("\"F-a\""), Some("\"s\""), None));
        assert_eq!(
            (at("confidence.total"), at("confidence.meta"), at("values")),
            (Some("0.5"), Some("1.0"), Some("[{}]"))
        );
        assert_eq!(cells.iter().flatten().count(), 5);
    }

    #[test]
    fn columns_are_found_in_a_schema_alone() {
        let found = columns_in(schemars::schema_for!(crate::model::record::ScanRecord).as_value());
        let holds = |name: &str| found.iter().find(|c| c.name == name).unwrap().holds;
        assert_eq!(found[0].name, "schema");
        assert_eq!(holds("article.id"), Holds::Text);
        assert_eq!(holds("article.source.record"), Holds::Integer);
        assert_eq!(holds("article.dates"), Holds::Json);
        assert_eq!(holds("mentions"), Holds::Json);
        assert_eq!(holds("skipped"), Holds::Json);
    }
}
