//! Quantifiers and where they stand on the ladder from none to all.

use super::files;
use crate::model::{Error, WordKey};
use compact_str::CompactString;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// The ladder of one language.
#[derive(Debug, Default)]
pub struct Quantifiers {
    /// Rungs, the lowest first.
    rungs: Vec<CompactString>,
    /// Phrases by their first word, the longest first: the words, and the rung.
    phrases: FxHashMap<WordKey, Vec<(Vec<WordKey>, u8)>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rung: Vec<Rung>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rung {
    name: CompactString,
    phrases: Vec<String>,
}

impl Quantifiers {
    /// The list built into the program.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where it cannot be read.
    pub fn built_in() -> Result<Quantifiers, Error> {
        const PATH: &str = "en/lexicon/quantifiers.toml";
        let text = files::text(PATH).unwrap_or_default();
        let file: File =
            toml::from_str(text).map_err(|e| Error::Lexicon { path: PATH.into(), reason: e.to_string() })?;
        let mut out = Quantifiers::default();
        for (at, rung) in file.rung.into_iter().enumerate() {
            for phrase in &rung.phrases {
                let words: Vec<WordKey> = phrase.split(' ').map(WordKey::of).collect();
                if let Some(first) = words.first() {
                    out.phrases.entry(*first).or_default().push((words.clone(), at as u8));
                }
            }
            out.rungs.push(rung.name);
        }
        out.phrases.values_mut().for_each(|p| p.sort_by_key(|(words, _)| std::cmp::Reverse(words.len())));
        Ok(out)
    }

    /// The longest phrase at the start of `words`: how many of them it takes, and its rung.
    pub fn at(&self, words: impl Iterator<Item = WordKey> + Clone) -> Option<(usize, &str)> {
        let phrases = self.phrases.get(&words.clone().next()?)?;
        let (phrase, rung) =
            phrases.iter().find(|(phrase, _)| phrase.iter().copied().eq(words.clone().take(phrase.len())))?;
        Some((phrase.len(), self.rungs.get(usize::from(*rung))?))
    }

    /// How high a rung, or a phrase with or without its "of", stands, from 0.
    pub fn rung(&self, words: &str) -> Option<u8> {
        let of = [WordKey::of("of")];
        let keys: Vec<WordKey> = words.split_whitespace().map(WordKey::of).collect();
        let found = self.at(keys.iter().copied().chain(of)).filter(|(taken, _)| *taken >= keys.len());
        let name = found.map_or(words, |(_, rung)| rung);
        self.rungs.iter().position(|r| r == name).and_then(|at| u8::try_from(at).ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins_and_rungs_are_in_order() {
        let ladder = Quantifiers::built_in().unwrap();
        let at = |words: &str| ladder.at(words.split(' ').map(WordKey::of)).map(|(n, rung)| (n, rung.to_owned()));
        assert_eq!(at("the vast majority of boats"), Some((3, "vast_majority".into())));
        assert_eq!(at("Almost every boat"), Some((2, "almost_all".into())));
        assert_eq!(at("boats"), None);
        assert_eq!(ladder.rung("most"), ladder.rung("the majority"));
        assert!(ladder.rung("most") < ladder.rung("almost_all"));
        assert!(ladder.rung("almost_all") < ladder.rung("all"));
    }
}
