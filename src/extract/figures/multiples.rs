//! How many times over: "twice as many", "tenfold", "doubled", "three times the size".

use super::scene::Scene;
use super::{hedge, vague};
use crate::model::{FigureKind, FigureParts, NumberParts, UnitPart, Written};
use rust_decimal::Decimal;

/// Words after "times" and "twice" that compare two amounts.
const COMPARES: &[&str] = &[
    "as", "the", "that", "more", "less", "higher", "larger", "bigger", "greater", "faster", "longer", "stronger",
    "heavier", "likelier", "what", "its", "their", "his", "her", "normal",
];

/// A multiple that is one word at `at`.
pub(super) fn word(scene: &Scene<'_>, at: usize, floor: usize, times: u8) -> Option<(FigureParts, usize)> {
    let written = Written { value: Decimal::from(times), step: None };
    let mut parts = vague::blank(scene, at, at + 1, NumberParts::One(written))?;
    parts.kind = FigureKind::Quantity;
    parts.unit = Some(unit());
    if let Some(before) = hedge::before(scene, at, floor, false) {
        (parts.hedge, parts.comparator) = (Some(before.span), Some(before.says));
    }
    Some((parts, at + 1))
}

/// Whether the noun at `at`, which a number counts, says how many times over: "three times as many", "10-fold".
pub(super) fn is_multiple(scene: &Scene<'_>, at: usize) -> bool {
    scene.is(at, &["fold"]) || scene.is(at, &["times"]) && compares(scene, at + 1)
}

/// Whether the word at `at`, after "times" or "twice", compares.
pub(super) fn compares(scene: &Scene<'_>, at: usize) -> bool {
    scene.is(at, COMPARES)
}

/// The unit of multiples.
pub(super) fn unit() -> UnitPart {
    UnitPart::Measure("multiple".into())
}
