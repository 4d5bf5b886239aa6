//! Finds the phrases of patterns, over tokens and mentions.
//!
//! A sentence is looked at only where one of its words, or a kind of mention in it, calls for a phrase
//! (see [`Set::called_by`]): the cost grows with what is found, not with how many patterns there are.

mod frame;
mod people;
mod report;
mod run;
mod slots;

pub use report::{Reach, reaches};

use crate::lexicon::Lexicon;
use crate::model::{Match, Mention, Segments, Sentence, Span};
use crate::patterns::{Pattern, Program, Set};
use compact_str::CompactString;
use frame::Frame;
use run::Attempt;

/// Every match, in order of sentences.
pub(super) fn find(
    text: &str,
    segments: &Segments,
    mentions: &[Mention],
    patterns: &Set,
    lexicon: &Lexicon,
) -> Vec<Match> {
    let mut out = Vec::new();
    let mut called = Vec::new();
    for (index, sentence) in segments.sentences.iter().enumerate() {
        if !sentence.zone.has_claims() {
            continue;
        }
        called.clear();
        calls(segments, sentence, mentions, patterns, &mut called);
        if called.is_empty() {
            continue;
        }
        let frame = Frame::of(text, segments, sentence, mentions, &lexicon.cues);
        for program in called.iter().filter_map(|at| patterns.programs().get(*at as usize)) {
            let Some(pattern) = patterns.patterns().get(program.pattern as usize) else { continue };
            if !excluded(&frame, pattern) {
                matches_of(&frame, pattern, program, index, &mut out);
            }
        }
    }
    out
}

/// The programs that something in the sentence calls for, sorted.
fn calls(segments: &Segments, sentence: &Sentence, mentions: &[Mention], patterns: &Set, out: &mut Vec<u32>) {
    for token in segments.tokens_of(sentence) {
        out.extend_from_slice(patterns.called_by(token.key));
    }
    let within = frame::within(mentions, sentence);
    for (kind, programs) in patterns.called_by_mentions() {
        if within.iter().any(|m| frame::is_of(m, *kind)) {
            out.extend_from_slice(programs);
        }
    }
    out.sort_unstable();
    out.dedup();
}

/// Whether the sentence has words that mean something else is spoken of.
fn excluded(frame: &Frame<'_>, pattern: &Pattern) -> bool {
    pattern.unless.iter().any(|words| {
        !words.is_empty()
            && frame.tokens.windows(words.len()).any(|w| w.iter().map(|t| t.key).eq(words.iter().copied()))
    })
}

fn matches_of(frame: &Frame<'_>, pattern: &Pattern, program: &Program, sentence: usize, out: &mut Vec<Match>) {
    let mut attempt = Attempt::new(frame, pattern, program);
    let mut start = 0;
    while start < frame.tokens.len() {
        let Some(end) = attempt.at(start) else {
            start += 1;
            continue;
        };
        if let Some(span) = span(frame, start, end) {
            let slots = attempt.fills.iter().filter_map(|(slot, fill)| {
                Some((CompactString::clone(&pattern.slots.get(usize::from(*slot))?.name), *fill))
            });
            let (pattern, phrase) = (program.pattern, program.phrase);
            out.push(Match { pattern, phrase, span, sentence, slots: slots.collect() });
        }
        start = end.max(start + 1);
    }
}

fn span(frame: &Frame<'_>, from: usize, end: usize) -> Option<Span> {
    let (first, last) = (frame.tokens.get(from)?, frame.tokens.get(end.checked_sub(1)?)?);
    Some(first.span.cover(last.span))
}
