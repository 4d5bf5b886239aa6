//! Finds the phrases of patterns, over tokens and mentions.
//!
//! A sentence is looked at only where one of its words, or a kind of mention in it, calls for a phrase
//! (see [`Set::called_by`]), has the kinds of mentions that the phrase needs, and a place where it can begin:
//! the cost grows with what is found, not with how many patterns there are.

mod frame;
mod memo;
mod people;
mod report;
mod run;
mod slots;

pub use report::{Reach, reaches};

use crate::lexicon::Lexicon;
use crate::model::{Article, Match, Mention, Segments, Sentence, Span, WordKey, placed};
use crate::patterns::{Kinds, Pattern, Program, Set};
use compact_str::CompactString;
use frame::Frame;
use memo::Memo;
use run::Attempt;

/// Every match, in order of sentences.
pub(super) fn find(
    article: &Article,
    segments: &Segments,
    mentions: &[Mention],
    patterns: &Set,
    lexicon: &Lexicon,
) -> Vec<Match> {
    let mut out = Vec::new();
    let text = article.text.as_str();
    let outlet = article.outlet.to_lowercase();
    let (mut called, mut memo) = (Vec::new(), Memo::default());
    for (index, sentence) in segments.sentences.iter().enumerate() {
        if !sentence.zone.has_claims() {
            continue;
        }
        called.clear();
        calls(segments, sentence, mentions, patterns, &mut called);
        if called.is_empty() {
            continue;
        }
        let frame = Frame::of(text, segments, sentence, mentions, &lexicon.classes);
        let programs = called.iter().filter_map(|at| patterns.programs().get(*at as usize));
        let mut search = Search { frame: &frame, sentence: index, memo: &mut memo, pattern: None, excluded: None };
        let is_of_outlet = |p: &Program| p.outlets.is_empty() || p.outlets.iter().any(|o| *o == outlet);
        for program in programs.filter(|p| frame.may_fit(&p.first) && is_of_outlet(p)) {
            let Some(pattern) = patterns.patterns().get(program.pattern as usize) else { continue };
            search.program(pattern, program, &mut out);
        }
    }
    out
}

/// The programs that something in the sentence calls for and nothing in it rules out, sorted.
fn calls(segments: &Segments, sentence: &Sentence, mentions: &[Mention], patterns: &Set, out: &mut Vec<u32>) {
    for token in segments.tokens_of(sentence) {
        out.extend_from_slice(patterns.called_by(token.key));
    }
    let within = placed::starting(mentions, sentence.span);
    let kinds = within.iter().fold(Kinds::NONE, |all, mention| all.with(frame::kinds_of(mention)));
    for (kind, programs) in patterns.called_by_mentions() {
        if kinds.meets(Kinds::of(*kind)) {
            out.extend_from_slice(programs);
        }
    }
    let is_possible = |p: &Program| p.needs.iter().all(|need| need.meets(kinds));
    out.retain(|at| patterns.programs().get(*at as usize).is_some_and(is_possible));
    out.sort_unstable();
    out.dedup();
}

/// Whether the sentence has words that mean something else is spoken of.
fn excluded(frame: &Frame<'_>, unless: &[Vec<WordKey>]) -> bool {
    unless.iter().any(|words| {
        !words.is_empty()
            && frame.tokens.windows(words.len()).any(|w| w.iter().map(|t| t.key).eq(words.iter().copied()))
    })
}

/// A sentence, and what was found out about one pattern in it.
struct Search<'a> {
    frame: &'a Frame<'a>,
    sentence: usize,
    memo: &'a mut Memo,
    /// The number of the pattern that the rest is about.
    pattern: Option<u32>,
    excluded: Option<bool>,
}

impl Search<'_> {
    /// Every match of a phrase.
    fn program(&mut self, pattern: &Pattern, program: &Program, out: &mut Vec<Match>) {
        if self.pattern != Some(program.pattern) {
            (self.pattern, self.excluded) = (Some(program.pattern), None);
            self.memo.clear(pattern.slots.len(), self.frame.tokens.len());
        }
        let mut attempt = Attempt::new(self.frame, pattern, program, self.memo);
        let mut start = 0;
        while start < self.frame.tokens.len() {
            let fits = self.frame.fits(&program.first, start);
            let Some(end) = fits.then(|| attempt.at(start)).flatten() else {
                start += 1;
                continue;
            };
            if excluded(self.frame, &program.unless) {
                return;
            }
            if *self.excluded.get_or_insert_with(|| excluded(self.frame, &pattern.unless)) {
                return;
            }
            let from = attempt.nearest(start, end);
            if let Some(span) = span(self.frame, from, end) {
                let slots = attempt.fills.iter().filter_map(|(slot, fill)| {
                    Some((CompactString::clone(&pattern.slots.get(usize::from(*slot))?.name), *fill))
                });
                let (pattern, phrase, sentence) = (program.pattern, program.phrase, self.sentence);
                out.push(Match { pattern, phrase, span, sentence, slots: slots.collect() });
            }
            start = end.max(start + 1);
        }
    }
}

fn span(frame: &Frame<'_>, from: usize, end: usize) -> Option<Span> {
    let (first, last) = (frame.tokens.get(from)?, frame.tokens.get(end.checked_sub(1)?)?);
    Some(first.span.cover(last.span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Article;
    use crate::names::Names;
    use crate::{extract, normalise, segment};

    /// What is found when every phrase is tried everywhere.
    fn the_long_way(
        text: &str,
        segments: &Segments,
        mentions: &[Mention],
        patterns: &Set,
        lexicon: &Lexicon,
    ) -> Vec<(u32, u32, Span)> {
        let (mut out, mut memo) = (Vec::new(), Memo::default());
        for sentence in segments.sentences.iter().filter(|s| s.zone.has_claims()) {
            let frame = Frame::of(text, segments, sentence, mentions, &lexicon.classes);
            for program in patterns.programs() {
                let pattern = &patterns.patterns()[program.pattern as usize];
                memo.clear(pattern.slots.len(), frame.tokens.len());
                let mut attempt = Attempt::new(&frame, pattern, program, &mut memo);
                attempt.thorough = true;
                let mut start = 0;
                while start < frame.tokens.len() {
                    let end = attempt
                        .at(start)
                        .filter(|_| !excluded(&frame, &pattern.unless) && !excluded(&frame, &program.unless));
                    out.extend(end.and_then(|end| Some((program.pattern, program.phrase, span(&frame, start, end)?))));
                    start = end.unwrap_or(0).max(start + 1);
                }
            }
        }
        out
    }

    #[test]
    fn passing_phrases_over_loses_no_match() {
        let (lexicon, names) = (Lexicon::built_in().unwrap(), Names::built_in().unwrap());
        let patterns = Set::built_in(&lexicon).unwrap();
        let mut count = 0;
        for example in patterns.patterns().iter().flat_map(|p| p.examples.iter().take(1)) {
            let article = Article { text: example.text.clone(), ..Article::default() };
            let segments = segment::segment(&article, &lexicon);
            let found = extract::mentions(&article, &segments, &lexicon, &names);
            let (mentions, _) = normalise::mentions(&article, &segments, &found, &lexicon, &names);
            let quick = find(&article, &segments, &mentions, &patterns, &lexicon);
            let quick: Vec<_> = quick.into_iter().map(|m| (m.pattern, m.phrase, m.span)).collect();
            count += quick.len();
            assert_eq!(
                quick,
                the_long_way(&article.text, &segments, &mentions, &patterns, &lexicon),
                "{}",
                example.text
            );
        }
        assert!(count > 50, "only {count} matches were compared");
    }
}
