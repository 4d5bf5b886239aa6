//! What people are said to be: canonical roles, other words for them, and how two of them go together.

use super::files;
use super::phrase_table::PhraseTable;
use crate::model::{Error, Relation, WordKey};
use compact_str::CompactString;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What kind of thing a role is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RoleKind {
    /// To another person: mother, lodger.
    Relation,
    /// Held by one or few: chair, mayor.
    Office,
    /// What many are: nurse.
    Trade,
    /// In a case or an event: suspect.
    Status,
}

/// How two roles of one person go together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RoleTie {
    /// Nobody is both, to the same person.
    Exclusive,
    /// Both can be true; a reader would not guess it.
    Compatible,
    /// Two words for one thing.
    Synonym,
    /// The first is a kind of the second.
    Narrower,
    /// The first becomes the second.
    Temporal,
}

/// A canonical role.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KnownRole {
    /// As outputs give it.
    pub name: CompactString,
    /// What kind of thing it is.
    pub kind: RoleKind,
}

/// The list of roles and the table of their ties.
#[derive(Debug, Default)]
pub struct Roles {
    known: Vec<KnownRole>,
    words: PhraseTable<usize>,
    ties: BTreeMap<(CompactString, CompactString), RoleTie>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    role: Vec<RoleEntry>,
    tie: Vec<TieEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RoleEntry {
    kind: RoleKind,
    name: CompactString,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TieEntry {
    relation: RoleTie,
    pairs: Vec<(CompactString, CompactString)>,
}

const PATH: &str = "en/lexicon/roles.toml";

impl Roles {
    /// The lists built into the program.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where the file cannot be read, or ties a role that it does not list.
    pub fn built_in() -> Result<Roles, Error> {
        let wrong = |reason: String| Error::Lexicon { path: PATH.to_owned(), reason };
        let file: File = toml::from_str(files::text(PATH).unwrap_or_default()).map_err(|e| wrong(e.to_string()))?;
        let mut out = Roles::default();
        let mut phrases = Vec::new();
        for (at, role) in file.role.into_iter().enumerate() {
            phrases.push((role.name.to_string(), at));
            phrases.extend(role.words.into_iter().map(|words| (words, at)));
            out.known.push(KnownRole { name: role.name, kind: role.kind });
        }
        out.words = PhraseTable::new(phrases);
        for tie in file.tie {
            for (left, right) in tie.pairs {
                if let Some(unknown) = [&left, &right].into_iter().find(|r| !out.known.iter().any(|k| k.name == **r)) {
                    return Err(wrong(format!("ties the role {unknown:?}, which is not listed")));
                }
                out.ties.insert((left, right), tie.relation);
            }
        }
        Ok(out)
    }

    /// Whether a role can start with this word.
    pub fn starts(&self, key: WordKey) -> bool {
        self.words.starts(key)
    }

    /// The longest role at the start of `words`: how many of them it takes, and what it is.
    pub fn at(&self, mut words: impl Iterator<Item = WordKey> + Clone) -> Option<(usize, &KnownRole)> {
        let head = words.next()?;
        let fits = |rest: &[WordKey]| rest.iter().copied().eq(words.clone().take(rest.len()));
        let (rest, role) = self.words.with_head(head).iter().find(|(rest, _)| fits(rest))?;
        Some((rest.len() + 1, self.known.get(*role)?))
    }

    /// What kind of thing a canonical role is.
    pub fn kind(&self, role: &str) -> Option<RoleKind> {
        self.known.iter().find(|k| k.name == role).map(|k| k.kind)
    }

    /// How two canonical roles of one person go together, and whether the table has them in this order.
    pub fn tie(&self, left: &str, right: &str) -> Option<RoleTie> {
        let at = |a: &str, b: &str| self.ties.get(&(a.into(), b.into())).copied();
        at(left, right).or_else(|| at(right, left))
    }

    /// What two canonical roles of one person are to each other, and why.
    pub fn relate(&self, left: &str, right: &str) -> (Relation, &'static str) {
        if left == right {
            return (Relation::Agree, "same role");
        }
        match self.tie(left, right) {
            Some(RoleTie::Exclusive) => (Relation::Conflict, "nobody is both to the same person"),
            Some(RoleTie::Compatible) => (Relation::Divergence, "both can be true"),
            Some(RoleTie::Synonym) => (Relation::Agree, "two words for one role"),
            Some(RoleTie::Narrower) => (Relation::Refinement, "one is a kind of the other"),
            Some(RoleTie::Temporal) => (Relation::Update, "one becomes the other"),
            None => (Relation::Scope, "the table of roles says nothing of the two"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_role_is_found_by_any_of_its_words() {
        let roles = Roles::built_in().unwrap();
        let at = |words: &str| {
            let keys: Vec<WordKey> = words.split(' ').map(WordKey::of).collect();
            roles.at(keys.into_iter()).map(|(n, r)| (n, r.name.to_string()))
        };
        assert_eq!(at("prime minister Dunmore"), Some((2, "prime minister".to_owned())));
        assert_eq!(at("Mum said"), Some((1, "mother".to_owned())));
        assert_eq!(at("Chief fire officer Dunmore"), Some((3, "fire chief".to_owned())));
        assert_eq!(at("officer Dunmore"), Some((1, "officer".to_owned())));
        assert_eq!(at("harbour master"), None);
    }

    #[test]
    fn the_table_has_no_direction_but_for_its_reasons() {
        let roles = Roles::built_in().unwrap();
        for (left, right, wanted) in [
            ("brother", "lodger", Relation::Divergence),
            ("brother", "business partner", Relation::Divergence),
            ("mother", "stepmother", Relation::Conflict),
            ("boyfriend", "partner", Relation::Agree),
            ("parent", "mother", Relation::Refinement),
            ("suspect", "convicted", Relation::Update),
            ("nurse", "mother", Relation::Scope),
        ] {
            assert_eq!(roles.relate(left, right).0, wanted, "{left} {right}");
            assert_eq!(roles.relate(right, left).0, wanted, "{right} {left}");
        }
    }
}
