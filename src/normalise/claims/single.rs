//! "A man was shot dead" counts one only where the article speaks of no more than one.
//!
//! An article that gives a number, and then tells of each victim, has said the number; one that tells of two
//! without a number has said none that could be compared: how many more there were, it may not tell.

use super::victims::{Crowd, Victims};
use crate::model::{Match, SlotFill, Span};
use std::collections::BTreeMap;

/// Removes matches that count one where the same pattern, in the same article, counts otherwise, or speaks of
/// different people, or where the article says elsewhere that there were `several`.
pub(super) fn resolve(matches: &mut Vec<Match>, crowd: &Crowd<'_>, several: &[u32]) {
    let mut told: BTreeMap<u32, Told> = BTreeMap::new();
    for found in matches.iter() {
        let told = told.entry(found.pattern).or_default();
        match single(found) {
            Some(span) => told.victims.add(crowd, span),
            None => {
                let is_count = |f: &SlotFill| matches!(f, SlotFill::Mention(_) | SlotFill::Counted(..));
                told.numbered |= found.slots.iter().any(|(_, f)| is_count(f));
            }
        }
    }
    let is_one = |told: &Told| !told.numbered && told.victims.is_one();
    matches
        .retain(|m| single(m).is_none() || !several.contains(&m.pattern) && told.get(&m.pattern).is_some_and(is_one));
}

/// The words that count one, where a match has such.
fn single(found: &Match) -> Option<Span> {
    found.slots.iter().find_map(|(_, fill)| match fill {
        SlotFill::Counted(span, 1) => Some(*span),
        _ => None,
    })
}

/// What an article tells of, for one pattern.
#[derive(Debug, Default)]
struct Told {
    numbered: bool,
    victims: Victims,
}
