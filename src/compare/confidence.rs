//! How sure it is that we read and matched rightly: extraction × same key × metadata.
//!
//! Never the chance that a claim is true.

use super::sides::Value;
use crate::model::{ArticleIx, Confidence, Corpus, Evidence, Group, Reliability, ZoneKind};
use std::collections::BTreeSet;

/// Below this nothing is said louder than a note.
pub(super) const CLEAR: f64 = 0.7;
/// Below this nothing is an error.
pub(super) const SURE: f64 = 0.8;

/// How sure a finding between `values` of `group` is; `suspect` where articles contradict themselves in it.
pub(super) fn confidence(corpus: &Corpus, group: &Group, values: &[&Value<'_>], suspect: bool) -> Confidence {
    let places = values.iter().flat_map(|v| v.entries.iter().map(|e| e.place));
    let extract = places.map(|p| read(corpus, p)).fold(1.0, f64::min);
    let key = if suspect { group.same_key * 0.6 } else { group.same_key };
    let articles: BTreeSet<ArticleIx> = values.iter().flat_map(|v| v.articles()).collect();
    let meta = articles.iter().map(|ix| known(corpus, *ix)).fold(1.0, f64::min);
    Confidence::of(extract, key, meta)
}

/// How sure a mention is read rightly, by where it stands.
fn read(corpus: &Corpus, place: Evidence) -> f64 {
    match corpus.scan(place.article).zone_at(place.span.start()) {
        ZoneKind::Body | ZoneKind::Dateline => 0.98,
        ZoneKind::Headline | ZoneKind::Standfirst => 0.96,
        _ => 0.9,
    }
}

/// How well the outlet and the date of an article are known.
fn known(corpus: &Corpus, ix: ArticleIx) -> f64 {
    let article = &corpus.scan(ix).article;
    let outlet = if article.outlet.is_empty() { 0.95 } else { 1.0 };
    let date = match article.published.reliability {
        Reliability::High => 0.99,
        Reliability::Medium => 0.97,
        Reliability::Low | Reliability::None => 0.93,
    };
    outlet * date
}
