//! Puts a figure together around the number found at a place.

use super::range::{Pair, pair};
use super::scene::Scene;
use super::term::{self, Term};
use super::{Outcome, ages, exclude, hedge, measure, multiples, noun, ordinals, rates, shares, sum};
use crate::lexicon::numerals::NumeralKind;
use crate::model::{Comparator, FigureKind, FigureParts, NumberParts, Span, UnitPart};
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
    shares::half_more(scene, &mut first);
    if first.numeral.kind == NumeralKind::Ordinal {
        if let Some(share) = shares::of_unit(scene, &first) {
            return single(scene, floor, share);
        }
        return ordinals::ordinal(scene, &first);
    }
    if shares::is_one_more(scene, &first) {
        return Some(Outcome::Skip(first.end));
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
pub(super) fn single(scene: &Scene<'_>, floor: usize, mut first: Term) -> Option<Outcome> {
    if let Some((of, end)) = shares::one_in(scene, &first) {
        first.written = of;
        first.numeral.kind = NumeralKind::Fraction;
        (first.end, first.number_end) = (end, end);
        let number = NumberParts::One(first.written);
        return finish(scene, first.start, floor, &first, number).map(|outcome| of_each(scene, outcome));
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
        first.unit = sum::unit(scene, &parts).map(UnitPart::Measure);
        return finish(scene, start, floor, &first, NumberParts::Sum(parts));
    }
    let number = NumberParts::One(first.written);
    finish(scene, start, floor, &first, number)
}

/// "six in 10 people": a rate, so many for each of them, and no count of people.
fn of_each(scene: &Scene<'_>, outcome: Outcome) -> Outcome {
    let Outcome::Figure(mut parts, end) = outcome else { return outcome };
    if let (Some(noun), None) = (parts.noun, &parts.unit) {
        parts.per = Some(scene.lexicon.nouns.singular(noun.slice(scene.text)));
    }
    Outcome::Figure(parts, end)
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
        parts.kind = FigureKind::Quantity;
        if !noun::is_past_number(scene, noun_at) {
            end = head + 1;
        }
        if multiples::is_multiple(scene, head) {
            parts.unit = Some(multiples::unit());
        } else {
            parts.noun = scene.tokens.get(head).map(|t| t.span);
        }
    }
    // "one of the houses": typed, with the noun it is of outside its words
    if parts.unit.is_none()
        && parts.noun.is_none()
        && value == Some(Decimal::ONE)
        && hedge::before(scene, start, floor, false).is_none()
        && let Some(of) = noun::one_of(scene, start, term.end)
    {
        parts.kind = FigureKind::Quantity;
        parts.noun = scene.tokens.get(of).map(|t| t.span);
    }
    if parts.unit.is_none() && parts.noun.is_none() && measure::is_magnitude(scene, start, term.end) {
        parts.unit = Some(UnitPart::Measure("magnitude".into()));
        parts.kind = FigureKind::Quantity;
    }
    // a unit may stand after "50-odd"
    if parts.unit.is_none()
        && noun_at > term.end
        && let Some((unit, after)) = measure::unit_after(scene, noun_at, &term.numeral)
    {
        (parts.unit, parts.noun, end) = (Some(unit), None, after);
        parts.kind = kind(scene, &Term { unit: parts.unit.clone(), end: after, ..term.clone() }, &mut end);
    }
    if parts.unit.is_none() && scene.is(term.end, &["yo", "y.o."]) {
        (parts.kind, parts.noun, end) = (FigureKind::Age, None, term.end + 1);
        parts.unit = Some(UnitPart::Measure("year".into()));
    }
    if parts.kind == FigureKind::Number && ages::is_apposed(scene, start, end, term) {
        parts.kind = FigureKind::Age;
        parts.unit = Some(UnitPart::Measure("year".into()));
    }
    if !is_worth_telling(scene, start, floor, term, &parts) {
        return Some(Outcome::Skip(term.end));
    }
    parts.span = scene.span(start, end)?;
    // the dot of "30C." ends the sentence
    let letter = end > term.number_end && scene.word(end - 1).len() == 2 && scene.word(end - 1).ends_with('.');
    if letter && let Some(bare) = Span::new(scene.text, parts.span.start(), parts.span.end() - 1) {
        parts.span = bare;
    }
    let lasts = parts.kind == FigureKind::Duration;
    let mut next = end;
    if let Some(before) = hedge::before(scene, start, floor, lasts) {
        (parts.hedge, parts.comparator) = (Some(before.span), Some(before.says));
    } else if let Some((after, past)) = behind.or_else(|| hedge::after(scene, end)) {
        (parts.hedge, parts.comparator) = (Some(after.span), Some(after.says));
        next = next.max(past);
    }
    if let Some((per, after)) = rates::rate(scene, next, &parts) {
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
                let time = scene.lexicon.units.named(name).is_some_and(|u| u.is_time());
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
        return shares::is_share(scene, start, term.end) || parts.noun.is_some() && !scene.is_hyphen(term.end);
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
    // "the top three", "one of the houses"
    if parts.noun.is_none() && parts.hedge.is_none() && scene.follows(start, &["top", "bottom"]) {
        return false;
    }
    if scene.is(start, &["one"]) && term.numeral.tokens == 1 && parts.noun.is_none() {
        return scene.tokens.len() <= 4
            || term.numeral.kind == NumeralKind::Fraction
            || hedged()
            || scene.is(start + 1, &["or", "to"]);
    }
    true
}
