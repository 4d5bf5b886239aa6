//! What every fuzz target does with its bytes. A target holds where nothing panics, every span that comes out slices
//! the text it belongs to, and the same bytes give the same output twice.

#![allow(clippy::unwrap_used, clippy::expect_used)]

pub mod files;
pub mod reading;
pub mod words;

use claimdiff::model::record::ScanRecord;
use claimdiff::model::{Article, Scan};
use claimdiff::pipeline::Engine;
use std::sync::OnceLock;

/// Word lists, names and patterns, loaded once a process.
pub fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| Engine::built_in().expect("the built-in lists agree"))
}

/// The article that a text alone makes.
pub fn article(text: &str) -> Article {
    Article { id: "a".to_owned(), text: text.to_owned(), language: Some("en".to_owned()), ..Article::default() }
}

/// A scan as the line that `claimdiff scan` writes. The line is read back, which refuses every span that does not
/// lie in the text, and must give the same line again.
pub fn line_of(scan: &Scan) -> String {
    let line = serde_json::to_string(&ScanRecord::of(scan)).expect("a scan can be written");
    let record: ScanRecord = serde_json::from_str(&line).expect("a scan can be read back");
    let back = record.into_scan().expect("every span lies in the text");
    assert_eq!(serde_json::to_string(&ScanRecord::of(&back)).expect("it can be written again"), line);
    line
}
