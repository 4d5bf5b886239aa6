//! What every fuzz target does with its bytes. A target holds where nothing panics, every span that comes out slices
//! the text it belongs to, and the same bytes give the same output twice. `tests/fuzzed.rs` has this folder as a module.

#![allow(clippy::unwrap_used, clippy::expect_used)]

pub mod files;
pub mod reading;
pub mod words;

use claimdiff::model::record::ScanRecord;
use claimdiff::model::{Article, Scan};
use claimdiff::pipeline::Engine;
use std::sync::LazyLock;

/// What a target does with its bytes.
pub type Target = fn(&[u8]);

/// Every target by its name; each has a folder of seeds.
pub const TARGETS: [(&str, Target); 17] = [
    ("aliases", files::aliases),
    ("baseline", files::baseline),
    ("csv", |bytes| reading::file("rows.csv", bytes)),
    ("dates", words::dates),
    ("docx", reading::word),
    ("encoding", |bytes| reading::file("plain.txt", bytes)),
    ("feed", |bytes| reading::file("feed.xml", bytes)),
    ("figures", words::figures),
    ("html", |bytes| reading::file("page.html", bytes)),
    ("jsonl", |bytes| reading::file("rows.jsonl", bytes)),
    ("names", words::names),
    ("pattern", files::pattern),
    ("phrase", files::phrase),
    ("quotes", words::quotes),
    ("scans", files::scans),
    ("warc", |bytes| reading::file("crawl.warc", bytes)),
    ("zip", |bytes| reading::file("pack.zip", bytes)),
];

/// Word lists, names and patterns, loaded once a process.
pub fn engine() -> &'static Engine {
    static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::built_in().expect("the built-in lists agree"));
    &ENGINE
}

/// Whether to do it twice and compare: with every eighth input, so that the others are tried twice as fast.
pub fn is_checked_twice(bytes: &[u8]) -> bool {
    bytes.iter().fold(bytes.len(), |sum, byte| sum + usize::from(*byte)).is_multiple_of(8)
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
