//! Two numbers that bound one figure: "between 10 and 12", "10–12", "$2-3bn", "ten or eleven". Never an average.

use super::scene::Scene;
use super::term::{self, Term};
use crate::lexicon::numerals::NumeralKind;
use crate::model::{TokenKind, UnitPart, Written};
use rust_decimal::Decimal;

/// What two numbers beside one another are.
pub(super) enum Pair {
    /// One figure with two ends.
    Range { start: usize, first: Written, second: Term },
    /// A score, a code: no figure; go on at this token.
    Neither(usize),
}

/// Verbs after which "from 60 to 50" tells of two values and not of a range.
pub(super) const CHANGES: &[&str] = &[
    "rose",
    "rise",
    "rises",
    "risen",
    "rising",
    "fell",
    "fall",
    "falls",
    "fallen",
    "falling",
    "dropped",
    "drop",
    "drops",
    "grew",
    "grow",
    "grown",
    "increased",
    "increase",
    "increases",
    "increasing",
    "decreased",
    "decrease",
    "jumped",
    "jump",
    "climbed",
    "climb",
    "declined",
    "decline",
    "slipped",
    "slid",
    "went",
    "moved",
    "cut",
    "reduced",
    "raised",
    "lowered",
    "edged",
    "surged",
    "soared",
    "plunged",
    "tumbled",
    "gained",
    "plummeted",
    "doubled",
    "changed",
    "widened",
    "narrowed",
    "upgraded",
    "downgraded",
    "expanded",
    "shrank",
    "swelled",
    "boosted",
];

