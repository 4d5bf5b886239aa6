//! Numbers and words of comparison as one statement.

use crate::lexicon::Lexicon;
use crate::model::decimal::tidy;
use crate::model::{Amount, Bound, Comparator, FigureParts, NumberParts, Written};
use compact_str::CompactString;
use rust_decimal::Decimal;

/// What a figure says of its number.
pub(super) fn amount(parts: &FigureParts, lexicon: &Lexicon) -> Option<Amount> {
    match &parts.number {
        NumberParts::One(written) => Some(compared(written.value, parts.comparator)),
        NumberParts::Range(a, b) => Some(Amount::Range(a.value.min(b.value), a.value.max(b.value))),
        NumberParts::Vague(low, high) => Some(Amount::Vague(*low, *high)),
        NumberParts::Sum(all) => Some(compared(sum(all, lexicon)?, parts.comparator)),
    }
}

fn compared(value: Decimal, comparator: Option<Comparator>) -> Amount {
    match comparator {
        Some(Comparator::About) => Amount::About(value),
        Some(Comparator::Nearly) => Amount::Nearly(value),
        Some(Comparator::MoreThan) => Amount::Bound(Bound::MoreThan, value),
        Some(Comparator::AtLeast) => Amount::Bound(Bound::AtLeast, value),
        Some(Comparator::LessThan) => Amount::Bound(Bound::LessThan, value),
        Some(Comparator::AtMost) => Amount::Bound(Bound::AtMost, value),
        None | Some(Comparator::Exact | Comparator::Range | Comparator::Vague) => Amount::Exact(value),
    }
}

/// All parts in the unit of the last, which is the smallest.
fn sum(all: &[(Written, CompactString)], lexicon: &Lexicon) -> Option<Decimal> {
    let (_, unit) = all.last()?;
    all.iter().try_fold(Decimal::ZERO, |sum, (written, from)| {
        sum.checked_add(lexicon.units.convert(written.value, from, unit)?)
    })
}

/// The same with at most 15 significant digits in each number.
pub(super) fn tidied(amount: Amount) -> Option<Amount> {
    Some(match amount {
        Amount::Exact(v) => Amount::Exact(tidy(v)),
        Amount::About(v) => Amount::About(tidy(v)),
        Amount::Nearly(v) => Amount::Nearly(tidy(v)),
        Amount::Bound(bound, v) => Amount::Bound(bound, tidy(v)),
        Amount::Range(low, high) => Amount::Range(tidy(low), tidy(high)),
        Amount::Vague(low, high) => Amount::Vague(low.map(tidy), high.map(tidy)),
    })
}
