//! Words of which an outlet prints only some letters: "f---ing", "s**t", "bull----". House style, not wording.

/// What stands for the letters left out, once a word is folded.
const BLANK: char = '*';

/// So many hyphens in a row inside or after a word stand for letters; two may be a dash.
const HYPHENS: usize = 3;
/// After more letters than this, hyphens may part two words, unless a known ending follows.
const SHORT_HEAD: usize = 2;

/// The first and last letters of a word that `piece` masks, with one sign for what is left out.
pub(super) fn fold(piece: &str) -> Option<String> {
    let bare = piece.trim_start_matches(|c: char| !c.is_alphanumeric());
    let bare = bare.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '*'));
    let (head, rest) = bare.split_at(bare.find(|c: char| !c.is_alphabetic())?);
    let tail = rest.trim_start_matches(['-', '*']);
    let signs = rest.get(..rest.len() - tail.len())?;
    let ends = tail.is_empty() || head.len() <= SHORT_HEAD || matches!(tail, "er" | "ers" | "ing" | "in" | "ed");
    // One asterisk after a word leads to a footnote.
    let stars = signs.contains('*') && (signs.len() > 1 || !tail.is_empty());
    let hidden = stars || signs.len() >= HYPHENS && ends;
    let is_masked = hidden && !head.is_empty() && tail.chars().all(|c| c.is_alphabetic() || c == '\'' || c == '’');
    is_masked.then(|| format!("{}{BLANK}{}", head.to_lowercase(), tail.to_lowercase()))
}

/// Whether one of two folded words is the other with letters left out.
pub(super) fn same(left: &str, right: &str) -> bool {
    let fits = |masked: &str, word: &str| {
        masked.split_once(BLANK).is_some_and(|(head, tail)| {
            word.len() > head.len() + tail.len() && word.starts_with(head) && word.ends_with(tail)
        })
    };
    fits(left, right) || fits(right, left)
}

#[cfg(test)]
mod tests {
    use super::{fold, same};

    #[test]
    fn letters_left_out_are_known_from_dashes() {
        for (piece, want) in [
            ("f---ing", Some("f*ing")),
            ("“d**n!”", Some("d*n")),
            ("bull----.", Some("bull*")),
            ("pier--the", None),
            ("pier---and", None),
            ("pier*", None),
            ("well-known", None),
            ("word", None),
            ("---", None),
            ("12*3", None),
        ] {
            assert_eq!(fold(piece).as_deref(), want, "{piece}");
        }
    }

    #[test]
    fn a_masked_word_is_the_word_it_may_stand_for() {
        assert!(same("d*n", "damn") && same("damned", "d*d"));
        assert!(!same("d*n", "dn") && !same("d*n", "harbour") && !same("damn", "damned"));
    }

    #[test]
    fn signs_stand_for_letters_from_three_hyphens_or_one_star_on() {
        for (piece, want) in [
            ("f--ing", None),
            ("f---", Some("f*")),
            ("bull---er", Some("bull*er")),
            ("bull---ers", Some("bull*ers")),
            ("bull---ed", Some("bull*ed")),
            ("bull---in", Some("bull*in")),
            ("bu---and", Some("bu*and")),
            ("bul---and", None),
            ("d*mn", Some("d*mn")),
            ("pier**", Some("pier*")),
            ("F***ING", Some("f*ing")),
            ("f---4", None),
            ("(s**t)", Some("s*t")),
        ] {
            assert_eq!(fold(piece).as_deref(), want, "{piece}");
        }
        assert!(!same("d*n", "damp") && !same("d*n", "moon") && !same("damp", "d*n"));
        assert!(same("s*t", "shut") && !same("s*t", "st") && same("s*", "sh"));
    }
}
