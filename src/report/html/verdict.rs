//! The verdict line: what there is, in one sentence.

use crate::model::{Finding, Relation, RuleKind, Severity};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Kinds of difference named at most.
const KINDS: usize = 6;

/// "1 figure conflict, 2 altered quotations and 1 name spelt two ways."
///
/// Of many kinds the gravest and most frequent are named, the others counted.
pub(super) fn words<'f>(findings: impl Iterator<Item = &'f Finding>) -> String {
    told(findings.map(|f| (f.severity, f.relation, f.kind)))
}

fn told(findings: impl Iterator<Item = (Severity, Relation, RuleKind)>) -> String {
    let mut counts: BTreeMap<(Relation, RuleKind), (Severity, usize)> = BTreeMap::new();
    for (severity, relation, kind) in findings.filter(|(severity, ..)| severity.is_loud()) {
        let (gravest, n) = counts.entry((relation, kind)).or_insert((severity, 0));
        (*gravest, *n) = ((*gravest).max(severity), *n + 1);
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(what, (gravest, n))| (Reverse(*gravest), Reverse(*n), *what));
    let rest = counts.split_off(counts.len().min(KINDS));
    let mut parts: Vec<String> = counts.iter().map(|((relation, kind), (_, n))| part(*kind, *relation, *n)).collect();
    match rest.iter().map(|(_, (_, n))| n).sum() {
        0 => {}
        n => parts.push(counted(n, "other difference", "other differences")),
    }
    match parts.split_last() {
        None => "No two outlets were found to differ in anything but precision.".to_owned(),
        Some((last, [])) => format!("{last}."),
        Some((last, rest)) => format!("{} and {last}.", rest.join(", ")),
    }
}

fn part(kind: RuleKind, relation: Relation, n: usize) -> String {
    match (kind, relation) {
        (RuleKind::Quote, Relation::Altered) => counted(n, "altered quotation", "altered quotations"),
        (RuleKind::Name, Relation::Variant) => counted(n, "name spelt two ways", "names spelt two ways"),
        (RuleKind::Place, Relation::Variant) => counted(n, "place spelt two ways", "places spelt two ways"),
        (RuleKind::Own, _) => counted(n, "article at odds with itself", "articles at odds with themselves"),
        (RuleKind::Quantifier, Relation::Drift) => counted(n, "shift in how many", "shifts in how many"),
        (kind, Relation::Drift) => counted(
            n,
            &format!("{} with another strength", noun(kind)),
            &format!("{} with another strength", nouns(kind)),
        ),
        (kind, Relation::Divergence) => {
            counted(n, &format!("{} told in two ways", noun(kind)), &format!("{} told in two ways", nouns(kind)))
        }
        (RuleKind::Money, relation) => {
            let name = format!("money {}", relation.name());
            counted(n, &name, &format!("{name}s"))
        }
        (kind, relation) => {
            let name = format!("{} {}", noun(kind), relation.name());
            counted(n, &name, &format!("{name}s"))
        }
    }
}

fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// What a person calls the kind.
pub(super) fn noun(kind: RuleKind) -> &'static str {
    match kind {
        RuleKind::Own => "self",
        RuleKind::Meta => "page date",
        RuleKind::Percent => "percentage",
        RuleKind::Money => "sum of money",
        RuleKind::Quote => "quotation",
        RuleKind::Agent => "agent",
        kind => kind.name(),
    }
}

/// The same of several.
fn nouns(kind: RuleKind) -> String {
    match kind {
        RuleKind::Money => "sums of money".to_owned(),
        kind => format!("{}s", noun(kind)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_named_once_and_many_kinds_are_counted() {
        let twice = [Severity::Error, Severity::Warning].map(|s| (s, Relation::Conflict, RuleKind::Figure));
        assert_eq!(told(twice.into_iter()), "2 figure conflicts.");
        let kinds = [
            RuleKind::Figure,
            RuleKind::Date,
            RuleKind::Duration,
            RuleKind::Money,
            RuleKind::Percent,
            RuleKind::Age,
            RuleKind::Role,
            RuleKind::Agent,
        ];
        let said = told(kinds.map(|kind| (Severity::Error, Relation::Conflict, kind)).into_iter());
        assert!(said.ends_with(" and 2 other differences."), "{said}");
    }

    #[test]
    fn nothing_is_said_to_be_wrong_where_nothing_differs() {
        assert_eq!(words([].into_iter()), "No two outlets were found to differ in anything but precision.");
        assert_eq!(part(RuleKind::Name, Relation::Variant, 2), "2 names spelt two ways");
        assert_eq!(part(RuleKind::Figure, Relation::Conflict, 1), "1 figure conflict");
    }
}
