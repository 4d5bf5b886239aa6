//! A hundred phrases against twenty thousand: loading them, and scanning with them on invented articles.
//!
//! Scanning should cost what is found, not what is known: `cargo bench --bench phrases`.

#[allow(dead_code)]
#[path = "../xtask/src/corpus/mod.rs"]
mod corpus;
#[allow(dead_code)]
#[path = "../xtask/src/random.rs"]
mod random;

use claimdiff::lexicon::Lexicon;
use claimdiff::model::{Article, Mention, Segments};
use claimdiff::patterns::Set;
use claimdiff::pipeline::Engine;
use claimdiff::{extract, normalise, segment};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use random::Random;
use std::fmt::Write;
use std::sync::LazyLock;

/// How many phrases: few, and many.
const COUNTS: [usize; 2] = [100, 20_000];
/// Phrases of one file.
const IN_FILE: usize = 20;
const ARTICLES: usize = 100;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::built_in().expect("the lists are sound"));

fn main() {
    divan::main();
}

/// A word that no language has, or nearly.
fn word(random: &mut Random) -> String {
    const SYLLABLES: [&str; 16] =
        ["ba", "do", "fe", "gri", "ka", "lo", "mu", "ne", "po", "ra", "se", "tra", "vi", "wu", "za", "shi"];
    (0..4).map(|_| SYLLABLES[(random.next() % 16) as usize]).collect()
}

/// Pattern files with `count` phrases in all: their names, ids and texts.
fn files(count: usize) -> Vec<(String, String, String)> {
    let mut random = Random(1);
    let file = |number: usize| {
        let id = format!("made.p{number}");
        let mut text = format!(
            "format = 1\nid = '{id}'\nrevision = 1\ntitle = 'Made up'\nquestion = 'How many?'\nclass = 'measure'\n\
             same = ['story']\n[slots.count]\nkind = 'count'\n"
        );
        for at in 0..IN_FILE {
            let (a, b) = (word(&mut random), word(&mut random));
            let phrase = match at % 3 {
                0 => format!("{{count}} (was|were|have been) [..2] ({a}|{b})"),
                1 => format!("~{a} [..2] (of|by) {{count}} {b}"),
                _ => format!("{{count}} {a} [and {b}]"),
            };
            let _ = write!(text, "[[phrase]]\ntext = '{phrase}'\n");
        }
        (format!("made/p{number}.toml"), id, text)
    };
    (0..count / IN_FILE).map(file).collect()
}

fn set(files: &[(String, String, String)], lexicon: &Lexicon) -> Set {
    let texts = files.iter().map(|(path, id, text)| (path.as_str(), id.as_str(), text.as_str()));
    Set::of_texts(texts, lexicon).expect("the phrases are sound")
}

#[divan::bench(args = COUNTS, sample_count = 10)]
fn load(bencher: Bencher<'_, '_>, count: usize) {
    let files = files(count);
    bencher.bench(|| set(black_box(&files), &ENGINE.lexicon));
}

#[divan::bench(args = COUNTS)]
fn scan(bencher: Bencher<'_, '_>, count: usize) {
    let patterns = set(&files(count), &ENGINE.lexicon);
    let input = prepared();
    let bytes: usize = input.iter().map(|(article, ..)| article.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        for (article, segments, mentions) in &input {
            black_box(extract::matches(article, segments, mentions, &patterns, &ENGINE.lexicon));
        }
    });
}

fn prepared() -> Vec<(Article, Segments, Vec<Mention>)> {
    let engine = &*ENGINE;
    let corpus = corpus::Corpus::new(1).expect("the words are sound");
    let prepare = |invented: corpus::Article| {
        let article = Article { text: invented.text, ..Article::default() };
        let segments = segment::segment(&article, &engine.lexicon);
        let found = extract::mentions(&article, &segments, &engine.lexicon, &engine.names);
        let (mentions, _) = normalise::mentions(&article, &segments, &found, &engine.lexicon, &engine.names);
        (article, segments, mentions)
    };
    corpus.take(ARTICLES).map(prepare).collect()
}
