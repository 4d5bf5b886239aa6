//! Brings two figures to one unit, with the step each was written to.

use crate::lexicon::units::{Scale, Units};
use crate::model::decimal::granularity;
use crate::model::{Amount, Figure, FigureKind};
use compact_str::CompactString;
use rust_decimal::Decimal;

/// A figure in the unit that both sides share.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Scaled {
    /// The amount, converted.
    pub amount: Amount,
    /// The step it was written to, converted.
    pub step: Decimal,
}

/// Two figures on one scale.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Pair {
    pub left: Scaled,
    pub right: Scaled,
    /// Whether they were written in different units.
    pub converted: bool,
}

/// Why two figures are on no common scale.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Apart {
    /// They measure different things.
    Scope(String),
    /// A unit is not known.
    Unknown(String),
}

/// Beyond this, tolerances could leave what a decimal holds.
fn ceiling() -> Decimal {
    Decimal::from(1_000_000_000_000_000_000_i64)
}

/// `left` and `right` on one scale.
pub(super) fn common(left: &Figure, right: &Figure) -> Result<Pair, Apart> {
    if left.per != right.per {
        return Err(Apart::Scope(both("rates per", &left.per, &right.per)));
    }
    if let Some((share, other)) = percent_and_share(left, right) {
        let hundred = scaled(other, Decimal::ONE_HUNDRED).ok_or_else(too_large)?;
        let percent = scaled(share, Decimal::ONE).ok_or_else(too_large)?;
        let (l, r) = if left.kind == FigureKind::Percent { (percent, hundred) } else { (hundred, percent) };
        return Ok(Pair { left: l, right: r, converted: false });
    }
    if left.unit == right.unit {
        let l = scaled(left, Decimal::ONE).ok_or_else(too_large)?;
        let r = scaled(right, Decimal::ONE).ok_or_else(too_large)?;
        return Ok(Pair { left: l, right: r, converted: false });
    }
    let (Some(lu), Some(ru)) = (left.unit.as_deref(), right.unit.as_deref()) else {
        return Err(Apart::Unknown(both("units", &left.unit, &right.unit)));
    };
    let scales = time_factors(lu, ru).map(|(l, r)| (plain(l), plain(r))).or_else(|| measures(lu, ru));
    let Some((ls, rs)) = scales else {
        return Err(Apart::Scope(both("units", &left.unit, &right.unit)));
    };
    let l = converted(left, ls).ok_or_else(too_large)?;
    let r = converted(right, rs).ok_or_else(too_large)?;
    Ok(Pair { left: l, right: r, converted: true })
}

fn too_large() -> Apart {
    Apart::Unknown("a number too large to compare".to_owned())
}

/// Two words in an order that does not depend on sides.
fn both(what: &str, left: &Option<CompactString>, right: &Option<CompactString>) -> String {
    let mut words = [left.as_deref().unwrap_or("unknown"), right.as_deref().unwrap_or("unknown")];
    words.sort_unstable();
    format!("{what} {} and {}", words[0], words[1])
}

/// A percentage and a plain share ("a third"), in that order.
fn percent_and_share<'f>(left: &'f Figure, right: &'f Figure) -> Option<(&'f Figure, &'f Figure)> {
    let share = |f: &Figure| {
        let most = f.amount.value().or(f.amount.bounds().1);
        f.kind != FigureKind::Percent && f.granularity.is_some() && most.is_some_and(|v| v <= Decimal::ONE)
    };
    let percent = |f: &Figure| f.kind == FigureKind::Percent && f.unit.as_deref() != Some("percentage point");
    match () {
        () if percent(left) && share(right) => Some((left, right)),
        () if share(left) && percent(right) => Some((right, left)),
        () => None,
    }
}

fn plain(factor: Decimal) -> Scale {
    Scale { factor, zero: Decimal::ZERO }
}

fn scaled(figure: &Figure, factor: Decimal) -> Option<Scaled> {
    converted(figure, plain(factor))
}

