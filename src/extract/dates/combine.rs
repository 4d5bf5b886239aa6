//! The whole of a date: what it starts with, what may follow, and ranges of two.

use super::cursor::{Cursor, Parsed};
use super::{clock, fields, hours, numeric, offsets, parts, pieces, ranges, relative, sets, years};
use crate::lexicon::calendar::Fixed;
use crate::lexicon::calendar::kinds::{
    ARTICLE, CARDINAL, DAY_PART, DECADE, DIRECTION, FIXED, HOLIDAY, MONTH, ORDINAL, OWN, PART, SEASON, UNIT, VAGUE,
    WEEKDAY,
};
use crate::model::{DateExpr, Fields, Piece, TokenKind, WordKey};

/// The longest date that starts at `at`.
pub(super) fn date(c: &Cursor, at: usize) -> Parsed {
    let (first, end) = single(c, at)?;
    Some(ranges::of(c, at, first, end))
}

/// One date with all that belongs to it.
pub(super) fn single(c: &Cursor, at: usize) -> Parsed {
    let (expr, end) = core(c, at)?;
    Some(attached(c, expr, end))
}

/// What a date can be without the words that may follow it.
///
/// The kinds of thing its first word can mean say which readings are tried at all.
fn core(c: &Cursor, at: usize) -> Parsed {
    match c.token(at)?.kind {
        TokenKind::Word => core_of_word(c, at),
        TokenKind::Number => core_of_number(c, at),
        TokenKind::Mark => years::bare(c, at),
        TokenKind::Possessive => None,
    }
}

/// A date inside another.
fn inner(c: &Cursor, at: usize) -> Parsed {
    core(c, at).map(|(expr, end)| parts::within(c, &expr, end).unwrap_or((expr, end)))
}

/// [`core`] that starts with digits.
fn core_of_number(c: &Cursor, at: usize) -> Parsed {
    if !numeric::may_be_date(c, at) {
        return None;
    }
    let inner = |at: usize| inner(c, at);
    numeric::date(c, at)
        .or_else(|| numeric::short_bare(c, at))
        .or_else(|| clock::clock(c, at).map(|(clock, end)| (DateExpr::Clock(clock, None), end)))
        .or_else(|| hours::opening(c, at))
        .or_else(|| hours::of_part(c, at, |at| core(c, at)))
        .or_else(|| sets::set(c, at))
        .or_else(|| parts::nth(c, at, inner))
        .or_else(|| years::quarter_of(c, at))
        .or_else(|| pieces::quarter(c, at))
        .or_else(|| fields::date(c, at))
        .or_else(|| fields::day_listed(c, at))
        .or_else(|| month_after_year(c, at))
        .or_else(|| offsets::offset(c, at, inner))
        .or_else(|| day_of(c, at))
        .or_else(|| years::bare(c, at))
}

/// [`core`] that starts with a word.
fn core_of_word(c: &Cursor, at: usize) -> Parsed {
    let found = c.kinds(at);
    let is = |kinds: u32| found & kinds != 0;
    let inner = |at: usize| inner(c, at);
    if is(ARTICLE) && !c.may_be(at + 1, UNIT | VAGUE | CARDINAL | OWN) {
        return None;
    }
    // "this" and "that" are mostly of something else
    let other = c.is_kind(at + 1, TokenKind::Word) && c.kinds(at + 1) == 0;
    if found == DIRECTION
        && other
        && c.is(at, words!["this", "that"])
        && !c.is(at + 1, words!["academic", "school", "period"])
    {
        return None;
    }
    let numbered = is(CARDINAL | ORDINAL | ARTICLE);
    let mut out = None;
    let mut reading = |able: bool, read: &dyn Fn() -> Parsed| {
        if able && out.is_none() {
            out = read();
        }
    };
    reading(is(UNIT | WEEKDAY | MONTH), &|| offsets::but_one(c, at));
    reading(is(OWN), &|| soon(c, at).or_else(|| parts::week_commencing(c, at, inner)));
    reading(is(ORDINAL | DIRECTION | OWN), &|| parts::nth(c, at, inner));
    reading(is(OWN | WEEKDAY | VAGUE) || numbered, &|| sets::set(c, at));
    reading(is(DIRECTION), &|| relative::directed(c, at));
    reading(is(VAGUE), &|| relative::recent(c, at));
    reading(is(UNIT), &|| parts::week_of(c, at, inner));
    reading(is(PART | UNIT), &|| parts::part(c, at, inner));
    reading(is(HOLIDAY), &|| holiday(c, at));
    reading(is(ORDINAL | OWN), &|| pieces::quarter(c, at));
    reading(is(SEASON), &|| pieces::season(c, at));
    reading(is(WEEKDAY | MONTH) || numbered, &|| fields::date(c, at));
    reading(is(FIXED), &|| fixed(c, at));
    reading(is(UNIT | VAGUE | OWN) || numbered, &|| offsets::offset(c, at, inner));
    reading(is(OWN | UNIT) || numbered, &|| {
        clock::clock(c, at).map(|(clock, end)| (DateExpr::Clock(clock, None), end))
    });
    reading(is(CARDINAL), &|| hours::of_part(c, at, |at| core(c, at)));
    reading(is(OWN | DAY_PART), &|| tonight(c, at).or_else(|| hours::lunchtime(c, at)));
    reading(is(DAY_PART), &|| in_the_morning(c, at));
    reading(numbered, &|| day_of(c, at));
    reading(is(OWN | DECADE) || numbered, &|| years::bare(c, at));
    reading(is(UNIT | OWN), &|| relative::the_unit(c, at));
    reading(is(OWN), &|| parts::initials(c, at));
    out
}

