//! A set of words that says no at once.

use super::WordKey;

/// A bit for each word of a list: most words that are not in it are told without a look-up.
#[derive(Clone, Debug)]
pub struct Sieve {
    bits: Box<[u64; SIZE]>,
}

const SIZE: usize = 2048;

impl Default for Sieve {
    fn default() -> Self {
        Sieve { bits: Box::new([0; SIZE]) }
    }
}

impl Sieve {
    /// Puts a word in.
    pub fn add(&mut self, key: WordKey) {
        self.bits[Self::slot(key)] |= 1 << (key.0 & 63);
    }

    /// Whether the word may be in it. No is certain.
    pub fn may_have(&self, key: WordKey) -> bool {
        self.bits[Self::slot(key)] & (1 << (key.0 & 63)) != 0
    }

    fn slot(key: WordKey) -> usize {
        (key.0 >> 6) as usize % SIZE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_is_never_denied() {
        let words: Vec<String> = (0..5000).map(|n| format!("word{n}")).collect();
        let mut sieve = Sieve::default();
        assert!(!words.iter().any(|w| sieve.may_have(WordKey::of(w))));
        words.iter().step_by(2).for_each(|w| sieve.add(WordKey::of(w)));
        assert!(words.iter().step_by(2).all(|w| sieve.may_have(WordKey::of(w))));
        let wrong = words.iter().skip(1).step_by(2).filter(|w| sieve.may_have(WordKey::of(w))).count();
        assert!(wrong < 150, "{wrong} of 2500 would be looked up in vain");
    }
}
