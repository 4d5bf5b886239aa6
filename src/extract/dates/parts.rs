//! Stretches of a period: "early May", "the end of the year", "the first Monday of March", "the week of 6 May".

use super::cursor::{Cursor, Parsed};
use super::{fields, relative, years};
use crate::model::{DateExpr, Direction, Nth, Part, Unit};

/// "early May", "mid-2007", "the end of the year", "later this week", "year-end"
pub(super) fn part(c: &Cursor, at: usize, inner: impl Fn(usize) -> Parsed) -> Parsed {
    if let Some(found) = year_end(c, at) {
        return Some(found);
    }
    let part = c.part(at)?;
    let hyphen = c.past_hyphen(at + 1);
    if let (Part::Middle, Some(of_day)) = (part, c.day_part(hyphen)) {
        let said = c.is(at, words!["mid"]) && at > 0 && (c.is_introduced(at) || c.part(at - 1).is_some());
        return said.then_some((DateExpr::DayPart(of_day, None), hyphen + 1));
    }
    let of = c.skip(c.skip(hyphen, words!["of", "in", "on", "part"]), words!["of"]);
    let next = c.skip(of, words!["the"]);
    let nominal = matches!(part, Part::Start | Part::End | Part::Middle) && !c.is(at, words!["mid"])
        || c.is(at, words!["rest", "remainder"]);
    if nominal && next == hyphen {
        return None;
    }
    let found = years::bare_after(c, next).or_else(|| inner(next)).or_else(|| unit(c, next, of < next || nominal));
    let (expr, end) = found?;
    let fits = match &expr {
        DateExpr::Reference(_) | DateExpr::Set(_) | DateExpr::Offset(_) | DateExpr::Run(..) => false,
        DateExpr::Fields(f) if nominal => f.day.is_none(),
        DateExpr::Clock(..) | DateExpr::Range(..) | DateExpr::Part(..) => false,
        DateExpr::DayPart(..) => matches!(part, Part::Early | Part::Late | Part::Earlier | Part::Later),
        _ => true,
    };
    fits.then(|| (DateExpr::Part(part, Box::new(expr)), end))
}

/// "(the end of the) month"
fn unit(c: &Cursor, at: usize, said: bool) -> Parsed {
    let unit = c.unit(c.skip(at, words!["fiscal", "financial", "calendar"])).filter(|_| said)?;
    let end = c.skip(at, words!["fiscal", "financial", "calendar"]) + 1;
    let direction = if unit == Unit::Quarter { Direction::That } else { Direction::This };
    matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Weekend | Unit::Day)
        .then(|| (DateExpr::Unit(direction, unit), end))
}

/// "year-end", "year's end", "end-of-year"
fn year_end(c: &Cursor, at: usize) -> Parsed {
    let units = [Unit::Year, Unit::Month, Unit::Week];
    let unit = c.unit(at).filter(|u| units.contains(u) && !c.word(at).ends_with('s'))?;
    let next = if c.is(at + 1, words!["'s"]) { at + 2 } else { c.past_hyphen(at + 1) };
    let fits = c.is(next, words!["end"]) && (next > at + 1 || c.is(at, words!["year"]));
    fits.then(|| (DateExpr::Part(Part::End, Box::new(DateExpr::Unit(Direction::This, unit))), next + 1))
}

/// "EOM", "the EOY"
pub(super) fn initials(c: &Cursor, at: usize) -> Parsed {
    let upper = c.word(at).bytes().all(|b| b.is_ascii_uppercase());
    let (part, unit) = match c.word(at) {
        "EOM" => (Part::End, Unit::Month),
        "EOY" => (Part::End, Unit::Year),
        "BOM" => (Part::Start, Unit::Month),
        "BOY" => (Part::Start, Unit::Year),
        _ => return None,
    };
    (upper && (c.tokens.len() < 5 || c.follows(at, words!["the", "at", "by"])))
        .then(|| (DateExpr::Part(part, Box::new(DateExpr::Unit(Direction::This, unit))), at + 1))
}

