//! Finds dates.

use crate::lexicon::Lexicon;
use crate::model::{DateParts, Segments};

/// Every one of them, in order.
pub(super) fn find(_text: &str, _segments: &Segments, _lexicon: &Lexicon) -> Vec<DateParts> {
    Vec::new()
}
