//! What stands where in an article. Mentions are in their order: by start, then by end.

use super::{Mention, Span};
use std::ops::Range;

/// Which of `mentions` stand at `span`.
pub(crate) fn at(mentions: &[Mention], span: Span) -> Range<usize> {
    let place = |m: &Mention| (m.span.start(), m.span.end());
    let wanted = (span.start(), span.end());
    mentions.partition_point(|m| place(m) < wanted)..mentions.partition_point(|m| place(m) <= wanted)
}

/// Those of `mentions` that start within `span`.
pub(crate) fn starting(mentions: &[Mention], span: Span) -> &[Mention] {
    let before = |end: usize| mentions.partition_point(|m| m.span.start() < end);
    mentions.get(before(span.start())..before(span.end())).unwrap_or_default()
}

/// Those of `mentions` that lie in `span`.
pub(crate) fn within(mentions: &[Mention], span: Span) -> impl Iterator<Item = &Mention> {
    starting(mentions, span).iter().filter(move |m| span.contains(m.span))
}

/// Spans that may lie within one another, asked for those that overlap a span.
pub(crate) struct Spans {
    /// Each with the place it had in what it was made of, by start.
    spans: Vec<(Span, usize)>,
    /// The furthest end of each and all before it.
    reach: Vec<usize>,
}

impl Spans {
    /// Of spans in any order.
    pub fn of(spans: impl IntoIterator<Item = Span>) -> Spans {
        let mut spans: Vec<(Span, usize)> = spans.into_iter().enumerate().map(|(at, span)| (span, at)).collect();
        spans.sort_by_key(|(span, at)| (span.start(), *at));
        let furthest = spans.iter().scan(0, |furthest, (span, _)| {
            *furthest = span.end().max(*furthest);
            Some(*furthest)
        });
        let reach = furthest.collect();
        Spans { spans, reach }
    }

    /// The places of those that overlap `span`, in no order.
    pub fn overlapping(&self, span: Span) -> impl Iterator<Item = usize> {
        let end = self.spans.partition_point(|(s, _)| s.start() < span.end());
        let before = self.spans.iter().zip(&self.reach).take(end).rev();
        let near = before.take_while(move |(_, reach)| **reach > span.start());
        near.filter(move |((s, _), _)| s.overlaps(span)).map(|((_, at), _)| *at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn overlapping_spans_are_those_that_a_look_at_each_finds(
            spans in proptest::collection::vec((0_usize..60, 1_usize..20), 0..20),
            (start, len) in (0_usize..70, 1_usize..10),
        ) {
            let text = "x".repeat(100);
            let span = |start: usize, len: usize| Span::new(&text, start, start + len).unwrap();
            let spans: Vec<Span> = spans.into_iter().map(|(start, len)| span(start, len)).collect();
            let asked = span(start, len);
            let want: Vec<usize> = (0..spans.len()).filter(|at| spans[*at].overlaps(asked)).collect();
            let mut got: Vec<usize> = Spans::of(spans.iter().copied()).overlapping(asked).collect();
            got.sort_unstable();
            prop_assert_eq!(got, want);
        }
    }
}
