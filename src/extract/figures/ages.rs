//! Ages: "17-month-old", "aged 12 to 16", "Marsh, 43,", "in her forties", "teenagers".

use super::scene::Scene;
use super::term::{self, Term};
use crate::model::{FigureKind, FigureParts, NumberParts, TokenKind, UnitPart, Written};
use rust_decimal::Decimal;

const UNITS: [&str; 4] = ["year", "month", "week", "day"];

/// Past "old", "-old", "of age" after a time unit that ends at `end`; none where no age is told.
pub(super) fn old_after(scene: &Scene<'_>, end: usize) -> Option<usize> {
    let loose = scene.is_hyphen(end) && scene.is(end + 1, &["old", "olds"]);
    let at = if loose { end + 1 } else { scene.past_hyphen(end) };
    if scene.is(at, &["old", "olds"]) {
        return Some(at + 1);
    }
    (scene.is(end, &["of"]) && scene.is(end + 1, &["age"])).then_some(end + 2)
}

/// Whether `unit` is one that ages are told in.
pub(super) fn is_age_unit(unit: Option<&str>) -> bool {
    unit.is_some_and(|u| UNITS.contains(&u))
}

/// An age that a word announces at `at`: "aged 17 months", "aged between 12 and 16", "age 43", "at the age of 9".
pub(super) fn announced(scene: &Scene<'_>, at: usize) -> Option<(FigureParts, usize)> {
    let mut next = at + 1;
    if scene.is(at, &["age", "ages"]) && scene.is(next, &["of"]) {
        next += 1;
    }
    if scene.is(next, &["between", "from"]) {
        next += 1;
    }
    let number = (next..next + 4).find(|i| term::read(scene, *i, *i).is_some_and(|t| t.start == *i))?;
    let hedge = super::hedge::before(scene, number, next, false);
    if number > next && hedge.is_none_or(|h| scene.tokens.get(next).is_none_or(|t| h.span.start() != t.span.start())) {
        return None;
    }
    let first = term::read(scene, number, number)?;
    announced_number(scene, at, number, first)
}

fn announced_number(scene: &Scene<'_>, at: usize, number: usize, first: Term) -> Option<(FigureParts, usize)> {
    let pair = super::range::pair(scene, &first, at + 1);
    let hedge = super::hedge::before(scene, number, at + 1, false);
    let (parts, last) = match pair {
        Some(super::range::Pair::Range { first: low, second, .. }) => (NumberParts::Range(low, second.written), second),
        _ => match upper(scene, at, &first) {
            Some(second) => (NumberParts::Range(first.written, second.written), second),
            None => (NumberParts::One(first.written), first),
        },
    };
    let unit = last.measure().map(str::to_owned);
    if !(unit.is_none() && last.unit.is_none() || is_age_unit(unit.as_deref())) || !plausible(last.written) {
        return None;
    }
    let mut parts = age(scene, number, last.end, parts, unit.as_deref())?;
    let mut end = last.end;
    parts.hedge = hedge.map(|h| h.span);
    parts.comparator = hedge.map(|h| h.says);
    if parts.hedge.is_none()
        && let Some((hedge, after)) = super::hedge::after(scene, end)
    {
        (parts.hedge, parts.comparator, end) = (Some(hedge.span), Some(hedge.says), after);
    }
    Some((parts, end))
}

/// The upper end of "between the ages of 18 and 23".
fn upper(scene: &Scene<'_>, at: usize, first: &Term) -> Option<Term> {
    let is_open = scene.comes_after(at, 2, &["between"]) && scene.is(first.end, &["and"]);
    let second = is_open.then(|| term::read(scene, first.end + 1, first.end + 1)).flatten()?;
    (second.start == first.end + 1 && second.written.value > first.written.value).then_some(second)
}

fn plausible(written: Written) -> bool {
    written.value > Decimal::ZERO && written.value <= Decimal::from(130)
}

/// A figure of kind age over tokens `start..end`.
pub(super) fn age(
    scene: &Scene<'_>,
    start: usize,
    end: usize,
    number: NumberParts,
    unit: Option<&str>,
) -> Option<FigureParts> {
    Some(FigureParts {
        span: scene.span(start, end)?,
        hedge: None,
        kind: FigureKind::Age,
        number,
        comparator: None,
        unit: Some(UnitPart::Measure(unit.unwrap_or("year").into())),
        noun: None,
        per: None,
    })
}

