//! Pattern files: what a file may say, the phrase language, checks, and the compiled set.

use crate::lexicon::Lexicon;
use crate::model::Error;
use compact_str::CompactString;

/// The patterns of a run, compiled; loaded once and shared by all threads.
#[derive(Debug, Default)]
pub struct Set {}

impl Set {
    /// The patterns built into the program.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where a file is wrong.
    pub fn built_in(_lexicon: &Lexicon) -> Result<Set, Error> {
        Ok(Set {})
    }

    /// `id@revision` of every pattern, in order.
    pub fn ids(&self) -> Vec<CompactString> {
        Vec::new()
    }
}
