//! `check`: the whole job.

use super::failure::{Ended, FINDINGS, Failure};
use super::options::{Engines, FailOn, Inputs, Stories};
use super::terminal::Color;
use super::{interrupt, moment, progress, summary};
use crate::model::{Outcome, Scan};
use crate::pipeline::Engine;
use crate::report::{Format, RunInfo};
use crate::{read, report};
use std::io::Write;
use std::path::PathBuf;
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

pub(super) fn run(args: &Args) -> Ended {
    let engine = args.engine.load()?;
    let (scans, unreadable) = scan(&engine, &args.inputs, args.engine.quiet)?;
    let outcome = engine.compare(scans, args.outputs.stories.into());
    let told = args.engine.told(&engine, args.outputs.stories);
    let code = args.outputs.write(&outcome, &told, args.engine.quiet)?;
    if args.inputs.strict && unreadable > 0 {
        return Err(Failure::Unreadable(unreadable));
    }
    Ok(code)
}

/// Reads and scans every input; says what a person should know of them; counts what could not be read.
fn scan(engine: &Engine, inputs: &Inputs, quiet: bool) -> Result<(Vec<Scan>, u64), Failure> {
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
    /// Writes every output, prints the summary, and says how the run ended.
    pub(super) fn write(&self, outcome: &Outcome, told: &RunInfo, quiet: bool) -> Result<ExitCode, Failure> {
        let told = &RunInfo { formats: self.format.iter().copied().collect(), at: moment::told(), ..told.clone() };
        interrupt::held_back(|| report::write(outcome, told, &self.output))?;
        if let Some(database) = &self.append {
            interrupt::held_back(|| report::append(outcome, told, database, &moment::now()))?;
        }
        if !quiet {
            summary::print(outcome, &self.output, self.color.on_stdout())?;
            summary::funnel(&outcome.funnel)?;
        }
        let reached = outcome.findings.iter().any(|f| self.fail_on.is_reached_by(f.severity));
        Ok(if reached { ExitCode::from(FINDINGS) } else { ExitCode::SUCCESS })
    }
}

/// Writes `bytes` to standard output.
pub(super) fn to_stdout(write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>) -> Result<(), Failure> {
    let mut out = std::io::BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    write(&mut out)?;
    out.flush()?;
    Ok(())
}
