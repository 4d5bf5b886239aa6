//! The yardsticks: how long it takes to look for no more than the words that call for a phrase, and for numbers.

use crate::shell::has;
use aho_corasick::{AhoCorasick, MatchKind};
use claimdiff::model::WordKey;
use claimdiff::patterns::phrase::{Part, parse};
use claimdiff::pipeline::Engine;
use miette::{IntoDiagnostic, Result};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const NUMBER: &str = "[0-9][0-9.,]*";

/// The words that call for a phrase of a built-in pattern.
///
/// # Errors
/// Where the patterns cannot be read.
pub fn triggers() -> Result<BTreeSet<String>> {
    let engine = Engine::built_in().into_diagnostic()?;
    let mut words = BTreeSet::new();
    for phrase in engine.patterns.patterns().iter().flat_map(|p| &p.phrases) {
        gather(&parse(phrase).unwrap_or_default(), &engine, &mut words);
    }
    words.retain(|word| !engine.patterns.called_by(WordKey::of(word)).is_empty());
    Ok(words)
}

/// Writes what ripgrep is given to look for; none where it cannot be run.
///
/// # Errors
/// Where the patterns cannot be read or the file cannot be written.
pub fn for_rg(folder: &Path) -> Result<Option<PathBuf>> {
    if !has("rg") {
        eprintln!("NOT RUN: rg is not installed");
        return Ok(None);
    }
    // Word bounds of ASCII: with those of Unicode rg takes twenty times as long, which would flatter us.
    let mut lines: Vec<String> = triggers()?.iter().map(|word| format!(r"(?-u:\b){word}(?-u:\b)")).collect();
    lines.push(NUMBER.to_owned());
    let path = folder.join("triggers.txt");
    std::fs::write(&path, lines.join("\n") + "\n").into_diagnostic()?;
    Ok(Some(path))
}

/// What stands in for ripgrep where it may be missing: an automaton over the same words and the ten digits.
///
/// # Errors
/// Where it cannot be built.
pub fn automaton() -> Result<AhoCorasick> {
    let words = triggers()?.into_iter().chain((0..10).map(|digit: u8| digit.to_string()));
    let mut longest = AhoCorasick::builder();
    longest.ascii_case_insensitive(true).match_kind(MatchKind::LeftmostLongest).build(words).into_diagnostic()
}

/// Every plain word of a phrase.
fn gather(parts: &[Part], engine: &Engine, out: &mut BTreeSet<String>) {
    let plain = |word: &str| word.chars().all(char::is_alphanumeric);
    for part in parts {
        match part {
            Part::Word(word) => out.extend(Some(word.to_lowercase()).filter(|w| plain(w))),
            Part::Lemma(word) => out.extend(engine.lexicon.lemmas.forms(word).into_iter().filter(|w| plain(w))),
            Part::List(name, _) => {
                let entries = engine.lexicon.lists.words(name).unwrap_or_default();
                out.extend(entries.iter().filter(|w| plain(w)).cloned());
            }
            Part::Either(options) => options.iter().for_each(|option| gather(option, engine, out)),
            Part::Maybe(inner) => gather(inner, engine, out),
            Part::Slot(..) | Part::Gap(_) => {}
        }
    }
}
