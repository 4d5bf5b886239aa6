//! Finds names of people, organisations and places.

use crate::lexicon::Lexicon;
use crate::model::{NameSpan, Segments};
use crate::names::Names;

/// Every name, in order; none overlaps another.
pub(super) fn find(_text: &str, _segments: &Segments, _lexicon: &Lexicon, _names: &Names) -> Vec<NameSpan> {
    Vec::new()
}
