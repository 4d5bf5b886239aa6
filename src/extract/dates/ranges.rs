//! Two dates that bound a period: "3 May to 5 June 2007", "between Monday and Friday", "2001–2003".

use super::combine::single;
use super::cursor::{Cursor, Parsed};
use crate::model::DateExpr;

/// The other end of a range: "to 5 May", "– 2003", "and Friday" after "between".
pub(super) fn end(c: &Cursor, start: usize, first: &DateExpr, at: usize) -> Parsed {
    let able = |expr: &DateExpr| match expr {
        DateExpr::Reference(_) | DateExpr::Set(_) | DateExpr::Run(..) | DateExpr::Offset(_) | DateExpr::Range(..) => {
            false
        }
        DateExpr::Fields(f) => f.year.is_some() || f.piece.is_some() || f.weekday.is_some(),
        _ => true,
    };
    let introduced = start > 0
        && (c.is(start - 1, words!["between", "from"])
            || c.is(start - 1, words!["the"]) && start > 1 && c.is(start - 2, words!["between", "from"]));
    let joined = c.is_dash(at) && c.touches(at) == c.touches(at - 1)
        || c.is(at, words!["to", "through", "thru", "until", "till"])
        || introduced && c.is(at, words!["and"]) && !c.is(start - 1, words!["from"]);
    if !joined || !able(first) {
        return None;
    }
    let plain = matches!(first, DateExpr::Clock(_, None));
    let (last, end) = single(c, c.skip(at + 1, words!["the"])).filter(|(last, _)| able(last))?;
    if matches!(last, DateExpr::Clock(_, None)) != plain {
        return None;
    }
    let same_shape = grain(first) == grain(&last) || introduced || c.is_dash(at);
    same_shape.then_some((last, end))
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
pub(super) fn shared(first: DateExpr, last: DateExpr) -> (DateExpr, DateExpr) {
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
        pair => pair,
    }
}
