//! Numbers in digits and words: which tokens make one number, and which one.
//!
//! "twenty-one", "1,234", "two and a half million", "2½", "half a million", "three quarters",
//! "nineteenth", "1.2bn". Signs, units and words of comparison are the business of the figures.

mod digits;
mod fractions;
mod load;
mod powers;
mod roman;
mod words;

pub use digits::{Digits, digits};
pub use roman::roman;

use crate::model::{Token, TokenKind, WordKey};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

/// What a word says in a number.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum NumberWord {
    /// "seven": below twenty.
    Small(u8),
    /// "forty", and "fortytwo" written as one word.
    Tens(u8),
    /// "million", "hundred"; whether it is a plural, which alone is vague.
    Scale(Decimal, bool),
    /// "dozen", "score"; whether it is a plural.
    Dozen(u8, bool),
    /// "seventh", "fortieth", "fortysecond"; whether it is a plural.
    Ordinal(u8, bool),
    /// "millionth"; whether it is a plural.
    ScaleOrdinal(Decimal, bool),
    /// "half", "quarters"; whether it is a plural.
    Part(u8, bool),
    /// "and"
    And,
    /// "point"
    Point,
    /// "a", "an"
    Article,
}

/// What kind of number was read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NumeralKind {
    /// "twelve", "2.5"
    Cardinal,
    /// "twelfth", "12th"
    Ordinal,
    /// "two thirds", "half a million", "2½"
    Fraction,
}

/// A number and how it was written.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Numeral {
    /// Its value, tidied to 15 digits.
    pub value: Decimal,
    /// How many tokens it covers.
    pub tokens: usize,
    /// What kind it is.
    pub kind: NumeralKind,
    /// The scale word or suffix it ends in ("million"), one where there is none.
    pub scale: Decimal,
    /// The step it was written to, where its digits do not show it: a quarter of a million.
    pub step: Option<Decimal>,
    /// Whether it starts with digits.
    pub digits: bool,
}

/// Which abbreviations of scales may follow digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Suffixes {
    /// None: "5k" is the number 5.
    None,
    /// Those that are nothing else: `k`, `bn`, `M`.
    Plain,
    /// Also `m`, `b`, `t`, which are units elsewhere.
    Money,
}

/// The number words of one language.
#[derive(Debug, Default)]
pub struct Numerals {
    words: FxHashMap<WordKey, NumberWord>,
    suffixes: FxHashMap<String, (Decimal, Suffixes)>,
}

impl Numerals {
    /// What a word with this key says in a number.
    pub fn word(&self, key: WordKey) -> Option<NumberWord> {
        self.words.get(&key).copied()
    }

    /// Every word and what it says.
    pub fn words(&self) -> impl Iterator<Item = (WordKey, NumberWord)> + '_ {
        self.words.iter().map(|(key, word)| (*key, *word))
    }

    /// Whether a number may start at `token`.
    pub fn starts(&self, text: &str, token: Token) -> bool {
        match token.kind {
            TokenKind::Number => true,
            TokenKind::Word => !matches!(self.word(token.key), None | Some(NumberWord::And)),
            TokenKind::Mark => digits::vulgar(token.text(text)).is_some(),
            TokenKind::Possessive => false,
        }
    }

    /// The longest number that starts at the first of `tokens`, without a sign.
    pub fn read(&self, text: &str, tokens: &[Token], suffixes: Suffixes) -> Option<Numeral> {
        let first = *tokens.first()?;
        let mut numeral = match first.kind {
            TokenKind::Number => self.read_digits(text, tokens, suffixes)?,
            TokenKind::Word => self.read_words(text, tokens)?,
            TokenKind::Mark => self.read_vulgar(text, tokens)?,
            TokenKind::Possessive => return None,
        };
        numeral.value = crate::model::decimal::tidy(numeral.value);
        Some(numeral)
    }

    /// The token after a product that starts the row, where it is too large or too small to be read.
    pub fn past_product(&self, text: &str, tokens: &[Token]) -> Option<usize> {
        let (end, factor) = powers::times_power(text, tokens, 1)?;
        factor.is_none().then_some(end)
    }

    /// The number of "7th", "21st": digits with the ending of an ordinal.
    fn ordinal_ending(text: &str, token: Token) -> bool {
        let word = token.text(text);
        ["st", "nd", "rd", "th"].iter().any(|e| word.eq_ignore_ascii_case(e))
    }

    /// The scale that a suffix after digits stands for.
    fn suffix(&self, word: &str, allowed: Suffixes) -> Option<Decimal> {
        let bare = word.strip_suffix('.').unwrap_or(word);
        let (scale, class) = *self.suffixes.get(bare)?;
        match (class, allowed) {
            (_, Suffixes::Money) | (Suffixes::Plain, Suffixes::Plain) => Some(scale),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
