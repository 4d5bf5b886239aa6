//! Hours that other words tell the half of the day of: "between 3 and 5 pm", "8 on Friday evening", "lunchtime".

use super::clock;
use super::combine::with_part;
use super::cursor::{Cursor, Parsed};
use crate::model::{Clock, DateExpr, DayPart, TokenKind};

/// The first hour of "9 to 11am", "between 3 and 5 pm": it takes "am" or "pm" from the second.
pub(super) fn opening(c: &Cursor, at: usize) -> Parsed {
    let (clock, next, _) = clock::digits(c, at).filter(|(clock, ..)| (1..=12).contains(&clock.hour))?;
    let between = c.follows(at, words!["between"]) && c.is(next, words!["and"]);
    let dashed = c.is_dash(next) && c.touches(next) == c.touches(next - 1);
    if !(between || dashed || c.is(next, words!["to", "until", "till"])) {
        return None;
    }
    let (last, end, _) = clock::digits(c, next + 1)?;
    let (until, _) = clock::half_of_day(c, last.hour, end)?;
    let later = clock.hour % 12 + 12;
    let hour = if until >= 12 && later <= until { later } else { clock.hour % 12 };
    let hour = if until < 12 && hour > until { later } else { hour };
    Some((DateExpr::Clock(Clock { hour, ..clock }, None), next))
}

/// "7 tonight", "8 on Friday evening": an hour of a part of a day.
pub(super) fn of_part(c: &Cursor, at: usize, day: impl Fn(usize) -> Parsed) -> Parsed {
    if !c.follows(at, words!["at", "by", "until", "till", "before", "after", "around", "about", "since", "from"]) {
        return None;
    }
    let (clock, next) = if c.is_kind(at, TokenKind::Number) {
        clock::digits(c, at).map(|(clock, next, _)| (clock, next))?
    } else {
        let (n, next) = c.number(at).filter(|(n, _)| (1..=12).contains(n))?;
        (Clock { hour: n as u8, minute: None, second: None, zone: None }, next)
    };
    let (named, end) = day(c.skip(next, words!["on"]))?;
    let (named, end) = with_part(c, named, end);
    let DateExpr::DayPart(part, Some(_)) = &named else { return None };
    let hour = hour_of(*part, clock.hour)?;
    Some((DateExpr::Clock(Clock { hour, ..clock }, Some(Box::new(named))), end))
}

/// The hour of the day that `hour` of the clock face is in a part of the day; small hours of a night are open.
fn hour_of(part: DayPart, hour: u8) -> Option<u8> {
    match (part, hour) {
        (DayPart::Morning, 1..=11) => Some(hour),
        (DayPart::Afternoon, 12) => Some(12),
        (DayPart::Afternoon | DayPart::Evening, 1..=11) | (DayPart::Night, 6..=11) => Some(hour + 12),
        _ => None,
    }
}

/// "at lunchtime", "by lunch time"
pub(super) fn lunchtime(c: &Cursor, at: usize) -> Parsed {
    let end = match c.day_part(at) {
        Some(DayPart::Noon) => at + 1,
        _ if c.is(at, words!["lunch"]) && c.is(at + 1, words!["time"]) => at + 2,
        _ => return None,
    };
    let said = c.follows(at, words!["at", "by", "around", "about", "before", "after", "until", "till", "since"]);
    said.then_some((DateExpr::DayPart(DayPart::Noon, None), end))
}
