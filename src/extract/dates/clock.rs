//! Times of day: "11.30am", "5 p.m.", "2000 GMT", "half past six", "noon".

use super::cursor::{Cursor, Parsed};
use crate::model::{Clock, DayPart, TokenKind, WordKey};

/// A time of day.
pub(super) fn clock(c: &Cursor, at: usize) -> Parsed<Clock> {
    named(c, at).or_else(|| past(c, at)).or_else(|| numeric(c, at))
}

fn hour(hour: u8) -> Clock {
    Clock { hour, minute: None, second: None, zone: None }
}

fn named(c: &Cursor, at: usize) -> Parsed<Clock> {
    let hours = if c.is(at, words!["noon", "midday"]) && !c.follows(at, words!["high"]) {
        12
    } else if c.is(at, words!["midnight"]) {
        24
    } else {
        return None;
    };
    Some((Clock { minute: Some(0), ..hour(hours) }, at + 1))
}

/// "half past six", "quarter to ten", "15 minutes past five", "at ten to six"
fn past(c: &Cursor, at: usize) -> Parsed<Clock> {
    let (minutes, next) = minutes(c, at)?;
    let back = c.is(next, words!["to"]) && minutes != 30;
    if !back && !c.is(next, words!["past"]) {
        return None;
    }
    let (n, end) = c.number(next + 1).filter(|(n, _)| (1..=12).contains(n))?;
    // twelve comes before one
    let (face, minutes) = if back { ((n as u8 + 10) % 12 + 1, 60 - minutes) } else { (n as u8, minutes) };
    if let Some((hours, end)) = half_of_day(c, face, end).or_else(|| in_part(c, face, end)) {
        return Some((Clock { minute: Some(minutes), ..hour(hours) }, end));
    }
    // "it takes 10 minutes to five stations"
    let counts = c.is_lower(end) && c.unit(end).is_none() && next > at + 1 && !c.is(end, COMES_AFTER);
    (!counts).then_some((Clock { minute: Some(minutes), ..hour(face) }, end))
}

/// What may follow a time of day that says no half of it.
const COMES_AFTER: &[WordKey] =
    words!["and", "or", "on", "in", "at", "when", "as", "but", "that", "after", "before", "to", "local", "with", "by"];

/// The minutes before "past" or "to": "half", "a quarter", "15 minutes", and "ten" after "at".
fn minutes(c: &Cursor, at: usize) -> Parsed<u8> {
    if c.is(at, words!["half"]) {
        return Some((30, at + 1));
    }
    if c.is(at, words!["quarter"]) {
        return Some((15, at + 1));
    }
    let (n, next) = c.number(at).filter(|(n, _)| (1..30).contains(n) && !c.is(at, words!["a", "an"]))?;
    let worded = c.skip(next, words!["minutes", "minute", "mins"]);
    let said = c.follows(at, words!["at", "by", "around", "about", "until", "since"]) && n % 5 == 0;
    (worded > next || said).then_some((n as u8, worded))
}

/// Digits, then what says that they are a time: "am", "o'clock", a zone, a colon.
fn numeric(c: &Cursor, at: usize) -> Parsed<Clock> {
    if c.is_kind(at, TokenKind::Word) {
        return in_words(c, at);
    }
    let (mut clock, next, coloned) = digits(c, at)?;
    if let Some((hours, end)) = half_of_day(c, clock.hour, next).filter(|_| clock.hour <= 12) {
        clock.hour = hours;
        return Some(zoned(c, clock, end));
    }
    if c.is(next, words!["o'clock"]) {
        let end = next + 1;
        let (hours, end) = in_part(c, clock.hour, end).unwrap_or((clock.hour, end));
        clock.hour = hours;
        return Some(zoned(c, clock, end));
    }
    if let Some((hours, end)) = in_part(c, clock.hour, next).filter(|_| clock.hour <= 12) {
        clock.hour = hours;
        return Some((clock, end));
    }
    let zone = zone_at(c, next).is_some() || c.is(next, words!["local"]) && c.is(next + 1, words!["time"]);
    let hours = c.is(next, words!["hours", "hrs"]) && clock.minute.is_some() && !coloned && next == at + 1;
    let said = c.follows(
        at,
        words!["at", "by", "until", "before", "after", "from", "around", "about", "since", "till", "between"],
    );
    let written =
        clock.minute.is_some() && (coloned && said || c.follows(at, words!["at"]) && c.word(at).contains('.'));
    if zone && clock.minute.is_some() || hours && said {
        let (clock, end) = zoned(c, clock, next);
        return Some((clock, if hours { end.max(next + 1) } else { end }));
    }
    let measured = matches!(c.word(next), "%" | "-" | "/" | ":")
        || c.is(next, words!["per", "percent", "million", "billion", "m", "bn", "km", "miles", "seconds", "times"]);
    (written && !measured).then_some((clock, next))
}

