//! Whether the clause a date stands in is about what was or what is to come.

use super::cursor::Cursor;
use crate::lexicon::calendar::Sense;
use crate::model::{Tense, TokenKind};

/// The tense of the nearest verb before the tokens `start..end`, else of the nearest after.
pub(super) fn around(c: &Cursor, start: usize, end: usize) -> Tense {
    let before = (0..start).rev().find_map(|at| verb(c, at));
    before.or_else(|| (end..c.tokens.len()).find_map(|at| verb(c, at))).unwrap_or(Tense::Unknown)
}

/// What the word says of time, if it is a verb that says anything.
fn verb(c: &Cursor, at: usize) -> Option<Tense> {
    if !c.is_kind(at, TokenKind::Word) {
        return None;
    }
    let senses = c.senses(at);
    if senses.contains(&Sense::Future) {
        let month = c.month(at).is_some() && c.is_capitalised(at);
        let going = c.is(at, &["going"]) && !c.is(at + 1, &["to"]);
        return (!month && !going).then_some(Tense::Future);
    }
    if senses.contains(&Sense::Past) {
        let perfect = c.is(at, &["have", "been"]) && infinitive(c, at);
        return (!perfect).then_some(Tense::Past);
    }
    let word = c.word(at);
    let participle = word.len() > 4
        && word.ends_with("ed")
        && c.is_lower(at)
        && !c.is(at, &["need", "speed", "indeed", "exceed", "proceed", "hundred"]);
    let passive = at > 0 && c.is(at - 1, &["be", "being"]) || at > 1 && c.is(at - 2, &["be"]);
    (participle && !passive).then_some(Tense::Past)
}

/// "to have", "will have"
fn infinitive(c: &Cursor, at: usize) -> bool {
    c.follows(at, &["to", "will", "would", "could", "may", "might", "should", "must", "have"])
}
