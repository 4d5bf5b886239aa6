//! Writes what a run found out. Each table is defined once, in [`rows`]; a format knows no table.

pub mod csv;
pub mod folder;
mod html;
pub mod jsonl;
pub mod manifest;
pub mod rows;

use crate::model::{Error, Outcome};
use folder::Folder;
use manifest::Manifest;
use rows::{ArticleRow, ClaimRow, CopyRow, CoverageRow, FindingRow, GroupRow, NameRow, View};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// What the outputs say of the run itself.
#[derive(Clone, Debug, Default)]
pub struct RunInfo {
    /// The options that change results.
    pub options: BTreeMap<String, String>,
    /// SHA-256 over the pattern files that ran.
    pub patterns_hash: String,
}

/// Writes every output of `outcome` into `folder`; each file appears whole, or none does.
///
/// # Errors
/// [`Error::Output`] where the folder or a file in it cannot be written.
pub fn write(outcome: &Outcome, run: &RunInfo, folder: &Path) -> Result<(), Error> {
    let failed = |e: io::Error| Error::Output { path: folder.display().to_string(), reason: e.to_string() };
    write_all(outcome, run, folder).map_err(failed)
}

fn write_all(outcome: &Outcome, run: &RunInfo, path: &Path) -> io::Result<()> {
    let view = View::of(outcome);
    let mut folder = Folder::open(path)?;
    table(&mut folder, "articles", &ArticleRow::all(&view))?;
    table(&mut folder, "claims", &ClaimRow::all(&view))?;
    table(&mut folder, "groups", &GroupRow::all(&view))?;
    table(&mut folder, "findings", &FindingRow::all(&view))?;
    table(&mut folder, "names", &NameRow::all(&view))?;
    table(&mut folder, "coverage", &CoverageRow::all(&view))?;
    table(&mut folder, "copies", &CopyRow::all(&view))?;
    let manifest = Manifest::of(outcome, &run.options, &run.patterns_hash);
    folder.write("manifest.json", |out| {
        serde_json::to_writer_pretty(&mut *out, &manifest)?;
        out.write_all(b"\n")
    })?;
    folder.write("report.html", |out| html::write(&view, &run.patterns_hash, out))?;
    folder.finish()
}

fn table<R: Serialize + Default>(folder: &mut Folder, name: &str, rows: &[R]) -> io::Result<()> {
    folder.write(&format!("{name}.jsonl"), |out| jsonl::write(rows, out))?;
    folder.write(&format!("{name}.csv"), |out| csv::write(rows, out))
}
