//! Figures in sentences: what is found, what it means, and what is left alone.

#![allow(clippy::unwrap_used)]

use claimdiff::model::{Amount, Article, Comparator, Mention, MentionKind, decimal};
use claimdiff::pipeline::Engine;
use proptest::prelude::*;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::built_in().expect("the built-in lists load"));

fn mentions(text: &str) -> Vec<Mention> {
    ENGINE.scan(Article { text: text.to_owned(), ..Article::default() }).mentions
}

/// Each figure but ordinals as `kind comparator number unit|noun/per [words]`.
fn figures(text: &str) -> Vec<String> {
    let number = |v| decimal::to_json(v).to_string();
    let shown = |m: &Mention| {
        let figure = m.figure().filter(|_| m.kind() != MentionKind::Ordinal)?;
        let amount = match (figure.amount, figure.amount.bounds()) {
            (Amount::Range(..) | Amount::Vague(..), (low, high)) => {
                format!("{}..{}", low.map(number).unwrap_or_default(), high.map(number).unwrap_or_default())
            }
            (amount, _) => amount.value().map(number).unwrap_or_default(),
        };
        let comparator = match figure.amount.comparator() {
            Comparator::Exact => String::new(),
            other => format!("{} ", serde_json::to_string(&other).unwrap_or_default().trim_matches('"')),
        };
        let what = figure.unit.as_deref().or(figure.noun.as_deref()).unwrap_or("-");
        let per = figure.per.as_deref().map(|p| format!("/{p}")).unwrap_or_default();
        let kind = serde_json::to_string(&m.kind()).unwrap_or_default();
        Some(format!("{} {comparator}{amount} {what}{per} [{}]", kind.trim_matches('"'), m.span.slice(text)))
    };
    mentions(text).iter().filter_map(shown).collect()
}

#[track_caller]
fn golden(cases: &[(&str, &[&str])]) {
    for (text, want) in cases {
        assert_eq!(figures(text), *want, "{text}");
    }
}

#[test]
fn counted_nouns_leave_their_modifiers_out() {
    golden(&[
        ("He had more than 50 separate injuries.", &["quantity more_than 50 injury [50 separate injuries]"]),
        ("Some 1,234 homes lost power.", &["quantity about 1234 home [1,234 homes]"]),
        ("At least two dozen people were hurt.", &["quantity at_least 24 person [two dozen people]"]),
        ("Six coal-fired power plants will close.", &["quantity 6 plant [Six coal-fired power plants]"]),
        ("It is a four-bedroom house.", &["quantity 4 bedroom [four-bedroom]"]),
        ("The ferry carries twenty-odd cars.", &["quantity about 20 car [twenty-odd cars]"]),
    ]);
}

#[test]
fn a_comparator_binds_to_its_own_number_only() {
    golden(&[
        ("It mattered more than ever, 50 people said.", &["quantity 50 person [50 people]"]),
        ("No fewer than nine boats sank.", &["quantity at_least 9 boat [nine boats]"]),
        ("As many as 300 farmers marched.", &["quantity at_most 300 farmer [300 farmers]"]),
        ("Nearly two thirds agreed.", &["number nearly 0.666666666666667 - [two thirds]"]),
        (
            "Over 40 boats and 12 vans were lost.",
            &["quantity more_than 40 boat [40 boats]", "quantity 12 van [12 vans]"],
        ),
        ("There were 50+ complaints.", &["quantity more_than 50 complaint [50+ complaints]"]),
        ("Sales fell 20% over three years.", &["percent 20 percent [20%]", "duration 3 year [three years]"]),
    ]);
}

#[test]
fn ranges_keep_both_ends_and_share_scale_and_unit() {
    golden(&[
        ("It lasted between 10 and 12 years.", &["duration range 10..12 year [10 and 12 years]"]),
        ("The bill is put at £2-3bn.", &["money range 2000000000..3000000000 GBP [£2-3bn]"]),
        ("About 10 to 15 goats died.", &["quantity range 10..15 goat [10 to 15 goats]"]),
        ("Two or three cars burnt.", &["quantity range 2..3 car [Two or three cars]"]),
        ("Prices rose from 40 euros to 60 euros.", &["money 40 EUR [40 euros]", "money 60 EUR [60 euros]"]),
        ("The Rovers won 2-1 at home.", &[]),
    ]);
}

#[test]
fn money_names_its_currency_or_leaves_it_open() {
    golden(&[
        ("It cost £2.5m.", &["money 2500000 GBP [£2.5m]"]),
        ("They paid US$4.7 billion.", &["money 4700000000 USD [US$4.7 billion]"]),
        ("They paid $300.", &["money 300 - [$300]"]),
        ("A pint costs 470 pence.", &["money 4.7 GBP [470 pence]"]),
        ("The house went for AUD1.5m.", &["money 1500000 AUD [AUD1.5m]"]),
        ("Holders get €5 a share.", &["money 5 EUR/share [€5]"]),
    ]);
}

#[test]
fn measures_keep_their_unit_and_its_compound() {
    golden(&[
        ("Winds of 90 mph hit the bay.", &["quantity 90 mile per hour [90 mph]"]),
        ("The wells give 500 barrels a day.", &["quantity 500 barrel per day [500 barrels a day]"]),
        ("It fell to 20 degrees below zero.", &["quantity -20 degree [20 degrees below zero]"]),
        ("The fire burnt 3,000 sq km.", &["quantity 3000 square kilometre [3,000 sq km]"]),
        ("He is 5 feet 4 inches tall.", &["quantity 64 inch [5 feet 4 inches]"]),
        ("Rates rose half a percentage point.", &["percent 0.5 percentage point [half a percentage point]"]),
        ("One in three voters stayed at home.", &["quantity 0.333333333333333 voter [One in three voters]"]),
    ]);
}

#[test]
fn ages_and_durations_are_told_apart() {
    golden(&[
        ("The 17-month-old calf won.", &["age 17 month [17-month-old]"]),
        ("Ann Marsh, 43, lives in Norwick.", &["age 43 year [43]"]),
        ("He is in his early forties.", &["age range 40..43 year [early forties]"]),
        ("Jurors aged 18 to 34 were asked.", &["age range 18..34 year [18 to 34]"]),
        ("She waited an hour and a half.", &["duration 1.5 hour [an hour and a half]"]),
        ("He was held for over two years.", &["duration more_than 2 year [two years]"]),
        ("Talks went on for several months.", &["duration vague 3..9 month [several months]"]),
    ]);
}

#[test]
fn what_counts_nothing_is_left_alone() {
    golden(&[
        ("The Boeing 737 landed at 11.30am.", &[]),
        ("He lives at 22 Elm Road.", &[]),
        ("See page 3 and section 12.", &[]),
        ("Call 0800 555 0199 now.", &[]),
        ("The shop is open 24/7.", &[]),
        ("It happened in 2007.", &[]),
        ("Nobody told the one who asked.", &[]),
    ]);
}

#[test]
fn an_age_knows_whose_it_is() {
    let found = mentions("The court heard that Alan Marsh, 43, was at home.");
    let age = found.iter().find(|m| m.kind() == MentionKind::Age).and_then(Mention::figure);
    if let Some(person) = found.iter().find(|m| m.kind() == MentionKind::Person) {
        assert_eq!(age.and_then(|a| a.subject), Some(person.id));
    }
}

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
}
