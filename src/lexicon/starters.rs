//! A small bit table that says of most words at once that nothing starts with them.

use crate::model::WordKey;

const BITS: u64 = 1 << 14;

/// A set of words that may say yes of a word that is not in it, and never no of one that is.
#[derive(Debug)]
pub struct Starters {
    bits: Box<[u64]>,
}

impl Starters {
    /// The set of `keys`.
    pub fn new(keys: impl IntoIterator<Item = WordKey>) -> Starters {
        let mut bits = vec![0u64; (BITS / 64) as usize].into_boxed_slice();
        for key in keys {
            if let Some(word) = bits.get_mut((key.0 % BITS / 64) as usize) {
                *word |= 1 << (key.0 % 64);
            }
        }
        Starters { bits }
    }

    /// Whether the word of `key` may be in it.
    pub fn may_have(&self, key: WordKey) -> bool {
        self.bits.get((key.0 % BITS / 64) as usize).is_some_and(|word| word >> (key.0 % 64) & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_is_found_and_most_else_is_not() {
        let set = Starters::new(["may", "friday"].map(WordKey::of));
        assert!(set.may_have(WordKey::of("Friday")) && set.may_have(WordKey::of("May")));
        let others = (0..1000).filter(|n| set.may_have(WordKey::of(&format!("w{n}")))).count();
        assert!(others < 10);
    }
}
