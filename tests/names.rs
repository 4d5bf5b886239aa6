//! Names across the articles of a story: who is one, who is not, and what is said of it. All invented.

#![allow(clippy::unwrap_used)]

use claimdiff::model::{Article, Finding, Outcome, Reliability, Severity, Stamp};
use claimdiff::pipeline::Engine;
use claimdiff::resolve::StoryMode;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::built_in().unwrap());

/// The outcome of articles of one story, each of an outlet of its own.
fn told(texts: &[&str]) -> Outcome {
    let article = |(at, text): (usize, &&str)| Article {
        id: format!("a{at}"),
        outlet: format!("Outlet {at}"),
        text: (*text).to_owned(),
        language: Some("en".to_owned()),
        ..Article::default()
    };
    let scans = texts.iter().enumerate().map(|t| ENGINE.scan(article(t))).collect();
    ENGINE.compare(scans, StoryMode::One)
}

/// The sides of every finding of `rule`, sorted.
fn sides(outcome: &Outcome, rule: &str) -> Vec<Vec<String>> {
    let of = |f: &Finding| {
        let mut sides: Vec<String> = f.sides.iter().map(|s| s.display.clone()).collect();
        sides.sort();
        sides
    };
    let mut out: Vec<Vec<String>> = outcome.findings.iter().filter(|f| f.rule() == rule).map(of).collect();
    out.sort();
    out
}

#[test]
fn one_name_in_two_spellings_is_a_variant_that_says_who_uses_which() {
    let outcome = told(&[
        "Harbour pilot Allan Dunmore was hurt when the ferry struck the pier, police said.",
        "Harbour pilot Alan Dunmore was hurt when the ferry struck the pier, police said.",
        "Alan Dunmore, a harbour pilot, was taken to hospital after the ferry struck the pier.",
    ]);
    assert_eq!(sides(&outcome, "name.variant"), [["Alan Dunmore", "Allan Dunmore"]]);
    let finding = outcome.findings.iter().find(|f| f.rule() == "name.variant").unwrap();
    assert_eq!(finding.severity, Severity::Warning);
    assert!(finding.trace.iter().any(|s| s.test == "use" && s.outcome.contains("Outlet 0 ×1")));
}

#[test]
fn relatives_short_forms_and_nicknames_are_no_variants() {
    let outcome = told(&[
        "Rosa Dunmore and her sister Ann Dunmore own the ferry. Ms Dunmore would not comment. Dave Pell runs it.",
        "Ann Dunmore owns the ferry with Rosa Dunmore. David Pell runs it. Mr Pell said it was safe.",
    ]);
    assert_eq!(sides(&outcome, "name.variant"), Vec::<Vec<String>>::new());
}

#[test]
fn a_misplaced_apostrophe_and_the_spelling_of_a_country_are_no_variants() {
    let outcome = told(&[
        "Allan Dunmores' ferry struck the pier, the Harbour Defence Council said on Monday.",
        "Allan Dunmore owned the ferry. The Harbor Defense Council said so.",
    ]);
    assert_eq!(sides(&outcome, "name.variant"), Vec::<Vec<String>>::new());
}

#[test]
fn a_middle_name_that_only_one_spelling_has_is_no_spelling() {
    let outcome = told(&[
        "Malisha Vostrel, 4, was found on the quay. Police said that Malisha Vostrel was well.",
        "Malisha Vostrel, 4, was found on the quay. Her aunt thanked all who had looked for Malisha Vostrel.",
        "Malicha Marvel Vostrel, 4, was found on the quay. “Marvel's her middle name,” said her aunt. Vostrel was well.",
    ]);
    assert_eq!(sides(&outcome, "name.variant"), [["Malicha Marvel Vostrel", "Malisha Vostrel"]]);
}

#[test]
fn an_apostrophe_alone_is_a_note() {
    let outcome = told(&[
        "Police named the dead man as De'Shaun Pellmore, 31, of Wexcombe.",
        "The dead man was DeShaun Pellmore, 31, police said on Monday.",
    ]);
    let finding = outcome.findings.iter().find(|f| f.rule() == "name.variant").unwrap();
    assert_eq!((finding.severity, finding.sides.len()), (Severity::Note, 2));
}

#[test]
fn two_who_sound_alike_are_one_only_where_they_hold_one_office_alone() {
    let one = told(&[
        "Harbour director Graeme Pellmore said the pier would be closed until spring.",
        "Harbour director Graham Pellmore said the pier would be closed until spring.",
    ]);
    assert_eq!(sides(&one, "name.variant"), [["Graeme Pellmore", "Graham Pellmore"]]);
    let two = told(&[
        "Harbour director Graeme Pellmore said the pier would be closed until spring.",
        "Graham Pellmore, a fisherman from the village, said the pier would be closed until spring.",
    ]);
    assert_eq!(sides(&two, "name.variant"), Vec::<Vec<String>>::new());
}

