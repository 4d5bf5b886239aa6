//! What is known about names: gazetteers, the tagger's weights, and how two names relate.

mod likeness;

pub use likeness::{Likeness, NameRelation};

use crate::model::Error;

/// Gazetteers and weights, loaded once and shared by all threads.
#[derive(Debug)]
pub struct Names {}

impl Names {
    /// The data built into the program.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where a table is damaged.
    pub fn built_in() -> Result<Names, Error> {
        Ok(Names {})
    }

    /// How two names relate, and why.
    pub fn relate(&self, left: &str, right: &str) -> Likeness {
        likeness::relate(left, right)
    }
}
