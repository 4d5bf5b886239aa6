//! The statements of `fill.sql`: which records they are for, and what of a record their parameters are.

use crate::report::record::{Fields, is_list, members, words};
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use std::borrow::Cow;

const FILL: &str = include_str!("fill.sql");

/// A statement, and what it is run with.
#[derive(Debug)]
pub(super) struct Statement {
    pub(super) table: &'static str,
    pub(super) sql: &'static str,
    /// Whether it does nothing in a new database.
    pub(super) again: bool,
    lists: Vec<&'static str>,
    parameters: Vec<Parameter>,
}

#[derive(Debug)]
enum Parameter {
    Field(&'static str),
    OfRecord(&'static str),
    OfOuter(&'static str),
    Number(usize),
    Key,
    Itself,
    At,
    Day,
}

/// Every statement, in the order in which a record's are run.
pub(super) fn statements() -> Vec<Statement> {
    FILL.split("\n-- ").skip(1).filter_map(statement).collect()
}

/// From `table list again: parameters`, a line break, and the SQL; none for a line of explanation.
fn statement(part: &'static str) -> Option<Statement> {
    let (head, sql) = part.split_once('\n')?;
    let (whose, parameters) = head.split_once(": ")?;
    let mut whose = whose.split(' ');
    let table = whose.next()?;
    let (again, lists): (Vec<_>, Vec<_>) = whose.partition(|word| *word == "again");
    let lists = lists.first().map(|path| path.split('/').collect()).unwrap_or_default();
    let parameters = parameters.split(' ').map(parameter).collect();
    Some(Statement { table, sql: sql.trim(), again: !again.is_empty(), lists, parameters })
}

fn parameter(word: &'static str) -> Parameter {
    match (word, word.split_at(1)) {
        ("@key", _) => Parameter::Key,
        ("@at", _) => Parameter::At,
        ("@day", _) => Parameter::Day,
        (".", _) => Parameter::Itself,
        ("#0", _) => Parameter::Number(0),
        ("#1", _) => Parameter::Number(1),
        (_, ("^", name)) => Parameter::OfRecord(name),
        (_, ("/", name)) => Parameter::OfOuter(name),
        _ => Parameter::Field(word),
    }
}

/// A record, and the members of its lists as far as they were asked for.
pub(super) struct Row<'t> {
    fields: Fields<'t>,
    lists: Vec<(&'static str, Vec<Member<'t>>)>,
}

struct Member<'t> {
    key: String,
    text: &'t str,
    fields: Fields<'t>,
}

impl<'t> Member<'t> {
    fn of((key, text): (String, &'t str)) -> Member<'t> {
        let fields = if text.starts_with('{') { Fields::of(text) } else { Fields::default() };
        Member { key, text, fields }
    }
}

/// Where in a record a row stands.
struct Place<'r, 't> {
    outer: Option<(usize, &'r Member<'t>)>,
    inner: Option<(usize, Member<'t>)>,
}

impl<'t> Row<'t> {
    pub(super) fn of(fields: Fields<'t>) -> Row<'t> {
        Row { fields, lists: Vec::new() }
    }

    /// Calls `run` with the values of each row that `statement` makes of the record.
    pub(super) fn each<E>(
        &mut self,
        statement: &Statement,
        at: Option<&str>,
        mut run: impl FnMut(&[ToSqlOutput<'_>]) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut values = Vec::with_capacity(statement.parameters.len());
        let Some(list) = statement.lists.first() else {
            let place = Place { outer: None, inner: None };
            self.values(statement, &place, at, &mut values);
            return run(&values);
        };
        let outer = self.list(list);
        for number in 0..self.lists[outer].1.len() {
            let member = &self.lists[outer].1[number];
            let Some(inner) = statement.lists.get(1) else {
                self.values(statement, &Place { outer: Some((number, member)), inner: None }, at, &mut values);
                run(&values)?;
                continue;
            };
            for (within, found) in keyed(&member.fields, inner).into_iter().enumerate() {
                let place = Place { outer: Some((number, member)), inner: Some((within, Member::of(found))) };
                self.values(statement, &place, at, &mut values);
                run(&values)?;
            }
        }
        Ok(())
    }

    /// The place of the list `name` among those that are taken apart.
    fn list(&mut self, name: &'static str) -> usize {
        if let Some(at) = self.lists.iter().position(|(own, _)| *own == name) {
            return at;
        }
        let found = keyed(&self.fields, name).into_iter().map(Member::of).collect();
        self.lists.push((name, found));
        self.lists.len() - 1
    }

    fn values<'v>(
        &self,
        statement: &Statement,
        place: &Place<'_, 't>,
        at: Option<&'v str>,
        out: &mut Vec<ToSqlOutput<'v>>,
    ) where
        't: 'v,
    {
        let innermost = place.inner.as_ref().map(|(_, member)| member).or(place.outer.map(|(_, member)| member));
        let own = innermost.map_or(&self.fields, |member| &member.fields);
        out.clear();
        out.extend(statement.parameters.iter().map(|parameter| match parameter {
            Parameter::Field(path) => field(own, path),
            Parameter::OfRecord(name) => value(self.fields.get(name)),
            Parameter::OfOuter(name) => value(place.outer.and_then(|(_, member)| member.fields.get(name))),
            Parameter::Number(0) => number(place.outer.map(|(number, _)| number)),
            Parameter::Number(_) => number(place.inner.as_ref().map(|(number, _)| *number)),
            Parameter::Key => ToSqlOutput::Owned(innermost.map_or(Value::Null, |m| Value::Text(m.key.clone()))),
            Parameter::Itself => value(innermost.map(|member| member.text)),
            Parameter::At => at.map_or(ToSqlOutput::Owned(Value::Null), |at| ToSqlOutput::Borrowed(at.into())),
            Parameter::Day => ToSqlOutput::Owned(last_day(&self.fields).map_or(Value::Null, Value::Text)),
        }));
    }
}

/// The members of a list, or those of an object with their keys.
fn keyed<'t>(fields: &Fields<'t>, name: &str) -> Vec<(String, &'t str)> {
    match fields.get(name) {
        Some(text) if is_list(text) => members(text).into_iter().map(|member| (String::new(), member)).collect(),
        Some(text) => Fields::of(text).each().map(|(key, member)| (key.to_owned(), member)).collect(),
        None => Vec::new(),
    }
}

/// A field, or as `a.b` one of the object in a field.
fn field<'t>(fields: &Fields<'t>, path: &str) -> ToSqlOutput<'t> {
    match path.split_once('.') {
        Some((outer, inner)) => value(fields.get(outer).and_then(|text| Fields::of(text).get(inner))),
        None => value(fields.get(path)),
    }
}

/// What SQLite's own `->>` gives for a JSON value: words, numbers, and a list or object as its text.
fn value(text: Option<&str>) -> ToSqlOutput<'_> {
    let Some(text) = text.filter(|text| *text != "null") else { return ToSqlOutput::Owned(Value::Null) };
    if let Some(words) = words(text) {
        return match words {
            Cow::Borrowed(words) => ToSqlOutput::Borrowed(ValueRef::Text(words.as_bytes())),
            Cow::Owned(words) => ToSqlOutput::Owned(Value::Text(words)),
        };
    }
    let truth = [("true", 1), ("false", 0)].iter().find(|(word, _)| *word == text).map(|(_, number)| *number);
    if let Some(number) = truth.or_else(|| text.parse().ok()) {
        return ToSqlOutput::Owned(Value::Integer(number));
    }
    match text.parse() {
        Ok(number) => ToSqlOutput::Owned(Value::Real(number)),
        Err(_) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
    }
}

fn number(number: Option<usize>) -> ToSqlOutput<'static> {
    ToSqlOutput::Owned(number.and_then(|n| i64::try_from(n).ok()).map_or(Value::Null, Value::Integer))
}

/// The last day on which a place of the record was published.
fn last_day(fields: &Fields<'_>) -> Option<String> {
    let places = fields.list("values").into_iter().flat_map(|side| Fields::of(side).list("mentions"));
    let day = |place: &str| {
        let published = Fields::of(place).get("published").and_then(|text| words(text).map(Cow::into_owned))?;
        Some(published.chars().take(10).collect::<String>())
    };
    places.filter_map(day).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::{Connection, params_from_iter};

    const TEXT: &str = r#"{"id":"n1","forms":[{"form":"Ana \"A\" Moss","articles":["a","b"]},{"form":"Moss","articles":[]}],
        "slots":{"count":{"kind":"quantity","value":2.5}},"skipped":{"reason":null,"more":[1]}}"#;

