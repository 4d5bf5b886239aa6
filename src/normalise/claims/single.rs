//! "A man was shot dead" counts one only where the article speaks of no more than one.
//!
//! An article that gives a number, and then tells of each victim, has said the number; one that tells
//! of two without a number has said none that could be compared.

use crate::lexicon::Lexicon;
use crate::model::{Match, Mention, Segments, SlotFill, Span, Token, TokenKind, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Removes matches that count one where the same pattern, in the same article, counts otherwise,
/// or speaks of different people.
pub(super) fn resolve(
    text: &str,
    matches: &mut Vec<Match>,
    mentions: &[Mention],
    segments: &Segments,
    lexicon: &Lexicon,
) {
    let mut told: BTreeMap<u32, Told> = BTreeMap::new();
    for found in matches.iter() {
        let Some(single) = single(found) else {
            let counts = found.slots.iter().any(|(_, f)| matches!(f, SlotFill::Mention(_) | SlotFill::Counted(..)));
            told.entry(found.pattern).or_default().numbered |= counts;
            continue;
        };
        told.entry(found.pattern).or_default().add(text, single, mentions, segments, lexicon);
    }
    matches.retain(|m| single(m).is_none() || told.get(&m.pattern).is_some_and(Told::is_one));
}

/// The words that count one, where a match has such.
fn single(found: &Match) -> Option<Span> {
    found.slots.iter().find_map(|(_, fill)| match fill {
        SlotFill::Counted(span, 1) => Some(*span),
        _ => None,
    })
}

/// Whom an article tells of, for one pattern.
#[derive(Debug, Default)]
struct Told {
    numbered: bool,
    another: bool,
    entities: BTreeSet<u32>,
    nouns: BTreeSet<String>,
}

impl Told {
    fn add(&mut self, text: &str, span: Span, mentions: &[Mention], segments: &Segments, lexicon: &Lexicon) {
        let named = mentions.iter().find_map(|m| match &m.value {
            Value::Name(name) if span.contains(m.span) => Some(name.entity),
            _ => None,
        });
        if let Some(entity) = named {
            self.entities.insert(entity);
            return;
        }
        let tokens = segments.tokens.get(segments.tokens_in(span)).unwrap_or(&[]);
        let word = |t: &Token| t.text(text).to_lowercase();
        let Some(first) = tokens.first().map(word) else { return };
        self.another |= first == "another";
        // "the victim" may be anybody who was told of; "a woman" is somebody new.
        if matches!(first.as_str(), "a" | "an" | "one") {
            let is_word = |t: &&Token| t.kind == TokenKind::Word && !lexicon.cues.breaks.contains(&t.key);
            self.nouns.extend(tokens.iter().rev().find(is_word).map(word));
        }
    }

    fn is_one(&self) -> bool {
        !self.numbered && !self.another && self.entities.len() < 2 && self.nouns.len() < 3
    }
}
