//! `export`: the outputs of a run in another format, from its JSON lines.

use super::failure::{Ended, Failure};
use super::{interrupt, moment};
use crate::model::Error;
use crate::report::folder::Folder;
use crate::report::manifest::Manifest;
use crate::report::tables::Tables;
use crate::report::{self, Format, RunInfo};
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
pub(super) struct Args {
    /// The folder of the run
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// The formats: csv, parquet, arrow, sqlite, sarif, annotations, jsonld, openmetrics
    #[arg(long, value_name = "FORMAT", required = true, value_delimiter = ',', value_parser = format)]
    format: Vec<Format>,
    /// Where to [default: the folder of the run]
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
}

/// A format by its name.
pub(super) fn format(name: &str) -> Result<Format, String> {
    let known = || Format::ALL.iter().map(|f| f.name()).collect::<Vec<_>>().join(", ");
    Format::named(name).ok_or_else(|| format!("known formats are {}", known()))
}

pub(super) fn run(args: &Args) -> Ended {
    if args.format.contains(&Format::Html) {
        let cure = "report.html quotes the articles: `claimdiff report DIR` writes it again";
        return Err(Error::Usage(cure.to_owned()).into());
    }
    let (tables, manifest) = open(&args.dir)?;
    let to = args.output.as_ref().unwrap_or(&args.dir);
    let told = RunInfo { formats: args.format.iter().copied().collect(), at: moment::told(), ..RunInfo::default() };
    let failed = |e: io::Error| Error::Output { path: to.display().to_string(), reason: e.to_string() };
    interrupt::held_back(|| {
        let folder = Folder::open(to).map_err(failed)?;
        report::data(&folder, &tables, &manifest, &told).and_then(|()| folder.finish()).map_err(failed)
    })?;
    Ok(ExitCode::SUCCESS)
}

/// The tables and the manifest of the run in `dir`.
pub(super) fn open(dir: &Path) -> Result<(Tables, Manifest), Failure> {
    let missing = |e: io::Error| Error::Input {
        path: dir.display().to_string(),
        reason: e.to_string(),
        cure: "run `claimdiff check` first, with JSON lines among its formats".to_owned(),
    };
    Ok((Tables::open(dir).map_err(missing)?, Manifest::open(dir).map_err(missing)?))
}
