//! How well a file of weights finds the names of documents it was not trained on.

use super::data::{self, Gold};
use claimdiff::lexicon::Lexicon;
use claimdiff::model::{Article, NameKind};
use claimdiff::names::Names;
use miette::{IntoDiagnostic, Result};
use std::path::Path;
use std::time::Instant;

/// Prints precision, recall and F1 of each kind: exact spans, and overlap of half the longer span.
pub fn measure(file: &Path, weights: &Path, show: usize) -> Result<()> {
    let bytes = std::fs::read(weights).into_diagnostic()?;
    let names = Names::with_weights(&bytes).into_diagnostic()?;
    let lexicon = Lexicon::built_in().into_diagnostic()?;
    let (mut gold, mut found, mut exact, mut near) = ([0usize; 4], [0usize; 4], [0usize; 4], [0usize; 4]);
    let (mut shown, mut seconds, mut read) = (0, 0.0, 0);
    for document in data::read(file)? {
        let article = Article { text: document.text.clone(), ..Article::default() };
        let segments = claimdiff::segment::segment(&article, &lexicon);
        let start = Instant::now();
        let spans = claimdiff::extract::names(&article.text, &segments, &names);
        seconds += start.elapsed().as_secs_f64();
        read += article.text.len();
        let guesses: Vec<Gold> =
            spans.iter().map(|n| Gold { start: n.span.start(), end: n.span.end(), kind: number(n.kind) }).collect();
        let right: Vec<Gold> = document.names.iter().copied().filter(|n| n.kind < 3).collect();
        right.iter().for_each(|n| gold[n.kind as usize] += 1);
        for guess in &guesses {
            found[guess.kind as usize] += 1;
            exact[guess.kind as usize] += usize::from(right.contains(guess));
            near[guess.kind as usize] += usize::from(right.iter().any(|g| alike(g, guess)));
        }
        let words = |n: &Gold| format!("{}/{}", document.text.get(n.start..n.end).unwrap_or(""), n.kind);
        let missed: Vec<String> = right.iter().filter(|g| !guesses.iter().any(|n| alike(g, n))).map(words).collect();
        let extra: Vec<String> = guesses.iter().filter(|n| !right.iter().any(|g| alike(g, n))).map(words).collect();
        if shown < show && !(missed.is_empty() && extra.is_empty()) {
            shown += 1;
            println!("{}\n  missed {missed:?}\n  extra {extra:?}", document.id);
        }
    }
    println!("{}", file.display());
    for (kind, name) in ["person", "organisation", "place"].iter().enumerate() {
        let line = |hits: usize| {
            let (p, r) = (hits as f64 / found[kind].max(1) as f64, hits as f64 / gold[kind].max(1) as f64);
            format!("P {:.1} R {:.1} F1 {:.1}", 100.0 * p, 100.0 * r, 200.0 * p * r / (p + r).max(1e-9))
        };
        println!("  {name:12} exact {}   overlap {}", line(exact[kind]), line(near[kind]));
    }
    println!("  {:.1} MB/s", read as f64 / 1e6 / seconds);
    Ok(())
}

fn number(kind: NameKind) -> u8 {
    match kind {
        NameKind::Person => 0,
        NameKind::Organisation => 1,
        NameKind::Place => 2,
    }
}

fn alike(left: &Gold, right: &Gold) -> bool {
    let shared = left.end.min(right.end).saturating_sub(left.start.max(right.start));
    left.kind == right.kind && shared * 2 >= (left.end - left.start).max(right.end - right.start)
}
