//! Places of one event: a district lies in its city; two places apart are told only where both are known.

use super::verdict::{Trace, Verdict};
use crate::model::Relation;

/// What the gazetteer says of two places.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum PlaceLink {
    /// Two names of one place.
    Same,
    /// One lies in the other.
    Within,
    /// Both are known, and neither lies in the other.
    Apart,
}

/// What two places are to each other; `link` looks a pair up, in either order.
pub(super) fn relate(left: &str, right: &str, link: impl Fn(&str, &str) -> Option<PlaceLink>) -> Verdict {
    let trace = Trace::default();
    let (l, r) = (folded(left), folded(right));
    if l == r {
        return trace.end("value", "same place", Relation::Agree);
    }
    match link(left, right).or_else(|| link(right, left)) {
        Some(PlaceLink::Same) => trace.end("gazetteer", "two names of one place", Relation::Agree),
        Some(PlaceLink::Within) => trace.end("gazetteer", "one lies in the other", Relation::Refinement),
        Some(PlaceLink::Apart) => trace.end("gazetteer", "neither lies in the other", Relation::Unresolved),
        None if names_part_of(&l, &r) => trace.end("words", "one name holds the other", Relation::Refinement),
        None => trace.end("gazetteer", "does not know both", Relation::Scope),
    }
}

fn folded(place: &str) -> Vec<String> {
    let words = place.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.map(str::to_lowercase).filter(|w| w != "the").collect()
}

/// "Castle Road, Marden" and "Marden".
fn names_part_of(left: &[String], right: &[String]) -> bool {
    let (short, long) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    !short.is_empty() && long.windows(short.len()).any(|part| part == short)
}
