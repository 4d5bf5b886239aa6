//! A table as CSV: objects become columns named `a.b`, lists of words are joined by ` | `, other lists are JSON.
//! Of names a line is a form, so that they can be corrected by hand.

use super::columns::{Column, Holds, cells, columns};
use super::tables::{Kind, list};
use serde_json::{Value as Json, json};
use std::io::{self, Write};

/// Writes `rows` with a header; the header stands even where there are no rows.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(kind: &Kind, rows: &[Json], out: impl Write) -> io::Result<()> {
    let columns = lines_columns(kind);
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(columns.iter().map(|c| c.name.as_str()))?;
    for row in rows {
        for line in lines(kind, row) {
            let cells = cells(&line);
            let found = |name: &str| cells.iter().find(|(n, _)| n == name).map(|(_, v)| shown(v)).unwrap_or_default();
            writer.write_record(columns.iter().map(|c| found(&c.name)))?;
        }
    }
    writer.flush()
}

/// The columns of the file: those of the table, or of names those of a form.
pub fn lines_columns(kind: &Kind) -> Vec<Column> {
    if kind.name != "names" {
        return columns(kind);
    }
    let mut out: Vec<Column> = columns(kind).into_iter().filter(|c| c.name != "forms").collect();
    let column = |name: &str, holds, about: &str| Column { name: name.into(), holds, about: about.into() };
    out.extend([
        column("form", Holds::Text, "As written."),
        column("class", Holds::Text, "Against the canonical form: full, short, alias or variant."),
        column("outlets", Holds::Json, "The outlets that use the form."),
        column("articles", Holds::Json, "The articles (ids) that use it."),
        column("mentions", Holds::Integer, "How often it stands in them."),
        column("first", Holds::Text, "The earliest publication that uses it."),
    ]);
    out
}

/// The lines of a record: one, or of a name one for each form.
fn lines(kind: &Kind, row: &Json) -> Vec<Json> {
    if kind.name != "names" {
        return vec![row.clone()];
    }
    let mut own = row.as_object().cloned().unwrap_or_default();
    own.remove("forms");
    let form = |form: &Json| {
        let mut line = own.clone();
        line.extend(form.as_object().cloned().unwrap_or_default());
        json!(line)
    };
    list(row, "forms").map(form).collect()
}

/// A cell as it stands in the file.
fn shown(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(words) => inert(words.clone()),
        Json::Array(items) if !items.is_empty() && items.iter().all(Json::is_string) => {
            let words: Vec<&str> = items.iter().filter_map(Json::as_str).collect();
            inert(words.join(" | "))
        }
        Json::Array(items) if items.is_empty() => String::new(),
        other => other.to_string(),
    }
}

/// A cell that a spreadsheet would take for a formula is kept from being one.
fn inert(words: String) -> String {
    if words.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{words}") } else { words }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::tables::KINDS;

    fn written(table: &str, rows: &[Json]) -> String {
        let mut out = Vec::new();
        write(KINDS.iter().find(|k| k.name == table).unwrap(), rows, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_formula_is_made_inert_and_the_header_stands_without_rows() {
        assert_eq!(written("coverage", &[]), "schema,story,group,outlet,state,articles,value\n");
        assert!(written("coverage", &[json!({"outlet": "=HYPERLINK(1)"})]).contains(",'=HYPERLINK(1),"));
    }

    #[test]
    fn a_name_has_a_line_for_each_form() {
        let row = json!({"canonical": "Ana Moss", "forms": [
            {"form": "Ana Moss", "class": "full", "mentions": 2, "outlets": ["A", "B"]},
            {"form": "Anna Moss", "class": "variant", "mentions": 1, "outlets": ["C"]}]});
        let out = written("names", &[row]);
        assert_eq!(out.lines().count(), 3, "{out}");
        assert!(out.contains("Ana Moss,full,A | B,") || out.contains("Ana Moss,,,,Ana Moss,full,A | B,"), "{out}");
    }
}
