//! Articles to measure on, cut into sentences and tokens, and ripgrep on the same text as the yardstick.
//!
//! They are invented; those of a file of JSON lines where `CLAIMDIFF_BENCH_INPUT` names one.

use crate::corpus;
use claimdiff::model::{Article, Segments};
use claimdiff::pipeline::Engine;
use claimdiff::segment;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

/// Invented articles; of a file all are taken.
const ARTICLES: usize = 1_000;

pub static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::built_in().expect("the lists are sound"));
pub static INPUT: LazyLock<Vec<(Article, Segments)>> = LazyLock::new(|| {
    let prepare = |text: String| {
        let article = Article { text, ..Article::default() };
        let segments = segment::segment(&article, &ENGINE.lexicon);
        (article, segments)
    };
    texts().into_iter().map(prepare).collect()
});

fn texts() -> Vec<String> {
    let Some(path) = std::env::var_os("CLAIMDIFF_BENCH_INPUT") else {
        return corpus::Corpus::new(1).expect("the words are sound").take(ARTICLES).map(|a| a.text).collect();
    };
    let lines = std::fs::read_to_string(path).expect("the input can be read");
    let text =
        |line: &str| serde_json::from_str::<serde_json::Value>(line).ok()?.get("text")?.as_str().map(str::to_owned);
    lines.lines().filter_map(text).collect()
}

pub fn bytes() -> BytesCount {
    BytesCount::new(INPUT.iter().map(|(article, _)| article.text.len()).sum::<usize>())
}

/// `rg --count-matches` of `patterns`, one a line, on one thread; left out where ripgrep is not installed.
pub fn ripgrep(bencher: Bencher<'_, '_>, name: &str, options: &[&str], patterns: &str) {
    let Some((text, patterns)) = files(name, patterns) else { return };
    let count = || {
        let mut rg = Command::new("rg");
        rg.args(["--count-matches", "--threads", "1", "--no-ignore"]).args(options).arg("-f").arg(&patterns).arg(&text);
        rg.stdin(Stdio::null()).stdout(Stdio::null()).status().is_ok_and(|s| s.success())
    };
    if count() {
        bencher.counter(bytes()).bench(|| black_box(count()));
    }
}

/// The text in a file, and the patterns in another.
fn files(name: &str, words: &str) -> Option<(PathBuf, PathBuf)> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let (text, patterns) = (folder.join(format!("{name}.txt")), folder.join(format!("{name}.patterns")));
    let all: Vec<&str> = INPUT.iter().map(|(article, _)| article.text.as_str()).collect();
    std::fs::write(&text, all.join("\n")).ok()?;
    std::fs::write(&patterns, words).ok()?;
    Some((text, patterns))
}
