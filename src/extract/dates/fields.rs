//! Dates of the calendar in words: weekdays, months, days of a month, seasons, quarters.

use super::cursor::{Cursor, Parsed};
use super::{numeric, years};
use crate::model::{DateExpr, Fields, Piece, TokenKind, Year};

/// A weekday, a date with a month's name, or both.
pub(super) fn date(c: &Cursor, at: usize) -> Parsed {
    if let Some(weekday) = c.weekday(at) {
        return with_weekday(c, at, weekday);
    }
    month_first(c, at).or_else(|| day_first(c, at))
}

/// "Friday", "Friday, 3 August", "Tuesday the 19th"
fn with_weekday(c: &Cursor, at: usize, weekday: u8) -> Parsed {
    let dotted = c.past_dot(at + 1);
    let after = c.skip(dotted, words![","]);
    let next = c.skip(after, words!["the"]);
    let dated = month_first(c, next)
        .or_else(|| day_first(c, next))
        .or_else(|| numeric::date(c, next))
        .or_else(|| numeric::short(c, next))
        .and_then(|(expr, end)| Some((weekday_on(expr, weekday)?, end)));
    if dated.is_some() {
        return dated;
    }
    if let Some((day, end)) = c.ordinal(next).filter(|_| next > after || c.is_kind(next, TokenKind::Number)) {
        let written = c.is_kind(next, TokenKind::Number) || !c.is_kind(end, TokenKind::Word);
        let fits = c.unit(end).is_none() && !c.is(end, words!["of", "time"]) && next <= at + 2 && written;
        if fits {
            return Some((fields(|f| (f.weekday, f.day) = (Some(weekday), Some(day))), end));
        }
    }
    is_weekday(c, at).then(|| (fields(|f| f.weekday = Some(weekday)), at + 1))
}

fn weekday_on(expr: DateExpr, weekday: u8) -> Option<DateExpr> {
    match expr {
        DateExpr::Fields(fields) => {
            fields.day?;
            Some(DateExpr::Fields(Fields { weekday: Some(weekday), ..fields }))
        }
        DateExpr::Range(first, last) => Some(DateExpr::Range(Box::new(weekday_on(*first, weekday)?), last)),
        DateExpr::Ambiguous(left, right) => Some(DateExpr::Ambiguous(left, right)),
        _ => None,
    }
}

/// Whether a weekday's name stands for the day, and not for a newspaper, the sun, or a verb.
fn is_weekday(c: &Cursor, at: usize) -> bool {
    if c.is(at, words!["sat", "sun", "mon", "wed"]) {
        return c.is_capitalised(at) && c.word(at + 1) == "." || c.tokens.len() == 1;
    }
    let named = words![
        "times",
        "mirror",
        "telegraph",
        "express",
        "mail",
        "post",
        "herald",
        "world",
        "independent",
        "tribune",
        "mercury",
        "sun",
        "people",
        "sport",
        "agreement",
        "live"
    ];
    !(c.is_capitalised(at + 1) && c.is(at + 1, named)
        || c.follows(at, words!["on"]) && at >= 2 && c.is(at - 2, words!["mail"]))
}

/// "August 3, 2007", "August 3-5", "August 2007", "August"
fn month_first(c: &Cursor, at: usize) -> Parsed {
    let month = c.month(at)?;
    let dotted = c.past_dot(at + 1);
    let joined = |at: usize| c.touches(at - 1) && c.touches(at) && matches!(c.word(at), "-" | "/");
    if let Some((year, end)) = years::in_words(c, dotted) {
        return Some((fields(|f| (f.piece, f.year) = (Some(Piece::Month(month)), Some(year))), end));
    }
    let next = if joined(dotted) { dotted + 1 } else { c.skip(dotted, words!["the"]) };
    if let Some((day, end)) = day(c, next).filter(|_| !counts(c, at, next)) {
        return Some(after_day(c, (month, at), day, end));
    }
    if c.word(dotted) == ","
        && let Some((day, end)) =
            c.ordinal(dotted + 1).filter(|(_, e)| c.unit(*e).is_none() && c.digits(dotted + 1).is_some())
    {
        return Some(after_day(c, (month, at), day, end));
    }
    let of = if joined(dotted) { dotted + 1 } else { c.skip(dotted, words!["of", ",", "in"]) };
    if let Some((year, end)) = years::year(c, of) {
        return Some((fields(|f| (f.piece, f.year) = (Some(Piece::Month(month)), Some(year))), end));
    }
    is_month(c, at).then(|| (fields(|f| f.piece = Some(Piece::Month(month))), at + 1))
}

