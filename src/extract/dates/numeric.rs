//! Dates in digits: 2007-08-03, 3/8/2007, 8/3, 2012–13.

use super::cursor::{Cursor, Parsed};
use super::fields::fields;
use super::years;
use crate::lexicon::calendar::kinds::{AFTER_NUMBER, DAY_PART, DIRECTION, MONTH, UNIT, VAGUE, WEEKDAY, ZONE};
use crate::model::{DateExpr, Fields, Piece, Year};

/// Whether digits can start a date: a year's four or a date's eight, a point, something that touches them, or a word
/// after them that goes on with a date. Most numbers in news are none of it.
pub(super) fn may_be_date(c: &Cursor, at: usize) -> bool {
    match c.digits(at) {
        Some((_, 4 | 8)) => return true,
        Some((_, 1..=3)) => {}
        Some(_) => return false,
        None => return c.word(at).contains('.'),
    }
    let follows = MONTH | UNIT | WEEKDAY | ZONE | AFTER_NUMBER | VAGUE | DIRECTION | DAY_PART;
    let evening = c.is(at + 1, words!["on"]) && c.follows(at, words!["at"]);
    c.touches(at)
        || c.may_be(at + 1, follows)
        || evening
        || c.is_dash(at + 1)
        || c.word(at + 1) == "½"
        || c.tokens.len() <= 3
}

/// A date in digits that needs nothing around it.
pub(super) fn date(c: &Cursor, at: usize) -> Parsed {
    dotted(c, at).or_else(|| three(c, at)).or_else(|| year_first(c, at)).or_else(|| two(c, at)).or_else(|| eight(c, at))
}

/// "20070803"
fn eight(c: &Cursor, at: usize) -> Parsed {
    let (n, 8) = c.digits(at)? else { return None };
    let alone = !c.touches(at) || matches!(c.word(at + 1), "." | "," | ")" | ";");
    let year = i16::try_from(n / 10_000).ok().filter(|y| (1900..2100).contains(y) && alone)?;
    Some((DateExpr::Fields(ymd(year, n / 100 % 100, n % 100)?), at + 1))
}

/// "2007-Aug-03"
fn year_first(c: &Cursor, at: usize) -> Parsed {
    let (year, 4) = c.digits(at)? else { return None };
    let joined = |at: usize| c.touches(at) && c.touches(at + 1) && matches!(c.word(at + 1), "-" | "/");
    let month = c.month(at + 2).filter(|_| joined(at) && joined(at + 2))?;
    let (day, 1 | 2) = c.digits(at + 4)? else { return None };
    Some((DateExpr::Fields(ymd(i16::try_from(year).ok()?, u32::from(month), day)?), at + 5))
}

fn ymd(year: i16, month: u32, day: u32) -> Option<Fields> {
    let fits = (1..=12).contains(&month) && (1..=31).contains(&day);
    fits.then(|| Fields {
        year: Some(Year::of(year)),
        piece: Some(Piece::Month(month as u8)),
        day: Some(day as u8),
        weekday: None,
    })
}

/// Day and month in either order.
fn either(left: u32, right: u32, year: i16) -> Option<DateExpr> {
    match (ymd(year, left, right), ymd(year, right, left)) {
        (Some(month_first), Some(day_first)) if left != right => Some(DateExpr::Ambiguous(month_first, day_first)),
        (Some(only), _) | (None, Some(only)) => Some(DateExpr::Fields(only)),
        (None, None) => None,
    }
}

/// "31.10.1974", "2007.8.3": one token.
fn dotted(c: &Cursor, at: usize) -> Parsed {
    let word = c.word(at);
    let mut parts = word.split('.');
    let (left, right, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_none() && left.len() == 4 && right.len() <= 2 && year.len() <= 2 {
        let first = left.parse().ok().filter(|y| (1900..2100).contains(y))?;
        return Some((DateExpr::Fields(ymd(first, right.parse().ok()?, year.parse().ok()?)?), at + 1));
    }
    if word.matches('.').count() > 2 || left.len() > 2 || right.len() > 2 || !matches!(year.len(), 2 | 4) {
        return None;
    }
    let (left, right, n) = (left.parse().ok()?, right.parse().ok()?, year.parse::<u32>().ok()?);
    let year = if year.len() == 4 { i16::try_from(n).ok()? } else { years::short(n) };
    either(left, right, year).filter(|_| (1500..2200).contains(&year)).map(|e| (e, at + 1))
}

/// The number, mark, number that touch from `at` on.
fn joined<'a>(c: &Cursor<'a>, at: usize) -> Option<(u32, usize, &'a str, u32, usize)> {
    let (first, width) = c.digits(at)?;
    let mark = c.word(at + 1);
    if !matches!(mark, "-" | "/" | "–") || !c.touches(at) || !c.touches(at + 1) {
        return None;
    }
    let (second, second_width) = c.digits(at + 2)?;
    Some((first, width, mark, second, second_width))
}

