//! "A man was shot dead" counts one only where the article speaks of no more than one.
//!
//! An article that gives a number, and then tells of each victim, has said the number; one that tells of two
//! without a number has said none that could be compared: how many more there were, it may not tell.

use super::victims::Victims;
use crate::lexicon::Lexicon;
use crate::model::{Match, Mention, Segments, SlotFill, Span};
use std::collections::BTreeMap;

/// Removes matches that count one where the same pattern, in the same article, counts otherwise, or speaks of
/// different people, or where the article says elsewhere that there were `several`.
pub(super) fn resolve(
    text: &str,
    matches: &mut Vec<Match>,
    mentions: &[Mention],
    segments: &Segments,
    lexicon: &Lexicon,
    several: &[u32],
) {
    let mut told: BTreeMap<u32, Told> = BTreeMap::new();
    for found in matches.iter() {
        let told = told.entry(found.pattern).or_default();
        match single(found) {
            Some(span) => told.victims.add(text, span, mentions, segments, lexicon),
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
