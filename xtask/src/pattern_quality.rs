//! `cargo xtask pattern-quality`: how often each pattern finds something in given articles, beside what
//! people said of hits drawn at random; no text of the articles is kept.
//!
//! Verdicts stand in `patterns/quality.csv`: a pattern, the revision whose hits were read, how many were
//! right and how many wrong.

use crate::random::Random;
use crate::shell::root;
use claimdiff::model::{Claim, Scan};
use claimdiff::pipeline::Engine;
use claimdiff::read;
use miette::{IntoDiagnostic, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::fmt::Write;
use std::path::PathBuf;

const VERDICTS: &str = "patterns/quality.csv";
const PAGE: &str = "docs/pattern-quality.md";

/// What to read.
#[derive(clap::Args)]
pub struct Args {
    /// Articles.
    #[arg(required = true)]
    inputs: Vec<PathBuf>,
    /// Write hits drawn at random into this file, for reading, and leave the page alone.
    #[arg(long, value_name = "FILE")]
    draw: Option<PathBuf>,
    /// How many of each pattern.
    #[arg(long, default_value_t = 10)]
    count: usize,
    /// Another seed is another draw.
    #[arg(long, default_value_t = 7)]
    seed: u64,
}

/// What one pattern found.
#[derive(Default)]
struct Found {
    hits: u64,
    outlets: BTreeSet<String>,
    drawn: BTreeMap<u64, String>,
}

/// Reads the articles, and writes the page or the draw.
///
/// # Errors
/// Where an input cannot be opened, a verdict cannot be read, or a file cannot be written.
pub fn run(args: &Args) -> Result<()> {
    let engine = Engine::built_in().into_diagnostic()?;
    let records = read::open(&args.inputs, &read::ReadOptions::default()).into_diagnostic()?;
    let mut found: BTreeMap<String, Found> = BTreeMap::new();
    let mut articles = 0u64;
    let done: Result<(), Infallible> = engine.scan_each(records, |scanned| {
        articles += u64::from(scanned.scan.skipped.is_none());
        for claim in &scanned.scan.claims {
            let own = found.entry(claim.pattern_id().to_owned()).or_default();
            own.hits += 1;
            own.outlets.insert(scanned.scan.article.outlet.to_string());
            own.drawn.insert(lot(claim, &scanned.scan, args.seed), told(claim, &scanned.scan));
            while own.drawn.len() > args.count {
                own.drawn.pop_last();
            }
        }
        Ok(())
    });
    let Ok(()) = done;
    match &args.draw {
        Some(file) => std::fs::write(file, draw(&found)).into_diagnostic(),
        None => {
            let verdicts = verdicts(&std::fs::read_to_string(root().join(VERDICTS)).into_diagnostic()?)?;
            std::fs::write(root().join(PAGE), page(&engine, &found, &verdicts, articles)).into_diagnostic()
        }
    }
}

/// Where a hit stands in the draw: by the seed and its place alone.
fn lot(claim: &Claim, scan: &Scan, seed: u64) -> u64 {
    let place = format!("{} {} {}", claim.pattern_id(), scan.article.id, claim.span.start());
    place.bytes().fold(Random(seed).next(), |hash, byte| Random(hash ^ u64::from(byte)).next())
}

/// The slots of a claim, and its sentence with the words found between ⟦ and ⟧.
fn told(claim: &Claim, scan: &Scan) -> String {
    let slot = |(name, id): (&_, &_)| Some(format!("{name} = {}", scan.words(scan.mention(*id)?.span)));
    let slots: Vec<String> = claim.slots.iter().filter_map(slot).collect();
    let text = &scan.article.text;
    let before = text.get(claim.sentence.start()..claim.span.start()).unwrap_or_default();
    let after = text.get(claim.span.end()..claim.sentence.end()).unwrap_or_default();
    let sentence = format!("{before}⟦{}⟧{after}", scan.words(claim.span));
    let line = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{:?}; {} | {line}", claim.stance, slots.join("; "))
}

fn draw(found: &BTreeMap<String, Found>) -> String {
    let mut out = String::new();
    for (id, own) in found {
        let _ = writeln!(out, "\n## {id}: {} hits", own.hits);
        for (number, line) in own.drawn.values().enumerate() {
            let _ = writeln!(out, "{}. {line}", number + 1);
        }
    }
    out
}

/// Revision, right, wrong.
type Verdict = (u32, u32, u32);

fn verdicts(text: &str) -> Result<BTreeMap<String, Verdict>> {
    let mut out = BTreeMap::new();
    for row in text.lines().skip(1) {
        let numbers: Vec<u32> = row.split(',').skip(1).filter_map(|n| n.parse().ok()).collect();
        let (Some(id), [revision, right, wrong]) = (row.split(',').next(), numbers.as_slice()) else {
            bail!("{VERDICTS}: `{row}` is not id,revision,right,wrong");
        };
        out.insert(id.to_owned(), (*revision, *right, *wrong));
    }
    Ok(out)
}

fn page(
    engine: &Engine,
    found: &BTreeMap<String, Found>,
    verdicts: &BTreeMap<String, Verdict>,
    articles: u64,
) -> String {
    let mut out = format!(
        "# How good the patterns are\n\nMade by `cargo xtask pattern-quality` over {articles} news articles of many \
         outlets, which are not kept here. Of each pattern that found anything, up to ten hits were drawn at random \
         from these and further articles and read in their sentences: right is a claim that says, with its slots, what the sentence says of an event \
         of that kind. Counts and verdicts only; an older revision in the fourth column was read before the latest \
         change.\n\n| pattern | hits | outlets | read | right | wrong |\n|---|---|---|---|---|---|\n"
    );
    let none = Found::default();
    for pattern in engine.patterns.patterns() {
        let own = found.get(pattern.id.as_str()).unwrap_or(&none);
        let read = match verdicts.get(pattern.id.as_str()) {
            Some((revision, right, wrong)) => format!("revision {revision} | {right} | {wrong}"),
            None => "– | – | –".to_owned(),
        };
        let _ = writeln!(out, "| `{}` | {} | {} | {read} |", pattern.provenance(), own.hits, own.outlets.len());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_is_right_nine_times_in_ten_and_names_a_pattern() {
        let engine = Engine::built_in().unwrap();
        let text = std::fs::read_to_string(root().join(VERDICTS)).unwrap();
        for (id, (revision, right, wrong)) in verdicts(&text).unwrap() {
            let pattern = engine.patterns.pattern(&id).unwrap_or_else(|| panic!("{id} is no pattern"));
            assert!(revision <= pattern.revision, "{id}: revision {revision} is yet to come");
            assert!(right + wrong > 0, "{id}: nothing was read");
            assert!(right * 10 >= (right + wrong) * 9, "{id}: {right} right, {wrong} wrong: tighten or retire it");
        }
    }
}
