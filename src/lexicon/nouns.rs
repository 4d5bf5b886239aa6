//! Counted nouns: their singular, and which words can stand around them.

use crate::model::{Error, WordKey};
use compact_str::CompactString;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::collections::BTreeMap;

const FILE: &str = "en/lexicon/nouns.toml";

/// Word classes around counted nouns.
#[derive(Debug, Default)]
pub struct Nouns {
    plurals: FxHashMap<CompactString, CompactString>,
    plural_keys: FxHashSet<WordKey>,
    stop: FxHashSet<WordKey>,
    adjective: FxHashSet<WordKey>,
    designator: FxHashSet<WordKey>,
    street: FxHashSet<WordKey>,
    collective: FxHashSet<WordKey>,
    helpline: FxHashSet<WordKey>,
    helpline_noun: FxHashSet<WordKey>,
    helpline_verb: FxHashSet<WordKey>,
    before_unit: FxHashSet<WordKey>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    plural: BTreeMap<CompactString, CompactString>,
    stop: String,
    adjective: String,
    designator: String,
    street: String,
    collective: String,
    helpline: String,
    helpline_noun: String,
    helpline_verb: String,
    before_unit: String,
}

impl Nouns {
    /// The words built into the program.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where the list is damaged.
    pub fn built_in() -> Result<Nouns, Error> {
        let list: List = super::files::toml(FILE)?;
        let keys = |words: &str| words.split_whitespace().map(WordKey::of).collect();
        Ok(Nouns {
            plural_keys: list.plural.keys().map(|w| WordKey::of(w)).collect(),
            plurals: list.plural.into_iter().collect(),
            stop: keys(&list.stop),
            adjective: keys(&list.adjective),
            designator: keys(&list.designator),
            street: keys(&list.street),
            collective: keys(&list.collective),
            helpline: keys(&list.helpline),
            helpline_noun: keys(&list.helpline_noun),
            helpline_verb: keys(&list.helpline_verb),
            before_unit: keys(&list.before_unit),
        })
    }

    /// Whether a counted noun cannot lie at or beyond this word.
    pub fn stops(&self, key: WordKey) -> bool {
        self.stop.contains(&key)
    }

    /// Whether this word stands before nouns and is none.
    pub fn is_adjective(&self, key: WordKey) -> bool {
        self.adjective.contains(&key)
    }

    /// Whether a number after this word names a thing: "page 3".
    pub fn designates(&self, key: WordKey) -> bool {
        self.designator.contains(&key)
    }

    /// Whether a name that ends in this word, after a number, makes it that of a house.
    pub fn is_street(&self, key: WordKey) -> bool {
        self.street.contains(&key)
    }

    /// Whether this number can be one that is called for help.
    pub fn is_helpline(&self, number: WordKey) -> bool {
        self.helpline.contains(&number)
    }

    /// Whether a number that is called for help is meant before this word: "a 911 call".
    pub fn names_helpline(&self, word: WordKey) -> bool {
        self.helpline_noun.contains(&word)
    }

    /// Whether a number that is called for help is meant after this word: "dialled 999".
    pub fn calls_helpline(&self, word: WordKey) -> bool {
        self.helpline_verb.contains(&word)
    }

    /// Whether this word may stand between a number and its unit: "three full days".
    pub fn modifies_units(&self, key: WordKey) -> bool {
        self.before_unit.contains(&key)
    }

    /// The words of [`Nouns::modifies_units`].
    pub fn before_units(&self) -> impl Iterator<Item = WordKey> + '_ {
        self.before_unit.iter().copied()
    }

    /// Whether a share can be of what this word names: "a third of the population".
    pub fn is_collective(&self, key: WordKey) -> bool {
        self.collective.contains(&key)
    }

    /// Whether `word` looks like a plural: "injuries", "people", "aircraft", "MPs".
    pub fn is_plural(&self, word: &str, key: WordKey) -> bool {
        let tail = |ending: &str| {
            let start = word.len().checked_sub(ending.len()).filter(|at| *at > 0);
            start.and_then(|at| word.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(ending))
        };
        let letters = word.strip_suffix('s').unwrap_or_default();
        let abbreviated = letters.len() > 1 && letters.bytes().all(|b| b.is_ascii_uppercase());
        self.plural_keys.contains(&key)
            || abbreviated
            || word.len() > 3 && tail("s") && !["ss", "us", "is", "ous"].into_iter().any(tail)
    }

    /// The singular of `word`, in lower case.
    pub fn singular(&self, word: &str) -> CompactString {
        if let Some(letters) =
            word.strip_suffix('s').filter(|l| l.len() == 2 && l.bytes().all(|b| b.is_ascii_uppercase()))
        {
            return CompactString::from(letters).to_lowercase();
        }
        let word = CompactString::from(word).to_lowercase();
        if let Some(known) = self.plurals.get(word.as_str()) {
            return known.clone();
        }
        let n = word.len();
        let ends = |ending: &str| n > ending.len() + 1 && word.ends_with(ending);
        let cut = |by: usize, add: &str| CompactString::from(format!("{}{add}", word.get(..n - by).unwrap_or(&word)));
        if ends("ies") && n > 4 {
            cut(3, "y")
        } else if ["sses", "shes", "ches", "xes", "zzes", "oes"].into_iter().any(ends) {
            cut(2, "")
        } else if ends("s") && n > 3 && !["ss", "us", "is"].into_iter().any(ends) {
            cut(1, "")
        } else {
            word
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_become_singular() {
        let nouns = Nouns::built_in().unwrap();
        for (plural, singular) in [
            ("injuries", "injury"),
            ("People", "person"),
            ("houses", "house"),
            ("churches", "church"),
            ("buses", "bus"),
            ("cases", "case"),
            ("species", "species"),
            ("movies", "movie"),
            ("businesses", "business"),
            ("witness", "witness"),
            ("heroes", "hero"),
        ] {
            assert_eq!(nouns.singular(plural), singular);
        }
    }
}
