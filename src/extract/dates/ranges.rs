//! Two dates that bound a period: "3 May to 5 June 2007", "between Monday and Friday", "2001–2003".

use super::combine::single;
use super::cursor::{Cursor, Parsed};
use crate::model::{DateExpr, Fields, Reference, TokenKind, Unit};

/// The period from `first`, which covers the tokens `start..at`, to the date after it; `first` alone where there is none.
pub(super) fn of(c: &Cursor, start: usize, first: DateExpr, at: usize) -> (DateExpr, usize) {
    let now = is_now(c, start, &first, at) && is_opened(c, start);
    let opened = if now { DateExpr::Days(0) } else { first };
    match end(c, start, &opened, at) {
        Some((last, after)) => {
            let (first, last) = match (bare(&opened), bare(&last)) {
                // both days of the same month, whichever that is
                (Some(_), Some(_)) => (opened, last),
                _ => shared(opened, last),
            };
            (DateExpr::Range(Box::new(first), Box::new(last)), after)
        }
        None if now => (DateExpr::Reference(Reference::Present), at),
        None => (opened, at),
    }
}

/// Whether the word is "now", which beside a date is the day of publication: "between now and 15 November".
fn is_now(c: &Cursor, start: usize, expr: &DateExpr, end: usize) -> bool {
    matches!(expr, DateExpr::Reference(Reference::Present)) && end == start + 1 && c.is(start, words!["now"])
}

/// Whether "between" or "from" stands before.
fn is_opened(c: &Cursor, start: usize) -> bool {
    let at = if start > 1 && c.follows(start, words!["the"]) { start - 1 } else { start };
    c.follows(at, words!["between", "from"])
}

/// The other end of a range: "to 5 May", "– 2003", "and Friday" after "between".
fn end(c: &Cursor, start: usize, first: &DateExpr, at: usize) -> Parsed {
    let able = |expr: &DateExpr| match expr {
        DateExpr::Reference(_) | DateExpr::Set(_) | DateExpr::Run(..) | DateExpr::Offset(_) | DateExpr::Range(..) => {
            false
        }
        DateExpr::Fields(f) => f.year.is_some() || f.piece.is_some() || f.weekday.is_some(),
        _ => true,
    };
    let opened = is_opened(c, start);
    let joined = c.is_dash(at) && c.touches(at) == c.touches(at - 1)
        || c.is(at, words!["to", "through", "thru", "until", "till"])
        || opened && c.is(at, words!["and"]) && !c.is(start - 1, words!["from"]);
    let beside = c.is(at, words!["to"]) && c.follows(start, words!["closest", "nearest", "next", "close"]);
    if opened && let Some(found) = bare_day(c, first, at) {
        return Some(found);
    }
    // "last week - Monday" names the day more closely
    let narrowed = matches!(first, DateExpr::Unit(_, Unit::Week)) && c.is_dash(at) && c.weekday(at + 1).is_some();
    if !joined || beside || narrowed || !able(first) {
        return None;
    }
    let next = c.skip(at + 1, words!["the"]);
    let (last, end) = single(c, next)?;
    let last = if opened && is_now(c, next, &last, end) { DateExpr::Days(0) } else { last };
    let timed = matches!(last, DateExpr::Clock(..));
    let plain = matches!(first, DateExpr::Clock(_, None));
    if !able(&last) || if plain { !timed } else { matches!(last, DateExpr::Clock(_, None)) } {
        return None;
    }
    let same_shape = grain(first) == grain(&last) || opened || c.is_dash(at);
    same_shape.then_some((last, end))
}

/// "(from the 20th) to the 27th": a day without a month after another.
pub(super) fn bare_day(c: &Cursor, first: &DateExpr, at: usize) -> Parsed {
    let from = bare(first)?;
    let joined = c.is_dash(at) || c.is(at, words!["to", "through", "thru", "until", "till", "and"]);
    let next = c.skip(at + 1, words!["the"]);
    let (day, end) = c.ordinal(next).filter(|(_, end)| joined && *end > next + 1)?;
    let last = DateExpr::Fields(Fields { day: Some(day), ..Fields::default() });
    (day > from && !counts_on(c, end)).then_some((last, end))
}

/// The day of the month, where nothing else is said.
fn bare(expr: &DateExpr) -> Option<u8> {
    let DateExpr::Fields(fields) = expr else { return None };
    fields.day.filter(|day| *fields == Fields { day: Some(*day), ..Fields::default() })
}

/// Whether an ordinal that ends at `at` numbers what follows: "from the 3rd to the 7th floor".
fn counts_on(c: &Cursor, at: usize) -> bool {
    let goes_on = words![
        "and",
        "but",
        "because",
        "when",
        "while",
        "as",
        "after",
        "before",
        "with",
        "following",
        "due",
        "since",
        "so"
    ];
    c.is_kind(at, TokenKind::Word) && !c.is(at, goes_on) || c.is_dash(at) && c.touches(at)
}

/// A rough measure of how fine an expression is.
fn grain(expr: &DateExpr) -> u8 {
    match expr {
        DateExpr::Fields(f) if f.day.is_some() || f.weekday.is_some() => 0,
        DateExpr::Fields(f) if f.piece.is_some() => 1,
        DateExpr::Fields(_) => 2,
        DateExpr::Days(_) | DateExpr::Holiday(_) => 0,
        DateExpr::Clock(..) => 3,
        DateExpr::Part(_, inner) | DateExpr::Directed(_, inner) | DateExpr::Within(inner, _) => grain(inner),
        _ => 4,
    }
}

/// What one end leaves out and the other says: the year of "3 May to 5 June 2007".
fn shared(first: DateExpr, last: DateExpr) -> (DateExpr, DateExpr) {
    match (first, last) {
        (DateExpr::Fields(mut first), DateExpr::Fields(mut last)) => {
            if first.year.is_none() && first.piece.is_some() && last.year.is_some_and(|y| y.years == 1) {
                first.year = last.year;
            } else if last.year.is_none() && last.piece.is_some() && first.year.is_some_and(|y| y.years == 1) {
                last.year = first.year;
            }
            (DateExpr::Fields(first), DateExpr::Fields(last))
        }
        (DateExpr::Fields(first), DateExpr::Within(last, container))
            if first.year.is_none() && first.piece.is_some() =>
        {
            (DateExpr::Within(Box::new(DateExpr::Fields(first)), container.clone()), DateExpr::Within(last, container))
        }
        // "from 9am to 11am on Friday"
        (DateExpr::Clock(first, None), DateExpr::Clock(last, Some(day))) => {
            (DateExpr::Clock(first, Some(day.clone())), DateExpr::Clock(last, Some(day)))
        }
        pair => pair,
    }
}
