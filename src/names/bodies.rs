//! Words of bodies that are written partly in small letters: "Wexcombe harbour safety board".

use crate::lexicon::files;
use crate::model::{Error, WordKey};
use rustc_hash::FxHashSet;
use serde::Deserialize;

/// The lists of `patterns/names/bodies.toml`.
#[derive(Debug, Default)]
pub struct Bodies {
    heads: FxHashSet<WordKey>,
    fields: FxHashSet<WordKey>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    heads: String,
    fields: String,
}

impl Bodies {
    /// The lists built into the program.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where they cannot be read.
    pub fn built_in() -> Result<Bodies, Error> {
        let file: File = files::toml("names/bodies.toml")?;
        let keys = |words: &str| words.split_whitespace().map(WordKey::of).collect();
        Ok(Bodies { heads: keys(&file.heads), fields: keys(&file.fields) })
    }

    /// `board`, `council`: what the name of a body ends in.
    pub fn is_head(&self, word: WordKey) -> bool {
        self.heads.contains(&word)
    }

    /// `harbour`, `safety`: what a body is for.
    pub fn is_field(&self, word: WordKey) -> bool {
        self.fields.contains(&word)
    }
}
