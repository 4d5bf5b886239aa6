//! Resolving in steps that each look at one article, one pair or one set: an engine that keeps articles on many
//! machines joins what they give, with the outcome of [`super::resolve`].
//!
//! In order: [`traits`] of each article; pairs of articles that have fingerprints in common ([`blocked`]) and what
//! they share ([`shared`]); the weight of words ([`weighed`]), once it is known in how many articles each stands;
//! pairs of articles that have rare words in common, and how alike they are ([`Member::links`]); sets of articles that
//! pairs connect ([`connected`]), each made into stories ([`linked`]); lines that an outlet prints under many stories
//! ([`lines`]); and all else, story by story ([`resolve_known`]).

use super::copies::align::Text;
use super::stories::{features, story_id};
use super::{blocking, copies, credits, links, origins, repeats, stories, words};
use crate::lexicon::Lexicon;
use crate::model::{Article, ArticleIx, Corpus, Resolved, Scan, Story};
use crate::names::Names;
use crate::patterns::Set;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::ops::Range;

pub use super::links::Links;
pub use super::stories::Told as Named;
pub use super::stories::features::Features;
pub use super::stories::linker::{Member, Scored};

/// How many articles may share something before it says nothing of any two of them.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Articles with one fingerprint: more are not looked at.
    pub fingerprint: usize,
    /// Fingerprints that two articles must share.
    pub fingerprints: usize,
    /// Articles with one word: more are not looked at.
    pub word: usize,
    /// Words that two articles must share.
    pub words: usize,
    /// Articles with one word, from which on it has no weight.
    pub everywhere: usize,
    /// An outlet of at least so many articles is asked for words that it prints under most of them, which are left
    /// out.
    pub template_articles: usize,
    /// So many of so many of its articles are most.
    pub template_share: (usize, usize),
    /// Stories of one outlet that a line must stand under to be none of them.
    pub line_stories: usize,
    /// So many of so many of its stories must a long line stand under, and a short one.
    pub line_shares: [(usize, usize); 2],
}

/// The limits that [`super::resolve`] keeps.
pub const LIMITS: Limits = Limits {
    fingerprint: copies::shingles::COMMON,
    fingerprints: copies::FINGERPRINTS as usize,
    word: stories::SEMI_RARE as usize,
    words: stories::SHARED as usize,
    everywhere: features::EVERYWHERE as usize,
    template_articles: features::TEMPLATE_ARTICLES,
    template_share: features::TEMPLATE_SHARE,
    line_stories: repeats::STORIES,
    line_shares: repeats::SHARES,
};

/// What brings two articles together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Key {
    /// A fingerprint of their wording.
    Fingerprint,
    /// A rare word.
    Word,
}

impl Key {
    /// So many articles with one key are looked at each with each.
    fn each_with_each(self) -> usize {
        match self {
            Key::Fingerprint => copies::shingles::EACH_WITH_EACH,
            Key::Word => stories::RARE as usize,
        }
    }
}

/// What an article is found and compared by.
#[derive(Clone, Debug, Default)]
pub struct Traits {
    /// Fingerprints of its wording, sorted.
    pub fingerprints: Vec<u64>,
    /// A word, how often it stands in the article, and what it weighs.
    pub counts: Vec<(u64, f32, f32)>,
    /// Its words in order, as [`shared`] takes them.
    pub words: Vec<u8>,
    /// Whom it credits.
    pub credit: Option<String>,
}

/// The traits of one article; none for an input that was skipped.
pub fn traits(scan: &Scan, lexicon: &Lexicon) -> Traits {
    let own = copies::words_of(scan);
    let counts = features::list(features::count(scan, &own, lexicon));
    Traits {
        fingerprints: copies::shingles::fingerprints(&copies::shingles::shingles(&own)),
        counts,
        words: words::packed(&own),
        credit: credits::credit(scan, lexicon),
    }
}

/// Which of `sharers` articles, in their order, that have one key in common are worth a look in pairs.
pub fn blocked(key: Key, sharers: usize) -> impl Iterator<Item = (usize, usize)> {
    blocking::pairs(sharers, key.each_with_each())
}

/// Articles by what they have in common: each key comes with all that have it.
pub struct Keys {
    listed: blocking::Listed,
    least: u32,
}

impl Keys {
    /// None yet.
    pub fn new(key: Key) -> Keys {
        let (common, least) = match key {
            Key::Fingerprint => (LIMITS.fingerprint, copies::FINGERPRINTS),
            Key::Word => (LIMITS.word, stories::SHARED),
        };
        Keys { listed: blocking::Listed::new(common, key.each_with_each()), least }
    }

    /// Takes the numbers of all articles that have a further key, in order.
    pub fn add(&mut self, sharers: impl ExactSizeIterator<Item = u32>) {
        self.listed.add(sharers);
    }

    /// All keys of `articles` articles are there.
    pub fn finish(self, articles: usize) -> Sharers {
        Sharers { index: self.listed.index(articles), least: self.least }
    }
}

/// Which articles have enough in common to be looked at in pairs.
pub struct Sharers {
    index: blocking::Index,
    least: u32,
}

impl Sharers {
    /// The pairs whose lower numbers are among `articles`, in order.
    pub fn pairs(&self, articles: Range<usize>) -> Vec<(u32, u32)> {
        self.index.each_of(articles, self.least, |at, others| others.into_iter().map(|other| (at, other)).collect())
    }
}

/// The words of an article, and whom it credits.
#[derive(Debug)]
pub struct Wording {
    text: Text,
    credit: Option<String>,
}

