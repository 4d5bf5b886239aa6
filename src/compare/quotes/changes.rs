//! What stands between shared words: which differences count, and what they are called.

use super::align::{Op, Path};
use super::words::QuoteWord;
use crate::model::QuoteChange;
use crate::names::{NameRelation, Names};
use std::fmt;
use std::ops::Range;

/// A stretch where the two sides differ.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Block {
    left: Vec<QuoteWord>,
    right: Vec<QuoteWord>,
    /// Whether one side owns up to having left words out.
    marked: bool,
    /// Whether one side says twice in a row what the other says once: "we did not – did not run".
    repeats: bool,
}

/// Fewer words said twice are emphasis: "very, very".
const LEAST_REPEATED: usize = 2;
/// A name has no more words.
const MOST_IN_NAME: usize = 3;
/// At the ends of a quotation, more words than this are another selection, not another wording.
const MOST_AT_END: usize = 3;

/// The stretches of `path` where the sides differ, and those at its ends that read as a change.
pub(super) fn blocks(path: &Path, left: &[QuoteWord], right: &[QuoteWord]) -> Vec<Block> {
    let mut out = Vec::new();
    let mut open = Block::default();
    for op in &path.ops {
        match *op {
            Op::Both(i, j) => {
                if !open.is_empty() {
                    open.marked |= left[i].gap_before || right[j].gap_before;
                    open.repeats = match (open.left.len(), open.right.len()) {
                        (many, 0) => says_twice(left, i - many..i),
                        (0, many) => says_twice(right, j - many..j),
                        _ => false,
                    };
                    out.push(std::mem::take(&mut open));
                }
            }
            Op::Other(i, j) => open.push(Some(&left[i]), Some(&right[j])),
            Op::Left(i) => open.push(Some(&left[i]), None),
            Op::Right(j) => open.push(None, Some(&right[j])),
        }
    }
    if let Some((first, last)) = path.ends() {
        out.extend(at_end(before(left, first.0), before(right, first.1)));
        out.extend(at_end(after(left, last.0), after(right, last.1)));
    }
    out
}

/// Whether the words of `range` stand right before or after it once more.
fn says_twice(words: &[QuoteWord], range: Range<usize>) -> bool {
    let same = |other: Range<usize>| {
        let (one, other) = (words.get(range.clone()).unwrap_or(&[]), words.get(other).unwrap_or(&[]));
        one.len() == other.len() && one.iter().zip(other).all(|(l, r)| l.folded == r.folded)
    };
    let many = range.len();
    many >= LEAST_REPEATED && (same(range.end..range.end + many) || same(range.start.saturating_sub(many)..range.start))
}

/// The words of the same sentence before `at`.
fn before(words: &[QuoteWord], at: usize) -> &[QuoteWord] {
    let head = words.get(..at).unwrap_or(&[]);
    let start = head.iter().rposition(|w| w.ends_sentence).map_or(0, |i| i + 1);
    head.get(start..).unwrap_or(&[])
}

/// The words of the same sentence after `at`.
fn after(words: &[QuoteWord], at: usize) -> &[QuoteWord] {
    if words.get(at).is_some_and(|w| w.ends_sentence) {
        return &[];
    }
    let tail = words.get(at + 1..).unwrap_or(&[]);
    let end = tail.iter().position(|w| w.ends_sentence).map_or(tail.len(), |i| i + 1);
    tail.get(..end).unwrap_or(&[])
}

/// Few words on both sides of an end are one wording for another; else one side was trimmed.
fn at_end(left: &[QuoteWord], right: &[QuoteWord]) -> Option<Block> {
    let few = |words: &[QuoteWord]| (1..=MOST_AT_END).contains(&words.len());
    (few(left) && few(right)).then(|| Block { left: left.to_vec(), right: right.to_vec(), ..Block::default() })
}

/// What a difference is called; none where it does not count.
pub(super) fn weigh(block: &Block) -> Option<QuoteChange> {
    let all = || block.left.iter().chain(&block.right);
    if block.repeats || block.marked && (block.left.is_empty() || block.right.is_empty()) {
        return None;
    }
    if all().any(|w| w.bracketed) {
        return None;
    }
    if all().all(|w| matches!(w.folded.as_str(), "a" | "an" | "the")) {
        return None;
    }
    let only_one = block.left.is_empty() != block.right.is_empty();
    if only_one && all().any(|w| w.ends_sentence) && all().count() >= 4 {
        return Some(QuoteChange::Joined);
    }
    if block.is_one_word_written_twice() {
        return None;
    }
    let has = |words: &[QuoteWord], is: fn(&QuoteWord) -> bool| words.iter().any(is);
    let denies = |words: &[QuoteWord]| has(words, QuoteWord::is_negation) || contrasts(words);
    if denies(&block.left) != denies(&block.right) {
        return Some(QuoteChange::Negation);
    }
    let digits = |words: &[QuoteWord]| -> Vec<String> {
        let is_part = |w: &&QuoteWord| matches!(w.folded.as_str(), "half" | "quarter" | "quarters");
        let is_number = |w: &&QuoteWord| w.folded.starts_with(|c: char| c.is_ascii_digit()) || is_part(w);
        words.iter().filter(is_number).map(|w| w.folded.clone()).collect()
    };
    if digits(&block.left) != digits(&block.right) {
        return Some(QuoteChange::Number);
    }
    if has(&block.left, QuoteWord::is_hedge) != has(&block.right, QuoteWord::is_hedge) {
        return Some(QuoteChange::HedgeLost);
    }
    Some(if only_one { QuoteChange::Trimmed } else { QuoteChange::Substituted })
}

