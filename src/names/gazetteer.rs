//! What is known of single words: given name, surname, place, honorific and so on.
//!
//! One open-addressed table of four bytes a slot: 16 bits of the word's key and the number of a
//! combination of [`Flags`]. The low bits of the key choose the slot. Places of several words stand
//! in it under the joined keys of their words. `cargo xtask lexicon` writes it.

use crate::model::{Error, WordKey};

/// What a word may be; any number of these at once.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Flags(pub u32);

/// The classes of words, in the order of their bits. The names are the keys of `words.toml`.
pub const CLASSES: [&str; 27] = [
    "common",
    "given",
    "given_rare",
    "surname",
    "surname_rare",
    "world_name",
    "place",
    "place_small",
    "country",
    "place_part",
    "proper",
    "honorific",
    "title",
    "organisation",
    "landscape",
    "day",
    "particle",
    "saying",
    "connector",
    "preposition",
    "tail",
    "article",
    "dotted",
    "pseudonym",
    "places",
    "legal",
    "demonym",
];

#[allow(missing_docs)]
impl Flags {
    /// A word of the dictionary that is no name.
    pub const COMMON: Flags = Flags(1);
    pub const GIVEN: Flags = Flags(1 << 1);
    pub const GIVEN_RARE: Flags = Flags(1 << 2);
    pub const SURNAME: Flags = Flags(1 << 3);
    pub const SURNAME_RARE: Flags = Flags(1 << 4);
    /// A word of somebody's name somewhere in the world.
    pub const WORLD_NAME: Flags = Flags(1 << 5);
    pub const PLACE: Flags = Flags(1 << 6);
    pub const PLACE_SMALL: Flags = Flags(1 << 7);
    pub const COUNTRY: Flags = Flags(1 << 8);
    /// A word of a place of several words.
    pub const PLACE_PART: Flags = Flags(1 << 9);
    /// A word the dictionary writes with a capital.
    pub const PROPER: Flags = Flags(1 << 10);
    /// `Mr`, `Dr`, `Sir`: hardly anything but a name follows.
    pub const HONORIFIC: Flags = Flags(1 << 11);
    /// `president`, `coach`: a name often follows.
    pub const TITLE: Flags = Flags(1 << 12);
    pub const ORGANISATION: Flags = Flags(1 << 13);
    /// `street`, `lake`, `north`.
    pub const LANDSCAPE: Flags = Flags(1 << 14);
    /// A day or a month.
    pub const DAY: Flags = Flags(1 << 15);
    /// `van`, `bin`, `de`.
    pub const PARTICLE: Flags = Flags(1 << 16);
    /// A verb of saying.
    pub const SAYING: Flags = Flags(1 << 17);
    /// What stands between the capitals of one name: `of`, `and`.
    pub const CONNECTOR: Flags = Flags(1 << 18);
    /// A preposition of place.
    pub const PREPOSITION: Flags = Flags(1 << 19);
    /// What a name's compound ends in: `led`, `based`.
    pub const TAIL: Flags = Flags(1 << 20);
    /// What a name's compound starts with: `al`, `d'`.
    pub const ARTICLE: Flags = Flags(1 << 21);
    /// An abbreviation whose full stop ends no sentence.
    pub const DOTTED: Flags = Flags(1 << 22);
    /// `Child B`, `Witness A`: what stands for a name that may not be told.
    pub const PSEUDONYM: Flags = Flags(1 << 23);
    /// The joined words are a place.
    pub const PLACES: Flags = Flags(1 << 24);
    /// The legal form of a company.
    pub const LEGAL: Flags = Flags(1 << 25);
    /// A people, a faith, what is from somewhere: `French`, `Kurds`.
    pub const DEMONYM: Flags = Flags(1 << 26);

    /// Given name of any frequency.
    pub const ANY_GIVEN: Flags = Flags(0b110);
    /// Surname of any frequency.
    pub const ANY_SURNAME: Flags = Flags(0b11000);

    /// Whether any of `other` is among these.
    #[inline]
    pub fn any(self, other: Flags) -> bool {
        self.0 & other.0 != 0
    }

    /// These and `other`.
    #[inline]
    pub const fn with(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }

    /// These without `other`.
    #[inline]
    pub const fn without(self, other: Flags) -> Flags {
        Flags(self.0 & !other.0)
    }

    /// The flag of a class of [`CLASSES`].
    pub fn of_class(name: &str) -> Option<Flags> {
        CLASSES.iter().position(|c| *c == name).map(|bit| Flags(1 << bit))
    }
}

