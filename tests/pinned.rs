//! All that claimdiff says of the articles of its tests, pinned: a change of behaviour that nobody meant shows up here,
//! and one that was meant is read as a difference in `tests/snapshots`.

#![allow(clippy::unwrap_used)]

mod sets;

use claimdiff::model::Outcome;
use claimdiff::model::record::ScanRecord;
use claimdiff::pipeline::Engine;
use claimdiff::read;
use claimdiff::report::rows::View;
use claimdiff::report::tables::Tables;
use claimdiff::resolve::StoryMode;
use serde_json::Value;
use std::path::PathBuf;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::built_in().unwrap());

/// What says nothing that the words beside it do not say.
const LEFT_OUT: [&str; 13] = [
    "article", "articles", "end", "first", "group", "id", "prefix", "schema", "sentence", "start", "status", "story",
    "suffix",
];
/// What is so usual that it is told only where it is otherwise.
const USUAL: [(&str, &str); 4] = [("class", "full"), ("comparator", "exact"), ("stance", "asserted"), ("zone", "body")];

/// A value on one line, without what is empty.
fn told(value: &Value) -> String {
    let all = |parts: Vec<String>| parts.join(" ");
    match value {
        Value::Null | Value::Bool(false) => String::new(),
        Value::String(words) => words.clone(),
        Value::Array(members) => match all(members.iter().map(told).filter(|m| !m.is_empty()).collect()) {
            empty if empty.is_empty() => empty,
            some => format!("[{some}]"),
        },
        Value::Object(fields) => {
            let exact = |name: &str| ["low", "high"].contains(&name) && fields.get("value") == fields.get(name);
            let kept = fields.iter().filter(|(name, _)| !LEFT_OUT.contains(&name.as_str()) && !exact(name));
            let parts = kept.map(|(name, value)| (name.as_str(), told(value)));
            let parts = parts.filter(|(name, value)| !value.is_empty() && !USUAL.contains(&(name, value.as_str())));
            all(parts.map(|(name, value)| format!("{name}={value}")).collect())
        }
        other => other.to_string(),
    }
}

/// Every row of every table but that of the articles.
fn tables(outcome: &Outcome) -> String {
    let mut out = String::new();
    for (kind, rows) in Tables::of(&View::of(outcome)).each().filter(|(kind, _)| kind.name != "articles") {
        for row in rows {
            out.push_str(&format!("{}: {}\n", kind.record, told(row)));
        }
    }
    out
}

/// A sentence of 5 March 2031, and what stands in it.
fn found(text: &str) -> String {
    let record = serde_json::to_value(ScanRecord::of(&ENGINE.scan(sets::dated("Post", "2031-03-05", text)))).unwrap();
    let lists = ["mentions", "quotes", "claims"].map(|list| told(&record[list])).join(" ");
    format!("{text}\n    {lists}")
}

#[test]
fn what_is_said_of_the_sets_of_articles() {
    let of = |set: sets::Set| {
        let scans = set.articles.iter().map(|line| ENGINE.scan(sets::article(line))).collect();
        format!("## {}\n{}", set.name, tables(&ENGINE.compare(scans, StoryMode::One)))
    };
    insta::assert_snapshot!(sets::pitfalls().into_iter().map(of).collect::<Vec<_>>().join("\n"));
}

#[test]
fn what_is_said_of_the_example() {
    let input = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/input"));
    let (scans, _) = ENGINE.scan_all(read::open(&[input], &Default::default()).unwrap());
    insta::assert_snapshot!(tables(&ENGINE.compare(scans, StoryMode::Auto)));
}

#[test]
fn what_is_said_of_the_press_of_a_valley() {
    let input = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sets/press.jsonl"));
    let (scans, _) = ENGINE.scan_all(read::open(&[input], &Default::default()).unwrap());
    let outcome = ENGINE.compare(scans, StoryMode::Auto);
    let stories = outcome.resolved.stories.iter().map(|story| {
        let titles = story.articles.iter().filter_map(|ix| outcome.corpus.scan(*ix).article.title.as_deref());
        format!("story {}: {}\n", story.label, titles.collect::<Vec<_>>().join(" · "))
    });
    insta::assert_snapshot!(stories.collect::<String>() + &tables(&outcome));
}

#[test]
fn what_is_found_in_the_examples_of_patterns() {
    let texts = ENGINE.patterns.patterns().iter().flat_map(|pattern| {
        let (examples, gaps) = (pattern.examples.iter(), pattern.gaps.iter());
        examples.chain(gaps).map(|e| &e.text).chain(pattern.counterexamples.iter().map(|c| &c.text))
    });
    insta::assert_snapshot!(texts.map(|text| found(text)).collect::<Vec<_>>().join("\n"));
}

#[test]
fn what_is_found_in_sentences() {
    insta::assert_snapshot!(include_str!("sets/sentences.txt").lines().map(found).collect::<Vec<_>>().join("\n"));
}
