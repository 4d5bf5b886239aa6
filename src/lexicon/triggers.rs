//! Where a figure may start: one look-up a word, behind a small filter, so that other words cost next to nothing.

use super::currencies::Currencies;
use super::nouns::Nouns;
use super::numerals::{NumberWord, Numerals};
use super::units::Units;
use super::vague::Vague;
use crate::model::WordKey;
use rustc_hash::{FxHashMap, FxHashSet};

/// What kind of figure a word may start.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trigger {
    /// A number word.
    Number,
    /// "a", "an": a figure only before a unit, a scale, a share.
    Article,
    /// "dozens", "several".
    Vague,
    /// "all", "another": a figure only before a unit of time.
    Whole,
    /// "aged", "age"
    AgeCue,
    /// "teenager"
    Teenager,
    /// "forties": the decade of a life.
    Decade(u8),
    /// "tenfold", "doubled"
    Fold(u8),
    /// "twice", "thrice"
    Times(u8),
    /// "years", "decades": a span nobody measured, in "for years".
    Span,
    /// "minus", "negative"
    Minus,
}

/// The words a figure may start with.
#[derive(Debug)]
pub struct Triggers {
    filter: Box<[u64; 1024]>,
    words: FxHashMap<WordKey, Trigger>,
    after_article: FxHashSet<WordKey>,
}

const SPANS: [&str; 9] = ["seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"];
const TENS: [(&str, u8); 8] = [
    ("twenties", 20),
    ("thirties", 30),
    ("forties", 40),
    ("fifties", 50),
    ("sixties", 60),
    ("seventies", 70),
    ("eighties", 80),
    ("nineties", 90),
];

impl Triggers {
    /// From the lists of number words and vague words, and a few of its own.
    pub fn new(numerals: &Numerals, vague: &Vague, units: &Units, currencies: &Currencies, nouns: &Nouns) -> Triggers {
        let measured = units.first_keys().chain(currencies.first_keys()).chain(nouns.before_units());
        let numbers = numerals.words().map(|(key, _)| key).chain(vague.first_keys());
        let after_article = measured.chain(numbers).collect();
        let mut out = Triggers { filter: Box::new([0; 1024]), words: FxHashMap::default(), after_article };
        for (key, word) in numerals.words() {
            match word {
                NumberWord::And => {}
                NumberWord::Article => out.add(key, Trigger::Article),
                _ => out.add(key, Trigger::Number),
            }
        }
        for key in vague.first_keys() {
            out.add(key, Trigger::Vague);
        }
        let mut own = |word: &str, trigger| out.add(WordKey::of(word), trigger);
        ["aged", "age", "ages"].into_iter().for_each(|w| own(w, Trigger::AgeCue));
        ["teenager", "teenagers", "teen", "teens"].into_iter().for_each(|w| own(w, Trigger::Teenager));
        ["all", "another", "full", "whole", "entire"].into_iter().for_each(|w| own(w, Trigger::Whole));
        ["minus", "negative"].into_iter().for_each(|w| own(w, Trigger::Minus));
        SPANS.into_iter().for_each(|w| own(w, Trigger::Span));
        TENS.into_iter().for_each(|(w, n)| own(w, Trigger::Decade(n)));
        [("twice", 2), ("thrice", 3)].into_iter().for_each(|(w, n)| own(w, Trigger::Times(n)));
        let small = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
        for (n, word) in (2..).zip(small) {
            own(&format!("{word}fold"), Trigger::Fold(n));
        }
        own("hundredfold", Trigger::Fold(100));
        [("doubled", 2), ("trebled", 3), ("tripled", 3), ("quadrupled", 4)]
            .into_iter()
            .for_each(|(w, n)| own(w, Trigger::Fold(n)));
        out
    }

    /// Whether "a" before this word may be an amount: "a mile", "a dozen", "a full day".
    pub fn follows_article(&self, key: WordKey) -> bool {
        self.after_article.contains(&key)
    }

    fn add(&mut self, key: WordKey, trigger: Trigger) {
        self.filter[Self::slot(key)] |= 1 << (key.0 & 63);
        self.words.insert(key, trigger);
    }

    fn slot(key: WordKey) -> usize {
        (key.0 >> 6) as usize & 1023
    }

    /// What a figure that starts with this word may be.
    pub fn of(&self, key: WordKey) -> Option<Trigger> {
        if self.filter[Self::slot(key)] & (1 << (key.0 & 63)) == 0 {
            return None;
        }
        self.words.get(&key).copied()
    }
}
