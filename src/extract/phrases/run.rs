//! Runs the program of a phrase over a sentence.

use super::frame::Frame;
use super::people::after_insertion;
use super::slots::fillings;
use crate::model::SlotFill;
use crate::patterns::phrase::FAR;
use crate::patterns::{Pattern, Program, Step};

/// Steps after which an attempt is given up: no sentence worth reading needs them.
const BUDGET: u32 = 4_000;
/// Words such as "also" that may stand between two of a phrase.
const FILLERS: usize = 3;

/// The widest gap of all (tokens).
const FARTHEST: usize = 45;
/// Words that start another statement in the same sentence.
const STATES: [&str; 22] = [
    "was", "were", "is", "are", "had", "has", "have", "who", "which", "that", "when", "after", "before", "said", "but",
    "while", "if", "since", "because", "until", "died", "will",
];

/// An attempt to find a phrase at one place.
#[derive(Debug)]
pub(super) struct Attempt<'a> {
    frame: &'a Frame<'a>,
    pattern: &'a Pattern,
    steps: &'a [Step],
    start: usize,
    budget: u32,
    /// What fills which slot.
    pub fills: Vec<(u8, SlotFill)>,
    /// The step and token that were reached before it failed.
    pub reached: (usize, usize),
}

impl<'a> Attempt<'a> {
    pub(super) fn new(frame: &'a Frame<'a>, pattern: &'a Pattern, program: &'a Program) -> Attempt<'a> {
        let steps = &program.steps;
        Attempt { frame, pattern, steps, start: 0, budget: 0, fills: Vec::new(), reached: (0, 0) }
    }

    /// The token after the match that begins at `start`, if there is one.
    pub(super) fn at(&mut self, start: usize) -> Option<usize> {
        self.start = start;
        self.budget = BUDGET;
        self.fills.clear();
        self.go(0, start)
    }

    fn go(&mut self, step: usize, at: usize) -> Option<usize> {
        self.budget = self.budget.checked_sub(1)?;
        if step > self.reached.0 {
            self.reached = (step, at);
        }
        let steps = self.steps;
        match steps.get(step)? {
            Step::Words(keys) => {
                let next = self.skip_to(at, |key| keys.binary_search(&key).is_ok())?;
                self.go(step + 1, next + 1)
            }
            Step::Slot(slot) => self.slot(*slot, step, at),
            Step::Gap(FAR) => self.far(step, at),
            Step::Gap(reach) => {
                for width in 0..=usize::from(*reach) {
                    if let Some(end) = self.go(step + 1, at + width) {
                        return Some(end);
                    }
                    if self.frame.ends_clause(at + width) {
                        return None;
                    }
                }
                None
            }
            Step::Split(first, second) => {
                let filled = self.fills.len();
                let found = self.go(usize::from(*first), at);
                if found.is_none() {
                    self.fills.truncate(filled);
                    return self.go(usize::from(*second), at);
                }
                found
            }
            Step::Jump(to) => self.go(usize::from(*to), at),
            Step::End => Some(at),
        }
    }

    /// Past commas, up to a word that starts another statement.
    fn far(&mut self, step: usize, at: usize) -> Option<usize> {
        for next in at..(at + FARTHEST).min(self.frame.tokens.len()) {
            if let Some(end) = self.go(step + 1, next) {
                return Some(end);
            }
            let parts = self.frame.ends_clause(next) && !self.frame.is(next, ",");
            if parts || STATES.iter().any(|word| self.frame.is(next, word)) {
                return None;
            }
        }
        None
    }

    /// The first token from `at` on that `fits`, past hyphens and, inside a phrase, words like "also".
    fn skip_to(&self, at: usize, fits: impl Fn(crate::model::WordKey) -> bool) -> Option<usize> {
        for next in at..=at + FILLERS {
            let key = self.frame.key(next)?;
            if fits(key) {
                return Some(next);
            }
            let inside = next > self.start;
            if !(inside && (self.frame.is_hyphen(next) || self.frame.cues.filler.contains(&key))) {
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
        let mut found = fillings(self.frame, slot, at);
        let filler = self.frame.key(at).is_some_and(|k| self.frame.cues.filler.contains(&k));
        if found.is_empty() && at > self.start && filler {
            found = fillings(self.frame, slot, at + 1);
        }
        for filling in found {
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
