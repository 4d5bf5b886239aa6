//! The head of what a number counts: "50 separate injuries" counts injuries, "a six-bedroom house" bedrooms.

use super::glued;
use super::scene::Scene;
use crate::lexicon::numerals::{NumberWord, NumeralKind, Suffixes};
use crate::model::TokenKind;
use rust_decimal::Decimal;

/// How many words may stand between a number and what it counts.
const REACH: usize = 8;

/// The token of the noun that `value` counts, from `at` on.
pub(super) fn head(scene: &Scene<'_>, at: usize, value: Option<Decimal>) -> Option<usize> {
    let next = scene.past_hyphen(at);
    if next > at {
        let known = scene.is_word(next) && !is_closed(scene, next) && !is_number(scene, next);
        return known.then_some(next);
    }
    if value == Some(Decimal::ONE) && scene.is(at, &["of"]) {
        return None;
    }
    let at = past_partitive(scene, at);
    let run = run(scene, at);
    if value.is_some_and(|v| v < Decimal::ONE)
        && let Some(whole) = collective(scene, at, run)
    {
        return Some(whole);
    }
    if value == Some(Decimal::ONE) {
        return singular(scene, at, run);
    }
    plural(scene, at, run)
        .or_else(|| value.filter(|v| *v > Decimal::ZERO && *v < Decimal::ONE).and_then(|_| lone(scene, at, run)))
}

/// The noun that "one of" picks one from: "one of the oldest mills".
pub(super) fn one_of(scene: &Scene<'_>, start: usize, end: usize) -> Option<usize> {
    if !scene.is(start, &["one"]) || end != start + 1 || !scene.is(end, &["of"]) {
        return None;
    }
    let next = past_partitive(scene, end).max(end + 1);
    let next = next + usize::from(scene.is(next, &["my", "your"]));
    let next = next + usize::from(scene.is(next, &["most", "least"]));
    plural(scene, next, run(scene, next))
}

/// Whether another number stands before the noun: "two of the three men".
pub(super) fn is_past_number(scene: &Scene<'_>, at: usize) -> bool {
    past_partitive(scene, at) > at + 2
}

/// "of the", "of her 20", "of the three-ton": what may stand before the noun that a part is of.
fn past_partitive(scene: &Scene<'_>, at: usize) -> usize {
    let whole = ["the", "these", "those", "his", "her", "their", "its", "our"];
    if !(scene.is(at, &["of"]) && scene.is(at + 1, &whole)) {
        return at;
    }
    let adjective = is_adjective(scene, at + 2);
    let counted = adjective && scene.kind(at + 3) == Some(TokenKind::Number);
    let next = at + 2 + usize::from(counted);
    let Some(numeral) = scene.lexicon.numerals.read(scene.text, scene.rest(next), Suffixes::None) else { return next };
    let end = next + numeral.tokens;
    let compound = scene.is_hyphen(end) && scene.touches(end) && scene.is_word(end + 1);
    if numeral.kind == NumeralKind::Cardinal { end + if compound { 2 } else { 0 } } else { next }
}

/// "1/4 point", "half turn": one noun right after a share.
fn lone(scene: &Scene<'_>, start: usize, end: usize) -> Option<usize> {
    let word = start + 1 == end && scene.is_word(start) && scene.word(start).len() > 2;
    let adjective = is_adjective(scene, start);
    (word && !adjective && !scene.is_capitalised(start)).then_some(start)
}

/// The last of the first words in a row that shares are of: "a third of the town population".
fn collective(scene: &Scene<'_>, start: usize, end: usize) -> Option<usize> {
    let is = |at: &usize| scene.key(*at).is_some_and(|k| scene.lexicon.nouns.is_collective(k));
    let first = (start..end).find(is)?;
    (first..end).take_while(is).last()
}

/// The token after the last word that may belong to the noun phrase.
fn run(scene: &Scene<'_>, start: usize) -> usize {
    let mut at = start;
    while at < start + REACH {
        let joined = scene.is_hyphen(at) && at > start && scene.touches(at - 1) && scene.touches(at);
        let listed = at > start && joins_adjectives(scene, at);
        let quoted = matches!(scene.word(at), "\"" | "“" | "”" | "'" | "‘" | "’") && at == start;
        let possessive = scene.kind(at) == Some(TokenKind::Possessive);
        let modifier = scene.is_word(at) && !is_closed(scene, at) && !is_number(scene, at) && !glued::is_money(scene, at)
            // "the 20 most expensive homes"
            || scene.is(at, &["most", "least"]) && at == start && !is_closed(scene, at + 1);
        if !(joined || listed || quoted || possessive || modifier) {
            break;
        }
        at += 1;
    }
    at
}

