//! Puts a figure together around the number found at a place.

use super::range::{Pair, pair};
use super::scene::Scene;
use super::term::{self, Term};
use super::{Outcome, ages, exclude, hedge, noun, sum};
use crate::lexicon::numerals::{Digits, NumberWord, NumeralKind, digits};
use crate::model::{Comparator, FigureKind, FigureParts, NumberParts, UnitPart, Written};
use compact_str::CompactString;
use rust_decimal::Decimal;

/// The figure whose number starts at `at`.
pub(super) fn number(scene: &Scene<'_>, at: usize, floor: usize) -> Option<Outcome> {
    if let Some((parts, end)) = ages::decade_of_life(scene, at, None).filter(|_| scene.is(at + 1, &["s"])) {
        return Some(Outcome::Figure(parts, end));
    }
    let first = term::read(scene, at, floor);
    if !first.as_ref().is_some_and(Term::has_money)
        && let Some(next) = exclude::not_a_quantity(scene, at)
    {
        return Some(Outcome::Skip(next));
    }
    let mut first = first?;
    half_more(scene, &mut first);
    if first.numeral.kind == NumeralKind::Ordinal {
        return ordinal(scene, &first);
    }
    match pair(scene, &first, floor) {
        Some(Pair::Neither(next)) => Some(Outcome::Skip(next)),
        Some(Pair::Range { start, first: low, second }) => {
            finish(scene, start, floor, &second, NumberParts::Range(low, second.written))
        }
        None => single(scene, floor, first),
    }
}

/// A figure of one number, or of parts in several units.
fn single(scene: &Scene<'_>, floor: usize, mut first: Term) -> Option<Outcome> {
    if let Some((of, end)) = one_in(scene, &first) {
        first.written = of;
        (first.end, first.number_end) = (end, end);
    }
    if scene.is(first.end, &["below"]) && scene.is(first.end + 1, &["zero"]) {
        below_zero(&mut first);
    }
    if let Some((written, end)) = sum::cents(scene, &first) {
        (first.written, first.end) = (written, end);
    }
    let start = first.start;
    if let Some((parts, end)) = sum::rest(scene, &first) {
        first.end = end;
        first.unit = parts.last().map(|(_, name)| UnitPart::Measure(name.clone()));
        return finish(scene, start, floor, &first, NumberParts::Sum(parts));
    }
    let number = NumberParts::One(first.written);
    finish(scene, start, floor, &first, number)
}

/// "20 degrees below zero"
fn below_zero(term: &mut Term) {
    let degrees = matches!(term.measure(), None | Some("degree" | "celsius" | "fahrenheit")) && !term.has_money();
    if degrees && term.written.value > Decimal::ZERO {
        term.written.value = -term.written.value;
        term.unit = term.unit.take().or_else(|| Some(UnitPart::Measure("degree".into())));
        term.end += 2;
    }
}

/// What all figures have in common: words of comparison, noun, rate, kind.
fn finish(scene: &Scene<'_>, start: usize, floor: usize, term: &Term, number: NumberParts) -> Option<Outcome> {
    let mut parts = FigureParts {
        span: scene.span(start, term.end)?,
        hedge: None,
        kind: FigureKind::Number,
        comparator: None,
        unit: term.unit.clone(),
        noun: None,
        per: None,
        number,
    };
    let mut end = term.end;
    let behind = hedge::after(scene, term.end);
    let noun_at = behind.map_or(term.end, |(_, after)| after);
    parts.kind = kind(scene, term, &mut end);
    let value = if let NumberParts::One(w) = parts.number { Some(w.value) } else { None };
    if parts.unit.is_none()
        && let Some(head) = noun::head(scene, noun_at, value)
    {
        parts.noun = scene.tokens.get(head).map(|t| t.span);
        parts.kind = FigureKind::Quantity;
        end = head + 1;
    }
    // a unit may stand after "50-odd"
    if parts.unit.is_none()
        && noun_at > term.end
        && let Some((unit, after)) = super::measure::unit_after(scene, noun_at, &term.numeral)
    {
        (parts.unit, parts.noun, end) = (Some(unit), None, after);
        parts.kind = kind(scene, &Term { unit: parts.unit.clone(), end: after, ..term.clone() }, &mut end);
    }
    if parts.kind == FigureKind::Number && ages::is_apposed(scene, start, end, term) {
        parts.kind = FigureKind::Age;
        parts.unit = Some(UnitPart::Measure("year".into()));
    }
    if !is_worth_telling(scene, start, floor, term, &parts) {
        return Some(Outcome::Skip(term.end));
    }
    parts.span = scene.span(start, end)?;
    let lasts = parts.kind == FigureKind::Duration;
    let mut next = end;
    if let Some(before) = hedge::before(scene, start, floor, lasts) {
        (parts.hedge, parts.comparator) = (Some(before.span), Some(before.says));
    } else if let Some((after, past)) = behind.or_else(|| hedge::after(scene, end)) {
        (parts.hedge, parts.comparator) = (Some(after.span), Some(after.says));
        next = next.max(past);
    }
    if let Some((per, after)) = rate(scene, next, &parts) {
        (parts.per, next) = (Some(per), after);
    }
    Some(Outcome::Figure(parts, next))
}

