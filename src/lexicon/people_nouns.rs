//! Nouns for counted people: those for anybody, and those for some of them.

use super::files;
use crate::model::{Error, WordKey};
use rustc_hash::FxHashSet;
use serde::Deserialize;

/// Nouns that people are counted by.
#[derive(Debug, Default)]
pub struct PeopleNouns {
    part: FxHashSet<WordKey>,
    anybody: FxHashSet<WordKey>,
    pronouns: FxHashSet<WordKey>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    anybody: Vec<String>,
    pronouns: Vec<String>,
    part: Vec<String>,
}

impl PeopleNouns {
    /// The list built into the program.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where it cannot be read.
    pub fn built_in() -> Result<PeopleNouns, Error> {
        const PATH: &str = "en/lexicon/people_nouns.toml";
        let text = files::text(PATH).unwrap_or_default();
        let file: File =
            toml::from_str(text).map_err(|e| Error::Lexicon { path: PATH.into(), reason: e.to_string() })?;
        let keys = |words: Vec<String>| words.iter().map(|w| WordKey::of(w)).collect();
        Ok(PeopleNouns { part: keys(file.part), anybody: keys(file.anybody), pronouns: keys(file.pronouns) })
    }

    /// Whether `noun` (singular) counts some people among others: children, officers.
    pub fn is_part(&self, noun: &str) -> bool {
        self.part.contains(&WordKey::of(noun))
    }

    /// Whether `word` stands for people without naming them: everyone, those.
    pub fn is_pronoun(&self, word: &str) -> bool {
        self.pronouns.contains(&WordKey::of(word))
    }

    /// Whether `noun` (singular) counts people of any kind.
    pub fn is_anybody(&self, noun: &str) -> bool {
        self.anybody.contains(&WordKey::of(noun))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn children_are_a_part_of_the_people() {
        let nouns = PeopleNouns::built_in().unwrap();
        assert!(nouns.is_part("child") && !nouns.is_part("person"));
        assert!(nouns.is_anybody("person") && !nouns.is_anybody("child"));
    }
}
