//! So many units away from a day: "two months ago", "a year earlier", "three days after Easter", "the week after next".

use super::cursor::{Cursor, Parsed};
use super::{fields, pieces, tense};
use crate::model::{Count, DateExpr, Direction, Nth, Offset, Origin, Piece, Tense, TokenKind, Unit};

/// "two months ago", "a year earlier", "weeks later", "three days after Easter", "in two weeks' time"
pub(super) fn offset(c: &Cursor, at: usize, inner: impl Fn(usize) -> Parsed) -> Parsed {
    let bare = c.unit(at).is_some();
    let plural = |at: usize| c.word(at).ends_with('s');
    let (count, next) = match bare {
        true if plural(at) => (Count::Vague, at),
        true => (Count::Exact(1), at),
        false => c.count(at)?,
    };
    if c.is(at, words!["a", "an"]) && next == at + 1 && c.unit(next).is_none() && !c.is(next, words!["full"]) {
        return None;
    }
    let next = c.past_hyphen(c.skip(next, words!["full", "more", "whole", "calendar"]));
    let (unit, mut next) = match c.unit(next) {
        Some(Unit::Half | Unit::Season) => return None,
        Some(unit) => (unit, next + 1),
        None => return weekdays(c, count, next),
    };
    let plural = plural(next - 1);
    if c.is(next, words!["or"]) && c.is(next + 1, words!["so", "more"]) {
        next += 2;
    }
    let hyphen = c.past_hyphen(next);
    let offset = |back, from| DateExpr::Offset(Offset { count, unit, back, from });
    if c.is(hyphen, words!["ago", "earlier"]) && !(bare && !plural && hyphen == next) {
        let ago = c.is(hyphen, words!["ago"]);
        let from = if ago { Origin::Published } else { Origin::Text };
        let (expr, end) = (offset(true, from), hyphen + 1);
        if unit < Unit::Day {
            return None;
        }
        return Some(year_ago(c, expr, end, bare));
    }
    let beside = unit == Unit::Day && c.is(next, words!["before", "after"]);
    if unit < Unit::Day || bare && !plural && !beside {
        return None;
    }
    if c.is(next, words!["later", "afterwards", "afterward", "on"]) {
        return (!c.is(next, words!["on"])).then(|| (offset(false, Origin::Text), next + 1));
    }
    if c.is(next, words!["hence", "out"]) {
        return c.is(next, words!["hence"]).then(|| (offset(false, Origin::Published), next + 1));
    }
    if c.is(next, words!["before", "after", "from", "since", "following", "prior"]) && count != Count::Vague {
        let back = c.is(next, words!["before", "prior"]);
        let of = c.skip(c.skip(next + 1, words!["to"]), words!["the"]);
        if c.is(next, words!["from"]) && c.is(of, words!["now", "today"]) {
            return Some((offset(false, Origin::Published), of + 1));
        }
        let (day, end) = inner(of)?;
        if matches!(day, DateExpr::Reference(_) | DateExpr::Set(_) | DateExpr::Clock(..) | DateExpr::Offset(_)) {
            return None;
        }
        return Some((offset(back, Origin::Date(Box::new(day))), end));
    }
    let time = c.skip(next, words!["'", "'s"]);
    if c.follows(at, words!["in"]) && c.is(time, words!["time"]) {
        return Some((offset(false, Origin::Published), time + 1));
    }
    let alone = || c.tokens.len() <= 4 && at == 1 && next >= c.tokens.len();
    let to_come = || alone() || tense::around(c, at - 1, next) == Tense::Future;
    if c.follows(at, words!["in"]) && count != Count::Vague && to_come() {
        return Some((offset(false, Origin::Published), next));
    }
    None
}

/// "the year-ago quarter", "the year-earlier period"
fn year_ago(c: &Cursor, expr: DateExpr, end: usize, bare: bool) -> (DateExpr, usize) {
    if !bare {
        return (expr, end);
    }
    if let Some((piece, after)) = pieces::piece(c, end) {
        let inner = fields::fields(|f| f.piece = Some(piece));
        return (DateExpr::Within(Box::new(inner), Box::new(DateExpr::Unit(Direction::Last, Unit::Year))), after);
    }
    let (DateExpr::Offset(offset), true) = (&expr, c.is(end, words!["quarter", "period"])) else { return (expr, end) };
    let from = Origin::Date(Box::new(DateExpr::Unit(Direction::That, Unit::Quarter)));
    (DateExpr::Offset(Offset { from, ..offset.clone() }), end + 1)
}

/// "the week after next", "the year before last", "Friday after next"
pub(super) fn but_one(c: &Cursor, at: usize) -> Parsed {
    let back = c.is(at + 1, words!["before"]) && c.is(at + 2, words!["last"]);
    let ahead = c.is(at + 1, words!["after"]) && c.is(at + 2, words!["next"]);
    let noun = c.is_kind(at + 3, TokenKind::Word)
        && (c.unit(at + 3).is_some()
            || c.day_part(at + 3).is_some()
            || c.weekday(at + 3).is_some()
            || c.month(at + 3).is_some());
    if !back && !ahead || noun {
        return None;
    }
    let direction = if back { Direction::Last } else { Direction::Next };
    let beside = |unit: Unit, of: DateExpr| {
        DateExpr::Offset(Offset { count: Count::Exact(1), unit, back, from: Origin::Date(Box::new(of)) })
    };
    let expr = if let Some(weekday) = c.weekday(at) {
        let days = DateExpr::Run(direction, Count::Exact(1000), Unit::Day);
        DateExpr::Nth(if back { -2 } else { 2 }, Nth::Weekday(weekday), Box::new(days))
    } else if let Some(month) = c.month(at) {
        let month = fields::fields(|f| f.piece = Some(Piece::Month(month)));
        beside(Unit::Year, DateExpr::Directed(direction, Box::new(month)))
    } else {
        let unit = c.unit(at).filter(|u| *u >= Unit::Day && !c.word(at).ends_with('s'))?;
        beside(unit, DateExpr::Unit(direction, unit))
    };
    Some((expr, at + 3))
}

/// "three Fridays ago", "two Sundays from now"
fn weekdays(c: &Cursor, count: Count, at: usize) -> Parsed {
    let weekday = c.weekday(at)?;
    let Count::Exact(n @ 1..=100) = count else { return None };
    let (back, end) = if c.is(at + 1, words!["ago", "back"]) {
        (true, at + 2)
    } else if c.is(at + 1, words!["from"]) && c.is(at + 2, words!["now"]) {
        (false, at + 3)
    } else {
        return None;
    };
    let (direction, n) = if back { (Direction::Last, -(n as i8)) } else { (Direction::Next, n as i8) };
    let days = DateExpr::Run(direction, Count::Exact(1000), Unit::Day);
    Some((DateExpr::Nth(n, Nth::Weekday(weekday), Box::new(days)), end))
}
