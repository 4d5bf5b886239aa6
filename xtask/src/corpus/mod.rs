//! A corpus of invented articles of any size, the same for the same seed: what the benches read.
//!
//! Each story has facts; several outlets tell it, some as copies of one another, and a few get a figure
//! wrong. Few words and names are frequent and many rare, and further ones go on appearing.

mod article;
mod lexis;
mod story;

use crate::random::Random;
pub use article::Article;
use miette::{IntoDiagnostic, Result};
use serde::Deserialize;
use std::io::Write;
use std::path::PathBuf;
use story::Story;

/// A corpus of invented articles.
#[derive(clap::Args)]
pub struct Args {
    /// How many articles
    pub articles: usize,
    /// The file to write, one JSON object a line
    pub output: PathBuf,
    /// Another seed is another corpus
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
}

/// Words that articles are made of.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    outlets: Vec<String>,
    given: Vec<String>,
    names: Vec<String>,
    ends: Vec<String>,
    towns: Vec<String>,
    bodies: Vec<String>,
    roles: Vec<String>,
    nouns: Vec<String>,
    adjectives: Vec<String>,
    verbs: Vec<String>,
    joins: Vec<String>,
    opening: Vec<String>,
    facts: Vec<String>,
    events: Vec<String>,
    quotes: Vec<String>,
}

/// Invented articles, story by story, without end.
pub struct Corpus {
    words: Words,
    random: Random,
    story: Option<Story>,
    count: usize,
}

impl Corpus {
    /// The corpus of a seed.
    ///
    /// # Errors
    /// Where the word lists cannot be read.
    pub fn new(seed: u64) -> Result<Corpus> {
        let words = toml::from_str(include_str!("words.toml")).into_diagnostic()?;
        Ok(Corpus { words, random: Random(seed), story: None, count: 0 })
    }
}

impl Iterator for Corpus {
    type Item = Article;

    fn next(&mut self) -> Option<Article> {
        let Corpus { words, random, story, count } = self;
        if story.as_ref().is_none_or(Story::is_told) {
            *story = Some(Story::new(*count, words, random));
        }
        let article = story.as_mut()?.article(*count, words, random);
        *count += 1;
        Some(article)
    }
}

/// Writes a corpus as JSONL.
///
/// # Errors
/// Where the file cannot be written.
pub fn run(args: &Args) -> Result<()> {
    let file = std::fs::File::create(&args.output).into_diagnostic()?;
    let mut out = std::io::BufWriter::new(file);
    for article in Corpus::new(args.seed)?.take(args.articles) {
        serde_json::to_writer(&mut out, &article).into_diagnostic()?;
        out.write_all(b"\n").into_diagnostic()?;
    }
    out.flush().into_diagnostic()
}
