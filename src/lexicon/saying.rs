//! Words that tell who said what stands in quotation marks.

use super::files;
use crate::model::{Error, WordKey};
use rustc_hash::FxHashSet;
use serde::Deserialize;

/// Verbs and nouns of saying, and what stands for a speaker without a name.
#[derive(Debug, Default)]
pub struct Saying {
    /// `said`, `told`, `adding`.
    pub verbs: FxHashSet<WordKey>,
    /// `called`, `dubbed`: verbs after which stands a name or a judgement, not an utterance.
    pub naming: FxHashSet<WordKey>,
    /// `told`: verbs that name whom something is said to before it.
    pub telling: FxHashSet<WordKey>,
    /// `asked`: verbs of a question.
    pub asking: FxHashSet<WordKey>,
    /// `we`, `if`: words with which a clause can begin.
    pub openers: FxHashSet<WordKey>,
    /// `of`, `during`: words before a noun that make it no subject.
    pub prepositions: FxHashSet<WordKey>,
    /// `statement`, `letter`.
    pub nouns: FxHashSet<WordKey>,
    /// `he`, `they`.
    pub pronouns: FxHashSet<WordKey>,
    /// `spokesman`, `judge`, `report`: heads of phrases that name a speaker.
    pub speakers: FxHashSet<WordKey>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    verbs: Vec<String>,
    naming: Vec<String>,
    telling: Vec<String>,
    asking: Vec<String>,
    openers: Vec<String>,
    prepositions: Vec<String>,
    nouns: Vec<String>,
    pronouns: Vec<String>,
    speakers: Vec<String>,
}

impl Saying {
    /// The built-in list.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where the file is not as it should be.
    pub fn built_in() -> Result<Saying, Error> {
        let file: File = files::toml("en/lexicon/saying.toml")?;
        let keys = |list: Vec<String>| list.iter().map(|word| WordKey::of(word)).collect();
        Ok(Saying {
            verbs: keys(file.verbs),
            naming: keys(file.naming),
            telling: keys(file.telling),
            asking: keys(file.asking),
            openers: keys(file.openers),
            prepositions: keys(file.prepositions),
            nouns: keys(file.nouns),
            pronouns: keys(file.pronouns),
            speakers: keys(file.speakers),
        })
    }
}
