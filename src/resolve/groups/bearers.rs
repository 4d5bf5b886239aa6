//! Who is meant by a name in an article.

use super::super::words::without_possessive;
use crate::model::{ArticleIx, Corpus, Entity, Evidence, Mention, MentionId, Scan};
use crate::names::Names;
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

    /// Whose age is told beside a mention, as far as the article says: a surname that two people named before bear
    /// leaves it open, and a father is not his son.
    pub fn of_age(&self, article: ArticleIx, id: MentionId, names: &Names) -> Option<String> {
        let scan = self.corpus.scan(article);
        let mention = scan.mention(id)?;
        let whose = self.canonical(article, id)?;
        let words = scan.words(mention.span);
        if !words.contains(' ') && self.is_shared(scan, article, mention, whose) {
            return None;
        }
        let (whose, _) = by_generation(whose, names);
        Some(match by_generation(words, names) {
            (_, Some(generation)) => format!("{whose} {generation}"),
            _ => whose.to_owned(),
        })
    }

    /// Whether another person named in full before `mention` bears its surname.
    fn is_shared(&self, scan: &Scan, article: ArticleIx, mention: &Mention, whose: &str) -> bool {
        let surname = without_possessive(scan.words(mention.span));
        let before = scan.mentions.iter().take_while(|m| m.span.start() < mention.span.start());
        before.filter(|m| m.person().is_some()).any(|m| {
            let full = without_possessive(scan.words(m.span));
            full.rsplit_once(' ').is_some_and(|(_, last)| last == surname)
                && self.canonical(article, m.id) != Some(whose)
        })
    }

    /// What bears the name at a place.
    pub fn entity(&self, place: Evidence) -> Option<&'a Entity> {
        self.entities.get(*self.at.get(&place)?)
    }
}

/// A name without the word that tells a son from his father, and that word.
fn by_generation<'n>(name: &'n str, names: &Names) -> (&'n str, Option<&'n str>) {
    match name.rsplit_once(' ').filter(|_| names.parts(name).generation().is_some()) {
        Some((rest, generation)) => (rest.trim_end_matches(','), Some(generation.trim_end_matches('.'))),
        None => (name, None),
    }
}
