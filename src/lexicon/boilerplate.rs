//! What sites say to their visitors: cues of text that does not belong to the story.

use super::files;
use crate::model::Error;
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use serde::Deserialize;

const PATH: &str = "en/lexicon/boilerplate.toml";

/// Where a cue must stand, and what it then tells.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Cue {
    /// Boilerplate, where it is the whole line.
    Line,
    /// The same, and the links that follow it too.
    Opener,
    /// Boilerplate, where the line starts so.
    Start,
    /// Boilerplate, where it stands anywhere in a short paragraph.
    Anywhere,
    /// The caption of a picture, where the line starts so.
    Caption,
    /// A notice of correction, where the paragraph starts so, or says so in several words.
    Correction,
}

/// All cues in one automaton.
#[derive(Debug)]
pub struct Boilerplate {
    automaton: AhoCorasick,
    cues: Vec<Cue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    lines: Vec<String>,
    openers: Vec<String>,
    starts: Vec<String>,
    contains: Vec<String>,
    captions: Vec<String>,
    corrections: Vec<String>,
}

impl Boilerplate {
    /// The built-in list.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where the file is not as it should be.
    pub fn built_in() -> Result<Boilerplate, Error> {
        let file: File = files::toml(PATH)?;
        let lists = [
            (file.lines, Cue::Line),
            (file.openers, Cue::Opener),
            (file.starts, Cue::Start),
            (file.contains, Cue::Anywhere),
            (file.captions, Cue::Caption),
            (file.corrections, Cue::Correction),
        ];
        let (mut words, mut cues) = (Vec::new(), Vec::new());
        for (list, cue) in lists {
            for phrase in list {
                if phrase.contains('\'') {
                    words.push(phrase.replace('\'', "’"));
                    cues.push(cue);
                }
                words.push(phrase);
                cues.push(cue);
            }
        }
        let automaton = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .match_kind(MatchKind::Standard)
            .ascii_case_insensitive(true)
            .build(words)
            .map_err(|e| Error::Lexicon { path: PATH.into(), reason: e.to_string() })?;
        Ok(Boilerplate { automaton, cues })
    }

    /// Every cue in `text` with where it starts and ends (bytes), by its end.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (Cue, usize, usize)> + 't {
        let found = self.automaton.find_overlapping_iter(text);
        found.filter_map(|m| Some((*self.cues.get(m.pattern().as_usize())?, m.start(), m.end())))
    }
}
