//! Writes what a run found out. Each table is defined once, in [`rows`]; a format knows no table.

pub mod columns;
pub mod counts;
pub mod csv;
pub mod folder;
pub mod formats;
pub mod gathered;
pub mod html;
pub mod jsonl;
pub mod manifest;
pub mod privacy;
pub mod protected;
pub mod record;
pub mod review;
pub mod rows;
pub mod sink;
pub mod tables;

use crate::model::{Error, Outcome};
use folder::Folder;
#[cfg(feature = "parquet")]
use formats::columnar;
use formats::{annotations, claims_jsonld, codebook, datapackage, openmetrics, sarif, sqlite};
use manifest::Manifest;
use privacy::Redactor;
use rayon::prelude::*;
use record::Record;
use rows::View;
use sink::Sink;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::ops::Range;
use std::path::Path;
use tables::{Kind, Source};

/// One format of the outputs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Format {
    /// Every table as JSON lines.
    Jsonl,
    /// Every table as CSV, with `datapackage.json` and `CODEBOOK.md`.
    Csv,
    /// `claimdiff.sqlite`.
    Sqlite,
    /// `report.html`.
    Html,
    /// `findings.sarif`.
    Sarif,
    /// `annotations.jsonl`.
    Annotations,
    /// `claims.jsonld`.
    Claims,
    /// `metrics.prom`.
    Metrics,
    /// Every table as Parquet.
    #[cfg(feature = "parquet")]
    Parquet,
    /// Every table as an Arrow file, where it is asked for.
    #[cfg(feature = "parquet")]
    Arrow,
}

impl Format {
    /// All of them.
    pub const ALL: &[Format] = &[
        Format::Jsonl,
        Format::Csv,
        Format::Sqlite,
        Format::Html,
        Format::Sarif,
        Format::Annotations,
        Format::Claims,
        Format::Metrics,
        #[cfg(feature = "parquet")]
        Format::Parquet,
        #[cfg(feature = "parquet")]
        Format::Arrow,
    ];

    /// As written on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::Jsonl => "jsonl",
            Format::Csv => "csv",
            Format::Sqlite => "sqlite",
            Format::Html => "html",
            Format::Sarif => "sarif",
            Format::Annotations => "annotations",
            Format::Claims => "jsonld",
            Format::Metrics => "openmetrics",
            #[cfg(feature = "parquet")]
            Format::Parquet => "parquet",
            #[cfg(feature = "parquet")]
            Format::Arrow => "arrow",
        }
    }

    /// The format called `name`.
    pub fn named(name: &str) -> Option<Format> {
        Format::ALL.iter().copied().find(|f| f.name() == name)
    }

    /// The file by which it is known that a folder holds it.
    pub fn file(self) -> &'static str {
        match self {
            Format::Jsonl => "findings.jsonl",
            Format::Csv => "findings.csv",
            Format::Sqlite => "claimdiff.sqlite",
            Format::Html => "report.html",
            Format::Sarif => "findings.sarif",
            Format::Annotations => "annotations.jsonl",
            Format::Claims => "claims.jsonld",
            Format::Metrics => "metrics.prom",
            #[cfg(feature = "parquet")]
            Format::Parquet => "findings.parquet",
            #[cfg(feature = "parquet")]
            Format::Arrow => "findings.arrow",
        }
    }

    /// Those that the folder at `path` holds.
    pub fn held(path: &Path) -> impl Iterator<Item = Format> {
        Format::ALL.iter().copied().filter(move |format| path.join(format.file()).is_file())
    }
}

/// What the outputs say of the run itself.
#[derive(Clone, Debug, Default)]
pub struct RunInfo {
    /// The options that change results.
    pub options: BTreeMap<String, String>,
    /// SHA-256 over the pattern files that ran.
    pub patterns_hash: String,
    /// The formats to write; none for all, but Arrow, which holds what Parquet does.
    pub formats: BTreeSet<Format>,
    /// The time of the run (ISO 8601), where one is to be told.
    pub at: Option<String>,
    /// What people have said of findings.
    pub review: review::Review,
    /// Whether the words of articles are left out.
    pub no_text: bool,
    /// The key of the pseudonyms that stand in place of people's names.
    pub redact: Option<Vec<u8>>,
    /// Names that no output may hold.
    pub protected: Option<protected::Protected>,
}

