//! The command line: one file a command.

use crate::model::record::ScanRecord;
use crate::pipeline::Engine;
use crate::resolve::StoryMode;
use crate::{read, report};
use clap::{Parser, Subcommand};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Finds the claims that recur across news articles and says where outlets differ.
#[derive(Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// The whole job.
    Check {
        inputs: Vec<PathBuf>,
        #[arg(short, long, default_value = "output")]
        output: PathBuf,
        #[arg(long)]
        stories: Option<String>,
    },
    /// One JSON line an article.
    Scan { inputs: Vec<PathBuf> },
    /// How two names relate.
    Names {
        #[arg(long)]
        pairs: PathBuf,
    },
}

/// Runs the command line.
pub fn run() -> ExitCode {
    match command(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            let _ = writeln!(std::io::stderr(), "claimdiff: {e}");
            ExitCode::from(2)
        }
    }
}

fn command(command: Command) -> Result<(), Box<dyn std::error::Error>> {
    let engine = Engine::built_in()?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    match command {
        Command::Check { inputs, output, stories } => {
            let mode = match stories.as_deref() {
                Some("one") => StoryMode::One,
                Some("given") => StoryMode::Given,
                _ => StoryMode::Auto,
            };
            let (scans, notes) = engine.scan_all(read::open(&inputs, &read::ReadOptions::default())?);
            for note in notes {
                writeln!(std::io::stderr(), "note: {note}")?;
            }
            report::write(&engine.compare(scans, mode), &report::RunInfo::default(), &output)?;
        }
        Command::Scan { inputs } => {
            engine.scan_each(read::open(&inputs, &read::ReadOptions::default())?, |scanned| {
                for note in &scanned.notes {
                    writeln!(std::io::stderr(), "note: {note}")?;
                }
                serde_json::to_writer(&mut out, &ScanRecord::of(&scanned.scan))?;
                out.write_all(b"\n")
            })?;
        }
        Command::Names { pairs } => {
            for line in std::fs::read_to_string(pairs)?.lines() {
                let pair: std::collections::BTreeMap<String, String> = serde_json::from_str(line)?;
                let get = |k: &str| pair.get(k).map(String::as_str).unwrap_or_default();
                serde_json::to_writer(&mut out, &engine.names.relate(get("a"), get("b")))?;
                out.write_all(b"\n")?;
            }
        }
    }
    out.flush()?;
    Ok(())
}
