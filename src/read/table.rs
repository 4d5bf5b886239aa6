//! Tables: CSV and TSV with a line of column names.

use super::fields::{Field, Mapping};
use super::preset::Preset;
use super::row::{Row, Trail};
use super::source::{self, Bytes, Source};
use super::{Context, Record, Records, limits};
use crate::model::Skip;
use csv::{ByteRecord, ReaderBuilder};
use std::io::{self, Read};
use std::sync::Arc;

/// So many columns are told by their names.
const TOLD: usize = 10;
/// So many letters of a name are shown.
const SHOWN: usize = 60;

/// A record for each row.
pub(super) fn records(mut source: Source, context: Context, tabs: bool) -> Records {
    let mark = if tabs { b'\t' } else { parting_mark(&mut source.bytes) };
    let trail = Trail::default();
    let guarded = Guarded { inner: source.bytes, trail: trail.clone(), cap: context.limits.line };
    let mut reader = ReaderBuilder::new().delimiter(mark).flexible(true).from_reader(guarded);
    let header = match reader.byte_headers() {
        Ok(header) => header.iter().map(|c| String::from_utf8_lossy(c).into_owned()).collect::<Vec<_>>(),
        Err(e) => return Box::new(std::iter::once(Record::failed(&source.shown, 0, broken(&e)))),
    };
    let mut notes = notes_on(&header, &context.mapping, &source.shown, &[]);
    let columns = Arc::new(header.iter().map(|c| context.mapping.field(c)).collect::<Vec<_>>());
    let (shown, start) = (source.shown, source.start);
    if !columns.iter().any(|c| matches!(c, Some(Field::Text | Field::Html))) {
        let mut record = Record::failed(&shown, 0, no_text(&header, &context.mapping));
        record.notes = notes;
        return Box::new(std::iter::once(record));
    }
    let (mut number, mut ended) = (0, false);
    Box::new(std::iter::from_fn(move || {
        if ended {
            return None;
        }
        let mut cells = ByteRecord::new();
        trail.cut(reader.position().byte());
        let mut record = match reader.read_byte_record(&mut cells) {
            Ok(true) => {
                let (line, at) = cells.position().map_or((0, 0), |p| (p.line(), p.byte()));
                let raw = trail.copy(at, reader.position().byte());
                let row = Row { cells, raw, mark, columns: columns.clone() };
                Record::new((&shown, number), (line, start + at), Box::new(row), &context)
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
                Record::failed(&shown, number, broken(&e))
            }
        };
        number += 1;
        record.notes = std::mem::take(&mut notes);
        Some(record)
    }))
}

/// The mark that parts the first line into most cells.
fn parting_mark(bytes: &mut Bytes) -> u8 {
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

/// A note for each of the first [`TOLD`] columns that are not known, one for all others, and one for each mapped column
/// that is not there.
pub(super) fn notes_on(header: &[String], mapping: &Mapping, shown: &str, also: &[&str]) -> Vec<String> {
    let known = |c: &str| {
        mapping.preset().is_some()
            || mapping.field(c).is_some()
            || also.iter().any(|a| a.eq_ignore_ascii_case(c.trim()))
    };
    let unknown: Vec<&str> = header.iter().filter(|c| !known(c)).map(|c| c.trim()).filter(|c| !c.is_empty()).collect();
    let told = unknown.iter().take(TOLD).map(|column| {
        let (field, column) = (Field::nearest(column).name(), told_as(column));
        format!(
            "{shown}, line 1: column {column:?} is not known and left out; the nearest field is {field}, \
             so rename it or say --map {field}={column}"
        )
    });
    let more = unknown.len().saturating_sub(TOLD);
    let others = (more > 0).then(|| format!("{shown}, line 1: {more} more columns are not known and left out"));
    let absent = mapping.absent(header).map(|(field, column)| {
        format!("{shown}, line 1: there is no column {column:?} for --map {}={column}", field.name())
    });
    told.chain(others).chain(absent).collect()
}

/// The skip for a table without a column of text.
pub(super) fn no_text(header: &[String], mapping: &Mapping) -> Skip {
    let names: Vec<&str> = header.iter().map(|c| c.trim()).filter(|c| !c.is_empty()).collect();
    if let (None, Some(preset)) = (mapping.preset(), names.iter().find_map(|c| Preset::of_text(c))) {
        let detail =
            format!("line 1: no column is called text; it looks like an export of {0}: say --input {0}", preset.name());
        return Skip { reason: "syntax".into(), detail };
    }
    let told: Vec<&str> = names.iter().take(TOLD).map(|c| told_as(c)).collect();
    let likely = told.iter().find(|c| Field::nearest(c) == Field::Text).copied().unwrap_or("COLUMN");
    let (list, more) = (told.join(", "), names.len() - told.len());
    let more = if more > 0 { format!(", and {more} more") } else { String::new() };
    let detail =
        format!("line 1: no column is called text (there are: {list}{more}); name it with --map text={likely}");
    Skip { reason: "syntax".into(), detail }
}

/// The name of a column, cut where it is far too long for one.
fn told_as(column: &str) -> &str {
    column.char_indices().nth(SHOWN).map_or(column, |(end, _)| &column[..end])
}

fn broken(error: &csv::Error) -> Skip {
    let line = error.position().map_or(String::new(), |p| format!("line {}: ", p.line()));
    match error.kind() {
        csv::ErrorKind::Io(e) => source::damaged(e),
        _ => Skip { reason: "syntax".into(), detail: format!("{line}{error}; correct it, or export the table again") },
    }
}

/// Stops a row that never ends, and keeps what was read since it began.
struct Guarded {
    inner: Bytes,
    trail: Trail,
    cap: usize,
}

impl Read for Guarded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let got = self.inner.read(buffer)?;
        if self.trail.keep(buffer.get(..got).unwrap_or_default()) > self.cap {
            let cap = limits::shown(self.cap as u64);
            let said =
                format!("a row is longer than {cap}; a closing quotation mark may be missing (--limit line=SIZE)");
            return Err(source::too_much("line-length", said));
        }
        Ok(got)
    }
}
