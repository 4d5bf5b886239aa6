//! What is known about names: gazetteers, the tagger's weights, and how two names relate.

mod likeness;

pub use likeness::{Likeness, NameParts, NameRelation, Sex, fold, title_sex};

use crate::model::{Error, NameKind};
use likeness::Matcher;

/// Gazetteers and weights, loaded once and shared by all threads.
#[derive(Debug)]
pub struct Names {
    matcher: Matcher,
}

impl Names {
    /// The data built into the program.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where a table is damaged.
    pub fn built_in() -> Result<Names, Error> {
        Ok(Names { matcher: Matcher::built_in()? })
    }

    /// Takes `name` apart, to be compared many times.
    pub fn parts(&self, name: &str) -> NameParts {
        self.matcher.parts(name)
    }

    /// How two names relate, and why.
    pub fn relate(&self, left: &str, right: &str) -> Likeness {
        self.matcher.relate(&self.parts(left), &self.parts(right), None)
    }

    /// How two names of the kind `kind` relate, and why.
    pub fn relate_parts(&self, left: &NameParts, right: &NameParts, kind: NameKind) -> Likeness {
        self.matcher.relate(left, right, Some(kind))
    }
}
