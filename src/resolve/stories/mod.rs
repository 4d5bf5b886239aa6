//! Which articles are about one event.
//!
//! Articles that share rare words are scored; the best pairs are linked first, and two sets are
//! joined only where their members are alike on average, so that no chain of near misses
//! (a story, a look back at it, another story that also looks back) makes one of two.

mod features;
mod label;

use super::StoryMode;
use super::copies::Shared;
use super::copies::align::Text;
use super::words::short_id;
use crate::lexicon::Lexicon;
use crate::model::{ArticleIx, Corpus, Story};
use features::{Features, features};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Only words of at most so many articles bring a pair together.
const RARE: u32 = 40;
/// Words of at most so many bring neighbours together.
const SEMI_RARE: u32 = 400;
/// Rare words that a pair must share to be scored.
const SHARED: u32 = 2;
/// The least score that links.
const LINK: f32 = 0.13;
/// The share of it that two sets must reach on average.
const AVERAGE: f32 = 0.9;
/// Days apart that cost nothing, the days after which a score falls to a third, and the least share left.
const DAYS: (f32, f32, f32) = (2.0, 30.0, 0.5);
/// So many members of a set are asked.
const ASKED: usize = 8;

/// The stories, sorted by id.
pub(super) fn stories(
    corpus: &Corpus,
    texts: &[Text],
    shared: &[Shared],
    mode: StoryMode,
    lexicon: &Lexicon,
) -> Vec<Story> {
    let used: Vec<ArticleIx> = corpus.articles().map(|(ix, _)| ix).collect();
    let (features, articles) = features(corpus, texts, lexicon);
    let sets: Vec<Vec<ArticleIx>> = match mode {
        StoryMode::One if used.is_empty() => Vec::new(),
        StoryMode::One => vec![used],
        StoryMode::Given => given(corpus, &used),
        StoryMode::Auto => {
            let start = given(corpus, &used);
            if start.len() == 1 && corpus.scan(start[0][0]).article.story.is_some() {
                start
            } else {
                Linker { corpus, features: &features, story: Vec::new(), sets: Vec::new() }
                    .link(start, scores(corpus, &features, &articles, shared))
            }
        }
    };
    let mut taken: BTreeMap<String, u32> = BTreeMap::new();
    let mut out: Vec<Story> = Vec::with_capacity(sets.len());
    for articles in sets {
        let mut id = story_id(corpus, &articles, mode);
        let times = taken.entry(id.clone()).or_default();
        *times += 1;
        if *times > 1 {
            id = format!("{id}~{times}");
        }
        let label = label::label(corpus, &features, &articles).unwrap_or_else(|| id.clone());
        out.push(Story { id, label, articles });
    }
    out.sort_by(|a, b| a.id.cmp(&b.id));
    out
}

/// Sets of articles that have nothing to do with one another, whatever they share.
pub(super) fn apart(corpus: &Corpus, mode: StoryMode) -> Vec<Vec<ArticleIx>> {
    let used: Vec<ArticleIx> = corpus.articles().map(|(ix, _)| ix).collect();
    if mode == StoryMode::Given { given(corpus, &used) } else { vec![used] }
}

/// Articles by the story the input names; the others each alone.
fn given(corpus: &Corpus, used: &[ArticleIx]) -> Vec<Vec<ArticleIx>> {
    let mut named: BTreeMap<&str, Vec<ArticleIx>> = BTreeMap::new();
    let mut out = Vec::new();
    for ix in used {
        match corpus.scan(*ix).article.story.as_deref() {
            Some(story) => named.entry(story).or_default().push(*ix),
            None => out.push(vec![*ix]),
        }
    }
    out.extend(named.into_values());
    out
}

/// As given; else made from the earliest article, so that later ones leave it alone.
fn story_id(corpus: &Corpus, articles: &[ArticleIx], mode: StoryMode) -> String {
    if mode == StoryMode::One {
        return "one".to_owned();
    }
    if let Some(story) = articles.iter().find_map(|ix| corpus.scan(*ix).article.story.clone()) {
        return story;
    }
    let earliest = articles.iter().map(|ix| &corpus.scan(*ix).article);
    let key = |a: &&crate::model::Article| (a.published.date.is_none(), a.published.date, a.sha256.clone());
    short_id("s-", earliest.min_by_key(key).map(|a| a.sha256.as_str()))
}

