//! Runs the examples and counterexamples of patterns: what was found, missed, misread or found too much.
//!
//! How a text becomes a [`Scan`] is given from outside, since patterns do not know the stages.

use super::expected::Expected;
use super::pattern::{Example, Pattern};
use crate::model::{Claim, Scan, Stance};

/// How a trial ended.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Verdict {
    /// As it should be.
    Hit,
    /// An example in which nothing was found.
    Miss,
    /// An example that was found with other values or another stance.
    Wrong,
    /// A counterexample that was found.
    Noisy,
    /// A gap that is none any more: it should become an example.
    Closed,
}

impl Verdict {
    /// As people read it.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Hit => "hit",
            Verdict::Miss => "miss",
            Verdict::Wrong => "wrong",
            Verdict::Noisy => "noisy",
            Verdict::Closed => "closed",
        }
    }
}

/// One example and what came of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Trial {
    /// The pattern.
    pub pattern: String,
    /// Where the example stands.
    pub path: String,
    /// Its line, from 1.
    pub line: usize,
    /// The sentence.
    pub text: String,
    /// How it ended.
    pub verdict: Verdict,
    /// What was wrong, in words; empty for a hit.
    pub detail: String,
    /// Other patterns that fire on the sentence, sorted.
    pub others: Vec<String>,
}

/// Runs every example, counterexample and gap of `pattern`.
pub fn run(pattern: &Pattern, scan: &dyn Fn(&str) -> Scan) -> Vec<Trial> {
    let mut out = Vec::new();
    for example in &pattern.examples {
        let scan = scan(&example.text);
        let (verdict, detail) = judge(pattern, example, &scan);
        out.push(trial(pattern, &example.text, example.line, verdict, detail, &scan));
    }
    for gap in &pattern.gaps {
        let scan = scan(&gap.text);
        let closed = judge(pattern, gap, &scan).0 == Verdict::Hit;
        let (verdict, detail) = if closed {
            (Verdict::Closed, "this gap is closed: make it an [[example]]".to_owned())
        } else {
            (Verdict::Hit, String::new())
        };
        out.push(trial(pattern, &gap.text, gap.line, verdict, detail, &scan));
    }
    for counter in &pattern.counterexamples {
        let scan = scan(&counter.text);
        // What is denied or only feared may be found as such.
        let found = own(pattern, &scan).find(|c| matches!(c.stance, Stance::Asserted | Stance::Attributed));
        let (verdict, detail) = match found {
            Some(claim) => (Verdict::Noisy, format!("found “{}”, though {}", scan.words(claim.span), counter.why)),
            None => (Verdict::Hit, String::new()),
        };
        out.push(trial(pattern, &counter.text, counter.line, verdict, detail, &scan));
    }
    out
}

fn trial(pattern: &Pattern, text: &str, line: usize, verdict: Verdict, detail: String, scan: &Scan) -> Trial {
    let mut others: Vec<String> = scan.claims.iter().map(|c| c.pattern_id().to_owned()).collect();
    others.retain(|id| *id != pattern.id);
    others.sort_unstable();
    others.dedup();
    let (id, path) = (pattern.id.to_string(), pattern.path.clone());
    Trial { pattern: id, path, line, text: text.to_owned(), verdict, detail, others }
}

fn own<'s>(pattern: &'s Pattern, scan: &'s Scan) -> impl Iterator<Item = &'s Claim> {
    scan.claims.iter().filter(|c| c.pattern_id() == pattern.id)
}

fn judge(pattern: &Pattern, example: &Example, scan: &Scan) -> (Verdict, String) {
    let meets = |claim: &Claim| {
        let slots = example.slots.iter().all(|(name, expected)| {
            let mention = claim.slots.get(name).and_then(|id| scan.mention(*id));
            mention.is_some_and(|m| expected.is_met_by(m, &scan.article.text))
        });
        // Whether a name stands for its source depends on the sentence; both mean that it is said to be so.
        let stance = claim.stance == example.stance
            || (example.stance == Stance::Asserted && claim.stance == Stance::Attributed);
        slots && stance
    };
    if own(pattern, scan).any(meets) {
        return (Verdict::Hit, String::new());
    }
    let found: Vec<String> = own(pattern, scan).map(|claim| described(claim, scan)).collect();
    if found.is_empty() {
        return (Verdict::Miss, "nothing was found".to_owned());
    }
    (Verdict::Wrong, format!("found {}", found.join("; ")))
}

/// A claim in the notation of examples.
fn described(claim: &Claim, scan: &Scan) -> String {
    let slot = |(name, id): (&compact_str::CompactString, &crate::model::MentionId)| {
        let value = scan.mention(*id).map(|m| Expected::of(m, &scan.article.text)).unwrap_or_default();
        format!("{name} = '{value}'")
    };
    let slots: Vec<String> = claim.slots.iter().map(slot).collect();
    format!("{} ({:?})", slots.join(", "), claim.stance).to_lowercase()
}
