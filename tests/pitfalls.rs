//! What would make a user give the program up: sets of articles on which a naive comparison is wrong.
//!
//! The tables in `tests/pitfalls` hold invented articles, what must not be said of them and what must.

#![allow(clippy::unwrap_used)]

mod sets;

use claimdiff::model::Outcome;
use claimdiff::pipeline::Engine;
use claimdiff::resolve::StoryMode;
use sets::{article, pitfalls};
use std::collections::BTreeSet;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::built_in().unwrap());

fn compared(lines: &[String]) -> Outcome {
    ENGINE.compare(lines.iter().map(|l| ENGINE.scan(article(l))).collect(), StoryMode::One)
}

/// Rule, sides and origins of every finding, whatever the order of articles.
fn told(outcome: &Outcome) -> BTreeSet<String> {
    let side = |s: &claimdiff::model::Side| format!("{} {}/{}", s.display, s.outlets, s.origins);
    let line = |f: &claimdiff::model::Finding| {
        format!("{} {} {} {:?}", f.id, f.rule(), f.question, f.sides.iter().map(side).collect::<BTreeSet<_>>())
    };
    outcome.findings.iter().map(line).collect()
}

#[test]
fn no_pitfall_is_fallen_into() {
    let all = pitfalls();
    assert!(all.len() >= 40, "{} pitfalls", all.len());
    let mut wrong = Vec::new();
    for pitfall in &all {
        let outcome = compared(&pitfall.articles);
        let rules: BTreeSet<String> = outcome.findings.iter().map(|f| f.rule()).collect();
        let fallen = pitfall.never.iter().filter(|r| rules.contains(*r)).map(|r| format!("says {r}"));
        let missed = pitfall.right.iter().filter(|r| !rules.contains(*r)).map(|r| format!("does not say {r}"));
        wrong.extend(fallen.chain(missed).map(|w| format!("{}: {w}; {:?}", pitfall.name, told(&outcome))));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_order_of_articles_never_matters() {
    for pitfall in pitfalls() {
        let mut turned = pitfall.articles.clone();
        turned.reverse();
        assert_eq!(told(&compared(&pitfall.articles)), told(&compared(&turned)), "{}", pitfall.name);
    }
}

#[test]
fn an_article_of_something_else_changes_nothing() {
    let other = "Gull Gazette 2024-05-06 | The choir of Port Ellery sang in the square on Sunday evening.".to_owned();
    for pitfall in pitfalls() {
        let mut more = pitfall.articles.clone();
        more.push(other.clone());
        assert_eq!(told(&compared(&pitfall.articles)), told(&compared(&more)), "{}", pitfall.name);
    }
}

#[test]
fn a_duplicate_adds_an_outlet_and_no_origin() {
    for pitfall in pitfalls() {
        let mut more = pitfall.articles.clone();
        let twin = pitfall.articles[0].split_once(" | ").unwrap().1;
        let day = pitfall.articles[0].split_once(" | ").unwrap().0.rsplit(' ').next().unwrap();
        more.push(format!("Twin Times {day} | {twin}"));
        let rules = |o: &Outcome| o.findings.iter().map(|f| (f.rule(), f.question.clone())).collect::<BTreeSet<_>>();
        let origins = |o: &Outcome| {
            let most = |f: &claimdiff::model::Finding| f.sides.iter().map(|s| s.origins).max().unwrap_or(0);
            o.findings.iter().map(most).max().unwrap_or(0)
        };
        let (before, after) = (compared(&pitfall.articles), compared(&more));
        assert_eq!(rules(&before), rules(&after), "{}", pitfall.name);
        assert!(origins(&after) <= origins(&before).max(1), "{}", pitfall.name);
    }
}

#[test]
fn curly_and_straight_marks_are_the_same() {
    let straight = |s: &String| s.replace(['“', '”'], "\"").replace(['‘', '’'], "'");
    let folded = |o: &Outcome| o.findings.iter().map(|f| (f.rule(), f.question.clone())).collect::<BTreeSet<_>>();
    for pitfall in pitfalls() {
        let plain: Vec<String> = pitfall.articles.iter().map(straight).collect();
        assert_eq!(folded(&compared(&pitfall.articles)), folded(&compared(&plain)), "{}", pitfall.name);
    }
}

#[test]
fn articles_of_different_events_have_nothing_to_compare() {
    let mut scans = Vec::new();
    for (at, pitfall) in pitfalls().iter().enumerate() {
        let mut one = article(&pitfall.articles[0]);
        (one.id, one.outlet, one.story) = (format!("a{at}"), format!("Outlet {at}"), Some(format!("event-{at}")));
        scans.push(ENGINE.scan(one));
    }
    let outcome = ENGINE.compare(scans, StoryMode::Given);
    let articles = |f: &claimdiff::model::Finding| {
        f.sides.iter().flat_map(|s| s.places.iter().map(|p| p.article)).collect::<BTreeSet<_>>().len()
    };
    let across: Vec<_> = outcome.findings.iter().filter(|f| articles(f) > 1).collect();
    assert!(across.is_empty(), "{across:?}");
}