/// Whether "In May 15 people …" reads as a month and a count.
fn counts(c: &Cursor, month: usize, number: usize) -> bool {
    c.follows(month, words!["in", "since", "last"])
        && c.is_lower(number + 1)
        && c.word(number + 1).len() > 2
        && !c.is(
            number + 1,
            words!["and", "the", "for", "after", "when", "was", "with", "that", "following", "through", "until"],
        )
        || c.touches(number)
            && (c.word(number + 1) == "%" || c.word(number + 1) == ":" && c.digits(number + 2).is_some())
}

/// What follows a month and a day: a second day, a year.
fn after_day(c: &Cursor, (month, month_at): (u8, usize), first: u8, at: usize) -> (DateExpr, usize) {
    let on =
        |day: u8, year: Option<Year>| Fields { year, piece: Some(Piece::Month(month)), day: Some(day), weekday: None };
    if let Some((last, end)) = second_day(c, at).filter(|(last, e)| *last > first && c.month(*e).is_none()) {
        let (year, after) = year_after(c, end);
        if listed(c, month_at, at) {
            return (DateExpr::Fields(on(first, year)), at);
        }
        let end = after;
        let range = (DateExpr::Fields(on(first, year)), DateExpr::Fields(on(last, year)));
        return (DateExpr::Range(Box::new(range.0), Box::new(range.1)), end);
    }
    let (year, end) = year_after(c, at);
    (DateExpr::Fields(on(first, year)), end)
}

/// ", 2007", "2007", "of 2007", "in 2007", "'07"
fn year_after(c: &Cursor, at: usize) -> (Option<Year>, usize) {
    let next = if c.touches(at.saturating_sub(1)) && matches!(c.word(at), "/" | "-") && c.touches(at) {
        at + 1
    } else {
        c.skip(at, words![",", "of", "in", "."])
    };
    match years::year(c, next).filter(|(_, end)| !followed_by_clock(c, *end)) {
        Some((year, end)) => (Some(year), end),
        None => (None, at),
    }
}

/// "August 3, 2000 GMT" names an hour.
fn followed_by_clock(c: &Cursor, at: usize) -> bool {
    c.zone(at).is_some()
}

/// "-15", "to 15th", "through the 15"
fn second_day(c: &Cursor, at: usize) -> Parsed<u8> {
    let joined = c.is_dash(at) || c.is(at, words!["to", "thru", "through", "until", "till"]);
    let and = c.is(at, words!["and", "or"]);
    let next = c.skip(at + 1, words!["the"]);
    let (last, end) = day(c, next).filter(|_| joined || and)?;
    let alone =
        c.unit(end).is_none() && !(and && c.is_lower(end) && !c.is(end, words!["of"]) && c.month(end).is_none());
    alone.then_some((last, end))
}

/// Whether "and" or "or" at `joint` parts two days, and no "between" before `start` makes a range of them.
fn listed(c: &Cursor, start: usize, joint: usize) -> bool {
    c.is(joint, words!["and", "or"]) && !c.follows(start, words!["between"])
}

/// The second day of "24 and 25" after a month: "April 24 and 25".
pub(super) fn day_listed(c: &Cursor, at: usize) -> Parsed {
    let month = c.month(at.checked_sub(3)?).filter(|_| c.follows(at, words!["and", "or"]))?;
    let (first, ..) = day(c, at - 2)?;
    let (second, end) = second_day(c, at - 1).filter(|(n, e)| *n > first && c.month(*e).is_none())?;
    let (year, end) = year_after(c, end);
    Some((fields(|f| (f.year, f.piece, f.day) = (year, Some(Piece::Month(month)), Some(second))), end))
}

