//! Which counts of people are the toll of the event that is reported: recalled events, sums over a year or a
//! city, parts of a toll and counts of those who did it are none.

#![allow(clippy::unwrap_used)]

use claimdiff::model::{Article, Reliability, Stamp, Stance};
use claimdiff::pipeline::Engine;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::built_in().unwrap());

/// The counts that an article published on 6 May 2024 asserts for a pattern, in order.
fn counts(text: &str, pattern: &str) -> Vec<String> {
    let date = Some(jiff::civil::date(2024, 5, 6));
    let published = Stamp { date, reliability: Reliability::High, ..Stamp::default() };
    let scan = ENGINE.scan(Article { text: text.into(), published, ..Article::default() });
    let claims = scan.claims.iter().filter(|c| c.pattern_id() == pattern && c.stance == Stance::Asserted);
    let value = |id| scan.mention(id)?.figure()?.amount.value();
    claims.filter_map(|c| value(*c.slots.get("count")?)).map(|v| v.normalize().to_string()).collect()
}

#[track_caller]
fn check(pattern: &str, table: &[(&str, &[&str])]) {
    let wrong: Vec<String> = table
        .iter()
        .map(|(text, want)| (text, want, counts(text, pattern)))
        .filter(|(_, want, got)| *got != **want)
        .map(|(text, want, got)| format!("{text}\n    want {want:?}, got {got:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn counts_of_other_events_are_no_toll() {
    check(
        "harm.killed",
        &[
            ("A man was shot dead in Marlow. It was the town's 30th killing this year.", &["1"]),
            ("Forty people were killed on the road so far this year.", &[]),
            ("Nine men were killed across the city between Friday and Monday.", &[]),
            ("A driver was killed and a rider was hurt in separate incidents.", &[]),
            ("Two sailors died at Quay Head. The wreck comes after a fire that killed five.", &["2"]),
            ("Two sailors died at Quay Head on Sunday. In March 2019 a fire killed five guests there.", &["2"]),
            ("In March 2019 a fire killed five guests at Quay Head, the court heard.", &["5"]),
        ],
    );
}

#[test]
fn parts_of_a_toll_are_no_toll() {
    check(
        "harm.killed",
        &[
            ("Four sailors died at Quay Head. Two of those killed were brothers.", &["4"]),
            ("Officers found two more people dead in the hold.", &[]),
            ("A second man was killed.", &[]),
            ("One of 18 guests was killed.", &[]),
            ("According to Inspector Carla Voss, a 40-year-old driver was killed.", &[]),
            ("Four sailors were killed, including two brothers killed in the hold.", &["4"]),
        ],
    );
    check(
        "harm.injured",
        &[
            ("One of the injured is a baker.", &[]),
            ("A blast killed one clerk and injured three others.", &["3"]),
            ("Two others were wounded.", &[]),
            ("The blast injured six clerks. Nobody else was hurt.", &["6"]),
        ],
    );
}

#[test]
fn those_who_did_it_are_not_counted() {
    check(
        "harm.killed",
        &[
            ("Two guards shot and killed a man at the mill.", &["1"]),
            ("A 59-year-old man killed his lodger.", &["1"]),
            ("The gunman killed his two brothers and then himself.", &["3"]),
            ("A man fatally shot two men before turning the gun on himself.", &["3"]),
            ("A man fatally shot two men and wounded himself.", &[]),
        ],
    );
}

#[test]
fn wounds_of_the_dead_are_no_injuries() {
    check(
        "harm.injured",
        &[
            ("A man was shot dead. He suffered a gunshot wound to the chest.", &[]),
            ("A man was shot dead and a woman was wounded.", &["1"]),
        ],
    );
}
