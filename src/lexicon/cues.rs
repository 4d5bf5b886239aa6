//! Words that show how a text stands behind what it says: denials, forecasts, conditions, sources.

use super::files;
use crate::model::{Error, WordKey};
use rustc_hash::FxHashSet;

const PATH: &str = "en/lexicon/cues.toml";

/// Cue words, each list a set of keys.
#[derive(Debug, Default)]
pub struct Cues {
    /// `not`, `never`, `didn't`: what follows in the clause is denied.
    pub negation: FxHashSet<WordKey>,
    /// `denied`, `disputed`: what follows in the sentence is denied.
    pub denial: FxHashSet<WordKey>,
    /// `first reported`, `earlier reports`: what follows was said once and no longer holds. Each one's words.
    pub superseded: Vec<Vec<WordKey>>,
    /// `but`, `later`: what follows holds again.
    pub revised: FxHashSet<WordKey>,
    /// `could`, `would`, `may`.
    pub modal: FxHashSet<WordKey>,
    /// `expected`, `feared`, `forecast`: what follows has not happened yet, or is not known to have.
    pub forecast: FxHashSet<WordKey>,
    /// `if`, `unless`: the clause is a condition.
    pub condition: FxHashSet<WordKey>,
    /// `said`, `told`: the source is named and the text stands behind it.
    pub saying: FxHashSet<WordKey>,
    /// `claimed`, `alleged`: the text keeps its distance.
    pub distance: FxHashSet<WordKey>,
    /// `police`, `officials`: sources that have no name.
    pub source: FxHashSet<WordKey>,
    /// `also`, `reportedly`: may stand between any two words of a phrase.
    pub filler: FxHashSet<WordKey>,
    /// `the`, `and`, `of`: words too common to find anything by.
    pub common: FxHashSet<WordKey>,
    /// `who`, `were`, `and`: words that end a group of noun and adjectives.
    pub breaks: FxHashSet<WordKey>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    negation: Vec<String>,
    denial: Vec<String>,
    superseded: Vec<String>,
    revised: Vec<String>,
    modal: Vec<String>,
    forecast: Vec<String>,
    condition: Vec<String>,
    saying: Vec<String>,
    distance: Vec<String>,
    source: Vec<String>,
    filler: Vec<String>,
    common: Vec<String>,
    breaks: Vec<String>,
}

impl Cues {
    /// The list built into the program.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where the file is wrong.
    pub fn built_in() -> Result<Cues, Error> {
        let wrong = |reason: String| Error::Lexicon { path: PATH.into(), reason };
        let text = files::text(PATH).ok_or_else(|| wrong("missing".into()))?;
        let file: File = toml::from_str(text).map_err(|e| wrong(e.to_string()))?;
        let keys = |words: Vec<String>| words.iter().map(|w| WordKey::of(w)).collect();
        Ok(Cues {
            negation: keys(file.negation),
            denial: keys(file.denial),
            superseded: file.superseded.iter().map(|p| p.split(' ').map(WordKey::of).collect()).collect(),
            revised: keys(file.revised),
            modal: keys(file.modal),
            forecast: keys(file.forecast),
            condition: keys(file.condition),
            saying: keys(file.saying),
            distance: keys(file.distance),
            source: keys(file.source),
            filler: keys(file.filler),
            common: keys(file.common),
            breaks: keys(file.breaks),
        })
    }
}
