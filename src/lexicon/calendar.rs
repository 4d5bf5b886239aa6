//! Words of dates: months, weekdays, seasons, units, directions, parts, and what they can mean.

use super::files;
use super::phrase_table::PhraseTable;
use crate::model::{DayPart, Direction, Error, Part, Reference, Season, Unit, WordKey};
use compact_str::CompactString;
use rustc_hash::{FxHashMap, FxHashSet};
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
    /// First to thirtieth.
    Ordinal(u8),
    /// One to thousand.
    Cardinal(u16),
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
    senses: FxHashMap<WordKey, Vec<Sense>>,
    fixed: PhraseTable<Fixed>,
    sets: Vec<CompactString>,
    starters: FxHashSet<WordKey>,
}

impl Calendar {
    /// The built-in list.
    ///
    /// # Errors
    /// Where it is no TOML, or a word of it is not known.
    pub fn built_in() -> Result<Calendar, Error> {
        let text = files::text(PATH).ok_or_else(|| lexicon_error("the file is missing".into()))?;
        let file: File = toml::from_str(text).map_err(|e| lexicon_error(e.to_string()))?;
        Ok(file.into_calendar())
    }

    /// What the word of `key` can mean.
    pub fn senses(&self, key: WordKey) -> &[Sense] {
        self.senses.get(&key).map_or(&[], Vec::as_slice)
    }

    /// Whether a date can start with the word of `key`.
    pub fn starts(&self, key: WordKey) -> bool {
        self.starters.contains(&key)
    }

    /// Every word that a date can start with.
    pub fn starters(&self) -> impl Iterator<Item = WordKey> {
        self.starters.iter().copied()
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
    ordinals: BTreeMap<String, u8>,
    cardinals: BTreeMap<String, u16>,
    vague: Words,
    decades: BTreeMap<String, u8>,
    days: BTreeMap<String, i8>,
    references: References,
    sets: BTreeMap<String, CompactString>,
    tense: Verbs,
    zones: BTreeMap<String, i16>,
    introducers: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
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

impl File {
    fn into_calendar(self) -> Calendar {
        let mut out = Senses::default();
        out.all(&self.months, true, |v| Sense::Month(*v));
        out.all(&self.weekdays, true, |v| Sense::Weekday(*v));
        out.all(&self.seasons, true, |v| Sense::Season((*v).into()));
        out.all(&self.units, true, |v| Sense::Unit((*v).into()));
        out.all(&self.directions, true, |v| Sense::Direction((*v).into()));
        out.all(&self.parts, true, |v| Sense::Part((*v).into()));
        out.all(&self.dayparts, true, |v| Sense::DayPart((*v).into()));
        out.all(&self.ordinals, true, |v| Sense::Ordinal(*v));
        out.all(&self.cardinals, true, |v| Sense::Cardinal(*v));
        out.all(&self.zones, false, |v| Sense::Zone(*v));
        out.all(&self.decades, true, |v| Sense::Decade(*v));
        let each = |words: &[String], sense: Sense, start: bool, out: &mut Senses| {
            words.iter().for_each(|w| out.add(w, sense, start));
        };
        each(&self.vague.words, Sense::Vague, true, &mut out);
        each(&self.introducers.words, Sense::Introducer, false, &mut out);
        each(&self.tense.past, Sense::Past, false, &mut out);
        each(&self.tense.future, Sense::Future, false, &mut out);
        each(&self.tense.intended, Sense::Intended, false, &mut out);
        for word in ["every", "each", "per", "once", "twice", "noon", "midday", "midnight", "tonight", "q1", "h1"] {
            out.starters.insert(WordKey::of(word));
        }
        for word in ["q2", "q3", "q4", "h2", "fiscal", "financial", "fy", "eom", "eoy", "bom", "boy"] {
            out.starters.insert(WordKey::of(word));
        }
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
        out.starters.extend(fixed.heads());
        Calendar { senses: out.senses, fixed, sets, starters: out.starters }
    }
}

#[derive(Default)]
struct Senses {
    senses: FxHashMap<WordKey, Vec<Sense>>,
    starters: FxHashSet<WordKey>,
}

impl Senses {
    fn add(&mut self, word: &str, sense: Sense, start: bool) {
        let key = WordKey::of(word);
        self.senses.entry(key).or_default().push(sense);
        if start {
            self.starters.insert(key);
        }
    }

    fn all<V>(&mut self, words: &BTreeMap<String, V>, start: bool, sense: impl Fn(&V) -> Sense) {
        words.iter().for_each(|(word, value)| self.add(word, sense(value), start));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_keeps_all_its_senses() {
        let calendar = Calendar::built_in().unwrap();
        let senses = calendar.senses(WordKey::of("Second"));
        assert!(senses.contains(&Sense::Unit(Unit::Second)) && senses.contains(&Sense::Ordinal(2)));
        assert!(calendar.starts(WordKey::of("Sept")) && !calendar.starts(WordKey::of("the")));
    }
}
