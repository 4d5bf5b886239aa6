//! Parquet tables: a record for each row, only the wanted columns read.
//!
//! A cell has no letters of its own in the file (columns are packed), so the way back from a text
//! leads to the bytes of its cell, counted from its first.

use super::cells::Cells;
use super::fields::Field;
use super::record::Unread;
use super::source::{Source, damaged};
use super::{Context, Record, Records, table};
use crate::model::Skip;
use jiff::Timestamp;
use jiff::civil::Date;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::record::{Field as Cell, ListAccessor, Row};
use parquet::schema::types::Type;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// Rows that are unpacked at once.
const BATCH: usize = 64;

/// A record for each row.
pub(super) fn records(mut source: Source, context: Context) -> Records {
    let shown = source.shown.clone();
    let once = |skip| -> Records { Box::new(std::iter::once(Record::failed(&shown, 0, skip))) };
    let file = match source.seekable() {
        Ok(file) => file,
        Err(e) => return once(damaged(&e)),
    };
    let reader = match guarded(|| SerializedFileReader::new(file)) {
        Ok(reader) => reader,
        Err(skip) => return once(skip),
    };
    let schema = reader.metadata().file_metadata().schema().clone();
    let header: Vec<String> = schema.get_fields().iter().map(|f| f.name().to_owned()).collect();
    let mut notes = table::notes_on(&header, &context.mapping, &shown, &[]);
    let wanted = |name: &str| context.mapping.field(name);
    if !header.iter().any(|c| matches!(wanted(c), Some(Field::Text | Field::Html))) {
        let mut record = Record::failed(&shown, 0, table::no_text(&header, &context.mapping));
        record.notes = notes;
        return Box::new(std::iter::once(record));
    }
    let rows = guarded(|| {
        RowIter::from_file_into(Box::new(reader)).with_batch_size(BATCH).project(projection(&schema, wanted))
    });
    let mut rows = match rows {
        Ok(rows) => rows,
        Err(skip) => return once(skip),
    };
    let budget = source.budget.clone();
    let (mut number, mut ended) = (0, false);
    Box::new(std::iter::from_fn(move || {
        if ended {
            return None;
        }
        let row = guarded(|| rows.next().transpose());
        let row = match row {
            Ok(Some(row)) => cells(row, &context)
                .and_then(|cells| budget.take(cells.weight() as u64).map(|()| cells).map_err(|e| damaged(&e))),
            Ok(None) if number == 0 => {
                Err(Skip { reason: "empty".into(), detail: "the table has no rows; export it again".into() })
            }
            Ok(None) => return None,
            Err(skip) => Err(skip),
        };
        let mut record = match row {
            Ok(cells) => Record::new((&shown, number), (0, 0), Box::new(cells), &context),
            Err(skip) => {
                ended = true;
                Record::failed(&shown, number, skip)
            }
        };
        record.notes = std::mem::take(&mut notes);
        number += 1;
        Some(record)
    }))
}

/// What `read` gives; a broken table may make the library give up in the middle of it.
fn guarded<T>(read: impl FnOnce() -> parquet::errors::Result<T>) -> Result<T, Skip> {
    let said = match catch_unwind(AssertUnwindSafe(read)) {
        Ok(Ok(value)) => return Ok(value),
        Ok(Err(e)) => e.to_string(),
        Err(_) => "its pages contradict one another".to_owned(),
    };
    Err(Skip {
        reason: "damaged".into(),
        detail: format!("{said}; what came before it was read; save the table again"),
    })
}

/// The schema with the wanted columns alone.
fn projection(schema: &Type, wanted: impl Fn(&str) -> Option<Field>) -> Option<Type> {
    let fields: Vec<Arc<Type>> = schema.get_fields().iter().filter(|f| wanted(f.name()).is_some()).cloned().collect();
    Type::group_type_builder(schema.name()).with_fields(fields).build().ok()
}

fn cells(row: Row, context: &Context) -> Result<Cells, Skip> {
    let mut out = Cells { mapped: true, ..Cells::default() };
    for (name, cell) in row.into_columns() {
        if let (Some(field), Some(words)) = (context.mapping.field(&name), words(cell)) {
            out.words.push((field, words));
        }
    }
    Ok(out)
}

/// A cell as a person would write it; none for an empty one.
fn words(cell: Cell) -> Option<String> {
    let day = |days: i32| {
        Some(Date::constant(1970, 1, 1).checked_add(jiff::Span::new().try_days(days).ok()?).ok()?.to_string())
    };
    Some(match cell {
        Cell::Null => return None,
        Cell::Str(words) => words,
        Cell::Bytes(bytes) => String::from_utf8(bytes.data().to_vec()).ok()?,
        Cell::Date(days) => day(days)?,
        Cell::TimestampMillis(at) => Timestamp::from_millisecond(at).ok()?.to_string(),
        Cell::TimestampMicros(at) => Timestamp::from_microsecond(at).ok()?.to_string(),
        Cell::Int(number) => number.to_string(),
        Cell::Long(number) => number.to_string(),
        Cell::UInt(number) => number.to_string(),
        Cell::ULong(number) => number.to_string(),
        Cell::ListInternal(list) => {
            let parts = (0..list.len()).filter_map(|at| list.get_string(at).ok().cloned());
            parts.collect::<Vec<_>>().join(", ")
        }
        Cell::Group(row) => {
            row.into_columns().into_iter().find(|(name, _)| name == "name").and_then(|(_, c)| words(c))?
        }
        other => other.to_string(),
    })
}
