//! The stages of a scan, each alone, on invented articles: `cargo bench --bench stages`.

#[allow(dead_code)]
#[path = "../xtask/src/corpus/mod.rs"]
mod corpus;
#[allow(dead_code)]
#[path = "../xtask/src/random.rs"]
mod random;

use claimdiff::model::record::ScanRecord;
use claimdiff::model::{Article, Found, Mention, Quote, Scan, Segments};
use claimdiff::pipeline::Engine;
use claimdiff::{extract, normalise, segment};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use std::sync::LazyLock;

const ARTICLES: usize = 200;

/// What a stage gets, for every article.
struct Prepared {
    article: Article,
    segments: Segments,
    found: Found,
    mentions: Vec<Mention>,
    quotes: Vec<Quote>,
    scan: Scan,
}

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::built_in().expect("the lists are sound"));
static INPUT: LazyLock<Vec<Prepared>> = LazyLock::new(|| {
    let corpus = corpus::Corpus::new(1).expect("the words are sound");
    corpus.take(ARTICLES).map(|a| prepared(&a)).collect()
});

fn prepared(invented: &corpus::Article) -> Prepared {
    let engine = &*ENGINE;
    let article = Article {
        id: invented.id.clone(),
        outlet: invented.outlet.clone(),
        title: Some(invented.title.clone()),
        text: invented.text.clone(),
        ..Article::default()
    };
    let segments = segment::segment(&article, &engine.lexicon);
    let found = extract::mentions(&article, &segments, &engine.lexicon, &engine.names);
    let (mentions, quotes) = normalise::mentions(&article, &segments, &found, &engine.lexicon, &engine.names);
    Prepared { scan: engine.scan(article.clone()), article, segments, found, mentions, quotes }
}

fn main() {
    divan::main();
}

/// Runs `stage` on every article, counted in bytes of text.
fn each<T>(bencher: Bencher<'_, '_>, stage: impl Fn(&Engine, &Prepared) -> T + Sync) {
    let (engine, input) = (&*ENGINE, &*INPUT);
    let bytes: usize = input.iter().map(|p| p.article.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        for article in input {
            black_box(stage(engine, article));
        }
    });
}

#[divan::bench]
fn segments(bencher: Bencher<'_, '_>) {
    each(bencher, |e, p| segment::segment(&p.article, &e.lexicon));
}

#[divan::bench]
fn names(bencher: Bencher<'_, '_>) {
    each(bencher, |e, p| extract::names(&p.article.text, &p.segments, &e.names));
}

#[divan::bench]
fn figures_and_dates(bencher: Bencher<'_, '_>) {
    each(bencher, |e, p| extract::figures_and_dates(&p.article.text, &p.segments, &e.lexicon));
}

#[divan::bench]
fn mentions(bencher: Bencher<'_, '_>) {
    each(bencher, |e, p| extract::mentions(&p.article, &p.segments, &e.lexicon, &e.names));
}

#[divan::bench]
fn values(bencher: Bencher<'_, '_>) {
    each(bencher, |e, p| normalise::mentions(&p.article, &p.segments, &p.found, &e.lexicon, &e.names));
}

#[divan::bench]
fn phrases(bencher: Bencher<'_, '_>) {
    each(bencher, |e, p| extract::matches(&p.article, &p.segments, &p.mentions, &e.patterns, &e.lexicon));
}

#[divan::bench]
fn claims(bencher: Bencher<'_, '_>) {
    each(bencher, |e, p| {
        let matches = extract::matches(&p.article, &p.segments, &p.mentions, &e.patterns, &e.lexicon);
        let mut mentions = p.mentions.clone();
        normalise::claims(&p.article, &p.segments, matches, &mut mentions, &p.quotes, &e.patterns, &e.lexicon)
    });
}

#[divan::bench]
fn records(bencher: Bencher<'_, '_>) {
    each(bencher, |_, p| serde_json::to_vec(&ScanRecord::of(&p.scan)).map_or(0, |line| line.len()));
}

#[divan::bench]
fn whole_scan(bencher: Bencher<'_, '_>) {
    each(bencher, |e, p| e.scan(p.article.clone()));
}
