//! Word lists that phrases and slots of patterns name: `@people`.

use super::files;
use super::lemmas::Lemmas;
use crate::model::Error;
use std::collections::BTreeMap;

const PATH: &str = "en/lexicon/lists.toml";

/// Word lists by name, every form of every entry written out.
#[derive(Debug, Default)]
pub struct Lists {
    lists: BTreeMap<String, Vec<String>>,
}

impl Lists {
    /// The lists built into the program.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where the file is wrong.
    pub fn built_in(lemmas: &Lemmas) -> Result<Lists, Error> {
        let wrong = |reason: String| Error::Lexicon { path: PATH.into(), reason };
        let text = files::text(PATH).ok_or_else(|| wrong("missing".into()))?;
        let raw: BTreeMap<String, Vec<String>> = toml::from_str(text).map_err(|e| wrong(e.to_string()))?;
        let mut lists = BTreeMap::new();
        for (name, entries) in &raw {
            let mut words = Vec::new();
            for entry in entries {
                match entry.strip_prefix('@') {
                    Some(other) => {
                        let other = raw.get(other).ok_or_else(|| wrong(format!("{name}: no list @{other}")))?;
                        words.extend(other.iter().flat_map(|e| written_out(e, lemmas)));
                    }
                    None => words.extend(written_out(entry, lemmas)),
                }
            }
            words.sort_unstable();
            words.dedup();
            lists.insert(name.clone(), words);
        }
        Ok(Lists { lists })
    }

    /// Every form of every entry of the list, sorted; an entry may be several words.
    pub fn words(&self, name: &str) -> Option<&[String]> {
        self.lists.get(name).map(Vec::as_slice)
    }

    /// The names of the lists, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.lists.keys().map(String::as_str)
    }
}

/// `~visit` as all its forms; `police ~officer` as each form after `police`; other entries as they are.
pub fn written_out(entry: &str, lemmas: &Lemmas) -> Vec<String> {
    let Some(at) = entry.find('~') else { return vec![entry.to_lowercase()] };
    let (before, rest) = (&entry[..at], &entry[at + 1..]);
    let (base, after) = rest.split_at(rest.find(' ').unwrap_or(rest.len()));
    lemmas.forms(base).into_iter().map(|form| format!("{before}{form}{after}").to_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_hold_every_form() {
        let lists = Lists::built_in(&Lemmas::built_in().unwrap()).unwrap();
        let people = lists.words("people").unwrap();
        for word in ["person", "people", "women", "firefighters", "officers", "passersby"] {
            assert!(people.iter().any(|w| w == word), "{word}");
        }
        assert!(lists.words("no such list").is_none());
    }
}
