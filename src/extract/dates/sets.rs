//! How often: "every Monday", "three times a year", "each month", "Sundays".

use super::cursor::{Cursor, Parsed};
use crate::model::{DateExpr, Unit};
use compact_str::{CompactString, format_compact};

/// A frequency.
pub(super) fn set(c: &Cursor, at: usize) -> Parsed {
    every(c, at).or_else(|| times(c, at)).or_else(|| weekdays(c, at)).map(|(timex, end)| (DateExpr::Set(timex), end))
}

/// "every day", "each month", "every two weeks", "every other Monday"
fn every(c: &Cursor, at: usize) -> Parsed<CompactString> {
    if !c.is(at, words!["every", "each"]) {
        return None;
    }
    let next = c.skip(at + 1, words!["single"]);
    if c.is(next, words!["other", "second"]) && c.weekday(next + 1).is_some() {
        return Some((CompactString::const_new("P2W"), next + 2));
    }
    if let Some(weekday) = c.weekday(next) {
        return Some((format_compact!("XXXX-WXX-{weekday}"), next + 1));
    }
    if let Some(month) = c.month(next).filter(|_| c.is_capitalised(next)) {
        return Some((format_compact!("XXXX-{month:02}"), next + 1));
    }
    if let Some(season) = c.season(next) {
        return Some((format_compact!("XXXX-{}", season.timex()), next + 1));
    }
    let other = c.is(next, words!["other", "second"]) && c.unit(next + 1).is_some();
    let (n, unit_at) = match c.number(next) {
        _ if other => (2, next + 1),
        Some((n, after)) => (n, after),
        None => (1, next),
    };
    // "a pound for every nine weeks" is a rate
    if n > 1 && !other && c.follows(at, words!["for"]) {
        return None;
    }
    let unit = c.unit(unit_at)?;
    let day_part = c.day_part(unit_at).is_some();
    Some((period(n, if day_part { Unit::Day } else { unit })?, unit_at + 1))
}

/// "Mondays", "on Monday nights"
fn weekdays(c: &Cursor, at: usize) -> Parsed<CompactString> {
    let weekday = c.weekday(at).filter(|_| c.is_capitalised(at))?;
    if c.word(at).ends_with("days") {
        return Some((format_compact!("XXXX-WXX-{weekday}"), at + 1));
    }
    let part = c.day_part(at + 1).filter(|_| c.word(at + 1).ends_with('s'))?;
    Some((format_compact!("XXXX-WXX-{weekday}{}", part.timex()), at + 2))
}

/// "three times a year", "twice a week", "once every month"
fn times(c: &Cursor, at: usize) -> Parsed<CompactString> {
    let next = if c.is(at, words!["once", "twice", "thrice"]) {
        at + 1
    } else {
        let (_, next) = c.count(at)?;
        if !c.is(next, words!["times"]) {
            return None;
        }
        next + 1
    };
    let per = c.is(next, words!["a", "an", "per", "every", "each"]);
    let unit = c.unit(next + 1).filter(|_| per)?;
    Some((period(1, unit)?, next + 2))
}

/// ISO 8601 for so many units.
fn period(n: u16, unit: Unit) -> Option<CompactString> {
    Some(match unit {
        Unit::Second => format_compact!("PT{n}S"),
        Unit::Minute => format_compact!("PT{n}M"),
        Unit::Hour => format_compact!("PT{n}H"),
        Unit::Day => format_compact!("P{n}D"),
        Unit::Week | Unit::Weekend => format_compact!("P{n}W"),
        Unit::Fortnight => format_compact!("P{}W", n.checked_mul(2)?),
        Unit::Month => format_compact!("P{n}M"),
        Unit::Quarter => format_compact!("P{n}Q"),
        Unit::Season => format_compact!("P{}M", n.checked_mul(3)?),
        Unit::Half => format_compact!("P{}M", n.checked_mul(6)?),
        Unit::Year => format_compact!("P{n}Y"),
        Unit::Decade => format_compact!("P{}Y", n.checked_mul(10)?),
        Unit::Century => format_compact!("P{}Y", n.checked_mul(100)?),
    })
}
