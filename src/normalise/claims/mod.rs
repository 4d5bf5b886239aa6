//! From matches to claims: slots as values, stance, who is said to have said it.

mod actor;
mod bearer;
mod overlap;
mod single;
mod stance;
mod toll;
mod victims;

use crate::lexicon::Lexicon;
use crate::model::{
    Amount, Article, Claim, Figure, FigureKind, Match, Mention, MentionId, Quote, Segments, SlotFill, Span, Value,
};
use crate::patterns::Set;
use compact_str::CompactString;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The claims that `matches` amount to, in order.
pub(super) fn claims(
    article: &Article,
    segments: &Segments,
    matches: Vec<Match>,
    mentions: &mut Vec<Mention>,
    quotes: &[Quote],
    patterns: &Set,
    lexicon: &Lexicon,
) -> Vec<Claim> {
    let (text, published) = (article.text.as_str(), article.published.reliable());
    let known = mentions.len();
    let toll = toll::View { text, segments, mentions, patterns, lexicon, published, title: article.title.as_deref() };
    let mut matches = toll.of_event(matches);
    bearer::resolve(&mut matches, mentions);
    let mut matches = overlap::resolve(matches);
    actor::resolve(text, &mut matches, mentions, segments, patterns);
    toll.settle(&mut matches);
    let several = toll.several(&matches);
    single::resolve(text, &mut matches, mentions, segments, lexicon, &several);
    toll.infer(&mut matches);
    let mut out = Vec::with_capacity(matches.len());
    for found in matches {
        let Some(sentence) = segments.sentences.get(found.sentence) else { continue };
        let Some(pattern) = patterns.patterns().get(found.pattern as usize) else { continue };
        let view =
            stance::View { text, segments, sentence, mentions: mentions.get(..known).unwrap_or(&[]), quotes, lexicon };
        let (stance, attributed_to) = view.stance(&found);
        let mut slots = BTreeMap::new();
        for (name, fill) in found.slots {
            slots.entry(name).or_insert(mention(fill, text, mentions));
        }
        out.push(Claim {
            pattern: pattern.provenance(),
            span: found.span,
            sentence: sentence.span,
            slots,
            stance,
            attributed_to,
            zone: sentence.zone,
        });
    }
    out.sort_by(|a, b| {
        let key = |c: &Claim| (c.span.start(), c.span.end(), c.pattern.clone());
        key(a).cmp(&key(b))
    });
    out
}

/// The mention that fills a slot; words become one of their own.
fn mention(fill: SlotFill, text: &str, mentions: &mut Vec<Mention>) -> MentionId {
    match fill {
        SlotFill::Mention(id) => id,
        SlotFill::Words(span) => append(mentions, span, Value::Text(folded(span.slice(text)))),
        SlotFill::Counted(span, count) => {
            let figure = Figure {
                kind: FigureKind::Quantity,
                amount: Amount::Exact(Decimal::from(count)),
                granularity: None,
                unit: None,
                noun: Some(CompactString::const_new("person")),
                per: None,
                iso: None,
                subject: None,
            };
            append(mentions, span, Value::Figure(figure))
        }
    }
}

/// The mention with this place and value, made where there is none yet.
fn append(mentions: &mut Vec<Mention>, span: Span, value: Value) -> MentionId {
    if let Some(same) = mentions.iter().find(|m| m.span == span && m.value == value) {
        return same.id;
    }
    let id = MentionId(mentions.len() as u32);
    mentions.push(Mention { id, span, hedge: None, value });
    id
}

/// Lower case, straight apostrophes, no hyphens, one space.
fn folded(words: &str) -> CompactString {
    let mut out = CompactString::default();
    for word in words.split(|c: char| c.is_whitespace() || c == '-').filter(|w| !w.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
    }
    out
}
