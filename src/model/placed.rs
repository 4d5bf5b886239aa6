//! What stands where in an article: of things in the order of their start, those at a place are found by halving.

use super::{Claim, Mention, NameSpan, QuoteSpan, Span, Token};
use std::ops::Range;

/// Something that stands somewhere in a text.
pub(crate) trait Standing {
    /// Where.
    fn span(&self) -> Span;
}

/// Of structs that say so in their field `span`.
macro_rules! standing {
    ($($thing:ty),*) => {
        $(impl Standing for $thing {
            fn span(&self) -> Span {
                self.span
            }
        })*
    };
}

standing!(Claim, Mention, NameSpan, QuoteSpan, Token);

/// Which of `mentions`, in order of their start and then of their end, stand at `span`.
pub(crate) fn at(mentions: &[Mention], span: Span) -> Range<usize> {
    let place = |m: &Mention| (m.span.start(), m.span.end());
    let wanted = (span.start(), span.end());
    mentions.partition_point(|m| place(m) < wanted)..mentions.partition_point(|m| place(m) <= wanted)
}

/// Those of `things` that start within `span`.
pub(crate) fn starting<T: Standing>(things: &[T], span: Span) -> &[T] {
    let before = |end: usize| things.partition_point(|thing| thing.span().start() < end);
    things.get(before(span.start())..before(span.end())).unwrap_or_default()
}

/// Those of `things` that lie in `span`.
pub(crate) fn within<T: Standing>(things: &[T], span: Span) -> impl Iterator<Item = &T> {
    starting(things, span).iter().filter(move |thing| span.contains(thing.span()))
}

/// Those of `things`, none of which overlaps another, that `span` overlaps.
pub(crate) fn touching<T: Standing>(things: &[T], span: Span) -> &[T] {
    things.get(touching_range(things, span)).unwrap_or_default()
}

/// Which they are; where it overlaps none, the empty range before the first behind it.
pub(crate) fn touching_range<T: Standing>(things: &[T], span: Span) -> Range<usize> {
    let first = things.partition_point(|thing| thing.span().end() <= span.start());
    let after = things.partition_point(|thing| thing.span().start() < span.end());
    first..after.max(first)
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

    impl Standing for Span {
        fn span(&self) -> Span {
            *self
        }
    }

    proptest! {
        #[test]
        fn things_at_a_place_are_those_that_a_look_at_each_finds(
            lengths in proptest::collection::vec(1_usize..5, 0..15),
            (start, len) in (0_usize..70, 1_usize..20),
        ) {
            let text = "x".repeat(100);
            let span = |start: usize, len: usize| Span::new(&text, start, start + len).unwrap();
            let things: Vec<Span> = lengths.iter().enumerate().map(|(at, len)| span(at * 5, *len)).collect();
            let asked = span(start, len);
            let these = |is_meant: &dyn Fn(&Span) -> bool| -> Vec<Span> {
                things.iter().copied().filter(|thing| is_meant(thing)).collect()
            };
            prop_assert_eq!(touching(&things, asked), these(&|thing| thing.overlaps(asked)));
            prop_assert_eq!(starting(&things, asked), these(&|t| (asked.start()..asked.end()).contains(&t.start())));
            prop_assert_eq!(within(&things, asked).copied().collect::<Vec<_>>(), these(&|t| asked.contains(*t)));
        }

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
