//! Articles as clusters keep them: each scan as a line of JSON, beside it all that finding stories and shared passages
//! looks at, so that no step after this one takes a scan apart before it is compared.

use crate::errors::of_arrow;
use crate::patterns::Patterns;
use crate::reading::{Data, Reading};
use crate::tables::{ArrowTable, scans_in};
use crate::{each, steps};
use arrow_array::{ArrayRef, BinaryArray, Int32Array, Int64Array, RecordBatch, StringArray};
use arrow_pyarrow::{PyArrowType, Table};
use claimdiff::lexicon::Lexicon;
use claimdiff::model::Scan;
use claimdiff::model::record::ScanRecord;
use claimdiff::pipeline::Scanned;
use claimdiff::resolve::steps::{Named, Traits, day, lines, traits};
use pyo3::prelude::*;
use std::sync::Arc;

/// Articles in one batch.
const BATCH: usize = 512;

/// Scans `data`, or takes the scans that it holds where nothing is said of how it is read: a row an article, and what
/// a person should know of the inputs.
#[pyfunction]
pub fn prepared(
    py: Python<'_>,
    patterns: &Patterns,
    data: Data,
    reading: Option<Reading>,
) -> PyResult<(ArrowTable, Vec<String>)> {
    let engine = patterns.engine();
    py.detach(|| {
        let (mut batches, mut notes) = (Vec::new(), Vec::new());
        let mut waiting: Vec<Row> = Vec::new();
        match reading {
            Some(reading) => {
                let made = |scanned: Scanned| (Row::of(&scanned.scan, &engine.lexicon), scanned.notes);
                each(&engine, data, &reading, made, |(row, told)| {
                    notes.extend(told);
                    waiting.push(row?);
                    if waiting.len() >= BATCH {
                        batches.push(batch(&std::mem::take(&mut waiting))?);
                    }
                    Ok(())
                })?;
            }
            None => {
                for given in steps::batches(data)? {
                    let scans = scans_in(&given.map_err(of_arrow)?)?;
                    let rows = scans.iter().map(|scan| Row::of(scan, &engine.lexicon)).collect::<PyResult<Vec<_>>>()?;
                    batches.push(batch(&rows)?);
                }
            }
        }
        if !waiting.is_empty() || batches.is_empty() {
            batches.push(batch(&waiting)?);
        }
        let schema =
            batches.first().map(RecordBatch::schema).unwrap_or_else(|| Arc::new(arrow_schema::Schema::empty()));
        Ok((Table::try_new(batches, schema).map(PyArrowType).map_err(of_arrow)?, notes))
    })
}

/// One article.
struct Row {
    id: String,
    outlet: String,
    path: String,
    record: u64,
    skipped: Option<String>,
    story: Option<String>,
    date: Option<i32>,
    day: Option<i32>,
    sha256: String,
    traits: Traits,
    lines: Vec<(u64, bool)>,
    scan: String,
}

impl Row {
    fn of(scan: &Scan, lexicon: &Lexicon) -> PyResult<Row> {
        let article = &scan.article;
        let named = Named::of(article);
        Ok(Row {
            id: article.id.clone(),
            outlet: article.outlet.clone(),
            path: article.source.path.clone(),
            record: article.source.record,
            skipped: scan.skipped.as_ref().map(|skip| format!("{}: {}", skip.reason, skip.detail)),
            story: named.story.map(str::to_owned),
            date: named.date,
            day: day(article),
            sha256: named.sha256.to_owned(),
            traits: traits(scan, lexicon),
            lines: lines(scan, lexicon),
            scan: serde_json::to_string(&ScanRecord::of(scan)).map_err(of_arrow)?,
        })
    }

    fn lines(&self, long: bool) -> impl Iterator<Item = u64> {
        self.lines.iter().filter(move |line| line.1 == long).map(|line| line.0)
    }
}

fn batch(rows: &[Row]) -> PyResult<RecordBatch> {
    let words = |of: fn(&Row) -> Option<&str>| -> ArrayRef { Arc::new(StringArray::from_iter(rows.iter().map(of))) };
    let days = |of: fn(&Row) -> Option<i32>| -> ArrayRef { Arc::new(Int32Array::from_iter(rows.iter().map(of))) };
    let counts =
        |of: fn(&(u64, f32, f32)) -> f32| steps::floats(rows.iter().map(move |r| r.traits.counts.iter().map(of)));
    let records = Int64Array::from_iter_values(rows.iter().map(|r| i64::try_from(r.record).unwrap_or(i64::MAX)));
    let columns: [(&str, ArrayRef); 18] = [
        ("id", words(|r| Some(&r.id))),
        ("outlet", words(|r| Some(&r.outlet))),
        ("path", words(|r| Some(&r.path))),
        ("record", Arc::new(records)),
        ("skipped", words(|r| r.skipped.as_deref())),
        ("story", words(|r| r.story.as_deref())),
        ("date", days(|r| r.date)),
        ("day", days(|r| r.day)),
        ("sha256", words(|r| Some(&r.sha256))),
        ("fingerprints", steps::longs(rows.iter().map(|r| r.traits.fingerprints.iter().copied()))),
        ("keys", steps::longs(rows.iter().map(|r| r.traits.counts.iter().map(|c| c.0)))),
        ("times", counts(|c| c.1)),
        ("weights", counts(|c| c.2)),
        ("words", Arc::new(BinaryArray::from_iter_values(rows.iter().map(|r| &r.traits.words)))),
        ("credit", words(|r| r.traits.credit.as_deref())),
        ("long", steps::longs(rows.iter().map(|r| r.lines(true)))),
        ("short", steps::longs(rows.iter().map(|r| r.lines(false)))),
        ("scan", words(|r| Some(&r.scan))),
    ];
    RecordBatch::try_from_iter_with_nullable(columns.map(|(name, column)| (name, column, true))).map_err(of_arrow)
}
