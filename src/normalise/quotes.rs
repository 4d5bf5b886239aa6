//! Who says a quotation: the mention that its words name, and whom a pronoun stands for.

use super::people::Known;
use crate::lexicon::Lexicon;
use crate::model::placed::{self, Spans};
use crate::model::{Mention, Name, NameKind, Quote, QuoteSpan, Segments, Span, Value};
use crate::names::{Names, Sex};
use compact_str::CompactString;
use rustc_hash::FxHashSet;
use std::cmp::Reverse;

/// Words that name a speaker and are no mention yet: pronouns, with the name of whom they stand for,
/// and nouns ("the crowd"), as they are.
pub(super) fn references(
    text: &str,
    segments: &Segments,
    quotes: &[QuoteSpan],
    mentioned: &[(Span, Option<Span>, Value)],
    lexicon: &Lexicon,
    names: &Names,
) -> Vec<(Span, Value)> {
    let mut people: Vec<(Span, &Name)> = mentioned
        .iter()
        .filter_map(|(span, _, value)| match value {
            Value::Name(name) if name.kind == NameKind::Person => Some((*span, name)),
            _ => None,
        })
        .collect();
    people.sort_by_key(|(span, _)| (span.start(), Reverse(span.end())));
    let mut scene = Scene { segments, quotes, people: &people, lexicon, known: Known::new(names) };
    let named = Spans::of(people.iter().map(|(span, _)| *span));
    let is_known = |value: &Value| matches!(value, Value::Name(_) | Value::Role(_));
    let known = Spans::of(mentioned.iter().filter(|(_, _, value)| is_known(value)).map(|(span, ..)| *span));
    let (mut out, mut told): (Vec<(Span, Value)>, _) = (Vec::new(), FxHashSet::default());
    let mut last: Option<CompactString> = None;
    for quote in quotes {
        let Some(span) = quote.speaker else { continue };
        if let Some((_, name)) = named.overlapping(span).min().and_then(|first| people.get(first)) {
            last = Some(name.canonical.clone());
            continue;
        }
        if known.overlapping(span).next().is_some() || !told.insert(span) {
            continue;
        }
        let words = span.slice(text).to_lowercase();
        let stands_for = sex_of(&words).and_then(|sex| scene.antecedent(span, sex, last.as_ref()));
        if stands_for.is_some() {
            last.clone_from(&stands_for);
        }
        out.push((span, Value::Text(stands_for.unwrap_or_else(|| CompactString::from(words)))));
    }
    out
}

/// The sex that a pronoun tells.
fn sex_of(pronoun: &str) -> Option<Sex> {
    match pronoun {
        "he" => Some(Sex::Male),
        "she" => Some(Sex::Female),
        _ => None,
    }
}

/// How far back, in bytes, a pronoun looks for whom it stands for.
const FAR: usize = 1200;

/// An article in which pronouns speak.
struct Scene<'s> {
    segments: &'s Segments,
    quotes: &'s [QuoteSpan],
    /// Mentions of people, in order.
    people: &'s [(Span, &'s Name)],
    lexicon: &'s Lexicon,
    known: Known<'s>,
}

/// A person who may be meant: where, who, and the sex that the name tells.
type Candidate<'s> = (Span, &'s CompactString, Option<Sex>);

impl<'s> Scene<'s> {
    /// Whom a pronoun at `span` stands for, sentence by sentence backwards: the last speaker, or whoever stands where
    /// subjects do, the first before others (after Hobbs, "Resolving pronoun references", 1978); where no sentence has
    /// such a person, the one named last. Of two, one whose name is known to fit.
    fn antecedent(&mut self, span: Span, sex: Sex, last: Option<&CompactString>) -> Option<CompactString> {
        let fitting = self.fitting(span, sex);
        let last = fitting.iter().find(|(_, name, _)| Some(*name) == last);
        let one_sentence = |a: &Candidate<'_>, b: &Candidate<'_>| self.sentence_of(a.0) == self.sentence_of(b.0);
        let leads = |sentence: &'_ [Candidate<'s>]| {
            let spoke = last.filter(|last| sentence.iter().any(|(_, name, _)| *name == last.1));
            spoke.or_else(|| sentence.iter().rev().find(|(span, ..)| self.may_be_subject(*span))).copied()
        };
        let lead = fitting.chunk_by(one_sentence).find_map(leads).or_else(|| fitting.first().copied())?;
        let (_, name, _) = last.copied().filter(|last| last.2.is_some() && lead.2.is_none()).unwrap_or(lead);
        Some(name.clone())
    }

    /// The people named not far before `span`, outside of quotations, whose sex may be `sex`; the nearest first.
    fn fitting(&mut self, span: Span, sex: Sex) -> Vec<Candidate<'s>> {
        let end = self.people.partition_point(|(person, _)| person.is_before(span));
        let before = self.people.get(..end).unwrap_or(&[]).iter().rev();
        let mut out = Vec::new();
        for (person, name) in before.take_while(|(person, _)| person.start() + FAR > span.start()) {
            if placed::touching(self.quotes, *person).iter().any(|q| q.span.contains(*person)) {
                continue;
            }
            let told = self.known.parts(&name.canonical).sex();
            if told.is_none_or(|told| !told.excludes(sex)) {
                out.push((*person, &name.canonical, told));
            }
        }
        out
    }

    fn sentence_of(&self, span: Span) -> usize {
        self.segments.sentences.partition_point(|s| s.span.end() <= span.start())
    }

    /// Whether no possessive follows a name, and no preposition stands before it.
    fn may_be_subject(&self, name: Span) -> bool {
        let before = self.segments.tokens_in(name).start.checked_sub(1).and_then(|at| self.segments.tokens.get(at));
        let hangs = before.is_some_and(|token| self.lexicon.saying.prepositions.contains(&token.key));
        !hangs && !self.segments.is_owner(name)
    }
}

/// Each quotation with the mention of its speaker; a person before a body, a body before a role.
pub(super) fn resolve(quotes: &[QuoteSpan], mentions: &[Mention]) -> Vec<Quote> {
    let rank = |mention: &Mention| match &mention.value {
        Value::Name(name) if name.kind == NameKind::Person => Some(0),
        Value::Name(_) => Some(1),
        Value::Role(_) => Some(2),
        Value::Text(_) => Some(3),
        _ => None,
    };
    let spans = Spans::of(mentions.iter().map(|m| m.span));
    let speaker = |span: Span| {
        let touched = spans.overlapping(span).filter_map(|at| mentions.get(at));
        touched.filter_map(|m| Some((rank(m)?, m.id))).min().map(|(_, id)| id)
    };
    let quote = |q: &QuoteSpan| Quote { span: q.span, speaker: q.speaker.and_then(speaker), cue: q.cue, kind: q.kind };
    quotes.iter().map(quote).collect()
}