/// What the unit makes the figure; `end` moves past "old".
fn kind(scene: &Scene<'_>, term: &Term, end: &mut usize) -> FigureKind {
    match &term.unit {
        None => FigureKind::Number,
        Some(UnitPart::Money(..)) => FigureKind::Money,
        Some(UnitPart::Measure(name)) => match name.as_str() {
            "percent" | "percentage point" => FigureKind::Percent,
            name => {
                let time =
                    scene.lexicon.units.named(name).is_some_and(|u| matches!(u.dimension.as_str(), "time" | "months"));
                if !time {
                    return FigureKind::Quantity;
                }
                match ages::old_after(scene, term.end).filter(|_| ages::is_age_unit(Some(name))) {
                    Some(old) => {
                        *end = old;
                        FigureKind::Age
                    }
                    None => FigureKind::Duration,
                }
            }
        },
    }
}

/// Whether the number counts or measures anything: years and pronouns do not.
fn is_worth_telling(scene: &Scene<'_>, start: usize, floor: usize, term: &Term, parts: &FigureParts) -> bool {
    if parts.unit.is_some() {
        return true;
    }
    let digits = scene.word(term.number_end - 1);
    let hedged = || hedge::before(scene, start, floor, false).is_some_and(|h| h.says != Comparator::Nearly);
    let year = term.numeral.digits && term.numeral.tokens == 1 && digits.len() == 4 && !digits.contains([',', '.']);
    if year && (Decimal::from(1500)..Decimal::from(2100)).contains(&term.written.value) {
        let recent = term.written.value >= Decimal::from(1900);
        return parts.noun.is_some() && (!recent || hedged());
    }
    if term.numeral.kind == NumeralKind::Fraction && scene.is(start, &["half"]) {
        return is_share(scene, start, term.end) || parts.noun.is_some() && !scene.is_hyphen(term.end);
    }
    // "multi-million", "per million": a scale that multiplies nothing
    if term.numeral.tokens == 1
        && !term.numeral.digits
        && term.numeral.scale == term.written.value
        && term.numeral.scale > Decimal::ONE
    {
        return scene.tokens.len() <= 4;
    }
    if term.numeral.kind == NumeralKind::Fraction && scene.is(start, &["quarter"]) {
        return scene.is(term.end, &["of"]) && scene.is(term.end + 1, &["a", "an"]);
    }
    if scene.is(start, &["one"]) && term.numeral.tokens == 1 && parts.noun.is_none() {
        return scene.is(start + 1, &["of"])
            || scene.tokens.len() <= 4
            || term.numeral.kind == NumeralKind::Fraction
            || hedged()
            || scene.is(start + 1, &["or", "to"]);
    }
    true
}

/// "half of", "half the", "more than half": a share, and not the second half of a match.
fn is_share(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    let named = scene.follows(
        start,
        &[
            "first", "second", "other", "last", "latter", "each", "either", "this", "that", "opening", "better", "top",
            "bottom", "northern", "southern", "eastern", "western", "next", "past",
        ],
    ) || scene.follows(start, &["the"]) && !scene.is(end, &["of"]);
    !named && !scene.is_hyphen(end) && !scene.is(end, &["time", "brother", "sister", "way", "past", "back", "term"])
}

/// "first", "21st"
fn ordinal(scene: &Scene<'_>, term: &Term) -> Option<Outcome> {
    let parts = FigureParts {
        span: scene.span(term.start, term.number_end)?,
        hedge: None,
        kind: FigureKind::Ordinal,
        number: NumberParts::One(term.written),
        comparator: None,
        unit: None,
        noun: None,
        per: None,
    };
    Some(Outcome::Figure(parts, term.number_end))
}

