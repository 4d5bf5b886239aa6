//! Periods named from a day: "last week", "the next three days", "two months ago", "a year earlier".

use super::cursor::{Cursor, Parsed};
use super::{fields, pieces, years};
use crate::model::{Count, DateExpr, DayPart, Direction, Fields, Nth, Part, Reference, Unit};

/// What follows "last", "this", "next", "the following", "that same" …
pub(super) fn directed(c: &Cursor, at: usize) -> Parsed {
    let first = c.direction(at)?;
    let mut direction = first;
    let mut next = at + 1;
    while let Some(second) = c.direction(next).filter(|_| c.unit(next).is_none()) {
        // "this past spring", "that same day", "the next following week"
        if !matches!(first, Direction::This | Direction::That) {
            break;
        }
        direction = if second == Direction::That { first } else { second };
        next += 1;
    }
    if c.is(at, words!["that"])
        && direction == Direction::That
        && next == at + 1
        && !c.is(
            next,
            words![
                "day",
                "week",
                "month",
                "year",
                "summer",
                "winter",
                "spring",
                "autumn",
                "night",
                "morning",
                "evening",
                "afternoon",
                "weekend",
                "decade",
                "quarter",
                "century"
            ],
        )
    {
        return None;
    }
    run(c, direction, next)
        .or_else(|| day_part(c, direction, next, at))
        .or_else(|| unit(c, direction, next, at))
        .or_else(|| named(c, direction, next))
}

/// "last night", "this morning", "the next afternoon"
fn day_part(c: &Cursor, direction: Direction, at: usize, start: usize) -> Parsed {
    let part = c.day_part(at).filter(|_| !c.word(at).ends_with('s'))?;
    let day = match direction {
        Direction::Last if part == DayPart::Night || c.is(at, words!["evening"]) => DateExpr::Days(-1),
        Direction::This => DateExpr::Days(0),
        Direction::That => DateExpr::Unit(Direction::That, Unit::Day),
        Direction::Next | Direction::Following if c.is(start, words!["next", "following"]) => {
            DateExpr::Unit(Direction::Following, Unit::Day)
        }
        Direction::Preceding => DateExpr::Unit(Direction::Preceding, Unit::Day),
        _ => return None,
    };
    Some((DateExpr::DayPart(part, Some(Box::new(day))), at + 1))
}

/// "last week", "this fiscal year", "the following day"
fn unit(c: &Cursor, direction: Direction, at: usize, start: usize) -> Parsed {
    if direction == Direction::Latest && c.is(at, words!["period"]) {
        return Some((DateExpr::Unit(direction, Unit::Quarter), at + 1));
    }
    let after = c.skip(at, words!["fiscal", "financial", "calendar", "whole", "full", "academic", "school"]);
    let unit = c.unit(after)?;
    if c.word(after).ends_with('s') && !c.is(after, words!["s"]) {
        return plural(c, direction, unit, after);
    }
    let end = after + 1;
    let direction = match (unit, direction) {
        (Unit::Day, Direction::Next) => Direction::Following,
        (Unit::Day, Direction::This) if c.is(start, words!["this"]) => Direction::This,
        (Unit::Day, Direction::Last) => return None,
        (Unit::Second | Unit::Minute | Unit::Hour | Unit::Half, _) => return None,
        (Unit::Season, _) if c.is(start, words!["this", "last", "next"]) && c.tokens.len() > 3 => return None,
        (_, direction) => direction,
    };
    if matches!(unit, Unit::Decade | Unit::Century) && direction == Direction::Last {
        return Some((DateExpr::Run(direction, Count::Exact(1), unit), end));
    }
    if matches!(direction, Direction::That | Direction::Latest) && unit == Unit::Century {
        return None;
    }
    Some((DateExpr::Unit(direction, unit), end))
}

/// "recent years", "the coming weeks", "past years"
fn plural(c: &Cursor, direction: Direction, unit: Unit, at: usize) -> Parsed {
    let expr = match direction {
        Direction::Last if unit < Unit::Day => return None,
        Direction::Last | Direction::Preceding => DateExpr::Reference(Reference::Past),
        Direction::Next if c.follows(at, words!["coming", "upcoming"]) && unit >= Unit::Day => {
            DateExpr::Run(direction, Count::Vague, unit)
        }
        _ => return None,
    };
    Some((expr, at + 1))
}

/// "recent years", "recent weeks"
pub(super) fn recent(c: &Cursor, at: usize) -> Parsed {
    let unit =
        c.unit(at + 1).filter(|u| c.is(at, words!["recent"]) && c.word(at + 1).ends_with('s') && *u >= Unit::Day)?;
    let expr = match unit {
        Unit::Week | Unit::Month => DateExpr::Run(Direction::Last, Count::Vague, unit),
        _ => DateExpr::Reference(Reference::Past),
    };
    Some((expr, at + 2))
}

