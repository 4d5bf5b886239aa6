//! Words for numbers nobody counted: "dozens", "several hundred".

use super::phrases::Phrases;
use crate::model::{Error, Token, WordKey};
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::BTreeMap;

const FILE: &str = "en/lexicon/vague.toml";

/// What a vague word is taken to span.
#[derive(Clone, Copy, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VagueWord {
    /// Lower end.
    pub low: Decimal,
    /// Upper end; none: open.
    pub high: Option<Decimal>,
    /// Whether it multiplies a scale word after it: "several hundred".
    #[serde(default)]
    pub scaled: bool,
    /// Whether it needs "a" before it: "a few".
    #[serde(default)]
    pub article: bool,
    /// Whether it needs "of" after it: "scores of".
    #[serde(default)]
    pub of: bool,
}

/// All vague words.
#[derive(Debug, Default)]
pub struct Vague {
    phrases: Phrases<VagueWord>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    word: BTreeMap<String, VagueWord>,
    phrase: BTreeMap<String, VagueWord>,
}

impl Vague {
    /// The words built into the program.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where the list is damaged.
    pub fn built_in() -> Result<Vague, Error> {
        let list: List = super::files::toml(FILE)?;
        let mut phrases = Phrases::default();
        for (phrase, says) in list.word.iter().chain(&list.phrase) {
            phrases.add(phrase, *says);
        }
        phrases.sort();
        Ok(Vague { phrases })
    }

    /// The vague words that `tokens` start with, and how many tokens they are.
    pub fn at(&self, text: &str, tokens: &[Token]) -> Option<(VagueWord, usize)> {
        self.phrases.at_start(text, tokens)
    }

    /// Keys of all first words.
    pub fn first_keys(&self) -> impl Iterator<Item = WordKey> + '_ {
        self.phrases.first_keys()
    }
}
