//! Who is meant by a name in an article.

use crate::model::{ArticleIx, Corpus, Entity, Evidence, MentionId};
use rustc_hash::FxHashMap;

/// From mentions to what bears the name, across the articles of a story.
pub(in super::super) struct Bearers<'a> {
    corpus: &'a Corpus,
    entities: &'a [Entity],
    at: FxHashMap<Evidence, usize>,
}

impl<'a> Bearers<'a> {
    /// Indexes the places of every form.
    pub fn of(corpus: &'a Corpus, entities: &'a [Entity]) -> Bearers<'a> {
        let mut at = FxHashMap::default();
        for (number, entity) in entities.iter().enumerate() {
            for place in entity.forms.iter().flat_map(|f| &f.places) {
                at.insert(*place, number);
            }
        }
        Bearers { corpus, entities, at }
    }

    /// The name that the story uses for the bearer of a mention; else the article's fullest form.
    pub fn canonical(&self, article: ArticleIx, id: MentionId) -> Option<&'a str> {
        let mention = self.corpus.scan(article).mention(id)?;
        let name = mention.name()?;
        let entity = self.entity(Evidence { article, span: mention.span });
        Some(entity.map_or(name.canonical.as_str(), |e| e.canonical.as_str()))
    }

    /// What bears the name at a place.
    pub fn entity(&self, place: Evidence) -> Option<&'a Entity> {
        self.entities.get(*self.at.get(&place)?)
    }
}
