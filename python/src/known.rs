//! Stage two of whole stories, once the steps before have found out what lies across them.

use crate::columns::{Columns, at, words_at};
use crate::errors::{RecordError, of_arrow};
use crate::patterns::Patterns;
use crate::reading::Data;
use crate::steps::batches;
use crate::tables::ArrowTable;
use crate::written::{Lines, Open};
use arrow_array::Int64Array;
use claimdiff::compare::{Part, Standing, distinct};
use claimdiff::model::record::ScanRecord;
use claimdiff::model::{ArticleIx, Corpus, Scan};
use claimdiff::resolve::steps::Known;
use pyo3::prelude::*;
use std::collections::BTreeMap;

/// Scans of whole stories as lines of JSON, with what the steps before have found out, to the records of every table.
/// A story of which several workers have each a part of the questions comes by itself.
#[pyfunction]
pub fn compare_known(py: Python<'_>, patterns: &Patterns, scans: Data) -> PyResult<ArrowTable> {
    let engine = patterns.engine();
    py.detach(|| {
        let mut lines = Lines::default();
        for (of, told) in sets(scans)? {
            let part = Part::of(of.number, of.of);
            let numbers: Vec<i64> = told.iter().map(|told| told.ix).collect();
            let (corpus, known) = known(told, &numbers);
            let (outcome, open) = engine.compare_known(corpus, &known, part);
            lines.push(&outcome, part, &open, &numbers)?;
        }
        lines.finish()
    })
}

/// Findings of several parts of one story to those that are about one thing each, and their number for the funnel.
#[pyfunction]
pub fn settled(py: Python<'_>, records: Data) -> PyResult<ArrowTable> {
    py.detach(|| {
        let mut by_story: BTreeMap<String, Vec<Open>> = BTreeMap::new();
        for batch in batches(records)? {
            let batch = batch.map_err(of_arrow)?;
            let records = Columns(&batch).words("record")?;
            for record in records.iter().flatten() {
                let open: Open = serde_json::from_str(record).map_err(of_arrow)?;
                by_story.entry(open.story.clone()).or_default().push(open);
            }
        }
        let mut lines = Lines::default();
        for open in by_story.into_values() {
            let standings: Vec<Standing> = open.iter().map(|one| one.standing.clone()).collect();
            lines.settle(open.iter().zip(distinct(&standings)).filter(|(_, keep)| *keep).map(|(one, _)| one))?;
        }
        lines.finish()
    })
}

/// Of which story, and which of its parts; all stories that are whole are one set.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Of {
    story: String,
    number: u64,
    of: u64,
}

/// The articles of each set, in order.
fn sets(scans: Data) -> PyResult<BTreeMap<Of, Vec<Told>>> {
    let mut sets: BTreeMap<Of, Vec<Told>> = BTreeMap::new();
    for batch in batches(scans)? {
        let batch = batch.map_err(of_arrow)?;
        let columns = Columns(&batch);
        let (numbers, twins) = (columns.longs("ix")?, columns.ints("twin")?);
        let (shared, repeated) = (columns.lists_of_longs("shared")?, columns.lists_of_longs("repeated")?);
        let (stories, lineages) = (columns.words("story")?, columns.words("lineage")?);
        let (sets_of, parts, all) = (columns.words("set")?, columns.longs("part")?, columns.longs("parts")?);
        let scans = columns.words("scan")?;
        for (row, (shared, repeated)) in shared.into_iter().zip(repeated).enumerate() {
            let number = |column: &Int64Array| at(column, row).and_then(|n| u64::try_from(n).ok()).unwrap_or_default();
            let of = match number(&all) {
                0 | 1 => Of { story: String::new(), number: 0, of: 1 },
                of => Of { story: sets_of.value(row).to_owned(), number: number(&parts), of },
            };
            sets.entry(of).or_default().push(Told {
                ix: numbers.value(row),
                scan: scan(scans.value(row), twins.value(row))?,
                story: words_at(&stories, row).map(str::to_owned),
                lineage: words_at(&lineages, row).unwrap_or_default().to_owned(),
                shared,
                repeated: repeated.into_iter().map(|key| key as u64).collect(),
            });
        }
    }
    sets.values_mut().for_each(|told| told.sort_by_key(|told| told.ix));
    Ok(sets)
}

/// One article, and what the steps before have found out about it.
struct Told {
    ix: i64,
    scan: Scan,
    story: Option<String>,
    lineage: String,
    shared: Vec<i64>,
    repeated: Vec<u64>,
}

/// The scan of a line; of the second article with the id `a` it is `a~2`.
fn scan(line: &str, twin: i32) -> PyResult<Scan> {
    let wrong = |reason: String| RecordError::new_err(format!("a scan that is none: {reason}"));
    let record: ScanRecord = serde_json::from_str(line).map_err(|e| wrong(e.to_string()))?;
    let mut scan = record.into_scan().map_err(wrong)?;
    if twin > 1 {
        scan.article.id = format!("{}~{twin}", scan.article.id);
    }
    Ok(scan)
}

/// Articles in their order, which their `numbers` tell, numbered anew.
fn known(told: Vec<Told>, numbers: &[i64]) -> (Corpus, Known) {
    let number = |ix: i64| numbers.binary_search(&ix).ok().map(|at| ArticleIx(at as u32));
    let (mut corpus, mut known) = (Corpus::default(), Known::default());
    for one in told {
        known.shared.extend(one.shared.iter().filter_map(|right| Some((number(one.ix)?, number(*right)?))));
        corpus.scans.push(one.scan);
        known.stories.push(one.story);
        known.lineages.push(one.lineage);
        known.repeated.push(one.repeated);
    }
    (corpus, known)
}
