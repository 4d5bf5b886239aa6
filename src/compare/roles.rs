//! Roles of one person: some exclude one another, some go together though a reader would not guess it.

use super::verdict::{Trace, Verdict};
use crate::lexicon::roles::RoleTie;
use crate::model::Relation;

/// What two roles of one person are to each other; `link` looks a pair up, in either order.
pub(super) fn relate(left: &str, right: &str, link: impl Fn(&str, &str) -> Option<RoleTie>) -> Verdict {
    let trace = Trace::default();
    if left == right {
        return trace.end("value", "same role", Relation::Agree);
    }
    match link(left, right).or_else(|| link(right, left)) {
        Some(RoleTie::Synonym) => trace.end("role table", "two words for one role", Relation::Agree),
        Some(RoleTie::Narrower) => trace.end("role table", "one is a kind of the other", Relation::Refinement),
        Some(RoleTie::Temporal) => trace.end("role table", "one becomes the other", Relation::Update),
        Some(RoleTie::Compatible) => trace.end("role table", "both can be true", Relation::Divergence),
        Some(RoleTie::Exclusive) => trace.end("role table", "they exclude each other", Relation::Conflict),
        None => trace.end("role table", "says nothing of the two: a person has many roles", Relation::Scope),
    }
}
