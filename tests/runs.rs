//! What holds of whole runs, over generated articles: order never matters, what is unrelated changes nothing, a
//! duplicate adds an outlet and no origin, typography is nothing, and different events are never set against each
//! other.

#![allow(clippy::unwrap_used)]

use claimdiff::model::{Article, Finding, Outcome, Reliability, Stamp};
use claimdiff::pipeline::Engine;
use claimdiff::resolve::StoryMode;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::built_in().unwrap());

const TOWNS: [&str; 12] = [
    "Marlow Bay",
    "Tarnwick",
    "Port Ellery",
    "Quay Head",
    "Little Thornham",
    "Velsund",
    "Kastnes",
    "Upper Dray",
    "Saltmere",
    "Fenbridge",
    "Oxcombe",
    "Hollin Cross",
];
const PEOPLE: [&str; 12] = [
    "Carla Voss",
    "Martin Hale",
    "Ingrid Halvorsen",
    "Tomas Reik",
    "Lena Ostrom",
    "Piet Verhoef",
    "Ruth Ansell",
    "Gordon Pyke",
    "Milan Duric",
    "Edith Crane",
    "Owen Tarrant",
    "Sofia Lindqvist",
];
const EVENTS: [&str; 8] = [
    "A ferry struck the old pier at TOWN, killing <n> people and injuring <m> others, the harbour office said.",
    "Flood water filled the cellars of TOWN on Sunday and <n> residents were moved to the school for <m> days.",
    "The council of TOWN voted <n> to <m> to sell the gasworks for £<n>m, the clerk wrote.",
    "NAME, <m>, was sentenced to <n> years in prison at TOWN crown court for setting fire to a mill.",
    "Some <m>,000 people marched through TOWN against the closure of <n> libraries, stewards said.",
    "NAME told the inquiry: “We never checked the <n> valves at TOWN, and nobody asked us to.”",
    "A storm left <m>,000 homes in TOWN without power for <n> hours, the grid company said.",
    "The brewery at TOWN will cut <m> jobs, a loss of <n>%, its director NAME said.",
];

/// An article about event `event`, told with the numbers `n` and `m`.
fn told(event: usize, n: u32, m: u32) -> String {
    let (town, person) = (TOWNS[event % TOWNS.len()], PEOPLE[(event * 5) % PEOPLE.len()]);
    let first = EVENTS[event % EVENTS.len()].replace("TOWN", town).replace("NAME", person);
    let first = first.replace("<n>", &n.to_string()).replace("<m>", &m.to_string());
    format!("{first} {person} of {town} saw it from the bridge. “It was the longest night of my life,” {person} said.")
}

fn article(outlet: usize, event: usize, text: &str) -> Article {
    let day = jiff::civil::date(2024, 3, 1).checked_add(jiff::Span::new().days(event as i64 * 9)).ok();
    Article {
        id: format!("a{outlet}-{event}"),
        outlet: format!("Outlet {outlet}"),
        text: text.to_owned(),
        sha256: format!("{outlet}-{event}"),
        published: Stamp { date: day, reliability: Reliability::High, ..Stamp::default() },
        ..Article::default()
    }
}

fn run(articles: &[Article], stories: StoryMode) -> Outcome {
    ENGINE.compare(articles.iter().map(|a| ENGINE.scan(a.clone())).collect(), stories)
}

/// Rule, question and sides of every finding.
fn lines(outcome: &Outcome) -> BTreeSet<String> {
    let side = |s: &claimdiff::model::Side| format!("{} {}/{}", s.display, s.outlets, s.origins);
    let sides = |f: &Finding| f.sides.iter().map(side).collect::<BTreeSet<_>>();
    outcome.findings.iter().map(|f| format!("{} {} {} {:?}", f.id, f.rule(), f.question, sides(f))).collect()
}

