//! Which forms belong together: a plain disjoint-set forest.

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
        if let Some(slot) = self.above.get_mut(a.max(b)) {
            *slot = a.min(b);
        }
    }
}
