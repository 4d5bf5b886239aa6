//! Which articles are about one event.
//!
//! Articles that share rare words are scored; the best pairs are linked first, and two sets are
//! joined only where their members are alike on average, so that no chain of near misses
//! (a story, a look back at it, another story that also looks back) makes one of two.

pub(super) mod features;
mod label;
pub(super) mod linker;
mod scoring;

use super::StoryMode;
use super::copies::Shared;
use super::copies::align::Text;
use super::words::short_id;
use crate::lexicon::Lexicon;
use crate::model::{Article, ArticleIx, Corpus, Story};
use features::{Features, features};
use jiff::civil::Date;
pub(super) use label::label;
use linker::{Member, link};
pub(super) use scoring::of_one;
use scoring::scores;
use std::collections::BTreeMap;

/// Only words of at most so many articles bring a pair together.
pub(super) const RARE: u32 = 40;
/// Words of at most so many bring neighbours together.
pub(super) const SEMI_RARE: u32 = 400;
/// Rare words that a pair must share to be scored.
pub(super) const SHARED: u32 = 2;

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
                let members = members(corpus, &features);
                let scores = scores(&members, &articles, shared);
                link(&members, start, scores)
            }
        }
    };
    let mut taken: BTreeMap<String, u32> = BTreeMap::new();
    let mut out: Vec<Story> = Vec::with_capacity(sets.len());
    for articles in sets {
        let mut id = match mode {
            StoryMode::One => "one".to_owned(),
            _ => story_id(articles.iter().map(|ix| Told::of(&corpus.scan(*ix).article))),
        };
        let times = taken.entry(id.clone()).or_default();
        *times += 1;
        if *times > 1 {
            id = format!("{id}~{times}");
        }
        let label = label(corpus, &features, &articles).unwrap_or_else(|| id.clone());
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

fn given(corpus: &Corpus, used: &[ArticleIx]) -> Vec<Vec<ArticleIx>> {
    by_given_story(used.iter().map(|ix| (*ix, corpus.scan(*ix).article.story.as_deref())))
}

/// Articles by the story the input names, after the others, each alone.
pub(super) fn by_given_story<'a>(articles: impl Iterator<Item = (ArticleIx, Option<&'a str>)>) -> Vec<Vec<ArticleIx>> {
    let mut named: BTreeMap<&str, Vec<ArticleIx>> = BTreeMap::new();
    let mut out = Vec::new();
    for (ix, story) in articles {
        match story {
            Some(story) => named.entry(story).or_default().push(ix),
            None => out.push(vec![ix]),
        }
    }
    out.extend(named.into_values());
    out
}

/// What the name of a story is made from.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// The story that the input names.
    pub story: Option<&'a str>,
    /// The day it gives for its publication, however sure, counted from the first of 1970.
    pub date: Option<i32>,
    /// The hash of its text.
    pub sha256: &'a str,
}

impl Told<'_> {
    /// Of one article.
    pub fn of(article: &Article) -> Told<'_> {
        let date = article.published.date.map(day_number);
        Told { story: article.story.as_deref(), date, sha256: &article.sha256 }
    }
}

/// As given; else made from the earliest article, so that later ones leave it alone.
pub(super) fn story_id<'a>(articles: impl Iterator<Item = Told<'a>> + Clone) -> String {
    if let Some(story) = articles.clone().find_map(|a| a.story) {
        return story.to_owned();
    }
    short_id("s-", articles.min_by_key(|a| (a.date.is_none(), a.date, a.sha256)).map(|a| a.sha256))
}

/// Days from the first of 1970.
pub(super) fn day_number(date: Date) -> i32 {
    Date::constant(1970, 1, 1).until(date).map_or(0, |span| span.get_days())
}

fn members<'a>(corpus: &Corpus, features: &'a [Features]) -> Vec<Member<'a>> {
    let member = |(scan, features): (&crate::model::Scan, &'a Features)| Member {
        named: scan.article.story.is_some(),
        day: super::steps::day(&scan.article),
        features,
    };
    corpus.scans.iter().zip(features).map(member).collect()
}

#[cfg(test)]
mod tests;
