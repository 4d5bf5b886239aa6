//! What may fill the slots of one pattern in one sentence, found out once for all of its phrases.

use super::frame::Frame;
use super::slots::{Filling, fillings};
use crate::patterns::{Kinds, Slot};
use std::ops::Range;

/// The fillings that were looked for so far.
#[derive(Debug, Default)]
pub(super) struct Memo {
    /// By slot and token: where in `found` they stand, and one more; zeros where nobody has looked.
    known: Vec<(u32, u32)>,
    tokens: usize,
    found: Vec<Filling>,
    spare: Vec<Filling>,
}

impl Memo {
    /// Forgets everything: another sentence, or another pattern.
    pub(super) fn clear(&mut self, slots: usize, tokens: usize) {
        self.tokens = tokens;
        self.found.clear();
        self.known.clear();
        self.known.resize(slots * tokens, (0, 0));
    }

    /// Everything that may fill `slot`, the pattern's slot of this `number`, at token `at`: see [`Memo::filling`].
    pub(super) fn fillings(&mut self, frame: &Frame<'_>, slot: &Slot, number: u8, at: usize) -> Range<usize> {
        if !frame.may_fill(at, Kinds::of_slot(slot)) {
            return 0..0;
        }
        let Some(known) = self.known.get_mut(usize::from(number) * self.tokens + at) else { return 0..0 };
        if *known == (0, 0) {
            self.spare.clear();
            fillings(frame, slot, at, &mut self.spare);
            let start = self.found.len();
            self.found.append(&mut self.spare);
            *known = (start as u32 + 1, self.found.len() as u32 + 1);
        }
        known.0 as usize - 1..known.1 as usize - 1
    }

    /// One of the fillings.
    pub(super) fn filling(&self, number: usize) -> Option<Filling> {
        self.found.get(number).copied()
    }
}
