//! `cargo xtask sample-findings`: findings drawn at random, with the words around each, for reading.
//!
//! The draw depends on the seed and on the ids of findings alone, so that a finding drawn before a
//! change of the program is drawn after it too, unless the change did away with it.

use crate::random::Random;
use claimdiff::model::{Evidence, Finding, Outcome, Severity, Side};
use claimdiff::pipeline::Engine;
use claimdiff::read;
use claimdiff::resolve::StoryMode;
use miette::{IntoDiagnostic, Result, bail};
use std::fmt::Write;
use std::path::PathBuf;

/// What to draw from.
#[derive(clap::Args)]
pub struct Args {
    /// Files of articles; each is a run of its own.
    #[arg(required = true)]
    inputs: Vec<PathBuf>,
    /// Rules (`name.variant`), kinds (`name`) or relations (`variant`); all where left out.
    #[arg(long, value_delimiter = ',')]
    relation: Vec<String>,
    /// Severities: error, warning, note; all where left out.
    #[arg(long, value_delimiter = ',')]
    level: Vec<String>,
    /// How many.
    #[arg(long, default_value_t = 60)]
    count: usize,
    /// Another seed is another draw.
    #[arg(long, default_value_t = 20_261_122)]
    seed: u64,
    /// How many places of each side are shown.
    #[arg(long, default_value_t = 2)]
    places: usize,
}

/// Draws and prints.
///
/// # Errors
/// Where an input cannot be opened, or a severity is not known.
pub fn run(args: &Args) -> Result<()> {
    let levels = levels(&args.level)?;
    let engine = Engine::built_in().into_diagnostic()?;
    let mut drawn: Vec<(u64, String)> = Vec::new();
    for input in &args.inputs {
        let records = read::open(std::slice::from_ref(input), &read::ReadOptions::default()).into_diagnostic()?;
        let outcome = engine.compare(engine.scan_all(records).0, StoryMode::Auto);
        let wanted = outcome.findings.iter().filter(|f| is_wanted(f, &args.relation, &levels));
        drawn.extend(wanted.map(|f| (lot(&f.id, args.seed), told(f, &outcome, args.places))));
    }
    drawn.sort();
    println!("{} of {} findings", drawn.len().min(args.count), drawn.len());
    for (number, (_, text)) in drawn.iter().take(args.count).enumerate() {
        println!("\n{}. {text}", number + 1);
    }
    Ok(())
}

fn levels(names: &[String]) -> Result<Vec<Severity>> {
    let named = |name: &String| match name.as_str() {
        "error" => Ok(Severity::Error),
        "warning" => Ok(Severity::Warning),
        "note" => Ok(Severity::Note),
        _ => bail!("--level {name}: known are error, warning and note"),
    };
    names.iter().map(named).collect()
}

fn is_wanted(finding: &Finding, relations: &[String], levels: &[Severity]) -> bool {
    let rule = finding.rule();
    let is_named = |name: &String| rule == *name || rule.split('.').any(|part| part == name);
    (relations.is_empty() || relations.iter().any(is_named))
        && (levels.is_empty() || levels.contains(&finding.severity))
}

/// Where a finding stands in the draw.
fn lot(id: &str, seed: u64) -> u64 {
    id.bytes().fold(Random(seed).next(), |hash, byte| Random(hash ^ u64::from(byte)).next())
}

/// The finding, its sides, and the sentences that say so.
fn told(finding: &Finding, outcome: &Outcome, places: usize) -> String {
    let mut out = String::new();
    let severity = format!("{:?}", finding.severity).to_lowercase();
    let _ = writeln!(out, "{} {severity}[{}] {:.2}", finding.id, finding.rule(), finding.confidence.total);
    let _ = writeln!(out, "   group {}", finding.group);
    let _ = writeln!(out, "   {} — {}", finding.question, finding.message);
    for step in &finding.trace {
        let _ = writeln!(out, "   . {}: {}", step.test, step.outcome);
    }
    for side in &finding.sides {
        tell_side(&mut out, side, outcome, places);
    }
    out
}

fn tell_side(out: &mut String, side: &Side, outcome: &Outcome, places: usize) {
    let _ = writeln!(out, "   = {} (outlets {}, origins {})", side.display, side.outlets, side.origins);
    for place in side.places.iter().take(places) {
        let article = &outcome.corpus.scan(place.article).article;
        let day = article.published.date.map(|d| d.to_string()).unwrap_or_default();
        let _ = writeln!(out, "     {} {day} [{}]: {}", article.outlet, article.id, around(*place, outcome));
    }
}

/// The sentence of a place, the words themselves between ⟦ and ⟧.
fn around(place: Evidence, outcome: &Outcome) -> String {
    let scan = outcome.corpus.scan(place.article);
    let text = &scan.article.text;
    let sentence = scan.sentence_at(place.span.start()).unwrap_or(place.span);
    let before = text.get(sentence.start()..place.span.start()).unwrap_or_default();
    let after = text.get(place.span.end()..sentence.end()).unwrap_or_default();
    let shown = format!("{before}⟦{}⟧{after}", scan.words(place.span));
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::lot;

    #[test]
    fn a_draw_depends_on_the_seed_and_the_id() {
        assert_eq!(lot("F-abc", 1), lot("F-abc", 1));
        assert_ne!(lot("F-abc", 1), lot("F-abd", 1));
        assert_ne!(lot("F-abc", 1), lot("F-abc", 2));
    }
}