/// "3 August 2007", "3rd of August", "3-5 August", "31-Oct-74"
fn day_first(c: &Cursor, at: usize) -> Parsed {
    let (first, end) = day(c, at)?;
    let joint = end;
    if let Some((last, after)) = second_day(c, end).filter(|(last, _)| *last > first) {
        let of = c.skip(c.skip(after, words!["of"]), words!["the"]);
        if let Some(month) = c.month(of) {
            let (year, dotted) = year_after(c, c.past_dot(of + 1));
            let end = if year.is_none() { of + 1 } else { dotted };
            let on = |day| {
                DateExpr::Fields(Fields { year, piece: Some(Piece::Month(month)), day: Some(day), weekday: None })
            };
            if listed(c, at, joint) {
                return Some((on(first), joint));
            }
            return Some((DateExpr::Range(Box::new(on(first)), Box::new(on(last))), end));
        }
    }
    let joined = c.touches(end - 1) && c.touches(end) && matches!(c.word(end), "-" | "/");
    let next = if joined { end + 1 } else { c.skip(c.skip(end, words!["day"]), words!["of"]) };
    let month = c.month(next)?;
    if c.is(next, words!["may", "march", "mar"]) && !c.is_capitalised(next) && next == end && c.digits(at).is_none() {
        return None;
    }
    // "up to 25 may have drowned"
    if c.is(next, words!["may"]) && !c.is_capitalised(next) && is_helped(c, next + 1) {
        return None;
    }
    let dotted = c.past_dot(next + 1);
    let (mut year, mut end) = year_after(c, dotted);
    if year.is_none()
        && joined
        && c.touches(next)
        && let Some((n, 2)) = c.digits(next + 2)
    {
        (year, end) = (Some(Year::of(years::short(n))), next + 3);
    }
    let end = if year.is_none() { next + 1 } else { end };
    Some((fields(|f| (f.day, f.piece, f.year) = (Some(first), Some(Piece::Month(month)), year)), end))
}

/// A day of the month: "3", "03", "3rd", "third", "twenty-third", "twenty nine"
pub(super) fn day(c: &Cursor, at: usize) -> Parsed<u8> {
    if let Some(found) = c.ordinal(at) {
        return Some(found);
    }
    if let Some((n, digits)) = c.digits(at) {
        let glued = c.touches(at)
            && (matches!(c.word(at + 1), "%" | "°")
                || c.word(at + 1) == ":" && c.touches(at + 1) && c.digits(at + 2).is_some()
                || c.is_kind(at + 1, TokenKind::Word) && c.month(at + 1).is_none());
        let money = matches!(c.before(at), "$" | "£" | "€" | "¥" | "#");
        return ((1..=31).contains(&n) && digits <= 2 && !glued && !money).then_some((n as u8, at + 1));
    }
    if c.is(at, words!["a", "an"]) {
        return None;
    }
    c.number(at).filter(|(n, _)| (1..=31).contains(n)).map(|(n, end)| (n as u8, end))
}

/// Whether the verb goes on that "may" before it helps.
fn is_helped(c: &Cursor, at: usize) -> bool {
    c.is(
        at,
        words![
            "have", "be", "not", "also", "still", "yet", "well", "never", "now", "soon", "only", "even", "need",
            "face", "lose", "die", "go", "become", "take", "get", "stay", "remain"
        ],
    )
}

/// Whether a month's name stands for the month: not the verb "may", not April the woman.
fn is_month(c: &Cursor, at: usize) -> bool {
    let directed = at > 0 && (c.direction(at - 1).is_some() || c.part(at - 1).is_some())
        || at > 1 && c.is_dash(at - 1) && c.part(at - 2).is_some();
    let introduced = c.is_introduced(at) && !c.follows(at, words!["as", "on", "or", "at"]);
    if c.is(at, words!["may", "march", "mar", "august"]) {
        let named = c.is_capitalised(at) && (at > 0 || c.is(at + 1, words![","]) || c.tokens.len() < 3);
        return named && (directed || introduced || c.tokens.len() < 3 || c.is(at, words!["august"]) && at > 0)
            || directed && c.is(at, words!["august"]);
    }
    // "june next year"
    if c.direction(at + 1).is_some() && c.is(at + 2, words!["year"]) {
        return true;
    }
    let full_name = c.is(at, words!["jan"]) && c.is_capitalised(at + 1) && c.weekday(at + 1).is_none();
    if full_name {
        return false;
    }
    if directed || introduced || c.follows(at, words!["the"]) {
        return true;
    }
    let short = c.word(at).len() <= 4 && !c.is(at, words!["june", "july"]);
    let named = c.is(at, words!["april", "june"]) && c.is_capitalised(at + 1);
    c.is_capitalised(at) && !named && !(short && c.word(at + 1) != ".") || c.tokens.len() < 3
}

/// Fields of which a few are set.
pub(super) fn fields(set: impl FnOnce(&mut Fields)) -> DateExpr {
    let mut out = Fields::default();
    set(&mut out);
    DateExpr::Fields(out)
}
