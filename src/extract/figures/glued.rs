//! A currency and digits written as one word: "RM42", "Rs20".

use super::hedge;
use super::scene::Scene;
use crate::lexicon::numerals::{Digits, NumberWord, digits};
use crate::model::{FigureKind, FigureParts, NumberParts, UnitPart, Written};

/// Whether the word at `at` is a currency with digits.
pub(super) fn is_money(scene: &Scene<'_>, at: usize) -> bool {
    glued_money(scene, at, at).is_some()
}

/// A currency and digits in one word: "RM42", "Rs20", "EUR20".
pub(super) fn glued_money(scene: &Scene<'_>, at: usize, floor: usize) -> Option<(FigureParts, usize)> {
    let word = scene.word(at);
    if !word.as_bytes().last().is_some_and(u8::is_ascii_digit) {
        return None;
    }
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
