//! `scan`: stage one, one JSON line an article.

use super::check::to_stdout;
use super::failure::{Ended, Failure};
use super::options::{Engines, Inputs};
use super::{interrupt, progress, summary};
use crate::model::Error;
use crate::model::record::ScanRecord;
use crate::pipeline::Scanned;
use crate::read;
use crate::report::folder::Folder;
use std::io::Write;
use std::path::PathBuf;
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

fn to_folder(args: &Args, dir: &std::path::Path) -> Result<u64, Failure> {
    let mut count = Ok(0);
    let failed = |e: std::io::Error| Error::Output { path: dir.display().to_string(), reason: e.to_string() };
    interrupt::held_back(|| {
        let mut folder = Folder::open(dir).map_err(failed)?;
        let write = |out: &mut dyn Write| {
            count = lines(args, out);
            Ok(())
        };
        folder
            .write("scan.jsonl", write)
            .and_then(|()| if count.is_ok() { folder.finish() } else { Ok(()) })
            .map_err(failed)
    })?;
    count
}

/// A line of output, and what is to be said of it.
struct Line {
    bytes: serde_json::Result<Vec<u8>>,
    skipped: bool,
    /// Kept only where there is something to say.
    scanned: Option<Scanned>,
}

impl Line {
    fn of(scanned: Scanned) -> Line {
        // A record is some four times as long as its text.
        let mut line = Vec::with_capacity(4 * scanned.scan.article.text.len() + 1024);
        let bytes = serde_json::to_writer(&mut line, &ScanRecord::of(&scanned.scan)).map(|()| {
            line.push(b'\n');
            line
        });
        let skipped = scanned.scan.skipped.is_some();
        Line { bytes, skipped, scanned: Some(scanned).filter(|s| skipped || !s.notes.is_empty()) }
    }
}

/// Writes a line for each input and says how many could not be used.
fn lines(args: &Args, out: &mut dyn Write) -> Result<u64, Failure> {
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
        let bytes = line.bytes?;
        if let Some(protected) = &protected {
            protected.check_value("scan.jsonl", &serde_json::from_slice(&bytes)?)?;
        }
        Ok(out.write_all(&bytes)?)
    };
    engine.scan_into(read::open(&args.inputs.inputs, &args.inputs.options()?)?, Line::of, write)?;
    bar.finish_and_clear();
    Ok(unreadable)
}
