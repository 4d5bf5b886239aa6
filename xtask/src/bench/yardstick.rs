//! What ripgrep is given to look for: the words that call for a phrase, and numbers.

use crate::shell::has;
use claimdiff::model::WordKey;
use claimdiff::patterns::phrase::{Part, parse};
use claimdiff::pipeline::Engine;
use miette::{IntoDiagnostic, Result};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const NUMBER: &str = "[0-9][0-9.,]*";

/// Writes the file of trigger words; none where ripgrep cannot be run.
///
/// # Errors
/// Where the patterns cannot be read or the file cannot be written.
pub fn triggers(folder: &Path) -> Result<Option<PathBuf>> {
    if !has("rg") {
        eprintln!("NOT RUN: rg is not installed");
        return Ok(None);
    }
    let engine = Engine::built_in().into_diagnostic()?;
    let mut words = BTreeSet::new();
    for phrase in engine.patterns.patterns().iter().flat_map(|p| &p.phrases) {
        gather(&parse(phrase).unwrap_or_default(), &engine, &mut words);
    }
    words.retain(|word| !engine.patterns.called_by(WordKey::of(word)).is_empty());
    // Word bounds of ASCII: with those of Unicode rg takes twenty times as long, which would flatter us.
    let mut lines: Vec<String> = words.iter().map(|word| format!(r"(?-u:\b){word}(?-u:\b)")).collect();
    lines.push(NUMBER.to_owned());
    let path = folder.join("triggers.txt");
    std::fs::write(&path, lines.join("\n") + "\n").into_diagnostic()?;
    Ok(Some(path))
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
