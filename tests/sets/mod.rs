//! The sets of articles in `tests/pitfalls`: invented articles, what must not be said of them and what must.

// Each test uses what it needs of it.
#![allow(dead_code)]

use claimdiff::model::{Article, Provenance, Reliability, Stamp};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    pitfall: Vec<Set>,
}

/// Articles on which a naive comparison is wrong.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Set {
    pub name: String,
    /// Each as [`article`] takes it.
    pub articles: Vec<String>,
    /// Rules that must not appear.
    #[serde(default)]
    pub never: Vec<String>,
    /// Rules that must.
    #[serde(default)]
    pub right: Vec<String>,
}

/// Every set.
pub fn pitfalls() -> Vec<Set> {
    let read = |text: &str| toml::from_str::<File>(text).unwrap().pitfall;
    let mut out = read(include_str!("../pitfalls/figures.toml"));
    out.extend(read(include_str!("../pitfalls/words.toml")));
    out.extend(read(include_str!("../pitfalls/people.toml")));
    out
}

/// `OUTLET DAY | text`, or `OUTLET | text`.
pub fn article(line: &str) -> Article {
    let (head, text) = line.split_once(" | ").unwrap();
    match head.rsplit_once(' ') {
        Some((outlet, day)) if day.starts_with(|c: char| c.is_ascii_digit()) => dated(outlet, day, text),
        _ => Article { id: id(head), outlet: head.to_owned(), text: text.to_owned(), ..Article::default() },
    }
}

/// What `outlet` published on `day`.
pub fn dated(outlet: &str, day: &str, text: &str) -> Article {
    let published = Stamp {
        date: day.parse().ok(),
        iso: Some(day.to_owned()),
        from: Provenance::Field,
        reliability: Reliability::High,
    };
    let id = id(&format!("{outlet} {day}"));
    Article { id, outlet: outlet.to_owned(), text: text.to_owned(), published, ..Article::default() }
}

fn id(head: &str) -> String {
    head.to_lowercase().replace(' ', "-")
}
