//! Finds quotes.

use crate::lexicon::Lexicon;
use crate::model::{NameSpan, QuoteSpan, Segments};

/// Every one of them, in order.
pub(super) fn find(_text: &str, _segments: &Segments, _names: &[NameSpan], _lexicon: &Lexicon) -> Vec<QuoteSpan> {
    Vec::new()
}
