//! Days with a name: their names, and the rules that give their dates. Reckoning is the normalise stage's.

use super::files;
use super::phrase_table::PhraseTable;
use crate::model::Error;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use serde::Deserialize;

const PATH: &str = "en/lexicon/holidays.toml";
const TABLE: &str = "en/lexicon/holidays.csv";

/// How the date of a holiday follows from the year.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum HolidayRule {
    /// Month and day.
    Fixed(i8, i8),
    /// Month and day; the nearest working day where that is a Saturday or Sunday.
    Workday(i8, i8),
    /// Month and day; the day before where that is a Sunday.
    NotSunday(i8, i8),
    /// The nth (from the end where negative) weekday (1 is Monday) of a month.
    Nth(i8, i8, i8),
    /// Days from western Easter Sunday.
    Easter(i16),
    /// Days from eastern Easter Sunday.
    Orthodox(i16),
    /// The dates themselves, in order, for calendars that follow the moon.
    Table(Vec<Date>),
}

/// A day with a name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Holiday {
    /// Where it falls.
    pub rule: HolidayRule,
    /// Days to add.
    pub shift: i16,
    /// How many days it lasts.
    pub days: i16,
}

/// Every holiday.
#[derive(Debug)]
pub struct Holidays {
    list: Vec<Holiday>,
    names: PhraseTable<u16>,
}

impl Holidays {
    /// The built-in list.
    ///
    /// # Errors
    /// Where it is no TOML or has a rule that cannot be read.
    pub fn built_in() -> Result<Holidays, Error> {
        let text = files::text(PATH).ok_or_else(|| broken(PATH, "the file is missing"))?;
        let file: File = toml::from_str(text).map_err(|e| broken(PATH, &e.to_string()))?;
        let mut table = dates(files::text(TABLE).unwrap_or_default())?;
        let mut names = Vec::new();
        let mut list = Vec::new();
        for entry in file.holiday {
            let rule = rule(&entry.rule, &mut table)
                .ok_or_else(|| broken(PATH, &format!("{:?} is no rule; see the head of the file", entry.rule)))?;
            names.extend(entry.names.into_iter().map(|name| (name, list.len() as u16)));
            list.push(Holiday { rule, shift: entry.shift, days: entry.days });
        }
        Ok(Holidays { list, names: PhraseTable::new(names) })
    }

    /// Their names.
    pub fn names(&self) -> &PhraseTable<u16> {
        &self.names
    }

    /// One of them.
    pub fn get(&self, index: u16) -> Option<&Holiday> {
        self.list.get(usize::from(index))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    holiday: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    names: Vec<String>,
    rule: String,
    #[serde(default)]
    shift: i16,
    #[serde(default = "one")]
    days: i16,
}

fn one() -> i16 {
    1
}

fn broken(path: &str, reason: &str) -> Error {
    Error::Lexicon { path: path.into(), reason: reason.into() }
}

/// `key,YYYY-MM-DD` lines.
fn dates(text: &str) -> Result<FxHashMap<String, Vec<Date>>, Error> {
    let mut out: FxHashMap<String, Vec<Date>> = FxHashMap::default();
    for line in text.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let pair = line.split_once(',').and_then(|(key, day)| Some((key, day.trim().parse::<Date>().ok()?)));
        let (key, day) = pair.ok_or_else(|| broken(TABLE, &format!("{line:?} is no `key,YYYY-MM-DD`")))?;
        out.entry(key.to_owned()).or_default().push(day);
    }
    out.values_mut().for_each(|days| days.sort_unstable());
    Ok(out)
}

fn rule(words: &str, table: &mut FxHashMap<String, Vec<Date>>) -> Option<HolidayRule> {
    let (kind, rest) = words.split_once(' ')?;
    let month_day = || {
        let (month, day) = rest.split_once('-')?;
        Some((month.parse::<i8>().ok()?, day.parse::<i8>().ok()?))
    };
    Some(match kind {
        "fixed" => month_day().map(|(m, d)| HolidayRule::Fixed(m, d))?,
        "workday" => month_day().map(|(m, d)| HolidayRule::Workday(m, d))?,
        "notsunday" => month_day().map(|(m, d)| HolidayRule::NotSunday(m, d))?,
        "nth" => {
            let mut numbers = rest.split(' ').map(|n| n.parse::<i8>().ok());
            HolidayRule::Nth(numbers.next()??, numbers.next()??, numbers.next()??)
        }
        "easter" => HolidayRule::Easter(rest.parse().ok()?),
        "orthodox" => HolidayRule::Orthodox(rest.parse().ok()?),
        "table" => HolidayRule::Table(table.get(rest)?.clone()),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_rule_can_be_read() {
        let holidays = Holidays::built_in().unwrap();
        assert!(holidays.list.len() > 50);
        assert!(rule("fixed 13", &mut FxHashMap::default()).is_none());
        assert!(rule("table nowhere", &mut FxHashMap::default()).is_none());
    }
}
