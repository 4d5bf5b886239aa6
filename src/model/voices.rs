//! How many independent voices there are: what outlets and text lineages tie together, however far round, is one.

use rustc_hash::FxHashMap;
use std::hash::Hash;

/// Outlets and origins, as articles tie them to one another.
#[derive(Clone, Debug)]
pub struct Voices<K> {
    number: FxHashMap<(bool, K), u32>,
    above: Vec<u32>,
    parts: usize,
}

impl<K> Default for Voices<K> {
    fn default() -> Voices<K> {
        Voices { number: FxHashMap::default(), above: Vec::new(), parts: 0 }
    }
}

impl<K: Hash + Eq> Voices<K> {
    /// Takes an article of `outlet`, whose text comes from `origin`.
    pub fn add(&mut self, outlet: K, origin: K) {
        let [a, b] = [(true, outlet), (false, origin)].map(|end| {
            *self.number.entry(end).or_insert_with(|| {
                self.above.push(self.above.len() as u32);
                self.parts += 1;
                self.above.len() as u32 - 1
            })
        });
        let (a, b) = (self.root(a), self.root(b));
        self.above[a as usize] = b;
        self.parts -= usize::from(a != b);
    }

    /// How many independent ones there are.
    pub fn count(&self) -> usize {
        self.parts
    }

    /// What stands for the set of `at`.
    fn root(&mut self, mut at: u32) -> u32 {
        while self.above[at as usize] != at {
            self.above[at as usize] = self.above[self.above[at as usize] as usize];
            at = self.above[at as usize];
        }
        at
    }
}
