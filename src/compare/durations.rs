//! How long something lasts: figures whose units convert into one another, months being of no fixed length.

use super::figures;
use super::scale::is_time;
use super::verdict::{Context, Trace, Verdict};
use crate::model::{Figure, Relation};

/// What two durations are to each other.
pub(super) fn relate(left: &Figure, right: &Figure, context: &Context) -> Verdict {
    let measured = |f: &Figure| f.unit.as_deref().is_some_and(is_time);
    if measured(left) != measured(right) {
        return Trace::default().end("scope", "only one is a length of time", Relation::Scope);
    }
    figures::relate(left, right, context)
}
