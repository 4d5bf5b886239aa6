//! From words to values: figures, dates, names, roles, quotations and claims.

mod claims;
mod dates;
mod figures;
mod people;
mod quotes;
mod roles;

use crate::lexicon::Lexicon;
use crate::model::{Article, Claim, Found, Match, Mention, MentionId, Quote, Segments, Span, Value};
use crate::names::Names;
use crate::patterns::Set;

/// What the recognisers found, understood. Mentions are sorted by start, then end.
pub fn mentions(
    article: &Article,
    segments: &Segments,
    found: &Found,
    lexicon: &Lexicon,
    names: &Names,
) -> (Vec<Mention>, Vec<Quote>) {
    let text = article.text.as_str();
    let mut values: Vec<(Span, Option<Span>, Value)> = Vec::new();
    values.extend(figures::values(text, segments, &found.figures, article, lexicon));
    values.extend(
        dates::values(text, segments, &found.dates, &article.published, lexicon).into_iter().map(|(s, v)| (s, None, v)),
    );
    values.extend(people::values(text, segments, found, lexicon, names).into_iter().map(|(s, v)| (s, None, v)));
    values.extend(roles::values(&found.roles).into_iter().map(|(s, v)| (s, None, v)));
    let references = quotes::references(text, segments, &found.quotes, &values, lexicon, names);
    values.extend(references.into_iter().map(|(s, v)| (s, None, v)));
    values.sort_by_key(|(span, ..)| (span.start(), span.end()));
    let mut mentions: Vec<Mention> = Vec::with_capacity(values.len());
    for (id, (span, hedge, value)) in values.into_iter().enumerate() {
        mentions.push(Mention { id: MentionId(id as u32), span, hedge, value });
    }
    roles::link(&found.roles, &mut mentions);
    figures::link(text, segments, &mut mentions);
    let quotes = quotes::resolve(&found.quotes, &mentions);
    (mentions, quotes)
}

/// Matches as claims. Words that fill text slots are appended to `mentions`.
pub fn claims(
    article: &Article,
    segments: &Segments,
    matches: Vec<Match>,
    mentions: &mut Vec<Mention>,
    quotes: &[Quote],
    patterns: &Set,
    lexicon: &Lexicon,
) -> Vec<Claim> {
    claims::claims(article, segments, matches, mentions, quotes, patterns, lexicon)
}
