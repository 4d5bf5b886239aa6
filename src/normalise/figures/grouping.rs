//! What the dot of "1.234" and the comma of "12,345" part, where the outlet's country writes numbers the other way.

use crate::model::{FigureParts, NumberParts};
use rust_decimal::Decimal;

/// Countries whose press groups thousands with dots and writes decimals with a comma.
const DOTTED: &[&str] = &[
    "ar", "at", "be", "br", "cl", "co", "de", "dk", "es", "gr", "hr", "id", "is", "it", "nl", "pt", "ro", "rs", "si",
    "tr", "uy", "ve", "vn",
];

/// What the number of `parts`, read the English way, has to be multiplied by in an outlet of `country`.
pub(super) fn factor(text: &str, parts: &FigureParts, country: Option<&str>) -> Decimal {
    let NumberParts::One(_) = &parts.number else { return Decimal::ONE };
    if !country.is_some_and(|c| DOTTED.contains(&c)) {
        return Decimal::ONE;
    }
    let words = parts.span.slice(text);
    let start = words.find(|c: char| c.is_ascii_digit()).unwrap_or(words.len());
    let number = words.get(start..).unwrap_or_default();
    let end = number.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).unwrap_or(number.len());
    let number = number.get(..end).unwrap_or_default().trim_end_matches(['.', ',']);
    if is_one_group(number, '.') {
        Decimal::ONE_THOUSAND
    } else if is_one_group(number, ',') {
        Decimal::new(1, 3)
    } else {
        Decimal::ONE
    }
}

/// Whether `mark` parts one group of three digits and nothing else: "1.234". With two marks the number tells itself.
fn is_one_group(number: &str, mark: char) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let Some((whole, group)) = number.split_once(mark) else { return false };
    digits(whole) && whole.len() <= 3 && !whole.starts_with('0') && group.len() == 3 && digits(group)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_group_of_three_digits_is_open_to_both_readings() {
        assert!(is_one_group("1.234", '.') && is_one_group("12,345", ','));
        for told in ["1.2345", "1.234.567", "0.125", "1.23", "12", "1,234.5"] {
            assert!(!is_one_group(told, '.'), "{told}");
        }
    }
}
