//! What is said of whole invented articles: of their own contradictions, and of their dates.

use crate::model::{Article, Finding, Provenance, Reliability, Stamp};
use crate::pipeline::Engine;
use crate::resolve::StoryMode;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::built_in().unwrap());

/// What one article says; dated 6 May 2024 where nothing else is asked for.
fn article(outlet: &str, day: &str, reliability: Reliability, text: &str) -> Article {
    let published = Stamp { date: day.parse().ok(), iso: Some(day.to_owned()), from: Provenance::Field, reliability };
    Article {
        id: format!("{outlet} {day}"),
        outlet: outlet.to_owned(),
        text: text.to_owned(),
        published,
        ..Article::default()
    }
}

fn findings(articles: Vec<Article>) -> Vec<Finding> {
    ENGINE.compare(articles.into_iter().map(|a| ENGINE.scan(a)).collect(), StoryMode::One).findings
}

/// What one article has against itself.
fn own(text: &str) -> Vec<String> {
    let found = findings(vec![article("North Post", "2024-05-06", Reliability::High, text)]);
    found.into_iter().filter(|f| f.rule() == "self.conflict").map(|f| f.message).collect()
}

#[test]
fn an_age_misses_the_days_of_birth_and_death_by_less_than_a_year() {
    let told = |age: &str, born: &str, died: &str| {
        own(&format!("Martin Hale, {age}, was a baker. Martin Hale was born on {born}. Martin Hale died on {died}."))
    };
    let none: [&str; 0] = [];
    assert_eq!(told("41", "4 May 1962", "4 June 2002"), none, "40 years and a month");
    assert_eq!(told("41", "4 May 1962", "4 May 2002"), ["One article has both 41 years and 40 years by the dates"]);
    assert_eq!(told("41", "4 May 1962", "3 April 2005"), none, "42 years and ten months");
    assert_eq!(told("41", "4 May 1962", "4 April 2005"), ["One article has both 41 years and 42 years by the dates"]);
    assert_eq!(told("41", "4 May 1962", "4 May 1961"), none, "no life ends before it begins");
    assert_eq!(told("41", "1962", "4 May 2016"), ["One article has both 41 years and 54 years by the dates"]);
    assert_eq!(told("41", "the 1960s", "4 May 2016"), none, "a birth in ten years says too little");
}

#[test]
fn a_headline_stands_against_one_other_number_below_it() {
    let told = |headline: &str, story: &str| own(&format!("{headline}\n\n{story}"));
    let body = "The blast at the old mill in Marlow Bay killed 12 people, police said on Monday.";
    assert_eq!(told("Blast at mill kills 14 people", body), ["One article has both 14 and 12"]);
    for (headline, story) in [
        ("Blast at mill kills 12 people", body.to_owned()),
        ("Blast at mill kills 14 people", format!("{body} The blast killed 13 people in all, others said.")),
        ("Blast at mill kills 14 people", format!("{body} It was heard 14 miles away.")),
        ("Blast at mill kills 14 people", body.replace("The blast", "Another blast")),
        ("Blast at mill kills 14 people", body.replace("on Monday", "on 28 April 2024")),
        ("Blast at mill kills more than 14 people", body.to_owned()),
    ] {
        assert_eq!(told(headline, &story), [""; 0], "{headline} / {story}");
    }
    let near = body.replace("on Monday", "on 29 April 2024");
    assert_eq!(told("Blast at mill kills 14 people", &near).len(), 1, "a week ago is the day of the event");
}

#[test]
fn a_sum_stands_against_its_parts() {
    let told = |sum: &str| own(&format!("The blast at the mill left three people dead and five people hurt, {sum}."));
    assert_eq!(told("nine victims in all"), ["One article has both 9 and 8 by the parts"]);
    for sum in
        ["nine casualties in total", "a total of nine victims", "nine victims altogether", "nine victims combined"]
    {
        assert_eq!(told(sum).len(), 1, "{sum}");
    }
    for sum in ["eight victims in all", "nine victims of fate", "nine windows in all", "about nine victims in all"] {
        assert_eq!(told(sum), [""; 0], "{sum}");
    }
}

const WRECK: &str = "The ferry Osprey struck a reef off Velsund on Tuesday. Twelve sailors drowned, police said.";

