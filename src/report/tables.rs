//! The tables of a run: what each is called and holds, and where its records come from. Every format is written from
//! records, a batch at a time, so that it can be written just as well from the JSON lines of an earlier run, and no
//! table is ever held whole while a run is written.

use super::record::Record;
use super::rows::{ArticleRow, ClaimRow, CopyRow, CoverageRow, FindingRow, GroupRow, NameRow, View};
use rayon::prelude::*;
use schemars::{Schema, schema_for};
use serde::Serialize;
use serde_json::Value as Json;
use std::io::{self, BufRead, BufReader};
use std::ops::Range;
use std::path::Path;

/// What a table is called, what it holds and how it is tied to the others.
pub struct Kind {
    /// Of its files: `findings`.
    pub name: &'static str,
    /// Of one record: `finding`.
    pub record: &'static str,
    /// One sentence for the codebook.
    pub about: &'static str,
    /// The columns that name a record.
    pub key: &'static [&'static str],
    /// Columns that name a record of another table: column, table, its column.
    pub refers: &'static [(&'static str, &'static str, &'static str)],
    /// The JSON Schema of a record.
    pub schema: fn() -> Schema,
    empty: fn() -> Json,
    count: fn(&View<'_>) -> usize,
    at: fn(&View<'_>, usize) -> Record,
}

impl Kind {
    /// A record in which nothing is filled: its columns stand in their order.
    pub fn empty(&self) -> Json {
        (self.empty)()
    }
}

/// Every table, in the order in which they are made.
pub static KINDS: [Kind; 7] = [
    Kind {
        name: "articles",
        record: "article",
        about: "What was read: one article a row, or an input that could not be used.",
        key: &["id"],
        refers: &[],
        schema: || schema_for!(ArticleRow),
        empty: empty::<ArticleRow>,
        count: ArticleRow::count,
        at: |view, at| Record::of(&ArticleRow::at(view, at)),
    },
    Kind {
        name: "claims",
        record: "claim",
        about: "What each article says: one claim a row, with its place and its values.",
        key: &["id"],
        refers: &[("article", "articles", "id"), ("group", "groups", "id")],
        schema: || schema_for!(ClaimRow),
        empty: empty::<ClaimRow>,
        count: ClaimRow::count,
        at: |view, at| Record::of(&ClaimRow::at(view, at)),
    },
    Kind {
        name: "groups",
        record: "group",
        about: "What is said on each question, by value.",
        key: &["id"],
        refers: &[],
        schema: || schema_for!(GroupRow),
        empty: empty::<GroupRow>,
        count: GroupRow::count,
        at: |view, at| Record::of(&GroupRow::at(view, at)),
    },
    Kind {
        name: "findings",
        record: "finding",
        about: "Where outlets differ, and why it is shown. No value is said to be right.",
        key: &["id"],
        refers: &[],
        schema: || schema_for!(FindingRow),
        empty: empty::<FindingRow>,
        count: FindingRow::count,
        at: |view, at| Record::of(&FindingRow::at(view, at)),
    },
    Kind {
        name: "names",
        record: "name",
        about: "Who and what is named, in which forms, by whom.",
        key: &["id"],
        refers: &[],
        schema: || schema_for!(NameRow),
        empty: empty::<NameRow>,
        count: NameRow::count,
        at: |view, at| Record::of(&NameRow::at(view, at)),
    },
    Kind {
        name: "coverage",
        record: "coverage",
        about: "For every outlet and question: reported, not found, or could not tell.",
        key: &["group", "outlet"],
        refers: &[("group", "groups", "id")],
        schema: || schema_for!(CoverageRow),
        empty: empty::<CoverageRow>,
        count: CoverageRow::count,
        at: |view, at| Record::of(&CoverageRow::at(view, at)),
    },
    Kind {
        name: "copies",
        record: "copy",
        about: "Passages that outlets share, and what was changed in them.",
        key: &["id"],
        refers: &[],
        schema: || schema_for!(CopyRow),
        empty: empty::<CopyRow>,
        count: CopyRow::count,
        at: |view, at| Record::of(&CopyRow::at(view, at)),
    },
];

fn empty<R: Serialize + Default>() -> Json {
    serde_json::to_value(R::default()).unwrap_or_default()
}

/// Where the records of a run come from: the run itself, or the files of an earlier one.
pub trait Source: Sync {
    /// How many records the table `kind` has.
    fn count(&self, kind: &'static Kind) -> usize;

    /// Those of them in `range`, in their order.
    fn records(&self, kind: &'static Kind, range: Range<usize>) -> Vec<Record>;
}

/// Records that are made at once.
pub const BATCH: usize = 1024;

/// The places of `count` records, a batch at a time.
pub fn batches(count: usize) -> impl Iterator<Item = Range<usize>> {
    (0..count).step_by(BATCH).map(move |from| from..count.min(from + BATCH))
}

/// The table called `name`.
pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}

impl Source for View<'_> {
    fn count(&self, kind: &'static Kind) -> usize {
        (kind.count)(self)
    }

    fn records(&self, kind: &'static Kind, range: Range<usize>) -> Vec<Record> {
        range.into_par_iter().with_min_len(32).map(|at| (kind.at)(self, at)).collect()
    }
}

/// The rows of every table, held to be looked up or changed, in the order of [`KINDS`].
pub struct Tables {
    rows: Vec<Vec<Json>>,
}

impl Tables {
    /// Of a run.
    pub fn of(view: &View<'_>) -> Tables {
        let values = |kind: &'static Kind| view.records(kind, 0..view.count(kind)).iter().map(Record::value).collect();
        Tables { rows: KINDS.iter().map(values).collect() }
    }

    /// From the JSON lines that an earlier run left in `folder`.
    ///
    /// # Errors
    /// Where a table is missing, or a line of it is no JSON; the error names both.
    pub fn open(folder: &Path) -> io::Result<Tables> {
        Ok(Tables {
            rows: KINDS
                .iter()
                .map(|kind| read(&folder.join(format!("{}.jsonl", kind.name))))
                .collect::<io::Result<_>>()?,
        })
    }

    /// The rows of the table `name`; none where there is no such table.
    pub fn rows(&self, name: &str) -> &[Json] {
        self.each().find(|(kind, _)| kind.name == name).map_or(&[], |(_, rows)| rows)
    }

    /// Every table with its rows.
    pub fn each(&self) -> impl Iterator<Item = (&'static Kind, &[Json])> {
        KINDS.iter().zip(self.rows.iter().map(Vec::as_slice))
    }

    /// Every row, to be changed.
    pub fn each_mut(&mut self) -> impl Iterator<Item = (&'static Kind, &mut Vec<Json>)> {
        KINDS.iter().zip(self.rows.iter_mut())
    }
}

impl Source for Tables {
    fn count(&self, kind: &'static Kind) -> usize {
        self.rows(kind.name).len()
    }

    fn records(&self, kind: &'static Kind, range: Range<usize>) -> Vec<Record> {
        self.rows(kind.name).get(range).unwrap_or_default().par_iter().map(Record::of).collect()
    }
}

fn read(path: &Path) -> io::Result<Vec<Json>> {
    let named = |e: &dyn std::fmt::Display| io::Error::other(format!("{}: {e}", path.display()));
    let file = std::fs::File::open(path).map_err(|e| named(&e))?;
    let mut out = Vec::new();
    for (at, line) in BufReader::new(file).lines().enumerate() {
        let line = line.map_err(|e| named(&e))?;
        if !line.trim().is_empty() {
            let record = serde_json::from_str(&line);
            out.push(record.map_err(|e| named(&format_args!("line {}: {e}", at + 1)))?);
        }
    }
    Ok(out)
}

/// A field of words; empty where there is none.
pub fn text<'j>(record: &'j Json, field: &str) -> &'j str {
    record.get(field).and_then(Json::as_str).unwrap_or_default()
}