/// Two to five outlets on one event, with numbers that agree or differ.
fn corpus() -> impl Strategy<Value = Vec<Article>> {
    (0..EVENTS.len(), proptest::collection::vec((2u32..40, 2u32..40), 2..6)).prop_map(|(event, numbers)| {
        let one = |(outlet, (n, m)): (usize, &(u32, u32))| article(outlet, event, &told(event, *n, *m));
        numbers.iter().enumerate().map(one).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_inputs_never_matters(articles in corpus(), turn in 0usize..5) {
        let mut turned = articles.clone();
        turned.reverse();
        let by = turn % turned.len();
        turned.rotate_left(by);
        prop_assert_eq!(lines(&run(&articles, StoryMode::One)), lines(&run(&turned, StoryMode::One)));
    }

    #[test]
    fn who_says_which_number_never_matters(a in (2u32..40, 2u32..40), b in (2u32..40, 2u32..40), event in 0..EVENTS.len()) {
        let rules = |l: (u32, u32), r: (u32, u32)| {
            let texts = [told(event, l.0, l.1), told(event, r.0, r.1)];
            let outcome = run(&[article(0, event, &texts[0]), article(1, event, &texts[1])], StoryMode::One);
            lines(&outcome)
        };
        prop_assert_eq!(rules(a, b), rules(b, a));
    }

    #[test]
    fn an_unrelated_article_changes_nothing_else(articles in corpus()) {
        let mut more = articles.clone();
        let text = "The choir of Ardbeg sang in the square. The mayor thanked the bakers for their bread.";
        more.push(article(9, 30, text));
        prop_assert_eq!(lines(&run(&articles, StoryMode::Auto)), lines(&run(&more, StoryMode::Auto)));
    }

    #[test]
    fn a_duplicate_adds_an_outlet_and_no_origin(articles in corpus()) {
        let mut more = articles.clone();
        let twin = Article { id: "twin".into(), outlet: "Twin Times".into(), ..articles[0].clone() };
        more.push(twin);
        let (before, after) = (run(&articles, StoryMode::One), run(&more, StoryMode::One));
        let most = |o: &Outcome| o.findings.iter().flat_map(|f| f.sides.iter().map(|s| s.origins)).max().unwrap_or(0);
        prop_assert!(most(&after) <= most(&before).max(1));
        let figures = |o: &Outcome| {
            let own = |f: &&Finding| f.rule().starts_with("figure.") && f.relation == claimdiff::model::Relation::Conflict;
            o.findings.iter().filter(own).map(|f| f.group.clone()).collect::<BTreeSet<_>>()
        };
        prop_assert_eq!(figures(&before), figures(&after));
    }

    #[test]
    fn straight_marks_and_curly_ones_are_the_same(articles in corpus()) {
        let straight: Vec<Article> = articles
            .iter()
            .map(|a| Article { text: a.text.replace(['“', '”'], "\"").replace('’', "'"), ..a.clone() })
            .collect();
        let rules = |o: &Outcome| o.findings.iter().map(|f| (f.rule(), f.group.clone())).collect::<BTreeSet<_>>();
        prop_assert_eq!(rules(&run(&articles, StoryMode::One)), rules(&run(&straight, StoryMode::One)));
    }
}

#[test]
fn articles_of_one_outlet_each_about_different_events_have_nothing_to_compare() {
    // 48 events, one article and one outlet each: other towns, people, days and numbers.
    let articles: Vec<Article> = (0..48)
        .map(|event| {
            let text = told(event, 2 + event as u32 % 7, 11 + event as u32);
            let (town, person) = (format!("Stow-on-{}", word(event)), format!("{} {}", name(event), name(event + 57)));
            let text = text.replace(TOWNS[event % TOWNS.len()], &town);
            article(event, event, &text.replace(PEOPLE[(event * 5) % PEOPLE.len()], &person))
        })
        .collect();
    for mode in [StoryMode::Auto, StoryMode::Given] {
        let outcome = run(&articles, mode);
        let outlets = |f: &&Finding| {
            let of = f.sides.iter().flat_map(|s| s.places.iter().map(|p| p.article));
            of.collect::<BTreeSet<_>>().len() > 1
        };
        let across: Vec<_> = outcome.findings.iter().filter(outlets).map(|f| (f.rule(), &f.message)).collect();
        assert!(across.is_empty(), "{across:?}");
    }
}

/// A word of its own for each number.
fn word(number: usize) -> String {
    let (heads, tails) = (["Ald", "Bren", "Cor", "Dun", "Esk", "Fal", "Gar"], ["wick", "mere", "ley", "combe", "ton"]);
    format!("{}{}{}", heads[number % 7], ["a", "o", "e"][number / 7 % 3], tails[number / 21 % 5])
}

/// A name of its own for each number.
fn name(number: usize) -> String {
    let (heads, tails) = (["Mar", "Tel", "Vos", "Han", "Ker", "Lor", "Pel"], ["ius", "ana", "ric", "eth", "old"]);
    format!("{}{}{}", heads[number % 7], ["l", "n", "d"][number / 7 % 3], tails[number / 21 % 5])
}
