//! claimdiff for Python: each function hands over to one of the library, takes and gives Arrow tables through the
//! PyCapsule interface, and leaves Python's lock while it works.

mod columns;
mod errors;
mod known;
mod meter;
mod pairs;
mod patterns;
mod prepared;
mod reading;
mod rows;
mod schema;
mod steps;
mod tables;
mod written;

use arrow_pyarrow::{PyArrowType, Table};
use claimdiff::model::record::{MentionRecord, ScanRecord};
use claimdiff::model::{Article, CodePoints, Outcome, Scan, Value};
use claimdiff::names::Names;
use claimdiff::pipeline::{Engine, Scanned};
use claimdiff::resolve::StoryMode;
use errors::{UsageError, raised};
use meter::Meter;
use patterns::Patterns;
use pyo3::prelude::*;
use reading::{Data, Reading};
use std::sync::OnceLock;
use tables::{ArrowTable, Builder};
use written::{Made, Writing};

/// Stage one: a table of scans, and what a person should know of the inputs.
#[pyfunction]
fn scan(
    py: Python<'_>,
    patterns: &Patterns,
    data: Data,
    reading: Reading,
    progress: Option<Py<PyAny>>,
) -> PyResult<(ArrowTable, Vec<String>)> {
    let engine = patterns.engine();
    py.detach(|| {
        let (mut builder, mut notes) = (Builder::new(tables::scan_schema())?, Vec::new());
        let record = |scanned: Scanned| (ScanRecord::of(&scanned.scan), scanned.notes);
        let mut meter = Meter::new(progress);
        each(&engine, data, &reading, record, |(record, told)| {
            notes.extend(told);
            builder.push(&record)?;
            meter.step()
        })?;
        meter.finish()?;
        Ok((builder.finish()?, notes))
    })
}

/// Both stages: the tables of a run, how much was left after each step, and what a person should know of the inputs.
#[pyfunction]
fn check(
    py: Python<'_>,
    patterns: &Patterns,
    data: Data,
    reading: Reading,
    writing: Writing,
    progress: Option<Py<PyAny>>,
) -> PyResult<(Made, Vec<String>)> {
    let engine = patterns.engine();
    let told = patterns.told().chain(reading.told());
    py.detach(|| {
        let (mut scans, mut notes) = (Vec::new(), Vec::new());
        let mut meter = Meter::new(progress);
        each(
            &engine,
            data,
            &reading,
            |scanned| scanned,
            |scanned| {
                scans.push(scanned.scan);
                notes.extend(scanned.notes);
                meter.step()
            },
        )?;
        meter.finish()?;
        let outcome = compared(&engine, scans, &writing.stories)?;
        Ok((writing.made(&outcome, &engine, told)?, notes))
    })
}

/// Stage two, from a table of scans or from files of scan records.
#[pyfunction]
fn compare(py: Python<'_>, patterns: &Patterns, scans: Data, writing: Writing) -> PyResult<Made> {
    let engine = patterns.engine();
    let told = patterns.told();
    py.detach(|| {
        let outcome = compared(&engine, scans_of(scans)?, &writing.stories)?;
        writing.made(&outcome, &engine, told)
    })
}

/// The records of the output table `name`, given as JSON lines in a column `record`, as a table.
#[pyfunction]
fn typed(py: Python<'_>, name: &str, records: Data) -> PyResult<ArrowTable> {
    let Data::Rows(records) = records else { return Err(UsageError::new_err("records are given as a table")) };
    py.detach(|| written::typed(name, Box::new(records.0)))
}

/// A table of scans, or the output table `name`, without rows.
#[pyfunction]
fn empty(name: &str) -> PyResult<ArrowTable> {
    let schema = if name == "scans" { tables::scan_schema() } else { tables::schema_of(written::kind(name)?) };
    Table::try_new(Vec::new(), schema).map(PyArrowType).map_err(errors::of_arrow)
}

/// The figures that claimdiff reads in `words`, as JSON records.
#[pyfunction]
fn figures(py: Python<'_>, patterns: &Patterns, words: &str) -> PyResult<Vec<String>> {
    let engine = patterns.engine();
    py.detach(|| {
        let article = Article { text: words.to_owned(), language: Some("en".into()), ..Article::default() };
        let scan = engine.scan(article);
        let points = CodePoints::of(&scan.article.text);
        let figures = scan.mentions.iter().filter(|m| matches!(m.value, Value::Figure(_)));
        let record = |m| serde_json::to_string(&MentionRecord::of(m, &scan.article.text, &points));
        figures.map(record).collect::<Result<_, _>>().map_err(errors::of_arrow)
    })
}

/// How two names relate: the relation, how sure that is, and why.
#[pyfunction]
fn relate_names(py: Python<'_>, left: &str, right: &str) -> PyResult<(&'static str, f64, Vec<String>)> {
    static NAMES: OnceLock<Names> = OnceLock::new();
    py.detach(|| {
        let names = match NAMES.get() {
            Some(names) => names,
            None => {
                let loaded = Names::built_in().map_err(raised)?;
                NAMES.get_or_init(|| loaded)
            }
        };
        let likeness = names.relate(left, right);
        Ok((likeness.relation.name(), likeness.confidence, likeness.why))
    })
}

/// Scans every record of `data`: on all cores, or on this thread alone.
fn each<T: Send>(
    engine: &Engine,
    data: Data,
    reading: &Reading,
    make: impl Fn(Scanned) -> T + Sync,
    mut sink: impl FnMut(T) -> PyResult<()>,
) -> PyResult<()> {
    let failed = rows::Failed::default();
    let mut records = reading.records(data, failed.clone())?;
    if reading.parallel {
        engine.scan_into(records, make, sink)?;
    } else {
        records.try_for_each(|record| sink(make(engine.scan_record(record))))?;
    }
    let error = failed.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
    error.map_or(Ok(()), |error| Err(errors::InputError::new_err(error.to_string())))
}

fn scans_of(data: Data) -> PyResult<Vec<Scan>> {
    match data {
        Data::Rows(rows) => tables::scans(Box::new(rows.0)),
        Data::Paths(paths) => claimdiff::read::scans(&paths).map_err(raised),
    }
}

fn compared(engine: &Engine, scans: Vec<Scan>, stories: &str) -> PyResult<Outcome> {
    let mode = match stories {
        "given" => StoryMode::Given,
        "auto" => StoryMode::Auto,
        "one" => StoryMode::One,
        other => return Err(UsageError::new_err(format!("stories={other:?}: there are given, auto and one"))),
    };
    Ok(engine.compare(scans, mode))
}

/// The compiled half of the package `claimdiff`.
#[pymodule(gil_used = false)]
fn _claimdiff(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    errors::add(module)?;
    module.add_class::<Patterns>()?;
    module.add_function(wrap_pyfunction!(scan, module)?)?;
    module.add_function(wrap_pyfunction!(check, module)?)?;
    module.add_function(wrap_pyfunction!(compare, module)?)?;
    steps::add(module)?;
    module.add_function(wrap_pyfunction!(typed, module)?)?;
    module.add_function(wrap_pyfunction!(empty, module)?)?;
    module.add_function(wrap_pyfunction!(figures, module)?)?;
    module.add_function(wrap_pyfunction!(relate_names, module)?)
}
