//! Where a value lies on a true axis: whole tenths of a pixel, reckoned in decimals, and round numbers for the ticks.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Width of the axis in pixels.
pub(super) const WIDTH: i64 = 560;

/// An axis from one value to another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Scale {
    low: Decimal,
    high: Decimal,
    /// Whether it starts elsewhere than at zero, which must be shown.
    pub broken: bool,
}

impl Scale {
    /// An axis on which all `values` lie, with room on both sides. It starts at zero unless the values are so close
    /// together that they could not be told apart then.
    pub(super) fn of(values: &[Decimal]) -> Option<Scale> {
        let (min, max) = (values.iter().min().copied()?, values.iter().max().copied()?);
        let reach = max.checked_sub(min)?;
        if min >= Decimal::ZERO && (reach.is_zero() || reach.checked_mul(Decimal::TEN)? >= max) {
            let high = if max.is_zero() { Decimal::ONE } else { max.checked_add(max.checked_div(Decimal::TEN)?)? };
            return Some(Scale { low: Decimal::ZERO, high, broken: false });
        }
        let room = reach.checked_div(Decimal::from(4))?.max(Decimal::new(1, 6));
        Some(Scale { low: min.checked_sub(room)?, high: max.checked_add(room)?, broken: min >= Decimal::ZERO })
    }

    /// Where `value` lies, in pixels with one digit; values beyond the axis lie at its ends.
    pub(super) fn at(&self, value: Decimal) -> Option<String> {
        let part = value.checked_sub(self.low)?.checked_mul(Decimal::from(WIDTH * 10))?;
        let tenths = part.checked_div(self.high.checked_sub(self.low)?)?.round().to_i64()?.clamp(0, WIDTH * 10);
        Some(format!("{}.{}", tenths / 10, tenths % 10))
    }

    /// Round numbers on the axis, at most eight.
    pub(super) fn ticks(&self) -> Vec<Decimal> {
        let Some(step) = self.high.checked_sub(self.low).and_then(round_step) else { return Vec::new() };
        let Some(first) = self.low.checked_div(step).map(|n| n.ceil()) else { return Vec::new() };
        let tick = |n: i64| first.checked_add(Decimal::from(n))?.checked_mul(step).filter(|t| *t <= self.high);
        (0..8).map_while(tick).map(|t| t.normalize()).collect()
    }
}

/// 1, 2 or 5 times a power of ten, so that five steps or so make `reach`.
fn round_step(reach: Decimal) -> Option<Decimal> {
    let mut unit = Decimal::ONE;
    while unit.checked_mul(Decimal::TEN)? < reach {
        unit = unit.checked_mul(Decimal::TEN)?;
    }
    while unit > reach && unit > Decimal::new(1, 9) {
        unit = unit.checked_div(Decimal::TEN)?;
    }
    let tenth = unit.checked_div(Decimal::TEN)?;
    let steps =
        [tenth.checked_mul(Decimal::TWO)?, tenth.checked_mul(Decimal::from(5))?, unit, unit.checked_mul(Decimal::TWO)?];
    steps.into_iter().find(|step| reach.checked_div(*step).is_some_and(|n| n <= Decimal::from(6)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimals(values: &[i64]) -> Vec<Decimal> {
        values.iter().map(|v| Decimal::from(*v)).collect()
    }

    #[test]
    fn an_axis_starts_at_zero_or_says_that_it_does_not() {
        let wide = Scale::of(&decimals(&[23, 32, 60])).unwrap();
        assert_eq!((wide.broken, wide.at(Decimal::ZERO).unwrap().as_str()), (false, "0.0"));
        let close = Scale::of(&decimals(&[400, 410])).unwrap();
        assert!(close.broken && close.ticks().iter().all(|t| *t > Decimal::from(390)));
        assert!(!wide.ticks().is_empty() && wide.ticks().len() <= 8);
    }

    #[test]
    fn greater_values_lie_further_right() {
        let scale = Scale::of(&decimals(&[3_000_000, 3_187_000, 3_200_000])).unwrap();
        let at = |v: i64| scale.at(Decimal::from(v)).unwrap().parse::<f64>().unwrap();
        assert!(at(3_000_000) < at(3_187_000) && at(3_187_000) < at(3_200_000));
        assert!(Scale::of(&[Decimal::MAX, Decimal::MIN]).is_none_or(|s| s.ticks().len() <= 8));
    }
}
