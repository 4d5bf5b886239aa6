//! Which things that share a key are worth a look in pairs.

/// Pairs of `sharers` things in their order: each with each up to `each_with_each` of them, beyond it neighbours only.
pub(super) fn pairs(sharers: usize, each_with_each: usize) -> impl Iterator<Item = (usize, usize)> {
    let reach = move |at: usize| if sharers <= each_with_each { sharers } else { sharers.min(at + 3) };
    (0..sharers).flat_map(move |at| (at + 1..reach(at)).map(move |other| (at, other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_sharers_are_paired_with_their_neighbours() {
        assert_eq!(pairs(3, 3).collect::<Vec<_>>(), [(0, 1), (0, 2), (1, 2)]);
        assert_eq!(pairs(4, 3).collect::<Vec<_>>(), [(0, 1), (0, 2), (1, 2), (1, 3), (2, 3)]);
        assert_eq!(pairs(1, 3).count() + pairs(0, 3).count(), 0);
    }
}
