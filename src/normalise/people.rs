//! One bearer under many forms, within one article.

use crate::lexicon::Lexicon;
use crate::model::{Found, Segments, Span, Value};
use crate::names::Names;

/// The value of each name: entity and canonical form.
pub(super) fn values(
    _text: &str,
    _segments: &Segments,
    _found: &Found,
    _lexicon: &Lexicon,
    _names: &Names,
) -> Vec<(Span, Value)> {
    Vec::new()
}
