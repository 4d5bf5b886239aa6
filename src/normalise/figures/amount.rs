//! Numbers and words of comparison as one statement.

use crate::lexicon::Lexicon;
use crate::model::decimal::tidy;
use crate::model::{Amount, Bound, Comparator, FigureParts, NumberParts, UnitPart, Written};
use compact_str::CompactString;
use rust_decimal::Decimal;

/// What a figure says of its number.
pub(super) fn amount(parts: &FigureParts, lexicon: &Lexicon) -> Option<Amount> {
    match &parts.number {
        NumberParts::One(written) => Some(compared(written.value, parts.comparator)),
        NumberParts::Range(a, b) => Some(Amount::Range(a.value.min(b.value), a.value.max(b.value))),
        NumberParts::Vague(low, high) => Some(Amount::Vague(*low, *high)),
        NumberParts::Sum(all) => match sum(all, parts.unit.as_ref(), lexicon)? {
            (low, high) if low == high => Some(compared(low, parts.comparator)),
            (low, high) => Some(Amount::Range(low, high)),
        },
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

/// All parts in one unit: the least and the most that they come to.
fn sum(all: &[(Written, CompactString)], unit: Option<&UnitPart>, lexicon: &Lexicon) -> Option<(Decimal, Decimal)> {
    let Some(UnitPart::Measure(unit)) = unit else { return None };
    all.iter().try_fold((Decimal::ZERO, Decimal::ZERO), |(low, high), (written, from)| {
        let (least, most) = match lexicon.units.convert(written.value, from, unit) {
            Some(value) => (value, value),
            None => calendar_days(written.value, from, unit, lexicon)?,
        };
        Some((low.checked_add(least)?, high.checked_add(most)?))
    })
}

/// Months and years in a unit of fixed length: as few and as many days as they can have.
fn calendar_days(value: Decimal, from: &str, unit: &str, lexicon: &Lexicon) -> Option<(Decimal, Decimal)> {
    let months = lexicon.units.convert(value, from, "month")?;
    let (years, rest) = ((months / Decimal::from(12)).trunc(), months % Decimal::from(12));
    let days = |year: i64, month: i64| {
        let whole = years.checked_mul(Decimal::from(year))?.checked_add(rest.checked_mul(Decimal::from(month))?)?;
        lexicon.units.convert(whole, "day", unit)
    };
    Some((days(365, 28)?, days(366, 31)?))
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
