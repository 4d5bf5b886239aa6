//! Numbers that are no quantities: clock times, scores, lists, telephone numbers. Those in names: see `labels`.

use super::labels::{address, code, designated, glued_to_a_name, helpline, model, named, past_joined};
use super::scene::Scene;
use crate::lexicon::numerals::{Digits, NumberWord, Suffixes, digits};
use crate::model::TokenKind;

/// Where to go on if the digits or number word at `at` are no quantity. A currency before it speaks against all of this.
pub(super) fn not_a_quantity(scene: &Scene<'_>, at: usize) -> Option<usize> {
    if glued_to_a_name(scene, at) {
        return Some(past_joined(scene, at));
    }
    if scene.kind(at) != Some(TokenKind::Number) {
        return spoken_digits(scene, at).or_else(|| pronoun(scene, at).then_some(at + 1));
    }
    month_day(scene, at)
        .or_else(|| code(scene, at))
        .or_else(|| clock(scene, at))
        .or_else(|| joined_run(scene, at))
        .or_else(|| label(scene, at))
        .or_else(|| slashed(scene, at))
        .or_else(|| decade(scene, at))
        .or_else(|| helpline(scene, at))
        .or_else(|| designated(scene, at))
        .or_else(|| address(scene, at))
        .or_else(|| named(scene, at))
        .or_else(|| model(scene, at))
        .or_else(|| unreadable(scene, at))
}

/// "sept. 30": a month that is abbreviated, and written small.
fn month_day(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let dotted = scene.follows(at, &["."]) && at > 1;
    (dotted && super::ages::is_calendar(scene, at - 2) && scene.word(at).len() <= 2).then_some(at + 1)
}

/// "five zero", "sixty fifteen": number words that make no number together, as digits read aloud do.
fn spoken_digits(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let numerals = &scene.lexicon.numerals;
    let read = |i: usize| numerals.read(scene.text, scene.rest(i), Suffixes::None);
    let end = at + read(at)?.tokens;
    let last = numerals.word(scene.key(end - 1)?)?;
    if scene.is(end, &["o", "oh"]) && scene.word(end + 1) != "'" {
        return Some(end + 1);
    }
    let following = numerals.word(scene.key(end).filter(|_| scene.is_word(end))?)?;
    if let (NumberWord::Scale(..), NumberWord::Scale(..)) = (last, following) {
        return Some(past_numbers(scene, end).max(end + 1));
    }
    let NumberWord::Small(next) = following else { return None };
    let odd = match last {
        _ if next == 0 => true,
        NumberWord::Ordinal(n, false) => n >= 20,
        NumberWord::Tens(n) => n % 10 == 0 && next >= 10,
        NumberWord::Small(n) => n >= 10 && next < 10,
        _ => false,
    };
    let past = past_numbers(scene, end);
    (odd && !scene.is_hyphen(past)).then_some(past)
}

/// Past every number word from `at` on.
fn past_numbers(scene: &Scene<'_>, mut at: usize) -> usize {
    while scene.is_word(at)
        && let Some(more) = scene.lexicon.numerals.read(scene.text, scene.rest(at), Suffixes::None)
    {
        at += more.tokens;
    }
    at
}

/// "1.99×10⁻³⁰": more than a decimal holds.
fn unreadable(scene: &Scene<'_>, at: usize) -> Option<usize> {
    scene.lexicon.numerals.past_product(scene.text, scene.rest(at)).map(|used| at + used)
}

/// "11.30am", "5:25 a.m.", "2 pm", "4:39 left", "10 o'clock"
fn clock(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let mut end = at + 1;
    let colon = scene.word(end) == ":"
        && scene.touches(at)
        && scene.touches(end)
        && scene.kind(end + 1) == Some(TokenKind::Number);
    if colon {
        end += 2;
        if scene.word(end) == ":" && scene.touches(end - 1) && scene.kind(end + 1) == Some(TokenKind::Number) {
            end += 2;
        }
    }
    let half = scene.is(end, &["am", "pm", "a.m.", "p.m.", "a.m", "p.m", "o'clock", "o’clock", "hrs"]);
    let hours = scene.word(at).split('.').next().and_then(|h| h.parse::<u32>().ok()).is_some_and(|h| h <= 24);
    let decimals = scene.word(at).split_once('.').is_none_or(|(_, m)| m.len() == 2);
    if half && hours && decimals && !scene.is(end, &["hrs"]) {
        return Some(end + 1);
    }
    colon.then_some(end)
}

