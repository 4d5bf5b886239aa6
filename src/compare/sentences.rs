//! Penalties: kind, term and minimum are compared part by part.

use super::durations;
use super::verdict::{Context, Trace, Verdict};
use crate::model::{Class, Figure, Penalty, Relation};

/// What two penalties of one person are to each other.
pub(super) fn relate(left: &Penalty, right: &Penalty, context: &Context) -> Verdict {
    let mut trace = Trace::default();
    let mut worst = Relation::Agree;
    let mut meet = |test: &str, outcome: String, relation: Relation| {
        trace.note(test, outcome);
        worst = worst.min(relation);
    };
    if !left.kind.is_empty() && !right.kind.is_empty() {
        if left.kind == right.kind {
            meet("kind", "same".to_owned(), Relation::Agree);
        } else if served_together(&left.kind, &right.kind) {
            return Trace::default().end("scope", "penalties that go beside each other", Relation::Scope);
        } else if is_suspended_term(&left.kind, &right.kind) {
            meet("kind", "suspended is said on one side only".to_owned(), Relation::Refinement);
        } else {
            let (one, other) =
                if left.kind <= right.kind { (&left.kind, &right.kind) } else { (&right.kind, &left.kind) };
            meet("kind", format!("{one} and {other}"), Relation::Conflict);
        }
    } else if left.kind != right.kind {
        meet("kind", "given on one side only".to_owned(), Relation::Refinement);
    }
    for (name, l, r) in [("term", &left.term, &right.term), ("minimum", &left.minimum, &right.minimum)] {
        match (l, r) {
            (Some(l), Some(r)) => {
                let relation = term(l, r, context);
                meet(name, relation.name().to_owned(), relation);
            }
            (None, None) => {}
            _ => meet(name, "given on one side only".to_owned(), Relation::Refinement),
        }
    }
    trace.end("verdict", "the strongest of its parts", worst)
}

/// Who tells the term alone does not say that it has to be served.
fn is_suspended_term(left: &str, right: &str) -> bool {
    matches!((left, right), ("suspended", "determinate") | ("determinate", "suspended"))
}

/// A fine or an order is given beside a prison term.
fn served_together(left: &str, right: &str) -> bool {
    let beside = |kind: &str| matches!(kind, "fine" | "community");
    beside(left) != beside(right)
}

/// Terms are pronounced exactly: they never round.
fn term(left: &Figure, right: &Figure, context: &Context) -> Relation {
    let exactly = Context { class: Class::ExactCount, monotone: false, ..*context };
    durations::relate(left, right, &exactly).relation
}
