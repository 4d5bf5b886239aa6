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
    placed,
};
use crate::patterns::Set;
use compact_str::CompactString;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
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
    let title = article.title.as_deref();
    let crowd = victims::Crowd::new(text, mentions, segments, lexicon);
    let toll = toll::View { text, segments, mentions, patterns, lexicon, crowd: &crowd, published, title };
    let mut matches = toll.of_event(matches);
    bearer::resolve(&mut matches, mentions);
    let mut matches = overlap::resolve(matches);
    actor::resolve(text, &mut matches, mentions, segments, patterns);
    toll.settle(&mut matches);
    let several = toll.several(&matches);
    single::resolve(&mut matches, &crowd, &several);
    toll.infer(&mut matches);
    let mut out = Vec::with_capacity(matches.len());
    let mut mentions = Growing::of(mentions);
    for found in matches {
        let Some(sentence) = segments.sentences.get(found.sentence) else { continue };
        let Some(pattern) = patterns.patterns().get(found.pattern as usize) else { continue };
        let view = stance::View { text, segments, sentence, mentions: mentions.found(), quotes, lexicon };
        let (stance, attributed_to) = view.stance(&found);
        let mut slots = BTreeMap::new();
        for (name, fill) in found.slots {
            slots.entry(name).or_insert(mention(fill, text, &mut mentions));
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
fn mention(fill: SlotFill, text: &str, mentions: &mut Growing<'_>) -> MentionId {
    match fill {
        SlotFill::Mention(id) => id,
        SlotFill::Words(span) => mentions.add(span, Value::Text(folded(span.slice(text)))),
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
            mentions.add(span, Value::Figure(figure))
        }
    }
}

/// The mentions of an article, in their order, and behind them those that claims add.
struct Growing<'m> {
    all: &'m mut Vec<Mention>,
    /// How many were found.
    found: usize,
    /// Those that were added, by where they stand.
    added: FxHashMap<Span, Vec<MentionId>>,
}

impl Growing<'_> {
    fn of(found: &mut Vec<Mention>) -> Growing<'_> {
        Growing { found: found.len(), all: found, added: FxHashMap::default() }
    }

    fn found(&self) -> &[Mention] {
        self.all.get(..self.found).unwrap_or_default()
    }

    /// The mention with this place and value, made where there is none yet.
    fn add(&mut self, span: Span, value: Value) -> MentionId {
        let found = self.found().get(placed::at(self.found(), span)).unwrap_or_default().iter();
        let added = self.added.get(&span).into_iter().flatten().filter_map(|id| self.all.get(id.0 as usize));
        if let Some(same) = found.chain(added).find(|m| m.value == value) {
            return same.id;
        }
        let id = MentionId(self.all.len() as u32);
        self.all.push(Mention { id, span, hedge: None, value });
        self.added.entry(span).or_default().push(id);
        id
    }
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
