//! "a" as a number: "an hour and a half", "a decade", "a gallon of water".

use super::build::single;
use super::scene::Scene;
use super::shares::half_more;
use super::term::Term;
use super::{Outcome, hedge};
use crate::lexicon::numerals::{Numeral, NumeralKind};
use crate::model::{FigureParts, UnitPart, Written};
use rust_decimal::Decimal;

/// "an hour", "a decade", "a dollar", "a mile" where that is an amount.
pub(super) fn article(scene: &Scene<'_>, at: usize, floor: usize) -> Option<(FigureParts, usize)> {
    let next = at + 1;
    let mut term = one(at);
    let (unit, end) = super::measure::unit_after(scene, next, &term.numeral)?;
    if scene.is_hyphen(next)
        || scene.is(
            next,
            &[
                "second",
                "night",
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
    let time = term.measure().and_then(|n| scene.lexicon.units.named(n)).is_some_and(|u| u.is_time());
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

/// One of something, said by the word at `at`.
fn one(at: usize) -> Term {
    let value = Decimal::ONE;
    let kind = NumeralKind::Cardinal;
    Term {
        start: at,
        number_end: at + 1,
        end: at + 1,
        written: Written { value, step: None },
        numeral: Numeral { value, tokens: 1, kind, scale: value, step: None, digits: false },
        unit: None,
    }
}

/// "all day", "for another hour", "for a full week": one unit of time without "a" before it.
pub(super) fn whole(scene: &Scene<'_>, at: usize, floor: usize) -> Option<(FigureParts, usize)> {
    let next = scene.past_hyphen(at + 1);
    let all = scene.is(at, &["all"]);
    let unit = scene.is(next, if all { &["day", "week", "month", "year"] } else { WHOLE_UNITS });
    let lasts =
        scene.follows(at, &["for", "lasted", "lasts", "last", "took", "take", "takes", "spent", "wait", "waited"]);
    let joined = next > at + 1 && scene.is_word(next + 1);
    let dated = scene.is(next + 1, &["ago", "later", "earlier", "before", "after", "old"]) || scene.is_hyphen(next + 1);
    if !unit || dated || !(all || lasts && !joined) {
        return None;
    }
    let (unit, used) = scene.lexicon.units.worded(scene.text, scene.rest(next))?;
    let term = Term { unit: Some(UnitPart::Measure(unit.name.clone())), end: next + used, ..one(at) };
    match single(scene, floor, term)? {
        Outcome::Figure(parts, end) => Some((parts, end)),
        Outcome::Skip(_) => None,
    }
}

const WHOLE_UNITS: &[&str] = &["minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "century"];
