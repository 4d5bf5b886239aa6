//! What the words of a quotation weigh: those that carry little, that weaken and that deny.

use super::files;
use crate::model::{Error, WordKey};
use rustc_hash::FxHashMap;
use serde::Deserialize;

const PATH: &str = "en/lexicon/wording.toml";

/// What a word is to a statement.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Weight {
    /// `the`, `really`: no weight of its own.
    Little,
    /// `perhaps`, `nearly`: weakens what is said.
    Hedge,
    /// `not`, `without`: denies.
    Negation,
    /// Any other.
    #[default]
    Full,
}

/// The words whose weight is known.
#[derive(Debug, Default)]
pub struct Wording {
    words: FxHashMap<WordKey, Weight>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    little: Vec<String>,
    hedges: Vec<String>,
    negations: Vec<String>,
}

impl Wording {
    /// The built-in lists.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where a word stands in two of them.
    pub fn built_in() -> Result<Wording, Error> {
        let file: File = files::toml(PATH)?;
        let mut words = FxHashMap::default();
        for (list, weight) in
            [(file.little, Weight::Little), (file.hedges, Weight::Hedge), (file.negations, Weight::Negation)]
        {
            for word in list {
                if words.insert(WordKey::of(&word), weight).is_some() {
                    return Err(Error::Lexicon { path: PATH.into(), reason: format!("{word} stands there twice") });
                }
            }
        }
        Ok(Wording { words })
    }

    /// What `word` weighs.
    pub fn weight(&self, word: &str) -> Weight {
        self.words.get(&WordKey::of(word)).copied().unwrap_or_default()
    }
}
