//! Numbers that name a thing: "Flight 370", "page 3", "22 Elm Road", "F-16", "Galaxy 22", "the 8088 chip".

use super::scene::Scene;
use crate::lexicon::numerals::Suffixes;
use crate::model::{Case, TokenKind};

/// Words before a hyphen that leave a number a number: "sub-300", "now-18".
const OPEN_PREFIXES: &[&str] = &[
    "sub", "minus", "now", "mid", "under", "over", "some", "about", "then", "nearly", "almost", "plus", "a", "early",
    "late", "a", "per", "non", "or", "to", "and",
];

/// "page 3", "Flight 370", "No. 10", and more of the kind: "pages 3 and 4".
pub(super) fn designated(scene: &Scene<'_>, at: usize) -> Option<usize> {
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
    // "case 12-4567"
    if scene.is_dash(at + 1) && scene.touches(at) && scene.kind(at + 2) == Some(TokenKind::Number) {
        return Some(past_joined(scene, at));
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

/// "a 911 call", "dialled 999": a number that is called for help.
pub(super) fn helpline(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let nouns = &scene.lexicon.nouns;
    if !nouns.is_helpline(scene.key(at)?) {
        return None;
    }
    let before = at.checked_sub(1).and_then(|i| scene.key(i));
    let after = scene.key(scene.past_hyphen(at + 1));
    let named = after.is_some_and(|word| nouns.names_helpline(word));
    let called = before.is_some_and(|word| nouns.calls_helpline(word)) && !measured(scene, at) && !counts(scene, at);
    (named || called).then_some(at + 1)
}

/// Whether a plural follows the number at `at`.
pub(super) fn counts(scene: &Scene<'_>, at: usize) -> bool {
    let nouns = &scene.lexicon.nouns;
    scene.is_word(at + 1)
        && scene.key(at + 1).is_some_and(|k| nouns.is_plural(scene.word(at + 1), k) && !nouns.stops(k))
}

/// Whether a unit, a scale or money follows the number at `at`.
pub(super) fn measured(scene: &Scene<'_>, at: usize) -> bool {
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
pub(super) fn address(scene: &Scene<'_>, at: usize) -> Option<usize> {
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
pub(super) fn named(scene: &Scene<'_>, at: usize) -> Option<usize> {
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
    // "iPhone 14" names a thing in a headline too
    let plain = token.case != Case::Mixed && (counts(scene, at) || is_title(scene));
    if hedged || verb || measured(scene, at) || plain {
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

/// "F-16", "Covid-19", "no-one"
pub(super) fn glued_to_a_name(scene: &Scene<'_>, at: usize) -> bool {
    let Some(dash) = at.checked_sub(1).filter(|i| scene.is_dash(*i) || matches!(scene.word(*i), "." | "+")) else {
        return false;
    };
    let glued = dash > 0 && scene.touches(dash - 1) && scene.touches(dash) && scene.is_word(dash - 1);
    if matches!(scene.word(dash), "." | "+") {
        return glued && scene.word(dash - 1).bytes().any(|b| b.is_ascii_digit());
    }
    glued && !scene.is(dash - 1, OPEN_PREFIXES) && scene.lexicon.numerals.word(scene.tokens[dash - 1].key).is_none()
}

/// Past everything that touches: "173-B/2".
pub(super) fn past_joined(scene: &Scene<'_>, mut at: usize) -> usize {
    while scene.touches(at) && !matches!(scene.word(at + 1), "," | "." | ";" | ":" | ")" | "?" | "!" | "\"" | "”" | "’")
    {
        at += 1;
    }
    at + 1
}

/// "24703L202": digits that go on as letters and digits.
pub(super) fn code(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let word = scene.word(at + 1);
    let mixed = scene.touches(at) && scene.is_word(at + 1) && word.bytes().any(|b| b.is_ascii_digit());
    let power = word.starts_with(['e', 'E']) && word.get(1..).is_some_and(|p| p.bytes().all(|b| b.is_ascii_digit()));
    let read = || scene.lexicon.numerals.read(scene.text, scene.rest(at), Suffixes::None);
    let plain = mixed && !power && scene.lexicon.units.symbol(word).is_none();
    // "8x2^10" is a product
    (plain && read().is_none_or(|n| n.tokens == 1)).then(|| past_joined(scene, at + 1))
}

/// "the 787 Dreamliner", "the 8088 chip", "the 486 is": digits that name a model, since they count nothing.
pub(super) fn model(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let next = at + 1;
    let word = scene.word(at);
    if word.contains([',', '.']) || !scene.is_word(next) || scene.touches(at) {
        return None;
    }
    let nouns = &scene.lexicon.nouns;
    let stops = nouns.stops(scene.key(next)?);
    let named = scene.follows(at, &["the"]) && word.len() > 2 && scene.is(next, &["is", "was", "has"]);
    let title = scene.tokens.get(next).is_some_and(|t| t.case == Case::Title && t.span.len() > 3);
    let titled = !stops && title && word.len() > 1;
    let coded = !stops && word.len() > 3;
    if !(named || titled || coded) {
        return None;
    }
    let numeral = scene.lexicon.numerals.read(scene.text, scene.rest(at), Suffixes::Plain)?;
    let counts = numeral.tokens > 1
        || super::noun::head(scene, next, Some(numeral.value)).is_some()
        || super::measure::unit_after(scene, next, &numeral).is_some()
        || super::hedge::before(scene, at, 0, false).is_some()
        || super::hedge::after(scene, next).is_some();
    (!counts && !is_title(scene)).then_some(next)
}
