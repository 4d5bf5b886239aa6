//! What holds of every figure.

use super::{figures, mentions};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_comparator_never_moves_to_another_number(a in 2u32..900, b in 2u32..900, hedge in prop::sample::select(vec!["more than", "nearly", "up to", "at least", "about", "fewer than"])) {
        let plain = figures(&format!("There were {a} boats and {b} vans."));
        let first = figures(&format!("There were {hedge} {a} boats and {b} vans."));
        let second = figures(&format!("There were {a} boats and {hedge} {b} vans."));
        prop_assert_eq!(&first[1..], &plain[1..]);
        prop_assert_eq!(&second[..1], &plain[..1]);
        prop_assert_ne!(&first[0], &plain[0]);
        prop_assert_ne!(&second[1], &plain[1]);
    }

    #[test]
    fn a_comparator_stays_with_its_number_whatever_is_measured(a in 2u32..900, b in 2u32..900, hedge in prop::sample::select(vec!["more than", "nearly", "up to", "at least", "about"]), left in prop::sample::select(MEASURED.to_vec()), right in prop::sample::select(MEASURED.to_vec())) {
        let (left, right) = (left.replace('N', &a.to_string()), right.replace('N', &b.to_string()));
        let plain = figures(&format!("It had {left} while the rest had {right} there."));
        let first = figures(&format!("It had {hedge} {left} while the rest had {right} there."));
        let second = figures(&format!("It had {left} while the rest had {hedge} {right} there."));
        prop_assert_eq!(plain.len(), 2, "{:?}", &plain);
        prop_assert_eq!(&first[1..], &plain[1..]);
        prop_assert_eq!(&second[..1], &plain[..1]);
        prop_assert_ne!(&first[0], &plain[0]);
        prop_assert_ne!(&second[1], &plain[1]);
    }

    #[test]
    fn a_share_of_many_is_read_back(a in 1u32..5, more in 1u32..6, noun in prop::sample::select(vec!["homes", "voters", "people"]), joint in prop::sample::select(vec!["in", "out of"])) {
        let text = format!("Some say {a} {joint} {} {noun} agree.", a + more);
        let found = mentions(&text);
        let figure = found.iter().filter_map(|m| m.figure()).next();
        let value = figure.and_then(|f| f.amount.value());
        let want = rust_decimal::Decimal::from(a) / rust_decimal::Decimal::from(a + more);
        prop_assert!(value.is_some_and(|v| (v - want).abs() < rust_decimal::Decimal::new(1, 12)), "{} {:?}", text, value);
        prop_assert_eq!(figure.and_then(|f| f.per.clone()), figure.and_then(|f| f.noun.clone()));
    }

    #[test]
    fn a_comparator_behind_its_number_stays_there(a in 2u32..900, b in 2u32..900, hedge in prop::sample::select(vec!["or more", "or so", "or fewer"])) {
        let plain = figures(&format!("There were {a} boats and {b} vans."));
        let first = figures(&format!("There were {a} {hedge} boats and {b} vans."));
        prop_assert_eq!(&first[1..], &plain[1..]);
        prop_assert_ne!(&first[0], &plain[0]);
    }

    #[test]
    fn ages_ordinals_and_rates_are_read_back(n in 18u32..99, scale in 1u32..900) {
        let age = format!("Ann Marsh, {n}, and a {n}-year-old man sang.");
        prop_assert_eq!(figures(&age), [format!("age {n} year [{n}]"), format!("age {n} year [{n}-year-old]")]);
        let rate = format!("Holders get €{n} a share.");
        prop_assert_eq!(figures(&rate), [format!("money {n} EUR/share [€{n}]")]);
        let scaled = format!("It cost £{scale}.5m to build.");
        prop_assert_eq!(figures(&scaled), [format!("money {scale}500000 GBP [£{scale}.5m]")]);
        let suffix = match (n % 10, n / 10) { (1, t) if t != 1 => "st", (2, t) if t != 1 => "nd", (3, t) if t != 1 => "rd", _ => "th" };
        let text = format!("It was her {n}{suffix} win.");
        let ordinals: Vec<_> = mentions(&text).iter().filter_map(|m| m.figure()?.amount.value()).collect();
        prop_assert_eq!(ordinals, [rust_decimal::Decimal::from(n)]);
    }

    #[test]
    fn a_duration_is_written_as_the_standard_says_and_reads_the_same(n in 2u32..90, unit in prop::sample::select(vec![("hours", "PT", "H"), ("days", "P", "D"), ("weeks", "P", "W"), ("months", "P", "M"), ("years", "P", "Y")])) {
        let (word, head, mark) = unit;
        let text = format!("The strike lasted {n} {word}.");
        let found = mentions(&text);
        let iso = found.iter().find_map(|m| m.figure()?.iso.clone());
        let want = format!("{head}{n}{mark}");
        prop_assert_eq!(iso.as_deref(), Some(want.as_str()));
    }

    #[test]
    fn every_span_covers_exactly_its_words(n in 2u64..100_000, noun in prop::sample::select(vec!["boats", "miles", "euros", "percent", "hours", "red vans"])) {
        prop_assume!(!(1500..2100).contains(&n));
        let words = format!("{n} {noun}");
        let text = format!("They counted {words} there.");
        let found = mentions(&text);
        let figure = found.iter().find(|m| m.figure().is_some());
        prop_assert_eq!(figure.map(|m| m.span.slice(&text)), Some(words.as_str()));
    }

    #[test]
    fn no_text_breaks_the_recognisers(text in "(more than|about|between|from|and|to|or|a|an|of|half|in|age|aged|one|two|three|hundred|million|twenty|first|dozens|several|hours|years|old|dollars|pounds|percent|%|£|\\$|US|-|–|/|\\.|,|\\(|\\)|\"|'|[0-9]{1,6}|[0-9.,:]{1,8}|½|Marsh|km|m|bn| ){0,40}") {
        for mention in mentions(&text) {
            prop_assert!(!mention.span.slice(&text).is_empty());
        }
    }

    #[test]
    fn what_is_printed_is_read_back(figure in printed()) {
        let (words, want) = figure;
        let text = format!("The report speaks of {words} there.");
        let found = figures(&text);
        prop_assert_eq!(found.len(), 1, "{} {:?}", &text, &found);
        prop_assert!(found[0].starts_with(&format!("{want} [")), "{} {:?} {}", &text, &found, &want);
    }

    #[test]
    fn no_string_at_all_breaks_the_recognisers(text in "\\PC{0,60}") {
        for mention in mentions(&text) {
            prop_assert!(!mention.span.slice(&text).is_empty());
        }
    }
}

