//! Dates of publication as inputs write them.

use crate::model::{Provenance, Reliability, Stamp};
use jiff::civil::Date;

/// The stamp that `words` stand for; without a date where they are none, or could be two.
pub(super) fn parse(words: &str, from: Provenance) -> Stamp {
    let words = words.trim();
    match iso(words).or_else(|| plain(words)).or_else(|| seconds(words)) {
        Some((date, iso)) => Stamp { date: Some(date), iso: Some(iso), from, reliability: Reliability::High },
        None => Stamp::default(),
    }
}

/// `2024-05-31`, or the same with a time after `T` or a space.
fn iso(words: &str) -> Option<(Date, String)> {
    let day = words.get(..10)?;
    let date: Date = day.parse().ok()?;
    let rest = words.get(10..)?;
    if rest.is_empty() {
        return Some((date, day.to_owned()));
    }
    let time = rest.strip_prefix(['T', ' ', 't'])?.trim().replacen(" +", "+", 1).replacen(" UTC", "Z", 1);
    let whole = format!("{day}T{time}");
    let clock = time.get(..5)?;
    let zoned = whole.parse::<jiff::Timestamp>().is_ok();
    if zoned || whole.parse::<jiff::civil::DateTime>().is_ok() {
        return Some((date, whole));
    }
    // An odd zone ("CET") does not spoil the day.
    clock.parse::<jiff::civil::Time>().is_ok().then(|| (date, format!("{day}T{clock}")))
}

/// `31 May 2024`, `May 31, 2024`, `Fri, 31 May 2024 06:00:00 GMT`, `2024/05/31`, `20240531`, `31/05/2024`.
fn plain(words: &str) -> Option<(Date, String)> {
    let mut parts = words.split([' ', ',', '/', '-', '.', 'T']).filter(|p| !p.is_empty());
    let mut month = None;
    let mut numbers: Vec<(usize, i16)> = Vec::new();
    if let Some(date) = compact(words) {
        return Some((date, date.to_string()));
    }
    for part in parts.by_ref() {
        if part.contains(':') {
            break;
        }
        let digits = part.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        if let Some(found) = month_of(part) {
            month = month.or(Some(found));
        } else if let Ok(number) = digits.parse::<i16>() {
            numbers.push((digits.len(), number));
        }
        if numbers.len() + usize::from(month.is_some()) == 3 {
            break;
        }
    }
    let date = match (month, numbers.as_slice()) {
        (Some(month), [(..=2, day), (4, year)]) | (Some(month), [(4, year), (..=2, day)]) => {
            Date::new(*year, month, i8::try_from(*day).ok()?).ok()?
        }
        (None, [(4, year), (..=2, month), (..=2, day)]) => {
            Date::new(*year, i8::try_from(*month).ok()?, i8::try_from(*day).ok()?).ok()?
        }
        // 04/05/2024 is two days; only one of the orders may be a date.
        (None, [(..=2, first), (..=2, second), (4, year)]) => {
            let (first, second) = (i8::try_from(*first).ok()?, i8::try_from(*second).ok()?);
            match (Date::new(*year, second, first).ok(), Date::new(*year, first, second).ok()) {
                (Some(left), Some(right)) if left != right => return None,
                (left, right) => left.or(right)?,
            }
        }
        _ => return None,
    };
    Some((date, date.to_string()))
}

/// `20240531`, alone or before a time (`20240531T060000Z`, `20240531060000`).
fn compact(words: &str) -> Option<Date> {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    if !matches!(digits, 8 | 14) {
        return None;
    }
    let number = |from: usize, to: usize| words.get(from..to)?.parse::<i16>().ok();
    let (month, day) = (i8::try_from(number(4, 6)?).ok()?, i8::try_from(number(6, 8)?).ok()?);
    Date::new(number(0, 4)?, month, day).ok().filter(|d| (1600..=2200).contains(&d.year()))
}

/// Seconds or milliseconds since 1970.
fn seconds(words: &str) -> Option<(Date, String)> {
    let number: i64 = words.parse().ok()?;
    let seconds = match words.len() {
        9 | 10 => number,
        12 | 13 => number / 1000,
        _ => return None,
    };
    let iso = jiff::Timestamp::from_second(seconds).ok()?.to_string();
    Some((iso.get(..10)?.parse().ok()?, iso))
}

/// The number of the month that `word` names or shortens.
pub(super) fn month_of(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    if word.len() < 3 || !word.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let start = word.get(..3)?.to_ascii_lowercase();
    let at = MONTHS.iter().position(|m| *m == start)?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_inputs_write_them() {
        for (words, want) in [
            ("2024-05-31", Some("2024-05-31")),
            ("2024-05-31T06:00:00Z", Some("2024-05-31T06:00:00Z")),
            ("2024-05-31 06:00:00", Some("2024-05-31T06:00:00")),
            ("2024-05-31T06:00:00+01:00", Some("2024-05-31T06:00:00+01:00")),
            ("2024-05-31 06:00 CET", Some("2024-05-31T06:00")),
            ("31 May 2024", Some("2024-05-31")),
            ("May 31st, 2024", Some("2024-05-31")),
            ("Fri, 31 May 2024 06:00:00 GMT", Some("2024-05-31")),
            ("2024/05/31", Some("2024-05-31")),
            ("20240531", Some("2024-05-31")),
            ("20240531060000", Some("2024-05-31")),
            ("31/05/2024", Some("2024-05-31")),
            ("5/31/2024", Some("2024-05-31")),
            ("05/05/2024", Some("2024-05-05")),
            ("1717135200", Some("2024-05-31T06:00:00Z")),
            ("04/05/2024", None),
            ("May 2024", None),
            ("yesterday", None),
            ("2024-13-01", None),
            ("", None),
        ] {
            let stamp = parse(words, Provenance::Field);
            assert_eq!(stamp.iso.as_deref(), want, "{words}");
            assert_eq!(stamp.date.is_some(), want.is_some(), "{words}");
        }
    }
}