/// "he" and "Councillor Marsh": an outlet may say whom a speaker means.
fn names_of(pronoun: &[QuoteWord], name: &[QuoteWord]) -> bool {
    let is_pronoun =
        matches!(pronoun, [word] if matches!(word.folded.as_str(), "he" | "she" | "they" | "him" | "her" | "them"));
    is_pronoun && (1..=MOST_IN_NAME).contains(&name.len()) && name.iter().all(|w| w.capital && !w.is_little())
}

/// "rather than", "instead of": denies as "and not" does.
fn contrasts(words: &[QuoteWord]) -> bool {
    let pairs = words.windows(2).filter_map(|pair| pair.first().zip(pair.last()));
    pairs
        .map(|(l, r)| (l.folded.as_str(), r.folded.as_str()))
        .any(|p| matches!(p, ("rather", "than") | ("instead", "of")))
}

/// A change as outputs name it.
pub(super) fn name(change: QuoteChange) -> &'static str {
    match change {
        QuoteChange::Substituted => "substituted",
        QuoteChange::HedgeLost => "hedge_lost",
        QuoteChange::Negation => "negation",
        QuoteChange::Number => "number",
        QuoteChange::Trimmed => "trimmed",
        QuoteChange::Joined => "joined",
        QuoteChange::Speaker => "speaker",
    }
}

impl Block {
    fn is_empty(&self) -> bool {
        self.left.is_empty() && self.right.is_empty()
    }

    fn push(&mut self, left: Option<&QuoteWord>, right: Option<&QuoteWord>) {
        self.marked |= left.is_some_and(|w| w.gap_before) || right.is_some_and(|w| w.gap_before);
        self.left.extend(left.cloned());
        self.right.extend(right.cloned());
    }

    /// Whether nothing differs but little words, words that fill a pause, one ending, or a name for a pronoun.
    pub fn is_slight(&self) -> bool {
        let all = || self.left.iter().chain(&self.right);
        let fills = |words: &[QuoteWord]| {
            let said: Vec<&str> = words.iter().map(|w| w.folded.as_str()).collect();
            matches!(said[..], ["you", "know"] | ["i", "mean"] | ["look"] | ["oh"])
        };
        let filler = fills(&self.left) && self.right.is_empty() || fills(&self.right) && self.left.is_empty();
        let spoken_of = names_of(&self.left, &self.right) || names_of(&self.right, &self.left);
        weigh(self).is_none() || all().all(QuoteWord::is_little) || filler || self.is_one_plural() || spoken_of
    }

    /// "sentiment" and "sentiments".
    fn is_one_plural(&self) -> bool {
        let ([left], [right]) = (&self.left[..], &self.right[..]) else { return false };
        let plural = |one: &str, many: &str| one.len() > 2 && many.strip_suffix('s') == Some(one);
        plural(&left.folded, &right.folded) || plural(&right.folded, &left.folded)
    }

    /// "worldview" and "world view", "Vossa's" and "Vossa is" or "Vossa has".
    fn is_one_word_written_twice(&self) -> bool {
        let joined = |words: &[QuoteWord]| -> String {
            let short = |w: &QuoteWord| matches!(w.folded.as_str(), "is" | "has");
            words.iter().map(|w| if short(w) { "s" } else { w.folded.as_str() }).collect()
        };
        joined(&self.left) == joined(&self.right)
    }

    /// Whether only the spelling of a name differs: that is said of the name, once, not of every quotation with it.
    pub fn is_spelling_of_name(&self, names: &Names) -> bool {
        let particle = |w: &QuoteWord| names.is_particle(&w.folded) && !w.is_little();
        let named = |words: &[QuoteWord]| -> Option<String> {
            let bare: Vec<&str> = words.iter().filter(|w| !particle(w)).map(|w| w.folded.as_str()).collect();
            let is_name = |w: &QuoteWord| particle(w) || w.capital && !w.is_little() && w.folded.len() > 3;
            (words.len() <= MOST_IN_NAME && !bare.is_empty() && words.iter().all(is_name)).then(|| bare.join(" "))
        };
        let (Some(left), Some(right)) = (named(&self.left), named(&self.right)) else { return false };
        matches!(names.relate(&left, &right).relation, NameRelation::Same | NameRelation::Variant)
    }
}

impl fmt::Display for Block {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = |of: &[QuoteWord]| of.iter().map(|w| w.folded.as_str()).collect::<Vec<_>>().join(" ");
        let (mut one, mut other) = (words(&self.left), words(&self.right));
        if one > other {
            std::mem::swap(&mut one, &mut other);
        }
        if one.is_empty() {
            write!(out, "“{other}” on one side only")
        } else {
            write!(out, "“{one}” and “{other}”")
        }
    }
}
