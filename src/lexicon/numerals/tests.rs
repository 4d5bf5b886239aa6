//! Cases of numerals.

use super::*;
use crate::model::{Case, Span};
use proptest::prelude::*;
use std::str::FromStr;
use std::sync::LazyLock;

static NUMERALS: LazyLock<Numerals> = LazyLock::new(|| Numerals::built_in().unwrap());

/// Cuts as the tokeniser does, as far as numbers go: letters, digits with marks between them, marks.
fn tokens(text: &str) -> Vec<Token> {
    let bytes = text.as_bytes();
    let (mut out, mut at) = (Vec::new(), 0);
    while at < text.len() {
        let first = text[at..].chars().next().unwrap();
        let mut end = at + first.len_utf8();
        let kind = if first.is_alphabetic() {
            end = at + text[at..].chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum::<usize>();
            TokenKind::Word
        } else if first.is_ascii_digit() {
            while end < text.len()
                && (bytes[end].is_ascii_digit()
                    || matches!(bytes[end], b',' | b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit))
            {
                end += 1;
            }
            TokenKind::Number
        } else {
            TokenKind::Mark
        };
        if !first.is_whitespace() {
            let span = Span::new(text, at, end).unwrap();
            out.push(Token { span, kind, case: Case::Lower, key: WordKey::of(span.slice(text)) });
        }
        at = end;
    }
    out
}

fn read(text: &str) -> Option<(String, &str, NumeralKind)> {
    let tokens = tokens(text);
    let numeral = NUMERALS.read(text, &tokens, Suffixes::Plain)?;
    let span = tokens[0].span.cover(tokens[numeral.tokens - 1].span);
    Some((numeral.value.to_string(), span.slice(text), numeral.kind))
}

#[test]
fn cardinals_take_in_what_belongs_to_them_and_no_more() {
    for (text, value, covers) in [
        ("twenty-one boats", "21", "twenty-one"),
        ("two hundred and five thousand and one", "205001", "two hundred and five thousand and one"),
        ("a million and one", "1000001", "a million and one"),
        ("nineteen hundred seventy-three", "1973", "nineteen hundred seventy-three"),
        ("one hundred and two hundred", "100", "one hundred"),
        ("two thousand and three thousand", "2000", "two thousand"),
        ("twenty five and thirty six", "25", "twenty five"),
        ("three lakh crore", "3000000000000", "three lakh crore"),
        ("two million dollars", "2000000", "two million"),
        ("a dozen men", "12", "a dozen"),
        ("three dozens", "36", "three dozens"),
        ("seventyfour", "74", "seventyfour"),
        ("five point five", "5.5", "five point five"),
        ("nine point nought four", "9.04", "nine point nought four"),
        ("two point seventy-one million", "2710000", "two point seventy-one million"),
        ("one point ahead", "1", "one"),
    ] {
        assert_eq!(read(text), Some((value.to_owned(), covers, NumeralKind::Cardinal)), "{text}");
    }
}

#[test]
fn digits_keep_grouping_scales_and_exponents_together() {
    for (text, value, covers) in [
        ("1,234 people", "1234", "1,234"),
        ("1.234.567,8", "1234567.8", "1.234.567,8"),
        ("12,34,567", "1234567", "12,34,567"),
        ("40 000 homes", "40000", "40 000"),
        ("in 2 015 cases", "2015", "2 015"),
        ("1.2bn", "1200000000", "1.2bn"),
        ("50k runners", "50000", "50k"),
        ("2.5 million", "2500000", "2.5 million"),
        ("3-million", "3000000", "3-million"),
        ("13 lakh", "1300000", "13 lakh"),
        ("1.3e6", "1300000", "1.3e6"),
        ("12e-1", "1.2", "12e-1"),
        ("5m deep", "5", "5"),
    ] {
        let text = text.strip_prefix("in ").unwrap_or(text);
        assert_eq!(read(text), Some((value.to_owned(), covers, NumeralKind::Cardinal)), "{text}");
    }
    assert_eq!(read("192.168.1.2"), None);
    assert_eq!(digits("22,24,26"), Digits::Several);
}

#[test]
fn shares_are_told_from_places_in_an_order() {
    use NumeralKind::{Fraction, Ordinal};
    for (text, value, covers, kind) in [
        ("two thirds of", "0.666666666666667", "two thirds", Fraction),
        ("three-quarters", "0.75", "three-quarters", Fraction),
        ("a third of", "0.333333333333333", "a third", Fraction),
        ("half a million", "500000", "half a million", Fraction),
        ("a quarter of a million", "250000", "a quarter of a million", Fraction),
        ("two and a half million", "2500000", "two and a half million", Fraction),
        ("a million and a half", "1500000", "a million and a half", Fraction),
        ("half a dozen", "6", "half a dozen", Fraction),
        ("2½ miles", "2.5", "2½", Fraction),
        ("10 1/2 miles", "10.5", "10 1/2", Fraction),
        ("3/4 full", "0.75", "3/4", Fraction),
        ("twenty-first", "21", "twenty-first", Ordinal),
        ("21st", "21", "21st", Ordinal),
        ("one hundred and fifth", "105", "one hundred and fifth", Ordinal),
        ("two hundredth", "200", "two hundredth", Ordinal),
    ] {
        assert_eq!(read(text), Some((value.to_owned(), covers, kind)), "{text}");
    }
    assert_eq!(read("a third man"), None);
    assert_eq!(read("hundreds of"), None);
    assert_eq!(read("three seconds").map(|r| r.1), Some("three"));
}

/// `n` in English words.
fn spelled(n: u64) -> String {
    let small = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    let tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let and = |n: u64, joint: &str| if n == 0 { String::new() } else { format!("{joint}{}", spelled(n)) };
    match n {
        0..20 => small[n as usize].to_owned(),
        20..100 => format!("{}{}", tens[n as usize / 10], and(n % 10, "-")),
        100..1000 => format!("{} hundred{}", spelled(n / 100), and(n % 100, " and ")),
        1000..1_000_000 => format!("{} thousand{}", spelled(n / 1000), and(n % 1000, " ")),
        1_000_000..1_000_000_000 => format!("{} million{}", spelled(n / 1_000_000), and(n % 1_000_000, " ")),
        _ => format!("{} billion{}", spelled(n / 1_000_000_000), and(n % 1_000_000_000, " ")),
    }
}

proptest! {
    #[test]
    fn what_is_spelled_out_is_read_back(n in prop_oneof![0u64..1000, 0u64..1_000_000, 0u64..999_999_999_999]) {
        let words = spelled(n);
        let (value, covers, _) = read(&words).unwrap();
        prop_assert_eq!((Decimal::from_str(&value).unwrap(), covers), (Decimal::from(n), words.as_str()));
    }

    #[test]
    fn no_text_breaks_the_reader(text in "(one|hundred|and|million|a|half|third|seconds|dozen|point|[0-9]{1,30}|[0-9.,]{1,9}|-|/|½|k|e9| ){1,12}") {
        let tokens = tokens(&text);
        for start in 0..tokens.len() {
            if let Some(numeral) = NUMERALS.read(&text, &tokens[start..], Suffixes::Money) {
                prop_assert!(numeral.tokens > 0 && start + numeral.tokens <= tokens.len());
            }
        }
    }
}
