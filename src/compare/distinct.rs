//! One disagreement, one finding: two groups may hold the same words of the same articles.

use crate::model::{ArticleIx, Finding, Relation, RuleKind, Severity, Side};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Leaves out findings on places that a better one is about; `by_pattern` says which groups a pattern made.
pub(super) fn distinct(mut findings: Vec<Finding>, by_pattern: impl Fn(&str) -> bool) -> Vec<Finding> {
    findings.sort_by_cached_key(|f| Reverse(rank(f, by_pattern(&f.group))));
    let mut kept: Vec<Finding> = Vec::new();
    let mut about: BTreeMap<(RuleKind, ArticleIx), Vec<usize>> = BTreeMap::new();
    for finding in findings {
        let articles = finding.sides.iter().flat_map(|s| s.places.iter().map(|p| p.article));
        let near = articles.clone().filter_map(|ix| about.get(&(finding.kind, ix))).flatten();
        if near.copied().any(|at| kept.get(at).is_some_and(|other| is_one(other, &finding))) {
            continue;
        }
        for ix in articles {
            let list = about.entry((finding.kind, ix)).or_default();
            if list.last() != Some(&kept.len()) {
                list.push(kept.len());
            }
        }
        kept.push(finding);
    }
    kept
}

/// The better of two findings on one thing ranks higher: a clear one, of a pattern, grave, of many places.
fn rank(finding: &Finding, by_pattern: bool) -> (bool, bool, Severity, usize, Reverse<String>) {
    let places = finding.sides.iter().map(|s| s.places.len()).sum();
    (finding.relation != Relation::Unresolved, by_pattern, finding.severity, places, Reverse(finding.id.clone()))
}

/// Whether two sides of `finding` stand where two sides of `other` stand.
fn is_one(other: &Finding, finding: &Finding) -> bool {
    let stands = |side: &Side, of: &Side| {
        let over =
            |p: &crate::model::Evidence| of.places.iter().any(|q| q.article == p.article && q.span.overlaps(p.span));
        side.places.iter().any(over)
    };
    let matched = |at: usize| finding.sides.iter().position(|s| other.sides.get(at).is_some_and(|o| stands(s, o)));
    let mut sides: Vec<usize> = (0..other.sides.len()).filter_map(matched).collect();
    sides.sort_unstable();
    sides.dedup();
    sides.len() >= 2
}
