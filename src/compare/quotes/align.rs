//! Local alignment of two word lists with affine gaps (Smith and Waterman 1981; Gotoh 1982):
//! the stretch where the two are versions of one another, whatever stands around it.

use super::masked;
use super::words::QuoteWord;

/// One step along an alignment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Op {
    /// One word, on both sides.
    Both(usize, usize),
    /// A word in the place of another.
    Other(usize, usize),
    /// A word on the left only.
    Left(usize),
    /// A word on the right only.
    Right(usize),
}

/// An alignment: starts and ends with shared words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Path {
    pub ops: Vec<Op>,
}

const SHARED: i32 = 10;
const CHANGED: i32 = -6;
const OPEN: i32 = -8;
const EXTEND: i32 = -1;
/// In fewer words, one changed makes half of a sentence.
const LEAST_FOREIGN: usize = 8;
/// No alignment ends in such a cell.
const NEVER: i32 = i32::MIN / 2;

/// Whether two words are one: equal, one with letters masked, or a slip of the pen in a long word.
fn same(left: &QuoteWord, right: &QuoteWord) -> bool {
    if left.folded == right.folded || masked::same(&left.folded, &right.folded) {
        return true;
    }
    let (l, r) = (&left.folded, &right.folded);
    let long = l.len() >= 7 && r.len() >= 7 && l.len().abs_diff(r.len()) <= 1;
    long && l.chars().next() == r.chars().next() && !is_inflection(l, r) && strsim::osa_distance(l, r) <= 1
}

/// "review" and "reviews" are two words, not a slip.
fn is_inflection(left: &str, right: &str) -> bool {
    let (short, long) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    long.strip_prefix(short).is_some_and(|rest| !rest.is_empty())
}

/// Best scores that end at a cell with: a pair, a word left only, a word right only.
#[derive(Clone, Copy)]
struct Cell {
    pair: i32,
    left: i32,
    right: i32,
}

/// The best local alignment; none where no word is shared.
pub(super) fn align(left: &[QuoteWord], right: &[QuoteWord]) -> Option<Path> {
    let width = right.len() + 1;
    let blank = Cell { pair: 0, left: NEVER, right: NEVER };
    let mut table = vec![blank; (left.len() + 1) * width];
    let mut best = (0, 0, 0);
    for i in 1..=left.len() {
        for j in 1..=right.len() {
            let up = table[(i - 1) * width + j];
            let back = table[i * width + j - 1];
            let before = table[(i - 1) * width + j - 1];
            let step = if same(&left[i - 1], &right[j - 1]) { SHARED } else { CHANGED };
            let cell = Cell {
                pair: (before.pair.max(before.left).max(before.right) + step).max(0),
                left: (up.pair.max(up.right) + OPEN).max(up.left + EXTEND),
                right: (back.pair.max(back.left) + OPEN).max(back.right + EXTEND),
            };
            table[i * width + j] = cell;
            if step == SHARED && cell.pair > best.0 {
                best = (cell.pair, i, j);
            }
        }
    }
    (best.0 > 0).then(|| {
        let path = Path { ops: trace_back(&table, width, left, right, (best.1, best.2)) };
        path.without_loose_ends(left, right).without_foreign_sentences(left, right)
    })
}

/// Which of the three scores of a cell the path goes through.
#[derive(Clone, Copy, PartialEq)]
enum State {
    Pair,
    Left,
    Right,
}

fn trace_back(table: &[Cell], width: usize, left: &[QuoteWord], right: &[QuoteWord], end: (usize, usize)) -> Vec<Op> {
    let (mut i, mut j) = end;
    let mut state = State::Pair;
    let mut ops = Vec::new();
    while i > 0 && j > 0 {
        let cell = table[i * width + j];
        match state {
            State::Pair => {
                if cell.pair <= 0 {
                    break;
                }
                let shared = same(&left[i - 1], &right[j - 1]);
                ops.push(if shared { Op::Both(i - 1, j - 1) } else { Op::Other(i - 1, j - 1) });
                let before = table[(i - 1) * width + j - 1];
                let most = before.pair.max(before.left).max(before.right);
                state = if before.pair == most {
                    State::Pair
                } else if before.left == most {
                    State::Left
                } else {
                    State::Right
                };
                (i, j) = (i - 1, j - 1);
            }
            State::Left => {
                ops.push(Op::Left(i - 1));
                let up = table[(i - 1) * width + j];
                let opened = up.pair.max(up.right) + OPEN;
                if opened >= up.left + EXTEND {
                    state = if up.pair >= up.right { State::Pair } else { State::Right };
                }
                i -= 1;
            }
            State::Right => {
                ops.push(Op::Right(j - 1));
                let back = table[i * width + j - 1];
                let opened = back.pair.max(back.left) + OPEN;
                if opened >= back.right + EXTEND {
                    state = if back.pair >= back.left { State::Pair } else { State::Left };
                }
                j -= 1;
            }
        }
    }
    ops.reverse();
    let first = ops.iter().position(|op| matches!(op, Op::Both(..))).unwrap_or(0);
    ops.drain(..first);
    ops
}

