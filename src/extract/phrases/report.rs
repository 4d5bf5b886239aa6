//! How far each phrase of a pattern came in a sentence, for those who write patterns.

use super::frame::Frame;
use super::memo::Memo;
use super::run::Attempt;
use crate::lexicon::Lexicon;
use crate::model::{Mention, Segments, Span, WordKey};
use crate::patterns::{Pattern, Program, Set, Step};

/// Most words that are named as wanted.
const NAMED: usize = 4;

/// How far a phrase came.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reach {
    /// The phrase as written.
    pub phrase: String,
    /// The words it was found in.
    pub found: Option<String>,
    /// How many of its steps were passed where it came farthest, and of how many.
    pub passed: (usize, usize),
    /// The word at which it failed (bytes of the text); none where the sentence ended too early.
    pub stopped_at: Option<Span>,
    /// What the phrase has there, in words: `{count} or “lost”`.
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
        let all = program.steps.len() - 1;
        let (mut found, mut farthest) = (None, (0, None));
        for sentence in &segments.sentences {
            let frame = Frame::of(text, segments, sentence, mentions, &lexicon.classes);
            memo.clear(pattern.slots.len(), frame.tokens.len());
            for start in 0..frame.tokens.len() {
                let mut attempt = Attempt::new(&frame, pattern, program, &mut memo);
                attempt.thorough = true;
                let end = attempt.at(start);
                let (step, at) = attempt.reached;
                if let (Some(end), None) = (end, &found) {
                    found = super::span(&frame, start, end).map(|s| s.slice(text).to_owned());
                } else if step > farthest.0 {
                    farthest = (step, frame.tokens.get(at).map(|t| t.span));
                }
            }
        }
        let passed = if found.is_some() { all } else { farthest.0 };
        let wanted = wanted(pattern, program, farthest.0, &phrase);
        out.push(Reach { phrase, found, passed: (passed, all), stopped_at: farthest.1, wanted });
    }
    out
}

/// What `phrase` has at one of its steps: its slots, and its words as far as they can be named.
fn wanted(pattern: &Pattern, program: &Program, step: usize, phrase: &str) -> String {
    let (mut named, mut open, mut seen) = (Vec::new(), vec![step], Vec::new());
    while let Some(at) = open.pop().filter(|_| named.len() < NAMED) {
        if seen.contains(&at) {
            continue;
        }
        seen.push(at);
        match program.steps.get(at) {
            Some(Step::Split(first, second)) => open.extend([usize::from(*second), usize::from(*first)]),
            Some(Step::Jump(to)) => open.push(usize::from(*to)),
            Some(Step::Gap(_)) => open.push(at + 1),
            Some(Step::Slot(slot)) => {
                named.extend(pattern.slots.get(usize::from(*slot)).map(|slot| format!("{{{}}}", slot.name)));
            }
            Some(Step::Words(keys)) => named.push(word_of(keys, phrase)),
            Some(Step::End) | None => {}
        }
    }
    named.dedup();
    named.join(" or ")
}

/// The word of the phrase that has one of these keys.
fn word_of(keys: &[WordKey], phrase: &str) -> String {
    let mut words = phrase.split(|c: char| !(c.is_alphanumeric() || matches!(c, '~' | '\'' | '’' | '@' | '_')));
    let has_key = |word: &&str| !word.is_empty() && keys.contains(&WordKey::of(word.trim_start_matches('~')));
    words.find(has_key).map_or_else(|| "a word of its list".to_owned(), |word| format!("“{word}”"))
}
