//! What is not wrong in a pattern, but likely to be regretted.

use super::pattern::{Pattern, Slot, Status};
use super::program::{Anchor, Step};
use super::set::Set;
use crate::lexicon::Lexicon;
use crate::model::Class;
use std::collections::BTreeMap;

/// Fewest examples that a stable pattern should have.
const EXAMPLES: usize = 6;
/// Fewest counterexamples.
const COUNTEREXAMPLES: usize = 4;

/// One remark.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Remark {
    /// The pattern.
    pub pattern: String,
    /// One word: `broad`, `unreachable`, `overlapping`, `examples`, `counterexamples`, `scope`.
    pub code: &'static str,
    /// What, and what to do.
    pub message: String,
}

/// Every remark on the patterns of `set`, sorted.
pub fn lint(set: &Set, lexicon: &Lexicon) -> Vec<Remark> {
    let mut out = Vec::new();
    for (number, pattern) in set.patterns().iter().enumerate().filter(|(_, p)| p.status != Status::Retired) {
        let mut remark = |code, message: String| out.push(Remark { pattern: pattern.id.to_string(), code, message });
        enough(pattern, &mut remark);
        scope(pattern, &mut remark);
        for program in set.programs().iter().filter(|p| p.pattern as usize == number) {
            let phrase = pattern.phrases.get(program.phrase as usize).map_or("", String::as_str);
            let common = program.anchors.iter().all(|a| match a {
                Anchor::Word(key) => lexicon.cues.common.contains(key),
                Anchor::Mention(_) => true,
            });
            let fixed = program.steps.iter().any(|s| matches!(s, Step::Words(_)));
            if common && !fixed {
                remark("broad", format!("`{phrase}` has no word of its own: every such mention is tried"));
            }
        }
        for (at, phrase) in pattern.phrases.iter().enumerate() {
            let earlier =
                pattern.phrases.iter().take(at).find(|e| phrase.starts_with(e.as_str()) && phrase.ends_with(']'));
            if let Some(earlier) = earlier {
                remark("unreachable", format!("`{phrase}` only adds what may be left out to `{earlier}`: keep one"));
            }
        }
    }
    overlapping(set, &mut out);
    out.sort();
    out
}

/// A phrase that two patterns have finds every value twice.
fn overlapping(set: &Set, out: &mut Vec<Remark>) {
    let mut first: BTreeMap<&str, &Pattern> = BTreeMap::new();
    for pattern in set.patterns().iter().filter(|p| p.status != Status::Retired) {
        for phrase in &pattern.phrases {
            let earlier = *first.entry(phrase).or_insert(pattern);
            let same_values = |a: &Slot, b: &Slot| a.kind == b.kind && a.nouns == b.nouns;
            let are_same = earlier.value_slot().zip(pattern.value_slot()).is_some_and(|(a, b)| same_values(a, b));
            if earlier.id != pattern.id && are_same {
                let message = format!("`{phrase}` stands in {} too: keep it where it fits best", earlier.id);
                out.push(Remark { pattern: pattern.id.to_string(), code: "overlapping", message });
            }
        }
    }
}

fn enough(pattern: &Pattern, remark: &mut dyn FnMut(&'static str, String)) {
    let wants = |have: usize, want: usize, what: &str| {
        (have < want).then(|| format!("{have} of {want} {what}: write more, they are its tests"))
    };
    if let Some(message) = wants(pattern.examples.len(), EXAMPLES, "examples") {
        remark("examples", message);
    }
    if let Some(message) = wants(pattern.counterexamples.len(), COUNTEREXAMPLES, "counterexamples") {
        remark("counterexamples", message);
    }
}

fn scope(pattern: &Pattern, remark: &mut dyn FnMut(&'static str, String)) {
    if pattern.same.is_empty() {
        remark("scope", "`same` is missing: say what makes two claims comparable, or they never are".to_owned());
    }
    let personal = matches!(pattern.class, Class::Age | Class::Sentence | Class::Role);
    let names_somebody = pattern.same.iter().any(|s| s != "story" && s != "sentence");
    if personal && !names_somebody {
        remark("scope", "the value is one person's: name the slot of that person in `same`".to_owned());
    }
}
