//! Rows whose columns are known by name and whose cells are words already: rows of Parquet, and of tables in memory.

use super::fields::{Field, Fields, Mapping};
use super::record::{Place, Unread};
use super::{Context, Inputs, ReadOptions, Record, table};
use crate::model::{Error, Skip, SourceMap};
use std::sync::Arc;

/// The cells of one row that hold a field.
#[derive(Debug, Default)]
pub(super) struct Cells {
    /// Fields with their words.
    pub words: Vec<(Field, String)>,
    /// Whether a place in the text is a place in its cell.
    pub mapped: bool,
}

impl Unread for Cells {
    fn weight(&self) -> usize {
        self.words.iter().map(|(_, words)| words.len()).sum()
    }

    fn fields(self: Box<Self>, _: &Place, _: &Context) -> Result<Fields, Skip> {
        let mut out = Fields::default();
        for (field, words) in self.words {
            if self.mapped && matches!(field, Field::Text | Field::Html) && out.get(Field::Text).is_none() {
                out.map = SourceMap::identity(words.len(), 0);
            }
            out.set(field, words);
        }
        Ok(out)
    }
}

/// One row of a table in memory: a cell for each column, none where nothing is given.
pub type Cell = Option<String>;

/// The columns of a table in memory that say where its rows were read from.
const SOURCE: [&str; 2] = ["source_path", "source_record"];

/// The records of a table in memory, with the columns `header`.
///
/// Rows are `table` row 0, 1 …; the columns `source_path` and `source_record` say otherwise, so that rows
/// which were read elsewhere keep their source whatever the order in which they come.
///
/// # Errors
/// [`Error::Usage`] for a map to a field that does not exist, and where no column holds text.
pub fn rows<I>(
    header: &[String],
    rows: I,
    options: &ReadOptions,
) -> Result<impl Iterator<Item = Record> + use<I>, Error>
where
    I: Iterator<Item = Vec<Cell>>,
{
    let context = Inputs::context(options)?;
    let columns: Vec<Option<Field>> = header.iter().map(|c| context.mapping.field(c)).collect();
    if !columns.iter().any(|c| matches!(c, Some(Field::Text | Field::Html))) {
        return Err(Error::Usage(without_line(&table::no_text(header, &context.mapping).detail)));
    }
    let mut notes = notes_on(header, &context.mapping);
    let [path, record] = SOURCE.map(|name| header.iter().position(|c| c == name));
    Ok(rows.enumerate().map(move |(at, mut cells)| {
        let mut given = |column: Option<usize>| cells.get_mut(column?)?.take();
        let shown = given(path).unwrap_or_else(|| "table".to_owned());
        let number = given(record).and_then(|n| n.trim().parse().ok()).unwrap_or(at as u64);
        let words = columns.iter().zip(cells).filter_map(|(field, words)| Some(((*field)?, words?))).collect();
        let mut out = Record::new((&shown, number), (0, 0), Box::new(Cells { words, mapped: false }), &context);
        out.notes = std::mem::take(&mut notes);
        out
    }))
}

/// What a person should know of the columns; a table in memory has no lines.
fn notes_on(header: &[String], mapping: &Arc<Mapping>) -> Vec<String> {
    table::notes_on(header, mapping, "table", &SOURCE).iter().map(|said| without_line(said)).collect()
}

fn without_line(said: &str) -> String {
    said.replacen(", line 1", "", 1).replacen("line 1: ", "", 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(columns: &[&str]) -> Vec<String> {
        columns.iter().map(|c| (*c).to_owned()).collect()
    }

    #[test]
    fn a_row_keeps_its_text_and_its_source() {
        let cells = [["7", "Ash Post", "It was \"12\".\n", "x", "in/a.parquet", "41"].map(|c| Some(c.to_owned()))];
        let columns = header(&["id", "outlet", "text", "size", "source_path", "source_record"]);
        let mut records = rows(&columns, cells.into_iter().map(Vec::from), &ReadOptions::default()).unwrap();
        let read = records.next().unwrap().read();
        assert_eq!((read.article.id.as_str(), read.article.text.as_str()), ("7", "It was \"12\".\n"));
        assert_eq!((read.article.source.path.as_str(), read.article.source.record), ("in/a.parquet", 41));
        assert_eq!(read.notes.len(), 1, "{:?}", read.notes);
        assert!(read.notes[0].starts_with("table: column \"size\" is not known"), "{:?}", read.notes);
    }

    #[test]
    fn a_row_without_a_source_is_known_by_its_number() {
        let cells = [Some("One.".to_owned()), None].map(|c| vec![c]);
        let read: Vec<_> =
            rows(&header(&["text"]), cells.into_iter(), &ReadOptions::default()).unwrap().map(Record::read).collect();
        assert_eq!((read[1].article.source.path.as_str(), read[1].article.source.record), ("table", 1));
        assert_eq!(read[1].skip.as_ref().unwrap().reason, "empty");
    }

    #[test]
    fn a_table_without_text_is_refused_with_a_cure() {
        let error = rows(&header(&["outlet", "body"]), std::iter::empty(), &ReadOptions::default()).err().unwrap();
        let said = error.to_string();
        assert!(said.starts_with("no column is called text") && said.contains("--map text=body"), "{said}");
    }
}
