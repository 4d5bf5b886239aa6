//! What Python gives as a table (a frame, a table, a batch, a reader) as the reader of claimdiff takes it.

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchReader};
use arrow_cast::display::{ArrayFormatter, FormatOptions};
use arrow_schema::{ArrowError, DataType};
use claimdiff::read::Cell;

/// The names of its columns.
pub fn header(reader: &dyn RecordBatchReader) -> Vec<String> {
    reader.schema().fields().iter().map(|f| f.name().clone()).collect()
}

/// Its rows, a batch at a time; the first error of the source ends them and is left in `failed`.
pub struct Rows {
    reader: Box<dyn RecordBatchReader + Send>,
    batch: Option<RecordBatch>,
    at: usize,
    failed: Failed,
}

/// Where the error of a source is left.
pub type Failed = std::sync::Arc<std::sync::Mutex<Option<ArrowError>>>;

impl Rows {
    /// Of `reader`.
    pub fn new(reader: Box<dyn RecordBatchReader + Send>, failed: Failed) -> Rows {
        Rows { reader, batch: None, at: 0, failed }
    }
}

impl Iterator for Rows {
    type Item = Vec<Cell>;

    fn next(&mut self) -> Option<Vec<Cell>> {
        loop {
            if let Some(batch) = self.batch.as_ref().filter(|b| self.at < b.num_rows()) {
                let at = self.at;
                self.at += 1;
                return Some(batch.columns().iter().map(|column| cell(column, at)).collect());
            }
            match self.reader.next()? {
                Ok(batch) => (self.batch, self.at) = (Some(batch), 0),
                Err(error) => {
                    let mut place = self.failed.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                    *place = Some(error);
                    return None;
                }
            }
        }
    }
}

/// A cell as a person would write it: the members of a list parted by commas.
fn cell(column: &ArrayRef, at: usize) -> Cell {
    if column.is_null(at) {
        return None;
    }
    let members = match column.data_type() {
        DataType::Utf8 => return Some(column.as_string::<i32>().value(at).to_owned()),
        DataType::LargeUtf8 => return Some(column.as_string::<i64>().value(at).to_owned()),
        DataType::Utf8View => return Some(column.as_string_view().value(at).to_owned()),
        DataType::List(_) => column.as_list::<i32>().value(at),
        DataType::LargeList(_) => column.as_list::<i64>().value(at),
        _ => return words(column, at),
    };
    let parts: Vec<String> = (0..members.len()).filter_map(|at| cell(&members, at)).collect();
    Some(parts.join(", "))
}

fn words(column: &ArrayRef, at: usize) -> Cell {
    let options = FormatOptions::default();
    let formatter = ArrayFormatter::try_new(column.as_ref(), &options).ok()?;
    formatter.value(at).try_to_string().ok()
}
