//! Passages that articles share: who printed whose words, and what was changed in them.
//!
//! Shingles choose the pairs worth a look, an alignment word by word says what they share.
//! Averages over whole texts miss real reprints, which are cut and reworded; passages do not.

pub(super) mod align;
mod passages;
pub(super) mod shingles;

use super::words::{self, Word};
use crate::model::{ArticleIx, Corpus, Scan};
use align::{Passage, Text, align};
pub(super) use passages::copies;
use rayon::prelude::*;

/// A passage of fewer shared words is chance, or a set phrase.
const PASSAGE: usize = 12;
/// So many of them must be the writer's own, not a quotation that anybody may print.
const OWN: usize = 7;
/// A pair that shares fewer words in all, about two sentences, is left alone.
const PAIR: usize = 30;
/// So few are enough where they are most of the shorter text.
const BRIEF: usize = 15;
/// Pairs of articles with fewer common fingerprints are not looked at: one is often a set phrase, and a passage of
/// twelve equal words always has two.
pub(super) const FINGERPRINTS: u32 = 2;

/// What two articles share.
#[derive(Clone, Debug)]
pub(super) struct Shared {
    /// The one with the lower number.
    pub left: ArticleIx,
    /// The other.
    pub right: ArticleIx,
    /// In the order of the left one.
    pub passages: Vec<Passage>,
    /// Shared words outside quotations.
    pub own: usize,
}

/// Every article, cut into words; by its number, and empty for inputs that were skipped.
pub(super) fn texts(corpus: &Corpus) -> Vec<Text> {
    corpus.scans.par_iter().map(text).collect()
}

/// One article, cut into words.
fn text(scan: &Scan) -> Text {
    Text::of(words_of(scan))
}

/// The words of one article; none for an input that was skipped.
pub(super) fn words_of(scan: &Scan) -> Vec<Word> {
    if scan.skipped.is_some() { Vec::new() } else { words::of_scan(scan) }
}

/// Every pair of articles with a common passage, both of one of these sets, in order.
pub(super) fn shared(texts: &[Text], sets: &[Vec<ArticleIx>]) -> Vec<Shared> {
    let prints: Vec<Vec<u64>> =
        texts.par_iter().map(|t| shingles::fingerprints(&shingles::shingles(&t.words))).collect();
    let mut pairs: Vec<(u32, u32)> = sets.par_iter().flat_map_iter(|set| candidates(&prints, set)).collect();
    pairs.sort_unstable();
    pairs.into_par_iter().filter_map(|(left, right)| pair(texts, ArticleIx(left), ArticleIx(right))).collect()
}

/// The pairs of a set that are worth a look.
fn candidates(prints: &[Vec<u64>], set: &[ArticleIx]) -> Vec<(u32, u32)> {
    let of = |ix: &ArticleIx| prints.get(ix.0 as usize).map_or(&[][..], Vec::as_slice);
    let own: Vec<&[u64]> = set.iter().map(of).collect();
    let number = |at: u32| set.get(at as usize).map(|ix| ix.0);
    let found = shingles::candidates(&own, FINGERPRINTS);
    found.into_iter().filter_map(|(left, right)| Some((number(left)?, number(right)?))).collect()
}

/// What two articles share, where that is enough.
pub(super) fn pair(texts: &[Text], left: ArticleIx, right: ArticleIx) -> Option<Shared> {
    let (passages, own) = passages_of(texts.get(left.0 as usize)?, texts.get(right.0 as usize)?)?;
    Some(Shared { left, right, passages, own })
}

/// The passages of two texts, and their words outside quotations.
pub(super) fn passages_of(a: &Text, b: &Text) -> Option<(Vec<Passage>, usize)> {
    let passages: Vec<Passage> =
        align(a, b).into_iter().filter(|p| p.shared() >= PASSAGE && own_words(p, &a.words, &b.words) >= OWN).collect();
    let own = passages.iter().map(|p| own_words(p, &a.words, &b.words)).sum();
    let shared: usize = passages.iter().map(Passage::shared).sum();
    let shorter = a.words.len().min(b.words.len());
    (shared >= PAIR || (shared >= BRIEF && shared * 2 >= shorter)).then_some((passages, own))
}

/// Shared words that stand in a quotation on neither side.
fn own_words(passage: &Passage, left: &[Word], right: &[Word]) -> usize {
    let own = |words: &[Word], at: usize| words.get(at).is_some_and(|w| !w.quoted);
    let in_run = |r: &align::Run| (0..r.words).filter(|at| own(left, r.left + at) && own(right, r.right + at)).count();
    passage.runs.iter().map(in_run).sum()
}