/// Whether a sentence begins with the word at `at`.
fn opens(words: &[QuoteWord], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| words.get(before)).is_none_or(|w| w.ends_sentence)
}

/// How many steps lead, from one end, over a single little word and a gap on one side to the next shared word;
/// none where the end is firm. `goes_on` says whether a side has more words beyond the end.
fn loose_end(
    ops: impl Iterator<Item = Op> + Clone,
    goes_on: impl Fn(usize, usize) -> bool,
    left: &[QuoteWord],
) -> Option<usize> {
    let Op::Both(i, j) = ops.clone().next()? else { return None };
    let gap: Vec<Op> = ops.skip(1).take_while(|op| !matches!(op, Op::Both(..))).collect();
    let one_sided = gap.iter().all(|op| matches!(op, Op::Left(_))) || gap.iter().all(|op| matches!(op, Op::Right(_)));
    let is_loose = !gap.is_empty() && one_sided && left.get(i).is_some_and(QuoteWord::is_little) && goes_on(i, j);
    is_loose.then(|| gap.len() + 1)
}

/// Whether of a long stretch less than half is shared.
fn is_foreign(ops: &[Op]) -> bool {
    let shared = ops.iter().filter(|op| matches!(op, Op::Both(..))).count();
    let left = ops.iter().filter(|op| !matches!(op, Op::Right(_))).count();
    let right = ops.iter().filter(|op| !matches!(op, Op::Left(_))).count();
    left.max(right) >= LEAST_FOREIGN && shared * 2 < left.max(right)
}

impl Path {
    /// Without a little word at an end that was taken to a like word further off, past words that one side
    /// lacks: the "the" that a fragment begins with is not the "the" of the clause before.
    fn without_loose_ends(mut self, left: &[QuoteWord], right: &[QuoteWord]) -> Path {
        while let Some(loose) = loose_end(self.ops.iter().copied(), |i, j| !opens(left, i) || !opens(right, j), left) {
            self.ops.drain(..loose);
        }
        let closes = |words: &[QuoteWord], at: usize| at + 1 == words.len() || words[at].ends_sentence;
        let goes_on = |i, j| !closes(left, i) || !closes(right, j);
        while let Some(loose) = loose_end(self.ops.iter().rev().copied(), goes_on, left) {
            self.ops.truncate(self.ops.len() - loose);
        }
        self
    }

    /// Without a sentence at an end of which hardly anything is shared: another one was said there.
    fn without_foreign_sentences(mut self, left: &[QuoteWord], right: &[QuoteWord]) -> Path {
        let ends = |op: &Op| match *op {
            Op::Both(i, j) | Op::Other(i, j) => left[i].ends_sentence || right[j].ends_sentence,
            Op::Left(i) => left[i].ends_sentence,
            Op::Right(j) => right[j].ends_sentence,
        };
        if let Some(first) = self.ops.iter().position(ends).filter(|at| is_foreign(&self.ops[..=*at])) {
            let rest = self.ops[first + 1..].iter().position(|op| matches!(op, Op::Both(..)));
            self.ops.drain(..rest.map_or(0, |at| first + 1 + at));
        }
        let Some(inner) = self.ops.len().checked_sub(1) else { return self };
        if let Some(last) = self.ops[..inner].iter().rposition(ends).filter(|at| is_foreign(&self.ops[*at + 1..])) {
            let rest = self.ops[..=last].iter().rposition(|op| matches!(op, Op::Both(..)));
            self.ops.truncate(rest.map_or(self.ops.len(), |at| at + 1));
        }
        self
    }

    /// The longest run of shared words.
    pub fn longest_run(&self) -> usize {
        let runs = self.ops.split(|op| !matches!(op, Op::Both(..)));
        runs.map(<[Op]>::len).max().unwrap_or(0)
    }

    /// How many shared words carry meaning.
    pub fn shared_content(&self, left: &[QuoteWord]) -> usize {
        let carries = |op: &&Op| matches!(op, Op::Both(i, _) if left.get(*i).is_some_and(|w| !w.is_little()));
        self.ops.iter().filter(carries).count()
    }

    /// How many words are shared.
    pub fn shared(&self) -> usize {
        self.ops.iter().filter(|op| matches!(op, Op::Both(..))).count()
    }

    /// First shared words of the two sides, and last ones.
    pub fn ends(&self) -> Option<((usize, usize), (usize, usize))> {
        let pair = |op: &Op| match op {
            Op::Both(i, j) => Some((*i, *j)),
            _ => None,
        };
        Some((pair(self.ops.first()?)?, pair(self.ops.last()?)?))
    }

    /// Words of the sentences that the alignment touches, on the side where they are fewer.
    pub fn shorter_sentences(&self, left: &[QuoteWord], right: &[QuoteWord]) -> usize {
        let Some((first, last)) = self.ends() else { return 0 };
        let reach = |words: &[QuoteWord], from: usize, to: usize| {
            let start = words[..from].iter().rposition(|w| w.ends_sentence).map_or(0, |at| at + 1);
            let end = words[to..].iter().position(|w| w.ends_sentence).map_or(words.len(), |at| to + at + 1);
            end.saturating_sub(start)
        };
        reach(left, first.0, last.0).min(reach(right, first.1, last.1))
    }
}
