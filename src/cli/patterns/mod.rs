//! `patterns`: lists, tests and lints pattern files, drafts new ones, and shows what one makes of a sentence.

mod coverage;
mod fmt;
pub(super) mod new;
mod trials;

use super::failure::{Ended, FINDINGS};
use super::terminal::{counted, fit};
use crate::extract::{self, Reach};
use crate::model::{Article, Mention, Scan, Segments, Value};
use crate::patterns::lint;
use crate::pipeline::Engine;
use clap::Subcommand;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// The day on which examples are read, so that "on Monday" means one day.
const TODAY: &str = "2024-06-15";

#[derive(clap::Args)]
pub(super) struct Args {
    /// A folder of your own pattern files (or one file), added to the built-in ones
    #[arg(long, value_name = "DIR", global = true)]
    patterns: Vec<PathBuf>,
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Every pattern: id, title, how many phrases and examples
    List {
        /// Only those that have this in their id, title or question
        search: Option<String>,
    },
    /// Run every example and counterexample
    Test {
        /// Ids or topics [default: all]
        ids: Vec<String>,
    },
    /// What is not wrong but likely to be regretted
    Lint {
        /// Ids or topics [default: all]
        ids: Vec<String>,
    },
    /// Write a first pattern file from sentences with the value in {braces}
    New(new::Args),
    /// Write pattern files in the usual layout: keys aligned, one blank line between tables, comments kept
    Fmt(fmt::Args),
    /// What each pattern finds in your articles, and which phrases find nothing
    Coverage(coverage::Args),
    /// Which words, mentions and phrases one sentence has, and how far each phrase came
    Try {
        /// The id of a pattern
        id: String,
        /// A sentence
        #[arg(long)]
        text: String,
    },
}

pub(super) fn run(args: &Args) -> Ended {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let code = match &args.action {
        Action::List { search } => list(&Engine::load(&args.patterns, &[], &[])?, search.as_deref(), &mut out)?,
        Action::Test { ids } => trials::test(&Engine::load(&args.patterns, ids, &[])?, &mut out)?,
        Action::Lint { ids } => remarks(&Engine::load(&args.patterns, ids, &[])?, &mut out)?,
        Action::New(new) => new::run(&Engine::load(&args.patterns, &[], &[])?, new, &mut out)?,
        Action::Coverage(coverage) => coverage::run(&Engine::load(&args.patterns, &[], &[])?, coverage, &mut out)?,
        Action::Fmt(fmt) => fmt::run(fmt, &mut out)?,
        Action::Try { id, text } => trials::attempt(&Engine::load(&args.patterns, &[], &[])?, id, text, &mut out)?,
    };
    out.flush()?;
    Ok(code)
}

fn list(engine: &Engine, search: Option<&str>, out: &mut dyn Write) -> io::Result<ExitCode> {
    let wanted = search.unwrap_or_default().to_lowercase();
    for pattern in engine.patterns.patterns() {
        let all = format!("{} {} {}", pattern.id, pattern.title, pattern.question).to_lowercase();
        if all.contains(&wanted) {
            let counts =
                format!("{}, {}", counted(pattern.phrases.len(), "phrase"), counted(pattern.examples.len(), "example"));
            writeln!(out, "{:<28} {:<44} {counts}", pattern.provenance(), fit(&pattern.title, 44))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn scanned(engine: &Engine, text: &str) -> Scan {
    engine.scan(article(text))
}

fn article(text: &str) -> Article {
    use crate::model::{Provenance, Reliability, Stamp};
    let published = Stamp {
        date: TODAY.parse().ok(),
        iso: Some(TODAY.to_owned()),
        from: Provenance::Field,
        reliability: Reliability::High,
    };
    Article { id: "example".to_owned(), text: text.to_owned(), published, ..Article::default() }
}

fn remarks(engine: &Engine, out: &mut dyn Write) -> io::Result<ExitCode> {
    let remarks = lint::lint(&engine.patterns, &engine.lexicon);
    for remark in &remarks {
        writeln!(out, "{:<28} {:<16} {}", remark.pattern, remark.code, remark.message)?;
    }
    let patterns = counted(engine.patterns.patterns().len(), "pattern");
    writeln!(out, "{patterns}, {}", counted(remarks.len(), "remark"))?;
    Ok(if !remarks.is_empty() { ExitCode::from(FINDINGS) } else { ExitCode::SUCCESS })
}

/// How far each phrase of the pattern `id` comes in an article.
fn reaches(engine: &Engine, scan: &Scan, segments: &Segments, id: &str) -> Vec<Reach> {
    // Words that fill text slots became mentions only when phrases were found.
    let is_found_before = |m: &&Mention| !matches!(m.value, Value::Text(_));
    let mentions: Vec<Mention> = scan.mentions.iter().filter(is_found_before).cloned().collect();
    extract::reaches(&scan.article.text, segments, &mentions, &engine.patterns, id, &engine.lexicon)
}
