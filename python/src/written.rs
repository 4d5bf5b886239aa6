//! What a run gives: its tables, and its files where they are wanted.

use crate::errors::{RecordError, UsageError, of_arrow, raised};
use crate::steps::table;
use crate::tables::{self, ArrowTable, Builder};
use arrow_array::builder::StringBuilder;
use arrow_array::{ArrayRef, RecordBatch, RecordBatchReader};
use claimdiff::compare::{Part, Standing};
use claimdiff::model::{Funnel, Outcome};
use claimdiff::pipeline::Engine;
use claimdiff::report::rows::View;
use claimdiff::report::tables::{KINDS, Kind, Source, Tables, batches};
use claimdiff::report::{Format, RunInfo, write};
use pyo3::prelude::*;
use serde::{Deserialize, Serialize};
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
#[derive(Default)]
pub struct Lines {
    kinds: StringBuilder,
    records: StringBuilder,
}

/// A finding of one part of a story that is still to be told apart from those of the others.
#[derive(Serialize, Deserialize)]
pub struct Open {
    /// The story.
    pub story: String,
    /// Where it stands.
    pub standing: Standing,
    /// Its record.
    pub record: String,
}

impl Lines {
    /// The records of `outcome`, of questions those of `part`. Its first findings are `open`, articles in them by their
    /// `numbers`.
    pub fn push(&mut self, outcome: &Outcome, part: Part, open: &[Standing], numbers: &[i64]) -> PyResult<()> {
        let view = View::of(outcome);
        let groups = &outcome.resolved.groups;
        for kind in KINDS.iter().filter(|kind| part.is_first() || is_by_question(kind.name)) {
            for range in batches(view.count(kind)) {
                for (at, record) in range.clone().zip(view.records(kind, range)) {
                    match (kind.name, open.get(at)) {
                        ("groups", _) if !groups.get(at).is_some_and(|group| part.has(&group.id)) => {}
                        ("findings", Some(standing)) => {
                            let story = outcome.findings.get(at).map(|f| f.story.clone()).unwrap_or_default();
                            let standing = renumbered(standing.clone(), numbers);
                            let open = Open { story, standing, record: record.text().to_owned() };
                            self.line("open", &serde_json::to_string(&open).map_err(of_arrow)?);
                        }
                        _ => self.line(kind.name, record.text()),
                    }
                }
            }
        }
        self.funnel(&funnel(outcome, part, open.len()))
    }

    /// The findings that are left of several parts of a story.
    pub fn settle<'o>(&mut self, kept: impl Iterator<Item = &'o Open>) -> PyResult<()> {
        let mut funnel = Funnel::default();
        for open in kept {
            funnel.findings += 1;
            self.line("findings", &open.record);
        }
        self.funnel(&funnel)
    }

    fn funnel(&mut self, funnel: &Funnel) -> PyResult<()> {
        self.line("funnel", &serde_json::to_string(funnel).map_err(of_arrow)?);
        Ok(())
    }

    fn line(&mut self, kind: &str, record: &str) {
        self.kinds.append_value(kind);
        self.records.append_value(record);
    }

    /// The table.
    pub fn finish(mut self) -> PyResult<ArrowTable> {
        let columns: [(&str, ArrayRef); 2] =
            [("kind", Arc::new(self.kinds.finish())), ("record", Arc::new(self.records.finish()))];
        table(RecordBatch::try_from_iter(columns).map_err(of_arrow)?)
    }
}

/// Whether each part of a story has records of this table; those of the others are made by the first part.
fn is_by_question(table: &str) -> bool {
    matches!(table, "groups" | "findings" | "coverage")
}

fn renumbered(mut standing: Standing, numbers: &[i64]) -> Standing {
    for place in standing.sides.iter_mut().flatten() {
        place.0 = usize::try_from(place.0).ok().and_then(|at| numbers.get(at).copied()).unwrap_or(place.0);
    }
    standing
}

/// What a part adds to the funnel: articles count once, and findings that are `open` are counted when they are settled.
fn funnel(outcome: &Outcome, part: Part, open: usize) -> Funnel {
    let own = &outcome.funnel;
    let groups = outcome.resolved.groups.iter().filter(|group| part.has(&group.id)).count() as u64;
    let articles = if part.is_first() { own.clone() } else { Funnel::default() };
    let findings = own.findings.saturating_sub(open as u64);
    Funnel { groups, comparable: own.comparable, findings, failed: own.failed, ..articles }
}

/// JSON lines of the table `name`, each in a column `record`, as a table.
pub fn typed(name: &str, reader: Box<dyn RecordBatchReader + Send>) -> PyResult<ArrowTable> {
    let mut builder = Builder::new(tables::schema_of(kind(name)?))?;
    let reader = crate::rows::Rows::new(reader, crate::rows::Failed::default());
    for cells in reader {
        let Some(line) = cells.into_iter().next().flatten() else { continue };
        let record: Schemed = serde_json::from_str(&line)
            .map_err(|e| RecordError::new_err(format!("{name}: {e}; give what the comparison gave")))?;
        if record.schema.is_empty() {
            return Err(RecordError::new_err(format!("{name}: a record without a schema")));
        }
        builder.push_line(line.as_bytes())?;
    }
    builder.finish()
}

/// Any record.
#[derive(Deserialize)]
struct Schemed {
    #[serde(default)]
    schema: String,
}
