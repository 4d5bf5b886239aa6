//! Durations as ISO 8601.

use crate::model::Written;
use crate::model::decimal::tidy;
use compact_str::{CompactString, format_compact};
use rust_decimal::Decimal;

/// `value` of `unit` as ISO 8601: `P7W`, `PT30M`, `P20Y` for two decades.
pub(super) fn iso(value: Decimal, unit: &str) -> Option<CompactString> {
    if value.is_sign_negative() {
        return None;
    }
    let (mark, factor, letter) = match unit {
        "day" if value < Decimal::ONE => ("PT", Decimal::from(24), "H"),
        "millennium" => ("P", Decimal::ONE_THOUSAND, "Y"),
        "century" => ("P", Decimal::ONE_HUNDRED, "Y"),
        "decade" => ("P", Decimal::TEN, "Y"),
        "year" => ("P", Decimal::ONE, "Y"),
        "month" => ("P", Decimal::ONE, "M"),
        "fortnight" => ("P", Decimal::TWO, "W"),
        "week" => ("P", Decimal::ONE, "W"),
        "day" | "night" => ("P", Decimal::ONE, "D"),
        "hour" => ("PT", Decimal::ONE, "H"),
        "minute" => ("PT", Decimal::ONE, "M"),
        "second" => ("PT", Decimal::ONE, "S"),
        "millisecond" => ("PT", Decimal::new(1, 3), "S"),
        _ => return None,
    };
    Some(format_compact!("{mark}{}{letter}", tidy(value.checked_mul(factor)?)))
}

/// Several parts as one period: `P1Y2D`, `PT1H30M`.
pub(super) fn of_parts(all: &[(Written, CompactString)]) -> Option<CompactString> {
    let mut out = CompactString::const_new("P");
    for (written, unit) in all {
        let part = iso(written.value, unit)?;
        let bare = part.strip_prefix('P')?;
        out.push_str(if out.contains('T') { bare.trim_start_matches('T') } else { bare });
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_written_as_the_standard_says() {
        for (value, unit, want) in
            [(7, "week", "P7W"), (30, "minute", "PT30M"), (2, "decade", "P20Y"), (1, "fortnight", "P2W")]
        {
            assert_eq!(iso(Decimal::from(value), unit).as_deref(), Some(want));
        }
        assert_eq!(iso(Decimal::new(15, 1), "hour").as_deref(), Some("PT1.5H"));
        assert_eq!(iso(Decimal::ONE, "mile"), None);
        let part = |value: i64, unit: &str| (Written { value: Decimal::from(value), step: None }, unit.into());
        assert_eq!(of_parts(&[part(1, "year"), part(2, "day")]).as_deref(), Some("P1Y2D"));
        assert_eq!(of_parts(&[part(1, "day"), part(2, "hour"), part(5, "minute")]).as_deref(), Some("P1DT2H5M"));
    }
}
