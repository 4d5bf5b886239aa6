//! Years, decades and centuries, and when a bare number is one.

use super::cursor::{Cursor, Parsed};
use crate::model::{DateExpr, Direction, Fields, TokenKind, Unit, Year};

/// A year in four digits or in words, wherever a year is due.
pub(super) fn year(c: &Cursor, at: usize) -> Parsed<Year> {
    if let Some(found) = of_an_era(c, at) {
        return Some(found);
    }
    if let Some((n @ 1000..=2199, 4)) = c.digits(at) {
        let unlike = c.touches(at) && (c.is_kind(at + 1, TokenKind::Word) || c.is(at + 1, words!["%"]));
        return (!unlike && !c.is(at + 1, words!["people"])).then(|| (Year::of(n as i16), at + 1));
    }
    if matches!(c.word(at), "'" | "’" | "‘")
        && c.touches(at)
        && let Some((n, 2)) = c.digits(at + 1)
    {
        return Some((Year::of(short(n)), at + 2));
    }
    in_words(c, at)
}

/// "44 BC", "AD 410", "1066 AD". The year before the year 1 is the year 0.
fn of_an_era(c: &Cursor, at: usize) -> Parsed<Year> {
    if c.word(at) == "AD" {
        let (n @ 1.., 1..=4) = c.digits(at + 1)? else { return None };
        return Some((Year::of(n as i16), at + 2));
    }
    let (n @ 1.., 1..=4) = c.digits(at)? else { return None };
    let (before, end) = era(c, at + 1)?;
    Some((Year::of(if before { 1 - n as i16 } else { n as i16 }), end))
}

/// "BC", "B.C.", "BCE": before the year 1; "AD", "CE": after it.
fn era(c: &Cursor, at: usize) -> Parsed<bool> {
    match c.word(at) {
        "BC" | "B.C." | "BCE" | "B.C.E." => Some((true, at + 1)),
        "AD" | "A.D." | "a.d." | "CE" | "C.E." => Some((false, at + 1)),
        _ => None,
    }
}

/// The year two digits stand for: within the last eighty years or the next twenty of the list's making.
pub(super) fn short(two_digits: u32) -> i16 {
    let n = two_digits as i16;
    if n < 50 { 2000 + n } else { 1900 + n }
}

/// "nineteen ninety-four", "two thousand ten", "twenty twelve"
pub(super) fn in_words(c: &Cursor, at: usize) -> Parsed<Year> {
    let (first, next) = c.number(at).filter(|_| c.digits(at).is_none())?;
    if (2000..2100).contains(&first) {
        let counts =
            c.unit(next).is_some() || c.is_lower(next) && c.word(next).ends_with('s') && c.word(next).len() > 3;
        return (!counts).then_some((Year::of(first as i16), next));
    }
    if !matches!(first, 18..=20) {
        return None;
    }
    let (rest, end) = c.number(next).filter(|(n, _)| (10..100).contains(n) && c.digits(next).is_none())?;
    Some((Year::of(first as i16 * 100 + rest as i16), end))
}

/// "fiscal 2013", "fiscal year 2013", "FY2013"
pub(super) fn fiscal(c: &Cursor, at: usize) -> Parsed<Year> {
    if !c.is(at, words!["fiscal", "financial", "fy"]) {
        return None;
    }
    let next = c.skip(at + 1, words!["year"]);
    let (year, end) = year(c, next)?;
    Some((Year { fiscal: true, ..year }, end))
}

/// "1990s", "the '90s", "the nineties"
pub(super) fn decade(c: &Cursor, at: usize) -> Parsed<Year> {
    let years = |first: i16| Year { first, years: 10, fiscal: false };
    let plural = |at: usize| {
        c.touches(at)
            && (c.is(at + 1, words!["s"]) || c.is_kind(at + 1, TokenKind::Possessive) && c.word(at + 1).len() > 1)
    };
    if let Some((n @ 1000..=2190, 4)) = c.digits(at) {
        return (n % 10 == 0 && plural(at)).then(|| (years(n as i16), at + 2));
    }
    if matches!(c.word(at), "'" | "’" | "‘") && c.touches(at) {
        let (n, 2) = c.digits(at + 1)? else { return None };
        return (n % 10 == 0 && plural(at + 1)).then(|| (years(short(n)), at + 3));
    }
    if let Some((n, 2)) = c.digits(at) {
        let said = n % 10 == 0 && plural(at) && is_of_an_age(c, at);
        return said.then(|| (years(short(n)), at + 2));
    }
    let n = c.decade_word(at).filter(|_| is_of_an_age(c, at) || c.follows(at, words!["nineteen"]))?;
    Some((years(1900 + i16::from(n)), at + 1))
}

/// Whether "90s" is said of years, not of somebody's age.
fn is_of_an_age(c: &Cursor, at: usize) -> bool {
    c.follows(at, words!["the"]) || at > 0 && c.part(at - 1).is_some() && c.follows(at - 1, words!["the"])
}

