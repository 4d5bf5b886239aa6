//! Shares around a number: "two hours and a half", "one in three", "half of".

use super::scene::Scene;
use super::term::{self, Term};
use crate::lexicon::numerals::{Numeral, NumeralKind, Suffixes};
use crate::lexicon::units::Unit;
use crate::model::{UnitPart, Written};
use rust_decimal::Decimal;

/// "two hours and a half"
pub(super) fn half_more(scene: &Scene<'_>, term: &mut Term) {
    if term.unit.is_none() || term.end == term.number_end || !scene.is(term.end, &["and"]) {
        return;
    }
    let at = term.end + 1;
    let Some(part) = scene.lexicon.numerals.read(scene.text, scene.rest(at), Suffixes::None) else {
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

/// "A fifth, found in the hold, was killed": one more of a row, and no share.
pub(super) fn is_one_more(scene: &Scene<'_>, term: &Term) -> bool {
    let opens = term.start == 0 || scene.follows(term.start, &[",", ";", "and", "but", "while"]);
    let is_share = term.numeral.kind == NumeralKind::Fraction && !term.numeral.digits && scene.is(term.start, &["a"]);
    let ordinal = scene.word(term.end.saturating_sub(1));
    opens
        && is_share
        && term.end == term.start + 2
        && (ordinal.ends_with("th") || ordinal == "third")
        && scene.is(term.end, &[","])
        && !scene.is(term.end + 1, &["or"])
}

/// "one in three", "3 out of 4", "8 of 10": the share, and the token after it.
pub(super) fn one_in(scene: &Scene<'_>, first: &Term) -> Option<(Written, usize)> {
    let at = first.end;
    if scene.is(at, &["over"]) {
        return divided_by(scene, first);
    }
    let out = scene.is(at, &["out"]) && scene.is(at + 1, &["of"]);
    let of = scene.is(at, &["of"]);
    if !(out || of || scene.is(at, &["in"])) || first.unit.is_some() || !first.is_whole() {
        return None;
    }
    let at = at + 1 + usize::from(out);
    let second = term::read(scene, at, at).filter(|t| t.start == at && t.unit.is_none() && t.is_whole())?;
    let small = second.written.value <= Decimal::ONE_THOUSAND || second.numeral.scale > Decimal::ONE_HUNDRED;
    // "three of 12 boats" counts boats; "eight of 10 drivers" is a rate
    let is_rate =
        [Decimal::TEN, Decimal::ONE_HUNDRED].contains(&second.written.value) && first.written.value > Decimal::TWO;
    if of && !is_rate {
        return None;
    }
    let fits = second.written.value > first.written.value && small && first.written.value > Decimal::ZERO;
    let lone = out || first.written.value == Decimal::ONE || second.written.value <= Decimal::TEN;
    if !fits || !lone || second.numeral.kind == NumeralKind::Ordinal {
        return None;
    }
    let value = first.written.value.checked_div(second.written.value)?;
    let step = Decimal::ONE.checked_div(second.written.value);
    Some((Written { value, step }, second.end))
}

/// "tenth of a gallon": an ordinal that divides, since a unit follows.
pub(super) fn of_unit(scene: &Scene<'_>, ordinal: &Term) -> Option<Term> {
    let under = ordinal.written.value;
    if ordinal.numeral.digits || under < Decimal::from(3) || scene.follows(ordinal.start, &["the", "a"]) {
        return None;
    }
    let value = Decimal::ONE.checked_div(under)?;
    let numeral = Numeral { value, kind: NumeralKind::Fraction, ..ordinal.numeral };
    let (unit, end) = super::measure::unit_after(scene, ordinal.number_end, &numeral)?;
    let time = matches!(&unit, UnitPart::Measure(name) if scene.lexicon.units.named(name).is_some_and(Unit::is_time));
    let written = Written { value, step: Some(value) };
    (!time).then(|| Term { end, written, numeral, unit: Some(unit), ..ordinal.clone() })
}

/// "half of", "half the", "more than half": a share, and not the second half of a match.
pub(super) fn is_share(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    let named = scene.follows(
        start,
        &[
            "first", "second", "other", "last", "latter", "each", "either", "this", "that", "opening", "better", "top",
            "bottom", "northern", "southern", "eastern", "western", "next", "past",
        ],
    ) || scene.follows(start, &["the"]) && !scene.is(end, &["of"]);
    !named && !scene.is_hyphen(end) && !scene.is(end, &["time", "brother", "sister", "way", "past", "back", "term"])
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
