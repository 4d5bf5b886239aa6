//! The sentences that findings quote, by article: what every snippet links to.

use super::snippet::Snippet;
use crate::model::{ArticleIx, Evidence, Finding};
use crate::report::rows::View;
use std::collections::{BTreeMap, BTreeSet};

/// Sentences kept for one article.
const MOST: usize = 40;

/// The quoted sentences of each article, in the order of the text.
pub(super) fn sentences(view: &View<'_>, findings: &[&Finding]) -> BTreeMap<ArticleIx, Vec<Snippet>> {
    let mut places: BTreeMap<ArticleIx, BTreeSet<Evidence>> = BTreeMap::new();
    for place in findings.iter().flat_map(|f| &f.sides).flat_map(|s| &s.places) {
        places.entry(place.article).or_default().insert(*place);
    }
    let quoted = |places: BTreeSet<Evidence>| places.into_iter().take(MOST).map(|p| Snippet::of(view, p)).collect();
    places.into_iter().map(|(article, places)| (article, quoted(places))).collect()
}