/// "two hours and a half"
fn half_more(scene: &Scene<'_>, term: &mut Term) {
    if term.unit.is_none() || term.end == term.number_end || !scene.is(term.end, &["and"]) {
        return;
    }
    let at = term.end + 1;
    let Some(part) = scene.lexicon.numerals.read(scene.text, scene.rest(at), crate::lexicon::numerals::Suffixes::None)
    else {
        return;
    };
    let share =
        part.kind == NumeralKind::Fraction && part.value < Decimal::ONE && !part.digits && part.scale == Decimal::ONE;
    if share
        && !scene.is(at + part.tokens, &["of"])
        && let Some(value) = term.written.value.checked_add(part.value)
    {
        term.written = Written { value, step: part.step };
        term.end = at + part.tokens;
    }
}

/// "one in three", "3 out of 4": the share, and the token after it.
fn one_in(scene: &Scene<'_>, first: &Term) -> Option<(Written, usize)> {
    let at = first.end;
    if scene.is(at, &["over"]) {
        return divided_by(scene, first);
    }
    let out = scene.is(at, &["out"]) && scene.is(at + 1, &["of"]);
    if !(out || scene.is(at, &["in"])) || first.unit.is_some() || !first.is_whole() {
        return None;
    }
    let at = at + 1 + usize::from(out);
    let second = term::read(scene, at, at).filter(|t| t.start == at && t.unit.is_none() && t.is_whole())?;
    let small = second.written.value <= Decimal::ONE_THOUSAND || second.numeral.scale > Decimal::ONE_HUNDRED;
    let fits = second.written.value > first.written.value && small && first.written.value > Decimal::ZERO;
    let lone = out || first.written.value == Decimal::ONE || second.written.value <= Decimal::TEN;
    if !fits || !lone || second.numeral.kind == NumeralKind::Ordinal {
        return None;
    }
    let value = first.written.value.checked_div(second.written.value)?;
    let step = Decimal::ONE.checked_div(second.written.value);
    Some((Written { value, step }, second.end))
}

/// "one over three" that ends a clause.
fn divided_by(scene: &Scene<'_>, first: &Term) -> Option<(Written, usize)> {
    let at = first.end + 1;
    let second =
        term::read(scene, at, at).filter(|t| t.start == at && t.unit.is_none() && !t.written.value.is_zero())?;
    let ends = !scene.is_word(second.end) && second.end + 1 >= scene.tokens.len();
    if !ends || first.unit.is_some() || !first.is_whole() || !second.is_whole() {
        return None;
    }
    let value = first.written.value.checked_div(second.written.value)?;
    Some((Written { value, step: Decimal::ONE.checked_div(second.written.value) }, second.end))
}

/// What a rate is for each of: "a share", "per night", "an hour".
fn rate(scene: &Scene<'_>, at: usize, parts: &FigureParts) -> Option<(CompactString, usize)> {
    let at = scene.past_hyphen(at);
    let slash = scene.word(at) == "/" && at > 0 && scene.touches(at - 1);
    let per = scene.is(at, &["per"]) || slash;
    let article = scene.is(at, &["a", "an", "each", "every"]);
    if !per && !article {
        return None;
    }
    let next = scene.past_hyphen(at + 1);
    let unit = scene.lexicon.units.worded(scene.text, scene.rest(next));
    let time = unit.filter(|(u, _)| matches!(u.dimension.as_str(), "time" | "months"));
    let dated = |end: usize| scene.is(end, &["ago", "later", "earlier", "before", "after"]);
    if let Some((unit, used)) = if per || parts.kind == FigureKind::Money { unit } else { time } {
        let lasts = parts.kind == FigureKind::Duration && !per;
        return (!dated(next + used) && !lasts).then(|| (unit.name.clone(), next + used));
    }
    let counted = [
        "share",
        "head",
        "person",
        "night",
        "ticket",
        "barrel",
        "bottle",
        "pop",
        "piece",
        "vote",
        "pack",
        "unit",
        "student",
        "pupil",
        "household",
        "dose",
        "litre",
        "game",
        "capita",
        "child",
        "passenger",
        "visit",
        "family",
        "worker",
        "season",
        "episode",
        "page",
        "song",
    ];
    let known = scene.is(next, &counted);
    let noun = per
        && scene.is_word(next)
        && !scene.key(next).is_some_and(|k| scene.lexicon.nouns.stops(k))
        && !scene.is(next, &["cent"]);
    let rated = parts.unit.is_some() || parts.noun.is_some();
    ((known && (per || parts.kind == FigureKind::Money) || noun) && rated)
        .then(|| (scene.lexicon.nouns.singular(scene.word(next)), next + 1))
}

