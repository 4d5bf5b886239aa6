//! Writes what a run found out. Each table is defined once, in [`rows`]; a format knows no table.

pub mod columns;
pub mod csv;
pub mod folder;
pub mod formats;
pub mod html;
pub mod jsonl;
pub mod manifest;
pub mod privacy;
pub mod protected;
pub mod review;
pub mod rows;
pub mod tables;

use crate::model::{Error, Outcome};
use folder::Folder;
#[cfg(feature = "parquet")]
use formats::columnar;
use formats::{annotations, claims_jsonld, codebook, datapackage, openmetrics, sarif, sqlite};
use manifest::Manifest;
use privacy::Redactor;
use rows::View;
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use tables::Tables;

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
    fn wants(&self, format: Format) -> bool {
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
    write_into(outcome, run, &Made::of(outcome, run)?, folder)
}

/// The tables of a run, without what is to be hidden, and what hides it elsewhere: made once for every output.
pub struct Made {
    tables: Tables,
    /// Puts pseudonyms in place of people's names, where the run wants that.
    pub redactor: Option<Redactor>,
}

impl Made {
    /// Of `outcome`.
    ///
    /// # Errors
    /// [`Error::Usage`] where there are more names than can be hidden.
    pub fn of(outcome: &Outcome, run: &RunInfo) -> Result<Made, Error> {
        let mut tables = Tables::of(&View::of(outcome).reviewed(&run.review));
        let redactor = run.redact.as_ref().map(|key| Redactor::of(&tables, key)).transpose();
        let redactor = redactor.map_err(|e| Error::Usage(e.to_string()))?;
        if run.no_text {
            privacy::without_text(&mut tables);
        }
        if let Some(redactor) = &redactor {
            redactor.tables(&mut tables);
        }
        Ok(Made { tables, redactor })
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
pub fn write_into(outcome: &Outcome, run: &RunInfo, made: &Made, folder: Folder) -> Result<(), Error> {
    let path = folder.path().display().to_string();
    write_all(outcome, run, made, folder).map_err(|e| Error::Output { path, reason: e.to_string() })
}

/// Adds the run to the database at `path`, seen at the time `at`; the same run again changes nothing.
///
/// # Errors
/// [`Error::Output`] where it cannot be written or is no database of claimdiff.
pub fn append(outcome: &Outcome, run: &RunInfo, made: &Made, path: &Path, at: &str) -> Result<(), Error> {
    let manifest = Manifest::of(outcome, &run.options, &run.patterns_hash);
    let failed = |e: io::Error| Error::Output { path: path.display().to_string(), reason: e.to_string() };
    let tables = &made.tables;
    run.protected.as_ref().map_or(Ok(()), |protected| protected.check_tables(tables)).map_err(failed)?;
    sqlite::write(path, tables, &manifest, Some(at)).map_err(failed)
}

fn write_all(outcome: &Outcome, run: &RunInfo, made: &Made, mut folder: Folder) -> io::Result<()> {
    let view = View::of(outcome).reviewed(&run.review);
    let Made { tables, redactor } = made;
    let mut manifest = Manifest::of(outcome, &run.options, &run.patterns_hash);
    if let Some(redactor) = redactor {
        manifest.inputs.iter_mut().for_each(|input| input.path = redactor.words(&input.path));
    }
    data(&mut folder, tables, &manifest, run)?;
    folder.write("manifest.json", |out| {
        serde_json::to_writer_pretty(&mut *out, &manifest)?;
        out.write_all(b"\n")
    })?;
    if run.wants(Format::Html) {
        html::write(&view, run, redactor.as_ref(), &mut folder)?;
    }
    if let Some(protected) = &run.protected {
        protected.check(tables, &folder)?;
    }
    folder.finish()
}

/// Writes the tables in every format that needs nothing but them.
///
/// # Errors
/// Where a file cannot be written.
pub fn data(folder: &mut Folder, tables: &Tables, manifest: &Manifest, run: &RunInfo) -> io::Result<()> {
    for (kind, rows) in tables.each() {
        if run.wants(Format::Jsonl) {
            folder.write(&format!("{}.jsonl", kind.name), |out| jsonl::write(rows, out))?;
        }
        if run.wants(Format::Csv) {
            folder.write(&format!("{}.csv", kind.name), |out| csv::write(kind, rows, out))?;
        }
        #[cfg(feature = "parquet")]
        for (format, as_file) in
            [(Format::Parquet, columnar::Format::Parquet), (Format::Arrow, columnar::Format::Arrow)]
        {
            if run.wants(format) {
                let name = format!("{}.{}", kind.name, format.name());
                folder.fill(&name, |path| columnar::write(as_file, &columns::columns(kind), rows, path))?;
            }
        }
    }
    if run.wants(Format::Csv) {
        json(folder, "datapackage.json", &datapackage::package())?;
        folder.write("CODEBOOK.md", |out| codebook::write(out))?;
    }
    if run.wants(Format::Sqlite) {
        folder.fill("claimdiff.sqlite", |path| sqlite::write(path, tables, manifest, run.at.as_deref()))?;
    }
    if run.wants(Format::Sarif) {
        json(folder, "findings.sarif", &sarif::log(tables))?;
    }
    if run.wants(Format::Annotations) {
        folder.write("annotations.jsonl", |out| annotations::write(tables, out))?;
    }
    if run.wants(Format::Claims) {
        json(folder, "claims.jsonld", &claims_jsonld::graph(tables))?;
    }
    if run.wants(Format::Metrics) {
        folder.write("metrics.prom", |out| openmetrics::write(tables, out))?;
    }
    Ok(())
}

fn json(folder: &mut Folder, name: &str, value: &Json) -> io::Result<()> {
    folder.write(name, |out| {
        serde_json::to_writer_pretty(&mut *out, value)?;
        out.write_all(b"\n")
    })
}
