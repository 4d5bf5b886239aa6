//! Places of one event, by their words: "Castle Road, Marden" is more precise than "Marden".
//!
//! Two names that share no words may be one place in the other: where a table of places tells so, one is the
//! more precise; else nothing is said of them.

use super::normal::folded;
use super::verdict::{Trace, Verdict};
use crate::model::Relation;

/// What two places are to each other; `lies_in` tells whether the first may lie in the second.
pub(super) fn relate(left: &str, right: &str, lies_in: impl Fn(&str, &str) -> bool) -> Verdict {
    let trace = Trace::default();
    let (l, r) = (folded(left), folded(right));
    if l == r {
        return trace.end("value", "same place", Relation::Agree);
    }
    if names_part_of(&l, &r) {
        return trace.end("words", "one name holds the other", Relation::Refinement);
    }
    if lies_in(left, right) || lies_in(right, left) {
        return trace.end("places", "one may lie in the other", Relation::Refinement);
    }
    trace.end("words", "the names share too little to tell", Relation::Scope)
}

/// "Castle Road, Marden" and "Marden".
fn names_part_of(left: &[String], right: &[String]) -> bool {
    let (short, long) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    !short.is_empty() && long.windows(short.len()).any(|part| part == short)
}
