//! The features of a word in its run, each hashed to a row of the table of weights.

use super::evidence::has_age;
use super::words::{Word, Words};
use crate::names::gazetteer::Flags;
use std::ops::Range;

/// Rows of the table of weights.
pub const ROWS: usize = 1 << 17;

/// Rows that stand for features of one word.
#[derive(Debug)]
pub struct Features {
    rows: [u32; 64],
    len: usize,
}

impl Default for Features {
    fn default() -> Self {
        Self::new()
    }
}

impl Features {
    /// None yet.
    pub fn new() -> Features {
        Features { rows: [0; 64], len: 0 }
    }

    /// The rows.
    #[inline]
    pub fn rows(&self) -> &[u32] {
        self.rows.get(..self.len).unwrap_or(&[])
    }

    /// Empties it.
    pub fn clear(&mut self) {
        self.len = 0;
    }

    /// Adds feature number `kind` with the value `value`.
    #[inline]
    fn add(&mut self, kind: u64, value: u64) {
        let mut hash = value.wrapping_add(kind.wrapping_mul(0xD6E8_FEB8_6659_FD93));
        hash = (hash ^ (hash >> 32)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        hash ^= hash >> 29;
        if let Some(row) = self.rows.get_mut(self.len) {
            *row = hash as u32 & (ROWS as u32 - 1);
            self.len += 1;
        }
    }
}

/// Flags that features see: not those that only help to read words.
const SEEN: u32 = !(Flags::DOTTED.0 | Flags::ARTICLE.0 | Flags::TAIL.0);

/// Bits kept for the flags of one word where a feature sees those of two.
const WIDTH: u32 = 28;

#[inline]
fn flags(word: Word) -> u64 {
    u64::from(word.flags.0 & SEEN)
}

/// The features of the word at `at` that need neither votes nor the tag before; clears `out` first.
pub fn emission(words: &Words, at: usize, run: &Range<usize>, out: &mut Features) {
    out.clear();
    let word = words.at(at, 0);
    let [before2, before, after, after2] = [-2, -1, 1, 2].map(|offset| words.at(at, offset));
    let (first, last) = (u64::from(at == run.start), u64::from(at + 1 == run.end));
    let (known, shape) = (flags(word), u64::from(word.shape));
    let opens = u64::from(before.opens());
    let len = run.len().min(5) as u64;
    let ends = first << 1 | last;

    out.add(1, word.key.0);
    out.add(2, before.key.0);
    out.add(3, after.key.0);
    out.add(4, before2.key.0 ^ before.key.0.rotate_left(7));
    out.add(5, after.key.0 ^ after2.key.0.rotate_left(7));
    out.add(9, known);
    out.add(10, known << WIDTH | flags(before));
    out.add(11, known << WIDTH | flags(after));
    out.add(12, shape | u64::from(before.shape) << 8 | u64::from(after.shape) << 16);
    out.add(18, before.key.0 ^ word.key.0.rotate_left(13));
    out.add(19, after.key.0 ^ word.key.0.rotate_left(13));
    out.add(22, len | first << 4 | last << 5 | shape << 8 | opens << 16);
    out.add(25, before2.key.0);
    out.add(26, after2.key.0);
    out.add(28, opens | known << 2 | (after.kind as u64) << 40);
    out.add(43, u64::from(word.line) | shape << 2 | (known & 0x3f) << 8 | first << 16);
    around(words, word, run, ends, out);
    letters_and_article(words, word, [first, last, len, opens], out);
}

/// Features of the run as a whole and of what stands around it.
fn around(words: &Words, word: Word, run: &Range<usize>, ends: u64, out: &mut Features) {
    let (left, right) = (words.at(run.start, -1), words.at(run.end, 0));
    let (head, tail) = (words.at(run.start, 0), words.at(run.end, -1));
    let known = flags(word);
    let len = run.len().min(5) as u64;
    out.add(20, left.key.0 ^ ends);
    out.add(21, right.key.0 ^ ends);
    out.add(23, left.key.0 ^ known << 1);
    out.add(24, right.key.0 ^ known << 1);
    out.add(29, flags(tail) | known << WIDTH);
    out.add(30, tail.key.0 ^ ends >> 1);
    out.add(31, head.key.0 ^ (ends & 1) << 1 | 1);
    let titled = u64::from((left.flags.0 & (Flags::SAYING.0 | Flags::TITLE.0 | Flags::HONORIFIC.0)) >> 11);
    let speaks = u64::from(right.flags.any(Flags::SAYING));
    out.add(38, u64::from(has_age(words, run.end)) | ends << 1 | speaks << 4 | titled << 8 | len << 50);
    out.add(41, known | flags(left) << WIDTH | (ends >> 1) << 60);
}

/// Features of the word's letters and of what the article says of it elsewhere.
fn letters_and_article(words: &Words, word: Word, [first, last, len, opens]: [u64; 4], out: &mut Features) {
    let (known, shape) = (flags(word), u64::from(word.shape));
    let Some(form) = words.forms.get(word.form as usize) else {
        out.add(35, 1 << 20);
        return;
    };
    let [two, three, four, start] = form.affixes.map(u64::from);
    out.add(6, three);
    out.add(7, two ^ shape << 40);
    out.add(8, start);
    out.add(40, four);
    let small = u64::from(form.small.min(2));
    let seen = u64::from(form.seen);
    out.add(27, small | opens << 3 | (known & 1) << 4 | shape << 5 | first << 9);
    out.add(35, seen);
    out.add(36, seen << WIDTH | known);
    out.add(37, seen | first << 16 | last << 17 | len << 18 | small << 24);
}

/// Adds the features that see how the first pass tagged the same word elsewhere.
pub fn votes(words: &Words, at: usize, run: &Range<usize>, out: &mut Features) {
    let word = words.at(at, 0);
    let (verdict, settled) = words.forms.get(word.form as usize).map_or((0, 0), |form| form.verdict());
    let value = verdict | settled << 4;
    let (first, last) = (u64::from(at == run.start), u64::from(at + 1 == run.end));
    out.add(32, value);
    out.add(33, value | flags(word) << 8);
    out.add(39, value | (run.len().min(5) as u64) << 8 | first << 12 | last << 13);
}

/// The features that see the tag before; clears `out` first.
pub fn transition(words: &Words, at: usize, run: &Range<usize>, previous: u8, voted: bool, out: &mut Features) {
    out.clear();
    let (word, before, after) = (words.at(at, 0), words.at(at, -1), words.at(at, 1));
    let (first, last) = (u64::from(at == run.start), u64::from(at + 1 == run.end));
    let (known, shape, tag) = (flags(word), u64::from(word.shape), u64::from(previous));
    out.add(13, tag | u64::from(before.opens()) << 8 | first << 9);
    out.add(14, tag | shape << 8 | last << 20);
    out.add(15, word.key.0 ^ tag);
    out.add(17, flags(after) | known << WIDTH | tag << 58);
    out.add(42, flags(before) | known << WIDTH | tag << 58);
    if voted {
        let verdict = words.forms.get(word.form as usize).map_or(0, |form| form.verdict().0);
        out.add(34, verdict | tag << 8 | first << 16);
    }
}
