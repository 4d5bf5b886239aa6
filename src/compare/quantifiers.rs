//! Quantifiers on a ladder from none to all: a step up or down changes what a reader takes away.

use super::verdict::{Trace, Verdict};
use crate::model::Relation;

/// Up to this rung a word says no more than that there are several: "some", "many".
const FEW: u8 = 3;

/// What two quantifiers of one thing are to each other; `rung` says how high a word stands.
pub(super) fn relate(left: &str, right: &str, rung: impl Fn(&str) -> Option<u8>) -> Verdict {
    let mut trace = Trace::default();
    if left == right {
        return trace.end("value", "same words", Relation::Agree);
    }
    let (Some(l), Some(r)) = (rung(left), rung(right)) else {
        return trace.end("ladder", "a word is not on the ladder", Relation::Scope);
    };
    trace.note("ladder", format!("rungs {} and {}", l.min(r), l.max(r)));
    match l.abs_diff(r) {
        0 => trace.end("steps", "none", Relation::Agree),
        1 if l.max(r) <= FEW => trace.end("steps", "1 step, both words for an open number", Relation::Refinement),
        1 => trace.end("steps", "1 step", Relation::Drift),
        steps => trace.end("steps", format!("{steps} steps"), Relation::Drift),
    }
}
