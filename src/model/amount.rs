//! What a writer said of a number: the number and the words of comparison, kept together.

use super::decimal::granularity;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// The word of comparison, as outputs name it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Comparator {
    Exact,
    About,
    Nearly,
    MoreThan,
    AtLeast,
    LessThan,
    AtMost,
    Range,
    Vague,
}

/// Which side a bound leaves open, and whether the number itself is in it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs)]
pub enum Bound {
    MoreThan,
    AtLeast,
    LessThan,
    AtMost,
}

/// A number as said: never an average, never a guess.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Amount {
    /// "60"
    Exact(Decimal),
    /// "about 60"
    About(Decimal),
    /// "nearly 60": just below.
    Nearly(Decimal),
    /// "more than 60", "at least 60", "less than 60", "up to 60"
    Bound(Bound, Decimal),
    /// "between 50 and 60"; the lower end first.
    Range(Decimal, Decimal),
    /// "dozens": what the word is taken to span; an open end is none.
    Vague(Option<Decimal>, Option<Decimal>),
}

/// One end of an interval.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct End {
    /// Where it lies.
    pub at: Decimal,
    /// Whether `at` itself is outside.
    pub open: bool,
}

/// The values that are meant; a missing end is unbounded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Interval {
    /// Lower end.
    pub low: Option<End>,
    /// Upper end.
    pub high: Option<End>,
}

impl Interval {
    fn closed(low: Decimal, high: Decimal) -> Interval {
        Interval { low: Some(End { at: low, open: false }), high: Some(End { at: high, open: false }) }
    }

    /// Whether some value lies in both.
    pub fn meets(self, other: Interval) -> bool {
        let reaches = |low: Option<End>, high: Option<End>| match (low, high) {
            (Some(low), Some(high)) => low.at < high.at || (low.at == high.at && !low.open && !high.open),
            _ => true,
        };
        reaches(self.low, other.high) && reaches(other.low, self.high)
    }

    /// Whether every value of `other` lies in this one.
    pub fn contains(self, other: Interval) -> bool {
        let low = match (self.low, other.low) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(a), Some(b)) => a.at < b.at || (a.at == b.at && (!a.open || b.open)),
        };
        let high = match (self.high, other.high) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(a), Some(b)) => a.at > b.at || (a.at == b.at && (!a.open || b.open)),
        };
        low && high
    }
}

impl Amount {
    /// The word of comparison.
    pub fn comparator(self) -> Comparator {
        match self {
            Amount::Exact(_) => Comparator::Exact,
            Amount::About(_) => Comparator::About,
            Amount::Nearly(_) => Comparator::Nearly,
            Amount::Bound(Bound::MoreThan, _) => Comparator::MoreThan,
            Amount::Bound(Bound::AtLeast, _) => Comparator::AtLeast,
            Amount::Bound(Bound::LessThan, _) => Comparator::LessThan,
            Amount::Bound(Bound::AtMost, _) => Comparator::AtMost,
            Amount::Range(..) => Comparator::Range,
            Amount::Vague(..) => Comparator::Vague,
        }
    }

    /// The number as written; none for a range and a vague word.
    pub fn value(self) -> Option<Decimal> {
        match self {
            Amount::Exact(v) | Amount::About(v) | Amount::Nearly(v) | Amount::Bound(_, v) => Some(v),
            Amount::Range(..) | Amount::Vague(..) => None,
        }
    }

    /// The bounds of what was said, without the tolerance of "about" and "nearly"; none for no bound.
    pub fn bounds(self) -> (Option<Decimal>, Option<Decimal>) {
        match self {
            Amount::Exact(v) | Amount::About(v) => (Some(v), Some(v)),
            Amount::Nearly(v) | Amount::Bound(Bound::LessThan | Bound::AtMost, v) => (None, Some(v)),
            Amount::Bound(Bound::MoreThan | Bound::AtLeast, v) => (Some(v), None),
            Amount::Range(low, high) => (Some(low), Some(high)),
            Amount::Vague(low, high) => (low, high),
        }
    }

    /// The amount that outputs describe by these fields; none where they contradict one another.
    pub fn from_fields(
        comparator: Comparator,
        value: Option<Decimal>,
        low: Option<Decimal>,
        high: Option<Decimal>,
    ) -> Option<Amount> {
        Some(match comparator {
            Comparator::Exact => Amount::Exact(value?),
            Comparator::About => Amount::About(value?),
            Comparator::Nearly => Amount::Nearly(value?),
            Comparator::MoreThan => Amount::Bound(Bound::MoreThan, value?),
            Comparator::AtLeast => Amount::Bound(Bound::AtLeast, value?),
            Comparator::LessThan => Amount::Bound(Bound::LessThan, value?),
            Comparator::AtMost => Amount::Bound(Bound::AtMost, value?),
            Comparator::Range => Amount::Range(low?, high?),
            Comparator::Vague => Amount::Vague(low, high),
        })
    }

