//! Words of dates: months, weekdays, seasons, units, directions, parts, and what they can mean.

use super::files;
use super::holidays::Holidays;
use super::numerals::{NumberWord, Numerals};
use super::phrase_table::PhraseTable;
use super::starters::Starters;
use crate::model::{DayPart, Direction, Error, Part, Reference, Season, Unit, WordKey};
use compact_str::CompactString;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;

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

/// The kinds of thing a word can mean in a date, as bits: what the grammar asks first, for every word.
pub mod kinds {
    /// A month.
    pub const MONTH: u32 = 1;
    /// A weekday.
    pub const WEEKDAY: u32 = 1 << 1;
    /// A season.
    pub const SEASON: u32 = 1 << 2;
    /// Day, week, month …
    pub const UNIT: u32 = 1 << 3;
    /// Last, this, next …
    pub const DIRECTION: u32 = 1 << 4;
    /// Early, mid, end …
    pub const PART: u32 = 1 << 5;
    /// Morning to night.
    pub const DAY_PART: u32 = 1 << 6;
    /// The end of an ordinal in words.
    pub const ORDINAL: u32 = 1 << 7;
    /// A cardinal in words.
    pub const CARDINAL: u32 = 1 << 8;
    /// "a", "an"
    pub const ARTICLE: u32 = 1 << 9;
    /// Nineties.
    pub const DECADE: u32 = 1 << 10;
    /// Few, several.
    pub const VAGUE: u32 = 1 << 11;
    /// A time zone.
    pub const ZONE: u32 = 1 << 12;
    /// A word before a bare year or month.
    pub const INTRODUCER: u32 = 1 << 13;
    /// A verb that tells of time.
    pub const VERB: u32 = 1 << 14;
    /// The first word of a phrase that says all by itself.
    pub const FIXED: u32 = 1 << 15;
    /// The first word of a holiday.
    pub const HOLIDAY: u32 = 1 << 16;
    /// Another word the grammar starts at: "every", "noon", "fiscal".
    pub const OWN: u32 = 1 << 17;
    /// A word that can go on with a date after a number: "am", "to", "of".
    pub const AFTER_NUMBER: u32 = 1 << 18;
    /// An event that is set beforehand: "election", "hearing".
    pub const EVENT: u32 = 1 << 19;
    /// What a date can start with.
    pub const START: u32 = ((1 << 12) - 1) | FIXED | HOLIDAY | OWN;
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    months: BTreeMap<String, u8>,
    weekdays: BTreeMap<String, u8>,
    seasons: BTreeMap<String, SeasonWord>,
    units: BTreeMap<String, UnitWord>,
    directions: BTreeMap<String, DirectionWord>,
    parts: BTreeMap<String, PartWord>,
    dayparts: BTreeMap<String, DayPartWord>,
    vague: List,
    decades: BTreeMap<String, u8>,
    days: BTreeMap<String, i8>,
    references: References,
    sets: BTreeMap<String, CompactString>,
    tense: Verbs,
    zones: BTreeMap<String, i16>,
    introducers: List,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct References {
    present: Vec<String>,
    past: Vec<String>,
    future: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Verbs {
    future: Vec<String>,
    intended: Vec<String>,
    events: Vec<String>,
    past: Vec<String>,
}

/// Names of the model's values as the file writes them.
macro_rules! named {
    ($word:ident => $type:ident: $($variant:ident),+) => {
        #[derive(Deserialize, Clone, Copy)]
        #[serde(rename_all = "lowercase")]
        enum $word { $($variant),+ }
        impl From<$word> for $type {
            fn from(word: $word) -> $type { match word { $($word::$variant => $type::$variant),+ } }
        }
    };
}
named!(SeasonWord => Season: Spring, Summer, Autumn, Winter);
named!(UnitWord => Unit: Second, Minute, Hour, Day, Weekend, Week, Fortnight, Month, Quarter, Season, Half, Year, Decade, Century);
named!(DirectionWord => Direction: Last, This, Next, Preceding, Following, That, Latest);
named!(PartWord => Part: Early, Middle, Late, Start, End, Earlier, Later);
named!(DayPartWord => DayPart: Morning, Noon, Afternoon, Evening, Night);

/// Words the grammar knows by itself.
const OWN: &[&str] = &[
    "every",
    "each",
    "per",
    "once",
    "twice",
    "thrice",
    "noon",
    "midday",
    "midnight",
    "tonight",
    "half",
    "final",
    "fiscal",
    "financial",
    "fy",
    "q1",
    "q2",
    "q3",
    "q4",
    "h1",
    "h2",
    "eom",
    "eoy",
    "bom",
    "boy",
    "soon",
    "ad",
    "w",
    "couple",
    "bce",
    "ad",
    "a.d.",
    "ce",
];
/// Words that go on with a date after a number.
const AFTER_NUMBER: &[&str] = &[
    "am", "a.m.", "a.m", "pm", "p.m.", "p.m", "o'clock", "times", "in", "at", "hours", "hrs", "local", "to", "thru",
    "through", "until", "till", "and", "or", "of", "day", "full", "more", "whole", "calendar", "trading", "bc", "b.c.",
];

impl File {
    fn into_calendar(self, mut out: Words) -> Calendar {
        use kinds::{
            DAY_PART, DECADE, DIRECTION, FIXED, INTRODUCER, MONTH, PART, SEASON, UNIT, VAGUE, VERB, WEEKDAY, ZONE,
        };
        out.all(&self.months, MONTH, |v| Sense::Month(*v));
        out.all(&self.weekdays, WEEKDAY, |v| Sense::Weekday(*v));
        out.all(&self.seasons, SEASON, |v| Sense::Season((*v).into()));
        out.all(&self.units, UNIT, |v| Sense::Unit((*v).into()));
        out.all(&self.directions, DIRECTION, |v| Sense::Direction((*v).into()));
        out.all(&self.parts, PART, |v| Sense::Part((*v).into()));
        out.all(&self.dayparts, DAY_PART, |v| Sense::DayPart((*v).into()));
        out.all(&self.zones, ZONE, |v| Sense::Zone(*v));
        out.all(&self.decades, DECADE, |v| Sense::Decade(*v));
        out.each(&self.vague.words, VAGUE, Sense::Vague);
        out.each(&self.introducers.words, INTRODUCER, Sense::Introducer);
        out.each(&self.tense.past, VERB, Sense::Past);
        out.each(&self.tense.future, VERB, Sense::Future);
        out.each(&self.tense.intended, VERB, Sense::Intended);
        self.tense.events.iter().for_each(|word| out.mark(WordKey::of(word), kinds::EVENT));
        OWN.iter().for_each(|word| out.mark(WordKey::of(word), kinds::OWN));
        AFTER_NUMBER.iter().for_each(|word| out.mark(WordKey::of(word), kinds::AFTER_NUMBER));
        let mut sets = Vec::new();
        let mut fixed: Vec<(String, Fixed)> = Vec::new();
        for (words, timex) in self.sets {
            fixed.push((words, Fixed::Set(sets.len() as u16)));
            sets.push(timex);
        }
        fixed.extend(self.days.into_iter().map(|(w, d)| (w, Fixed::Days(d))));
        let refs = self.references;
        for (words, reference) in
            [(refs.present, Reference::Present), (refs.past, Reference::Past), (refs.future, Reference::Future)]
        {
            fixed.extend(words.into_iter().map(|words| match words.strip_prefix("the ") {
                Some(rest) => (rest.to_owned(), Fixed::AfterThe(reference)),
                None => (words, Fixed::Reference(reference)),
            }));
        }
        let fixed = PhraseTable::new(fixed);
        fixed.heads().for_each(|head| out.mark(head, FIXED));
        Calendar { known: Starters::new(out.words.keys().copied()), words: out.words, fixed, sets }
    }
}

/// Words as they are gathered.
#[derive(Default)]
struct Words {
    words: FxHashMap<WordKey, Word>,
}

impl Words {
    fn mark(&mut self, key: WordKey, kind: u32) {
        self.words.entry(key).or_default().kinds |= kind;
    }

    fn add(&mut self, word: &str, kind: u32, sense: Sense) {
        let entry = self.words.entry(WordKey::of(word)).or_default();
        entry.kinds |= kind;
        entry.senses.push(sense);
    }

    fn each(&mut self, words: &[String], kind: u32, sense: Sense) {
        words.iter().for_each(|word| self.add(word, kind, sense));
    }

    fn all<V>(&mut self, words: &BTreeMap<String, V>, kind: u32, sense: impl Fn(&V) -> Sense) {
        words.iter().for_each(|(word, value)| self.add(word, kind, sense(value)));
    }

    fn numbers(&mut self, numerals: &Numerals) {
        for (key, word) in numerals.words() {
            match word {
                NumberWord::Article => self.mark(key, kinds::ARTICLE),
                NumberWord::Ordinal(n, false) if n <= 31 => self.mark(key, kinds::ORDINAL),
                NumberWord::Tens(_) => self.mark(key, kinds::CARDINAL | kinds::ORDINAL),
                NumberWord::Small(_) | NumberWord::Scale(_, false) | NumberWord::Dozen(_, false) => {
                    self.mark(key, kinds::CARDINAL);
                }
                _ => {}
            }
        }
    }
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
