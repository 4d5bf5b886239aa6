//! Figures and dates alone, beside `rg --count-matches` on the same text: `cargo bench --bench recognisers`.
//!
//! On invented articles; on those of a file of JSON lines where `CLAIMDIFF_BENCH_INPUT` names one.

mod articles;
#[allow(dead_code)]
#[path = "../xtask/src/corpus/mod.rs"]
mod corpus;
#[allow(dead_code)]
#[path = "../xtask/src/random.rs"]
mod random;

use articles::{ENGINE, INPUT, bytes};
use claimdiff::{extract, segment};
use divan::{Bencher, black_box};

/// Words that a figure or a date may begin with, and digits: what ripgrep is given to look for.
const WORDS: [&str; 24] = [
    "hundred",
    "thousand",
    "million",
    "dozen",
    "several",
    "half",
    "third",
    "percent",
    "January",
    "Monday",
    "Friday",
    "yesterday",
    "tomorrow",
    "week",
    "month",
    "year",
    "ago",
    "last",
    "next",
    "early",
    "late",
    "aged",
    "twice",
    "two",
];

fn main() {
    divan::main();
}

/// Where they stand: sentences and tokens are known.
#[divan::bench]
fn found(bencher: Bencher<'_, '_>) {
    bencher.counter(bytes()).bench(|| {
        for (article, segments) in INPUT.iter() {
            black_box(extract::figures_and_dates(&article.text, segments, &ENGINE.lexicon));
        }
    });
}

/// Zones, sentences and tokens, which the recognisers stand on.
#[divan::bench]
fn tokens(bencher: Bencher<'_, '_>) {
    bencher.counter(bytes()).bench(|| {
        for (article, _) in INPUT.iter() {
            black_box(segment::segment(article, &ENGINE.lexicon));
        }
    });
}

/// The yardstick.
#[divan::bench]
fn ripgrep(bencher: Bencher<'_, '_>) {
    let words = WORDS.map(|word| format!(r"(?-u:\b){word}(?-u:\b)")).join("\n");
    articles::ripgrep(bencher, "recognisers", &["--ignore-case"], &format!("{words}\n[0-9][0-9.,]*\n"));
}
