//! How many slips of a typist lie between two words.

/// Insertions, deletions, substitutions and swaps of neighbours between two folded words (optimal
/// string alignment), or `limit + 1` where there are more than `limit`.
pub fn slips(left: &str, right: &str, limit: usize) -> usize {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    let start = left.iter().zip(right).take_while(|(a, b)| a == b).count();
    let (left, right) = (left.get(start..).unwrap_or(&[]), right.get(start..).unwrap_or(&[]));
    let end = left.iter().rev().zip(right.iter().rev()).take_while(|(a, b)| a == b).count();
    let left = left.get(..left.len() - end).unwrap_or(&[]);
    let right = right.get(..right.len() - end).unwrap_or(&[]);
    if left.len().abs_diff(right.len()) > limit {
        return limit + 1;
    }
    if left.is_empty() || right.is_empty() {
        return left.len().max(right.len());
    }
    let right = right.get(..LONGEST).unwrap_or(right);
    if unmatched(left, right) > limit {
        return limit + 1;
    }
    aligned(left, right, limit)
}

/// Names are short; longer words are compared by their first letters only.
const LONGEST: usize = 48;

/// A number of slips that there are at least: each letter that only one of two words has takes one of its own.
///
/// Most words that are compared are two names, and that shows here without going through their letters in pairs.
fn unmatched(left: &[u8], right: &[u8]) -> usize {
    let letters = |word: &[u8]| word.iter().fold(0u64, |all, letter| all | 1 << (letter & 63));
    let (one, other) = (letters(left), letters(right));
    (one & !other).count_ones().max((other & !one).count_ones()) as usize
}

/// The distance of two words, the second of them of [`LONGEST`] bytes at most, or `limit + 1` where it is more.
fn aligned(left: &[u8], right: &[u8], limit: usize) -> usize {
    // The rows trade places by reference: moved, they would be copied for each letter.
    let rows = &mut [[0usize; LONGEST + 1]; 3];
    let [mut before, mut last, mut row] = rows.each_mut();
    for (at, cell) in last.iter_mut().enumerate() {
        *cell = at;
    }
    let mut least_before = 0;
    for (i, a) in left.iter().enumerate() {
        row[0] = i + 1;
        let mut least = row[0];
        for (j, b) in right.iter().enumerate() {
            let mut cost = (last[j] + usize::from(a != b)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == right[j - 1] && left[i - 1] == *b {
                cost = cost.min(before[j - 1] + 1);
            }
            row[j + 1] = cost;
            least = least.min(cost);
        }
        // Costs come from the two rows above and never fall.
        if least.min(least_before) > limit {
            return limit + 1;
        }
        least_before = least;
        (before, last, row) = (last, row, before);
    }
    last[right.len()].min(limit + 1)
}

/// Whether two letters lie side by side on a keyboard.
pub fn are_neighbours(left: u8, right: u8) -> bool {
    const ROWS: [&[u8]; 3] = [b"qwertyuiop", b"asdfghjkl", b"zxcvbnm"];
    let place = |letter: u8| {
        ROWS.iter().enumerate().find_map(|(row, keys)| keys.iter().position(|k| *k == letter).map(|at| (row, at)))
    };
    match (place(left), place(right)) {
        (Some((r1, c1)), Some((r2, c2))) => r1.abs_diff(r2) <= 1 && c1.abs_diff(c2) <= 1 && left != right,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_swap_is_one_slip() {
        assert_eq!(slips("marsh", "masrh", 3), 1);
        assert_eq!(slips("marsh", "march", 3), 1);
        assert_eq!(slips("alan", "allan", 3), 1);
        assert_eq!(slips("dunmore", "dunn", 2), 3);
        assert!(are_neighbours(b'n', b'm') && !are_neighbours(b'a', b'p'));
    }

    proptest! {
        #[test]
        fn agrees_with_the_plain_algorithm(a in "[a-d]{0,9}", b in "[a-d]{0,9}") {
            prop_assert_eq!(slips(&a, &b, 20), strsim::osa_distance(&a, &b));
            prop_assert_eq!(slips(&a, &b, 20), slips(&b, &a, 20));
        }

        #[test]
        fn a_limit_cuts_only_what_is_beyond_it(a in "[a-i]{0,9}", b in "[a-i]{0,9}", limit in 0usize..5) {
            prop_assert_eq!(slips(&a, &b, limit), strsim::osa_distance(&a, &b).min(limit + 1));
        }
    }
}
