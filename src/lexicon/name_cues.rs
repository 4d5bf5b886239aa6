//! Words that tie two names of one bearer.

use super::files;
use crate::model::{Error, WordKey};
use rustc_hash::FxHashSet;

/// What stands between two names of one bearer.
#[derive(Debug, Default)]
pub struct NameCues {
    alias: FxHashSet<WordKey>,
}

impl NameCues {
    /// The list built into the program.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where it is missing.
    pub fn built_in() -> Result<NameCues, Error> {
        let path = "en/lexicon/alias_cues.txt";
        let text = files::text(path)
            .ok_or_else(|| Error::Lexicon { path: path.to_owned(), reason: "the list is missing".to_owned() })?;
        let lines = text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'));
        Ok(NameCues { alias: lines.map(WordKey::of).collect() })
    }

    /// Whether the words between two names say that both are of one bearer.
    pub fn is_alias_cue(&self, gap: &str) -> bool {
        let words = gap.trim_matches(|c: char| !c.is_alphanumeric());
        !words.is_empty() && (self.alias.contains(&WordKey::of(words)))
    }
}
