//! `scan`: stage one, one JSON line an article, or a row of a table.

use super::check::to_stdout;
use super::failure::{Ended, Failure};
use super::options::{Engines, Inputs};
use super::{interrupt, progress, summary};
use crate::model::Error;
use crate::model::record::ScanRecord;
use crate::pipeline::Scanned;
use crate::read;
use crate::report::folder::Folder;
use crate::report::privacy;
use crate::report::protected::Protected;
#[cfg(feature = "parquet")]
use crate::report::{columns::columns_in, formats::columnar};
use serde_json::Value as Json;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    inputs: Inputs,
    #[command(flatten)]
    engine: Engines,
    /// A folder for `scan.jsonl`, in place of standard output
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// What is written into the folder; `compare` reads JSON lines
    #[arg(long, requires = "output", value_enum)]
    format: Option<Format>,
    /// Leave the words of the articles out; such records cannot be compared
    #[arg(long)]
    no_text: bool,
}

/// What is written into a folder.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
enum Format {
    /// scan.jsonl
    Jsonl,
    /// scan.parquet: lists of zones, mentions, quotations and claims are JSON in a cell
    #[cfg(feature = "parquet")]
    Parquet,
    /// scan.arrow: the same as an Arrow IPC file
    #[cfg(feature = "parquet")]
    Arrow,
}

pub(super) fn run(args: &Args) -> Ended {
    let unreadable = match &args.output {
        None => {
            let mut count = 0;
            to_stdout(|out| {
                count = each(args, |made| write(made, out))?;
                Ok(())
            })?;
            count
        }
        Some(dir) => to_folder(args, dir)?,
    };
    if args.inputs.strict && unreadable > 0 {
        return Err(Failure::Unreadable(unreadable));
    }
    Ok(ExitCode::SUCCESS)
}

fn to_folder(args: &Args, dir: &Path) -> Result<u64, Failure> {
    let mut count = Ok(0);
    let failed = |e: io::Error| Error::Output { path: dir.display().to_string(), reason: e.to_string() };
    interrupt::held_back(|| {
        let mut folder = Folder::open(dir).map_err(failed)?;
        let filled = match args.format.unwrap_or(Format::Jsonl) {
            Format::Jsonl => folder.write("scan.jsonl", |out| {
                count = each(args, |made| write(made, out));
                Ok(())
            }),
            #[cfg(feature = "parquet")]
            Format::Parquet => folder.fill("scan.parquet", |path| {
                count = table(args, columnar::Format::Parquet, path);
                Ok(())
            }),
            #[cfg(feature = "parquet")]
            Format::Arrow => folder.fill("scan.arrow", |path| {
                count = table(args, columnar::Format::Arrow, path);
                Ok(())
            }),
        };
        filled.and_then(|()| if count.is_ok() { folder.finish() } else { Ok(()) }).map_err(failed)
    })?;
    count
}

/// Writes a row for each input into the file at `path` and says how many could not be used.
#[cfg(feature = "parquet")]
fn table(args: &Args, format: columnar::Format, path: &Path) -> Result<u64, Failure> {
    let columns = columns_in(schemars::schema_for!(ScanRecord).as_value());
    let file = std::fs::File::options().write(true).open(path)?;
    let mut writer = columnar::Writer::new(format, columns, file)?;
    let count = each(args, |made| match made {
        Made::Row(record) => Ok(writer.add(&record)?),
        Made::Bytes(_) => Ok(()),
    })?;
    writer.finish()?;
    Ok(count)
}

/// A record, on the way into a file.
enum Made {
    /// As a line.
    Bytes(Vec<u8>),
    /// For a table.
    #[cfg(feature = "parquet")]
    Row(Json),
}

impl Made {
    /// Refuses a record that holds a protected name.
    fn check(&self, protected: &Protected) -> Result<(), Failure> {
        match self {
            Made::Bytes(line) => protected.check_value("scan.jsonl", &serde_json::from_slice(line)?)?,
            #[cfg(feature = "parquet")]
            Made::Row(record) => protected.check_value("the table of scans", record)?,
        }
        Ok(())
    }
}

/// What is written of an input, and what is to be said of it.
struct Line {
    made: serde_json::Result<Made>,
    skipped: bool,
    /// Kept only where there is something to say.
    scanned: Option<Scanned>,
}

impl Line {
    /// Made on the thread that scanned, since writing JSON takes longer than moving its bytes.
    fn of(scanned: Scanned, args: &Args) -> Line {
        let made = made(&ScanRecord::of(&scanned.scan), args);
        let skipped = scanned.scan.skipped.is_some();
        Line { made, skipped, scanned: Some(scanned).filter(|s| skipped || !s.notes.is_empty()) }
    }
}

fn made(record: &ScanRecord, args: &Args) -> serde_json::Result<Made> {
    let hidden = || -> serde_json::Result<Json> {
        let mut record = serde_json::to_value(record)?;
        if args.no_text {
            privacy::scan_without_text(&mut record);
        }
        Ok(record)
    };
    #[cfg(feature = "parquet")]
    if matches!(args.format, Some(Format::Parquet | Format::Arrow)) {
        return hidden().map(Made::Row);
    }
    let mut line = if args.no_text { serde_json::to_vec(&hidden()?)? } else { serde_json::to_vec(record)? };
    line.push(b'\n');
    Ok(Made::Bytes(line))
}

/// Writes a line.
fn write(made: Made, out: &mut dyn Write) -> Result<(), Failure> {
    match made {
        Made::Bytes(line) => Ok(out.write_all(&line)?),
        #[cfg(feature = "parquet")]
        Made::Row(_) => Ok(()),
    }
}

/// Hands what came of each input to `sink` and says how many could not be used.
fn each(args: &Args, mut sink: impl FnMut(Made) -> Result<(), Failure>) -> Result<u64, Failure> {
    let engine = args.engine.load()?;
    let protected = args.engine.protected()?;
    let bar = progress::articles(args.engine.quiet);
    let mut unreadable = 0;
    let write = |line: Line| -> Result<(), Failure> {
        bar.inc(1);
        if let Some(scanned) = &line.scanned {
            bar.suspend(|| summary::notes(scanned, args.engine.quiet))?;
        }
        unreadable += u64::from(line.skipped);
        let made = line.made?;
        if let Some(protected) = &protected {
            made.check(protected)?;
        }
        sink(made)
    };
    let inputs = read::open(&args.inputs.inputs, &args.inputs.options()?)?;
    engine.scan_into(inputs, |scanned| Line::of(scanned, args), write)?;
    bar.finish_and_clear();
    Ok(unreadable)
}