/// The members of a list.
pub fn list<'j>(record: &'j Json, field: &str) -> impl Iterator<Item = &'j Json> {
    record.get(field).and_then(Json::as_array).into_iter().flatten()
}

/// A whole number; 0 where there is none.
pub fn number(record: &Json, field: &str) -> u64 {
    record.get(field).and_then(Json::as_u64).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_names_its_key_and_its_ties_as_columns() {
        for kind in &KINDS {
            let empty = kind.empty();
            for column in kind.key.iter().chain(kind.refers.iter().map(|(column, _, _)| column)) {
                assert!(empty.get(column).is_some(), "{}.{column}", kind.name);
            }
            for (_, table, column) in kind.refers {
                let other = KINDS.iter().find(|k| k.name == *table).unwrap();
                assert_eq!(other.key, [*column], "{} refers to {table}", kind.name);
            }
        }
    }

    #[test]
    fn a_broken_line_is_named() {
        let dir = tempfile::tempdir().unwrap();
        for kind in &KINDS {
            std::fs::write(dir.path().join(format!("{}.jsonl", kind.name)), "{}\n").unwrap();
        }
        assert_eq!(Tables::open(dir.path()).unwrap().rows("names").len(), 1);
        std::fs::write(dir.path().join("names.jsonl"), "{}\n{\n").unwrap();
        let told = Tables::open(dir.path()).err().unwrap().to_string();
        assert!(told.contains("names.jsonl") && told.contains("line 2"), "{told}");
    }
}
