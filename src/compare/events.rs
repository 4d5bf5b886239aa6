//! A toll of 2, of 60 and of 1,500 under one story: what outlets count there are several events.

use super::sides::Value;
use crate::model::{Class, Group};
use rust_decimal::Decimal;

/// A value so many times another is no slip and no update of it, but may be.
const FAR: Decimal = Decimal::from_parts(4, 0, 0, false, 0);
/// So many values, each far above the one before, are of more than one event.
const VALUES: usize = 3;

/// Whether the values of a toll lie too far apart to be counts of one event.
pub(super) fn are_several(group: &Group, values: &[Value<'_>]) -> bool {
    if !group.monotone || group.class != Class::ExactCount {
        return false;
    }
    let mut counts: Vec<Decimal> = values.iter().filter_map(Value::number).filter(|n| *n > Decimal::ZERO).collect();
    counts.sort_unstable();
    let mut steps: Vec<Decimal> = Vec::new();
    for count in counts {
        if steps.last().is_none_or(|last| count >= FAR * *last) {
            steps.push(count);
        }
    }
    steps.len() >= VALUES
}
