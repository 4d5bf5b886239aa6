//! How two names relate: one matcher for the command `names` and for everything that resolves people.
//!
//! A name is taken apart once ([`NameParts`]); comparing two of them allocates nothing, and putting the reasons
//! into words only what they need.

mod blocking;
mod distance;
mod fold;
#[cfg(test)]
mod guards;
mod organisations;
mod parts;
mod people;
mod sound;
mod spellings;
mod tables;
mod verdict;
mod words;

pub use fold::{fold, share_a_word};
pub use parts::{NameParts, title_sex};
pub use spellings::Spellings;
pub use tables::Sex;

use super::gazetteer::Gazetteer;
use crate::model::{Error, NameKind, WordKey};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tables::Tables;
use verdict::Verdict;

/// What two names are to each other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum NameRelation {
    /// Equal but for case, accents, punctuation, titles.
    Same,
    /// One name, two spellings.
    Variant,
    /// A short form, nickname, initial or other name of the same bearer.
    Alias,
    /// Two bearers.
    Different,
}

impl NameRelation {
    /// As written in outputs.
    pub fn name(self) -> &'static str {
        match self {
            NameRelation::Same => "same",
            NameRelation::Variant => "variant",
            NameRelation::Alias => "alias",
            NameRelation::Different => "different",
        }
    }
}

/// How two names relate, how sure that is, and why.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Likeness {
    /// What they are to each other.
    pub relation: NameRelation,
    /// 0 to 1.
    pub confidence: f64,
    /// In words.
    pub why: Vec<String>,
}

/// Compares names, with the lists it needs.
#[derive(Debug)]
pub(super) struct Matcher {
    tables: Tables,
}

impl Matcher {
    /// With the lists built into the program.
    pub(super) fn built_in() -> Result<Matcher, Error> {
        Ok(Matcher { tables: Tables::built_in()? })
    }

    /// Takes `name` apart.
    pub(super) fn parts(&self, name: &str) -> NameParts {
        NameParts::of(name, &self.tables)
    }

    /// Whether a word may stand inside a family name and be left out.
    pub fn is_particle(&self, word: WordKey) -> bool {
        self.tables.is_particle(word)
    }

    /// See [`blocking::may_be_one`].
    pub(super) fn may_be_one(&self, left: &NameParts, right: &NameParts) -> bool {
        blocking::may_be_one(left, right)
    }

    /// See [`blocking::pairs`].
    pub(super) fn pairs(&self, all: &[&NameParts], kind: NameKind) -> Vec<(usize, usize)> {
        blocking::pairs(all, kind, &self.tables)
    }

    /// How two names relate, and why; `kind` where it is known what they name.
    pub(super) fn relate(
        &self,
        left: &NameParts,
        right: &NameParts,
        kind: Option<NameKind>,
        gazetteer: &Gazetteer,
    ) -> Likeness {
        self.verdict(left, right, kind, gazetteer).in_words()
    }

    /// How two names of the kind `kind` relate, and how sure that is (0 to 1).
    pub(super) fn relation(
        &self,
        left: &NameParts,
        right: &NameParts,
        kind: NameKind,
        gazetteer: &Gazetteer,
    ) -> (NameRelation, f64) {
        let verdict = self.verdict(left, right, Some(kind), gazetteer);
        (verdict.relation, verdict.told())
    }

