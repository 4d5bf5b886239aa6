//! Who did it: two names of one body agree; two bodies are told apart only where both are named.

use super::verdict::{Trace, Verdict};
use crate::model::Relation;
use crate::names::NameRelation;

/// What two agents of one act are to each other; `like` relates two names.
pub(super) fn relate(left: &str, right: &str, like: impl Fn(&str, &str) -> NameRelation) -> Verdict {
    let trace = Trace::default();
    let (l, r) = (core(left), core(right));
    if l == r {
        return trace.end("value", "same name", Relation::Agree);
    }
    let holds = |long: &[String], short: &[String]| short.iter().all(|word| long.contains(word));
    if holds(&l, &r) || holds(&r, &l) {
        return trace.end("words", "one name holds the other", Relation::Agree);
    }
    if !(is_named(left) && is_named(right)) {
        return trace.end("names", "one is not named", Relation::Scope);
    }
    match like(left, right) {
        NameRelation::Different => trace.end("names", "two bearers", Relation::Conflict),
        _ => trace.end("names", "forms of one name", Relation::Agree),
    }
}

/// The words of a name, without articles.
fn core(name: &str) -> Vec<String> {
    let words = name.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’'));
    let words = words.filter(|w| !w.is_empty()).map(|w| w.to_lowercase());
    words.filter(|w| !matches!(w.as_str(), "the" | "a" | "an" | "of" | "'s" | "’s")).collect()
}

fn is_named(agent: &str) -> bool {
    agent.split_whitespace().any(|w| w.starts_with(char::is_uppercase))
}
