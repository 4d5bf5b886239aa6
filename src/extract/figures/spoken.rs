//! Numbers written as they are spoken: "three million, two hundred and forty", "point five per cent".

use super::scene::Scene;
use crate::lexicon::numerals::{Numeral, NumeralKind, Suffixes};
use crate::model::UnitPart;
use rust_decimal::Decimal;

/// `numeral`, read at `at`, with the smaller part after its comma: "three million, two hundred and forty".
pub(super) fn with_rest(scene: &Scene<'_>, at: usize, numeral: Numeral) -> Numeral {
    let comma = at + numeral.tokens;
    let large = !numeral.digits && numeral.kind == NumeralKind::Cardinal && numeral.scale >= Decimal::ONE_THOUSAND;
    if !large || scene.word(comma) != "," {
        return numeral;
    }
    let rest = scene.lexicon.numerals.read(scene.text, scene.rest(comma + 1), Suffixes::None);
    let Some(rest) = rest.filter(|r| !r.digits && r.kind == NumeralKind::Cardinal) else { return numeral };
    let end = comma + 1 + rest.tokens;
    let smaller = rest.value >= Decimal::ONE_HUNDRED && rest.value < numeral.scale;
    let listed = scene.word(end) == "," || scene.is(end, &["or", "and"]);
    match numeral.value.checked_add(rest.value).filter(|_| smaller && !listed) {
        Some(value) => Numeral { value, tokens: end - at, scale: Decimal::ONE, ..numeral },
        None => numeral,
    }
}

/// Words before "point" where it begins a number, and is none of its own.
const BEFORE_POINT: &[&str] = &[
    "by", "of", "about", "around", "nearly", "some", "than", "at", "to", "just", "only", "a", "another", "and", "or",
    "was", "is", "up", "down",
];

/// The value of "point five" in "rose by point five per cent", where `numeral` at `at` is what follows the point.
pub(super) fn tenths(
    scene: &Scene<'_>,
    at: usize,
    floor: usize,
    numeral: &Numeral,
    unit: &UnitPart,
) -> Option<Decimal> {
    let point = at.checked_sub(1).filter(|i| *i >= floor && scene.is(*i, &["point"]))?;
    let begins = point == 0 || scene.follows(point, BEFORE_POINT);
    let digit = !numeral.digits && numeral.tokens == 1 && numeral.value < Decimal::TEN && numeral.value.is_integer();
    let percent = matches!(unit, UnitPart::Measure(name) if matches!(name.as_str(), "percent" | "percentage point"));
    (begins && digit && percent).then(|| numeral.value.checked_div(Decimal::TEN))?
}
