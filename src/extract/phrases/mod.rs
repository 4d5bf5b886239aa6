//! Finds the phrases of patterns, over tokens and mentions.

use crate::lexicon::Lexicon;
use crate::model::{Match, Mention, Segments};
use crate::patterns::Set;

/// Every match, in order.
pub(super) fn find(
    _text: &str,
    _segments: &Segments,
    _mentions: &[Mention],
    _patterns: &Set,
    _lexicon: &Lexicon,
) -> Vec<Match> {
    Vec::new()
}