/// Pairs worth linking and how alike they are, the best first.
fn scores(
    corpus: &Corpus,
    features: &[Features],
    articles: &FxHashMap<u64, u32>,
    shared: &[Shared],
) -> Vec<(f32, u32, u32)> {
    let mut index: Vec<(u64, u32)> = Vec::new();
    for (at, own) in features.iter().enumerate() {
        let rare = own.0.iter().filter(|(key, _)| articles.get(key).is_some_and(|n| (2..=SEMI_RARE).contains(n)));
        index.extend(rare.map(|(key, _)| (*key, at as u32)));
    }
    index.sort_unstable();
    let mut pairs: FxHashMap<(u32, u32), u32> = FxHashMap::default();
    for sharers in index.chunk_by(|a, b| a.0 == b.0) {
        for (at, (_, left)) in sharers.iter().enumerate() {
            let reach = if sharers.len() <= RARE as usize { sharers.len() } else { at + 3 };
            for (_, right) in sharers.iter().take(reach).skip(at + 1) {
                *pairs.entry((*left, *right)).or_default() += 1;
            }
        }
    }
    pairs.retain(|_, n| *n >= SHARED);
    for pair in shared {
        pairs.insert((pair.left.0, pair.right.0), SHARED);
    }
    let mut out: Vec<(f32, u32, u32)> = pairs
        .into_keys()
        .map(|(a, b)| (score(corpus, features, a as usize, b as usize), a, b))
        .filter(|(score, ..)| *score >= LINK)
        .collect();
    out.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    out
}

/// How alike two articles are, less for every day between them.
fn score(corpus: &Corpus, features: &[Features], a: usize, b: usize) -> f32 {
    let (Some(left), Some(right)) = (features.get(a), features.get(b)) else { return 0.0 };
    let date = |at: usize| corpus.scan(ArticleIx(at as u32)).article.published.reliable();
    let days = match (date(a), date(b)) {
        (Some(x), Some(y)) => x.until(y).map_or(0, |span| span.get_days().abs()) as f32,
        _ => 0.0,
    };
    let (free, fall, least) = DAYS;
    left.likeness(right) * (-((days - free).max(0.0)) / fall).exp().max(least)
}

/// Sets of articles that grow by their best pairs.
struct Linker<'a> {
    corpus: &'a Corpus,
    features: &'a [Features],
    /// The set of each article.
    story: Vec<usize>,
    sets: Vec<Vec<ArticleIx>>,
}

impl Linker<'_> {
    fn link(mut self, start: Vec<Vec<ArticleIx>>, scores: Vec<(f32, u32, u32)>) -> Vec<Vec<ArticleIx>> {
        self.sets = start;
        self.story = vec![usize::MAX; self.corpus.scans.len()];
        for (at, set) in self.sets.iter().enumerate() {
            set.iter().for_each(|ix| self.story[ix.0 as usize] = at);
        }
        for (_, a, b) in scores {
            let (a, b) = (self.story[a as usize], self.story[b as usize]);
            if a != b && a != usize::MAX && b != usize::MAX && self.may_join(a, b) {
                self.join(a.min(b), a.max(b));
            }
        }
        self.sets.retain(|s| !s.is_empty());
        self.sets
    }

    /// Two stories that the input names are two; else members must be alike on average.
    fn may_join(&self, a: usize, b: usize) -> bool {
        let named = |set: usize| self.sets[set].iter().any(|ix| self.corpus.scan(*ix).article.story.is_some());
        if named(a) && named(b) {
            return false;
        }
        let (left, right) = (asked(&self.sets[a]), asked(&self.sets[b]));
        let mut sum = 0.0;
        for x in &left {
            for y in &right {
                sum += score(self.corpus, self.features, x.0 as usize, y.0 as usize);
            }
        }
        sum >= LINK * AVERAGE * (left.len() * right.len()) as f32
    }

    fn join(&mut self, into: usize, from: usize) {
        let moved = std::mem::take(&mut self.sets[from]);
        moved.iter().for_each(|ix| self.story[ix.0 as usize] = into);
        self.sets[into].extend(moved);
        self.sets[into].sort_unstable();
    }
}

/// A few members, spread over the set.
fn asked(set: &[ArticleIx]) -> Vec<ArticleIx> {
    let step = set.len().div_ceil(ASKED).max(1);
    set.iter().copied().step_by(step).collect()
}

#[cfg(test)]
mod tests;
