//! Tables by column: Parquet, and Arrow's own file format. Numbers stay numbers; what is a list or an object is its
//! JSON in one cell, as in the CSV files.

use crate::report::columns::{Column, Holds, cells};
use arrow_array::{ArrayRef, Float64Array, Int64Array, RecordBatch, StringArray};
use arrow_ipc::writer::FileWriter;
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use serde_json::Value as Json;
use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// Rows that are made into columns at once.
const BATCH: usize = 4096;

/// What a file is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// Apache Parquet, packed with zstd.
    Parquet,
    /// An Arrow IPC file (Feather 2), not packed.
    Arrow,
}

/// Writes `rows` into the file at `path`, which is there already.
///
/// # Errors
/// Where it cannot be written.
pub fn write(format: Format, columns: &[Column], rows: &[Json], path: &Path) -> io::Result<()> {
    let file = File::options().write(true).truncate(true).open(path)?;
    let mut writer = Writer::new(format, columns.to_vec(), file)?;
    rows.iter().try_for_each(|row| writer.add(row))?;
    writer.finish()
}

/// A file that grows row by row; [`Writer::finish`] completes it.
pub struct Writer {
    columns: Vec<Column>,
    schema: SchemaRef,
    /// A row is its cells, in the order of `columns`.
    waiting: Vec<Vec<Json>>,
    file: Growing,
}

enum Growing {
    Parquet(Box<ArrowWriter<File>>),
    Arrow(Box<FileWriter<io::BufWriter<File>>>),
}

impl Writer {
    /// An empty table with these columns.
    ///
    /// # Errors
    /// Where its first bytes cannot be written.
    pub fn new(format: Format, columns: Vec<Column>, file: File) -> io::Result<Writer> {
        let field = |c: &Column| Field::new(&c.name, kind(c.holds), true);
        let schema: SchemaRef = Arc::new(Schema::new(columns.iter().map(field).collect::<Vec<_>>()));
        let file = match format {
            Format::Parquet => {
                let packed = Compression::ZSTD(ZstdLevel::default());
                let properties = WriterProperties::builder().set_compression(packed).build();
                let writer = ArrowWriter::try_new(file, schema.clone(), Some(properties)).map_err(of_parquet)?;
                Growing::Parquet(Box::new(writer))
            }
            Format::Arrow => Growing::Arrow(Box::new(FileWriter::try_new_buffered(file, &schema).map_err(of_arrow)?)),
        };
        Ok(Writer { columns, schema, waiting: Vec::new(), file })
    }

    /// Adds a record; fields that are no column are left out.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn add(&mut self, record: &Json) -> io::Result<()> {
        let mut found = cells(record);
        let take = |column: &Column| {
            let at = found.iter().position(|(name, _)| *name == column.name);
            at.map_or(Json::Null, |at| found.swap_remove(at).1)
        };
        self.waiting.push(self.columns.iter().map(take).collect());
        if self.waiting.len() < BATCH { Ok(()) } else { self.flush() }
    }

    /// Writes what is left, and the end of the file.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn finish(mut self) -> io::Result<()> {
        self.flush()?;
        match self.file {
            Growing::Parquet(writer) => writer.close().map(|_| ()).map_err(of_parquet),
            Growing::Arrow(mut writer) => writer.finish().map_err(of_arrow),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        let rows = std::mem::take(&mut self.waiting);
        if rows.is_empty() {
            return Ok(());
        }
        let arrays = self.columns.iter().enumerate().map(|(at, column)| array(column.holds, at, &rows)).collect();
        let batch = RecordBatch::try_new(self.schema.clone(), arrays).map_err(of_arrow)?;
        match &mut self.file {
            Growing::Parquet(writer) => writer.write(&batch).map_err(of_parquet),
            Growing::Arrow(writer) => writer.write(&batch).map_err(of_arrow),
        }
    }
}

fn kind(holds: Holds) -> DataType {
    match holds {
        Holds::Integer => DataType::Int64,
        Holds::Number => DataType::Float64,
        Holds::Text | Holds::Json => DataType::Utf8,
    }
}

/// Cell `at` of every row, as one array.
fn array(holds: Holds, at: usize, rows: &[Vec<Json>]) -> ArrayRef {
    let cells = rows.iter().map(|row| row.get(at).unwrap_or(&Json::Null));
    match holds {
        Holds::Integer => Arc::new(cells.map(Json::as_i64).collect::<Int64Array>()),
        Holds::Number => Arc::new(cells.map(Json::as_f64).collect::<Float64Array>()),
        Holds::Text | Holds::Json => Arc::new(cells.map(words).collect::<StringArray>()),
    }
}

/// Words as they are, anything else as JSON.
fn words(cell: &Json) -> Option<String> {
    match cell {
        Json::Null => None,
        Json::String(words) => Some(words.clone()),
        other => Some(other.to_string()),
    }
}

fn of_parquet(error: ParquetError) -> io::Error {
    io::Error::other(error)
}

fn of_arrow(error: ArrowError) -> io::Error {
    io::Error::other(error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use serde_json::json;

    #[test]
    fn what_is_written_is_read_back_and_kept_as_it_is() {
        let column = |name: &str, holds| Column { name: name.into(), holds, about: String::new() };
        let columns = [
            column("id", Holds::Text),
            column("at.start", Holds::Integer),
            column("sure", Holds::Number),
            column("outlets", Holds::Json),
        ];
        let rows: Vec<Json> = (0..BATCH + 1)
            .map(|n| json!({"id": format!("c{n}"), "at": {"start": n}, "sure": 0.5, "outlets": ["A"], "other": 1}))
            .collect();
        let dir = tempfile::tempdir().unwrap();
        let file = |name: &str| {
            let path = dir.path().join(name);
            File::create(&path).unwrap();
            path
        };
        let (once, twice) = (file("a.parquet"), file("b.parquet"));
        write(Format::Parquet, &columns, &rows, &once).unwrap();
        write(Format::Parquet, &columns, &rows, &twice).unwrap();
        assert_eq!(std::fs::read(&once).unwrap(), std::fs::read(&twice).unwrap());
        let read = SerializedFileReader::new(File::open(&once).unwrap()).unwrap();
        let last = read.get_row_iter(None).unwrap().last().unwrap().unwrap();
        assert_eq!(
            last.to_string(),
            format!("{{id: \"c{BATCH}\", at.start: {BATCH}, sure: 0.5, outlets: \"[\"A\"]\"}}")
        );
        let arrow = file("a.arrow");
        write(Format::Arrow, &columns, &rows, &arrow).unwrap();
        let read = arrow_ipc::reader::FileReader::try_new(File::open(&arrow).unwrap(), None).unwrap();
        assert_eq!(read.map(|batch| batch.unwrap().num_rows()).sum::<usize>(), rows.len());
    }
}