impl RunInfo {
    /// Whether `format` is written.
    pub fn wants(&self, format: Format) -> bool {
        #[cfg(feature = "parquet")]
        let usual = format != Format::Arrow;
        #[cfg(not(feature = "parquet"))]
        let usual = true;
        self.formats.is_empty() && usual || self.formats.contains(&format)
    }
}

/// Writes every output of `outcome` into `folder`; each file appears whole, or none does.
///
/// # Errors
/// [`Error::Output`] where the folder or a file in it cannot be written.
pub fn write(outcome: &Outcome, run: &RunInfo, folder: &Path) -> Result<(), Error> {
    let folder = open(folder)?;
    write_into(run, &Made::of(View::of(outcome).reviewed(&run.review), run)?, folder)
}

/// A run whose outputs can be written, wherever it is kept.
pub trait Kept: Source {
    /// What ran on what.
    fn manifest(&self, run: &RunInfo) -> Manifest;

    /// Writes the report for people, without what is `hidden`.
    ///
    /// # Errors
    /// Where a file cannot be written.
    fn report(&self, run: &RunInfo, hidden: Option<&Redactor>, folder: &Folder) -> io::Result<()>;

    /// Whether all records that were asked for are there.
    ///
    /// # Errors
    /// Where some could not be read again.
    fn check(&self) -> io::Result<()> {
        Ok(())
    }
}

impl Kept for View<'_> {
    fn manifest(&self, run: &RunInfo) -> Manifest {
        Manifest::of(self.outcome, run)
    }

    fn report(&self, run: &RunInfo, hidden: Option<&Redactor>, folder: &Folder) -> io::Result<()> {
        html::write(self, run, hidden, folder)
    }
}

/// The records of a run, without what is to be hidden, and what hides it elsewhere.
pub struct Made<K> {
    /// The run itself.
    pub kept: K,
    no_text: bool,
    /// Puts pseudonyms in place of people's names, where the run wants that.
    pub redactor: Option<Redactor>,
}

impl<K: Kept> Made<K> {
    /// Of the run that is `kept`.
    ///
    /// # Errors
    /// [`Error::Usage`] where there are more names than can be hidden.
    pub fn of(kept: K, run: &RunInfo) -> Result<Made<K>, Error> {
        let redactor = run.redact.as_ref().map(|key| Redactor::of(&kept, key)).transpose();
        let redactor = redactor.map_err(|e| Error::Usage(e.to_string()))?;
        Ok(Made { kept, no_text: run.no_text, redactor })
    }

    fn hidden(&self, kind: &Kind, record: &Record) -> Record {
        let mut value = record.value();
        if self.no_text {
            privacy::without_text(kind, &mut value);
        }
        if let Some(redactor) = &self.redactor {
            redactor.value(&mut value);
        }
        Record::of(&value)
    }
}

impl<K: Kept> Source for Made<K> {
    fn count(&self, kind: &'static Kind) -> usize {
        self.kept.count(kind)
    }

    fn records(&self, kind: &'static Kind, range: Range<usize>) -> Vec<Record> {
        let made = self.kept.records(kind, range);
        let is_plain = !self.no_text && self.redactor.is_none();
        if is_plain { made } else { made.par_iter().map(|record| self.hidden(kind, record)).collect() }
    }
}

/// The folder at `path`, for this run alone.
///
/// # Errors
/// [`Error::Output`] where it cannot be made, or another run writes into it.
pub fn open(path: &Path) -> Result<Folder, Error> {
    Folder::open(path).map_err(|e| Error::Output { path: path.display().to_string(), reason: e.to_string() })
}

