//! Whether the clause a date stands in is about what was or what is to come.

use super::cursor::Cursor;
use crate::lexicon::calendar::Sense;
use crate::lexicon::calendar::kinds::{EVENT, VERB};
use crate::model::{Tense, TokenKind};

/// The tense of the clause around the tokens `start..end`: what stands before or right after the date may say
/// it; else the nearest verb before does, else the nearest after.
pub(super) fn around(c: &Cursor, start: usize, end: usize) -> Tense {
    if c.follows(start, words!["since"]) {
        return Tense::Past;
    }
    if start > 1 && c.follows(start, words!["as"]) && c.is(start - 2, words!["soon", "early"]) {
        return Tense::Future;
    }
    if let Some(tense) = possessed(c, start, end) {
        return tense;
    }
    if let Some(tense) = verb(c, end) {
        return tense;
    }
    let before = (0..start).rev().find_map(|at| verb(c, at));
    let found = before.or_else(|| (end..c.tokens.len()).find_map(|at| verb(c, at))).unwrap_or(Tense::Unknown);
    let limit = c.follows(start, words!["until", "till", "by", "through"]);
    match found {
        // "Until Thursday they had heard nothing"
        Tense::Past if limit && (start < 2 || denied(c, start)) => Tense::Past,
        Tense::Unknown if limit && !c.follows(start, words!["through"]) => Tense::Future,
        // "adjourned until Tuesday"
        Tense::Past if c.follows(start, words!["until", "till"]) && c.weekday(start).is_some() => Tense::Future,
        Tense::Past if limit => Tense::Unknown,
        found => found,
    }
}

/// What the word says of time, if it is a verb that says anything.
fn verb(c: &Cursor, at: usize) -> Option<Tense> {
    if !c.is_kind(at, TokenKind::Word) {
        return None;
    }
    let telling = c.may_be(at, VERB);
    let senses = if telling { c.senses(at) } else { &[] };
    if senses.contains(&Sense::Intended) && c.is(at + 1, words!["to"]) {
        return Some(Tense::Future);
    }
    if c.is(at, words!["plans", "planned", "planning"]) && c.is(at + 1, words!["a", "an", "another", "more"]) {
        let done = at > 0 && c.is(at - 1, words!["had", "as", "previously", "originally", "once"]);
        return Some(if done { Tense::Past } else { Tense::Future });
    }
    if senses.contains(&Sense::Future) && c.is(at, words!["could", "would"]) && unable(c, at) {
        return Some(Tense::Past);
    }
    if senses.contains(&Sense::Future) {
        let month = c.month(at).is_some() && c.is_capitalised(at);
        let over = at > 1 && c.is(at - 1, words!["been"]) && c.is(at - 2, words!["had"]);
        return (!month).then_some(if over { Tense::Past } else { Tense::Future });
    }
    let past = senses.contains(&Sense::Past) && !(c.is(at, words!["been"]) && infinitive(c, at));
    let word = c.word(at);
    // "succeed", "need"
    let stem = word.ends_with("eed") && !c.is(at, words!["agreed", "freed", "guaranteed", "decreed", "disagreed"]);
    let participle = word.len() > 4
        && word.ends_with("ed")
        && c.is_lower(at)
        && !stem
        && !c.is(at, words!["hundred", "sacred", "naked"]);
    let passive = at > 0 && c.is(at - 1, words!["be", "being"]) || at > 1 && c.is(at - 2, words!["be"]);
    let determined = |at: usize| c.is(at, words!["a", "an", "the", "its", "his", "her", "their", "this"]);
    let described = participle && (at > 0 && determined(at - 1) || at > 1 && c.is(at - 2, words!["a", "an"]));
    ((participle && !described || past) && !passive).then_some(Tense::Past)
}

/// "could not be reached", "would not comment", "neither could be found": told of what was.
fn unable(c: &Cursor, at: usize) -> bool {
    c.is(at + 1, words!["not"]) || at > 0 && (at.saturating_sub(8)..at).any(|i| c.is(i, words!["neither", "nor"]))
}

/// Whether the clause before the date denies something.
fn denied(c: &Cursor, start: usize) -> bool {
    (start.saturating_sub(10)..start).any(|at| {
        c.is(at, words!["not", "never", "nobody", "nothing", "didn't", "wasn't", "weren't", "hadn't", "couldn't"])
    })
}

/// "Wednesday's ruling" was made, whatever is still to come of it; only of an event that is set beforehand does
/// the clause say whether it has been.
fn possessed(c: &Cursor, start: usize, end: usize) -> Option<Tense> {
    let weekday = end == start + 1 && c.weekday(start).is_some() && c.is_kind(end, TokenKind::Possessive);
    let last = (end + 1..=end + 3).take_while(|at| c.is_kind(*at, TokenKind::Word)).last()?;
    let set = (end + 1..=last).any(|at| c.may_be(at, EVENT));
    (weekday && !set).then_some(Tense::Past)
}

/// "to have been", "will have been"
fn infinitive(c: &Cursor, at: usize) -> bool {
    at > 1
        && c.is(at - 1, words!["have"])
        && c.is(at - 2, words!["to", "will", "would", "could", "may", "might", "should", "must"])
}
