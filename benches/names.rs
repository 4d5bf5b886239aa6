//! Names: found in running text, beside `rg --count-matches` on the same text, and compared behind blocking:
//! `cargo bench --bench names`.
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
use claimdiff::extract;
use claimdiff::model::NameKind;
use claimdiff::names::NameParts;
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use std::sync::LazyLock;

/// Different names of people that are compared with each other.
const NAMES: usize = 4_000;

/// Two capitalised words or more: what a plain search would take for names.
const CAPITALS: &str = r"(?-u:\b)[A-Z][a-z]+(?: [A-Z][a-z]+)+(?-u:\b)";

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

/// The yardstick.
#[divan::bench]
fn ripgrep(bencher: Bencher<'_, '_>) {
    articles::ripgrep(bencher, "names", &[], CAPITALS);
}
