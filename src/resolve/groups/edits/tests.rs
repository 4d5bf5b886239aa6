//! Shared sentences of an invented story, with one thing changed.

use super::super::super::tests::resolve_scans;
use crate::model::{Amount, Article, Figure, FigureKind, Group, Mention, MentionId, Scan, Span, Value};

/// What two outlets tell.
fn told(left: &str, right: &str) -> Vec<Group> {
    told_by(&[left, right])
}

/// One article an outlet; every number is a mention, "more than" before it its hedge.
fn told_by(texts: &[&str]) -> Vec<Group> {
    let scan = |(at, text): (usize, &str)| {
        let number = |digits: &str| Figure {
            kind: FigureKind::Quantity,
            amount: Amount::Exact(digits.parse().unwrap()),
            granularity: None,
            unit: None,
            noun: None,
            per: None,
            iso: None,
            subject: None,
        };
        let mut mentions: Vec<Mention> = Vec::new();
        let mut from = 0;
        for word in text.split(' ') {
            let start = from + text[from..].find(word).unwrap();
            from = start + word.len();
            if word.chars().all(|c| c.is_ascii_digit()) {
                let hedge =
                    text[..start].ends_with("more than ").then(|| Span::new(text, start - 10, start - 1).unwrap());
                let span = Span::new(text, start, from).unwrap();
                mentions.push(Mention {
                    id: MentionId(mentions.len() as u32),
                    span,
                    hedge,
                    value: Value::Figure(number(word)),
                });
                if let (true, Some(Mention { value: Value::Figure(f), .. })) = (hedge.is_some(), mentions.last_mut()) {
                    f.amount = Amount::Bound(crate::model::Bound::MoreThan, word.parse().unwrap());
                }
            }
        }
        let outlet = ["North Post", "Quay Wire", "Vale Times"][at].to_owned();
        let article = Article {
            id: format!("a{at}"),
            outlet,
            text: text.to_owned(),
            story: Some("s1".into()),
            ..Article::default()
        };
        Scan { sentences: vec![Span::whole(text)], article, mentions, ..Scan::default() }
    };
    let (_, resolved) = resolve_scans(texts.iter().copied().enumerate().map(scan).collect());
    resolved.groups.into_iter().filter(|g| g.id.contains("/edit/")).collect()
}

const TOLD: &str = "Harbour officials said on the quay that 60 boats were torn from their moorings when the storm reached the old town before dawn";

#[test]
fn a_number_changed_in_a_shared_sentence_makes_a_group() {
    let found = told(TOLD, &TOLD.replace("60", "78"));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].entries.len(), 2);
    let around = "“said on the quay that … boats were torn from their”?";
    assert!(found[0].question.ends_with(around), "{}", found[0].question);
}

#[test]
fn words_of_comparison_that_were_dropped_make_a_group() {
    let hedged = TOLD.replace("60", "more than 60");
    assert_eq!(told(&hedged, TOLD).len(), 1);
    assert_eq!(told(TOLD, &hedged).len(), 1);
}

#[test]
fn what_was_left_alone_makes_none() {
    assert!(told(TOLD, TOLD).is_empty());
    assert!(told(TOLD, &TOLD.replace("officials", "masters")).is_empty());
}

#[test]
fn a_sentence_on_another_town_is_another_sentence() {
    let named = TOLD.replace("the old town", "Marden");
    let other = named.replace("Marden", "Overy").replace("60", "78");
    assert!(told(&named, &other).is_empty());
}

#[test]
fn two_numbers_in_the_place_of_one_are_not_compared_with_it_wherever_they_stand() {
    let (two, other) = (TOLD.replace("60", "55 70"), TOLD.replace("60", "78"));
    for texts in [[&two, TOLD, &other], [TOLD, &two, &other], [TOLD, &other, &two]] {
        let found = told_by(&texts);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].entries.len(), 2);
    }
}

#[test]
fn the_more_words_a_sentence_shares_the_surer_it_is_one() {
    let sure = |more: &str| {
        let other = TOLD.replace("60", "78") + more;
        told(TOLD, &other).first().map(|group| group.same_key)
    };
    assert_eq!(sure(" that day"), Some(0.96), "21 of 23");
    assert_eq!(sure(" on that day"), Some(0.88), "21 of 24");
}

#[test]
fn a_value_deep_in_a_copy_needs_nearly_all_words_around_it() {
    let run = |stem: &str| ('a'..='t').map(|end| format!("{stem}{end} ")).collect::<String>();
    let text = |number: &str, rest: &str| format!("{}{number} {}{}", run("s"), run("t"), run(rest).trim_end());
    let groups = |changed: &[&str]| {
        let other = changed.iter().fold(text("78", "v"), |text, word| text.replace(word, "elsewhere"));
        told(&text("60", "u"), &other).len()
    };
    assert_eq!(groups(&[]), 1);
    assert_eq!(groups(&["sm", "tf"]), 1, "22 of the 24 around it");
    assert_eq!(groups(&["sm", "tf", "tj"]), 0, "21");
    assert_eq!(groups(&["sb", "sd", "to"]), 1, "those further off do not count");
}