/// Whether an article dated `day` is doubted beside those of `others`.
fn is_doubted(day: &str, reliability: Reliability, text: &str, others: &[(&str, &str)]) -> bool {
    let mut all = vec![article("Far Echo", day, reliability, text)];
    all.extend(others.iter().map(|(outlet, day)| article(outlet, day, Reliability::High, WRECK)));
    let found = findings(all);
    let doubts: Vec<&Finding> = found.iter().filter(|f| f.rule() == "meta.date-unreliable").collect();
    assert!(doubts.iter().all(|f| f.sides.iter().any(|s| s.display == day)), "{doubts:?}");
    !doubts.is_empty()
}

#[test]
fn a_date_is_doubted_where_three_outlets_tell_the_news_half_a_year_away() {
    let three = [("North Post", "2031-03-05"), ("City Herald", "2031-03-05"), ("Quay Wire", "2031-03-06")];
    let high = Reliability::High;
    assert!(is_doubted("2030-09-05", high, WRECK, &three), "181 days before");
    assert!(!is_doubted("2030-09-06", high, WRECK, &three), "180 days before");
    assert!(is_doubted("2031-09-03", high, WRECK, &three), "181 days after");
    assert!(!is_doubted("2031-09-02", high, WRECK, &three));
    assert!(!is_doubted("2030-06-05", high, WRECK, &three[..2]), "two are too few");
    assert!(
        !is_doubted("2030-06-05", high, WRECK, &[three[0], three[1], ("City Herald", "2031-03-07")]),
        "two outlets"
    );
    let apart = |last| [three[0], three[1], ("Quay Wire", last)];
    assert!(is_doubted("2030-06-05", high, WRECK, &apart("2031-04-19")), "within 45 days");
    assert!(!is_doubted("2030-06-05", high, WRECK, &apart("2031-04-20")));
    let looked_back = WRECK.replace(" on Tuesday", " in 2031");
    assert!(!is_doubted("2032-06-05", high, &looked_back, &three), "it tells no news");
    for near in ["yesterday", "tonight", "last night", "on Sunday"] {
        assert!(is_doubted("2030-06-05", high, &WRECK.replace("on Tuesday", near), &three), "{near}");
    }
}

#[test]
fn one_outlet_is_enough_against_a_date_read_off_the_page_years_away() {
    let one = [("North Post", "2031-03-05")];
    assert!(is_doubted("2029-03-04", Reliability::Medium, WRECK, &one), "731 days");
    assert!(!is_doubted("2029-03-05", Reliability::Medium, WRECK, &one), "730 days");
    assert!(!is_doubted("2029-03-04", Reliability::High, WRECK, &one), "it was given");
}

#[test]
fn one_wording_in_two_mouths_is_told_of_full_names_beside_it() {
    let speakers = |left: &str, right: &str| {
        let at = |outlet: &str, text: &str| article(outlet, "2024-05-06", Reliability::High, text);
        let found = findings(vec![at("North Post", left), at("City Herald", right)]);
        found.into_iter().filter(|f| f.rule() == "quote.altered").map(|f| f.message).collect::<Vec<_>>()
    };
    let said = |words: &str, who: &str| format!("“{words},” said {who}.");
    let (eight, seven) = ("The old pier will never carry a train", "The old pier will never carry trains");
    assert_eq!(
        speakers(&said(eight, "Ann Reed"), &said(eight, "Bo Marsh")),
        ["One outlet reports Bo Marsh, one reports Ann Reed"]
    );
    for (left, right, why) in [
        (said(seven, "Ann Reed"), said(seven, "Bo Marsh"), "seven words may be anybody's"),
        (said(eight, "Ann Reed"), said(eight, "Ann Mary Reed"), "one name within the other"),
        (said(eight, "Ann Reed"), said(eight, "Reed"), "no full name"),
        (said(eight, "Ann Reed, who stood beside Bo Marsh"), said(eight, "Bo Marsh"), "both are named there"),
        (said(eight, "the Ann Reed"), said(eight, "Bo Marsh"), "words with an article describe"),
    ] {
        assert_eq!(speakers(&left, &right), [""; 0], "{why}");
    }
}
