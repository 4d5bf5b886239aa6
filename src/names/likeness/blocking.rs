//! Which names are worth comparing: most of any two have nothing in common, and a long text names thousands.

use super::parts::NameParts;
use super::tables::Tables;
use crate::model::{NameKind, WordKey};

/// The first and the last two bytes of a word, each as a number; of one letter, that letter.
///
/// A slip leaves the start or the end of a word as it was, and names that are one have a word that does.
pub(super) fn edges(word: &str) -> [u32; 2] {
    let bytes = word.as_bytes();
    let two = |part: Option<&[u8]>| part.unwrap_or(bytes).iter().fold(1u32, |n, b| n << 8 | u32::from(*b));
    [two(bytes.get(..2)), two(bytes.get(bytes.len().saturating_sub(2)..)) | 1 << 31]
}

/// Whether two names of people may be forms of one: some word of one starts or ends as some word of the other.
pub(super) fn may_be_one(left: &NameParts, right: &NameParts) -> bool {
    left.edges.iter().any(|edge| right.edges.contains(edge))
}

/// The pairs of `all` that may be forms of one name of the kind `kind`: the lower number first, in order.
pub(super) fn pairs(all: &[&NameParts], kind: NameKind, tables: &Tables) -> Vec<(usize, usize)> {
    let mut keys: Vec<(u64, usize)> = Vec::with_capacity(all.len() * 4);
    for (at, name) in all.iter().enumerate() {
        match kind {
            NameKind::Person => keys.extend(name.edges.iter().map(|edge| (u64::from(*edge), at))),
            NameKind::Organisation | NameKind::Place => keys_of_body(name, tables, |key| keys.push((key, at))),
        }
    }
    keys.sort_unstable();
    keys.dedup();
    let mut out = Vec::new();
    for block in keys.chunk_by(|left, right| left.0 == right.0) {
        for (rank, (_, left)) in block.iter().enumerate() {
            out.extend(block.iter().skip(rank + 1).map(|(_, right)| (*left, *right)));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// The first three letters of each word that says something, the last three of a lone one, and the initials that
/// an abbreviation would have.
fn keys_of_body(name: &NameParts, tables: &Tables, mut add: impl FnMut(u64)) {
    let start = |word: &str| word.get(..3).map_or(WordKey::of(word), WordKey::of).0;
    let telling = |word: &&str| !tables.is_filler(WordKey::of(word));
    let words = || name.whole.iter().map(|w| w.as_str());
    words().filter(telling).for_each(|word| add(start(word)));
    let initials = |words: &mut dyn Iterator<Item = &str>| words.filter_map(|w| w.chars().next()).collect::<String>();
    let of_letters = |letters: &str| WordKey::of(letters).0.rotate_left(1);
    if let [word] = name.whole.as_slice()
        && let Some(end) = word.len().checked_sub(3).and_then(|at| word.get(at..))
    {
        add(WordKey::of(end).0 ^ 1);
    }
    if name.whole.len() < 3 {
        words().for_each(|word| add(of_letters(word)));
    }
    if name.whole.len() > 1 {
        add(of_letters(&initials(&mut words())));
        add(of_letters(&initials(&mut words().filter(telling))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::LazyLock;

    static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables::built_in().unwrap());

    fn told_apart(kind: NameKind, left: &str, right: &str) -> bool {
        let (one, other) = (NameParts::of(left, &TABLES), NameParts::of(right, &TABLES));
        let found = pairs(&[&one, &other], kind, &TABLES);
        assert!(kind != NameKind::Person || may_be_one(&one, &other) != found.is_empty(), "{left} / {right}");
        found.is_empty()
    }

    #[test]
    fn people_whose_names_are_one_are_compared() {
        for (left, right) in [
            ("Alan Marsh", "Allan Marsh"),
            ("A. Marsh", "Alan Marsh"),
            ("Dunmore", "Rosa Dunmoor"),
            ("Katherine Pell", "Catherine Pell"),
            ("Bob Pell", "Robert Pell"),
            ("Jean Luc Moreau", "Jeanluc Moreau"),
        ] {
            assert!(!told_apart(NameKind::Person, left, right), "{left} / {right}");
        }
        assert!(told_apart(NameKind::Person, "Alan Marsh", "Rosa Dunmore"));
    }

    #[test]
    fn bodies_whose_names_are_one_are_compared() {
        for (left, right) in [
            ("Harbour Safety Commission", "HSC"),
            ("Bank of Wexcombe", "BoW"),
            ("Bank of Wexcombe", "BW"),
            ("Harbour Safety Commission", "HSC Ltd"),
            ("Safety Board of Wexcombe", "Wexcombe safety boards"),
            ("Velsund", "Felsund"),
        ] {
            assert!(!told_apart(NameKind::Organisation, left, right), "{left} / {right}");
        }
        assert!(told_apart(NameKind::Organisation, "Bank of Wexcombe", "Council of Velsund"));
    }

    #[test]
    fn each_pair_comes_once_and_in_order() {
        let names = ["Alan Marsh", "Rosa Dunmore", "Allan Marsh", "Rosa Dunmoor"].map(|n| NameParts::of(n, &TABLES));
        let all: Vec<&NameParts> = names.iter().collect();
        assert_eq!(pairs(&all, NameKind::Person, &TABLES), [(0, 2), (1, 3)]);
    }
}
