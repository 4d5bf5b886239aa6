//! Pairs of values that stand at one place of a shared passage.

use super::super::super::copies::Shared;
use super::super::super::copies::align::{Passage, Text};
use super::super::super::words::Word;
use super::At;
use crate::model::{Corpus, Mention, Scan, Span, placed};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Two values at one place of one sentence.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    pub left: At,
    pub right: At,
    /// How sure it is that the two sentences are one, 0 to 1.
    pub sure: f64,
}

/// Least words that a sentence shares beside the value.
const SHARED: usize = 5;
/// Words looked at on either side of a value in a short sentence.
const AROUND: usize = 12;

/// The pairs in the passages of two articles.
pub(super) fn pairs(corpus: &Corpus, texts: &[Text], shared: &Shared) -> Vec<Pair> {
    let (Some(left), Some(right)) = (texts.get(shared.left.0 as usize), texts.get(shared.right.0 as usize)) else {
        return Vec::new();
    };
    let both =
        Both { left: &left.words, right: &right.words, scans: (corpus.scan(shared.left), corpus.scan(shared.right)) };
    let (lefts, rights) = (comparable(both.scans.0, both.left), comparable(both.scans.1, both.right));
    let mut out = Vec::new();
    for passage in &shared.passages {
        for one in &lefts {
            if let Some((other, sure)) = both.partner(passage, one, &rights) {
                let (left, right) = ((shared.left, one.mention.id), (shared.right, other.mention.id));
                out.push(Pair { left, right, sure });
            }
        }
    }
    one_to_one(out)
}

/// Without the right values at whose place two left ones stand, as `partner` gives none to a left value at whose
/// place two right ones stand: "13 to 3" is two numbers where "2 to 3" is one.
fn one_to_one(mut pairs: Vec<Pair>) -> Vec<Pair> {
    let mut partners: BTreeMap<At, BTreeSet<At>> = BTreeMap::new();
    for pair in &pairs {
        partners.entry(pair.right).or_default().insert(pair.left);
    }
    pairs.retain(|pair| partners.get(&pair.right).is_some_and(|left| left.len() == 1));
    pairs
}

/// A mention that may be compared, and the words that it covers with its hedge.
struct Placed<'a> {
    mention: &'a Mention,
    kind: &'static str,
    words: Range<usize>,
}

/// The mentions of an article that may be compared; `words` are its words.
fn comparable<'a>(scan: &'a Scan, words: &[Word]) -> Vec<Placed<'a>> {
    let place = |mention| {
        Some(Placed { mention, kind: super::kind(mention)?, words: placed::touching_range(words, mention.whole()) })
    };
    scan.mentions.iter().filter_map(place).collect()
}

/// Two articles as words.
struct Both<'a> {
    left: &'a [Word],
    right: &'a [Word],
    scans: (&'a Scan, &'a Scan),
}

impl Both<'_> {
    /// Which of `rights` stands where `one` stands in the left article, and how sure that is.
    fn partner<'r>(
        &self,
        passage: &Passage,
        one: &Placed<'_>,
        rights: &'r [Placed<'r>],
    ) -> Option<(&'r Placed<'r>, f64)> {
        let here = &one.words;
        let whole = passage.left();
        if here.is_empty() || here.start < whole.start || here.end > whole.end {
            return None;
        }
        let there = to_right(passage, here.start, false)?..to_right(passage, here.end.checked_sub(1)?, true)?;
        let stands_there = |r: &&Placed<'_>| r.words.start < there.end && there.start < r.words.end;
        let mut candidates = rights.iter().filter(|r| r.kind == one.kind).filter(stands_there);
        let (other, more) = (candidates.next()?, candidates.next());
        if more.is_some() {
            return None;
        }
        Some((other, self.one_sentence(passage, here, &other.words, (one.mention.span, other.mention.span))?))
    }

    /// How sure it is that the values stand in one sentence; none where too little of it is shared.
    fn one_sentence(
        &self,
        passage: &Passage,
        here: &Range<usize>,
        there: &Range<usize>,
        spans: (Span, Span),
    ) -> Option<f64> {
        let left = sentence(self.scans.0, self.left, spans.0)?;
        let right = sentence(self.scans.1, self.right, spans.1)?;
        let shared =
            |at: usize| to_right_exact(passage, at).is_some_and(|to| right.contains(&to) && !there.contains(&to));
        let kept = left.clone().filter(|at| !here.contains(at) && shared(*at)).count();
        let most = left.len().saturating_sub(here.len()).max(right.len().saturating_sub(there.len()));
        if self.names_differ(passage, &left, here) {
            return None;
        }
        if kept < SHARED || kept * 10 < most * 7 {
            return self.deep_in_a_copy(passage, here).then_some(0.9);
        }
        let sure = kept * 10 >= most * 9;
        (sure || stands_alone(passage, here, there)).then_some(if sure { 0.96 } else { 0.88 })
    }

    /// Whether nearly all words on both sides are shared, so that even a short sentence is the same one.
    fn deep_in_a_copy(&self, passage: &Passage, here: &Range<usize>) -> bool {
        let before = here.start.saturating_sub(AROUND)..here.start;
        let after = here.end..(here.end + AROUND).min(self.left.len());
        let most = before.len() + after.len();
        let kept = before.chain(after).filter(|at| to_right_exact(passage, *at).is_some()).count();
        most >= AROUND && kept * 10 >= most * 9
    }

    /// Whether elsewhere in the sentence one capitalised word stands for another: then it is about someone else.
    fn names_differ(&self, passage: &Passage, left: &Range<usize>, here: &Range<usize>) -> bool {
        let capital = |words: &[Word], range: &Range<usize>| {
            words.get(range.clone()).is_some_and(|words| words.iter().any(|w| w.capital))
        };
        passage.gaps().any(|(l, r)| {
            let near = l.start < left.end && left.start < l.end;
            let value = l.start < here.end && here.start < l.end;
            near && !value && capital(self.left, &l) && capital(self.right, &r)
        })
    }
}

/// Whether nothing but the values differs at their place.
fn stands_alone(passage: &Passage, here: &Range<usize>, there: &Range<usize>) -> bool {
    let inside = |gap: &Range<usize>, value: &Range<usize>| gap.start >= value.start && gap.end <= value.end;
    let touches = |gap: &Range<usize>, value: &Range<usize>| gap.start <= value.end && value.start <= gap.end;
    let mut gaps = passage.gaps().filter(|(l, r)| touches(l, here) && touches(r, there));
    gaps.all(|(l, r)| inside(&l, here) && inside(&r, there))
}

/// The words of the sentence around `span`.
fn sentence(scan: &Scan, words: &[Word], span: Span) -> Option<Range<usize>> {
    Some(placed::touching_range(words, scan.sentence_at(span.start())?))
}

/// The right word at the place of left word `at`; in a gap, its first or the one after its last.
fn to_right(passage: &Passage, at: usize, after: bool) -> Option<usize> {
    if let Some(to) = to_right_exact(passage, at) {
        return Some(if after { to + 1 } else { to });
    }
    let gap = passage.gaps().find(|(left, _)| left.contains(&at))?;
    Some(if after { gap.1.end } else { gap.1.start })
}

/// The right word that is shared with left word `at`.
fn to_right_exact(passage: &Passage, at: usize) -> Option<usize> {
    let run = passage.runs.iter().find(|r| (r.left..r.left + r.words).contains(&at))?;
    Some(run.right + (at - run.left))
}