fn holiday(c: &Cursor, at: usize) -> Parsed {
    let (index, end) = c.phrase(c.holidays.names(), at)?;
    let named = c.is_capitalised(end) && c.month(end).is_none() && c.weekday(end).is_none();
    // "he lent", "the boss": words of every day, written small
    let common = end == at + 1 && c.is(at, words!["lent", "boss"]) && !c.is_kind(end, TokenKind::Number);
    let written = c.is_capitalised(at) || end > at + 1 || c.tokens.len() < 8 && !common;
    (written && !(named && c.is(end, words!["agreement", "rising", "island", "test", "carol"])))
        .then_some((DateExpr::Holiday(index), end))
}

fn fixed(c: &Cursor, at: usize) -> Parsed {
    let (fixed, end) = c.phrase(c.calendar.fixed(), at)?;
    let expr = match fixed {
        Fixed::Days(n) => DateExpr::Days(n),
        Fixed::Reference(reference) => DateExpr::Reference(reference),
        Fixed::AfterThe(reference) if c.follows(at, words!["the"]) && is_noun(c, at, end) => {
            DateExpr::Reference(reference)
        }
        Fixed::AfterThe(_) => return None,
        Fixed::Set(index) => DateExpr::Set(c.calendar.set(index)),
    };
    Some((expr, end))
}

/// Words that can follow a noun.
const FUNCTION_WORDS: &[WordKey] = words![
    "and", "or", "of", "was", "is", "has", "but", "when", "it", "he", "she", "they", "we", "that", "to", "with", "for",
    "by", "as", "had", "have", "are", "were", "would", "in", "at", "on", "because"
];

/// Whether "past" or "future" ends its phrase: not "the past president".
fn is_noun(c: &Cursor, at: usize, end: usize) -> bool {
    let described = c.is_kind(end, TokenKind::Number) || c.is_dash(end) || c.is_lower(end);
    !described || c.is(at, words!["future", "near", "short", "foreseeable"]) || c.is(end, FUNCTION_WORDS)
}

/// "in the morning": of the day that is spoken of.
fn in_the_morning(c: &Cursor, at: usize) -> Parsed {
    let part = c.day_part(at).filter(|_| c.is(at, words!["morning", "afternoon", "evening"]))?;
    let said = c.follows(at, words!["the"]) && at > 1 && c.is(at - 2, words!["in", "during"]);
    said.then_some((DateExpr::DayPart(part, None), at + 1))
}

/// "soon", but for "as soon as", "soon after", "too soon".
fn soon(c: &Cursor, at: usize) -> Parsed {
    let compared = c.follows(at, words!["as", "so", "too", "how", "very", "no"])
        || c.is(at + 1, words!["as", "after", "afterwards", "afterward", "enough"]);
    let said = c.is(at, words!["soon"]) && !compared;
    said.then_some((DateExpr::Reference(crate::model::Reference::Future), at + 1))
}

