//! Records to Arrow and back.

use crate::errors::of_arrow;
use crate::schema::arrow_schema;
use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_json::ReaderBuilder;
use arrow_json::reader::Decoder;
use arrow_json::writer::{LineDelimited, WriterBuilder};
use arrow_pyarrow::{PyArrowType, Table};
use arrow_schema::SchemaRef;
use claimdiff::model::Scan;
use claimdiff::model::record::ScanRecord;
use claimdiff::report::tables::{KINDS, Kind};
use pyo3::prelude::*;
use std::sync::{Arc, LazyLock};

use crate::errors::RecordError;

/// A table on its way to Python.
pub type ArrowTable = PyArrowType<Table>;

/// Records in one batch: few, so that what is known of them until their columns are made stays in the processor's
/// cache.
const BATCH: usize = 64;

static SCANS: LazyLock<SchemaRef> =
    LazyLock::new(|| Arc::new(arrow_schema(schemars::schema_for!(ScanRecord).as_value())));

/// The schema of a table of scans.
pub fn scan_schema() -> SchemaRef {
    SCANS.clone()
}

/// The schema of an output table.
pub fn schema_of(kind: &Kind) -> SchemaRef {
    Arc::new(arrow_schema((kind.schema)().as_value()))
}

/// The output table called `name`.
pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|k| k.name == name)
}

/// Makes a table of records, a batch at a time.
pub struct Builder {
    decoder: Decoder,
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

impl Builder {
    /// Of records with this schema.
    pub fn new(schema: SchemaRef) -> PyResult<Builder> {
        let decoder = ReaderBuilder::new(schema.clone()).with_batch_size(BATCH).build_decoder().map_err(of_arrow)?;
        Ok(Builder { decoder, schema, batches: Vec::new() })
    }

    /// Adds one record.
    pub fn push(&mut self, record: &impl serde::Serialize) -> PyResult<()> {
        self.decoder.serialize(std::slice::from_ref(record)).map_err(of_arrow)?;
        if self.decoder.len() >= BATCH { self.flush() } else { Ok(()) }
    }

    /// Adds one record that is written already.
    pub fn push_line(&mut self, mut line: &[u8]) -> PyResult<()> {
        while !line.is_empty() {
            let read = self.decoder.decode(line).map_err(of_arrow)?;
            line = line.get(read..).unwrap_or_default();
            if self.decoder.len() >= BATCH {
                self.flush()?;
            }
        }
        Ok(())
    }

    fn flush(&mut self) -> PyResult<()> {
        self.batches.extend(self.decoder.flush().map_err(of_arrow)?);
        Ok(())
    }

    /// The table.
    pub fn finish(mut self) -> PyResult<ArrowTable> {
        self.flush()?;
        Table::try_new(self.batches, self.schema).map(PyArrowType).map_err(of_arrow)
    }
}

/// The scans of a table that [`Builder`] made, of Python or of Spark.
pub fn scans(reader: Box<dyn RecordBatchReader + Send>) -> PyResult<Vec<Scan>> {
    let mut out = Vec::new();
    for batch in reader {
        read_scans(&batch.map_err(of_arrow)?, &mut out)?;
    }
    Ok(out)
}

/// The scans of a batch that has other columns beside those of a scan.
pub fn scans_in(batch: &RecordBatch) -> PyResult<Vec<Scan>> {
    let schema = batch.schema();
    let own = schema.fields().iter().enumerate().filter(|(_, field)| SCANS.field_with_name(field.name()).is_ok());
    let own: Vec<usize> = own.map(|(at, _)| at).collect();
    let mut out = Vec::with_capacity(batch.num_rows());
    read_scans(&batch.project(&own).map_err(of_arrow)?, &mut out)?;
    Ok(out)
}

fn read_scans(batch: &RecordBatch, out: &mut Vec<Scan>) -> PyResult<()> {
    for line in lines(batch)?.split(|b| *b == b'\n').filter(|l| !l.is_empty()) {
        let row = out.len();
        let wrong = |reason: String| RecordError::new_err(format!("scans, row {row}: {reason}"));
        let record: ScanRecord = serde_json::from_slice(line)
            .map_err(|e| wrong(format!("not a scan record ({e}); give what claimdiff.scan gave")))?;
        out.push(record.into_scan().map_err(wrong)?);
    }
    Ok(())
}

/// The rows of a batch as JSON lines.
fn lines(batch: &RecordBatch) -> PyResult<Vec<u8>> {
    let mut writer = WriterBuilder::new().build::<_, LineDelimited>(Vec::new());
    writer.write(batch).map_err(of_arrow)?;
    writer.finish().map_err(of_arrow)?;
    Ok(writer.into_inner())
}