    fn verdict<'a>(
        &self,
        left: &'a NameParts,
        right: &'a NameParts,
        kind: Option<NameKind>,
        gazetteer: &Gazetteer,
    ) -> Verdict<'a> {
        let as_person = match kind {
            Some(kind) => kind == NameKind::Person,
            None => !left.looks_like_organisation && !right.looks_like_organisation,
        };
        if as_person {
            people::relate(left, right, &self.tables)
        } else {
            organisations::relate(left, right, &self.tables, gazetteer)
        }
    }

    /// Whether two full names differ in the vowels of the given name only.
    pub(super) fn echoes(&self, left: &NameParts, right: &NameParts) -> bool {
        people::echoes(left, right)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static MATCHER: LazyLock<Matcher> = LazyLock::new(|| Matcher::built_in().unwrap());
    static WORDS: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::built_in().unwrap());

    fn relation(left: &str, right: &str) -> NameRelation {
        let matcher = &MATCHER;
        matcher.relate(&matcher.parts(left), &matcher.parts(right), None, &WORDS).relation
    }

    #[test]
    fn one_name_in_two_spellings_is_a_variant() {
        for (left, right) in [
            ("Alan Marsh", "Allan Marsh"),
            ("Marsh, Alan", "Allan Marsh"),
            ("Jonathon Dunmore", "Jonathan Dunmore"),
            ("Katherine Pell", "Catherine Pell"),
            ("Viktor Yushenko", "Viktor Yushchenko"),
            ("Rosa Dunmore", "Rosa Dunmoer"),
            ("Dunmore", "Rosa Dunmoor"),
            ("Harbour Safety Comission", "Harbour Safety Commission"),
        ] {
            assert_eq!(relation(left, right), NameRelation::Variant, "{left} / {right}");
        }
    }

    #[test]
    fn relatives_and_established_names_stay_apart() {
        for (left, right) in [
            ("Paul Marsh", "Pauline Marsh"),
            ("John Marsh", "Joan Marsh"),
            ("Ann Dunmore", "Rosa Dunmore"),
            ("Grace Moon", "Grace Yoon"),
            ("Olga Petrova", "Oleg Petrov"),
            ("Anna Ivanov", "Anna Ivanova"),
            ("Tom Marsh Sr", "Tom Marsh Jr"),
            ("Dunmore Bank AG", "Dunmore Bank GmbH"),
            ("Tony Marsh", "Tonya Marsh"),
            ("Harbour Minority Council", "Harbour Majority Council"),
        ] {
            assert_eq!(relation(left, right), NameRelation::Different, "{left} / {right}");
        }
    }

    #[test]
    fn two_real_words_are_two_places_and_an_unknown_one_is_a_slip() {
        for (left, right, wanted) in [
            ("Wexcombe Pine Street", "Wexcombe Pike Street", NameRelation::Different),
            ("Central Asia", "Central Asian", NameRelation::Different),
            ("Wexcombe Forest", "Wexcombe Forrest", NameRelation::Variant),
            ("Whetsal Road", "Wetsal Road", NameRelation::Variant),
        ] {
            let matcher = &MATCHER;
            let (a, b) = (matcher.parts(left), matcher.parts(right));
            let found = matcher.relate(&a, &b, Some(NameKind::Place), &WORDS);
            assert_eq!(found.relation, wanted, "{left} / {right}");
        }
    }

    #[test]
    fn an_echo_has_the_consonants_and_the_family_name() {
        let echoes = |left: &str, right: &str| MATCHER.echoes(&MATCHER.parts(left), &MATCHER.parts(right));
        assert!(echoes("Graeme Pell", "Graham Pell"));
        assert!(!echoes("Graeme Pell", "Graham Marsh"));
        assert!(!echoes("Graeme Pell", "Gordon Pell"));
        assert!(!echoes("Martin Pell", "Martina Pell"));
    }

    #[test]
    fn short_forms_nicknames_and_initials_are_aliases() {
        for (left, right) in [
            ("Marsh", "Alan Marsh"),
            ("Ms Dunmore", "Rosa Dunmore"),
            ("Bob Pell", "Robert Pell"),
            ("Dave Pell", "David Pell"),
            ("Dan Pell", "Danny Pell"),
            ("Kate Pell", "Katie Pell"),
            ("A. Marsh", "Alan Marsh"),
            ("Harbour Safety Commission", "HSC"),
            ("Safety Board of Wexcombe", "Wexcombe safety boards"),
        ] {
            assert_eq!(relation(left, right), NameRelation::Alias, "{left} / {right}");
        }
    }

    #[test]
    fn case_accents_marks_and_titles_change_nothing() {
        for (left, right) in [
            ("ALAN MARSH", "Alan Marsh"),
            ("Zoé Pell", "Zoe Pell"),
            ("Sir Alan Marsh", "Alan Marsh"),
            ("Jean-Luc Pell", "Jean Luc Pell"),
            ("Pell & Marsh Ltd", "Pell and Marsh Limited"),
            ("Alan Marsh’s", "Alan Marsh"),
        ] {
            assert_eq!(relation(left, right), NameRelation::Same, "{left} / {right}");
        }
    }

    /// Names of words that go on turning up, also twice in one name.
    fn of_few_words() -> impl Strategy<Value = String> {
        const WORDS: [&str; 16] = [
            "Port", "Ports", "Quay", "Council", "Councils", "of", "the", "Ltd", "AG", "and", "A.", "Pell", "Pel",
            "Ann", "Annie", "PQ",
        ];
        proptest::collection::vec(proptest::sample::select(&WORDS), 1..5).prop_map(|words| words.join(" "))
    }

    proptest! {
        #[test]
        fn likeness_has_no_direction(left in "[A-Z][a-z]{1,6}( [A-Z][a-z]{1,7}){0,2}", right in "[A-Z][a-z]{1,6}( [A-Z][a-z]{1,7}){0,2}") {
            let matcher = &MATCHER;
            let (a, b) = (matcher.parts(&left), matcher.parts(&right));
            let (ab, ba) = (matcher.relate(&a, &b, None, &WORDS), matcher.relate(&b, &a, None, &WORDS));
            prop_assert_eq!(ab.relation, ba.relation);
        }

        #[test]
        fn likeness_of_names_with_much_in_common_has_no_direction(left in of_few_words(), right in of_few_words()) {
            let matcher = &MATCHER;
            let (a, b) = (matcher.parts(&left), matcher.parts(&right));
            for kind in [None, Some(NameKind::Person), Some(NameKind::Organisation), Some(NameKind::Place)] {
                let (ab, ba) = (matcher.relate(&a, &b, kind, &WORDS), matcher.relate(&b, &a, kind, &WORDS));
                prop_assert_eq!((ab.relation, ab.confidence), (ba.relation, ba.confidence), "{:?}", kind);
            }
        }

        #[test]
        fn odd_input_does_no_harm(left in "\\PC{0,30}", right in "\\PC{0,30}") {
            let matcher = &MATCHER;
            let (a, b) = (matcher.parts(&left), matcher.parts(&right));
            let found = matcher.relate(&a, &b, None, &WORDS);
            prop_assert!((0.0..=1.0).contains(&found.confidence));
        }
    }
}
