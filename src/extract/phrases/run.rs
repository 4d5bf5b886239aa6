//! Runs the program of a phrase over a sentence.

use super::frame::Frame;
use super::memo::Memo;
use super::people::after_insertion;
use crate::lexicon::WordClass;
use crate::model::{SlotFill, Span, WordKey};
use crate::patterns::phrase::FAR;
use crate::patterns::{First, Pattern, Program, SlotKind, Step};

/// Steps after which an attempt is given up: no sentence worth reading needs them.
const BUDGET: u32 = 4_000;
/// Words such as "also" that may stand between two of a phrase.
const FILLERS: usize = 3;

/// The widest gap of all (tokens).
const FARTHEST: usize = 45;

/// An attempt to find a phrase at one place.
#[derive(Debug)]
pub(super) struct Attempt<'a, 'm> {
    frame: &'a Frame<'a>,
    pattern: &'a Pattern,
    program: &'a Program,
    memo: &'m mut Memo,
    start: usize,
    budget: u32,
    /// Whether steps are tried that cannot succeed, to tell how far they come.
    pub thorough: bool,
    /// What fills which slot.
    pub fills: Vec<(u8, SlotFill)>,
    /// The step and token that were reached before it failed.
    pub reached: (usize, usize),
}

impl<'a, 'm> Attempt<'a, 'm> {
    /// What is found of slots is kept in `memo`, which must be of this sentence and pattern.
    pub(super) fn new(frame: &'a Frame<'a>, pattern: &'a Pattern, program: &'a Program, memo: &'m mut Memo) -> Self {
        let (fills, reached) = (Vec::new(), (0, 0));
        Attempt { frame, pattern, program, memo, start: 0, budget: 0, thorough: false, fills, reached }
    }

    /// The token after the match that begins at `start`, if there is one.
    pub(super) fn at(&mut self, start: usize) -> Option<usize> {
        self.start = start;
        self.budget = BUDGET;
        self.fills.clear();
        self.go(0, start)
    }

    /// "One was killed and (two are in a critical condition)": where a match of a phrase that begins with a count ends at
    /// the token `end`, the last place behind "and" where the phrase also begins, with another count, and ends there;
    /// else its own `start`.
    pub(super) fn nearest(&mut self, start: usize, end: usize) -> usize {
        let Some(first) = self.opening_count(start) else { return start };
        let mut is_fresh = true;
        for at in (start + 1..end).rev() {
            let is_behind = self.frame.tokens.get(at).is_some_and(|t| first.is_before(t.span));
            let is_joined = matches!(self.frame.word(at - 1), "and" | "while" | "but");
            if is_behind && is_joined && self.frame.fits(&self.program.first, at) {
                if self.at(at) == Some(end) {
                    return at;
                }
                is_fresh = false;
            }
        }
        if !is_fresh {
            self.at(start);
        }
        start
    }

    /// Where the count stands with which the phrase, found at `start`, begins.
    fn opening_count(&self, start: usize) -> Option<Span> {
        let (slot, fill) = self.fills.first()?;
        let is_count = self.pattern.slots.get(usize::from(*slot))?.kind == SlotKind::Count;
        let place = match fill {
            SlotFill::Mention(id) => self.frame.mentions.iter().find(|p| p.mention.id == *id)?.mention.span,
            SlotFill::Counted(span, _) | SlotFill::Words(span) => *span,
        };
        (is_count && place.contains(self.frame.tokens.get(start)?.span)).then_some(place)
    }

    fn go(&mut self, mut step: usize, mut at: usize) -> Option<usize> {
        loop {
            self.budget = self.budget.checked_sub(1)?;
            if step > self.reached.0 {
                self.reached = (step, at);
            }
            match self.program.steps.get(step)? {
                Step::Words(keys) => {
                    at = self.skip_to(at, keys)? + 1;
                    step += 1;
                }
                Step::Slot(slot) => return self.slot(*slot, step, at),
                Step::Gap(FAR) => return self.far(step, at),
                Step::Gap(reach) => return self.gap(step, at, usize::from(*reach)),
                Step::Split(first, second) => {
                    if self.may_go(usize::from(*first), at) {
                        let filled = self.fills.len();
                        let found = self.go(usize::from(*first), at);
                        if found.is_some() {
                            return found;
                        }
                        self.fills.truncate(filled);
                    }
                    step = usize::from(*second);
                }
                Step::Jump(to) => step = usize::from(*to),
                Step::End => return Some(at),
            }
        }
    }

