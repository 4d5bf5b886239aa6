//! Reads the list of number words.

use super::{NumberWord, Numerals, Suffixes};
use crate::model::{Error, WordKey};
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::BTreeMap;

const FILE: &str = "en/lexicon/numbers.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    small: BTreeMap<String, u8>,
    tens: BTreeMap<String, u8>,
    scale: BTreeMap<String, Decimal>,
    dozen: BTreeMap<String, u8>,
    suffix: BTreeMap<String, Decimal>,
    money_suffix: BTreeMap<String, Decimal>,
    ordinal: BTreeMap<String, u8>,
    scale_ordinal: BTreeMap<String, Decimal>,
    part: BTreeMap<String, u8>,
    link: BTreeMap<String, Link>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum Link {
    And,
    Point,
    One,
}

impl Numerals {
    /// The words built into the program.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where the list is damaged.
    pub fn built_in() -> Result<Numerals, Error> {
        let list: List = super::super::files::toml(FILE)?;
        let mut out = Numerals::default();
        out.add_cardinals(&list);
        out.add_ordinals(&list);
        for (word, link) in &list.link {
            let link = match link {
                Link::And => NumberWord::And,
                Link::Point => NumberWord::Point,
                Link::One => NumberWord::Article,
            };
            out.add(word, link);
        }
        for (word, scale) in &list.suffix {
            out.suffixes.insert(word.clone(), (*scale, Suffixes::Plain));
        }
        for (word, scale) in &list.money_suffix {
            out.suffixes.insert(word.clone(), (*scale, Suffixes::Money));
        }
        Ok(out)
    }

    fn add(&mut self, word: &str, says: NumberWord) {
        self.words.insert(WordKey::of(word), says);
    }

    fn add_cardinals(&mut self, list: &List) {
        for (word, value) in &list.small {
            self.add(word, NumberWord::Small(*value));
        }
        for (tens, value) in &list.tens {
            self.add(tens, NumberWord::Tens(*value));
            for (unit, small) in list.small.iter().filter(|(_, n)| (1..10).contains(*n)) {
                self.add(&format!("{tens}{unit}"), NumberWord::Tens(value + small));
            }
        }
        for (word, scale) in &list.scale {
            self.add(word, NumberWord::Scale(*scale, false));
            self.add(&format!("{word}s"), NumberWord::Scale(*scale, true));
        }
        for (word, value) in &list.dozen {
            self.add(word, NumberWord::Dozen(*value, word == "dozens"));
        }
    }

    fn add_ordinals(&mut self, list: &List) {
        for (word, value) in &list.ordinal {
            self.add(word, NumberWord::Ordinal(*value, false));
            self.add(&format!("{word}s"), NumberWord::Ordinal(*value, true));
        }
        for (tens, value) in &list.tens {
            for (unit, small) in list.ordinal.iter().filter(|(_, n)| (1..10).contains(*n)) {
                self.add(&format!("{tens}{unit}"), NumberWord::Ordinal(value + small, false));
            }
        }
        for (word, scale) in &list.scale_ordinal {
            self.add(word, NumberWord::ScaleOrdinal(*scale, false));
            self.add(&format!("{word}s"), NumberWord::ScaleOrdinal(*scale, true));
        }
        for (word, value) in &list.part {
            self.add(word, NumberWord::Part(*value, word.ends_with('s')));
        }
    }
}
