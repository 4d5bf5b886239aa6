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
use crate::model::{ArticleIx, Corpus, Entity, Group, Story};
use crate::names::Names;
use crate::patterns::Set;
use bearers::Bearers;
use gather::Gather;

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
        Scene { corpus, texts, shared, stories, story_of, bearers, patterns, lexicon, names }
    }

    /// The story (id) of an article.
    pub fn story(&self, article: ArticleIx) -> &'a str {
        self.story_of.get(article.0 as usize).map_or("", String::as_str)
    }
}

/// Every group, sorted by id.
pub(super) fn groups(scene: &Scene<'_>) -> Vec<Group> {
    let mut gather = Gather::default();
    claims::gather(scene, &mut gather);
    ages::gather(scene, &mut gather);
    roles::gather(scene, &mut gather);
    enumerations::gather(scene, &mut gather);
    quotes::gather(scene, &mut gather);
    quantifiers::gather(scene, &mut gather);
    edits::gather(scene, &mut gather);
    frames::gather(scene, &mut gather);
    gather.finish()
}
