//! Which pairs of articles may share a passage: winnowed word 5-grams in an inverted index.
//!
//! Winnowing (Schleimer, Wilkerson, Aiken 2003) keeps the least hash of every window, so that two
//! texts with eight equal words in a row always share a fingerprint.

use super::super::blocking::Index;
use super::super::words::{Word, mix};

/// Words in a shingle.
pub(super) const SHINGLE: usize = 5;
/// Shingles in a window.
const WINDOW: usize = 4;
/// A fingerprint that more articles share says nothing of any two of them.
pub(in super::super) const COMMON: usize = 400;
/// Up to this many sharers, each is paired with each; beyond it, neighbours only.
pub(in super::super) const EACH_WITH_EACH: usize = 48;

/// The hash of every shingle, by the place of its first word.
pub(in super::super) fn shingles(words: &[Word]) -> Vec<u64> {
    words.windows(SHINGLE).map(|w| w.iter().fold(0, |hash, word| mix(hash, word.key))).collect()
}

/// The least shingle of every window, sorted, each once.
pub(in super::super) fn fingerprints(shingles: &[u64]) -> Vec<u64> {
    let mut out = Vec::with_capacity(shingles.len() / 2);
    if shingles.len() < WINDOW {
        out.extend(shingles.iter().min());
    }
    for window in shingles.windows(WINDOW) {
        let least = window.iter().copied().min().unwrap_or_default();
        if out.last() != Some(&least) {
            out.push(least);
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// Pairs of articles that share at least `least` fingerprints, in order.
pub(super) fn candidates(prints: &[impl AsRef<[u64]>], least: u32) -> Vec<(u32, u32)> {
    let mut index: Vec<(u64, u32)> = Vec::with_capacity(prints.iter().map(|own| own.as_ref().len()).sum());
    for (article, own) in prints.iter().enumerate() {
        index.extend(own.as_ref().iter().map(|print| (*print, article as u32)));
    }
    let index = Index::of(index, prints.len(), COMMON, EACH_WITH_EACH);
    index.each(least, |at, others| others.into_iter().map(|other| (at, other)).collect())
}

#[cfg(test)]
mod tests {
    use super::super::super::words::of_text;
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn eight_equal_words_always_share_a_fingerprint(
            before in "([a-z]{2,4} ){0,20}", shared in "([a-z]{3,6} ){8}", after in "([a-z]{2,4} ){0,20}", other in "([a-z]{2,4} ){0,20}"
        ) {
            let print = |t: &str| fingerprints(&shingles(&of_text(t)));
            let left = print(&format!("{before}{shared}{after}"));
            let right = print(&format!("{other}{shared}"));
            prop_assert!(left.iter().any(|p| right.binary_search(p).is_ok()));
        }
    }

    #[test]
    fn what_everybody_prints_makes_no_pair() {
        let prints = vec![vec![7]; COMMON + 1];
        assert!(candidates(&prints, 1).is_empty());
        assert_eq!(candidates(&prints[..3], 1), [(0, 1), (0, 2), (1, 2)]);
    }
}
