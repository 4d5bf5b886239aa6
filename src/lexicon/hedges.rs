//! Words of comparison around a number: "more than", "or so".

use super::phrases::Phrases;
use crate::model::{Comparator, Error, Token};
use serde::Deserialize;
use std::collections::BTreeMap;

const FILE: &str = "en/lexicon/hedges.toml";

/// All words of comparison.
#[derive(Debug, Default)]
pub struct Hedges {
    before: Phrases<Comparator>,
    after: Phrases<Comparator>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    before: BTreeMap<Comparator, Vec<String>>,
    after: BTreeMap<Comparator, Vec<String>>,
}

impl Hedges {
    /// The words built into the program.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where the list is damaged.
    pub fn built_in() -> Result<Hedges, Error> {
        let list: List = super::files::toml(FILE)?;
        let read = |side: BTreeMap<Comparator, Vec<String>>| {
            let mut out = Phrases::default();
            for (says, phrases) in side {
                phrases.iter().for_each(|p| out.add(p, says));
            }
            out.sort();
            out
        };
        Ok(Hedges { before: read(list.before), after: read(list.after) })
    }

    /// The words of comparison that `tokens` end with, and how many tokens they are.
    pub fn before(&self, text: &str, tokens: &[Token]) -> Option<(Comparator, usize)> {
        self.before.at_end(text, tokens)
    }

    /// The words of comparison that `tokens` start with, and how many tokens they are.
    pub fn after(&self, text: &str, tokens: &[Token]) -> Option<(Comparator, usize)> {
        self.after.at_start(text, tokens)
    }
}
