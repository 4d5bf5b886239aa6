//! The verdict line: what there is, in one sentence.

use crate::model::{Finding, Relation, RuleKind, Severity};
use std::collections::BTreeMap;

/// "1 figure conflict, 2 altered quotations and 1 name spelt two ways."
pub(super) fn words<'f>(findings: impl Iterator<Item = &'f Finding>) -> String {
    let mut counts: BTreeMap<(std::cmp::Reverse<Severity>, Relation, RuleKind), usize> = BTreeMap::new();
    for finding in findings.filter(|f| f.severity > Severity::Note) {
        *counts.entry((std::cmp::Reverse(finding.severity), finding.relation, finding.kind)).or_default() += 1;
    }
    let parts: Vec<String> = counts.iter().map(|((_, relation, kind), n)| part(*kind, *relation, *n)).collect();
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
            &format!("{}s with another strength", noun(kind)),
        ),
        (kind, Relation::Divergence) => {
            counted(n, &format!("{} told in two ways", noun(kind)), &format!("{}s told in two ways", noun(kind)))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_said_to_be_wrong_where_nothing_differs() {
        assert_eq!(words([].into_iter()), "No two outlets were found to differ in anything but precision.");
        assert_eq!(part(RuleKind::Name, Relation::Variant, 2), "2 names spelt two ways");
        assert_eq!(part(RuleKind::Figure, Relation::Conflict, 1), "1 figure conflict");
    }
}