/// "eight o'clock", "five in the morning", "six p.m."
fn in_words(c: &Cursor, at: usize) -> Parsed<Clock> {
    let (n, next) = c.number(at).filter(|(n, _)| (1..=12).contains(n) && !c.is(at, words!["a", "an"]))?;
    let n = n as u8;
    let (hours, end) = if c.is(next, words!["o'clock"]) {
        in_part(c, n, next + 1).unwrap_or((n, next + 1))
    } else {
        half_of_day(c, n, next).or_else(|| in_part(c, n, next))?
    };
    Some(zoned(c, hour(hours), end))
}

/// "5", "11.30", "11:30", "11:30:05", "2000"
pub(super) fn digits(c: &Cursor, at: usize) -> Option<(Clock, usize, bool)> {
    if at > 0 && c.touches(at - 1) && !matches!(c.before(at), "(" | "\"" | "“" | "-" | "–" | "@" | "—") {
        return None;
    }
    let two = |at: usize| c.digits(at).filter(|(n, width)| *width == 2 && *n < 60).map(|(n, _)| n as u8);
    if let Some((n, width)) = c.digits(at) {
        if width == 4 {
            let (hours, minutes) = ((n / 100) as u8, (n % 100) as u8);
            return (hours < 24 && minutes < 60)
                .then(|| (Clock { minute: Some(minutes), ..hour(hours) }, at + 1, false));
        }
        let hours = u8::try_from(n).ok().filter(|h| *h <= 24 && width <= 2)?;
        if c.word(at + 1) != ":" || !c.touches(at) || !c.touches(at + 1) {
            return Some((hour(hours), at + 1, false));
        }
        let minute = Some(two(at + 2)?);
        let seconds = (c.word(at + 3) == ":" && c.touches(at + 2)).then(|| two(at + 4)).flatten();
        let end = if seconds.is_some() { at + 5 } else { at + 3 };
        return Some((Clock { minute, second: seconds, ..hour(hours) }, end, true));
    }
    let (hours, minutes) = c.word(at).split_once('.')?;
    let read = |digits: &str, below: u8| digits.parse::<u8>().ok().filter(|n| *n < below && digits.len() <= 2);
    let minute = read(minutes, 60).filter(|_| minutes.len() == 2);
    Some((Clock { minute: Some(minute?), ..hour(read(hours, 25)?) }, at + 1, false))
}

/// "am", "p.m."
pub(super) fn half_of_day(c: &Cursor, hours: u8, at: usize) -> Option<(u8, usize)> {
    if !(1..=12).contains(&hours) {
        return None;
    }
    if c.is(at, words!["am", "a.m.", "a.m"]) {
        let capital_verb = c.is(at, words!["am"]) && c.before(at).eq_ignore_ascii_case("i");
        return (!capital_verb).then_some((hours % 12, at + 1));
    }
    c.is(at, words!["pm", "p.m.", "p.m"]).then_some((hours % 12 + 12, at + 1))
}

/// "in the morning", "at night"
fn in_part(c: &Cursor, hours: u8, at: usize) -> Option<(u8, usize)> {
    let part = if c.is(at, words!["in"]) && c.is(at + 1, words!["the"]) { at + 2 } else { c.skip(at, words!["at"]) };
    if part == at || !(1..=12).contains(&hours) || at > 0 && c.digits(at - 1).is_some_and(|(_, w)| w > 2) {
        return None;
    }
    let found = c.day_part(part)?;
    let hours = match found {
        DayPart::Morning => hours % 12,
        DayPart::Night if hours < 5 || hours == 12 => hours % 12,
        _ => hours % 12 + 12,
    };
    Some((hours, part + 1))
}

fn zone_at(c: &Cursor, at: usize) -> Parsed<i16> {
    let open = if c.word(at) == "(" { at + 1 } else { at };
    let zone = c.zone(open)?;
    let (zone, end) = offset(c, zone, open + 1).unwrap_or((zone, open + 1));
    Some((zone, if open > at && c.word(end) == ")" { end + 1 } else { end }))
}

/// "GMT +8", "UTC-05:30": the minutes east of Greenwich that are written after its zone.
fn offset(c: &Cursor, zone: i16, at: usize) -> Parsed<i16> {
    let sign = match c.word(at) {
        "+" => 1,
        "-" | "−" | "–" => -1,
        _ => return None,
    };
    let (n, width) = c.digits(at + 1).filter(|_| zone == 0 && c.touches(at))?;
    let (hours, minutes, end) = match width {
        4 => (n / 100, n % 100, at + 2),
        1 | 2 if c.word(at + 2) == ":" && c.touches(at + 1) && c.touches(at + 2) => (n, c.digits(at + 3)?.0, at + 4),
        1 | 2 => (n, 0, at + 2),
        _ => return None,
    };
    // "10:00 GMT-12:30 GMT" is a range of times
    let real = hours <= if sign > 0 { 14 } else { 11 } && matches!(minutes, 0 | 15 | 30 | 45);
    real.then(|| (sign * (hours * 60 + minutes) as i16, end))
}

fn zoned(c: &Cursor, clock: Clock, at: usize) -> (Clock, usize) {
    if let Some((zone, end)) = zone_at(c, at) {
        return (Clock { zone: Some(zone), ..clock }, end);
    }
    let local = c.is(at, words!["local"]) && c.is(at + 1, words!["time"]);
    (clock, if local { at + 2 } else { at })
}
