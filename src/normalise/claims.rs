//! From matches to claims: slots as values, stance, who is said to have said it.

use crate::lexicon::Lexicon;
use crate::model::{Claim, Match, Mention, Quote, Segments};
use crate::patterns::Set;

/// The claims that `matches` amount to, in order.
pub(super) fn claims(
    _text: &str,
    _segments: &Segments,
    _matches: Vec<Match>,
    _mentions: &mut Vec<Mention>,
    _quotes: &[Quote],
    _patterns: &Set,
    _lexicon: &Lexicon,
) -> Vec<Claim> {
    Vec::new()
}
