//! The values of a group, and who reports each: entries of one normalised form are one side.
//!
//! Relations between values are not transitive (57 ~ 60 ~ 63), so values are never merged by them.

use super::display::display;
use super::normal::normal;
use super::verdict::Setting;
use crate::lexicon::Lexicon;
use crate::model::{ArticleIx, Corpus, Datum, Entry, Group, Reliability, Resolved, Side, Stance};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// One value of a group.
#[derive(Clone, Debug)]
pub(super) struct Value<'g> {
    /// Its normalised form.
    pub key: String,
    /// Who says it, in the order of places.
    pub entries: Vec<&'g Entry>,
}

/// The values of `group` that speak of what is: denials and forecasts stand apart. Sorted by form.
pub(super) fn values<'g>(group: &'g Group, lexicon: &Lexicon) -> Vec<Value<'g>> {
    let mut out: BTreeMap<String, Vec<&Entry>> = BTreeMap::new();
    for entry in &group.entries {
        if matches!(entry.stance, Stance::Asserted | Stance::Attributed) {
            out.entry(normal(&entry.datum, lexicon)).or_default().push(entry);
        }
    }
    out.into_iter().filter(|(key, _)| !key.is_empty()).map(|(key, entries)| Value { key, entries }).collect()
}

impl Value<'_> {
    /// The articles that say it.
    pub fn articles(&self) -> BTreeSet<ArticleIx> {
        self.entries.iter().map(|e| e.place.article).collect()
    }

    /// Any of its entries: they have one normalised form.
    pub fn datum(&self) -> Option<&Datum> {
        self.entries.first().map(|e| &e.datum)
    }

    /// The number that it names, or the least that it may be.
    pub fn number(&self) -> Option<Decimal> {
        let Some(Datum::Figure(figure)) = self.datum() else { return None };
        figure.amount.value().or(figure.amount.bounds().0)
    }

    /// As most of its entries write it; the first in the alphabet where as many write another.
    pub fn display(&self, corpus: &Corpus) -> String {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for entry in &self.entries {
            let surface = corpus.scan(entry.place.article).words(entry.place.span);
            *counts.entry(display(&entry.datum, surface)).or_default() += 1;
        }
        let most = counts.iter().max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)));
        most.map(|(words, _)| words.clone()).unwrap_or_default()
    }

    /// The day of the first report of it among `articles`; those in `doubtful` have no reliable one.
    pub fn setting(&self, corpus: &Corpus, articles: &BTreeSet<ArticleIx>, doubtful: &BTreeSet<ArticleIx>) -> Setting {
        let stamp = |ix: &ArticleIx| &corpus.scan(*ix).article.published;
        let Some(day) = articles.iter().filter_map(|ix| stamp(ix).date).min() else { return Setting::default() };
        let weakest = articles.iter().map(|ix| stamp(ix).reliability).min().unwrap_or_default();
        let doubted = articles.iter().any(|ix| doubtful.contains(ix));
        Setting { as_of: Some(day), dated: if doubted { Reliability::None } else { weakest } }
    }

    /// As outputs show it.
    pub fn side(&self, corpus: &Corpus, resolved: &Resolved) -> Side {
        let articles = self.articles();
        let mut places: Vec<_> = self.entries.iter().map(|e| e.place).collect();
        places.sort_unstable();
        places.dedup();
        Side {
            display: self.display(corpus),
            outlets: outlets(corpus, &articles).len(),
            origins: resolved.independent(corpus, &articles),
            places,
        }
    }
}

/// The outlets of `articles`; an article without one stands for itself.
pub(super) fn outlets<'c>(corpus: &'c Corpus, articles: &BTreeSet<ArticleIx>) -> BTreeSet<&'c str> {
    articles.iter().map(|ix| outlet(corpus, *ix)).collect()
}

/// The outlet of an article, or its id where none is known.
pub(super) fn outlet(corpus: &Corpus, ix: ArticleIx) -> &str {
    let article = &corpus.scan(ix).article;
    if article.outlet.is_empty() { &article.id } else { &article.outlet }
}

/// Most origins first, then most outlets, then by form of display.
pub(super) fn by_weight(sides: &mut [Side]) {
    sides.sort_by(|a, b| (b.origins, b.outlets).cmp(&(a.origins, a.outlets)).then_with(|| a.display.cmp(&b.display)));
}
