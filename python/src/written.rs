//! What a run gives: its tables, and its files where they are wanted.

use crate::errors::{RecordError, UsageError, of_arrow, raised};
use crate::tables::{self, ArrowTable, Builder};
use arrow_array::RecordBatchReader;
use arrow_schema::{DataType, Field, Schema};
use claimdiff::model::Outcome;
use claimdiff::pipeline::Engine;
use claimdiff::report::rows::View;
use claimdiff::report::tables::{Kind, Tables, text};
use claimdiff::report::{Format, RunInfo, write};
use pyo3::prelude::*;
use serde_json::Value as Json;
use std::path::PathBuf;
use std::sync::Arc;

/// The tables of a run by name, and its funnel as JSON.
pub type Made = (Vec<(&'static str, ArrowTable)>, String);

/// How a run is compared and where it is written.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub struct Writing {
    /// How stories are found.
    pub stories: String,
    /// The folder of its files; none where only tables are wanted.
    pub out: Option<PathBuf>,
    /// The formats of the files; all where none is named.
    pub formats: Vec<String>,
    /// Whether the words of articles are left out of the files.
    pub no_text: bool,
}

impl Writing {
    /// The tables of `outcome`; its files are written where a folder is named.
    pub fn made(
        &self,
        outcome: &Outcome,
        engine: &Engine,
        told: impl Iterator<Item = (String, String)>,
    ) -> PyResult<Made> {
        if let Some(out) = &self.out {
            let mut options: std::collections::BTreeMap<_, _> = told.collect();
            options.insert("stories".to_owned(), self.stories.clone());
            if self.no_text {
                options.insert("no-text".to_owned(), "true".to_owned());
            }
            let formats = self.formats.iter().map(|name| format(name)).collect::<PyResult<_>>()?;
            let patterns_hash = engine.patterns.hash();
            let run = RunInfo { options, patterns_hash, formats, no_text: self.no_text, ..RunInfo::default() };
            write(outcome, &run, out).map_err(raised)?;
        }
        let mut made = Vec::new();
        for (kind, rows) in Tables::of(&View::of(outcome)).each() {
            let mut builder = Builder::new(tables::schema_of(kind))?;
            rows.iter().try_for_each(|row| builder.push(row))?;
            made.push((kind.name, builder.finish()?));
        }
        Ok((made, serde_json::to_string(&outcome.funnel).map_err(of_arrow)?))
    }
}

fn format(name: &str) -> PyResult<Format> {
    let known = || Format::ALL.iter().map(|f| f.name()).collect::<Vec<_>>().join(", ");
    Format::named(name).ok_or_else(|| UsageError::new_err(format!("no format {name:?}; there are {}", known())))
}

/// The output table called `name`.
pub fn kind(name: &str) -> PyResult<&'static Kind> {
    tables::kind(name).ok_or_else(|| UsageError::new_err(format!("there is no table {name:?}")))
}

/// Every record of a run: its table and its JSON line; and the funnel, as the table `funnel`.
pub fn lines(outcome: &Outcome) -> PyResult<ArrowTable> {
    let schema = Schema::new(["kind", "record"].map(|name| Field::new(name, DataType::Utf8, false)).to_vec());
    let mut builder = Builder::new(Arc::new(schema))?;
    let mut push =
        |kind: &str, record: &Json| builder.push(&serde_json::json!({"kind": kind, "record": record.to_string()}));
    for (kind, rows) in Tables::of(&View::of(outcome)).each() {
        rows.iter().try_for_each(|row| push(kind.name, row))?;
    }
    push("funnel", &serde_json::to_value(&outcome.funnel).map_err(of_arrow)?)?;
    builder.finish()
}

/// JSON lines of the table `name`, each in a column `record`, as a table.
pub fn typed(name: &str, reader: Box<dyn RecordBatchReader + Send>) -> PyResult<ArrowTable> {
    let mut builder = Builder::new(tables::schema_of(kind(name)?))?;
    let reader = crate::rows::Rows::new(reader, crate::rows::Failed::default());
    for cells in reader {
        let Some(line) = cells.into_iter().next().flatten() else { continue };
        let record: Json = serde_json::from_str(&line)
            .map_err(|e| RecordError::new_err(format!("{name}: {e}; give what the comparison gave")))?;
        if text(&record, "schema").is_empty() {
            return Err(RecordError::new_err(format!("{name}: a record without a schema")));
        }
        builder.push(&record)?;
    }
    builder.finish()
}
