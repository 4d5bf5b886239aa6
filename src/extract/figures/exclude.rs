//! Numbers that are no quantities: clock times, scores, names of things, addresses, lists, telephone numbers.

use super::scene::Scene;
use crate::lexicon::numerals::{Digits, NumberWord, Suffixes, digits};
use crate::model::{Case, TokenKind};

/// Words before a hyphen that leave a number a number: "sub-300", "now-18".
const OPEN_PREFIXES: &[&str] = &[
    "sub", "minus", "now", "mid", "under", "over", "some", "about", "then", "nearly", "almost", "plus", "a", "early",
    "late", "a", "per", "non", "or", "to", "and",
];

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
        .or_else(|| designated(scene, at))
        .or_else(|| address(scene, at))
        .or_else(|| named(scene, at))
}

/// "F-16", "Covid-19", "no-one"
fn glued_to_a_name(scene: &Scene<'_>, at: usize) -> bool {
    let Some(dash) = at.checked_sub(1).filter(|i| scene.is_hyphen(*i) || scene.word(*i) == "–") else { return false };
    let glued = dash > 0 && scene.touches(dash - 1) && scene.touches(dash) && scene.is_word(dash - 1);
    glued && !scene.is(dash - 1, OPEN_PREFIXES) && scene.lexicon.numerals.word(scene.tokens[dash - 1].key).is_none()
}

/// Past everything that touches: "173-B/2".
fn past_joined(scene: &Scene<'_>, mut at: usize) -> usize {
    while scene.touches(at) && !matches!(scene.word(at + 1), "," | "." | ";" | ":" | ")" | "?" | "!" | "\"" | "”" | "’")
    {
        at += 1;
    }
    at + 1
}

/// "sept. 30": a month that is abbreviated, and written small.
fn month_day(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let dotted = scene.follows(at, &["."]) && at > 1;
    (dotted && super::ages::is_calendar(scene, at - 2) && scene.word(at).len() <= 2).then_some(at + 1)
}

/// "24703L202": digits that go on as letters and digits.
fn code(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let word = scene.word(at + 1);
    let mixed = scene.touches(at) && scene.is_word(at + 1) && word.bytes().any(|b| b.is_ascii_digit());
    let power = word.starts_with(['e', 'E']) && word.get(1..).is_some_and(|p| p.bytes().all(|b| b.is_ascii_digit()));
    (mixed && !power && scene.lexicon.units.symbol(word).is_none()).then(|| past_joined(scene, at + 1))
}