fn tonight(c: &Cursor, at: usize) -> Parsed {
    let part = if c.is(at, words!["tonight"]) {
        (crate::model::DayPart::Night, Some(Box::new(DateExpr::Days(0))))
    } else if c.is(at, words!["overnight"]) && !c.is_dash(at + 1) {
        (crate::model::DayPart::Night, None)
    } else {
        return None;
    };
    Some((DateExpr::DayPart(part.0, part.1), at + 1))
}

/// "2017 April", "2014 February 3"
fn month_after_year(c: &Cursor, at: usize) -> Parsed {
    let (year, next) = years::year(c, at)?;
    c.month(next).filter(|_| !c.is(next, words!["may", "march"]) || c.is_capitalised(next))?;
    let alone = || {
        let month = fields::fields(|f| f.piece = c.month(next).map(Piece::Month));
        let named = c.is_capitalised(next + 1) && !c.is_capitalised(next);
        (!named).then_some((month, next + 1))
    };
    match fields::date(c, next).or_else(alone)? {
        (DateExpr::Fields(f), end) if f.year.is_none() && f.weekday.is_none() => {
            Some((DateExpr::Fields(Fields { year: Some(year), ..f }), end))
        }
        _ => None,
    }
}

/// "the 20th of next month", "the 15th"
fn day_of(c: &Cursor, at: usize) -> Parsed {
    let (day, next) = fields::day(c, at)?;
    let day = DateExpr::Fields(Fields { day: Some(day), ..Fields::default() });
    if c.is(next, words!["of", "day"]) {
        let (container, end) = relative::container(c, c.skip(c.skip(next, words!["day"]), words!["of"]))?;
        let month = matches!(container, DateExpr::Unit(_, crate::model::Unit::Month));
        return month.then(|| (DateExpr::Within(Box::new(day), Box::new(container)), end));
    }
    let ordinal = c.is_kind(at, TokenKind::Number) && next > at + 1;
    let said = c.follows(at, words!["the"]) && at > 1 && c.is(at - 2, words!["on", "until", "by", "since"])
        || c.tokens.len() < 4 && c.follows(at, words!["the"]);
    // "put off from the 20th to the 27th."
    let ends = c.follows(at, words!["the"])
        && at > 1
        && c.is(at - 2, words!["for", "from", "to", "before", "after"])
        && !c.is_kind(next, TokenKind::Word);
    // "from the 20th to the 27th"
    let opens = c.follows(at, words!["the"])
        && at > 1
        && c.is(at - 2, words!["from", "between"])
        && ranges::bare_day(c, &day, next).is_some();
    (ordinal && (said && !c.is_lower(next) || ends || opens)).then_some((day, next))
}

/// A date with the container, part of day and clock time that follow it.
fn attached(c: &Cursor, expr: DateExpr, end: usize) -> (DateExpr, usize) {
    let (mut expr, mut end) = parts::within(c, &expr, end).unwrap_or((expr, end));
    if let Some(found) = possessed(c, &expr, end) {
        (expr, end) = found;
    }
    if let DateExpr::Clock(clock, None) = expr {
        let on = c.skip(c.skip(past_aside(c, end), words![","]), words!["on", "of"]);
        return match core(c, on).filter(|(day, _)| is_day(day)) {
            Some((day, after)) => {
                let (day, after) = parts::within(c, &day, after).unwrap_or((day, after));
                let (day, after) = with_part(c, day, after);
                (DateExpr::Clock(clock, Some(Box::new(day))), after)
            }
            None => (DateExpr::Clock(clock, None), end),
        };
    }
    if let DateExpr::DayPart(part, None) = expr {
        let on = c.skip(end, words!["on", "of"]);
        return match core(c, on).filter(|(day, _)| on > end && is_day(day)) {
            Some((day, after)) => (DateExpr::DayPart(part, Some(Box::new(day))), after),
            None => (expr, end),
        };
    }
    if !is_day(&expr) {
        return (expr, end);
    }
    let (expr, end) = with_part(c, expr, end);
    let at = c.skip(c.skip(end, words![","]), words!["at", "@", "around", "about"]);
    match clock::clock(c, at) {
        Some((clock, after)) if after > at => (DateExpr::Clock(clock, Some(Box::new(expr))), after),
        _ => (expr, end),
    }
}

