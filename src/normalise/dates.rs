//! From date words to days.

use crate::lexicon::Lexicon;
use crate::model::{DateParts, Segments, Span, Stamp, Value};

/// The value of each date.
pub(super) fn values(
    _text: &str,
    _segments: &Segments,
    _dates: &[DateParts],
    _published: &Stamp,
    _lexicon: &Lexicon,
) -> Vec<(Span, Value)> {
    Vec::new()
}
