//! What sites say to their visitors: cues of text that does not belong to the story.

use super::files;
use crate::model::Error;
use rustc_hash::FxHashMap;
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

/// All cues, by the two letters they begin with: nearly every word of a story is told from them by that, and no
/// automaton has to be built when the program starts.
#[derive(Debug, Default)]
pub struct Boilerplate {
    /// Cues that a line starts with.
    starts: Cues,
    /// Cues that may stand in a line.
    anywhere: Cues,
}

#[derive(Debug, Default)]
struct Cues {
    /// A bit for each pair of bytes that a cue begins with.
    pairs: Vec<u64>,
    by_pair: FxHashMap<u16, Vec<(String, Cue)>>,
}

impl Cues {
    fn add(&mut self, words: String, cue: Cue) {
        let Some(pair) = pair(words.as_bytes(), 0) else { return };
        self.pairs.resize(1 << 10, 0);
        if let Some(bits) = self.pairs.get_mut(usize::from(pair >> 6)) {
            *bits |= 1 << (pair & 63);
        }
        self.by_pair.entry(pair).or_default().push((words, cue));
    }

    /// The cues that stand at byte `at`, and where they end.
    #[inline]
    fn at(&self, line: &[u8], at: usize, mut found: impl FnMut(Cue, usize)) {
        let Some(pair) = pair(line, at) else { return };
        if self.pairs.get(usize::from(pair >> 6)).is_none_or(|bits| bits & (1 << (pair & 63)) == 0) {
            return;
        }
        for (words, cue) in self.by_pair.get(&pair).into_iter().flatten() {
            let end = at + words.len();
            if line.get(at..end).is_some_and(|here| here.eq_ignore_ascii_case(words.as_bytes())) {
                found(*cue, end);
            }
        }
    }
}

/// Whether a byte is a letter or digit: one look a byte, where comparing takes a dozen steps.
static LETTERS: [bool; 256] = {
    let (mut out, mut byte) = ([false; 256], 0);
    while byte < 128 {
        out[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    out
};

/// The two bytes at `at`, in lower case, as a number.
#[inline]
fn pair(line: &[u8], at: usize) -> Option<u16> {
    let two = line.get(at..)?.first_chunk::<2>()?;
    Some(u16::from_le_bytes(two.map(|byte| byte.to_ascii_lowercase())))
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
        let mut out = Boilerplate::default();
        for (list, cue) in lists {
            for phrase in list {
                if phrase.contains('\'') {
                    out.add(phrase.replace('\'', "’"), cue);
                }
                out.add(phrase, cue);
            }
        }
        Ok(out)
    }

    fn add(&mut self, words: String, cue: Cue) {
        match cue {
            Cue::Line | Cue::Opener | Cue::Start | Cue::Caption => self.starts.add(words, cue),
            Cue::Anywhere | Cue::Correction => self.anywhere.add(words, cue),
        }
    }

    /// Every cue in `line` with where it starts and ends (bytes): those for the start of a line at byte `start`,
    /// where its words begin, the others at the start of any word. Some end inside a word.
    pub fn find(&self, line: &str, start: usize, mut found: impl FnMut(Cue, usize, usize)) {
        let bytes = line.as_bytes();
        self.starts.at(bytes, start, |cue, end| found(cue, start, end));
        let mut inside = false;
        for (at, byte) in bytes.iter().enumerate() {
            let letter = LETTERS[usize::from(*byte)];
            if letter && !inside {
                self.anywhere.at(bytes, at, |cue, end| found(cue, at, end));
            }
            inside = letter;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_are_found_where_they_may_stand() {
        let cues = Boilerplate::built_in().unwrap();
        let found = |line: &str, start: usize| {
            let mut out = Vec::new();
            cues.find(line, start, |cue, from, end| out.push((cue, line[from..end].to_lowercase())));
            out
        };
        assert!(found("- Advertisement", 2).contains(&(Cue::Line, "advertisement".to_owned())));
        assert_eq!(found("An advertisement", 0), []);
        let line = "We think your browser is not supported.";
        assert_eq!(found(line, 0), [(Cue::Anywhere, "browser is not supported".to_owned())]);
        assert!(found("Corrections & Amplifications", 0).contains(&(Cue::Correction, "corrections".to_owned())));
        assert_eq!(found("", 0), []);
    }

    #[test]
    fn every_cue_can_stand_where_it_is_looked_for() {
        let cues = Boilerplate::built_in().unwrap();
        for (words, cue) in cues.anywhere.by_pair.values().flatten() {
            assert!(words.starts_with(|c: char| c.is_ascii_alphanumeric()), "{cue:?} {words}");
        }
    }
}
