//! Aligns two texts word by word where they share shingles.

use super::super::words::Word;
use super::shingles::{SHINGLE, shingles};
use std::sync::OnceLock;

/// Equal words in a row: where they start in each text, and how many.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(in super::super) struct Run {
    /// The index of the first word in the left text.
    pub left: usize,
    /// The index of the first word in the right text.
    pub right: usize,
    /// How many words.
    pub words: usize,
}

/// Runs in one order with small gaps between them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in super::super) struct Passage {
    /// At least one.
    pub runs: Vec<Run>,
}

/// A gap of more words, on either side, parts two passages.
const GAP: usize = 12;
/// A shingle that stands more often in one text is not used to anchor.
const REPEATS: usize = 4;
/// So many words of a sentence at the edge of a passage are no part of it.
const TOUCHED: usize = 2;
/// How far an edge looks over other words for the text to go on alike.
const REACH: usize = 4;

impl Passage {
    /// Words that are equal on both sides.
    pub fn shared(&self) -> usize {
        self.runs.iter().map(|r| r.words).sum()
    }

    /// The words of the left text, from the first to the last run.
    pub fn left(&self) -> std::ops::Range<usize> {
        let (first, last) = (self.runs.first(), self.runs.last());
        first.map_or(0, |r| r.left)..last.map_or(0, |r| r.left + r.words)
    }

    /// The words of the right text, from the first to the last run.
    pub fn right(&self) -> std::ops::Range<usize> {
        let (first, last) = (self.runs.first(), self.runs.last());
        first.map_or(0, |r| r.right)..last.map_or(0, |r| r.right + r.words)
    }

    /// What lies between the runs: the words of either side that the other has not.
    pub fn gaps(&self) -> impl Iterator<Item = (std::ops::Range<usize>, std::ops::Range<usize>)> + '_ {
        self.runs
            .windows(2)
            .filter_map(|pair| match pair {
                [a, b] => Some((a.left + a.words..b.left, a.right + a.words..b.right)),
                _ => None,
            })
            .filter(|(left, right)| !(left.is_empty() && right.is_empty()))
    }
}

/// One article prepared for aligning.
#[derive(Debug, Default)]
pub(in super::super) struct Text {
    /// Its words.
    pub words: Vec<Word>,
    /// Shingles and where they stand, sorted; made when it is first aligned, which most texts never are.
    anchors: OnceLock<Vec<(u64, u32)>>,
}

impl Text {
    /// Of these words.
    pub fn of(words: Vec<Word>) -> Text {
        Text { words, anchors: OnceLock::new() }
    }

    fn anchors(&self) -> &[(u64, u32)] {
        self.anchors.get_or_init(|| {
            let mut anchors: Vec<(u64, u32)> = (0..).zip(shingles(&self.words)).map(|(at, hash)| (hash, at)).collect();
            anchors.sort_unstable();
            anchors
        })
    }
}

/// The passages that two texts share, in the order of the left one.
pub(in super::super) fn align(left: &Text, right: &Text) -> Vec<Passage> {
    let mut runs = anchored(left, right);
    runs.sort_unstable_by_key(|r| (std::cmp::Reverse(r.words), r.left.abs_diff(r.right), r.left, r.right));
    let (mut used_left, mut used_right) = (vec![false; left.words.len()], vec![false; right.words.len()]);
    let mut kept: Vec<Run> = Vec::new();
    for run in runs {
        let Some(free) = free_part(run, &used_left, &used_right) else { continue };
        used_left[free.left..free.left + free.words].fill(true);
        used_right[free.right..free.right + free.words].fill(true);
        kept.push(free);
    }
    kept.sort_unstable();
    let mut out: Vec<Passage> = Vec::new();
    for run in kept {
        match out.last_mut() {
            Some(passage) if follows(passage, run) => passage.runs.push(run),
            _ => out.push(Passage { runs: vec![run] }),
        }
    }
    for passage in &mut out {
        fill_gaps(passage, &left.words, &right.words);
        extend(passage, &left.words, &right.words);
        trim(passage, &left.words);
    }
    out
}

/// Drops a word or two of a sentence that the passage only touches.
fn trim(passage: &mut Passage, left: &[Word]) {
    let opens = |at: usize| left.get(at).is_some_and(|w| w.opens);
    if let Some(run) = passage.runs.first_mut()
        && let Some(cut) = (1..=TOUCHED).find(|n| run.words > *n && opens(run.left + n))
    {
        *run = Run { left: run.left + cut, right: run.right + cut, words: run.words - cut };
    }
    if let Some(run) = passage.runs.last_mut() {
        let end = run.left + run.words;
        if let Some(cut) = (1..=TOUCHED).find(|n| run.words > *n && opens(end - n)) {
            run.words -= cut;
        }
    }
}

/// Whether `run` goes on where `passage` ends, on both sides.
fn follows(passage: &Passage, run: Run) -> bool {
    let (left, right) = (passage.left().end, passage.right().end);
    run.left >= left && run.right >= right && run.left - left <= GAP && run.right - right <= GAP
}

