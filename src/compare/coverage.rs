//! Which outlet reports on which group: it does, it does not, or it could not be read well enough to tell.

use super::guard::Guard;
use super::part::Part;
use super::sides::{outlet, values};
use crate::lexicon::Lexicon;
use crate::model::{ArticleIx, Corpus, Coverage, CoverageState, Evidence, Genre, Group, Resolved, Scan, Story};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// Every outlet of each story against every group of it that belongs to `part`; sorted by story, group, outlet.
pub(super) fn coverage(
    corpus: &Corpus,
    resolved: &Resolved,
    lexicon: &Lexicon,
    guard: &Guard,
    part: Part,
) -> Vec<Coverage> {
    let mut groups: BTreeMap<&str, Vec<&Group>> = BTreeMap::new();
    for group in resolved.groups.iter().filter(|group| part.has(&group.id)) {
        groups.entry(&group.story).or_default().push(group);
    }
    let skipped = skipped(corpus);
    let of = |story: &Story| {
        let mut out = Vec::new();
        let skipped = skipped.get(story.id.as_str()).map_or(&[][..], Vec::as_slice);
        let outlets = outlets_of(corpus, story, skipped);
        for group in groups.get(story.id.as_str()).into_iter().flatten() {
            out.extend(guard.run(&group.id, || {
                let answers = Answers::of(group, corpus, lexicon);
                outlets.iter().map(|(outlet, articles)| answers.cell(corpus, outlet, articles)).collect::<Vec<_>>()
            }));
        }
        out
    };
    let mut out: Vec<Coverage> = resolved.stories.par_iter().flat_map_iter(of).collect();
    out.sort();
    out
}

/// The inputs that were not used, by the story they are said to be about.
fn skipped(corpus: &Corpus) -> BTreeMap<&str, Vec<ArticleIx>> {
    let mut out: BTreeMap<&str, Vec<ArticleIx>> = BTreeMap::new();
    for (at, scan) in corpus.scans.iter().enumerate().filter(|(_, scan)| scan.skipped.is_some()) {
        if let Some(story) = &scan.article.story {
            out.entry(story).or_default().push(ArticleIx(at as u32));
        }
    }
    out
}

/// The outlets of a story with their articles, also those that could not be used.
fn outlets_of<'c>(corpus: &'c Corpus, story: &Story, skipped: &[ArticleIx]) -> BTreeMap<&'c str, Vec<ArticleIx>> {
    let mut out: BTreeMap<&str, Vec<ArticleIx>> = BTreeMap::new();
    for ix in story.articles.iter().chain(skipped).copied() {
        out.entry(outlet(corpus, ix)).or_default().push(ix);
    }
    for articles in out.values_mut() {
        articles.sort_unstable();
        articles.dedup();
    }
    out
}

/// What the articles answer to the question of a group.
struct Answers<'g> {
    group: &'g Group,
    /// The articles that answer.
    articles: FxHashSet<ArticleIx>,
    /// The first value of each, by its place, and where that stands in `shown`.
    first: FxHashMap<ArticleIx, (Evidence, usize)>,
    /// The values as they are shown.
    shown: Vec<String>,
}

impl<'g> Answers<'g> {
    fn of(group: &'g Group, corpus: &Corpus, lexicon: &Lexicon) -> Answers<'g> {
        let values = values(group, lexicon);
        let mut first = FxHashMap::default();
        for (at, entry) in values.iter().enumerate().flat_map(|(at, v)| v.entries.iter().map(move |e| (at, e))) {
            let told = first.entry(entry.place.article).or_insert((entry.place, at));
            *told = (entry.place, at).min(*told);
        }
        let articles = group.entries.iter().map(|e| e.place.article).collect();
        let shown = values.iter().map(|v| v.display(corpus)).collect();
        Answers { group, articles, first, shown }
    }

    fn cell(&self, corpus: &Corpus, outlet: &str, articles: &[ArticleIx]) -> Coverage {
        let state = match () {
            () if articles.iter().any(|ix| self.articles.contains(ix)) => CoverageState::Reported,
            () if articles.iter().any(|ix| is_readable(corpus.scan(*ix))) => CoverageState::NotFound,
            () => CoverageState::Unknown,
        };
        let value = articles.iter().filter_map(|ix| self.first.get(ix)).min().and_then(|(_, at)| self.shown.get(*at));
        Coverage {
            story: self.group.story.clone(),
            group: self.group.id.clone(),
            outlet: outlet.to_owned(),
            state,
            articles: articles.iter().map(|ix| corpus.scan(*ix).article.id.clone()).collect(),
            value: value.cloned(),
        }
    }
}

/// Whether an article was read well enough to say that it does not report something.
fn is_readable(scan: &Scan) -> bool {
    let language = scan.article.language.as_deref().is_none_or(|l| l.to_lowercase().starts_with("en"));
    scan.skipped.is_none() && scan.article.genre != Genre::Stub && language
}
