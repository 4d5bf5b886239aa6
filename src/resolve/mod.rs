//! What articles say together: stories, copies and origins, people, groups.

mod blocking;
mod copies;
mod credits;
mod discover;
mod groups;
#[cfg(test)]
mod limits;
mod links;
mod origins;
mod people;
mod repeats;
pub mod steps;
mod stories;
mod words;

pub use discover::{Frame, Place, discover};

use crate::lexicon::Lexicon;
use crate::model::{Corpus, Resolved, Story};
use crate::names::Names;
use crate::patterns::Set;

/// How stories are found.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum StoryMode {
    /// As the input says; an article without a story is one of its own. Each story is looked at by itself, so
    /// that it may be compared alone, on any machine, with the same outcome.
    Given,
    /// As the input says, else found.
    #[default]
    Auto,
    /// Every article is about one event.
    One,
}

/// Resolves `corpus`. Where stories are found, lines that an outlet prints under one story after another are marked in
/// it as boilerplate first.
pub fn resolve(corpus: &mut Corpus, mode: StoryMode, patterns: &Set, lexicon: &Lexicon, names: &Names) -> Resolved {
    let texts = copies::texts(corpus);
    let credits = credits::credits(corpus, lexicon);
    let shared = copies::shared(&texts, &stories::apart(corpus, mode));
    let stories = stories::stories(corpus, &texts, &shared, mode, lexicon);
    let origins = origins::origins(corpus, &texts, &shared, &credits);
    if mode == StoryMode::Auto {
        repeats::mark(corpus, &texts, &stories, lexicon);
    }
    let paired = Paired { texts, credits, shared, stories, origins };
    of_stories(corpus, paired, patterns, lexicon, names)
}

/// What is known once articles are looked at in pairs.
struct Paired {
    texts: Vec<copies::align::Text>,
    credits: Vec<Option<String>>,
    shared: Vec<copies::Shared>,
    stories: Vec<Story>,
    origins: Vec<String>,
}

/// What follows story by story.
fn of_stories(corpus: &Corpus, paired: Paired, patterns: &Set, lexicon: &Lexicon, names: &Names) -> Resolved {
    let Paired { texts, credits, shared, stories, origins } = paired;
    let story_of = story_of(corpus, &stories);
    let copies = copies::copies(corpus, &texts, &shared, &story_of, &origins, &credits);
    let entities = people::entities(corpus, &stories, lexicon, names);
    let groups = {
        let scene =
            groups::Scene::new(corpus, &texts, &shared, &stories, &story_of, &entities, patterns, lexicon, names);
        groups::groups(&scene)
    };
    Resolved { stories, origins, copies, entities, groups }
}

/// The story (id) of each article, by its number; empty for inputs that were skipped.
fn story_of(corpus: &Corpus, stories: &[Story]) -> Vec<String> {
    let mut out = vec![String::new(); corpus.scans.len()];
    for story in stories {
        story.articles.iter().for_each(|ix| out[ix.0 as usize].clone_from(&story.id));
    }
    out
}

#[cfg(test)]
mod tests;

/// Resolves articles of bare text, cut at full stops.
#[cfg(test)]
fn resolve_text(articles: Vec<crate::model::Article>, mode: StoryMode) -> (Corpus, Resolved) {
    use crate::model::{Scan, Span};
    let scan = |article: crate::model::Article| {
        let (mut start, mut sentences) = (0, Vec::new());
        for piece in article.text.split_inclusive(". ") {
            sentences.extend(Span::new(&article.text, start, start + piece.len()).map(|s| s.trimmed(&article.text)));
            start += piece.len();
        }
        Scan { article, sentences, ..Scan::default() }
    };
    let mut corpus = Corpus::new(articles.into_iter().map(scan).collect());
    let lexicon = Lexicon::built_in().unwrap();
    let names = Names::built_in().unwrap();
    let patterns = Set::built_in(&lexicon).unwrap();
    let resolved = resolve(&mut corpus, mode, &patterns, &lexicon, &names);
    (corpus, resolved)
}