#[test]
fn a_body_in_two_word_orders_is_one_under_another_name() {
    let outcome = told(&[
        "Rosa Dunmore, who chairs Rotterdam safety harbour board, said the pier would be closed.",
        "Rosa Dunmore, who chairs Rotterdam's harbour safety board, said the pier would be closed.",
    ]);
    assert_eq!(sides(&outcome, "name.alias"), [["Rotterdam safety harbour board", "Rotterdam's harbour safety board"]]);
}

#[test]
fn who_is_named_by_a_role_alone_is_the_one_left_over_in_a_list() {
    let outcome = told(&[
        "The skipper died at the hands of his niece, her husband Alan Marsh and his brother Piet Marsh, a court heard.",
        "His niece, her husband and a neighbour were convicted in spring over the death of the skipper, a court heard.",
    ]);
    assert_eq!(sides(&outcome, "role.divergence"), [["brother", "neighbour"]]);
    let shorter = told(&[
        "The skipper died at the hands of his niece and his brother Piet Marsh, a court heard on Monday.",
        "His niece and a neighbour were convicted in spring over the death of the skipper, a court heard on Monday.",
    ]);
    assert_eq!(sides(&shorter, "role.divergence"), Vec::<Vec<String>>::new());
}

#[test]
fn a_place_in_the_other_is_more_precise() {
    let outcome = told(&[
        "The skipper died in Brixton, south London, in August 2007, a court heard on Monday.",
        "The skipper died in August 2007 at home in Lambeth, south London, a court heard on Monday.",
    ]);
    assert_eq!(sides(&outcome, "place.refinement"), [["Brixton", "Lambeth"]]);
}

/// The keys that the bearers called `canonical` share, each in a story of its own.
fn shared_keys(texts: &[&str], canonical: &str) -> Vec<String> {
    let published = Stamp {
        iso: Some("2024-05-04".to_owned()),
        date: Some(jiff::civil::date(2024, 5, 4)),
        reliability: Reliability::High,
        ..Stamp::default()
    };
    let article = |(at, text): (usize, &&str)| Article {
        id: format!("a{at}"),
        outlet: format!("Outlet {at}"),
        story: Some(format!("s{at}")),
        text: (*text).to_owned(),
        language: Some("en".to_owned()),
        published: published.clone(),
        ..Article::default()
    };
    let scans = texts.iter().enumerate().map(|t| ENGINE.scan(article(t))).collect();
    let outcome = ENGINE.compare(scans, StoryMode::Given);
    let own: Vec<_> = outcome.resolved.entities.iter().filter(|e| e.canonical == canonical).collect();
    assert_eq!(own.len(), texts.len(), "{own:?}");
    own[0].keys.iter().filter(|key| own.iter().all(|e| e.keys.contains(key))).cloned().collect()
}

#[test]
fn a_rare_name_with_an_office_an_age_or_a_home_is_known_again_in_other_stories() {
    let first = "Mayor Ottoline Marchbank opened the new harbour gate on Friday. She said it was late.";
    let later = "The council sat until midnight. Ottoline Marchbank, the mayor, said the bridge was safe.";
    assert_eq!(shared_keys(&[first, later], "Ottoline Marchbank"), ["ottoline-marchbank mayor"]);
    let first = "Ottoline Marchbank, 54, was found in the river on Friday, police said.";
    let later = "Ottoline Marchbank, aged 53, won the race at Velsund on Sunday, her club said.";
    assert_eq!(shared_keys(&[first, later], "Ottoline Marchbank"), ["ottoline-marchbank born 1970"]);
}

#[test]
fn a_frequent_name_or_nothing_beside_a_rare_one_ties_nobody_across_stories() {
    let first = "Mayor John Smith opened the new harbour gate on Friday. He said it was late.";
    let later = "The council sat until midnight. John Smith, the mayor, said the bridge was safe.";
    assert!(shared_keys(&[first, later], "John Smith").is_empty());
    let first = "Ottoline Marchbank said on Friday that the gate was open.";
    let later = "Ottoline Marchbank told the council on Monday that the bridge was safe.";
    assert!(shared_keys(&[first, later], "Ottoline Marchbank").is_empty());
}

#[test]
fn a_middle_initial_makes_no_second_finding_of_one_slip() {
    let outcome = told(&[
        "Harbour pilot Karl Guttierez was hurt when the ferry struck the pier, police said. Karl Guttierez is at home.",
        "Harbour pilot Karl Gutierrez was hurt when the ferry struck the pier, officials said.",
        "Harbour pilot Karl P. Gutierrez was hurt when the ferry struck the pier, a guard said.",
    ]);
    let found = sides(&outcome, "name.variant");
    assert_eq!(found.len(), 1, "{found:?}");
}
