//! Words of dates: months, weekdays, seasons, units, directions, parts, and what they can mean.

pub mod kinds;
mod load;

use super::files;
use super::holidays::Holidays;
use super::numerals::Numerals;
use super::phrase_table::PhraseTable;
use super::starters::Starters;
use crate::model::{DayPart, Direction, Error, Part, Reference, Season, Unit, WordKey};
use compact_str::CompactString;
use load::{File, Words};
use rustc_hash::FxHashMap;

const PATH: &str = "en/lexicon/calendar.toml";

/// One thing a word can mean in a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sense {
    /// 1 is January.
    Month(u8),
    /// 1 is Monday.
    Weekday(u8),
    /// Spring to winter.
    Season(Season),
    /// Day, week, month …
    Unit(Unit),
    /// Last, this, next …
    Direction(Direction),
    /// Early, mid, end …
    Part(Part),
    /// Morning to night.
    DayPart(DayPart),
    /// Nineties: 90.
    Decade(u8),
    /// Few, several.
    Vague,
    /// A word before a bare year or month that says it is one.
    Introducer,
    /// A time zone: minutes east of Greenwich.
    Zone(i16),
    /// A verb of the past.
    Past,
    /// A verb of what is to come.
    Future,
    /// The same, before "to" alone.
    Intended,
}

/// What a phrase says that needs no further word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fixed {
    /// So many days from the day of publication.
    Days(i8),
    /// Now, some time ago, some time to come.
    Reference(Reference),
    /// The same, after "the" alone.
    AfterThe(Reference),
    /// A frequency, by its place in [`Calendar::set`].
    Set(u16),
}

/// The words of dates.
#[derive(Debug)]
pub struct Calendar {
    known: Starters,
    words: FxHashMap<WordKey, Word>,
    fixed: PhraseTable<Fixed>,
    sets: Vec<CompactString>,
}

/// Everything a word can mean.
#[derive(Debug, Default)]
struct Word {
    kinds: u32,
    senses: Vec<Sense>,
}

impl Calendar {
    /// The built-in list, with the words of `numerals` and the first words of `holidays`.
    ///
    /// # Errors
    /// Where it is no TOML, or a word of it is not known.
    pub fn built_in(numerals: &Numerals, holidays: &Holidays) -> Result<Calendar, Error> {
        let text = files::text(PATH).ok_or_else(|| lexicon_error("the file is missing".into()))?;
        let file: File = toml::from_str(text).map_err(|e| lexicon_error(e.to_string()))?;
        let mut words = Words::default();
        words.numbers(numerals);
        holidays.names().heads().for_each(|head| words.mark(head, kinds::HOLIDAY));
        Ok(file.into_calendar(words))
    }

    /// What the word of `key` can mean, as bits of [`kinds`].
    pub fn kinds(&self, key: WordKey) -> u32 {
        if self.known.may_have(key) { self.words.get(&key).map_or(0, |w| w.kinds) } else { 0 }
    }

    /// What the word of `key` can mean.
    pub fn senses(&self, key: WordKey) -> &[Sense] {
        if self.known.may_have(key) { self.words.get(&key).map_or(&[], |w| w.senses.as_slice()) } else { &[] }
    }

    /// Phrases that say all by themselves.
    pub fn fixed(&self) -> &PhraseTable<Fixed> {
        &self.fixed
    }

    /// The TIMEX3 value of a frequency.
    pub fn set(&self, index: u16) -> CompactString {
        self.sets.get(usize::from(index)).cloned().unwrap_or_default()
    }
}

fn lexicon_error(reason: String) -> Error {
    Error::Lexicon { path: PATH.into(), reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_keeps_all_its_senses() {
        let numerals = Numerals::built_in().unwrap();
        let calendar = Calendar::built_in(&numerals, &Holidays::built_in().unwrap()).unwrap();
        let second = WordKey::of("Second");
        assert!(calendar.senses(second).contains(&Sense::Unit(Unit::Second)));
        assert_eq!(calendar.kinds(second) & (kinds::UNIT | kinds::ORDINAL), kinds::UNIT | kinds::ORDINAL);
        assert_ne!(calendar.kinds(WordKey::of("Sept")) & kinds::START, 0);
        assert_eq!(calendar.kinds(WordKey::of("the")) & kinds::START, 0);
    }
}
