//! Words by rank: frequent ones from a list, rarer ones spelt from syllables.
//!
//! News keeps bringing words and names that were never printed before (Heaps' law), and it is by rare words that
//! articles are told apart. With a closed list every two articles would have something in common.

use crate::random::Random;

/// How many words of one kind there are, and how many names.
const WORDS: usize = 60_000;
const NAMES: usize = 40_000;

const SYLLABLES: [&str; 30] = [
    "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va", "we", "zi", "bro",
    "cla", "dre", "flu", "gri", "plo", "ska", "sti", "tra", "vel", "mon", "der",
];
const ENDS: [&str; 8] = ["n", "l", "rt", "nd", "st", "m", "ck", "sk"];

/// A rank below `end`, the early ones far more often than the late ones.
fn rank(random: &mut Random, end: usize) -> usize {
    // The share of all ranks below r grows with the logarithm of r: Zipf's law.
    let rank = (end as f64 + 1.0).powf(random.below(1_000_000_000) as f64 / 1e9) - 1.0;
    (rank as usize).min(end.saturating_sub(1))
}

/// One of `listed`, or a rarer word.
pub(super) fn word(random: &mut Random, listed: &[String]) -> String {
    let rank = rank(random, WORDS);
    match listed.get(rank) {
        Some(word) => word.clone(),
        None => format!("{}{}", spelt(rank), ENDS[rank % ENDS.len()]),
    }
}

/// A name that begins as one of `heads` and ends as one of `tails`, a few of them far more often than others.
pub(super) fn name(random: &mut Random, heads: &[String], tails: &[String]) -> String {
    let rank = rank(random, NAMES);
    let head = heads.get(rank % heads.len().max(1)).map_or("", String::as_str);
    let rest = rank / heads.len().max(1);
    let tail = tails.get(rest % tails.len().max(1)).map_or("", String::as_str);
    match rest / tails.len().max(1) {
        0 => format!("{head}{tail}"),
        more => format!("{head}{}{tail}", spelt(more)),
    }
}

/// The syllables of a number, other ones for each.
fn spelt(mut number: usize) -> String {
    let mut out = String::new();
    while number > 0 {
        out.push_str(SYLLABLES[number % SYLLABLES.len()]);
        number /= SYLLABLES.len();
    }
    out
}

// Benches take this file in without a harness for tests: what a test needs, it names itself.
#[cfg(test)]
mod tests {
    #[test]
    fn the_vocabulary_grows_with_the_text() {
        let listed: Vec<String> = ["road", "river"].map(str::to_owned).into();
        let mut random = super::Random(1);
        let mut seen = std::collections::BTreeSet::new();
        let mut grow = || {
            seen.extend((0..5_000).map(|_| super::word(&mut random, &listed)));
            assert!(seen.contains("road") && seen.contains("river"));
            seen.len()
        };
        let grown = [grow(), grow(), grow(), grow()];
        assert!(grown.windows(2).all(|w| w[1] > w[0] + 500), "{grown:?}");
    }

    #[test]
    fn every_rank_is_another_word() {
        let all: std::collections::BTreeSet<String> = (1..10_000).map(super::spelt).collect();
        assert!(all.len() > 9_900);
    }
}
