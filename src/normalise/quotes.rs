//! Who says a quotation: the mention that its words name, and whom a pronoun stands for.

use crate::model::{Mention, Name, NameKind, Quote, QuoteSpan, Span, Value};
use crate::names::{Names, Sex};
use compact_str::CompactString;
use std::cmp::Reverse;

/// Words that name a speaker and are no mention yet: pronouns, with the name of whom they stand for,
/// and nouns ("the crowd"), as they are.
pub(super) fn references(
    text: &str,
    quotes: &[QuoteSpan],
    mentioned: &[(Span, Option<Span>, Value)],
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
    let mut out: Vec<(Span, Value)> = Vec::new();
    let mut last: Option<CompactString> = None;
    for quote in quotes {
        let Some(span) = quote.speaker else { continue };
        if let Some((_, name)) = people.iter().find(|(s, _)| s.overlaps(span)) {
            last = Some(name.canonical.clone());
            continue;
        }
        let known =
            |(s, _, v): &(Span, Option<Span>, Value)| matches!(v, Value::Name(_) | Value::Role(_)) && s.overlaps(span);
        if out.iter().any(|(s, _)| *s == span) || mentioned.iter().any(known) {
            continue;
        }
        let words = span.slice(text).to_lowercase();
        let stands_for = sex_of(&words).and_then(|sex| antecedent(span, sex, quotes, &people, last.as_ref(), names));
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

/// Whom a pronoun at `span` stands for: the last speaker if the sex fits, else the person named last
/// outside quotations whose sex fits.
fn antecedent(
    span: Span,
    sex: Sex,
    quotes: &[QuoteSpan],
    people: &[(Span, &Name)],
    last: Option<&CompactString>,
    names: &Names,
) -> Option<CompactString> {
    let fits = |canonical: &str| names.parts(canonical).sex().is_none_or(|s| !s.excludes(sex));
    let quoted = |s: Span| quotes.iter().any(|q| q.span.contains(s));
    let near = people.iter().rev().filter(|(s, _)| s.is_before(span) && s.start() + FAR > span.start() && !quoted(*s));
    let mut candidates = near.filter(|(_, name)| fits(&name.canonical)).map(|(_, name)| &name.canonical);
    let nearest = candidates.next()?;
    let speaker = last.filter(|l| *l == nearest || candidates.any(|c| c == *l));
    Some(speaker.unwrap_or(nearest).clone())
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
    let speaker = |span: Span| {
        let touched = mentions.iter().filter(|m| m.span.overlaps(span));
        touched.filter_map(|m| Some((rank(m)?, m.id))).min().map(|(_, id)| id)
    };
    let quote = |q: &QuoteSpan| Quote { span: q.span, speaker: q.speaker.and_then(speaker), cue: q.cue, kind: q.kind };
    quotes.iter().map(quote).collect()
}
