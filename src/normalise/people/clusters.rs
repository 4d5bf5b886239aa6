//! Which forms belong together: a plain disjoint-set forest.

use rustc_hash::FxHashMap;

/// Sets of numbers from 0; the smallest of each stands for it.
#[derive(Debug)]
pub(super) struct Clusters {
    above: Vec<usize>,
}

impl Clusters {
    /// Each number alone.
    pub fn alone(count: usize) -> Clusters {
        Clusters { above: (0..count).collect() }
    }

    /// The number that stands for the set of `at`.
    pub fn of(&self, mut at: usize) -> usize {
        while let Some(up) = self.above.get(at).copied().filter(|up| *up != at) {
            at = up;
        }
        at
    }

    /// Makes one set of two.
    pub fn join(&mut self, left: usize, right: usize) {
        let (a, b) = (self.of(left), self.of(right));
        for at in [left, right, a.max(b)] {
            if let Some(slot) = self.above.get_mut(at) {
                *slot = a.min(b);
            }
        }
    }

    /// Makes one set of the numbers whose keys are equal; those without a key stay as they are.
    pub fn join_equal<'k>(&mut self, keys: impl Iterator<Item = Option<&'k str>>) {
        let mut first: FxHashMap<&str, usize> = FxHashMap::default();
        for (at, key) in keys.enumerate() {
            if let Some(key) = key {
                let known = *first.entry(key).or_insert(at);
                self.join(known, at);
            }
        }
    }
}