impl Wording {
    /// Of what [`Traits`] hold.
    pub fn of(words: &[u8], credit: Option<String>) -> Wording {
        Wording { text: Text::of(words::unpacked(words)), credit }
    }
}

/// Whether two articles share passages, and if so whether they are then of one text lineage.
pub fn shared(left: &Wording, right: &Wording) -> Option<bool> {
    let (_, own) = copies::passages_of(&left.text, &right.text)?;
    let one_credit = left.credit.is_some() && left.credit == right.credit;
    Some(origins::is_one_lineage(&left.text, &right.text, own, one_credit))
}

/// The day of publication, counted from the first of 1970, where it may be reckoned with.
pub fn day(article: &Article) -> Option<i32> {
    article.published.reliable().map(stories::day_number)
}

/// The features of an article, from a word, how often it stands there, what it weighs, and in how many articles it
/// stands.
pub fn weighed(counts: impl Iterator<Item = (u64, f32, f32, u32)>) -> Features {
    features::weigh(counts)
}

/// How alike `pairs` of `members`, which are in order, are, where that is enough to link them.
pub fn scored(members: &[Member<'_>], pairs: &[(u32, u32)]) -> Vec<Scored> {
    let of_one = |pairs: &[(u32, u32)]| {
        let others: Vec<u32> = pairs.iter().map(|(_, right)| *right).collect();
        pairs.first().map(|(left, _)| stories::of_one(members, *left, &others)).unwrap_or_default()
    };
    pairs.par_chunk_by(|a, b| a.0 == b.0).map(of_one).flatten_iter().collect()
}

/// For each thing that `edges` connect the least one that it is connected with, in their order.
pub fn connected(edges: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let mut things: Vec<i64> = edges.iter().flat_map(|(left, right)| [*left, *right]).collect();
    things.sort_unstable();
    things.dedup();
    let mut links = links::Links::new(things.len());
    for (left, right) in edges {
        if let (Ok(left), Ok(right)) = (things.binary_search(left), things.binary_search(right)) {
            links.join(left, right);
        }
    }
    (0..things.len()).map(|at| (things[at], things[links.root(at)])).collect()
}

/// The stories of `members`, which are in order as their `names` are: the id of each, which more than one may have,
/// and its members. Those of one given story are linked, and others by `scores`.
pub fn linked(members: &[Member<'_>], names: &[Named<'_>], scores: Vec<Scored>) -> Vec<(String, Vec<ArticleIx>)> {
    let start = names.iter().enumerate().map(|(at, name)| (ArticleIx(at as u32), name.story));
    let sets = stories::linker::link(members, stories::by_given_story(start), scores);
    let named = |set: Vec<ArticleIx>| (story_id(set.iter().filter_map(|ix| names.get(ix.0 as usize).copied())), set);
    sets.into_iter().map(named).collect()
}

/// The lines of an article that its outlet may print under any story, by their words, and whether they are long.
pub fn lines(scan: &Scan, lexicon: &Lexicon) -> Vec<(u64, bool)> {
    let found = repeats::lines(scan, &copies::words_of(scan), lexicon);
    let mut out: Vec<(u64, bool)> = found.into_iter().map(|l| (l.key, l.long)).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// What the steps before have found out about the articles of a corpus, by their numbers.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The story (id) of each; none for an input that was skipped.
    pub stories: Vec<Option<String>>,
    /// The least hash of a text of its lineage.
    pub lineages: Vec<String>,
    /// Pairs that share passages, in order, the lower number first.
    pub shared: Vec<(ArticleIx, ArticleIx)>,
    /// For each the lines (by their words) that its outlet prints under many stories.
    pub repeated: Vec<Vec<u64>>,
    /// What each is about, from which stories get their labels; where that is not known, a story is called by its id.
    pub features: Vec<Features>,
}

/// Resolves `corpus`, which holds whole stories, from there on.
pub fn resolve_known(corpus: &mut Corpus, known: &Known, patterns: &Set, lexicon: &Lexicon, names: &Names) -> Resolved {
    let texts = copies::texts(corpus);
    let pairs = known.shared.par_iter();
    let shared = pairs.filter_map(|(left, right)| copies::pair(&texts, *left, *right)).collect::<Vec<_>>();
    let mut by_id: BTreeMap<&str, Vec<ArticleIx>> = BTreeMap::new();
    for (ix, _) in corpus.articles() {
        if let Some(Some(id)) = known.stories.get(ix.0 as usize) {
            by_id.entry(id).or_default().push(ix);
        }
    }
    let story = |(id, articles): (&str, Vec<ArticleIx>)| {
        let label = (!known.features.is_empty()).then(|| stories::label(corpus, &known.features, &articles)).flatten();
        Story { id: id.to_owned(), label: label.unwrap_or_else(|| id.to_owned()), articles }
    };
    let stories: Vec<Story> = by_id.into_iter().map(story).collect();
    let origins = known.lineages.iter().map(|least| origins::origin(least)).collect();
    let credits = credits::credits(corpus, lexicon);
    for ((scan, text), repeated) in corpus.scans.iter_mut().zip(&texts).zip(&known.repeated) {
        repeats::mark_known(scan, &text.words, repeated, lexicon);
    }
    super::of_stories(corpus, super::Paired { texts, credits, shared, stories, origins }, patterns, lexicon, names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_edges_connect_has_the_least_of_them_as_its_label() {
        assert_eq!(connected(&[(9, 40), (7, 2), (40, 7), (5, 6)]), [(2, 2), (5, 5), (6, 5), (7, 2), (9, 2), (40, 2)]);
        assert!(connected(&[]).is_empty());
    }
}
