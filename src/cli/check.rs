//! `check`: the whole job.

use super::dismiss::DISMISSALS;
use super::failure::{Ended, FINDINGS, Failure};
use super::options::{Engines, FailOn, Inputs, Stories};
use super::terminal::Color;
use super::{interrupt, moment, progress, summary};
use crate::model::{Error, Outcome, Scan};
use crate::pipeline::Engine;
use crate::report::folder::Folder;
use crate::report::review::{Review, Status};
use crate::report::{Format, RunInfo};
use crate::{read, report};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    inputs: Inputs,
    #[command(flatten)]
    engine: Engines,
    #[command(flatten)]
    outputs: Outputs,
}

/// What becomes of the outcome; the same for `check`, `compare` and `demo`.
#[derive(clap::Args)]
pub(super) struct Outputs {
    /// The folder for every output
    #[arg(short, long, value_name = "DIR", default_value = "output")]
    output: PathBuf,
    /// Only these formats: jsonl, csv, sqlite, html, sarif, annotations, jsonld, openmetrics [default: all]
    #[arg(long, value_name = "FORMAT", value_delimiter = ',', value_parser = super::export::format)]
    format: Vec<Format>,
    /// A database that the run is added to; the same run again changes nothing in it
    #[arg(long, value_name = "FILE")]
    append: Option<PathBuf>,
    /// Findings that are known already, as `claimdiff baseline` writes them
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Findings that are not to be shown, as `claimdiff dismiss` writes them [default: claimdiff.dismissed.jsonl]
    #[arg(long, value_name = "FILE")]
    dismissed: Option<PathBuf>,
    /// Leave the words of articles out: offsets and hashes stay, and `claimdiff rehydrate` puts the words back
    #[arg(long)]
    no_text: bool,
    /// Put pseudonyms in place of people's names; needs --key
    #[arg(long, value_enum, requires = "key")]
    redact: Option<Redact>,
    /// The file whose bytes are the key of the pseudonyms; keep it to yourself
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    /// How stories are found
    #[arg(long, value_enum, default_value_t)]
    pub stories: Stories,
    /// End with 1 where a finding is at least this severe
    #[arg(long, value_enum, default_value = "error")]
    fail_on: FailOn,
    /// Colours in the summary
    #[arg(long, value_enum, default_value_t)]
    color: Color,
}

/// What pseudonyms are put in place of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub(super) enum Redact {
    /// People's names
    Names,
}

pub(super) fn run(args: &Args) -> Ended {
    let engine = args.engine.load()?;
    let folder = args.outputs.claim()?;
    let (scans, unreadable) = scan(&engine, &args.inputs, args.engine.quiet)?;
    let outcome = engine.compare(scans, args.outputs.stories.into());
    let mut told = args.engine.told(&engine, args.outputs.stories)?;
    args.inputs.told(&mut told);
    let code = args.outputs.write(&outcome, &told, folder, args.engine.quiet)?;
    // The program is about to end, and the system takes memory back sooner than it is handed back piece by piece.
    std::mem::forget(outcome);
    if args.inputs.strict && unreadable > 0 {
        return Err(Failure::Unreadable(unreadable));
    }
    Ok(code)
}

impl Args {
    /// What is read.
    pub(super) fn inputs(&self) -> &[PathBuf] {
        &self.inputs.inputs
    }
}

/// Reads and scans every input; says what a person should know of them; counts what could not be read.
pub(super) fn scan(engine: &Engine, inputs: &Inputs, quiet: bool) -> Result<(Vec<Scan>, u64), Failure> {
    let bar = progress::articles(quiet);
    let (mut scans, mut unreadable) = (Vec::new(), 0);
    engine.scan_each(read::open(&inputs.inputs, &inputs.options()?)?, |scanned| -> Result<(), Failure> {
        bar.inc(1);
        bar.suspend(|| summary::notes(&scanned, quiet))?;
        unreadable += u64::from(scanned.scan.skipped.is_some());
        scans.push(scanned.scan);
        Ok(())
    })?;
    bar.finish_and_clear();
    Ok((scans, unreadable))
}

impl Outputs {
    /// Takes the folder for this run, before the work begins.
    pub(super) fn claim(&self) -> Result<Folder, Failure> {
        Ok(report::open(&self.output)?)
    }

    /// Writes every output, prints the summary, and says how the run ended.
    pub(super) fn write(
        &self,
        outcome: &Outcome,
        told: &RunInfo,
        folder: Folder,
        quiet: bool,
    ) -> Result<ExitCode, Failure> {
        let told = &self.told(told)?;
        let made = report::Made::of(outcome, told)?;
        let hidden = made.redactor.as_ref();
        let summary = summary::lines(outcome, &told.review, &self.output, hidden, self.color.on_stdout());
        if let Some(protected) = told.protected.as_ref().filter(|_| !quiet) {
            protected.check_words("the summary", &summary.join("\n"))?;
        }
        interrupt::held_back(|| report::write_into(outcome, told, &made, folder))?;
        if let Some(database) = &self.append {
            interrupt::held_back(|| report::append(outcome, told, &made, database, &moment::now()))?;
        }
        if !quiet {
            summary::print(&summary)?;
            summary::funnel(&outcome.funnel)?;
        }
        summary::decisions(&told.review.told(&outcome.findings))?;
        let open = |f: &&crate::model::Finding| told.review.status(&f.id) == Status::Open;
        let reached = outcome.findings.iter().filter(open).any(|f| self.fail_on.is_reached_by(f.severity));
        Ok(if reached { ExitCode::from(FINDINGS) } else { ExitCode::SUCCESS })
    }

    /// `told` with what these options add.
    fn told(&self, told: &RunInfo) -> Result<RunInfo, Failure> {
        let usual = Path::new(DISMISSALS);
        let dismissed = self.dismissed.as_deref().or(Some(usual).filter(|path| path.exists()));
        let unreadable = |e: std::io::Error| Error::Usage(e.to_string());
        let review = Review::open(dismissed, self.baseline.as_deref(), &moment::today()).map_err(unreadable)?;
        let key = |path: &PathBuf| {
            let bytes = std::fs::read(path)
                .map_err(|e| unreadable(std::io::Error::other(format!("{}: {e}", path.display()))))?;
            if bytes.len() < 16 {
                let cure = "make one with `head -c 32 /dev/urandom > claimdiff.key`";
                return Err(Error::Usage(format!("{}: a key has 16 bytes or more; {cure}", path.display())));
            }
            Ok(bytes)
        };
        let mut options = told.options.clone();
        for (name, path) in [("dismissed", dismissed), ("baseline", self.baseline.as_deref())] {
            if let Some(path) = path {
                options.insert(name.to_owned(), path.display().to_string());
            }
        }
        for (name, is_on) in [("no-text", self.no_text), ("redact", self.redact.is_some())] {
            if is_on {
                options.insert(name.to_owned(), "true".to_owned());
            }
        }
        Ok(RunInfo {
            formats: self.format.iter().copied().collect(),
            at: moment::told(),
            review,
            no_text: self.no_text,
            redact: self.key.as_ref().filter(|_| self.redact.is_some()).map(key).transpose()?,
            options,
            ..told.clone()
        })
    }
}

/// Writes `bytes` to standard output.
pub(super) fn to_stdout(write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>) -> Result<(), Failure> {
    let mut out = std::io::BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    write(&mut out)?;
    out.flush()?;
    Ok(())
}
