//! Finds names in running text: an averaged perceptron with Viterbi decoding over runs of
//! capitalised words.
//!
//! A first pass tags each run by itself; then every word knows what it was elsewhere in the article,
//! and a second pass decides again with these votes. Both passes share the features and the rows of
//! the table of weights, so that the second costs little. Training (`cargo xtask train-names`) uses
//! the same [`Words`], [`features`] and [`viterbi`].
//!
//! Collins 2002 (averaged perceptron for tagging); loss-augmented decoding after Taskar et al. 2005.

pub mod evidence;
pub mod features;
mod reader;
pub mod viterbi;
pub mod weights;
pub mod words;

use evidence::Form;
use features::Features;
use viterbi::Lattice;
use weights::{Pass, Weights};
pub use words::{Word, WordKind, Words};

/// Number of tags: outside, and first or further word of a person, organisation, place, other name.
pub const TAGS: usize = 9;

/// The tag of a word that belongs to no name.
pub const OUTSIDE: u8 = 0;

/// Whether `tag` may follow `previous`: a further word only follows its own kind.
#[inline]
pub fn may_follow(tag: u8, previous: u8) -> bool {
    tag == OUTSIDE || tag % 2 == 1 || previous == tag || previous + 1 == tag
}

/// The kind of name a tag belongs to: 0 person, 1 organisation, 2 place, 3 other.
#[inline]
pub fn kind_of(tag: u8) -> Option<u8> {
    tag.checked_sub(1).map(|t| t / 2)
}

/// How far below the best a state may score and still be followed, in quantised units.
const BEAM: i32 = 400;

/// Tags words of articles.
#[derive(Debug)]
pub struct Tagger {
    weights: Weights,
}

impl Tagger {
    /// A tagger with these weights.
    pub fn new(weights: Weights) -> Tagger {
        Tagger { weights }
    }

    /// One tag for each word of `words`. Where votes changed a tag, all vote once more; the last votes
    /// stay in `words`.
    pub fn tag(&self, words: &mut Words) -> Vec<u8> {
        let mut tags = vec![OUTSIDE; words.list.len()];
        let mut second = Vec::new();
        self.first_pass(words, &mut tags, &mut second);
        let mut heard = Vec::new();
        for _ in 0..2 {
            let before = tags.clone();
            words.vote(&tags);
            let verdicts: Vec<_> = words.forms.iter().map(Form::verdict).collect();
            self.second_pass(words, &second, |form| heard.get(form) != verdicts.get(form), &mut tags);
            if tags == before {
                break;
            }
            heard = verdicts;
        }
        tags
    }

    /// The tags of the first pass alone: what training votes with.
    pub fn tag_alone(&self, words: &Words) -> Vec<u8> {
        let mut tags = vec![OUTSIDE; words.list.len()];
        self.first_pass(words, &mut tags, &mut Vec::new());
        tags
    }

    /// Tags each run alone, and keeps what the features without votes score in the second pass.
    fn first_pass(&self, words: &Words, tags: &mut [u8], second: &mut Vec<[i32; TAGS]>) {
        let (mut found, mut lattice) = (Features::new(), Lattice::default());
        let mut first = Vec::new();
        for run in &words.runs {
            first.clear();
            for at in run.clone() {
                features::emission(words, at, run, &mut found);
                let (one, two) = self.weights.both(found.rows());
                first.push(one);
                second.push(two);
            }
            let transition = |at: usize, previous: u8| {
                features::transition(words, run.start + at, run, previous, false, &mut found);
                self.weights.sum(found.rows(), Pass::First)
            };
            let path = lattice.best(&first, transition, BEAM, None);
            if let Some(part) = tags.get_mut(run.clone()) {
                part.copy_from_slice(path);
            }
        }
    }

    /// Tags the runs in which some form `is_new`: votes on it are not what they were.
    fn second_pass(&self, words: &Words, scored: &[[i32; TAGS]], is_new: impl Fn(usize) -> bool, tags: &mut [u8]) {
        let (mut found, mut lattice) = (Features::new(), Lattice::default());
        let mut emissions = Vec::new();
        let mut rest = scored;
        for run in &words.runs {
            let (scored, after) = rest.split_at_checked(run.len()).unwrap_or((rest, &[]));
            rest = after;
            let mut forms = words.list.get(run.clone()).unwrap_or(&[]).iter().map(|w| w.form as usize);
            if !forms.any(&is_new) {
                continue;
            }
            emissions.clear();
            for (at, scored) in run.clone().zip(scored) {
                found.clear();
                features::votes(words, at, run, &mut found);
                let mut sum = self.weights.sum(found.rows(), Pass::Second);
                for (total, without) in sum.iter_mut().zip(scored) {
                    *total += without;
                }
                emissions.push(sum);
            }
            let transition = |at: usize, previous: u8| {
                features::transition(words, run.start + at, run, previous, true, &mut found);
                self.weights.sum(found.rows(), Pass::Second)
            };
            let path = lattice.best(&emissions, transition, BEAM, None);
            if let Some(part) = tags.get_mut(run.clone()) {
                part.copy_from_slice(path);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::files;
    use crate::names::Names;
    use sha2::{Digest, Sha256};

    #[test]
    fn the_readme_tells_the_hash_of_each_table() {
        let readme = files::text("names/README.md").unwrap();
        for name in ["words.bin", "tagger.bin"] {
            let bytes = files::bytes(&format!("names/{name}")).unwrap();
            let hash: String = Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect();
            assert!(readme.lines().any(|l| l.contains(name) && l.contains(&hash)), "{name} is {hash}");
        }
    }

    #[test]
    fn the_built_in_weights_are_the_bytes_they_write() {
        let names = Names::built_in().unwrap();
        let bytes = files::bytes("names/tagger.bin").unwrap();
        assert_eq!(names.tagger().weights.to_bytes(), bytes);
    }

    #[test]
    fn a_further_word_follows_only_its_own_kind() {
        assert!(may_follow(2, 1) && may_follow(2, 2) && may_follow(3, 2) && may_follow(0, 4));
        assert!(!may_follow(2, 0) && !may_follow(4, 1));
        assert_eq!([0, 1, 2, 3, 8].map(kind_of), [None, Some(0), Some(0), Some(1), Some(3)]);
    }
}