/// The key of `left` and `right` written as one compound or one name of two words.
#[inline]
pub fn joined(left: WordKey, right: WordKey) -> WordKey {
    let mixed = left.0.wrapping_mul(31).wrapping_add(right.0);
    let mixed = (mixed ^ (mixed >> 32)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    WordKey(mixed ^ (mixed >> 29))
}

/// The key of an entry of a word list; its words may be parted by blanks and hyphens.
pub fn key_of(entry: &str) -> WordKey {
    let mut words = entry.split([' ', '-']).filter(|w| !w.is_empty()).map(WordKey::of);
    let first = words.next().unwrap_or(WordKey(0));
    words.fold(first, joined)
}

/// The table of words.
#[derive(Debug)]
pub struct Gazetteer {
    /// Where they lie in the program, lowest byte first.
    slots: &'static [[u8; 4]],
    palette: Vec<Flags>,
}

/// First bytes of the file.
const MAGIC: &[u8; 8] = b"cd-words";

impl Gazetteer {
    /// The table built into the program.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where it is damaged.
    pub fn built_in() -> Result<Gazetteer, Error> {
        Gazetteer::from_bytes(crate::lexicon::files::bytes("names/words.bin").unwrap_or_default())
    }

    /// Reads what [`Gazetteer::to_bytes`] wrote.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where the bytes are no such table.
    pub fn from_bytes(bytes: &'static [u8]) -> Result<Gazetteer, Error> {
        let damaged = || Error::Lexicon {
            path: "names/words.bin".to_owned(),
            reason: "no table of words; run `cargo xtask lexicon`".to_owned(),
        };
        let rest = bytes.strip_prefix(MAGIC).ok_or_else(damaged)?;
        let (numbers, cut) = rest.as_chunks();
        let (palette_len, numbers) = numbers.split_first().ok_or_else(damaged)?;
        let (palette, slots) = numbers.split_at_checked(number(palette_len) as usize).ok_or_else(damaged)?;
        let is_sound = cut.is_empty() && slots.len().is_power_of_two() && slots.contains(&[0; 4]);
        if !is_sound || slots.iter().any(|slot| (number(slot) & 0xffff) as usize > palette.len()) {
            return Err(damaged());
        }
        let palette = palette.iter().map(|flags| Flags(number(flags))).collect();
        Ok(Gazetteer { slots, palette })
    }

    /// The table of `entries`, sorted by key and each key once; the same bytes for the same entries.
    pub fn to_bytes(entries: &[(WordKey, Flags)]) -> Vec<u8> {
        let mut palette: Vec<u32> = entries.iter().map(|(_, flags)| flags.0).collect();
        palette.sort_unstable();
        palette.dedup();
        let size = (entries.len() * 4 / 3).next_power_of_two();
        let mut slots = vec![0u32; size];
        for (key, flags) in entries {
            let number = palette.partition_point(|p| *p < flags.0) as u32 + 1;
            let mut at = key.0 as usize & (size - 1);
            while slots[at] != 0 {
                at = (at + 1) & (size - 1);
            }
            slots[at] = fingerprint(*key) | number;
        }
        let mut out = MAGIC.to_vec();
        out.extend((palette.len() as u32).to_le_bytes());
        palette.iter().chain(&slots).for_each(|n| out.extend(n.to_le_bytes()));
        out
    }

    /// What is known of the word or name with this key; nothing where it is in no list.
    #[inline]
    pub fn get(&self, key: WordKey) -> Flags {
        let mask = self.slots.len() - 1;
        let wanted = fingerprint(key);
        let mut at = key.0 as usize & mask;
        loop {
            match self.slots.get(at).map(number) {
                None | Some(0) => return Flags(0),
                Some(slot) if slot & 0xffff_0000 == wanted => {
                    return self.palette.get(((slot & 0xffff) as usize).wrapping_sub(1)).copied().unwrap_or_default();
                }
                Some(_) => at = (at + 1) & mask,
            }
        }
    }
}

fn number(bytes: &[u8; 4]) -> u32 {
    u32::from_le_bytes(*bytes)
}

/// The upper 16 bits of a key, in the upper half of a slot.
fn fingerprint(key: WordKey) -> u32 {
    ((key.0 >> 32) & 0xffff_0000) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_found_again() {
        let words = ["marsh", "alan", "stratford-upon-avon", "new york"];
        let mut entries: Vec<_> = words.iter().enumerate().map(|(i, w)| (key_of(w), Flags(1 << i))).collect();
        entries.sort_unstable_by_key(|(key, _)| *key);
        let table = Gazetteer::from_bytes(Gazetteer::to_bytes(&entries).leak()).unwrap();
        for (i, word) in words.iter().enumerate() {
            assert_eq!(table.get(key_of(word)), Flags(1 << i), "{word}");
        }
        assert_eq!(table.get(key_of("york")), Flags(0));
        assert_eq!(key_of("New-York"), key_of("new york"));
    }

    #[test]
    fn damaged_bytes_are_refused() {
        assert!(Gazetteer::from_bytes(b"").is_err());
        assert!(Gazetteer::from_bytes(b"cd-words\x01\0\0\0\x01\0\0\0\x09\0\0\0").is_err());
    }

    #[test]
    fn every_flag_has_its_class() {
        assert_eq!(Flags::of_class("common"), Some(Flags::COMMON));
        assert_eq!(Flags::of_class("pseudonym"), Some(Flags::PSEUDONYM));
        assert_eq!(Flags::of_class("legal"), Some(Flags::LEGAL));
        assert_eq!(Flags::of_class("demonym"), Some(Flags::DEMONYM));
        assert_eq!(Flags::of_class("nonsense"), None);
    }
}
