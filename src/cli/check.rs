//! `check`: the whole job.

use super::dismiss::DISMISSALS;
use super::failure::{Ended, FINDINGS, Failure};
use super::options::{Engines, FailOn, Inputs, Stories};
use super::progress::Reading;
use super::shelved::Budget;
use super::terminal::Color;
use super::{interrupt, moment, summary};
use crate::model::{Error, Finding, Funnel, Outcome, Scan};
use crate::pipeline::Engine;
use crate::pipeline::beyond::Shelf;
use crate::report::counts::Counts;
use crate::report::folder::Folder;
use crate::report::review::{Review, Status};
use crate::report::rows::View;
use crate::report::{Format, Kept, Made, RunInfo};
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
    #[command(flatten)]
    budget: Budget,
}

/// What becomes of the outcome; the same for `check`, `compare` and `demo`.
#[derive(clap::Args)]
pub(super) struct Outputs {
    /// The folder for every output
    #[arg(short, long, value_name = "DIR", default_value = "output")]
    output: PathBuf,
    /// Only these formats: jsonl, csv, parquet, arrow, sqlite, html, sarif, annotations, jsonld, openmetrics
    /// [default: all but arrow]
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
    pub color: Color,
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
    let mut told = args.engine.told(&engine, args.outputs.stories)?;
    args.inputs.told(&mut told);
    let (outputs, quiet) = (&args.outputs, args.engine.quiet);
    let (code, unreadable) = match args.budget.bytes(outputs.stories) {
        Some(budget) => {
            let (shelf, unreadable) = shelve(&engine, &args.inputs, outputs.stories, &folder, quiet)?;
            (outputs.compare_shelf(&engine, shelf, budget, &told, folder, quiet)?, unreadable)
        }
        None => {
            let (scans, unreadable) = scan(&engine, &args.inputs, quiet)?;
            (outputs.compare(&engine, scans, &told, folder, quiet)?, unreadable)
        }
    };
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
    let (mut reading, mut scans) = (Reading::new(quiet), Vec::new());
    engine.scan_each(read::open(&inputs.inputs, &inputs.options()?)?, |scanned| -> Result<(), Failure> {
        reading.take(Some(&scanned))?;
        scans.push(scanned.scan);
        Ok(())
    })?;
    Ok((scans, reading.finish()))
}

/// The same, into a shelf below `folder`.
fn shelve(
    engine: &Engine,
    inputs: &Inputs,
    stories: Stories,
    folder: &Folder,
    quiet: bool,
) -> Result<(Shelf, u64), Failure> {
    let mut reading = Reading::new(quiet);
    let read = read::open(&inputs.inputs, &inputs.options()?)?;
    let shelf = Shelf::fill(engine, read, stories.into(), folder.path(), |scanned| reading.take(Some(scanned)))?;
    Ok((shelf, reading.finish()))
}

impl Outputs {
    /// Takes the folder for this run, before the work begins.
    pub(super) fn claim(&self) -> Result<Folder, Failure> {
        Ok(report::open(&self.output)?)
    }

    /// Compares `scans`, writes every output, prints the summary, and says how the run ended.
    pub(super) fn compare(
        &self,
        engine: &Engine,
        scans: Vec<Scan>,
        told: &RunInfo,
        folder: Folder,
        quiet: bool,
    ) -> Result<ExitCode, Failure> {
        let outcome = engine.compare(scans, self.stories.into());
        let code = self.write(&outcome, told, folder, quiet)?;
        // The program is about to end, and the system takes memory back sooner than it is handed back piece by piece.
        std::mem::forget(outcome);
        Ok(code)
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
        let view = View::of(outcome).reviewed(&told.review);
        let stories = &outcome.resolved.stories;
        let mut shown = summary::Shown::new(self.color.on_stdout());
        shown.add(&view, stories.len() > 1);
        let counted = &Counts::of(&view, stories);
        let made = report::Made::of(view, told)?;
        self.finish(told, &made, (counted, &outcome.funnel, &outcome.findings), shown, folder, quiet)
    }

    /// The same for a run that is `made`, wherever it is kept; `totals` is what it came to.
    pub(super) fn finish<K: Kept>(
        &self,
        told: &RunInfo,
        made: &Made<K>,
        totals: (&Counts, &Funnel, &[Finding]),
        shown: summary::Shown,
        folder: Folder,
        quiet: bool,
    ) -> Result<ExitCode, Failure> {
        let (counted, funnel, findings) = totals;
        let page = told.wants(Format::Html).then(|| self.output.join(Format::Html.file()));
        let written = page.as_ref().unwrap_or(&self.output);
        let run = summary::Run { counted, funnel, findings, review: &told.review, written };
        let summary = shown.lines(&run, made.redactor.as_ref());
        if let Some(protected) = told.protected.as_ref().filter(|_| !quiet) {
            protected.check_words("the summary", &summary.join("\n"))?;
        }
        interrupt::held_back(|| report::write_into(told, made, folder))?;
        if let Some(database) = &self.append {
            interrupt::held_back(|| report::append(told, made, database, &moment::now()))?;
        }
        if !quiet {
            summary::print(&summary)?;
            summary::funnel(funnel)?;
        }
        summary::decisions(&told.review.told(findings))?;
        let others: Vec<&str> = Format::held(&self.output).filter(|f| !told.wants(*f)).map(Format::file).collect();
        summary::left_over(&others, &self.output)?;
        let open = |f: &&Finding| told.review.status(&f.id) == Status::Open;
        let reached = findings.iter().filter(open).any(|f| self.fail_on.is_reached_by(f.severity));
        Ok(if reached { ExitCode::from(FINDINGS) } else { ExitCode::SUCCESS })
    }

    /// `told` with what these options add.
    pub(super) fn told(&self, told: &RunInfo) -> Result<RunInfo, Failure> {
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
