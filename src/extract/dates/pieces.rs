//! Parts of a year: quarters, halves, seasons.

use super::cursor::{Cursor, Parsed};
use super::fields::fields;
use super::years;
use crate::model::{Piece, Unit, Year};

/// "the third quarter of 2007", "Q3 2007", "the 1988 third quarter", "first-half 2009", "2007Q3"
pub(super) fn quarter(c: &Cursor, at: usize) -> Parsed {
    if let (Some((year @ 1900..=2100, 4)), true) = (c.digits(at), c.touches(at))
        && let Some((piece, end)) = piece(c, at + 1).filter(|_| c.word(at + 1).len() == 2)
    {
        return Some((fields(|f| (f.year, f.piece) = (Some(Year::of(year as i16)), Some(piece))), end));
    }
    if let Some((year, next)) = years::year(c, at).filter(|_| c.digits(at).is_some()) {
        let next = c.past_hyphen(next);
        let next = c.skip(next, words!["fiscal"]);
        let (piece, end) = piece(c, next)?;
        return Some((fields(|f| (f.year, f.piece) = (Some(year), Some(piece))), end));
    }
    let fiscal = c.is(at, words!["fiscal"]);
    let start = if fiscal { c.past_hyphen(at + 1) } else { at };
    let (piece, end) = piece(c, start)?;
    let of = c.skip(c.skip(c.past_hyphen(end), words!["of", "in", ","]), words!["the"]);
    if let Some((year, end)) = years::fiscal(c, of).or_else(|| years::year(c, of)) {
        return Some((fields(|f| (f.year, f.piece) = (Some(year), Some(piece))), end));
    }
    let alone = match piece {
        Piece::Half(_) => {
            c.word(end) == "-" || c.is(end, words!["of"]) && c.is(of, words!["year", "this", "last", "next", "fiscal"])
        }
        _ => !is_sport(c),
    };
    alone.then(|| (fields(|f| f.piece = Some(piece)), end))
}

/// "third quarter", "3rd qtr", "Q3", "H1", "second half"
pub(super) fn piece(c: &Cursor, at: usize) -> Parsed<Piece> {
    let word = c.word(at).as_bytes();
    if let (2, Some(b'Q' | b'q' | b'H' | b'h'), Some(n @ b'1'..=b'4')) = (word.len(), word.first(), word.get(1)) {
        let n = n - b'0';
        return match word.first() {
            Some(b'Q' | b'q') => Some((Piece::Quarter(n), at + 1)),
            _ => (n <= 2 && c.is_capitalised(at)).then_some((Piece::Half(n), at + 1)),
        };
    }
    let (n, next) = c.ordinal(at)?;
    let next = c.past_hyphen(next);
    let next = c.past_hyphen(c.skip(next, words!["fiscal", "calendar"]));
    match c.unit(next)? {
        Unit::Quarter if n <= 4 && !c.word(next).ends_with('s') => Some((Piece::Quarter(n), next + 1)),
        Unit::Half if n <= 2 => Some((Piece::Half(n), next + 1)),
        _ => None,
    }
}

/// Games have quarters too.
fn is_sport(c: &Cursor) -> bool {
    let words = words![
        "goal",
        "goals",
        "touchdown",
        "touchdowns",
        "yard",
        "yards",
        "coach",
        "halftime",
        "half-time",
        "rebounds",
        "quarterback"
    ];
    (0..c.tokens.len()).any(|at| c.is(at, words))
}

/// "the summer of 2015", "summer 2015", "winter", where it is no verb or other noun.
pub(super) fn season(c: &Cursor, at: usize) -> Parsed {
    let season = c.season(at)?;
    let of = c.skip(c.skip(at + 1, words!["of", "in", ","]), words!["the", "year"]);
    let piece = Some(Piece::Season(season));
    if let Some((year, end)) = years::year(c, of) {
        return Some((fields(|f| (f.year, f.piece) = (Some(year), piece)), end));
    }
    let directed = at > 0 && (c.direction(at - 1).is_some() || c.part(at - 1).is_some());
    let mut said = directed || c.follows(at, words!["in", "since", "by", "until", "during", "through"]);
    said |= c.follows(at, words!["the"]) && at > 1 && (c.is_introduced(at - 1) || c.part(at - 2).is_some());
    let compound = c.is_lower(at + 1)
        && c.is(at + 1, words!["games", "olympics", "camp", "school", "camps", "schools", "sports", "break"]);
    (said && !compound).then(|| (fields(|f| f.piece = piece), at + 1))
}