/// The same as [`write()`], into a folder that was opened before the run began.
///
/// # Errors
/// As of [`write()`].
pub fn write_into<K: Kept>(run: &RunInfo, made: &Made<K>, folder: Folder) -> Result<(), Error> {
    let path = folder.path().display().to_string();
    write_all(run, made, folder).map_err(|e| Error::Output { path, reason: e.to_string() })
}

/// Adds the run to the database at `path`, seen at the time `at`; the same run again changes nothing.
///
/// # Errors
/// [`Error::Output`] where it cannot be written or is no database of claimdiff.
pub fn append<K: Kept>(run: &RunInfo, made: &Made<K>, path: &Path, at: &str) -> Result<(), Error> {
    let manifest = made.kept.manifest(run);
    let failed = |e: io::Error| Error::Output { path: path.display().to_string(), reason: e.to_string() };
    run.protected.as_ref().map_or(Ok(()), |protected| protected.check_tables(made)).map_err(failed)?;
    sqlite::write(path, made, &manifest, Some(at)).and_then(|()| made.kept.check()).map_err(failed)
}

fn write_all<K: Kept>(run: &RunInfo, made: &Made<K>, mut folder: Folder) -> io::Result<()> {
    let mut manifest = made.kept.manifest(run);
    if let Some(redactor) = &made.redactor {
        manifest.inputs.iter_mut().for_each(|input| input.path = redactor.words(&input.path));
    }
    let has_report = run.wants(Format::Html);
    let report = || if has_report { made.kept.report(run, made.redactor.as_ref(), &folder) } else { Ok(()) };
    // Many small files keep a thread waiting, which the tables use.
    let (tables, report) = rayon::join(|| data(&folder, made, &manifest, run), report);
    tables.and(report)?;
    folder.write("manifest.json", |out| {
        serde_json::to_writer_pretty(&mut *out, &manifest)?;
        out.write_all(b"\n")
    })?;
    if has_report {
        folder.renew(html::PAGES, html::is_page);
    }
    if let Some(protected) = &run.protected {
        protected.check(made, &folder)?;
    }
    made.kept.check()?;
    folder.finish()
}

/// Writes the records of `source` in every format that needs nothing but them.
///
/// # Errors
/// Where a file cannot be written.
pub fn data(folder: &Folder, source: &dyn Source, manifest: &Manifest, run: &RunInfo) -> io::Result<()> {
    if run.wants(Format::Csv) {
        folder.write("datapackage.json", |out| {
            serde_json::to_writer_pretty(&mut *out, &datapackage::package())?;
            out.write_all(b"\n")
        })?;
        folder.write("CODEBOOK.md", |out| codebook::write(out))?;
    }
    sink::pour(source, sinks(folder, manifest, run)?, folder)
}

/// What the records are given to; the one that takes longest comes first.
fn sinks(folder: &Folder, manifest: &Manifest, run: &RunInfo) -> io::Result<Vec<Box<dyn Sink>>> {
    let mut out: Vec<Box<dyn Sink>> = Vec::new();
    if run.wants(Format::Sqlite) {
        out.push(Box::new(sqlite::Database::new(folder, manifest, run.at.as_deref())?));
    }
    #[cfg(feature = "parquet")]
    for (format, as_file) in [(Format::Parquet, columnar::Format::Parquet), (Format::Arrow, columnar::Format::Arrow)] {
        if run.wants(format) {
            out.push(Box::new(columnar::Tables::new(as_file)));
        }
    }
    if run.wants(Format::Claims) {
        out.push(Box::new(claims_jsonld::Graph::new(folder)?));
    }
    if run.wants(Format::Csv) {
        out.push(Box::new(csv::Tables::default()));
    }
    if run.wants(Format::Annotations) {
        out.push(Box::new(annotations::Annotations::new(folder)?));
    }
    if run.wants(Format::Jsonl) {
        out.push(Box::new(jsonl::Lines::default()));
    }
    if run.wants(Format::Sarif) {
        out.push(Box::new(sarif::Log::default()));
    }
    if run.wants(Format::Metrics) {
        out.push(Box::new(openmetrics::Metrics::default()));
    }
    Ok(out)
}