/// Past a second time in brackets: "10.35 a.m. (0735 GMT) Friday".
fn past_aside(c: &Cursor, at: usize) -> usize {
    let closes = |(_, end): &(crate::model::Clock, usize)| c.word(*end) == ")";
    match (c.word(at), clock::clock(c, at + 1).filter(closes)) {
        ("(", Some((_, end))) => end + 1,
        _ => at,
    }
}

/// "last year's third quarter", "this week's Friday", "next week on Friday"
fn possessed(c: &Cursor, expr: &DateExpr, at: usize) -> Parsed {
    let on = c.skip(at, words!["on"]);
    if let (DateExpr::Unit(_, crate::model::Unit::Week), Some(_)) = (expr, c.weekday(on)) {
        let (day, end) = fields::date(c, on)?;
        return Some((DateExpr::Within(Box::new(day), Box::new(expr.clone())), end));
    }
    if let (DateExpr::Unit(_, crate::model::Unit::Week), true) = (expr, c.is(at, words!["from", "between"]))
        && let Some(found) = weekdays_of(c, expr, at + 1)
    {
        return Some(found);
    }
    let period = matches!(expr, DateExpr::Unit(..))
        || matches!(expr, DateExpr::Fields(f) if f.year.is_some() && f.piece.is_none());
    if !period || !c.is_kind(at, TokenKind::Possessive) {
        return None;
    }
    if c.is(at + 1, words!["quarter", "period"]) && matches!(expr, DateExpr::Unit(..)) {
        let quarter = DateExpr::Unit(crate::model::Direction::That, crate::model::Unit::Quarter);
        return Some((DateExpr::Within(Box::new(quarter), Box::new(expr.clone())), at + 2));
    }
    let (inner, end) = pieces::piece(c, c.skip(at + 1, words!["fiscal"]))
        .map(|(piece, end)| (fields::fields(|f| f.piece = Some(piece)), end))
        .or_else(|| fields::date(c, at + 1))?;
    let open = matches!(&inner, DateExpr::Fields(f) if f.year.is_none());
    open.then(|| (DateExpr::Within(Box::new(inner), Box::new(expr.clone())), end))
}

/// "(next week from) Tuesday to Thursday"
fn weekdays_of(c: &Cursor, week: &DateExpr, at: usize) -> Parsed {
    let joined = c.is(at + 1, words!["to", "and", "through", "until", "till"]) || c.is_dash(at + 1);
    let (first, last) = (c.weekday(at)?, c.weekday(at + 2).filter(|_| joined)?);
    let of = |weekday: u8| {
        let day = fields::fields(|f| f.weekday = Some(weekday));
        Box::new(DateExpr::Within(Box::new(day), Box::new(week.clone())))
    };
    Some((DateExpr::Range(of(first), of(last)), at + 3))
}

/// "Friday night", "the morning of"
pub(super) fn with_part(c: &Cursor, day: DateExpr, end: usize) -> (DateExpr, usize) {
    let at = c.skip(end, words!["'s"]);
    match c.day_part(at) {
        Some(part) if !c.word(at).ends_with('s') && !matches!(day, DateExpr::DayPart(..)) => {
            (DateExpr::DayPart(part, Some(Box::new(day))), at + 1)
        }
        _ => (day, end),
    }
}

/// Whether a clock time can belong to it.
fn is_day(expr: &DateExpr) -> bool {
    use crate::model::{Direction, Unit};
    match expr {
        DateExpr::Days(_) | DateExpr::Holiday(_) | DateExpr::Ambiguous(..) => true,
        DateExpr::DayPart(_, day) => day.is_some(),
        DateExpr::Fields(f) => f.day.is_some() || f.weekday.is_some(),
        DateExpr::Unit(direction, unit) => *unit == Unit::Day && *direction != Direction::Last,
        DateExpr::Directed(_, inner) | DateExpr::Within(inner, _) | DateExpr::Part(_, inner) => is_day(inner),
        DateExpr::Offset(offset) => offset.unit == Unit::Day,
        DateExpr::Nth(_, crate::model::Nth::Weekday(_), _) => true,
        _ => false,
    }
}
