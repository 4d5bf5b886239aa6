//! Other words: equal, or one within the other; beyond that nothing can be said of them.

use super::verdict::{Trace, Verdict};
use crate::model::Relation;

/// What two wordings are to each other.
pub(super) fn relate(left: &str, right: &str) -> Verdict {
    let trace = Trace::default();
    let (l, r) = (folded(left), folded(right));
    if l == r {
        return trace.end("value", "same words", Relation::Agree);
    }
    let (short, long) = if l.len() <= r.len() { (&l, &r) } else { (&r, &l) };
    if !short.is_empty() && long.windows(short.len()).any(|part| part == short.as_slice()) {
        return trace.end("words", "one says more", Relation::Agree);
    }
    trace.end("words", "free wording is not weighed", Relation::Scope)
}

fn folded(words: &str) -> Vec<String> {
    let parts = words.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    parts.map(str::to_lowercase).collect()
}
