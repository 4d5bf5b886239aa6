//! A table as CSV: objects become columns named `a.b`, lists of words are joined by ` | `, other lists are JSON.
//! Of names a line is a form, so that they can be corrected by hand.

use super::columns::{Column, Holds, columns, place};
use super::folder::{Begun, Folder};
use super::record::{Fields, Record, is_list, members, words};
use super::sink::Sink;
use super::tables::Kind;
use std::borrow::Cow;
use std::io::{self, Write};

/// Every table as a file.
#[derive(Default)]
pub struct Tables {
    files: Vec<csv::Writer<Begun>>,
    columns: Vec<Column>,
}

impl Sink for Tables {
    /// The header stands even where there are no rows.
    fn begin(&mut self, kind: &'static Kind, folder: &Folder) -> io::Result<()> {
        self.columns = lines_columns(kind);
        let mut writer = csv::Writer::from_writer(folder.begin(&format!("{}.csv", kind.name))?);
        writer.write_record(self.columns.iter().map(|c| c.name.as_str()))?;
        self.files.push(writer);
        Ok(())
    }

    fn take(&mut self, kind: &'static Kind, batch: &[Record]) -> io::Result<()> {
        let Some(writer) = self.files.last_mut() else { return Ok(()) };
        batch.iter().try_for_each(|record| row(kind, &self.columns, record, writer))
    }

    fn finish(self: Box<Self>, folder: &Folder) -> io::Result<()> {
        for writer in self.files {
            folder.keep(writer.into_inner().map_err(|e| io::Error::other(e.error().to_string()))?)?;
        }
        Ok(())
    }
}

/// The lines of a record: one, or of a name one for each form.
fn row(kind: &Kind, columns: &[Column], record: &Record, out: &mut csv::Writer<impl Write>) -> io::Result<()> {
    let fields = record.fields();
    let mut own = vec![None; columns.len()];
    place(columns, &fields, &mut own);
    if kind.name != "names" {
        return line(&own, out);
    }
    for form in fields.list("forms") {
        let mut cells = own.clone();
        place(columns, &Fields::of(form), &mut cells);
        line(&cells, out)?;
    }
    Ok(())
}

fn line(cells: &[Option<&str>], out: &mut csv::Writer<impl Write>) -> io::Result<()> {
    for cell in cells {
        out.write_field(cell.map(shown).unwrap_or_default().as_bytes())?;
    }
    Ok(out.write_record(None::<&[u8]>)?)
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

/// A cell as it stands in the file.
fn shown(text: &str) -> Cow<'_, str> {
    if !is_list(text) {
        return words(text).map_or(Cow::Borrowed(text), inert);
    }
    let items = members(text);
    match items.iter().map(|item| words(item)).collect::<Option<Vec<_>>>() {
        Some(items) => inert(items.join(" | ").into()),
        None => Cow::Borrowed(text),
    }
}

/// A cell that a spreadsheet would take for a formula is kept from being one.
fn inert(words: Cow<'_, str>) -> Cow<'_, str> {
    if words.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{words}").into() } else { words }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::tables::kind;
    use serde_json::{Value as Json, json};

    fn written(table: &str, rows: &[Json]) -> String {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::open(dir.path()).unwrap();
        let (kind, mut sink) = (kind(table).unwrap(), Box::new(Tables::default()));
        sink.begin(kind, &folder).unwrap();
        sink.take(kind, &rows.iter().map(Record::of).collect::<Vec<_>>()).unwrap();
        sink.finish(&folder).unwrap();
        folder.finish().unwrap();
        std::fs::read_to_string(dir.path().join(format!("{table}.csv"))).unwrap()
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
