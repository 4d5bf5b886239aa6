//! Which outlet reports on which group: it does, it does not, or it could not be read well enough to tell.

use super::sides::{Value, outlet, values};
use crate::lexicon::Lexicon;
use crate::model::{ArticleIx, Corpus, Coverage, CoverageState, Genre, Group, Resolved, Scan, Story};
use std::collections::BTreeMap;

/// Every outlet of each story against every group of it; sorted by story, group, outlet.
pub(super) fn coverage(corpus: &Corpus, resolved: &Resolved, lexicon: &Lexicon) -> Vec<Coverage> {
    let mut groups: BTreeMap<&str, Vec<&Group>> = BTreeMap::new();
    for group in &resolved.groups {
        groups.entry(&group.story).or_default().push(group);
    }
    let mut out = Vec::new();
    for story in &resolved.stories {
        let outlets = outlets_of(corpus, story);
        for group in groups.get(story.id.as_str()).into_iter().flatten() {
            let values = values(group, lexicon);
            out.extend(outlets.iter().map(|(outlet, articles)| cell(corpus, group, &values, outlet, articles)));
        }
    }
    out.sort();
    out
}

/// The outlets of a story with their articles, also those that could not be used.
fn outlets_of<'c>(corpus: &'c Corpus, story: &Story) -> BTreeMap<&'c str, Vec<ArticleIx>> {
    let mut out: BTreeMap<&str, Vec<ArticleIx>> = BTreeMap::new();
    let named = |scan: &Scan| scan.skipped.is_some() && scan.article.story.as_deref() == Some(story.id.as_str());
    let skipped = corpus.scans.iter().enumerate().filter(|(_, s)| named(s)).map(|(at, _)| ArticleIx(at as u32));
    for ix in story.articles.iter().copied().chain(skipped) {
        out.entry(outlet(corpus, ix)).or_default().push(ix);
    }
    for articles in out.values_mut() {
        articles.sort_unstable();
        articles.dedup();
    }
    out
}

fn cell(corpus: &Corpus, group: &Group, values: &[Value<'_>], outlet: &str, articles: &[ArticleIx]) -> Coverage {
    let reported = group.entries.iter().any(|e| articles.contains(&e.place.article));
    let state = match () {
        () if reported => CoverageState::Reported,
        () if articles.iter().any(|ix| is_readable(corpus.scan(*ix))) => CoverageState::NotFound,
        () => CoverageState::Unknown,
    };
    let value = values
        .iter()
        .filter(|v| v.entries.iter().any(|e| articles.contains(&e.place.article)))
        .min_by_key(|v| v.entries.iter().find(|e| articles.contains(&e.place.article)).map(|e| e.place))
        .map(|v| v.display(corpus));
    Coverage {
        story: group.story.clone(),
        group: group.id.clone(),
        outlet: outlet.to_owned(),
        state,
        articles: articles.iter().map(|ix| corpus.scan(*ix).article.id.clone()).collect(),
        value,
    }
}

/// Whether an article was read well enough to say that it does not report something.
fn is_readable(scan: &Scan) -> bool {
    let language = scan.article.language.as_deref().is_none_or(|l| l.to_lowercase().starts_with("en"));
    scan.skipped.is_none() && scan.article.genre != Genre::Stub && language
}
