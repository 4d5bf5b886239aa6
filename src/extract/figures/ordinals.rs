//! Places in a row: "first", "21st", "the XXI century".

use super::scene::Scene;
use super::term::Term;
use super::{Outcome, vague};
use crate::lexicon::numerals;
use crate::model::{FigureKind, FigureParts, NumberParts, Written};
use rust_decimal::Decimal;

/// Nouns before which a Roman numeral counts; before others and after a name it is part of the name.
const COUNTED: &[&str] = &["century", "centuries", "congress", "olympiad", "legislature"];

/// "first", "21st"
pub(super) fn ordinal(scene: &Scene<'_>, term: &Term) -> Option<Outcome> {
    let mut parts = vague::blank(scene, term.start, term.number_end, NumberParts::One(term.written))?;
    parts.kind = FigureKind::Ordinal;
    Some(Outcome::Figure(parts, term.number_end))
}

/// "XXI century", "the XIXth century"
pub(super) fn roman(scene: &Scene<'_>, at: usize) -> Option<(FigureParts, usize)> {
    let word = scene.word(at);
    if !word.starts_with(['M', 'D', 'C', 'L', 'X', 'V', 'I']) || !scene.is(at + 1, COUNTED) {
        return None;
    }
    let bare = ["st", "nd", "rd", "th"].iter().find_map(|e| word.strip_suffix(e)).unwrap_or(word);
    let written = Written { value: Decimal::from(numerals::roman(bare)?), step: None };
    let mut parts = vague::blank(scene, at, at + 1, NumberParts::One(written))?;
    parts.kind = FigureKind::Ordinal;
    Some((parts, at + 1))
}