/// Whether the bare number that covers tokens `start..end` is an age by its place: "Marsh, 43," or "who is 43".
pub(super) fn is_apposed(scene: &Scene<'_>, start: usize, end: usize, term: &Term) -> bool {
    if !term.is_whole() || !plausible(term.written) || !term.numeral.digits || term.unit.is_some() {
        return false;
    }
    let closes = end >= scene.tokens.len()
        || matches!(scene.word(end), "," | "." | ";" | ")" | "(" | "-" | "–" | "—" | "?" | "!");
    let after_name = start >= 2
        && scene.word(start - 1) == ","
        && scene.is_capitalised(start - 2)
        && !scene.key(start - 2).is_some_and(|k| is_calendar(scene, start - 2) || scene.lexicon.nouns.stops(k));
    let goes_on = scene.is(
        end,
        &["who", "was", "has", "had", "is", "said", "told", "of", "from", "and", "died", "were", "pleaded", "appeared"],
    );
    let is_set_off = (closes && scene.word(end) != "(" || goes_on) && scene.kind(end + 1) != Some(TokenKind::Number);
    if is_set_off && (after_name || matches!(scene.word(end), "," | "." | ";") && follows_person(scene, start)) {
        return true;
    }
    let bracketed = start >= 2
        && scene.word(start - 1) == "("
        && scene.word(end) == ")"
        && scene.is_capitalised(start - 2)
        && term.written.value > Decimal::TEN;
    let verb =
        scene.follows(start, &["is", "was", "'s", "’s", "turned", "turns", "turning", "be", "just", "only", "aged"]);
    let whose = (2..4).any(|back| {
        start >= back && scene.is(start - back, &["he", "she", "who", "him", "her", "who's", "he's", "she's"])
    });
    bracketed && !scene.word(start - 2).chars().all(char::is_uppercase)
        || verb
            && whose
            && (closes || scene.is(end, &["when", "at", "and", "years", "but", "in"]))
            && term.written.value > Decimal::ONE
}

/// Whether a comma and words for one person stand before `start`: "a ferry passenger, 52,", "the driver, 41,".
fn follows_person(scene: &Scene<'_>, start: usize) -> bool {
    let Some(noun) = start.checked_sub(2).filter(|_| scene.word(start - 1) == ",") else { return false };
    let is_told =
        scene.comes_after(noun, 3, &["a", "an", "another", "one", "the", "this", "his", "her", "their", "my", "our"]);
    // A noun is singular where its plural is listed.
    let plural = is_told.then(|| scene.lexicon.lemmas.plural(&scene.word(noun).to_lowercase())).flatten();
    let people = scene.lexicon.lists.words("people").unwrap_or_default();
    plural.is_some_and(|plural| people.binary_search(&plural).is_ok())
}

pub(super) fn is_calendar(scene: &Scene<'_>, at: usize) -> bool {
    scene.is(
        at,
        &[
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "jan",
            "feb",
            "mar",
            "apr",
            "jun",
            "jul",
            "aug",
            "sep",
            "sept",
            "oct",
            "nov",
            "dec",
        ],
    )
}

/// "in his 40s", "in her early forties", "teenagers".
pub(super) fn decade_of_life(scene: &Scene<'_>, at: usize, tens: Option<u8>) -> Option<(FigureParts, usize)> {
    let (tens, end) = match tens {
        Some(tens) => (i64::from(tens), at + 1),
        None => (scene.word(at).parse::<i64>().ok().filter(|n| n % 10 == 0 && (10..100).contains(n))?, at + 2),
    };
    let part = scene.before(at, 1);
    let part_of = ["early", "mid", "late"].into_iter().position(|p| p.eq_ignore_ascii_case(part));
    let mut start = at;
    if part_of.is_some() {
        start -= 1;
    } else if scene.is_hyphen(at.checked_sub(1)?) && scene.is(at.checked_sub(2)?, &["mid", "early", "late"]) {
        start -= 2;
    }
    let whose = start.checked_sub(1).filter(|i| scene.is(*i, &["his", "her", "their", "my", "our", "its", "your"]))?;
    if !scene.follows(whose, &["in", "into", "to", "through", "of", "and", "or", "from"]) {
        return None;
    }
    let part = if start + 2 == at {
        ["early", "mid", "late"].into_iter().position(|p| p.eq_ignore_ascii_case(scene.word(start)))
    } else {
        part_of
    };
    let (low, high) = match part {
        Some(0) => (tens, tens + 3),
        Some(1) => (tens + 4, tens + 6),
        Some(_) => (tens + 7, tens + 9),
        None => (tens, tens + 9),
    };
    Some((age(scene, start, end, range(low, high), None)?, end))
}

/// "teenager": thirteen to nineteen.
pub(super) fn teenager(scene: &Scene<'_>, at: usize) -> Option<(FigureParts, usize)> {
    Some((age(scene, at, at + 1, range(13, 19), None)?, at + 1))
}

fn range(low: i64, high: i64) -> NumberParts {
    let written = |n: i64| Written { value: Decimal::from(n), step: None };
    NumberParts::Range(written(low), written(high))
}
