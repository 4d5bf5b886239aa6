//! How far each phrase of a pattern came in a sentence, for those who write patterns.

use super::frame::Frame;
use super::memo::Memo;
use super::run::Attempt;
use crate::lexicon::Lexicon;
use crate::model::{Mention, Segments};
use crate::patterns::{Set, Step};

/// How far a phrase came.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reach {
    /// The phrase as written.
    pub phrase: String,
    /// The words it was found in.
    pub found: Option<String>,
    /// How many of its steps were passed where it came farthest, and of how many.
    pub passed: (usize, usize),
    /// The word at which it failed.
    pub stopped_at: String,
    /// What stood in the phrase there.
    pub wanted: String,
}

/// How far each phrase of the pattern comes in the text; empty for an unknown id.
pub fn reaches(
    text: &str,
    segments: &Segments,
    mentions: &[Mention],
    patterns: &Set,
    id: &str,
    lexicon: &Lexicon,
) -> Vec<Reach> {
    let Some(number) = patterns.patterns().iter().position(|p| p.id == id) else { return Vec::new() };
    let Some(pattern) = patterns.patterns().get(number) else { return Vec::new() };
    let (mut out, mut memo) = (Vec::new(), Memo::default());
    for program in patterns.programs().iter().filter(|p| p.pattern as usize == number) {
        let phrase = pattern.phrases.get(program.phrase as usize).cloned().unwrap_or_default();
        let mut best = Reach {
            phrase,
            found: None,
            passed: (0, program.steps.len() - 1),
            stopped_at: String::new(),
            wanted: String::new(),
        };
        for sentence in &segments.sentences {
            let frame = Frame::of(text, segments, sentence, mentions, &lexicon.classes);
            memo.clear(pattern.slots.len(), frame.tokens.len());
            for start in 0..frame.tokens.len() {
                let mut attempt = Attempt::new(&frame, pattern, program, &mut memo);
                attempt.thorough = true;
                let end = attempt.at(start);
                let (step, at) = attempt.reached;
                let better = step > best.passed.0 && best.found.is_none();
                if let (Some(end), true) = (end, best.found.is_none()) {
                    let words = super::span(&frame, start, end).map(|s| s.slice(text).to_owned());
                    best = Reach { found: words, passed: (best.passed.1, best.passed.1), ..best };
                } else if better {
                    best.passed.0 = step;
                    best.stopped_at = frame.word(at).to_owned();
                    best.wanted = match program.steps.get(step) {
                        Some(Step::Slot(slot)) => {
                            pattern.slots.get(usize::from(*slot)).map_or(String::new(), |s| format!("{{{}}}", s.name))
                        }
                        Some(Step::Words(_)) => "the next word of the phrase".to_owned(),
                        _ => String::new(),
                    };
                }
            }
        }
        out.push(best);
    }
    out
}
