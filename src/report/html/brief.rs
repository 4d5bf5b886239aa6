//! A finding in one line: its question, its values cut to where they differ, and who reports each.

use super::card::{Piece, marked, severity};
use super::is_quoted;
use crate::model::{Finding, RuleKind, Side};
use crate::report::rows::View;
use serde::Serialize;
use similar::{DiffOp, TextDiff};
use std::collections::BTreeSet;

/// A finding in one line.
#[derive(Serialize)]
pub(super) struct Brief {
    id: String,
    story: String,
    kind: &'static str,
    mark: &'static str,
    severity: &'static str,
    quoted: bool,
    question: String,
    values: Vec<Value>,
    /// Values that are not told.
    more: usize,
}

/// One value, cut short.
#[derive(Serialize)]
struct Value {
    display: Vec<Piece>,
    outlets: Vec<String>,
}

/// Values told of a finding, and outlets of a value.
const VALUES: usize = 4;
const OUTLETS: usize = 6;
/// Letters of a value, and those of them before the place where it differs.
const LETTERS: usize = 56;
const BEFORE: usize = 20;

impl Brief {
    pub(super) fn of(view: &View<'_>, finding: &Finding) -> Brief {
        let (severity, mark) = severity(finding.severity);
        let first = finding.sides.first().map(|s| s.display.as_str()).unwrap_or_default();
        let second = finding.sides.get(1).map_or(first, |s| s.display.as_str());
        let value = |(at, side): (usize, &Side)| Value {
            display: excerpt(&side.display, if at == 0 { second } else { first }, finding.kind),
            outlets: outlets(view, side),
        };
        Brief {
            id: finding.id.clone(),
            story: finding.story.clone(),
            kind: finding.kind.name(),
            mark,
            severity,
            quoted: is_quoted(finding),
            question: finding.question.clone(),
            values: finding.sides.iter().enumerate().take(VALUES).map(value).collect(),
            more: finding.sides.len().saturating_sub(VALUES),
        }
    }
}

/// Who reports a value; the last says how many more do.
fn outlets(view: &View<'_>, side: &Side) -> Vec<String> {
    let all: BTreeSet<&str> = side.places.iter().map(|place| view.outlet(place.article)).collect();
    let left = all.len().saturating_sub(OUTLETS);
    let mut out: Vec<String> = all.into_iter().take(OUTLETS).map(str::to_owned).collect();
    if left > 0 {
        out.push(format!("{left} more"));
    }
    out
}

/// A value as it is; of a long one what stands where it differs from `other`, with what differs marked.
fn excerpt(own: &str, other: &str, kind: RuleKind) -> Vec<Piece> {
    if own.chars().count() <= LETTERS {
        return marked(own, other, kind);
    }
    let words: Vec<&str> = own.split_inclusive(char::is_whitespace).collect();
    let at = match kind {
        RuleKind::Quote => first_difference(&words, other),
        _ => 0,
    };
    let length = |words: &[&str]| words.iter().map(|w| w.chars().count()).sum::<usize>();
    let from = (0..=at).find(|from| length(&words[*from..at]) <= BEFORE).unwrap_or(at);
    let to = (from..words.len()).find(|to| length(&words[from..=*to]) > LETTERS).unwrap_or(words.len()).max(from + 1);
    let shown = format!(
        "{}{}{}",
        if from > 0 { "… " } else { "" },
        words.get(from..to).unwrap_or_default().concat().trim_end(),
        if to < words.len() { " …" } else { "" }
    );
    marked(&shown, other, kind)
}

/// The number of the first word that `other` does not have, or before which it has another.
fn first_difference(own: &[&str], other: &str) -> usize {
    let bare = |w: &&str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace('’', "'");
    let ours: Vec<String> = own.iter().map(bare).collect();
    let theirs: Vec<String> = other.split_whitespace().map(|w| bare(&w)).collect();
    let (ours, theirs): (Vec<&str>, Vec<&str>) =
        (ours.iter().map(String::as_str).collect(), theirs.iter().map(String::as_str).collect());
    let diff = TextDiff::from_slices(&theirs, &ours);
    let first = diff.ops().iter().find(|op| !matches!(op, DiffOp::Equal { .. }));
    first.map_or(0, |op| op.new_range().start.min(own.len().saturating_sub(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(own: &str, other: &str, kind: RuleKind) -> String {
        excerpt(own, other, kind).iter().map(|p| p.words().to_owned()).collect()
    }

    #[test]
    fn a_long_quotation_is_shown_where_it_differs() {
        let long =
            "We came up the valley at first light with two pumps and a boat, and we could not reach the mill at all";
        let other = long.replace("could not reach", "could hardly reach");
        let shown = words(long, &other, RuleKind::Quote);
        assert!(shown.starts_with("… ") && shown.contains("could not reach"), "{shown}");
        assert!(shown.chars().count() <= LETTERS + 4, "{shown}");
        let marks: Vec<bool> = excerpt(long, &other, RuleKind::Quote).iter().map(Piece::is_marked).collect();
        assert!(marks.contains(&true));
    }

    #[test]
    fn a_short_value_is_shown_whole_and_a_long_one_from_its_start() {
        assert_eq!(words("60", "78", RuleKind::Figure), "60");
        let long = "word ".repeat(40);
        assert!(words(&long, "60", RuleKind::Figure).starts_with("word word"));
    }
}
