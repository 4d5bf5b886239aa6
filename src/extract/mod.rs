//! Locates mentions and phrases: which words belong together, not yet what they mean.
//!
//! Two steps, since patterns match over normalised mentions: [`mentions`] finds figures, dates,
//! names, roles and quotations; [`matches()`] finds phrases of patterns around them.

mod dates;
mod figures;
mod names;
mod overlaps;
mod phrases;
mod quotes;
mod roles;

pub use phrases::{Reach, reaches};

use crate::lexicon::Lexicon;
use crate::model::{Article, DateParts, FigureParts, Found, Match, Mention, NameSpan, Segments};
use crate::names::Names;
use crate::patterns::Set;

/// Everything the recognisers find in `article`.
pub fn mentions(article: &Article, segments: &Segments, lexicon: &Lexicon, names: &Names) -> Found {
    let text = article.text.as_str();
    let (figures, dates) = figures_and_dates(text, segments, lexicon);
    let people = names::find(text, segments, names);
    let roles = roles::find(text, segments, &people, lexicon);
    let quotes = quotes::find(text, segments, &people, lexicon);
    Found { figures, dates, names: people, roles, quotes }
}

/// The figures and dates in `text` alone: what their speed is measured on.
pub fn figures_and_dates(text: &str, segments: &Segments, lexicon: &Lexicon) -> (Vec<FigureParts>, Vec<DateParts>) {
    let mut dates = dates::find(text, segments, lexicon);
    let mut figures = figures::find(text, segments, lexicon);
    overlaps::settle(&mut figures, &mut dates);
    (figures, dates)
}

/// The names in `text` alone: what training the tagger measures.
pub fn names(text: &str, segments: &Segments, names: &Names) -> Vec<NameSpan> {
    names::find(text, segments, names)
}

/// Every phrase of `patterns` that stands in `article`.
pub fn matches(
    article: &Article,
    segments: &Segments,
    mentions: &[Mention],
    patterns: &Set,
    lexicon: &Lexicon,
) -> Vec<Match> {
    phrases::find(article, segments, mentions, patterns, lexicon)
}
