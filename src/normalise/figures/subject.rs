//! Whose age: "Ann Marsh, 43,", "43-year-old Ann Marsh", "Marsh, who is 43".

use crate::model::{Mention, MentionId, MentionKind, Segments, Span, Value};

/// Words that may stand between a person and an age.
const BETWEEN: &[&str] = &[
    "who", "is", "was", "aged", "age", "a", "an", "the", "now", "then", "just", "turned", "only", "has", "turns", "at",
];

/// Words between an age and a person that make the person another one: "a 5-year-old had found Marsh".
const APART: &[&str] = &[
    "and", "of", "had", "have", "were", "will", "with", "in", "at", "from", "by", "to", "on", "near", "for", "after",
    "before", "when", "while", "as", "said", "told", "shot", "killed", "found", "saw", "met", "called", "named",
];

/// Ties each age to the person it is of.
pub(crate) fn link(text: &str, segments: &Segments, mentions: &mut [Mention]) {
    let people: Vec<(MentionId, Span)> =
        mentions.iter().filter(|m| m.person().is_some()).map(|m| (m.id, m.span)).collect();
    if people.is_empty() {
        return;
    }
    for mention in mentions.iter_mut().filter(|m| m.kind() == MentionKind::Age) {
        let span = mention.whole();
        let found = after(text, segments, span, &people).or_else(|| before(text, segments, span, &people));
        if let (Value::Figure(figure), Some(person)) = (&mut mention.value, found) {
            figure.subject = Some(person);
        }
    }
}

/// The person right after "43-year-old", with at most a few words of trade or origin between.
fn after(text: &str, segments: &Segments, age: Span, people: &[(MentionId, Span)]) -> Option<MentionId> {
    if !age.slice(text).ends_with("old") {
        return None;
    }
    let (id, person) = *people.iter().find(|(_, p)| age.is_before(*p))?;
    let gap = gap(text, segments, age, person)?;
    let plain = |word: &&str| word.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '\'');
    let rest = text.get(person.end()..).unwrap_or_default();
    let is_owner = rest.starts_with("'s") || rest.starts_with('’') || rest.starts_with('\'');
    let words = || gap.split_whitespace();
    let tied = words().count() <= 4 && words().all(|w| plain(&w) && !BETWEEN.contains(&w) && !APART.contains(&w));
    (tied && !(is_owner && words().count() > 1)).then_some(id)
}

/// The person right before an age, with nothing but a comma, a bracket or "who is" between.
fn before(text: &str, segments: &Segments, age: Span, people: &[(MentionId, Span)]) -> Option<MentionId> {
    let (id, person) = *people.iter().rfind(|(_, p)| p.is_before(age))?;
    let gap = gap(text, segments, person, age)?;
    let led_by = text.get(..person.start()).unwrap_or_default().split_whitespace().next_back().unwrap_or_default();
    // "When Marsh was 19": an age of long ago
    if gap.contains("was") && ["when", "since", "while"].iter().any(|w| led_by.eq_ignore_ascii_case(w)) {
        return None;
    }
    let words = gap.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let marks = gap.chars().filter(|c| !c.is_alphanumeric() && !c.is_whitespace());
    let close = words.clone().count() <= 3 && words.clone().all(|w| BETWEEN.contains(&w));
    (close && marks.clone().count() <= 1 && marks.clone().all(|c| matches!(c, ',' | '(' | '-' | '–' | '—')))
        .then_some(id)
}

/// The words between two spans of one sentence.
fn gap<'t>(text: &'t str, segments: &Segments, first: Span, second: Span) -> Option<&'t str> {
    if segments.sentence_at(first.start()) != segments.sentence_at(second.start()) {
        return None;
    }
    text.get(first.end()..second.start())
}
