//! A finding as a card: its sides beside one another, what differs marked, and why.

use super::is_quoted;
use super::snippet::Snippet;
use super::strip::{self, Strip};
use super::verdict::noun;
use super::when::{self, When};
use crate::model::{Evidence, Finding, Group, Relation, RuleKind, Severity, Shape, Step};
use crate::report::rows::View;
use serde::Serialize;
use similar::{ChangeTag, TextDiff};
use std::collections::BTreeSet;

/// Snippets shown of one side.
const SNIPPETS: usize = 3;
/// Outlets named of the places that are not shown.
const OUTLETS: usize = 20;

#[derive(Serialize)]
pub(super) struct Card {
    id: String,
    rule: String,
    kind: &'static str,
    label: String,
    severity: &'static str,
    mark: &'static str,
    shape: &'static str,
    question: String,
    message: String,
    story_title: Option<String>,
    quoted: bool,
    why_dismissed: Option<String>,
    strip: Option<Strip>,
    when: Option<When>,
    sure: u8,
    confidence: f64,
    extract: f64,
    key: f64,
    meta: f64,
    sides: Vec<SideCard>,
    trace: Vec<Step>,
}

#[derive(Serialize)]
struct SideCard {
    display: Vec<Piece>,
    outlets: usize,
    origins: usize,
    snippets: Vec<Snippet>,
    more: usize,
    /// Whose places those are.
    more_in: Vec<String>,
    long: bool,
}

/// A piece of a value; marked where another side has something else.
#[derive(Serialize)]
pub(super) struct Piece {
    words: String,
    marked: bool,
}

#[cfg(test)]
impl Piece {
    pub(super) fn words(&self) -> &str {
        &self.words
    }

    pub(super) fn is_marked(&self) -> bool {
        self.marked
    }
}

impl Card {
    pub(super) fn of(
        view: &View<'_>,
        finding: &Finding,
        group: Option<&Group>,
        rung: &dyn Fn(&str) -> Option<u8>,
        several: bool,
    ) -> Card {
        let label = view.label(&finding.story).map(str::to_owned);
        let first = finding.sides.first().map(|s| s.display.as_str()).unwrap_or_default();
        let sides = finding.sides.iter().enumerate().map(|(at, side)| {
            // Each side is marked against the first, the first against the second.
            let other = if at == 0 { finding.sides.get(1).map_or(first, |s| s.display.as_str()) } else { first };
            SideCard {
                display: marked(&side.display, other, finding.kind),
                outlets: side.outlets,
                origins: side.origins,
                snippets: side.places.iter().take(SNIPPETS).map(|p| Snippet::of(view, *p)).collect(),
                more: side.places.len().saturating_sub(SNIPPETS),
                more_in: whose(view, side.places.get(SNIPPETS..).unwrap_or_default()),
                long: side.display.chars().count() > 40,
            }
        });
        Card {
            id: finding.id.clone(),
            rule: finding.rule(),
            kind: finding.kind.name(),
            label: format!("{} {}", noun(finding.kind), word(finding.relation)),
            severity: severity(finding.severity).0,
            mark: severity(finding.severity).1,
            shape: match finding.shape {
                Shape::Outlier => "one against the others",
                Shape::Split => "split",
                Shape::Scatter => "scattered",
            },
            question: finding.question.clone(),
            message: finding.message.clone(),
            story_title: label.filter(|_| several),
            quoted: is_quoted(finding),
            why_dismissed: view.dismissal(&finding.id).map(|d| {
                let by = d.by.as_deref().map(|by| format!(", {by}")).unwrap_or_default();
                let until = d.until.as_deref().map(|day| format!(", until {day}")).unwrap_or_default();
                format!("{}{by}{until}", d.reason)
            }),
            strip: group.and_then(|g| strip::of(finding, g)),
            when: when::of(view, finding, rung),
            sure: (finding.confidence.total * 5.0).round() as u8,
            confidence: finding.confidence.total,
            extract: finding.confidence.extract,
            key: finding.confidence.key,
            meta: finding.confidence.meta,
            sides: sides.collect(),
            trace: finding.trace.clone(),
        }
    }
}

/// The outlets of `places`, each once.
fn whose(view: &View<'_>, places: &[Evidence]) -> Vec<String> {
    let outlets: BTreeSet<&str> = places.iter().map(|place| view.outlet(place.article)).collect();
    let cut = outlets.len().saturating_sub(OUTLETS);
    let mut out: Vec<String> = outlets.into_iter().take(OUTLETS).map(str::to_owned).collect();
    if cut > 0 {
        out.push(format!("{cut} more"));
    }
    out
}

/// What a severity is called, and the mark that stands for it.
pub(super) fn severity(severity: Severity) -> (&'static str, &'static str) {
    match severity {
        Severity::Error => ("error", "▲"),
        Severity::Warning => ("warning", "◆"),
        Severity::Note => ("note", "●"),
    }
}

fn word(relation: Relation) -> &'static str {
    match relation {
        Relation::Unreliable => "unreliable",
        Relation::Variant => "spelt two ways",
        relation => relation.name(),
    }
}

/// `own` in pieces, with what `other` does not have marked: letters of names, words of quotations.
pub(super) fn marked(own: &str, other: &str, kind: RuleKind) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut add = |words: &str, marked: bool| match out.last_mut() {
        Some(piece) if piece.marked == marked => piece.words.push_str(words),
        _ => out.push(Piece { words: words.to_owned(), marked }),
    };
    match kind {
        RuleKind::Name => {
            let diff = TextDiff::from_chars(other, own);
            for change in diff.iter_all_changes().filter(|c| c.tag() != ChangeTag::Delete) {
                add(change.value(), change.tag() == ChangeTag::Insert);
            }
        }
        RuleKind::Quote => {
            let (ours, theirs) = (bare_words(own), bare_words(other));
            let ours: Vec<&str> = ours.iter().map(String::as_str).collect();
            let theirs: Vec<&str> = theirs.iter().map(String::as_str).collect();
            let diff = TextDiff::from_slices(&theirs, &ours);
            let said: Vec<&str> = own.split_inclusive(char::is_whitespace).collect();
            for change in diff.iter_all_changes() {
                if let Some(words) = change.new_index().and_then(|at| said.get(at)) {
                    add(words, change.tag() == ChangeTag::Insert && !change.value().is_empty());
                }
            }
        }
        _ => add(own, false),
    }
    out
}

/// Words without case and typography, which are no difference between quotations.
fn bare_words(words: &str) -> Vec<String> {
    let bare = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace('’', "'");
    words.split_inclusive(char::is_whitespace).map(bare).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_that_differ_are_marked() {
        let pieces = marked("Allan Marsh", "Alan Marsh", RuleKind::Name);
        let marked: Vec<&str> = pieces.iter().filter(|p| p.marked).map(|p| p.words.as_str()).collect();
        assert_eq!(marked, ["l"]);
    }

    #[test]
    fn typography_is_no_difference() {
        let pieces = marked("We can’t stay, he said.", "We can't stay he said", RuleKind::Quote);
        assert!(pieces.iter().all(|p| !p.marked));
        assert_eq!(pieces.iter().map(|p| p.words.as_str()).collect::<String>(), "We can’t stay, he said.");
    }

    #[test]
    fn the_words_that_differ_are_marked() {
        let pieces = marked("almost all of the staff", "a majority of the staff", RuleKind::Quote);
        assert_eq!(
            pieces.iter().filter(|p| p.marked).map(|p| p.words.trim()).collect::<Vec<_>>().join(" "),
            "almost all"
        );
    }
}
