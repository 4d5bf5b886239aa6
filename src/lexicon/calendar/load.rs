//! The list of the words of dates as it is written, and how the tables of [`Calendar`] are made of it.

use super::{Calendar, Fixed, Sense, Word, kinds};
use crate::lexicon::numerals::{NumberWord, Numerals};
use crate::lexicon::phrase_table::PhraseTable;
use crate::lexicon::starters::Starters;
use crate::model::{DayPart, Direction, Part, Reference, Season, Unit, WordKey};
use compact_str::CompactString;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
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
    "lunch",
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
    "through", "until", "till", "and", "or", "of", "tonight", "day", "full", "more", "whole", "calendar", "trading",
    "bc", "b.c.",
];

impl File {
    pub(super) fn into_calendar(self, mut out: Words) -> Calendar {
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
pub(super) struct Words {
    words: FxHashMap<WordKey, Word>,
}

impl Words {
    pub(super) fn mark(&mut self, key: WordKey, kind: u32) {
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

    pub(super) fn numbers(&mut self, numerals: &Numerals) {
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
