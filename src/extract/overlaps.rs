//! What stays where a date and a figure cover the same words.
//!
//! Dates win over numbers ("May 19", "1990s", "three months ago"); ages and durations keep a date word inside them
//! ("a 30-day notice" is no day of a month).

use crate::model::{DateParts, FigureKind, FigureParts, NumberParts, Written};
use rust_decimal::Decimal;

/// Takes out of `figures` and `dates` what the other list has a better claim to. Both are in the order of the text.
pub(super) fn settle(figures: &mut Vec<FigureParts>, dates: &mut Vec<DateParts>) {
    let mut keep_date = vec![true; dates.len()];
    let mut first = 0;
    figures.retain(|figure| {
        while dates.get(first).is_some_and(|d| d.span.is_before(figure.span)) {
            first += 1;
        }
        let mut stays = true;
        for (date, keep) in dates.iter().zip(keep_date.iter_mut()).skip(first) {
            if figure.span.is_before(date.span) {
                break;
            }
            if !figure.span.overlaps(date.span) {
                continue;
            }
            if holds(figure, date) {
                *keep = false;
            } else {
                stays = false;
            }
        }
        stays
    });
    let mut keep = keep_date.into_iter();
    dates.retain(|_| keep.next().unwrap_or(true));
}

/// "3/4" is rather a share than a day; "5/6" may be one.
fn is_common_share(figure: &FigureParts) -> bool {
    let NumberParts::One(Written { value, step: Some(step) }) = figure.number else { return false };
    let under = Decimal::ONE.checked_div(step).map(|u| u.round_dp(6));
    value < Decimal::ONE && [2, 3, 4, 5, 8, 10, 16, 32, 100].into_iter().any(|n| under == Some(Decimal::from(n)))
}

/// Whether the figure is more than the date inside it.
fn holds(figure: &FigureParts, date: &DateParts) -> bool {
    let larger = figure.span.contains(date.span) && figure.span != date.span;
    let strong =
        matches!(figure.kind, FigureKind::Age | FigureKind::Duration | FigureKind::Money | FigureKind::Percent);
    let inner = date.span.start() > figure.span.start() && figure.noun.is_none();
    // "1700 red vans": what counts something is no year
    let counted = figure.noun.is_some() && date.span.len() == 4 && date.span.start() == figure.span.start();
    // "2000 over 3"
    let divided = matches!(figure.number, NumberParts::One(Written { step: Some(_), .. })) && figure.unit.is_none();
    larger && (strong || inner || counted || divided || figure.unit.is_some())
        || figure.span == date.span && is_common_share(figure)
}