    /// The values that make the statement true.
    pub fn hard(self) -> Interval {
        match self {
            Amount::Exact(v) => Interval::closed(v, v),
            Amount::About(v) => around(v),
            Amount::Nearly(v) => {
                Interval { low: Some(End { at: v - tenth(v), open: false }), high: Some(End { at: v, open: true }) }
            }
            Amount::Bound(bound, v) => bounded(bound, v),
            Amount::Range(low, high) => Interval::closed(low, high),
            Amount::Vague(low, high) => {
                Interval { low: low.map(|at| End { at, open: false }), high: high.map(|at| End { at, open: false }) }
            }
        }
    }

    /// The values a reader would take the statement to mean: "more than 50" is not 500.
    ///
    /// A bound reaches as far as one step of the number's own granularity, or a fifth of it.
    pub fn pragmatic(self) -> Interval {
        let Amount::Bound(bound, v) = self else { return self.hard() };
        let reach = granularity(v).max(v.abs() / Decimal::from(5));
        let hard = bounded(bound, v);
        match bound {
            Bound::MoreThan | Bound::AtLeast => Interval { high: Some(End { at: v + reach, open: false }), ..hard },
            Bound::LessThan | Bound::AtMost => Interval { low: Some(End { at: v - reach, open: false }), ..hard },
        }
    }

    /// The same statement about a number multiplied by `factor`; none where no decimal holds the result.
    pub fn scaled(self, factor: Decimal) -> Option<Amount> {
        self.mapped(|v| v.checked_mul(factor))
    }

    /// The same statement with each number put through `by`, which keeps their order; none where `by` gives none.
    pub fn mapped(self, by: impl Fn(Decimal) -> Option<Decimal>) -> Option<Amount> {
        let maybe = |v: Option<Decimal>| v.map_or(Some(None), |v| by(v).map(Some));
        Some(match self {
            Amount::Exact(v) => Amount::Exact(by(v)?),
            Amount::About(v) => Amount::About(by(v)?),
            Amount::Nearly(v) => Amount::Nearly(by(v)?),
            Amount::Bound(bound, v) => Amount::Bound(bound, by(v)?),
            Amount::Range(low, high) => Amount::Range(by(low)?, by(high)?),
            Amount::Vague(low, high) => Amount::Vague(maybe(low)?, maybe(high)?),
        })
    }
}

fn tenth(value: Decimal) -> Decimal {
    value.abs() / Decimal::TEN
}

/// ±10 %.
fn around(value: Decimal) -> Interval {
    Interval::closed(value - tenth(value), value + tenth(value))
}

fn bounded(bound: Bound, at: Decimal) -> Interval {
    let end = |open| Some(End { at, open });
    match bound {
        Bound::MoreThan => Interval { low: end(true), high: None },
        Bound::AtLeast => Interval { low: end(false), high: None },
        Bound::LessThan => Interval { low: None, high: end(true) },
        Bound::AtMost => Interval { low: None, high: end(false) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_amount() -> impl Strategy<Value = Amount> {
        (0u8..9, -10_000i64..10_000, 0i64..500, 0u32..3).prop_map(|(kind, v, width, scale)| {
            let (v, high) = (Decimal::new(v, scale), Decimal::new(v + width, scale));
            match kind {
                0 => Amount::Exact(v),
                1 => Amount::About(v),
                2 => Amount::Nearly(v),
                3 => Amount::Bound(Bound::MoreThan, v),
                4 => Amount::Bound(Bound::AtLeast, v),
                5 => Amount::Bound(Bound::LessThan, v),
                6 => Amount::Bound(Bound::AtMost, v),
                7 => Amount::Range(v, high),
                _ => Amount::Vague(Some(v), (width > 250).then_some(high)),
            }
        })
    }

    #[test]
    fn more_than_leaves_the_number_out_and_at_least_takes_it_in() {
        let fifty = Decimal::from(50);
        let exact = Amount::Exact(fifty).hard();
        assert!(!Amount::Bound(Bound::MoreThan, fifty).hard().meets(exact));
        assert!(Amount::Bound(Bound::AtLeast, fifty).hard().meets(exact));
        assert!(!Amount::Nearly(fifty).hard().meets(exact));
    }

    #[test]
    fn more_than_fifty_may_be_five_hundred_but_is_not_read_so() {
        let said = Amount::Bound(Bound::MoreThan, Decimal::from(50));
        let far = Amount::Exact(Decimal::from(500));
        assert!(said.hard().meets(far.hard()));
        assert!(!said.pragmatic().meets(far.pragmatic()));
    }

    proptest! {
        #[test]
        fn what_is_read_lies_in_what_is_said(amount in any_amount()) {
            prop_assert!(amount.hard().contains(amount.pragmatic()));
        }

        #[test]
        fn fields_give_the_amount_back(amount in any_amount()) {
            let (low, high) = amount.bounds();
            prop_assert_eq!(Amount::from_fields(amount.comparator(), amount.value(), low, high), Some(amount));
        }

        #[test]
        fn meeting_is_symmetric_and_containing_implies_it(a in any_amount(), b in any_amount()) {
            let (a, b) = (a.hard(), b.hard());
            prop_assert_eq!(a.meets(b), b.meets(a));
            if a.contains(b) { prop_assert!(a.meets(b)); }
        }
    }
}