    /// Whether an alternative is worth trying: its first word stands here, or it has none.
    fn may_go(&self, step: usize, at: usize) -> bool {
        match self.program.steps.get(step) {
            Some(Step::Words(keys)) => {
                self.thorough
                    || self.frame.key(at).is_some_and(|key| has(keys, key))
                    || self.frame.has(at, WordClass::SKIPPED)
            }
            _ => true,
        }
    }

    /// Up to so many tokens of the clause.
    fn gap(&mut self, step: usize, at: usize, reach: usize) -> Option<usize> {
        let after = self.program.after_gap(step);
        for next in at..=at + reach {
            if self.may_follow(after, next)
                && let Some(end) = self.go(step + 1, next)
            {
                return Some(end);
            }
            if self.frame.ends_clause(next) {
                return None;
            }
        }
        None
    }

    /// Past commas, up to a word that starts another statement.
    fn far(&mut self, step: usize, at: usize) -> Option<usize> {
        let after = self.program.after_gap(step);
        for next in at..(at + FARTHEST).min(self.frame.tokens.len()) {
            if self.may_follow(after, next)
                && let Some(end) = self.go(step + 1, next)
            {
                return Some(end);
            }
            let parts = self.frame.ends_clause(next) && !self.frame.has(next, WordClass::COMMA);
            if parts || self.frame.has(next, WordClass::STATES) {
                return None;
            }
        }
        None
    }

    /// Whether what comes `after` a gap may begin at token `at`.
    fn may_follow(&self, after: Option<&First>, at: usize) -> bool {
        let fits = |first: &First| self.frame.fits(first, at) || self.frame.has(at, WordClass::SKIPPED);
        self.thorough || after.is_none_or(fits)
    }

    /// The first token from `at` on with one of `keys`, past hyphens and, inside a phrase, words like "also".
    fn skip_to(&self, at: usize, keys: &[WordKey]) -> Option<usize> {
        for next in at..=at + FILLERS {
            if has(keys, self.frame.key(next)?) {
                return Some(next);
            }
            if !(next > self.start && self.frame.has(next, WordClass::SKIPPED)) {
                return None;
            }
        }
        None
    }

    fn slot(&mut self, number: u8, step: usize, at: usize) -> Option<usize> {
        let slot = self.pattern.slots.get(usize::from(number))?;
        let mut at = at;
        if at > self.start && self.frame.is_hyphen(at) {
            at += 1;
        }
        let mut found = self.memo.fillings(self.frame, slot, number, at);
        if found.is_empty() && at > self.start && self.frame.has(at, WordClass::FILLER) {
            found = self.memo.fillings(self.frame, slot, number, at + 1);
        }
        for filling in found {
            let Some(filling) = self.memo.filling(filling) else { break };
            let filled = self.fills.len();
            self.fills.push((number, filling.fill));
            if let Some(end) = self.go(step + 1, filling.end) {
                return Some(end);
            }
            let mut resumed = filling.end;
            for _ in 0..2 {
                // A remark: ", 34, of Leeds,". Its closing comma may open the next one.
                let Some(after) = after_insertion(self.frame, resumed) else { break };
                if let Some(end) = self.go(step + 1, after) {
                    return Some(end);
                }
                resumed = after - 1;
            }
            self.fills.truncate(filled);
        }
        None
    }
}

/// Whether a sorted list has `key`.
fn has(keys: &[WordKey], key: WordKey) -> bool {
    match keys {
        [only] => *only == key,
        _ => keys.binary_search(&key).is_ok(),
    }
}
