//! Claims that answer one question about one subject in one story.
//!
//! One file a way of knowing that two claims answer one question: the pattern that found them,
//! the person they are about, the words around them, or the place in a text two outlets share.

mod ages;
mod bearers;
mod claims;
mod context;
mod edits;
mod enumerations;
mod frames;
mod gather;
mod likened;
mod parts;
mod quantifiers;
mod quotes;
mod roles;

use super::copies::Shared;
use super::copies::align::Text;
use crate::lexicon::Lexicon;
use crate::model::{ArticleIx, Corpus, Entity, Group, Scan, Story};
use crate::names::Names;
use crate::patterns::Set;
use bearers::Bearers;
use gather::Gather;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// All that grouping looks at.
pub(super) struct Scene<'a> {
    pub corpus: &'a Corpus,
    pub texts: &'a [Text],
    pub shared: &'a [Shared],
    pub stories: &'a [Story],
    /// The story (id) of each article.
    pub story_of: &'a [String],
    pub bearers: Bearers<'a>,
    pub patterns: &'a Set,
    pub lexicon: &'a Lexicon,
    pub names: &'a Names,
    /// For each pattern the one whose claims answer the same question.
    keys: FxHashMap<&'a str, &'a str>,
}

impl<'a> Scene<'a> {
    /// What grouping looks at, once stories, shared passages and people are known.
    #[allow(clippy::too_many_arguments)]
    pub fn new(
        corpus: &'a Corpus,
        texts: &'a [Text],
        shared: &'a [Shared],
        stories: &'a [Story],
        story_of: &'a [String],
        entities: &'a [Entity],
        patterns: &'a Set,
        lexicon: &'a Lexicon,
        names: &'a Names,
    ) -> Scene<'a> {
        let bearers = Bearers::of(corpus, entities);
        let keys = claims::keys(patterns);
        Scene { corpus, texts, shared, stories, story_of, bearers, patterns, lexicon, names, keys }
    }

    /// The articles of a story, in order.
    fn articles<'s>(&'s self, story: &'s Story) -> impl Iterator<Item = (ArticleIx, &'a Scan)> + 's {
        story.articles.iter().map(|ix| (*ix, self.corpus.scan(*ix)))
    }

    /// The story (id) of an article.
    pub fn story(&self, article: ArticleIx) -> &'a str {
        self.story_of.get(article.0 as usize).map_or("", String::as_str)
    }
}

/// Every group, sorted by id: an id begins with its story, so each story is gathered by itself.
pub(super) fn groups(scene: &Scene<'_>) -> Vec<Group> {
    let shared = shared_in(scene);
    let of = |at: usize| {
        let shared = shared.get(at).map_or(&[][..], Vec::as_slice);
        scene.stories.get(at).map(|story| of_story(scene, story, shared)).unwrap_or_default()
    };
    let mut out: Vec<Group> = (0..scene.stories.len()).into_par_iter().flat_map_iter(of).collect();
    out.sort_by(|a, b| a.id.cmp(&b.id));
    out
}

/// What articles of each story share, by the place of the story.
fn shared_in<'a>(scene: &Scene<'a>) -> Vec<Vec<&'a Shared>> {
    let at: FxHashMap<&str, usize> = scene.stories.iter().enumerate().map(|(at, s)| (s.id.as_str(), at)).collect();
    let mut out = vec![Vec::new(); scene.stories.len()];
    for pair in scene.shared.iter().filter(|pair| scene.story(pair.left) == scene.story(pair.right)) {
        if let Some(own) = at.get(scene.story(pair.left)).and_then(|at| out.get_mut(*at)) {
            own.push(pair);
        }
    }
    out
}

/// The groups of one story, whose articles have `shared` passages.
fn of_story(scene: &Scene<'_>, story: &Story, shared: &[&Shared]) -> Vec<Group> {
    let mut gather = Gather::default();
    claims::gather(scene, story, &mut gather);
    ages::gather(scene, story, &mut gather);
    roles::gather(scene, story, &mut gather);
    enumerations::gather(scene, story, &mut gather);
    quotes::gather(scene, story, &mut gather);
    quantifiers::gather(scene, story, &mut gather);
    edits::gather(scene, shared, &mut gather);
    frames::gather(scene, story, &mut gather);
    gather.finish()
}