/// Year, month and day, in any of the usual orders.
fn three(c: &Cursor, at: usize) -> Parsed {
    let (first, first_width, mark, second, second_width) = joined(c, at)?;
    let (_, _, again, third, third_width) = joined(c, at + 2)?;
    if mark != again
        || second_width > 2
        || mark == "–"
        || at > 0 && c.touches(at - 1) && matches!(c.before(at), "-" | "/")
    {
        return None;
    }
    let after = c.touches(at + 4) && matches!(c.word(at + 5), "-" | "/") && c.touches(at + 5);
    if after {
        return None;
    }
    let expr = match (first_width, third_width) {
        (4, 1 | 2) => DateExpr::Fields(ymd(i16::try_from(first).ok()?, second, third)?),
        (1 | 2, 4) => either(first, second, i16::try_from(third).ok()?)?,
        (1 | 2, 2) => either(first, second, years::short(third))?,
        _ => return None,
    };
    Some((expr, at + 5))
}

/// "2014/10", "2/2013", "2012–13", "1998-2003"
fn two(c: &Cursor, at: usize) -> Parsed {
    let (first, first_width, mark, second, second_width) = joined(c, at)?;
    let goes_on = matches!(c.word(at + 3), "/" | "-") && c.touches(at + 2) && c.touches(at + 3);
    if goes_on || at > 0 && c.touches(at - 1) && !matches!(c.before(at), "(" | "\"" | "“" | "[") {
        return None;
    }
    let year = |n: u32| (1500..=2100).contains(&n).then_some(n as i16);
    let month = |y: i16, m: u32| {
        let fits = (1..=12).contains(&m);
        fits.then(|| fields(|f| (f.year, f.piece) = (Some(Year::of(y)), Some(Piece::Month(m as u8)))))
    };
    let expr = match (first_width, second_width) {
        (4, 4) => years_between(year(first)?, year(second)?)?,
        (4, 1) => month(year(first)?, second)?,
        (4, 2) if second > first % 100 || second == 0 => {
            years_between(year(first)?, year(first - first % 100 + second)?).or_else(|| month(year(first)?, second))?
        }
        (4, 2) if mark != "–" => month(year(first)?, second)?,
        (1 | 2, 4) if mark == "/" => month(year(second)?, first)?,
        _ => return None,
    };
    Some((expr, at + 3))
}

fn years_between(first: i16, last: i16) -> Option<DateExpr> {
    let year = |y: i16| Box::new(fields(|f| f.year = Some(Year::of(y))));
    (first < last && last - first < 300).then(|| DateExpr::Range(year(first), year(last)))
}

/// "8/3": a month and a day, where the words before say that it is a date.
pub(super) fn short(c: &Cursor, at: usize) -> Parsed {
    let (first, first_width, mark, second, second_width) = joined(c, at)?;
    if first_width > 2 || second_width > 2 || mark == "–" || c.touches(at + 2) && matches!(c.word(at + 3), "-" | "/")
    {
        return None;
    }
    let day = |m: u32, d: u32| Fields { piece: Some(Piece::Month(m as u8)), day: Some(d as u8), ..Fields::default() };
    let fits = |m: u32, d: u32| (1..=12).contains(&m) && (1..=31).contains(&d);
    let expr = match (fits(first, second), fits(second, first)) {
        (true, true) if first != second => DateExpr::Ambiguous(day(first, second), day(second, first)),
        (true, _) => DateExpr::Fields(day(first, second)),
        (false, true) => DateExpr::Fields(day(second, first)),
        _ => return None,
    };
    Some((expr, at + 3))
}

/// [`short`] in running text.
pub(super) fn short_bare(c: &Cursor, at: usize) -> Parsed {
    if !c.touches(at) {
        return None;
    }
    let range = c.follows(at, words!["from", "between"]) && c.is(at + 3, words!["to", "and"]) && c.word(at + 5) == "/";
    let range_end = c.follows(at, words!["to", "and"]) && at > 2 && c.before(at - 2) == "/";
    if range {
        return short(c, at);
    }
    if is_event(c, at) {
        return None;
    }
    if range_end {
        return short(c, at);
    }
    let said = c.follows(at, words!["on", "since", "until", "dated"]) || c.tokens.len() <= 3;
    short(c, at).filter(|(_, end)| said && c.word(at + 1) == "/" && !c.is_lower(*end) || c.tokens.len() <= 3)
}

/// "9/11", "7/7": without a year, what happened on that day once.
fn is_event(c: &Cursor, at: usize) -> bool {
    matches!((c.word(at), c.word(at + 2)), ("9", "11") | ("7", "7"))
}
