//! Sets that grow together (union–find).

/// Which of `n` things belong together.
#[derive(Debug)]
pub struct Links {
    parent: Vec<usize>,
}

impl Links {
    /// Each on its own.
    pub fn new(n: usize) -> Links {
        Links { parent: (0..n).collect() }
    }

    /// The least member of the set of `at`.
    pub fn root(&mut self, mut at: usize) -> usize {
        while self.parent[at] != at {
            self.parent[at] = self.parent[self.parent[at]];
            at = self.parent[at];
        }
        at
    }

    /// Makes one set of two; its root is its least member.
    pub fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b)] = a.min(b);
    }

    /// The sets, each in order, ordered by their least members.
    pub fn sets(&mut self) -> Vec<Vec<usize>> {
        let mut sets: Vec<Vec<usize>> = vec![Vec::new(); self.parent.len()];
        for at in 0..self.parent.len() {
            let root = self.root(at);
            sets[root].push(at);
        }
        sets.retain(|s| !s.is_empty());
        sets
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_do_not_depend_on_the_order_of_joining() {
        let pairs = [(4, 2), (0, 5), (2, 5)];
        let sets = |order: &[usize]| {
            let mut links = Links::new(6);
            order.iter().for_each(|at| links.join(pairs[*at].0, pairs[*at].1));
            links.sets()
        };
        assert_eq!(sets(&[0, 1, 2]), [vec![0, 2, 4, 5], vec![1], vec![3]]);
        assert_eq!(sets(&[2, 0, 1]), sets(&[1, 2, 0]));
    }
}
