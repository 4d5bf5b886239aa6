//! Tables: CSV and TSV with a line of column names.

use super::fields::{Field, Fields, Mapping};
use super::record::{Body, Place, utf8};
use super::stream::Source;
use super::{Context, Record, Records, limits};
use crate::model::Skip;
use csv::{ByteRecord, ReaderBuilder};
use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// One row, with the fields that its columns hold.
#[derive(Debug)]
pub(super) struct Row {
    cells: ByteRecord,
    columns: Arc<Vec<Option<Field>>>,
}

impl Row {
    /// Roughly how much it holds, in bytes.
    pub fn weight(&self) -> usize {
        self.cells.as_slice().len()
    }

    /// What its cells give.
    pub fn fields(self, place: &Place) -> Result<Fields, Skip> {
        if self.cells.len() > self.columns.len() {
            let (has, want) = (self.cells.len(), self.columns.len());
            let said = format!("the row has {has} cells and the header {want}; put quotation marks around the text");
            return Err(Skip { reason: "syntax".into(), detail: format!("{}{said}", place.lead()) });
        }
        let mut out = Fields::default();
        for (cell, field) in self.cells.iter().zip(self.columns.iter()) {
            if let Some(field) = field {
                out.set(*field, utf8(cell.to_vec(), place)?);
            }
        }
        Ok(out)
    }
}

/// A record for each row.
pub(super) fn records(mut source: Source, context: Context, tabs: bool) -> Records {
    let mark = if tabs { b'\t' } else { parting_mark(&mut source.bytes) };
    let since = Arc::new(AtomicU64::new(0));
    let guarded = Guarded { inner: source.bytes, since: since.clone(), cap: context.limits.record as u64 };
    let mut reader = ReaderBuilder::new().delimiter(mark).flexible(true).from_reader(guarded);
    let header = match reader.byte_headers() {
        Ok(header) => header.iter().map(|c| String::from_utf8_lossy(c).into_owned()).collect::<Vec<_>>(),
        Err(e) => return Box::new(std::iter::once(Record::failed(&source.shown, 0, broken(&e, &context)))),
    };
    let mut notes = notes_on(&header, &context.mapping, &source.shown, &[]);
    let columns = Arc::new(header.iter().map(|c| context.mapping.field(c)).collect::<Vec<_>>());
    let shown = source.shown;
    if !columns.iter().any(|c| matches!(c, Some(Field::Text | Field::Html))) {
        let mut record = Record::failed(&shown, 0, no_text(&header));
        record.notes = notes;
        return Box::new(std::iter::once(record));
    }
    let (mut number, mut ended) = (0, false);
    Box::new(std::iter::from_fn(move || {
        if ended {
            return None;
        }
        let mut cells = ByteRecord::new();
        since.store(0, Ordering::Relaxed);
        let mut record = match reader.read_byte_record(&mut cells) {
            Ok(true) => {
                let (line, offset) = cells.position().map_or((0, 0), |p| (p.line(), p.byte()));
                let body = Body::Row(Row { cells, columns: columns.clone() });
                Record::new(&shown, number, line, offset, body, context.clone())
            }
            Ok(false) => {
                ended = true;
                if number > 0 {
                    return None;
                }
                let skip = Skip { reason: "empty".into(), detail: "the table has no rows; export it again".into() };
                Record::failed(&shown, 0, skip)
            }
            Err(e) => {
                ended = true;
                Record::failed(&shown, number, broken(&e, &context))
            }
        };
        number += 1;
        record.notes = std::mem::take(&mut notes);
        Some(record)
    }))
}

/// The mark that parts the first line into most cells.
fn parting_mark(bytes: &mut Box<dyn BufRead + Send>) -> u8 {
    let head = bytes.fill_buf().unwrap_or_default();
    let line = head.split(|b| *b == b'\n').next().unwrap_or_default();
    let count = |mark: u8| line.iter().filter(|b| **b == mark).count();
    let (comma, semicolon, tab) = (count(b','), count(b';'), count(b'\t'));
    match () {
        () if semicolon > comma && semicolon > tab => b';',
        () if tab > comma => b'\t',
        () => b',',
    }
}

/// A note for each column that is not known, and for each mapped one that is not there.
pub(super) fn notes_on(header: &[String], mapping: &Mapping, shown: &str, also: &[&str]) -> Vec<String> {
    let known = |c: &str| mapping.field(c).is_some() || also.iter().any(|a| a.eq_ignore_ascii_case(c.trim()));
    let unknown = header.iter().filter(|c| !c.trim().is_empty() && !known(c)).map(|column| {
        let column = column.trim();
        let field = Field::nearest(column).name();
        format!(
            "{shown}, line 1: column {column:?} is not known and left out; the nearest field is {field}, \
             so rename it or say --map {field}={column}"
        )
    });
    let absent = mapping.absent(header).map(|(field, column)| {
        format!("{shown}, line 1: there is no column {column:?} for --map {}={column}", field.name())
    });
    unknown.chain(absent).collect()
}

fn no_text(header: &[String]) -> Skip {
    let names: Vec<&str> = header.iter().map(|c| c.trim()).filter(|c| !c.is_empty()).collect();
    let likely = names.iter().find(|c| Field::nearest(c) == Field::Text).copied().unwrap_or("COLUMN");
    let detail =
        format!("line 1: no column is called text (there are: {}); name it with --map text={likely}", names.join(", "));
    Skip { reason: "syntax".into(), detail }
}

fn broken(error: &csv::Error, context: &Context) -> Skip {
    let line = error.position().map_or(String::new(), |p| format!("line {}: ", p.line()));
    match error.kind() {
        csv::ErrorKind::Io(e) if e.kind() == io::ErrorKind::FileTooLarge => {
            let cap = limits::shown(context.limits.record as u64);
            let detail = format!("{line}a row is longer than {cap}; a closing quotation mark may be missing");
            Skip { reason: "too-large".into(), detail }
        }
        csv::ErrorKind::Io(e) => super::stream::damaged(e),
        _ => Skip { reason: "syntax".into(), detail: format!("{line}{error}; correct it, or export the table again") },
    }
}

/// Stops a row that never ends.
struct Guarded {
    inner: Box<dyn BufRead + Send>,
    since: Arc<AtomicU64>,
    cap: u64,
}

impl Read for Guarded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let got = self.inner.read(buffer)?;
        if self.since.fetch_add(got as u64, Ordering::Relaxed) > self.cap {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, "a row is too long"));
        }
        Ok(got)
    }
}
