//! News agencies and how texts credit them.

use super::files;
use crate::model::{Error, WordKey};
use serde::Deserialize;

/// The agencies of one language.
#[derive(Debug, Default)]
pub struct Agencies {
    /// Words of a mark, whether it is initials, and the agency's place in `names`.
    marks: Vec<(Vec<WordKey>, bool, usize)>,
    names: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    agency: Vec<Agency>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Agency {
    name: String,
    marks: Vec<String>,
}

impl Agencies {
    /// The list built into the program.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where it cannot be read.
    pub fn built_in() -> Result<Agencies, Error> {
        const PATH: &str = "en/lexicon/agencies.toml";
        let text = files::text(PATH).unwrap_or_default();
        let file: File =
            toml::from_str(text).map_err(|e| Error::Lexicon { path: PATH.into(), reason: e.to_string() })?;
        let mut out = Agencies::default();
        for (at, agency) in file.agency.into_iter().enumerate() {
            for mark in agency.marks.iter().chain([&agency.name]) {
                let initials = mark.len() <= 4 && mark.chars().all(char::is_uppercase);
                out.marks.push((keys(mark), initials, at));
            }
            out.names.push(agency.name);
        }
        Ok(out)
    }

    /// The agency that `words` are a mark of, and nothing else.
    pub fn is_named(&self, words: &str) -> Option<&str> {
        let said = keys(words);
        let found = self.marks.iter().find(|(mark, ..)| *mark == said)?;
        self.names.get(found.2).map(String::as_str)
    }

    /// The agency that a line names; by its initials alone only where `trusted` says it is a credit line.
    pub fn named_in(&self, line: &str, trusted: bool) -> Option<&str> {
        let said = keys(line);
        let holds = |mark: &[WordKey]| said.windows(mark.len().max(1)).any(|w| w == mark);
        let found = self.marks.iter().find(|(mark, initials, _)| (trusted || !initials) && holds(mark))?;
        self.names.get(found.2).map(String::as_str)
    }
}

fn keys(words: &str) -> Vec<WordKey> {
    let parts = words.split(|c: char| !c.is_alphanumeric());
    let folded: Vec<WordKey> = parts.filter(|p| !p.is_empty()).map(WordKey::of).collect();
    match folded.split_first() {
        Some((first, rest)) if *first == WordKey::of("the") && !rest.is_empty() => rest.to_vec(),
        _ => folded,
    }
}
