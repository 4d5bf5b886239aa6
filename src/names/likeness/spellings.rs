//! Which words are spellings of one name, by lists of such words.
//!
//! The table is read where it lies in the program: entries of eight bytes, sorted, each the upper 48 bits of a word's
//! key and the number of a list. `cargo xtask name-clusters` writes it.

use crate::model::{Error, WordKey};

/// The lists of spellings that a word stands in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spellings {
    entries: &'static [[u8; 8]],
}

/// First bytes of the file.
const MAGIC: &[u8; 8] = b"cd-spell";

/// Bits of an entry that are the number of its list.
const NUMBER: u64 = 0xffff;

impl Spellings {
    /// Reads what [`Spellings::to_bytes`] wrote.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where the bytes are no such table.
    pub fn from_bytes(bytes: &'static [u8]) -> Result<Spellings, Error> {
        let damaged = || Error::Lexicon {
            path: "names/likeness/spellings.bin".to_owned(),
            reason: "no table of spellings; run `cargo xtask name-clusters`".to_owned(),
        };
        let (entries, rest) = bytes.strip_prefix(MAGIC).ok_or_else(damaged)?.as_chunks();
        if rest.is_empty() { Ok(Spellings { entries }) } else { Err(damaged()) }
    }

    /// The table of `lists`, each the spellings of one name; none where there are more lists than can be numbered
    /// (65,536).
    pub fn to_bytes(lists: &[Vec<String>]) -> Option<Vec<u8>> {
        let mut entries: Vec<u64> = Vec::new();
        for (number, words) in lists.iter().enumerate() {
            let number = u64::from(u16::try_from(number).ok()?);
            entries.extend(words.iter().map(|word| WordKey::of(word).0 & !NUMBER | number));
        }
        entries.sort_unstable();
        entries.dedup();
        let mut out = MAGIC.to_vec();
        entries.iter().for_each(|entry| out.extend(entry.to_be_bytes()));
        Some(out)
    }

    /// Whether some list has both words.
    pub(super) fn join(self, left: WordKey, right: WordKey) -> bool {
        let mut others = self.lists(right);
        let Some(mut other) = others.next() else { return false };
        // Both come in order.
        for list in self.lists(left) {
            while other < list {
                let Some(next) = others.next() else { return false };
                other = next;
            }
            if other == list {
                return true;
            }
        }
        false
    }

    /// The numbers of the lists that have `word`, in order.
    fn lists(self, word: WordKey) -> impl Iterator<Item = u64> {
        let wanted = word.0 & !NUMBER;
        let number = |entry: &[u8; 8]| u64::from_be_bytes(*entry);
        let first = self.entries.partition_point(|entry| number(entry) < wanted);
        let own = self.entries.iter().skip(first).map(number).take_while(move |entry| entry & !NUMBER == wanted);
        own.map(|entry| entry & NUMBER)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(lists: &[&str]) -> Spellings {
        let lists: Vec<Vec<String>> = lists.iter().map(|list| list.split(' ').map(str::to_owned).collect()).collect();
        Spellings::from_bytes(Spellings::to_bytes(&lists).unwrap().leak()).unwrap()
    }

    #[test]
    fn words_of_one_list_are_one_name() {
        let spellings = of(&["erik eric", "erika erica", "eric erich aerik", "hans", "erik hans"]);
        let join = |left: &str, right: &str| spellings.join(WordKey::of(left), WordKey::of(right));
        for (left, right) in [("erik", "eric"), ("eric", "aerik"), ("hans", "erik"), ("Erica", "erika")] {
            assert!(join(left, right) && join(right, left), "{left}, {right}");
        }
        for (left, right) in
            [("erik", "erich"), ("erika", "erik"), ("hans", "eric"), ("hans", "olga"), ("olga", "hans")]
        {
            assert!(!join(left, right), "{left}, {right}");
        }
    }

    #[test]
    fn what_is_no_table_is_said_to_be_none() {
        assert!(Spellings::from_bytes(b"").is_err());
        assert!(Spellings::from_bytes(b"cd-spell1234567").is_err());
        assert!(Spellings::to_bytes(&vec![Vec::new(); 65_537]).is_none());
        assert!(Spellings::to_bytes(&vec![Vec::new(); 65_536]).is_some());
    }
}
