//! What a phrase, or the rest of one, can begin with: so that it is tried only where it may be.

use super::kinds::Kinds;
use super::pattern::Slot;
use super::program::Step;
use crate::model::WordKey;

/// What the first token of a match can be.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct First {
    /// One of these words (sorted).
    words: Box<[WordKey]>,
    /// A bit for each of the words.
    bits: u128,
    /// What fills one of these.
    kinds: Kinds,
    /// Any token.
    any: bool,
}

/// The bit that a word has in a set of words that says no at once.
pub fn bit(key: WordKey) -> u128 {
    1 << (key.0 & 127)
}

impl First {
    /// What `steps` can begin with from step `from` on.
    pub(super) fn of(steps: &[Step], slots: &[Slot], from: usize) -> First {
        let (mut out, mut words) = (First::default(), Vec::new());
        let (mut open, mut seen) = (vec![from], vec![false; steps.len() + 1]);
        while let Some(at) = open.pop() {
            if seen.get_mut(at).is_none_or(|s| std::mem::replace(s, true)) {
                continue;
            }
            match steps.get(at) {
                Some(Step::Words(keys)) => words.extend_from_slice(keys),
                Some(Step::Slot(slot)) => {
                    let kinds = slots.get(usize::from(*slot)).map_or(Kinds::NONE, Kinds::of_slot);
                    out.kinds = out.kinds.with(kinds);
                }
                Some(Step::Split(a, b)) => open.extend([usize::from(*a), usize::from(*b)]),
                Some(Step::Jump(to)) => open.push(usize::from(*to)),
                Some(Step::Gap(_) | Step::End) | None => out.any = true,
            }
        }
        words.sort_unstable();
        words.dedup();
        out.bits = words.iter().fold(0, |all, key| all | bit(*key));
        out.words = words.into_boxed_slice();
        out
    }

    /// Whether it can begin with the word `key`, at which one of `kinds` begins.
    pub fn fits(&self, key: WordKey, kinds: Kinds) -> bool {
        self.any || self.kinds.meets(kinds) || self.bits & bit(key) != 0 && self.words.binary_search(&key).is_ok()
    }

    /// Whether it may begin anywhere among words with these `bits`, at which these `kinds` begin.
    pub fn may_fit(&self, bits: u128, kinds: Kinds) -> bool {
        self.any || self.kinds.meets(kinds) || self.bits & bits != 0
    }

    /// Whether it can begin with any token, and perhaps needs none.
    pub fn is_any(&self) -> bool {
        self.any
    }
}