/// "an hour", "a decade", "a dollar", "a mile" where that is an amount.
pub(super) fn article(scene: &Scene<'_>, at: usize, floor: usize) -> Option<(FigureParts, usize)> {
    let next = at + 1;
    let mut term = Term {
        start: at,
        number_end: next,
        end: next,
        written: Written { value: Decimal::ONE, step: None },
        numeral: crate::lexicon::numerals::Numeral {
            value: Decimal::ONE,
            tokens: 1,
            kind: NumeralKind::Cardinal,
            scale: Decimal::ONE,
            step: None,
            digits: false,
        },
        unit: None,
    };
    let (unit, end) = super::measure::unit_after(scene, next, &term.numeral)?;
    if scene.is_hyphen(next)
        || scene.is(
            next,
            &[
                "second",
                "degree",
                "stone",
                "bar",
                "foot",
                "yard",
                "percentage",
                "magnitude",
                "cup",
                "mark",
                "real",
                "sterling",
                "buck",
                "rand",
                "dong",
                "min",
                "sec",
                "mo",
                "penny",
                "bit",
                "crown",
                "won",
            ],
        )
    {
        return None;
    }
    (term.unit, term.end) = (Some(unit), end);
    half_more(scene, &mut term);
    if !is_amount(scene, at, floor, &term) {
        return None;
    }
    match single(scene, floor, term)? {
        Outcome::Figure(parts, end) => Some((parts, end)),
        Outcome::Skip(_) => None,
    }
}

/// Whether "a year" measures here, and is neither a rate nor part of a date.
fn is_amount(scene: &Scene<'_>, at: usize, floor: usize, term: &Term) -> bool {
    if term.written.value != Decimal::ONE || scene.tokens.len() <= 3 {
        return true;
    }
    if scene.is(term.end, &["ago", "later", "earlier", "before", "after", "old"]) && !scene.is(term.end, &["old"]) {
        return false;
    }
    let hedged = hedge::before(scene, at, floor, false).is_some();
    let time = term
        .measure()
        .and_then(|n| scene.lexicon.units.named(n))
        .is_some_and(|u| matches!(u.dimension.as_str(), "time" | "months"));
    let of = scene.is(term.end, &["of"]) && !time;
    of || hedged
        || scene.is(term.end, &["old", "long", "and"])
        || scene.follows(
            at,
            &[
                "for", "in", "within", "than", "lasted", "lasts", "last", "took", "takes", "take", "spent", "after",
                "half", "of", "every", "once", "with", "about", "over", "under", "less", "worth", "is", "was",
            ],
        )
}

/// A currency and digits in one word: "RM42", "Rs20", "EUR20".
pub(super) fn glued_money(scene: &Scene<'_>, at: usize, floor: usize) -> Option<(FigureParts, usize)> {
    let word = scene.word(at);
    let split = word.find(|c: char| c.is_ascii_digit()).filter(|i| *i > 0)?;
    let (mark, amount) = (word.get(..split)?, word.get(split..)?);
    let dollar = at.checked_sub(1).is_some_and(|i| i >= floor && scene.word(i) == "$" && scene.touches(i));
    let joined = if dollar { format!("${mark}") } else { mark.to_owned() };
    let found = scene.lexicon.currencies.symbol(&joined)?;
    let Digits::One(value) = digits(amount) else { return None };
    if found.minor || mark.len() < 2 && !dollar {
        return None;
    }
    let name = scene.lexicon.currencies.name(found.currency);
    let scale = scene.key(at + 1).and_then(|k| scene.lexicon.numerals.word(k));
    let (value, end) = match scale {
        Some(NumberWord::Scale(scale, false)) => (value.checked_mul(scale)?, at + 2),
        _ => (value, at + 1),
    };
    let before = hedge::before(scene, at - usize::from(dollar), floor, false);
    let parts = FigureParts {
        span: scene.span(at - usize::from(dollar), end)?,
        hedge: before.map(|h| h.span),
        kind: FigureKind::Money,
        number: NumberParts::One(Written { value, step: None }),
        comparator: before.map(|h| h.says),
        unit: Some(UnitPart::Money(name.into(), found.minor)),
        noun: None,
        per: None,
    };
    Some((parts, end))
}
