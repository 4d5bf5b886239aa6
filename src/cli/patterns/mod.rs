//! `patterns`: lists, tests and lints pattern files, drafts new ones, and shows what one makes of a sentence.

mod coverage;
mod fmt;
pub(super) mod new;

use super::failure::{Ended, FINDINGS};
use super::terminal::fit;
use crate::extract::{self, Reach};
use crate::model::{Article, Error, Mention, Scan, Segments, Value};
use crate::patterns::trial::{self, Trial, Verdict};
use crate::patterns::{Expected, lint};
use crate::pipeline::Engine;
use crate::segment;
use clap::Subcommand;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// The day on which examples are read, so that "on Monday" means one day.
const TODAY: &str = "2024-06-15";
const WIDTH: usize = 100;

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
        Action::Test { ids } => test(&Engine::load(&args.patterns, ids, &[])?, &mut out)?,
        Action::Lint { ids } => remarks(&Engine::load(&args.patterns, ids, &[])?, &mut out)?,
        Action::New(new) => new::run(&Engine::load(&args.patterns, &[], &[])?, new, &mut out)?,
        Action::Coverage(coverage) => coverage::run(&Engine::load(&args.patterns, &[], &[])?, coverage, &mut out)?,
        Action::Fmt(fmt) => fmt::run(fmt, &mut out)?,
        Action::Try { id, text } => attempt(&Engine::load(&args.patterns, &[], &[])?, id, text, &mut out)?,
    };
    out.flush()?;
    Ok(code)
}

fn list(engine: &Engine, search: Option<&str>, out: &mut dyn Write) -> io::Result<ExitCode> {
    let wanted = search.unwrap_or_default().to_lowercase();
    for pattern in engine.patterns.patterns() {
        let all = format!("{} {} {}", pattern.id, pattern.title, pattern.question).to_lowercase();
        if all.contains(&wanted) {
            let counts = format!("{} phrases, {} examples", pattern.phrases.len(), pattern.examples.len());
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

fn test(engine: &Engine, out: &mut dyn Write) -> io::Result<ExitCode> {
    let scan = |text: &str| scanned(engine, text);
    let trials: Vec<Trial> = engine.patterns.patterns().iter().flat_map(|p| trial::run(p, &scan)).collect();
    let mut bad = 0;
    for trial in trials.iter().filter(|t| t.verdict != Verdict::Hit) {
        bad += 1;
        writeln!(out, "{:<6} {}  {}:{}", trial.verdict.name(), trial.pattern, trial.path, trial.line)?;
        writeln!(out, "       {}", fit(&trial.text, WIDTH))?;
        writeln!(out, "       {}", trial.detail)?;
    }
    let patterns = engine.patterns.patterns().len();
    writeln!(
        out,
        "{patterns} patterns, {} sentences: {} as they should be, {bad} not",
        trials.len(),
        trials.len() - bad
    )?;
    Ok(if bad > 0 { ExitCode::from(FINDINGS) } else { ExitCode::SUCCESS })
}

fn remarks(engine: &Engine, out: &mut dyn Write) -> io::Result<ExitCode> {
    let remarks = lint::lint(&engine.patterns, &engine.lexicon);
    for remark in &remarks {
        writeln!(out, "{:<28} {:<16} {}", remark.pattern, remark.code, remark.message)?;
    }
    let count = remarks.len();
    writeln!(
        out,
        "{} patterns, {count} remark{}",
        engine.patterns.patterns().len(),
        if count == 1 { "" } else { "s" }
    )?;
    Ok(if count > 0 { ExitCode::from(FINDINGS) } else { ExitCode::SUCCESS })
}

/// How far each phrase of the pattern `id` comes in an article.
fn reaches(engine: &Engine, scan: &Scan, segments: &Segments, id: &str) -> Vec<Reach> {
    // Words that fill text slots became mentions only when phrases were found.
    let is_found_before = |m: &&Mention| !matches!(m.value, Value::Text(_));
    let mentions: Vec<Mention> = scan.mentions.iter().filter(is_found_before).cloned().collect();
    extract::reaches(&scan.article.text, segments, &mentions, &engine.patterns, id, &engine.lexicon)
}

fn attempt(engine: &Engine, id: &str, text: &str, out: &mut dyn Write) -> Result<ExitCode, super::failure::Failure> {
    if engine.patterns.pattern(id).is_none() {
        let cure = "`claimdiff patterns list` shows them all";
        return Err(Error::Usage(format!("there is no pattern `{id}`; {cure}")).into());
    }
    let article = article(text);
    let segments = segment::segment(&article, &engine.lexicon);
    let scan = scanned(engine, text);
    let tokens: Vec<&str> = segments.tokens.iter().map(|t| t.text(text)).collect();
    writeln!(out, "tokens    {}", tokens.join(" · "))?;
    for mention in &scan.mentions {
        let kind = format!("{:?}", mention.kind()).to_lowercase();
        let hedge = mention.hedge.map(|h| format!("  (“{}”)", h.slice(text))).unwrap_or_default();
        writeln!(out, "mention   {kind:<13} “{}” = {}{hedge}", mention.span.slice(text), Expected::of(mention, text))?;
    }
    for reach in reaches(engine, &scan, &segments, id) {
        match reach.found {
            Some(words) => writeln!(out, "found     {}\n          in “{words}”", reach.phrase)?,
            None => {
                let (passed, all) = reach.passed;
                let at = if reach.stopped_at.is_empty() { "the end" } else { &reach.stopped_at };
                writeln!(
                    out,
                    "not found {}\n          {passed} of {all} steps; wanted {} at “{at}”",
                    reach.phrase, reach.wanted
                )?;
            }
        }
    }
    let own: Vec<_> = scan.claims.iter().filter(|c| c.pattern_id() == id).collect();
    for claim in &own {
        let slots: Vec<String> = claim
            .slots
            .iter()
            .filter_map(|(name, at)| Some(format!("{name} = '{}'", Expected::of(scan.mention(*at)?, text))))
            .collect();
        let stance = format!("{:?}", claim.stance).to_lowercase();
        writeln!(out, "claim     {}  {stance}  “{}”", slots.join(", "), scan.words(claim.span))?;
    }
    if own.is_empty() {
        writeln!(out, "no claim")?;
    }
    Ok(ExitCode::SUCCESS)
}