/// Maximal runs of equal words around shared shingles.
fn anchored(left: &Text, right: &Text) -> Vec<Run> {
    let mut pairs: Vec<(i64, usize)> = Vec::new();
    let (left, right) = (left.anchors(), right.anchors());
    let (mut i, mut j) = (0, 0);
    while let (Some(a), Some(b)) = (left.get(i), right.get(j)) {
        if a.0 != b.0 {
            // Counted, not branched: which of two hashes is less cannot be foretold.
            i += usize::from(a.0 < b.0);
            j += usize::from(b.0 < a.0);
            continue;
        }
        let lefts = left[i..].iter().take_while(|x| x.0 == a.0).count();
        let rights = right[j..].iter().take_while(|x| x.0 == b.0).count();
        if lefts <= REPEATS && rights <= REPEATS {
            for (_, l) in &left[i..i + lefts] {
                pairs.extend(right[j..j + rights].iter().map(|(_, r)| (i64::from(*r) - i64::from(*l), *l as usize)));
            }
        }
        i += lefts;
        j += rights;
    }
    pairs.sort_unstable();
    let on_one_line = |a: &(i64, usize), b: &(i64, usize)| a.0 == b.0 && b.1 <= a.1 + 1;
    pairs
        .chunk_by(on_one_line)
        .filter_map(|line| {
            let (first, last) = (line.first()?, line.last()?);
            let right = usize::try_from(first.0 + first.1 as i64).ok()?;
            Some(Run { left: first.1, right, words: last.1 - first.1 + SHINGLE })
        })
        .collect()
}

/// The part of `run` that no longer run has taken; none where it is shorter than a shingle.
fn free_part(mut run: Run, left: &[bool], right: &[bool]) -> Option<Run> {
    let taken = |run: &Run, at: usize| left[run.left + at] || right[run.right + at];
    while run.words > 0 && taken(&run, 0) {
        run = Run { left: run.left + 1, right: run.right + 1, words: run.words - 1 };
    }
    let free = (0..run.words).take_while(|at| !taken(&run, *at)).count();
    run.words = free;
    (free >= SHINGLE - 1).then_some(run)
}

/// Finds the equal words inside the gaps, by longest common subsequence.
fn fill_gaps(passage: &mut Passage, left: &[Word], right: &[Word]) {
    let mut found = Vec::new();
    for (a, b) in passage.gaps() {
        found.extend(common(&left[a.clone()], &right[b.clone()]).into_iter().map(|(i, j)| Run {
            left: a.start + i,
            right: b.start + j,
            words: 1,
        }));
    }
    passage.runs.extend(found);
    passage.runs.sort_unstable();
    let mut joined: Vec<Run> = Vec::with_capacity(passage.runs.len());
    for run in passage.runs.drain(..) {
        match joined.last_mut() {
            Some(last) if last.left + last.words == run.left && last.right + last.words == run.right => {
                last.words += run.words;
            }
            _ => joined.push(run),
        }
    }
    passage.runs = joined;
}

/// A longest common subsequence of two short lists of words, as pairs of indices.
pub(in super::super) fn common(left: &[Word], right: &[Word]) -> Vec<(usize, usize)> {
    let width = right.len() + 1;
    let mut best = vec![0u16; (left.len() + 1) * width];
    for i in (0..left.len()).rev() {
        for j in (0..right.len()).rev() {
            best[i * width + j] = if left[i].key == right[j].key {
                best[(i + 1) * width + j + 1] + 1
            } else {
                best[(i + 1) * width + j].max(best[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    while i < left.len() && j < right.len() {
        if left[i].key == right[j].key {
            out.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    out
}

/// Looks over a few changed words at both edges for the text to go on alike.
fn extend(passage: &mut Passage, left: &[Word], right: &[Word]) {
    while let Some(run) = next_after(passage.left().end, passage.right().end, left, right) {
        passage.runs.push(run);
    }
    while let Some(run) = next_before(passage.left().start, passage.right().start, left, right) {
        passage.runs.insert(0, run);
    }
}

/// Three equal words, or fewer up to the end of a sentence, close behind `i` and `j`.
fn next_after(i: usize, j: usize, left: &[Word], right: &[Word]) -> Option<Run> {
    skips().find_map(|(a, b)| {
        let (i, j) = (i + a, j + b);
        let equal = left.iter().skip(i).zip(right.iter().skip(j)).take_while(|(x, y)| x.key == y.key).count();
        let ends = |words: &[Word], at: usize| words.get(at).is_none_or(|w| w.opens);
        let enough = equal >= 3 || (equal >= 1 && ends(left, i + equal) && ends(right, j + equal));
        enough.then_some(Run { left: i, right: j, words: equal })
    })
}

/// Three equal words, or fewer down to the start of a sentence, close before `i` and `j`.
fn next_before(i: usize, j: usize, left: &[Word], right: &[Word]) -> Option<Run> {
    skips().find_map(|(a, b)| {
        let (i, j) = (i.checked_sub(a)?, j.checked_sub(b)?);
        let before = left[..i].iter().rev().zip(right[..j].iter().rev());
        let equal = before.take_while(|(x, y)| x.key == y.key).count();
        let starts = |words: &[Word], at: usize| words.get(at).is_none_or(|w| w.opens);
        let enough = equal >= 3 || (equal >= 1 && starts(left, i - equal) && starts(right, j - equal));
        enough.then_some(Run { left: i - equal, right: j - equal, words: equal })
    })
}

/// How many words to skip on either side, the fewest first.
fn skips() -> impl Iterator<Item = (usize, usize)> {
    (0..=2 * REACH).flat_map(|sum| (0..=sum).map(move |a| (a, sum - a))).filter(|(a, b)| *a <= REACH && *b <= REACH)
}
