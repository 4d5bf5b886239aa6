//! What is known about names: gazetteers, the tagger's weights, and how two names relate.

mod bodies;
mod corrections;
pub mod gazetteer;
mod likeness;
mod surface;
pub mod tagger;
mod within;

pub use bodies::Bodies;
pub use corrections::Corrections;
pub use likeness::{Likeness, NameParts, NameRelation, Sex, Spellings, fold, share_a_word, title_sex};
pub use surface::tidy;
pub use within::Within;

use crate::lexicon::files;
use crate::model::{Error, NameKind, WordKey};
use gazetteer::Gazetteer;
use likeness::Matcher;
use tagger::Tagger;
use tagger::weights::Weights;

/// Gazetteers and weights, loaded once and shared by all threads.
#[derive(Debug)]
pub struct Names {
    gazetteer: Gazetteer,
    tagger: Tagger,
    matcher: Matcher,
    corrections: Corrections,
    bodies: Bodies,
    within: Within,
}

impl Names {
    /// The data built into the program.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where a table is damaged.
    pub fn built_in() -> Result<Names, Error> {
        Names::with_weights(files::bytes("names/tagger.bin").unwrap_or_default())
    }

    /// The data built into the program, but for the tagger's weights: for measuring new ones.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where a table or `weights` are damaged.
    pub fn with_weights(weights: &[u8]) -> Result<Names, Error> {
        let (gazetteer, weights) = (Gazetteer::built_in()?, Weights::from_bytes(weights)?);
        Ok(Names {
            gazetteer,
            tagger: Tagger::new(weights),
            matcher: Matcher::built_in()?,
            corrections: Corrections::default(),
            bodies: Bodies::built_in()?,
            within: Within::built_in()?,
        })
    }

    /// With names that a person has set right.
    pub fn corrected(self, corrections: Corrections) -> Names {
        Names { corrections, ..self }
    }

    /// What a person has set right.
    pub fn corrections(&self) -> &Corrections {
        &self.corrections
    }

    /// What single words may be.
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// What finds names in running text.
    pub fn tagger(&self) -> &Tagger {
        &self.tagger
    }

    /// Which place lies in which.
    pub fn within(&self) -> &Within {
        &self.within
    }

    /// Words of bodies that are written in small letters.
    pub fn bodies(&self) -> &Bodies {
        &self.bodies
    }

    /// Takes `name` apart, to be compared many times.
    pub fn parts(&self, name: &str) -> NameParts {
        self.matcher.parts(name)
    }

    /// Whether a word may stand inside a family name and be left out: `van`, `al`.
    pub fn is_particle(&self, word: &str) -> bool {
        self.matcher.is_particle(WordKey::of(word))
    }

    /// How two names relate, and why.
    pub fn relate(&self, left: &str, right: &str) -> Likeness {
        self.matcher.relate(&self.parts(left), &self.parts(right), None, &self.gazetteer)
    }

    /// How two names of the kind `kind` relate, and why.
    pub fn relate_parts(&self, left: &NameParts, right: &NameParts, kind: NameKind) -> Likeness {
        self.matcher.relate(left, right, Some(kind), &self.gazetteer)
    }

    /// How two names of the kind `kind` relate, and how sure that is (0 to 1), without the reasons.
    pub fn relation_of(&self, left: &NameParts, right: &NameParts, kind: NameKind) -> (NameRelation, f64) {
        self.matcher.relation(left, right, kind, &self.gazetteer)
    }

    /// Whether two names of people may be forms of one name: a cheap look before [`Names::relate_parts`].
    pub fn may_be_one(&self, left: &NameParts, right: &NameParts) -> bool {
        self.matcher.may_be_one(left, right)
    }

    /// The pairs of `all`, by their numbers, that may be forms of one name of the kind `kind`: the lower number
    /// first, in order. Others need not be compared.
    pub fn pairs(&self, all: &[&NameParts], kind: NameKind) -> Vec<(usize, usize)> {
        self.matcher.pairs(all, kind)
    }

    /// Whether a full name of a person is rare: the given name or the family name is not among the frequent ones.
    pub fn is_rare(&self, name: &NameParts) -> bool {
        use gazetteer::Flags;
        let has = |word: Option<&str>, flag| word.is_some_and(|w| self.gazetteer.get(WordKey::of(w)).any(flag));
        let is_common = has(name.given(), Flags::GIVEN) && has(name.family(), Flags::SURNAME);
        name.len() > 1 && !name.has_initial() && !is_common
    }

    /// Whether some list has the folded word: a word, a name, a place.
    pub fn is_known(&self, word: &str) -> bool {
        self.gazetteer.get(WordKey::of(word)) != gazetteer::Flags::default()
    }

    /// Whether two full names of people differ in the vowels of the given name only: a ground beside others, not alone.
    pub fn echoes(&self, left: &NameParts, right: &NameParts) -> bool {
        self.matcher.echoes(left, right)
    }
}
