//! Names: found in running text, beside `rg --count-matches` on the same text, and compared behind blocking:
//! `cargo bench --bench names`.
//!
//! On invented articles; on those of a file of JSON lines where `CLAIMDIFF_BENCH_INPUT` names one.

#[allow(dead_code)]
#[path = "../xtask/src/corpus/mod.rs"]
mod corpus;
#[allow(dead_code)]
#[path = "../xtask/src/random.rs"]
mod random;

use claimdiff::model::{Article, NameKind, Segments};
use claimdiff::names::NameParts;
use claimdiff::pipeline::Engine;
use claimdiff::{extract, segment};
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

const ARTICLES: usize = 1_000;

/// Different names of people that are compared with each other.
const NAMES: usize = 4_000;

/// Two capitalised words or more: what a plain search would take for names.
const CAPITALS: &str = r"(?-u:\b)[A-Z][a-z]+(?: [A-Z][a-z]+)+(?-u:\b)";

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::built_in().expect("the lists are sound"));
static INPUT: LazyLock<Vec<(Article, Segments)>> = LazyLock::new(|| {
    let prepare = |text: String| {
        let article = Article { text, ..Article::default() };
        let segments = segment::segment(&article, &ENGINE.lexicon);
        (article, segments)
    };
    texts().into_iter().map(prepare).collect()
});
/// Full names of people in the articles.
static PEOPLE: LazyLock<Vec<NameParts>> = LazyLock::new(|| {
    let mut forms: Vec<String> = Vec::new();
    for (article, segments) in INPUT.iter() {
        let found = extract::names(&article.text, segments, &ENGINE.names);
        let people = found.iter().filter(|n| n.kind == NameKind::Person).map(|n| n.span.slice(&article.text));
        forms.extend(people.filter(|form| form.contains(' ')).map(str::to_owned));
    }
    forms.sort_unstable();
    forms.dedup();
    forms.iter().take(NAMES).map(|form| ENGINE.names.parts(form)).collect()
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

/// Where they stand, and what bears them: sentences and tokens are known.
#[divan::bench]
fn found(bencher: Bencher<'_, '_>) {
    bencher.counter(bytes()).bench(|| {
        for (article, segments) in INPUT.iter() {
            black_box(extract::names(&article.text, segments, &ENGINE.names));
        }
    });
}

/// Every pair of different full names, most of them told apart by their edges alone.
#[divan::bench]
fn pairs_blocked(bencher: Bencher<'_, '_>) {
    let all: Vec<&NameParts> = PEOPLE.iter().collect();
    let count = all.len() * all.len().saturating_sub(1) / 2;
    bencher.counter(ItemsCount::new(count)).bench(|| {
        for (left, right) in ENGINE.names.pairs(&all, NameKind::Person) {
            black_box(ENGINE.names.relate_parts(all[left], all[right], NameKind::Person));
        }
    });
}

/// Only the pairs that blocking lets through.
#[divan::bench]
fn pairs_compared(bencher: Bencher<'_, '_>) {
    let all: Vec<&NameParts> = PEOPLE.iter().collect();
    let pairs = ENGINE.names.pairs(&all, NameKind::Person);
    bencher.counter(ItemsCount::new(pairs.len())).bench(|| {
        for (left, right) in &pairs {
            black_box(ENGINE.names.relate_parts(all[*left], all[*right], NameKind::Person));
        }
    });
}

/// Names taken apart, as happens once for each form.
#[divan::bench]
fn parts(bencher: Bencher<'_, '_>) {
    let forms: Vec<String> = PEOPLE.iter().map(|p| p.words().collect::<Vec<_>>().join(" ")).collect();
    bencher.counter(ItemsCount::new(forms.len())).bench(|| {
        for form in &forms {
            black_box(ENGINE.names.parts(form));
        }
    });
}

/// The yardstick; left out where ripgrep is not installed.
#[divan::bench]
fn ripgrep(bencher: Bencher<'_, '_>) {
    let Some(text) = file() else { return };
    let count = || {
        let mut rg = Command::new("rg");
        rg.args(["--count-matches", "--threads", "1", "--no-ignore", CAPITALS]).arg(&text);
        rg.stdin(Stdio::null()).stdout(Stdio::null()).status().is_ok_and(|s| s.success())
    };
    if count() {
        bencher.counter(bytes()).bench(|| black_box(count()));
    }
}

/// The text in a file.
fn file() -> Option<PathBuf> {
    let text = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("names.txt");
    let all: Vec<&str> = INPUT.iter().map(|(article, _)| article.text.as_str()).collect();
    std::fs::write(&text, all.join("\n")).ok()?;
    Some(text)
}