/// Whether an adjective goes on to the next one: "small, friendly deals", "large and small farms".
fn joins_adjectives(scene: &Scene<'_>, at: usize) -> bool {
    let nouns = &scene.lexicon.nouns;
    // "five injured, police said"
    let counts_many = scene.tokens.get(at + 1).is_some_and(|t| nouns.is_plural(scene.word(at + 1), t.key));
    let joins = scene.word(at) == "," && !counts_many || scene.is(at, &["and", "or", "&"]) && !is_number(scene, at + 1);
    joins && is_adjective(scene, at - 1)
}

/// Whether another number starts, which counts for itself.
fn is_number(scene: &Scene<'_>, at: usize) -> bool {
    let word = scene.key(at).and_then(|k| scene.lexicon.numerals.word(k));
    matches!(word, Some(NumberWord::Small(_) | NumberWord::Tens(_) | NumberWord::Scale(..) | NumberWord::Dozen(..)))
}

fn is_closed(scene: &Scene<'_>, at: usize) -> bool {
    scene.key(at).is_none_or(|k| scene.lexicon.nouns.stops(k))
}

/// The last of the first plurals in a row.
fn plural(scene: &Scene<'_>, start: usize, end: usize) -> Option<usize> {
    let nouns = &scene.lexicon.nouns;
    let is_plural = |i: usize| {
        scene.is_word(i)
            && !(scene.is_hyphen(i + 1) && scene.touches(i))
            && scene.tokens.get(i).is_some_and(|t| nouns.is_plural(scene.word(i), t.key) && !nouns.is_adjective(t.key))
            && scene.kind(i + 1) != Some(TokenKind::Possessive)
    };
    let first = (start..end).find(|i| is_plural(*i))?;
    Some((first..end).take_while(|i| is_plural(*i)).last().unwrap_or(first))
}

/// The first word that is no adjective, or the last of the run where another noun surely follows.
fn singular(scene: &Scene<'_>, start: usize, end: usize) -> Option<usize> {
    let nouns = &scene.lexicon.nouns;
    let counts_many = |i: usize| scene.tokens.get(i).is_some_and(|t| nouns.is_plural(scene.word(i), t.key));
    let candidates = |i: &usize| {
        let bears = scene.kind(*i + 1) != Some(TokenKind::Possessive) && !scene.is_hyphen(*i + 1);
        scene.is_word(*i) && bears && !is_closed(scene, *i)
    };
    let first = (start..end)
        .filter(candidates)
        .find(|i| !is_adjective(scene, *i) && !looks_adjectival(scene.word(*i)))
        .filter(|i| !looks_adverbial(scene.word(*i)))?;
    if counts_many(first) && !counts_many(first + 1) && first == start {
        return None;
    }
    // two words before a closed word are a compound: "one profile slot is"
    let rest: Vec<usize> = (first..end).filter(candidates).collect();
    match rest.as_slice() {
        [_, second]
            if scene.tokens.len() > *second + 1
                && !is_adjective(scene, *second)
                && !scene.word(*second).ends_with("ed")
                && !scene.word(*second).ends_with("ing") =>
        {
            Some(*second)
        }
        _ => Some(first),
    }
}

fn is_adjective(scene: &Scene<'_>, at: usize) -> bool {
    scene.key(at).is_some_and(|k| scene.lexicon.nouns.is_adjective(k))
}

fn looks_adjectival(word: &str) -> bool {
    word.len() > 5
        && ["ous", "ful", "ive", "able", "ible", "ical", "less", "ary", "ish"].iter().any(|e| word.ends_with(e))
}

/// "two were hurt, one seriously"
fn looks_adverbial(word: &str) -> bool {
    let nouns =
        ["family", "assembly", "supply", "reply", "butterfly", "monopoly", "anomaly", "rally", "tally", "bully"];
    word.len() > 4 && word.ends_with("ly") && !nouns.contains(&word)
}
