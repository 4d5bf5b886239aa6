//! Words that tie two names of one bearer.

use super::files;
use crate::model::{Error, WordKey};
use rustc_hash::FxHashSet;

/// What stands between two names of one bearer.
#[derive(Debug, Default)]
pub struct NameCues {
    alias: FxHashSet<WordKey>,
    heads: FxHashSet<WordKey>,
}

impl NameCues {
    /// The list built into the program.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where it is missing.
    pub fn built_in() -> Result<NameCues, Error> {
        let alias = lines("alias_cues.txt")?.map(WordKey::of).collect();
        let heads = lines("pseudonym_heads.txt")?.flat_map(|l| l.split(' ')).map(WordKey::of).collect();
        Ok(NameCues { alias, heads })
    }

    /// Whether the words between two names say that both are of one bearer.
    pub fn is_alias_cue(&self, gap: &str) -> bool {
        let words = gap.trim_matches(|c: char| !c.is_alphanumeric());
        !words.is_empty() && self.alias.contains(&WordKey::of(words))
    }

    /// Whether the word, before a letter or a first name, stands for somebody who is not named: `child`.
    pub fn is_pseudonym_head(&self, word: &str) -> bool {
        self.heads.contains(&WordKey::of(word))
    }
}

/// The lines of a list, without comments and empty ones.
fn lines(name: &str) -> Result<impl Iterator<Item = &'static str>, Error> {
    let path = format!("en/lexicon/{name}");
    let text = files::text(&path).ok_or_else(|| Error::Lexicon { path, reason: "the list is missing".to_owned() })?;
    Ok(text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')))
}
