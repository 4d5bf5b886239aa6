//! From number words to amounts.

use crate::lexicon::Lexicon;
use crate::model::{Article, FigureParts, Mention, Segments, Span, Value};

/// The value of each figure, and its words of comparison.
pub(super) fn values(
    _text: &str,
    _segments: &Segments,
    _figures: &[FigureParts],
    _article: &Article,
    _lexicon: &Lexicon,
) -> Vec<(Span, Option<Span>, Value)> {
    Vec::new()
}

/// Ties each age to the person it is of.
pub(super) fn link(_text: &str, _segments: &Segments, _mentions: &mut [Mention]) {}