/// "the last three years", "next few days", "the past 24 hours"
fn run(c: &Cursor, direction: Direction, at: usize) -> Parsed {
    if !matches!(direction, Direction::Last | Direction::Next | Direction::Preceding | Direction::Following)
        || c.is(at, words!["a", "an"]) && !c.is(at + 1, words!["few", "couple"])
    {
        return None;
    }
    let (count, next) = c.count(at)?;
    let next = c.skip(c.past_hyphen(next), words!["calendar", "fiscal", "consecutive", "full", "trading", "business"]);
    let unit = c.unit(next).filter(|u| !matches!(u, Unit::Half))?;
    (unit != Unit::Second || c.is(next, words!["seconds"])).then_some((DateExpr::Run(direction, count, unit), next + 1))
}

/// "last May", "next Tuesday", "this Thanksgiving", "the latest third quarter"; the coming Friday is the first to come
fn named(c: &Cursor, direction: Direction, at: usize) -> Parsed {
    let (inner, end) = if let Some((index, end)) = c.phrase(c.holidays.names(), at) {
        (DateExpr::Holiday(index), end)
    } else if let Some((piece, end)) = pieces::piece(c, at) {
        (fields::fields(|f| f.piece = Some(piece)), end)
    } else if let Some(found) = pieces::season(c, at) {
        found
    } else if matches!(
        direction,
        Direction::Last
            | Direction::This
            | Direction::Next
            | Direction::Preceding
            | Direction::Following
            | Direction::That
    ) {
        fields::date(c, at)?
    } else {
        return None;
    };
    if c.follows(at, words!["coming", "upcoming"])
        && let DateExpr::Fields(Fields { weekday: Some(day), piece: None, day: None, .. }) = inner
    {
        let days = DateExpr::Run(Direction::Next, Count::Exact(1000), Unit::Day);
        return Some((DateExpr::Nth(1, Nth::Weekday(day), Box::new(days)), end));
    }
    Some((DateExpr::Directed(direction, Box::new(inner)), end))
}

/// "the quarter", "the weekend", "the year": the one that is spoken of.
pub(super) fn the_unit(c: &Cursor, at: usize) -> Parsed {
    if c.is(at, words!["year"]) && c.is(at + 1, words!["to"]) && c.is(at + 2, words!["date"]) {
        let year = DateExpr::Unit(Direction::This, Unit::Year);
        return Some((DateExpr::Part(Part::Earlier, Box::new(year)), at + 3));
    }
    if c.follows(at, words!["the"]) && c.is(at, words!["fiscal", "financial"]) && c.is(at + 1, words!["year"]) {
        return Some((DateExpr::Unit(Direction::This, Unit::Year), at + 2));
    }
    let whole = c.follows(at, words!["the"])
        || c.follows(at, words!["full", "entire", "whole"]) && c.follows(at - 1, words!["the"]);
    let unit = c.unit(at).filter(|_| whole && !c.word(at).ends_with('s'))?;
    if unit == Unit::Quarter && !c.is_dash(at + 1) && !c.is(at + 1, words!["of"]) {
        return Some((DateExpr::Unit(Direction::That, unit), at + 1));
    }
    if unit == Unit::Year && c.is(at + 1, words!["ended", "ending"]) {
        let (day, _) = fields::date(c, at + 2)?;
        return Some((DateExpr::Nth(0, Nth::Unit(unit), Box::new(day)), at + 1));
    }
    let qualified = c.digits(at + 1).is_some()
        || years::in_words(c, at + 1).is_some()
        || c.is_dash(at + 1) && c.touches(at)
        || c.is(at + 1, words!["of", "that", "when", "before", "after", "ago", "earlier", "to"]);
    let full = !c.follows(at, words!["the"]);
    let introduced = full || at > 1 && c.is_introduced(at - 1) && !c.follows(at - 1, words!["of"]);
    let direction = match unit {
        Unit::Weekend if !c.is_dash(at + 1) => Direction::This,
        Unit::Year | Unit::Month | Unit::Week if introduced && !qualified => Direction::This,
        _ => return None,
    };
    Some((DateExpr::Unit(direction, unit), at + 1))
}

/// A year, month or other period that a date can lie in: "last year", "next week", "2007".
pub(super) fn container(c: &Cursor, at: usize) -> Parsed {
    let next = c.skip(at, words!["the"]);
    if let Some((year, end)) =
        years::fiscal(c, next).or_else(|| years::decade(c, next)).or_else(|| years::year(c, next))
    {
        return Some((fields::fields(|f| f.year = Some(year)), end));
    }
    if let Some((expr, end)) = directed(c, next) {
        return matches!(expr, DateExpr::Unit(..)).then_some((expr, end));
    }
    let unit = c.unit(next).filter(|_| next > at && !c.word(next).ends_with('s'))?;
    matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year)
        .then(|| (DateExpr::Unit(Direction::This, unit), next + 1))
}