/// "the first Monday of March", "the last week in July 2007", "the second last week of 2018", "the first Sunday after Easter"
pub(super) fn nth(c: &Cursor, at: usize, inner: impl Fn(usize) -> Parsed) -> Parsed {
    let (n, next) = if c.is(at, words!["last", "final"]) {
        (-1, at + 1)
    } else {
        let (n, next) = c.ordinal(at)?;
        if c.is(next, words!["last"]) { (-(n as i8), next + 1) } else { (n as i8, next) }
    };
    let next = c.past_hyphen(next);
    let what = match (c.weekday(next), c.unit(next)) {
        (Some(weekday), _) => Nth::Weekday(weekday),
        (
            None,
            Some(
                unit @ (Unit::Day
                | Unit::Week
                | Unit::Weekend
                | Unit::Month
                | Unit::Quarter
                | Unit::Half
                | Unit::Decade),
            ),
        ) => Nth::Unit(unit),
        _ => return None,
    };
    if let (Nth::Weekday(_), 1.., true) = (what, n, c.is(next + 1, words!["after", "before"])) {
        let (day, end) = inner(c.skip(next + 2, words!["the"]))?;
        let dated = matches!(&day, DateExpr::Fields(f) if f.day.is_some())
            || matches!(&day, DateExpr::Holiday(_) | DateExpr::Within(..));
        let n = if c.is(next + 1, words!["before"]) { -n } else { n };
        return dated.then(|| (DateExpr::Nth(n, what, Box::new(day)), end));
    }
    if !c.is(next + 1, words!["of", "in"]) || c.word(next).ends_with('s') && !matches!(what, Nth::Weekday(_)) {
        return None;
    }
    let of = c.skip(next + 2, words!["the"]);
    let (within, end) = inner(of).or_else(|| unit(c, of, true))?;
    let wide = match &within {
        DateExpr::Fields(f) => f.day.is_none() && f.weekday.is_none(),
        DateExpr::Unit(_, u) => *u > Unit::Week,
        DateExpr::Directed(..) | DateExpr::Within(..) => true,
        _ => false,
    };
    wide.then(|| (DateExpr::Nth(n, what, Box::new(within)), end))
}

/// "the week of 6 May", "the week beginning February 4", "week 12 of 2011"
pub(super) fn week_of(c: &Cursor, at: usize, inner: impl Fn(usize) -> Parsed) -> Parsed {
    if !c.is(at, words!["week", "weekend"]) {
        return None;
    }
    if let Some((n @ 1..=53, 1..=2)) = c.digits(at + 1) {
        let (year, end) = relative::container(c, c.skip(at + 2, words!["of", "in", ","]))
            .filter(|(e, _)| matches!(e, DateExpr::Fields(_)))
            .unwrap_or((DateExpr::Unit(Direction::This, Unit::Year), at + 2));
        let plain = c.is(at, words!["week"]) && (end > at + 2 || c.follows(at, words!["the", "in"]));
        return plain.then(|| (DateExpr::Nth(n as i8, Nth::Unit(Unit::Week), Box::new(year)), end));
    }
    let said = words!["of", "beginning", "starting", "commencing", "ending", "ended"];
    if !c.is(at + 1, said) {
        return None;
    }
    let back = c.is(at + 1, words!["ending", "ended"]);
    let next = c.skip(c.skip(at + 2, words!["on", "from"]), words!["the"]);
    let (expr, end) = inner(next).or_else(|| fields::date(c, next))?;
    let dated = matches!(&expr, DateExpr::Fields(f) if f.day.is_some())
        || matches!(&expr, DateExpr::Ambiguous(..) | DateExpr::Holiday(_));
    let unit = if c.is(at, words!["week"]) { Unit::Week } else { Unit::Weekend };
    let nth = if back { 0 } else { 1 };
    dated.then(|| (DateExpr::Nth(nth, Nth::Unit(unit), Box::new(expr)), end))
}

/// "w/c 6 May": the week that a day is in the first of.
pub(super) fn week_commencing(c: &Cursor, at: usize, inner: impl Fn(usize) -> Parsed) -> Parsed {
    let written = c.is(at, words!["w"]) && c.word(at + 1) == "/" && c.is(at + 2, words!["c"]) && c.touches(at);
    let (day, end) = written.then(|| inner(at + 3)).flatten()?;
    let dated = matches!(&day, DateExpr::Fields(f) if f.day.is_some()) || matches!(&day, DateExpr::Ambiguous(..));
    dated.then(|| (DateExpr::Nth(1, Nth::Unit(Unit::Week), Box::new(day)), end))
}

/// "Wednesday of next week", "May last year", "Thanksgiving of 2007": the container after a date.
pub(super) fn within(c: &Cursor, expr: &DateExpr, at: usize) -> Parsed {
    let next = c.skip(at, words!["of", "in", "from", ","]);
    let (container, end) = relative::container(c, next)?;
    let bare_year = matches!(&container, DateExpr::Fields(_));
    let period = match &container {
        DateExpr::Unit(_, unit) => Some(*unit),
        _ => Some(Unit::Year),
    }?;
    let fits = match expr {
        DateExpr::Fields(f) if f.year.is_some() => false,
        DateExpr::Fields(f) if f.weekday.is_some() && f.piece.is_none() => period == Unit::Week,
        DateExpr::Fields(f) if f.piece.is_none() => matches!(period, Unit::Month),
        DateExpr::Fields(f) => period >= Unit::Year && !(bare_year && f.piece.is_none()),
        DateExpr::Holiday(_) | DateExpr::Nth(..) => period >= Unit::Year,
        _ => false,
    };
    fits.then(|| (DateExpr::Within(Box::new(expr.clone()), Box::new(container)), end))
}
