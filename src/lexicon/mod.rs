//! Words and what they mean: numerals, units, hedges, months, roles, cues, abbreviations.
//!
//! Each list is one file under `patterns/en/lexicon/`, read into one type here. Everything above
//! looks words up by [`crate::model::WordKey`], so that a text is lower-cased once.

mod agencies;
pub mod files;
mod frequent;
pub mod numerals;

pub use agencies::Agencies;
pub use frequent::Frequent;

use crate::model::Error;

/// Every word list of one language, loaded once and shared by all threads.
#[derive(Debug)]
pub struct Lexicon {
    /// Agencies that texts credit.
    pub agencies: Agencies,
    /// Words that say nothing of what an article is about.
    pub frequent: Frequent,
    /// Numbers in digits and words.
    pub numerals: numerals::Numerals,
}

impl Lexicon {
    /// The lists built into the program.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where a list contradicts itself.
    pub fn built_in() -> Result<Lexicon, Error> {
        Ok(Lexicon {
            agencies: Agencies::built_in()?,
            frequent: Frequent::built_in(),
            numerals: numerals::Numerals::built_in()?,
        })
    }
}