    /// The values of the rows of a statement with this heading, as SQLite writes them.
    fn rows(heading: &'static str) -> Vec<String> {
        let database = Connection::open_in_memory().unwrap();
        let mut out = Vec::new();
        let statement = statement(heading).unwrap();
        let done: Result<(), ()> = Row::of(Fields::of(TEXT)).each(&statement, Some("2031"), |values| {
            let holes = vec!["quote(?)"; values.len()].join(" || ' ' || ");
            let row: String =
                database.query_row(&format!("SELECT {holes}"), params_from_iter(values), |row| row.get(0)).unwrap();
            out.push(row);
            Ok(())
        });
        done.unwrap();
        out
    }

    #[test]
    fn parameters_are_what_the_heading_says() {
        assert_eq!(rows("names: id absent skipped.reason skipped.more @at\n-"), ["'n1' NULL NULL '[1]' '2031'"]);
        assert_eq!(rows("names forms: ^id #0 form\n-"), ["'n1' 0 'Ana \"A\" Moss'", "'n1' 1 'Moss'"]);
        assert_eq!(
            rows("names forms/articles: /form #0 #1 .\n-"),
            ["'Ana \"A\" Moss' 0 0 'a'", "'Ana \"A\" Moss' 0 1 'b'"]
        );
        assert_eq!(rows("claims slots: @key kind value\n-"), ["'count' 'quantity' 2.5"]);
        assert!(rows("claims absent: ^id\n-").is_empty());
    }
}
