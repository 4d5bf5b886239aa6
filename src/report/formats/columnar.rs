//! Tables by column: Parquet, and Arrow's own file format. Numbers stay numbers; what is a list or an object is its
//! JSON in one cell, as in the CSV files.

use crate::report::columns::{Column, Holds, columns, place};
use crate::report::folder::{Begun, Folder};
use crate::report::record::{Record, words};
use crate::report::sink::Sink;
use crate::report::tables::Kind;
use arrow_array::builder::{Float64Builder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_ipc::writer::FileWriter;
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use std::borrow::Cow;
use std::fs::File;
use std::io;
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

/// Every table as a file of one format.
pub struct Tables {
    format: Format,
    files: Vec<Begun>,
    writer: Option<Writer>,
}

impl Tables {
    /// None yet.
    pub fn new(format: Format) -> Tables {
        Tables { format, files: Vec::new(), writer: None }
    }
}

impl Sink for Tables {
    fn begin(&mut self, kind: &'static Kind, folder: &Folder) -> io::Result<()> {
        let ending = if self.format == Format::Parquet { "parquet" } else { "arrow" };
        let begun = folder.begin(&format!("{}.{ending}", kind.name))?;
        let file = File::options().write(true).open(begun.place())?;
        self.writer = Some(Writer::new(self.format, columns(kind), file)?);
        self.files.push(begun);
        Ok(())
    }

    fn take(&mut self, _: &'static Kind, batch: &[Record]) -> io::Result<()> {
        let Some(writer) = &mut self.writer else { return Ok(()) };
        batch.iter().try_for_each(|record| writer.add(record))
    }

    fn end(&mut self) -> io::Result<()> {
        self.writer.take().map_or(Ok(()), Writer::finish)
    }

    fn finish(self: Box<Self>, folder: &Folder) -> io::Result<()> {
        self.files.into_iter().try_for_each(|file| folder.keep(file))
    }
}

/// A file that grows row by row; [`Writer::finish`] completes it.
pub struct Writer {
    columns: Vec<Column>,
    schema: SchemaRef,
    /// The cells that wait, by column.
    waiting: Vec<Cells>,
    rows: usize,
    file: Growing,
}

/// Cells of one column.
enum Cells {
    Integers(Int64Builder),
    Numbers(Float64Builder),
    Words(StringBuilder),
}

impl Cells {
    fn new(holds: Holds) -> Cells {
        match holds {
            Holds::Integer => Cells::Integers(Int64Builder::new()),
            Holds::Number => Cells::Numbers(Float64Builder::new()),
            Holds::Text | Holds::Json => Cells::Words(StringBuilder::new()),
        }
    }

    /// Adds the cell whose JSON is `text`: words as they are, what is no number in a column of numbers as none.
    fn add(&mut self, text: Option<&str>) {
        match self {
            Cells::Integers(cells) => cells.append_option(text.and_then(|text| text.parse().ok())),
            Cells::Numbers(cells) => cells.append_option(text.and_then(|text| text.parse().ok())),
            Cells::Words(cells) => cells.append_option(text.map(|text| words(text).unwrap_or(Cow::Borrowed(text)))),
        }
    }

    fn array(&mut self) -> ArrayRef {
        match self {
            Cells::Integers(cells) => Arc::new(cells.finish()),
            Cells::Numbers(cells) => Arc::new(cells.finish()),
            Cells::Words(cells) => Arc::new(cells.finish()),
        }
    }
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
        let waiting = columns.iter().map(|column| Cells::new(column.holds)).collect();
        Ok(Writer { columns, schema, waiting, rows: 0, file })
    }

    /// Adds a record; fields that are no column are left out.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn add(&mut self, record: &Record) -> io::Result<()> {
        let mut cells = vec![None; self.columns.len()];
        place(&self.columns, &record.fields(), &mut cells);
        self.waiting.iter_mut().zip(cells).for_each(|(column, cell)| column.add(cell));
        self.rows += 1;
        if self.rows < BATCH { Ok(()) } else { self.flush() }
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
        if std::mem::take(&mut self.rows) == 0 {
            return Ok(());
        }
        let arrays = self.waiting.iter_mut().map(Cells::array).collect();
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
        let rows: Vec<Record> = (0..BATCH + 1)
            .map(|n| json!({"id": format!("c{n}"), "at": {"start": n}, "sure": 0.5, "outlets": ["A"], "other": 1}))
            .map(|row| Record::of(&row))
            .collect();
        let dir = tempfile::tempdir().unwrap();
        let write = |format: Format, name: &str| {
            let path = dir.path().join(name);
            let mut writer = Writer::new(format, columns.to_vec(), File::create(&path).unwrap()).unwrap();
            rows.iter().for_each(|row| writer.add(row).unwrap());
            writer.finish().unwrap();
            path
        };
        let (once, twice) = (write(Format::Parquet, "a.parquet"), write(Format::Parquet, "b.parquet"));
        assert_eq!(std::fs::read(&once).unwrap(), std::fs::read(&twice).unwrap());
        let read = SerializedFileReader::new(File::open(&once).unwrap()).unwrap();
        let last = read.get_row_iter(None).unwrap().last().unwrap().unwrap();
        assert_eq!(
            last.to_string(),
            format!("{{id: \"c{BATCH}\", at.start: {BATCH}, sure: 0.5, outlets: \"[\"A\"]\"}}")
        );
        let arrow = write(Format::Arrow, "a.arrow");
        let read = arrow_ipc::reader::FileReader::try_new(File::open(&arrow).unwrap(), None).unwrap();
        assert_eq!(read.map(|batch| batch.unwrap().num_rows()).sum::<usize>(), rows.len());
    }
}
