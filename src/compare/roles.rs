//! Roles of one person: some exclude one another, some go together though a reader would not guess it.

use super::verdict::{Trace, Verdict};
use crate::model::Relation;

/// What the table of roles says of two of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum RoleLink {
    /// Two words for one thing.
    Synonym,
    /// One is a kind of the other.
    Narrower,
    /// Both can be true, and it matters which is told.
    Compatible,
    /// One becomes the other.
    Temporal,
    /// Nobody is both to the same person.
    Exclusive,
}

/// What two roles of one person are to each other; `link` looks a pair up, in either order.
pub(super) fn relate(left: &str, right: &str, link: impl Fn(&str, &str) -> Option<RoleLink>) -> Verdict {
    let trace = Trace::default();
    if left == right {
        return trace.end("value", "same role", Relation::Agree);
    }
    match link(left, right).or_else(|| link(right, left)) {
        Some(RoleLink::Synonym) => trace.end("role table", "two words for one role", Relation::Agree),
        Some(RoleLink::Narrower) => trace.end("role table", "one is a kind of the other", Relation::Refinement),
        Some(RoleLink::Temporal) => trace.end("role table", "one becomes the other", Relation::Update),
        Some(RoleLink::Compatible) => trace.end("role table", "both can be true", Relation::Divergence),
        Some(RoleLink::Exclusive) => trace.end("role table", "they exclude each other", Relation::Conflict),
        None => trace.end("role table", "says nothing of the two: a person has many roles", Relation::Scope),
    }
}