fn converted(figure: &Figure, scale: Scale) -> Option<Scaled> {
    let (low, high) = figure.amount.bounds();
    let most = [figure.amount.value(), low, high].into_iter().flatten().map(|v| v.abs()).max();
    if most.is_some_and(|v| v > ceiling()) {
        return None;
    }
    let written = figure.granularity.or_else(|| figure.amount.value().map(granularity)).unwrap_or(Decimal::ONE);
    let same = scale == plain(Decimal::ONE);
    let amount = if same { figure.amount } else { figure.amount.mapped(|v| scale.to_base(v))? };
    Some(Scaled { amount, step: written.checked_mul(scale.factor)? })
}

/// Factors to a shared unit of time. Months and years are brought to months, mixed ones to days.
fn time_factors(left: &str, right: &str) -> Option<(Decimal, Decimal)> {
    let (l, r) = (TimeUnit::of(left)?, TimeUnit::of(right)?);
    Some(match (l, r) {
        (TimeUnit::Months(l), TimeUnit::Months(r)) => (Decimal::from(l), Decimal::from(r)),
        (TimeUnit::Seconds(l), TimeUnit::Seconds(r)) => {
            let least = l.min(r);
            (Decimal::from(l) / Decimal::from(least), Decimal::from(r) / Decimal::from(least))
        }
        _ => (l.days(), r.days()),
    })
}

/// Whether `unit` is one of time, and which.
#[derive(Clone, Copy)]
enum TimeUnit {
    Seconds(i64),
    Months(i64),
}

impl TimeUnit {
    fn of(unit: &str) -> Option<TimeUnit> {
        Some(match unit {
            "second" => TimeUnit::Seconds(1),
            "minute" => TimeUnit::Seconds(60),
            "hour" => TimeUnit::Seconds(3_600),
            "day" | "night" => TimeUnit::Seconds(86_400),
            "week" => TimeUnit::Seconds(7 * 86_400),
            "fortnight" => TimeUnit::Seconds(14 * 86_400),
            "month" => TimeUnit::Months(1),
            "quarter" => TimeUnit::Months(3),
            "year" => TimeUnit::Months(12),
            "decade" => TimeUnit::Months(120),
            "century" => TimeUnit::Months(1_200),
            _ => return None,
        })
    }

    /// Days, a month being the mean one of 30.4375.
    fn days(self) -> Decimal {
        match self {
            TimeUnit::Seconds(s) => Decimal::from(s) / Decimal::from(86_400),
            TimeUnit::Months(m) => Decimal::from(m) * Decimal::new(304_375, 4),
        }
    }
}

/// Whether `unit` measures time.
pub(super) fn is_time(unit: &str) -> bool {
    TimeUnit::of(unit).is_some()
}

/// Scales to the base of the dimension that both units measure.
fn measures(left: &str, right: &str) -> Option<(Scale, Scale)> {
    let units = Units::shared();
    let ((l, left), (r, right)) = (units.scale(left)?, units.scale(right)?);
    (l == r).then_some((left, right))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(value: i64, unit: &str) -> Figure {
        let amount = Amount::Exact(Decimal::from(value));
        Figure {
            kind: FigureKind::Quantity,
            amount,
            granularity: None,
            unit: Some(unit.into()),
            noun: None,
            per: None,
            iso: None,
            subject: None,
        }
    }

    #[test]
    fn units_of_one_dimension_are_brought_to_its_base() {
        for (value, unit, other, same) in [
            (1, "mile", 1609, "metre"),
            (30, "celsius", 86, "fahrenheit"),
            (3, "megabyte", 3_000, "kilobyte"),
            (2, "stone", 28, "pound"),
            (1, "square kilometre", 100, "hectare"),
        ] {
            let pair = common(&figure(value, unit), &figure(other, same)).unwrap();
            let gap = (pair.left.amount.value().unwrap() - pair.right.amount.value().unwrap()).abs();
            assert!(pair.converted && gap <= pair.left.step.max(pair.right.step), "{unit} {same} {pair:?}");
        }
        assert!(matches!(common(&figure(1, "mile"), &figure(1, "gallon")), Err(Apart::Scope(_))));
        assert!(matches!(common(&figure(1, "pint"), &figure(1, "litre")), Err(Apart::Scope(_))), "many pints");
    }
}
