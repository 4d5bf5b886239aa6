//! Words that a full stop follows without ending the sentence.

use super::files;
use crate::model::{Error, WordKey};
use rustc_hash::FxHashMap;
use serde::Deserialize;

const PATH: &str = "en/lexicon/abbreviations.toml";

/// What a full stop after a word says about the end of the sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Abbreviation {
    /// Stands before a name (`Dr`): the sentence goes on.
    Title,
    /// May end a sentence (`Inc`): does so where what follows can only start one.
    Other,
    /// Stands before a number (`No`): the sentence goes on where a digit follows.
    BeforeNumber,
}

/// Abbreviations, and the words that tell that a sentence starts after one.
#[derive(Debug, Default)]
pub struct Abbreviations {
    kinds: FxHashMap<WordKey, Abbreviation>,
    starters: rustc_hash::FxHashSet<WordKey>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    titles: Vec<String>,
    others: Vec<String>,
    before_numbers: Vec<String>,
    starters: Vec<String>,
}

impl Abbreviations {
    /// The built-in list.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where the file is not as it should be.
    pub fn built_in() -> Result<Abbreviations, Error> {
        let file: File = files::toml(PATH)?;
        let mut out = Abbreviations::default();
        let lists = [
            (file.titles, Abbreviation::Title),
            (file.others, Abbreviation::Other),
            (file.before_numbers, Abbreviation::BeforeNumber),
        ];
        for (list, kind) in lists {
            out.kinds.extend(list.iter().map(|word| (WordKey::of(word), kind)));
        }
        out.starters.extend(file.starters.iter().map(|word| WordKey::of(word)));
        Ok(out)
    }

    /// What the word is short for, if it is listed.
    pub fn kind(&self, key: WordKey) -> Option<Abbreviation> {
        self.kinds.get(&key).copied()
    }

    /// Whether the word, capitalised after an abbreviation, starts a sentence.
    pub fn starts_sentence(&self, key: WordKey) -> bool {
        self.starters.contains(&key)
    }
}
