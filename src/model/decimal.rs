//! Numbers as written: decimals, never floats; and how they stand in JSON.

use rust_decimal::Decimal;
use serde_json::{Number, Value};
use std::str::FromStr;

/// Digits that survive a round trip through a JSON number in any language.
const DIGITS: u32 = 15;

/// `value` as claimdiff keeps it: at most 15 significant digits, no trailing zeros.
pub fn tidy(value: Decimal) -> Decimal {
    if value.scale() == 0 && value.mantissa().unsigned_abs() < 10_u128.pow(DIGITS) {
        return value;
    }
    value.round_sf(DIGITS).unwrap_or(value).normalize()
}

/// As a JSON number: an integer where it is one, else a decimal.
pub fn to_json(value: Decimal) -> Value {
    let value = tidy(value);
    if let (true, Ok(whole)) = (value.is_integer(), i64::try_from(value)) {
        return Value::Number(Number::from(whole));
    }
    let float = value.to_string().parse::<f64>().ok();
    float.and_then(Number::from_f64).map_or(Value::Null, Value::Number)
}

/// From a JSON number; none for anything else and for what no decimal holds.
pub fn from_json(value: &Value) -> Option<Decimal> {
    let Value::Number(number) = value else { return None };
    let words = number.to_string();
    let read = Decimal::from_str(&words).or_else(|_| Decimal::from_scientific(&words));
    read.ok().map(tidy)
}

/// The power of ten that a reader takes a bare number to be precise to: 1 for 57, 100 for 1200, 0.1 for 2.5.
pub fn granularity(value: Decimal) -> Decimal {
    let value = value.normalize();
    if value.scale() > 0 {
        return Decimal::new(1, value.scale());
    }
    let mut step = Decimal::ONE;
    let ten = Decimal::TEN;
    while !value.is_zero() && step < Decimal::from(1_000_000_000_000_000_i64) && (value % (step * ten)).is_zero() {
        step *= ten;
    }
    step
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn granularity_is_the_last_digit_that_says_something() {
        for (value, step) in
            [("57", "1"), ("60", "10"), ("1200", "100"), ("2.5", "0.1"), ("0", "1"), ("1200000", "100000")]
        {
            assert_eq!(granularity(Decimal::from_str(value).unwrap()), Decimal::from_str(step).unwrap(), "{value}");
        }
    }

    proptest! {
        #[test]
        fn json_gives_back_what_it_was_given(mantissa in any::<i64>(), scale in 0u32..12) {
            let value = tidy(Decimal::new(mantissa, scale));
            prop_assert_eq!(from_json(&to_json(value)), Some(value));
        }
    }
}
