//! Words, numbers and marks of a text, cut once and shared by every recogniser.

use super::Span;
use unicode_normalization::UnicodeNormalization;

/// The hash of a word without case, with straight apostrophes: what lexicons are keyed by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct WordKey(pub u64);

impl WordKey {
    /// The key of an ASCII word known when the program is built: lists of words cost no hashing at run time.
    pub const fn ascii(word: &'static str) -> WordKey {
        let (bytes, mut hash, mut at) = (word.as_bytes(), SEED, 0);
        while at < bytes.len() {
            assert!(bytes[at].is_ascii());
            hash = step(hash, bytes[at].to_ascii_lowercase());
            at += 1;
        }
        WordKey(finish(hash))
    }

    /// The key of `word`. `Visit`, `visit` and `VISIT` have one key; so have `don’t` and `don't`, and an accent
    /// has the same key whether it is part of its letter or follows it.
    pub fn of(word: &str) -> WordKey {
        let mut hash = SEED;
        if word.is_ascii() {
            for byte in word.bytes() {
                hash = step(hash, byte.to_ascii_lowercase());
            }
        } else {
            let mut buffer = [0u8; 4];
            let mut put = |letter: char| {
                let letter = if letter == '’' { '\'' } else { letter };
                for byte in letter.encode_utf8(&mut buffer).bytes() {
                    hash = step(hash, byte);
                }
            };
            // A letter and its accent may be written as one character or as two (NFC composes them).
            if word.contains(|c| matches!(c, '\u{300}'..='\u{36f}')) {
                word.nfc().flat_map(char::to_lowercase).for_each(&mut put);
            } else {
                word.chars().flat_map(char::to_lowercase).for_each(&mut put);
            }
        }
        WordKey(finish(hash))
    }
}

/// The key of a word as it is read, byte by byte.
#[derive(Clone, Copy, Debug)]
pub struct KeyHash(u64);

impl Default for KeyHash {
    fn default() -> Self {
        KeyHash(SEED)
    }
}

impl KeyHash {
    /// Takes the next byte, in lower case.
    #[inline]
    pub fn push(&mut self, byte: u8) {
        self.0 = step(self.0, byte);
    }

    /// The key of the bytes so far.
    #[inline]
    pub fn key(self) -> WordKey {
        WordKey(finish(self.0))
    }
}

/// Where FNV-1a starts.
const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// One step of FNV-1a.
#[inline]
const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0000_0100_0000_01b3)
}

/// Spreads the bits, so that the low ones can index a table.
#[inline]
const fn finish(mut hash: u64) -> u64 {
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    hash ^ (hash >> 29)
}

/// What a token is made of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TokenKind {
    /// Letters, with apostrophes inside (`O'Brien`, `don't`) and the dots of initials (`U.S.`, `J.`).
    Word,
    /// Digits, with grouping marks and a decimal point inside (`1,234.5`).
    Number,
    /// `'s` or a bare `'` that ends a possessive.
    Possessive,
    /// One other visible character: punctuation, a currency sign, an emoji.
    Mark,
}

/// How a word is written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Case {
    /// `visits`; also what has no letters.
    Lower,
    /// `Visits`
    Title,
    /// `A`, `NATO`
    Upper,
    /// `McKay`, `iPhone`
    Mixed,
}

/// One token of an article.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it is written.
    pub case: Case,
    /// Its key in every lexicon.
    pub key: WordKey,
}

impl Token {
    /// Its words.
    pub fn text(self, text: &str) -> &str {
        self.span.slice(text)
    }

    /// Whether it starts with a capital letter.
    pub fn is_capitalised(self, text: &str) -> bool {
        self.kind == TokenKind::Word && self.text(text).starts_with(char::is_uppercase)
    }

    /// Whether it is a hyphen, whichever of the three.
    pub fn is_hyphen(self, text: &str) -> bool {
        matches!(self.text(text), "-" | "‐" | "‑")
    }

    /// Whether nothing stands between it and `next`.
    pub fn touches(self, next: Token) -> bool {
        self.span.end() == next.span.start()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_ignores_case_and_the_shape_of_apostrophes() {
        assert_eq!(WordKey::of("Visit"), WordKey::of("VISIT"));
        assert_eq!(WordKey::of("don’t"), WordKey::of("Don't"));
        assert_eq!(WordKey::of("Élan"), WordKey::of("éLAN"));
        assert_eq!(WordKey::of("Élan"), WordKey::of("e\u{301}lan"));
        assert_ne!(WordKey::of("visit"), WordKey::of("visits"));
        assert_eq!(const { WordKey::ascii("Visit") }, WordKey::of("visit"));
    }
}