/// Figures of every kind, with N for their number.
const MEASURED: &[&str] =
    &["N boats", "N km", "£N", "N euros", "N%", "N percentage points", "N weeks", "N mph", "N kg", "€N a share"];

/// Words of a figure of every kind, and what [`figures`] writes of it.
fn printed() -> impl Strategy<Value = (String, String)> {
    let comparators = vec![
        ("", ""),
        ("about ", "about "),
        ("nearly ", "nearly "),
        ("more than ", "more_than "),
        ("at least ", "at_least "),
        ("fewer than ", "less_than "),
        ("up to ", "at_most "),
    ];
    let kinds = vec![
        ("", " boats", "quantity", "boat"),
        ("", " kilometres", "quantity", "kilometre"),
        ("", "%", "percent", "percent"),
        ("", " percentage points", "percent", "percentage point"),
        ("£", "", "money", "GBP"),
        ("", " euros", "money", "EUR"),
        ("", " weeks", "duration", "week"),
        ("", " mph", "quantity", "mile per hour"),
        ("", " people a day", "quantity", "person/day"),
        ("€", " a share", "money", "EUR/share"),
        ("", " hectares", "quantity", "hectare"),
        ("", " gigabytes", "quantity", "gigabyte"),
        ("", " degrees", "quantity", "degree"),
        ("", " years old", "age", "year"),
    ];
    (3u32..1400, 0u32..100, any::<bool>(), prop::sample::select(comparators), prop::sample::select(kinds)).prop_map(
        |(value, width, ranged, (hedge, says), (before, after, kind, what))| {
            if ranged {
                let high = value + width + 1;
                let words = format!("between {before}{value} and {before}{high}{after}");
                return (words, format!("{kind} range {value}..{high} {what}"));
            }
            (format!("{hedge}{before}{value}{after}"), format!("{kind} {says}{value} {what}"))
        },
    )
}
