//! The averaged perceptron: all in whole numbers, so that the same bytes come out everywhere.

use super::data::Document;
use crate::random::Random;
use claimdiff::lexicon::Lexicon;
use claimdiff::model::Article;
use claimdiff::names::gazetteer::Gazetteer;
use claimdiff::names::tagger::features::{self, Features, ROWS};
use claimdiff::names::tagger::viterbi::Lattice;
use claimdiff::names::tagger::weights::{Pass, Weights};
use claimdiff::names::tagger::{OUTSIDE, TAGS, Words, may_follow};
use std::ops::Range;

/// What a wrong tag costs in loss-augmented decoding.
const MARGIN: i32 = 4;

/// Followed however far behind: training searches exactly.
const NO_BEAM: i32 = i32::MAX / 4;

/// One document, ready for training.
pub struct Example {
    /// As the tagger sees it.
    pub words: Words,
    /// The right tag of each word.
    gold: Vec<u8>,
}

impl Example {
    /// Cuts and tags a document.
    pub fn of(document: &Document, lexicon: &Lexicon, gazetteer: &Gazetteer) -> Example {
        let article = Article { text: document.text.clone(), language: Some("en".to_owned()), ..Article::default() };
        let tokens = claimdiff::segment::segment(&article, lexicon).tokens;
        let words = Words::of(&document.text, std::iter::once(tokens.as_slice()), gazetteer);
        let mut gold = vec![OUTSIDE; words.list.len()];
        for name in &document.names {
            let mut first = true;
            let from = words.list.partition_point(|w| w.span.end() <= name.start && !w.span.is_empty());
            for (word, tag) in words.list.iter().zip(&mut gold).skip(from.saturating_sub(4)) {
                if word.span.start() >= name.end {
                    break;
                }
                let inside = word.span.start() >= name.start && word.span.end() <= name.end + 1;
                if inside && !word.span.is_empty() {
                    *tag = 1 + 2 * name.kind + u8::from(!first);
                    first = false;
                }
            }
        }
        Example { words, gold }
    }

    /// How many runs it has.
    pub fn runs(&self) -> usize {
        self.words.runs.len()
    }
}

/// Averaged weights, multiplied by the number of steps.
pub struct Counts {
    rows: Vec<[i64; TAGS]>,
}

impl Counts {
    /// The sum of these and `others`: what shuffling does to the weights evens out.
    fn plus(mut self, others: &Counts) -> Counts {
        for (row, other) in self.rows.iter_mut().zip(&others.rows) {
            row.iter_mut().zip(other).for_each(|(weight, more)| *weight += more);
        }
        self
    }
}

/// The sum over `orders` shuffles of what [`train`] yields.
pub fn train_often(examples: &[&Example], pass: Pass, rounds: usize, seed: u64, orders: u64) -> Counts {
    let first = train(examples, pass, rounds, seed);
    (1..orders).fold(first, |sum, more| sum.plus(&train(examples, pass, rounds, seed + more)))
}

/// Weights while training: the present ones, and what averaging takes off at the end.
struct Training {
    now: Vec<[i32; TAGS]>,
    late: Vec<[i64; TAGS]>,
    step: i64,
}

impl Training {
    fn sum(&self, rows: &[u32]) -> [i32; TAGS] {
        let mut out = [0; TAGS];
        for row in rows {
            for (total, weight) in out.iter_mut().zip(&self.now[*row as usize]) {
                *total = weight.wrapping_add(*total);
            }
        }
        out
    }

    fn change(&mut self, rows: &[u32], tag: u8, by: i32) {
        for row in rows {
            self.now[*row as usize][tag as usize] += by;
            self.late[*row as usize][tag as usize] += i64::from(by) * self.step;
        }
    }
}

/// Trains on `examples`; their words must have votes for the second pass.
pub fn train(examples: &[&Example], pass: Pass, rounds: usize, seed: u64) -> Counts {
    let mut training = Training { now: vec![[0; TAGS]; ROWS], late: vec![[0; TAGS]; ROWS], step: 1 };
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random(seed);
    let mut lattice = Lattice::default();
    for _ in 0..rounds {
        for i in (1..order.len()).rev() {
            order.swap(i, random.below(i + 1));
        }
        for example in order.iter().map(|i| examples[*i]) {
            for run in &example.words.runs {
                learn(&mut training, example, run, pass, &mut lattice);
            }
        }
    }
    let Training { now, late, step } = training;
    let average = |now: &[i32; TAGS], late: &[i64; TAGS]| std::array::from_fn(|t| i64::from(now[t]) * step - late[t]);
    Counts { rows: now.iter().zip(&late).map(|(now, late)| average(now, late)).collect() }
}

fn learn(training: &mut Training, example: &Example, run: &Range<usize>, pass: Pass, lattice: &mut Lattice) {
    let gold = &example.gold[run.clone()];
    let before = |tags: &[u8], at: usize| if at == 0 { OUTSIDE } else { tags[at - 1] };
    if !(0..gold.len()).all(|at| may_follow(gold[at], before(gold, at))) {
        return;
    }
    let words = &example.words;
    let voted = pass == Pass::Second;
    let mut found = Features::new();
    let emission = |at: usize, found: &mut Features| {
        features::emission(words, run.start + at, run, found);
        if voted {
            features::votes(words, run.start + at, run, found);
        }
    };
    let mut emissions = Vec::with_capacity(gold.len());
    for at in 0..gold.len() {
        emission(at, &mut found);
        emissions.push(training.sum(found.rows()));
    }
    let transition = |at: usize, previous: u8| {
        features::transition(words, run.start + at, run, previous, voted, &mut found);
        training.sum(found.rows())
    };
    let guess = lattice.best(&emissions, transition, NO_BEAM, Some((gold, MARGIN))).to_vec();
    for at in 0..gold.len() {
        let (right, wrong) = (gold[at], guess[at]);
        let (after_right, after_wrong) = (before(gold, at), before(&guess, at));
        if right != wrong {
            emission(at, &mut found);
            training.change(found.rows(), right, 1);
            training.change(found.rows(), wrong, -1);
        }
        if right != wrong || after_right != after_wrong {
            features::transition(words, run.start + at, run, after_right, voted, &mut found);
            training.change(found.rows(), right, 1);
            features::transition(words, run.start + at, run, after_wrong, voted, &mut found);
            training.change(found.rows(), wrong, -1);
        }
    }
    training.step += 1;
}

/// Both models as bytes: a weight of 120 is one that only a few in ten thousand exceed.
pub fn quantise(first: &Counts, second: &Counts, prune: u8) -> Weights {
    let scales = [first, second].map(|counts| {
        let mut sizes: Vec<i64> = counts.rows.iter().flatten().filter(|w| **w != 0).map(|w| w.abs()).collect();
        sizes.sort_unstable();
        sizes.get(sizes.len() * 9_995 / 10_000).copied().unwrap_or(1).max(1)
    });
    let small = |weight: i64, scale: i64| {
        let scaled = i128::from(weight) * 240 / i128::from(scale);
        ((scaled + scaled.signum()) / 2).clamp(-127, 127) as i8
    };
    let rows: Vec<[i8; 2 * TAGS]> = first
        .rows
        .iter()
        .zip(&second.rows)
        .map(|(one, two)| {
            let row: [i8; 2 * TAGS] = std::array::from_fn(|t| match t.checked_sub(TAGS) {
                None => small(one[t], scales[0]),
                Some(t) => small(two[t], scales[1]),
            });
            if row.iter().all(|w| w.unsigned_abs() <= prune) { [0; 2 * TAGS] } else { row }
        })
        .collect();
    Weights::new(&rows)
}
