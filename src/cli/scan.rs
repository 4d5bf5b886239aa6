//! `scan`: stage one, one JSON line an article, or a row of a table.

use super::check::to_stdout;
use super::failure::{Ended, Failure};
use super::interrupt;
use super::options::{Engines, Inputs};
use super::progress::Reading;
use crate::model::Error;
use crate::model::record::ScanRecord;
use crate::pipeline::Scanned;
use crate::read;
use crate::report::folder::Folder;
use crate::report::privacy;
use crate::report::protected::Protected;
#[cfg(feature = "parquet")]
use crate::report::{columns::columns_in, formats::columnar, record::Record};
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
                count = lines(args, out)?;
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
        let folder = Folder::open(dir).map_err(failed)?;
        let filled = match args.format.unwrap_or(Format::Jsonl) {
            Format::Jsonl => folder.write("scan.jsonl", |out| {
                count = lines(args, out);
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

/// Writes a line for each input and says how many could not be used.
fn lines(args: &Args, out: &mut dyn Write) -> Result<u64, Failure> {
    let made = Made::of(args, "scan.jsonl")?;
    each(args, |record| made.line(record), |line| Ok(out.write_all(&line)?))
}

/// Writes a row for each input into the file at `path` and says how many could not be used.
#[cfg(feature = "parquet")]
fn table(args: &Args, format: columnar::Format, path: &Path) -> Result<u64, Failure> {
    let columns = columns_in(schemars::schema_for!(ScanRecord).as_value());
    let file = std::fs::File::options().write(true).open(path)?;
    let mut writer = columnar::Writer::new(format, columns, file)?;
    let made = Made::of(args, "the table of scans")?;
    let count = each(args, |record| made.record(record), |row| Ok(writer.add(&row)?))?;
    writer.finish()?;
    Ok(count)
}

/// How a record is made into what is written of it, on the thread that scanned: writing JSON takes longer than
/// moving its bytes.
struct Made {
    no_text: bool,
    protected: Option<Protected>,
    /// Where the record will stand, for messages.
    place: &'static str,
}

impl Made {
    fn of(args: &Args, place: &'static str) -> Result<Made, Failure> {
        Ok(Made { no_text: args.no_text, protected: args.engine.protected()?, place })
    }

    /// The record without what is to be left out; one that holds a protected name is refused.
    fn row(&self, record: &ScanRecord) -> Result<Json, Failure> {
        let mut row = serde_json::to_value(record)?;
        if self.no_text {
            privacy::scan_without_text(&mut row);
        }
        if let Some(protected) = &self.protected {
            protected.check_value(self.place, &row)?;
        }
        Ok(row)
    }

    fn is_plain(&self) -> bool {
        !self.no_text && self.protected.is_none()
    }

    #[cfg(feature = "parquet")]
    fn record(&self, record: &ScanRecord) -> Result<Record, Failure> {
        Ok(if self.is_plain() { Record::of(record) } else { Record::of(&self.row(record)?) })
    }

    fn line(&self, record: &ScanRecord) -> Result<Vec<u8>, Failure> {
        let row = if self.is_plain() { None } else { Some(self.row(record)?) };
        // About what a record takes: a line that grows by doubling is moved over and over.
        let mut line = Vec::with_capacity(4096 + 6 * record.article.text.as_ref().map_or(0, String::len));
        match row.filter(|_| self.no_text) {
            Some(row) => serde_json::to_writer(&mut line, &row)?,
            None => serde_json::to_writer(&mut line, record)?,
        }
        line.push(b'\n');
        Ok(line)
    }
}

/// Makes something of each input by `make`, hands it to `sink`, and says how many could not be used.
fn each<T: Send>(
    args: &Args,
    make: impl Fn(&ScanRecord) -> Result<T, Failure> + Sync,
    mut sink: impl FnMut(T) -> Result<(), Failure>,
) -> Result<u64, Failure> {
    let engine = args.engine.load()?;
    let mut reading = Reading::new(args.engine.quiet);
    // The scan itself is kept only where there is something to say of it.
    let of = |scanned: Scanned| {
        let made = make(&ScanRecord::of(&scanned.scan));
        (made, Some(scanned).filter(|s| s.scan.skipped.is_some() || !s.notes.is_empty()))
    };
    let write = |(made, told): (Result<T, Failure>, Option<Scanned>)| {
        reading.take(told.as_ref())?;
        sink(made?)
    };
    let inputs = read::open(&args.inputs.inputs, &args.inputs.options()?)?;
    engine.scan_into(inputs, of, write)?;
    Ok(reading.finish())
}
