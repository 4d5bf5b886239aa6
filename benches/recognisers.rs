//! Figures and dates alone, beside `rg --count-matches` on the same text: `cargo bench --bench recognisers`.
//!
//! On invented articles; on those of a file of JSON lines where `CLAIMDIFF_BENCH_INPUT` names one.

#[allow(dead_code)]
#[path = "../xtask/src/corpus/mod.rs"]
mod corpus;
#[allow(dead_code)]
#[path = "../xtask/src/random.rs"]
mod random;

use claimdiff::model::{Article, Segments};
use claimdiff::pipeline::Engine;
use claimdiff::{extract, segment};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

const ARTICLES: usize = 1_000;

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

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::built_in().expect("the lists are sound"));
static INPUT: LazyLock<Vec<(Article, Segments)>> = LazyLock::new(|| {
    let prepare = |text: String| {
        let article = Article { text, ..Article::default() };
        let segments = segment::segment(&article, &ENGINE.lexicon);
        (article, segments)
    };
    texts().into_iter().map(prepare).collect()
});

fn main() {
    divan::main();
}

fn texts() -> Vec<String> {
    let Some(path) = std::env::var_os("CLAIMDIFF_BENCH_INPUT") else {
        return corpus::Corpus::new(1).expect("the words are sound").take(ARTICLES).map(|a| a.text).collect();
    };
    let lines = std::fs::read_to_string(path).expect("the input can be read");
    let text =
        |line: &str| serde_json::from_str::<serde_json::Value>(line).ok()?.get("text")?.as_str().map(str::to_owned);
    lines.lines().filter_map(text).take(ARTICLES).collect()
}

fn bytes() -> BytesCount {
    BytesCount::new(INPUT.iter().map(|(article, _)| article.text.len()).sum::<usize>())
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

/// The yardstick; left out where ripgrep is not installed.
#[divan::bench]
fn ripgrep(bencher: Bencher<'_, '_>) {
    let Some((text, patterns)) = files() else { return };
    let count = || {
        let mut rg = Command::new("rg");
        rg.args(["--count-matches", "--ignore-case", "--threads", "1", "--no-ignore", "-f"]).arg(&patterns).arg(&text);
        rg.stdin(Stdio::null()).stdout(Stdio::null()).status().is_ok_and(|s| s.success())
    };
    if count() {
        bencher.counter(bytes()).bench(|| black_box(count()));
    }
}

/// The text in a file, and the patterns in another.
fn files() -> Option<(PathBuf, PathBuf)> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let (text, patterns) = (folder.join("recognisers.txt"), folder.join("recognisers.patterns"));
    let words = WORDS.map(|word| format!(r"(?-u:\b){word}(?-u:\b)")).join("\n");
    let all: Vec<&str> = INPUT.iter().map(|(article, _)| article.text.as_str()).collect();
    std::fs::write(&text, all.join("\n")).ok()?;
    std::fs::write(&patterns, format!("{words}\n[0-9][0-9.,]*\n")).ok()?;
    Some((text, patterns))
}