/// Telephone numbers, dates and codes: three or more numbers that marks join; versions and addresses.
fn joined_run(scene: &Scene<'_>, at: usize) -> Option<usize> {
    if digits(scene.word(at)) == Digits::Several {
        return (!scene.word(at).contains(',')).then_some(at + 1);
    }
    if let Some(end) = telephone(scene, at) {
        return Some(end);
    }
    let mut end = at + 1;
    let mut parts = 1;
    while (scene.is_dash(end) || matches!(scene.word(end), "/" | "." | ":" | "–"))
        && scene.touches(end - 1)
        && scene.touches(end)
        && scene.kind(end + 1) == Some(TokenKind::Number)
    {
        end += 2;
        parts += 1;
    }
    let long =
        scene.word(at).len() >= 3 && scene.word(end - 1).len() == 4 && parts == 2 && !scene.word(at).contains(',');
    let unit = scene.lexicon.units.worded(scene.text, scene.rest(end)).is_some();
    (parts > 2 || long && scene.word(at).starts_with('0') && !unit).then_some(end)
}

/// "0800 555 0199", "+44 20 7946 0000"
fn telephone(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let coded = scene.word(at).starts_with('0') && scene.word(at).len() > 2;
    let plus = scene.follows(at, &["+"]) && at > 0 && scene.touches(at - 1);
    if !(coded || plus) || scene.word(at).contains(['.', ',']) {
        return None;
    }
    let mut end = at + 1;
    while scene.kind(end) == Some(TokenKind::Number) {
        end += 1;
    }
    (end > at + 1).then_some(end)
}

/// "1) first", "2. second" at the start of a sentence or after a mark.
fn label(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let short = scene.word(at).len() <= 2;
    let opened = scene.follows(at, &["("]);
    let closes = scene.word(at + 1) == ")" && !(0..at).rev().take(12).any(|i| scene.word(i) == "(");
    let alone = scene.tokens.len() == 2 && scene.tokens.last().is_some_and(|t| t.span.end() < scene.text.len());
    let dotted = at == 0 && scene.word(1) == "." && scene.touches(0) && (scene.tokens.len() > 2 || alone);
    let hashed = scene.follows(at, &["#", "@"]);
    (short && !opened && (closes || dotted) || hashed).then_some(at + 1)
}

/// "7/7", "24/7", "9/11": not shares.
fn slashed(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let joined = scene.word(at + 1) == "/" && scene.touches(at) && scene.touches(at + 1);
    if !joined || scene.kind(at + 2) != Some(TokenKind::Number) {
        return None;
    }
    let (over, under) = (scene.word(at).parse::<u64>().ok()?, scene.word(at + 2).parse::<u64>().ok()?);
    (over >= under && scene.lexicon.units.worded(scene.text, scene.rest(at + 3)).is_none() || (over, under) == (9, 11))
        .then_some(at + 3)
}

/// "1960s", "the 50s"; "a fleet of 737s", which are no seconds
fn decade(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let years = scene.is(at + 1, &["s", "'s", "’s"]) && scene.touches(at) && scene.word(at).len() != 1;
    let model = scene.word(at).len() == 3 && !scene.word(at).contains(['.', ',']) && !scene.word(at).ends_with("00");
    if years && model {
        return Some(at + 2);
    }
    (years && (scene.word(at).len() == 4 || scene.follows(at, &["the", "'", "’", "mid", "-", "early", "late"])))
        .then_some(at + 2)
}

/// "no one", "one another", "the one who", "one day", "one of the": "one" that counts nothing.
fn pronoun(scene: &Scene<'_>, at: usize) -> bool {
    if !scene.is(at, &["one"]) {
        return false;
    }
    let next = at + 1;
    scene.follows(
        at,
        &[
            "no", "any", "every", "some", "this", "that", "the", "which", "each", "another", "other", "old", "new",
            "good", "bad", "first", "last", "next", "previous",
        ],
    ) && !scene.key(next).is_some_and(|k| scene.is_word(next) && !scene.lexicon.nouns.stops(k))
        || scene.is(
            next,
            &[
                "another", "thing", "way", "day", "can", "could", "should", "must", "may", "might", "would", "will",
                "'s", "’s", "is", "was", "who", "that", "which", "time",
            ],
        ) && !scene.follows(at, &["than", "only", "just", "least", "about", "over"])
        || scene.is_hyphen(next)
            && scene.is(
                at + 2,
                &["time", "off", "sided", "on", "way", "stop", "to", "size", "liner", "upmanship", "party", "person"],
            )
}