/// "five zero", "sixty fifteen": number words that make no number together, as digits read aloud do.
fn spoken_digits(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let numerals = &scene.lexicon.numerals;
    let read = |i: usize| numerals.read(scene.text, scene.rest(i), Suffixes::None);
    let end = at + read(at)?.tokens;
    let last = numerals.word(scene.key(end - 1)?)?;
    let NumberWord::Small(next) = numerals.word(scene.key(end).filter(|_| scene.is_word(end))?)? else { return None };
    let odd = match last {
        _ if next == 0 => true,
        NumberWord::Tens(n) => n % 10 == 0 && next >= 10,
        NumberWord::Small(n) => n >= 10 && next < 10,
        _ => false,
    };
    let mut past = end + read(end)?.tokens;
    while odd
        && scene.is_word(past)
        && let Some(more) = read(past)
    {
        past += more.tokens;
    }
    (odd && !scene.is_hyphen(past)).then_some(past)
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
    let dotted = at == 0 && scene.word(1) == "." && scene.touches(0) && scene.tokens.len() > 2;
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

/// "1960s", "the 50s"
fn decade(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let years = scene.is(at + 1, &["s", "'s", "’s"]) && scene.touches(at) && scene.word(at).len() != 1;
    (years && (scene.word(at).len() == 4 || scene.follows(at, &["the", "'", "’", "mid", "-", "early", "late"])))
        .then_some(at + 2)
}

/// "page 3", "Flight 370", "No. 10", and more of the kind: "pages 3 and 4".
fn designated(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let word = at.checked_sub(if scene.follows(at, &[".", "#"]) { 2 } else { 1 })?;
    let nouns = &scene.lexicon.nouns;
    if !scene.is_word(word)
        || !nouns.designates(scene.key(word)?)
        || scene.is(word, &["p"]) && !scene.follows(at, &["."])
    {
        return None;
    }
    let counted = scene.is_word(at + 1)
        && scene.key(at + 1).is_some_and(|k| nouns.is_plural(scene.word(at + 1), k) && !nouns.stops(k));
    let code = scene.is_capitalised(word) || !counted;
    if !code || measured(scene, at) {
        return None;
    }
    let mut end = at + 1;
    while (scene.is(end, &["and", "to", "or", ",", "&"]) || scene.is_dash(end))
        && scene.kind(end + 1) == Some(TokenKind::Number)
        && scene.is_word(word)
        && !measured(scene, end + 1)
        && !counts(scene, end + 1)
        && scene.word(word).ends_with('s')
    {
        end += 2;
    }
    Some(end)
}

/// Whether a plural follows the number at `at`.
fn counts(scene: &Scene<'_>, at: usize) -> bool {
    let nouns = &scene.lexicon.nouns;
    scene.is_word(at + 1)
        && scene.key(at + 1).is_some_and(|k| nouns.is_plural(scene.word(at + 1), k) && !nouns.stops(k))
}

/// Whether a unit, a scale or money follows the number at `at`.
fn measured(scene: &Scene<'_>, at: usize) -> bool {
    let rest = scene.rest(scene.past_hyphen(at + 1));
    let lexicon = scene.lexicon;
    lexicon.units.worded(scene.text, rest).is_some()
        || lexicon.currencies.worded(scene.text, rest).is_some()
        || lexicon.units.symbol(scene.word(at + 1)).is_some_and(|_| scene.touches(at))
        || scene
            .key(at + 1)
            .and_then(|k| lexicon.numerals.word(k))
            .is_some_and(|w| matches!(w, crate::lexicon::numerals::NumberWord::Scale(..)))
}

/// "575 Wilbraham Road", "9 E 71st St"
fn address(scene: &Scene<'_>, at: usize) -> Option<usize> {
    if scene.word(at).contains([',', '.']) || !scene.is_capitalised(at + 1) {
        return None;
    }
    for next in at + 1..at + 6 {
        if scene.is_capitalised(next) && scene.key(next).is_some_and(|k| scene.lexicon.nouns.is_street(k)) {
            return Some(next + 1);
        }
        let name = scene.is_capitalised(next)
            || scene.kind(next) == Some(TokenKind::Number)
            || scene.is(next, &["st", "nd", "rd", "th"])
            || matches!(scene.word(next), "." | "-");
        if !name {
            return None;
        }
    }
    None
}

/// "Galaxy 22", "Windows 8.1", "Dallas 14": a capitalised word before, and nothing counted or measured after.
fn named(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    let token = scene.tokens.get(before)?;
    if token.kind != TokenKind::Word
        || token.case == Case::Lower
        || scene.word(at).contains(',')
        || scene.lexicon.nouns.stops(token.key)
    {
        return None;
    }
    if before == 0
        && (token.case == Case::Title && scene.word(0).ends_with("ly") || scene.lexicon.nouns.is_adjective(token.key))
    {
        return None;
    }
    let hedged = scene.lexicon.hedges.before(scene.text, scene.tokens.get(..at)?).is_some();
    let verb = before == 0 && scene.word(0).ends_with("ed");
    if hedged || verb || measured(scene, at) || counts(scene, at) || is_title(scene) {
        return None;
    }
    scene.lexicon.numerals.word(token.key).is_none().then(|| past_joined(scene, at))
}

/// Whether most words are capitalised, as in headlines.
fn is_title(scene: &Scene<'_>) -> bool {
    let words = scene.tokens.iter().filter(|t| t.kind == TokenKind::Word && t.span.len() > 3);
    let (mut all, mut upper) = (0, 0);
    for token in words {
        all += 1;
        upper += usize::from(token.case != Case::Lower);
    }
    all >= 4 && upper * 4 >= all * 3
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
