//! Which place lies in which: towns in their state and country, districts in their town.
//!
//! Towns come from a table that `cargo xtask lexicon` writes, districts from a list that people edit.
//! Two towns can have one name, so this says what a place may lie in, never where it is.

use super::gazetteer::key_of;
use crate::lexicon::files;
use crate::model::{Error, WordKey};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Chains longer than this are not followed.
const LONGEST: usize = 4;

/// First bytes of the table.
const MAGIC: &[u8; 8] = b"cd-towns";

/// Places and what they may lie in.
#[derive(Debug, Default)]
pub struct Within {
    /// Fingerprints of a town and of what it lies in; sorted.
    towns: Vec<(u32, u32)>,
    districts: FxHashMap<WordKey, Vec<WordKey>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    within: BTreeMap<String, Vec<String>>,
}

impl Within {
    /// The tables built into the program.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where one is damaged.
    pub fn built_in() -> Result<Within, Error> {
        let towns = files::bytes("names/towns.bin").unwrap_or_default();
        let towns = Within::read(towns).ok_or_else(|| Error::Lexicon {
            path: "names/towns.bin".to_owned(),
            reason: "no table of towns; run `cargo xtask lexicon`".to_owned(),
        })?;
        let file: File = files::toml("names/districts.toml")?;
        let mut districts: FxHashMap<WordKey, Vec<WordKey>> = FxHashMap::default();
        for (place, parts) in &file.within {
            parts.iter().for_each(|part| districts.entry(key_of(part)).or_default().push(key_of(place)));
        }
        Ok(Within { towns, districts })
    }

    /// The table of `pairs` of a town and what it lies in; the same bytes for the same pairs.
    pub fn to_bytes(pairs: &[(String, String)]) -> Vec<u8> {
        let mut rows: Vec<(u32, u32)> =
            pairs.iter().map(|(town, place)| (mark(key_of(town)), mark(key_of(place)))).collect();
        rows.sort_unstable();
        rows.dedup();
        let numbers = rows.iter().flat_map(|(town, place)| [*town, *place]);
        MAGIC.iter().copied().chain(numbers.flat_map(u32::to_le_bytes)).collect()
    }

    fn read(bytes: &[u8]) -> Option<Vec<(u32, u32)>> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let number = |b: &[u8]| b.try_into().map(u32::from_le_bytes).unwrap_or_default();
        let rows: Vec<(u32, u32)> = rest.chunks_exact(8).map(|row| (number(&row[..4]), number(&row[4..]))).collect();
        (rest.len() % 8 == 0 && rows.is_sorted()).then_some(rows)
    }

    /// Whether the tables have the place, as one that lies in another or as one in which others lie.
    pub fn knows(&self, place: &str) -> bool {
        let (key, at) = (key_of(place), mark(key_of(place)));
        let is_town = self.towns.get(self.towns.partition_point(|row| row.0 < at)).is_some_and(|row| row.0 == at);
        is_town || self.districts.contains_key(&key) || self.towns.iter().any(|row| row.1 == at)
    }

    /// Whether the place `inner` may lie in the place `outer`.
    pub fn lies_in(&self, inner: &str, outer: &str) -> bool {
        let outer = key_of(outer);
        let mut reached = vec![key_of(inner)];
        for _ in 0..LONGEST {
            if reached.iter().any(|place| self.is_town_in(*place, outer)) {
                return true;
            }
            reached = reached.iter().filter_map(|place| self.districts.get(place)).flatten().copied().collect();
            if reached.contains(&outer) {
                return true;
            }
        }
        false
    }

    fn is_town_in(&self, town: WordKey, place: WordKey) -> bool {
        self.towns.binary_search(&(mark(town), mark(place))).is_ok()
    }
}

/// The upper half of a key.
fn mark(key: WordKey) -> u32 {
    (key.0 >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_in_what() {
        let within = Within::built_in().unwrap();
        for (inner, outer) in [
            ("Brixton", "Lambeth"),
            ("Brixton", "London"),
            ("Leeds", "England"),
            ("Brixton", "England"),
            ("Flushing", "New York City"),
            ("Houston", "Texas"),
            ("Lyon", "France"),
        ] {
            assert!(within.lies_in(inner, outer), "{inner} in {outer}");
            assert!(!within.lies_in(outer, inner), "{outer} in {inner}");
        }
        assert!(!within.lies_in("Brixton", "Camden") && !within.lies_in("Lyon", "Germany"));
        assert!(!within.lies_in("Leeds", "Leeds"));
    }

    #[test]
    fn damaged_bytes_are_refused() {
        assert!(Within::read(b"nonsense").is_none());
        assert!(Within::read(b"cd-towns\x01\0\0").is_none());
    }
}
