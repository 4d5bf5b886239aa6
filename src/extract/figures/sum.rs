//! One measure in two units: "5 feet 4 inches", "an hour and 20 minutes", "20 dollars and 43 cents".

use super::scene::Scene;
use super::term::{self, Term};
use crate::lexicon::numerals::NumeralKind;
use crate::model::{UnitPart, Written};
use compact_str::CompactString;
use rust_decimal::Decimal;

/// Larger unit and the smaller ones that may follow it.
const STEPS: &[(&str, &[&str])] = &[
    ("mile", &["yard", "foot"]),
    ("yard", &["foot", "inch"]),
    ("foot", &["inch"]),
    ("kilometre", &["metre"]),
    ("metre", &["centimetre"]),
    ("stone", &["pound"]),
    ("pound", &["ounce"]),
    ("kilogram", &["gram"]),
    ("decade", &["year", "month"]),
    ("year", &["month", "week", "day"]),
    ("month", &["week", "day"]),
    ("week", &["day", "hour"]),
    ("day", &["hour", "minute"]),
    ("hour", &["minute", "second"]),
    ("minute", &["second"]),
];

/// The parts that follow `first`, with their units, and the token after the last.
pub(super) fn rest(scene: &Scene<'_>, first: &Term) -> Option<(Vec<(Written, CompactString)>, usize)> {
    let mut parts = vec![(first.written, name(first)?)];
    let mut end = first.end;
    loop {
        let comma = usize::from(scene.word(end) == ",");
        let and = usize::from(scene.is(end + comma, &["and"]));
        let next = end + comma + and;
        let Some(term) = term::read(scene, next, next).filter(|t| t.start == next) else { break };
        let Some((_, larger)) = parts.last() else { break };
        if larger == "hour" && comma == 0 && is_bare_part(scene, &term, 60) {
            end = term.end;
            parts.push((term.written, "minute".into()));
            break;
        }
        if !(term.is_whole() || and + comma == 0) || !steps_down(larger, &term) {
            break;
        }
        let Some(name) = name(&term) else { break };
        end = term.end;
        parts.push((term.written, name));
    }
    (parts.len() > 1).then_some((parts, end))
}

/// The unit that all `parts` are brought to: the last, or days where months and weeks have no other in common.
pub(super) fn unit(scene: &Scene<'_>, parts: &[(Written, CompactString)]) -> Option<CompactString> {
    let (_, last) = parts.last()?;
    let months = |name: &str| scene.lexicon.units.named(name).is_some_and(|u| u.dimension == "months");
    let mixed = last == "week" && parts.iter().any(|(_, name)| months(name));
    Some(if mixed { "day".into() } else { last.clone() })
}

fn name(term: &Term) -> Option<CompactString> {
    match term.unit.as_ref()? {
        UnitPart::Measure(name) => Some(name.clone()),
        UnitPart::Money(..) => None,
    }
}

fn steps_down(larger: &str, term: &Term) -> bool {
    let Some(smaller) = term.measure() else { return false };
    STEPS.iter().any(|(unit, below)| *unit == larger && below.contains(&smaller))
}

/// Whether a bare number below `limit` ends the clause, as in "an hour twenty" and "five dollars fifty".
fn is_bare_part(scene: &Scene<'_>, term: &Term, limit: i64) -> bool {
    let small = term.written.value >= Decimal::ONE && term.written.value < Decimal::from(limit);
    term.unit.is_none()
        && term.is_whole()
        && small
        && term.numeral.kind == NumeralKind::Cardinal
        && term.end + 1 >= scene.tokens.len()
        && !scene.is_word(term.end)
}

/// Cents after a whole amount of money: the hundredths, and the token after them.
pub(super) fn cents(scene: &Scene<'_>, first: &Term) -> Option<(Written, usize)> {
    let Some(UnitPart::Money(whole, false)) = &first.unit else { return None };
    if first.numeral.scale != Decimal::ONE {
        return None;
    }
    let next = first.end + usize::from(scene.is(first.end, &["and"]));
    let term = term::read(scene, next, next).filter(|t| t.start == next && first.is_whole())?;
    let spoken = first.end > first.number_end && is_bare_part(scene, &term, 100);
    // "£5 and 20p", but "£5 and 50 cents" are two amounts
    let pence = |name: &str| name == "GBP";
    let fits = matches!(&term.unit, Some(UnitPart::Money(part, true)) if pence(whole) == pence(part) || !pence(whole));
    if !spoken && !fits {
        return None;
    }
    let hundredths = term.written.value.checked_div(Decimal::ONE_HUNDRED)?;
    let value = first.written.value.checked_add(hundredths)?;
    Some((Written { value, step: None }, term.end))
}