/// "the 20th century"
pub(super) fn century(c: &Cursor, at: usize) -> Parsed<Year> {
    let (n, next) = c.ordinal(at)?;
    let end = c.past_hyphen(next);
    let fits = c.is(end, words!["century", "c."]) && (n > 1 || era(c, end + 1).is_some());
    fits.then(|| (Year { first: (i16::from(n) - 1) * 100, years: 100, fiscal: false }, end + 1))
}

/// A bare year in running text, where what stands around it lets it be one.
pub(super) fn bare(c: &Cursor, at: usize) -> Parsed {
    let expr = |year: Year| DateExpr::Fields(Fields { year: Some(year), ..Fields::default() });
    if let Some((year, end)) = of_an_era(c, at) {
        return Some((expr(year), end));
    }
    if let Some((year, end)) = fiscal(c, at).or_else(|| decade(c, at)).or_else(|| century(c, at)) {
        return Some(match era(c, end) {
            Some((true, after)) if year.years == 100 => {
                let last = -year.first;
                let ends = [last - 99, last].map(|y| Box::new(expr(Year::of(y))));
                let [first, last] = ends;
                (DateExpr::Range(first, last), after)
            }
            Some((_, after)) => (expr(year), after),
            None => (expr(year), end),
        });
    }
    if c.digits(at).is_none() {
        let said = c.is(at, words!["nineteen"])
            || c.follows(at, words!["in", "since", "by", "until", "of", "year", "early", "late"]);
        return in_words(c, at).filter(|_| said).map(|(y, end)| (expr(y), end));
    }
    let (year, end) = year(c, at)?;
    is_year(c, at, year.first).then(|| (expr(year), end))
}

/// Whether the four digits at `at` are a year.
fn is_year(c: &Cursor, at: usize, year: i16) -> bool {
    let likely = (1700..=2060).contains(&year);
    let introduced = c.is_introduced(at);
    let old = introduced && year >= 1000 && c.follows(at, words!["in", "of", "since", "until", "by"]);
    if !likely && !old {
        return false;
    }
    let glued = at > 0 && c.touches(at - 1);
    let named = at > 1 && c.is_capitalised(at - 1) && c.senses(at - 1).is_empty() && c.month(at - 1).is_none();
    if named && !introduced {
        return false;
    }
    let before = c.before(at);
    if glued && !matches!(before, "(" | "[" | "\"" | "“" | "‘" | "'" | "-" | "–" | "—" | "/" | ":") {
        return false;
    }
    if c.follows(
        at,
        words!["no", "number", "flight", "route", "highway", "room", "page", "article", "section", "boeing"],
    ) || matches!(before, "$" | "£" | "€" | "#" | "¥" | "№" | "." if glued || before != ".")
    {
        return false;
    }
    if c.touches(at) && matches!(c.word(at + 1), "%" | "°" | "/" | "-" | "–" | ":" | "$" | "£" | "€" | "+") {
        let joined = c.is_dash(at + 1) && c.is_lower(at + 2);
        return joined || c.word(at + 1) == "/" && c.digits(at + 2).is_some();
    }
    !counts(c, at + 1, year, introduced)
}

/// Whether the number before `at` counts what stands there: "2000 people", "1,500" is never a year.
fn counts(c: &Cursor, at: usize, year: i16, introduced: bool) -> bool {
    if !c.is_lower(at) {
        return false;
    }
    let measured = c.is(
        at,
        words![
            "people", "percent", "per", "dollars", "pounds", "euros", "miles", "metres", "meters", "feet", "km", "kg",
            "men", "women", "tons", "tonnes", "gmt", "hours", "hrs", "points", "yards", "troops", "soldiers",
            "workers", "homes"
        ],
    );
    let plural =
        c.word(at).ends_with('s') && c.word(at).len() > 3 && !c.is(at, words!["this", "was", "does", "versus"]);
    measured || plural && !introduced && year % 10 == 0
}

/// A year right after "early", "mid-", "the end of".
pub(super) fn bare_after(c: &Cursor, at: usize) -> Parsed {
    let (year, end) = fiscal(c, at).or_else(|| decade(c, at)).or_else(|| century(c, at)).or_else(|| {
        let found = year(c, at).filter(|(y, _)| (1000..2200).contains(&y.first))?;
        let joined = c.touches(at) && matches!(c.word(at + 1), "-" | "/" | "–");
        (!joined).then_some(found)
    })?;
    Some((DateExpr::Fields(Fields { year: Some(year), ..Fields::default() }), end))
}

/// "the 1988 quarter", "the 1988 period": the quarter that is spoken of, in that year.
pub(super) fn quarter_of(c: &Cursor, at: usize) -> Parsed {
    let (found, end) =
        year(c, at).filter(|(_, end)| c.follows(at, words!["the"]) && c.is(*end, words!["quarter", "period"]))?;
    let container = DateExpr::Fields(Fields { year: Some(found), ..Fields::default() });
    let quarter = DateExpr::Unit(Direction::That, Unit::Quarter);
    Some((DateExpr::Within(Box::new(quarter), Box::new(container)), end + 1))
}