/// Verbs after which "from 60 to 50" is a range, whichever end comes first.
const VARIES: &[&str] = &["range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "varying"];

/// What `first` and the number after it are together; none where they are two figures or there is no second.
pub(super) fn pair(scene: &Scene<'_>, first: &Term, floor: usize) -> Option<Pair> {
    if first.numeral.kind == NumeralKind::Ordinal {
        return None;
    }
    let at = first.end;
    let lead =
        first.start - usize::from(scene.follows(first.start, &["about", "around", "nearly", "almost", "roughly"]));
    let opened = first.start > floor && scene.follows(first.start, &["between"]);
    let from = first.start > floor && scene.follows(lead, &["from"]);
    let even = scene.touches(at) == (at > 0 && scene.touches(at - 1));
    let dashed = scene.is_dash(at);
    let worded = scene.is(at, &["to", "through"]) || scene.is(at, &["and", "to"]) && opened || scene.is(at, &["or"]);
    let stepped = scene.is_hyphen(at) && scene.is(at + 1, &["to", "or"]);
    if !(dashed || worded || stepped) {
        return None;
    }
    let next = if stepped { at + 2 + usize::from(scene.is_hyphen(at + 2)) } else { at + 1 };
    let next =
        next + usize::from(scene.is(next, &["about", "around", "nearly", "as"]) && !dashed || scene.word(next) == "~");
    let second = term::read(scene, next, next)?;
    if second.start != next || second.numeral.kind == NumeralKind::Ordinal {
        return None;
    }
    let halves =
        first.numeral.kind == NumeralKind::Fraction && !first.numeral.digits && first.written.value < Decimal::ONE;
    if halves && second.numeral.kind != NumeralKind::Fraction || dashed && !even && second.unit.is_none() {
        return None;
    }
    let bare = first.unit.is_none() && second.unit.is_none();
    if dashed
        && bare
        && first.numeral.digits
        && second.numeral.digits
        && !is_open_range(scene, first, &second, opened || from)
    {
        return Some(Pair::Neither(second.end));
    }
    let changes = from && scene.comes_after(first.start, 5, CHANGES);
    if changes || scene.is(at, &["or"]) && !neighbours(first, &second) {
        return None;
    }
    let (low, unit) = share(scene, first, &second)?;
    let varies = from && scene.comes_after(lead, 3, VARIES);
    let descends = !opened && !dashed && low.value >= second.written.value && !stepped && !varies;
    if descends || scene.is(at, &["to"]) && !opened && !from && jumps(scene, first) {
        return None;
    }
    let spoken_nought = low.value.is_zero() && !first.numeral.digits;
    if dashed && (low.value >= second.written.value || spoken_nought) {
        return None;
    }
    let start = if first.start > floor { first.start } else { floor };
    Some(Pair::Range { start, first: low, second: Term { unit, ..second } })
}

/// Whether a verb of change stands right before: "rose 5% to 10%", and not "grew by 5 to 10%".
fn jumps(scene: &Scene<'_>, first: &Term) -> bool {
    !(scene.follows(first.start, &["by"]) && first.unit.is_none()) && scene.comes_after(first.start, 2, CHANGES)
}

/// Whether two bare numbers that a dash joins are a range and not a score, a season or a code.
fn is_open_range(scene: &Scene<'_>, first: &Term, second: &Term, opened: bool) -> bool {
    if first.written.value >= second.written.value || !scene.touches(first.end) && first.written.value < Decimal::ZERO {
        return false;
    }
    if first.numeral.scale != Decimal::ONE || second.numeral.scale != Decimal::ONE || opened {
        return true;
    }
    let noun = super::noun::head(scene, second.end, Some(second.written.value));
    let close = noun.is_some_and(|n| n <= second.end + 3);
    let hedged = scene.tokens.get(..first.start).is_some_and(|t| scene.lexicon.hedges.before(scene.text, t).is_some());
    let aged = scene.follows(first.start, &["aged", "ages", "age"]);
    let years = scene.word(first.number_end - 1).len() == 4
        && first.written.value >= Decimal::from(1500)
        && first.written.value < Decimal::from(2100);
    let scored = scene.comes_after(
        first.start,
        5,
        &[
            "won", "win", "beat", "lost", "lose", "draw", "drew", "victory", "defeat", "loss", "lead", "led", "leads",
            "score",
        ],
    );
    (close || hedged || aged) && !years && !scored
}

/// "two or three", "30 or 40": neighbours on some scale.
fn neighbours(first: &Term, second: &Term) -> bool {
    let gap = second.written.value - first.written.value;
    let step = |n: i64| gap == Decimal::from(n) && first.written.value % Decimal::from(n) == Decimal::ZERO;
    first.unit.is_none()
        && first.is_whole()
        && second.is_whole()
        && gap > Decimal::ZERO
        && (gap == Decimal::ONE || [2, 5, 10, 20, 50, 100, 1000].into_iter().any(step))
}

/// The first number with the scale of the second, and the unit both have; none where their units differ.
fn share(scene: &Scene<'_>, first: &Term, second: &Term) -> Option<(Written, Option<UnitPart>)> {
    let unit = match (&first.unit, &second.unit) {
        (None, unit) | (unit, None) => unit.clone(),
        (Some(a), Some(b)) if a == b => Some(a.clone()),
        (Some(UnitPart::Money(a, x)), Some(UnitPart::Money(b, y))) if x == y && (a == "dollar" || b == "dollar") => {
            Some(UnitPart::Money(if a == "dollar" { b.clone() } else { a.clone() }, *x))
        }
        _ => return None,
    };
    // a sign of its own keeps the first number as it is: "$200 to $4 million"
    let scale = second.numeral.scale;
    let mantissa = second.written.value.checked_div(scale)?.abs();
    let shares =
        first.numeral.scale == Decimal::ONE && scale >= Decimal::ONE_THOUSAND && first.written.value.abs() <= mantissa;
    let whole = first.unit.is_none()
        || second.unit.is_none()
        || scene.kind(first.start) != Some(TokenKind::Mark)
        || first.written.value < Decimal::TEN;
    if !(shares && whole) {
        return Some((first.written, unit));
    }
    let value = first.written.value.checked_mul(scale)?;
    let step = first.written.step.and_then(|s| s.checked_mul(scale));
    Some((Written { value, step }, unit))
}
