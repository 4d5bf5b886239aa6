//! British and American spelling, so that the two meet where only spelling differs.

/// Endings, British and American.
const ENDINGS: [(&str, &str); 8] = [
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ise", "ize"),
    ("ours", "ors"),
    ("oured", "ored"),
    ("ouring", "oring"),
    ("our", "or"),
];
/// Letters that stand before an ending: "four" is no "for".
const STEM: usize = 3;
/// Words, British and American.
const WORDS: [(&str, &str); 4] =
    [("centre", "center"), ("theatre", "theater"), ("defence", "defense"), ("programme", "program")]; // typos:ignore

/// `word`, in lower case, in American spelling. Not every word that comes out is one: only equality counts.
pub(crate) fn level(word: &str) -> String {
    if let Some((_, american)) = WORDS.iter().find(|(british, _)| *british == word) {
        return (*american).to_owned();
    }
    let singular = word.strip_suffix('s').unwrap_or_default();
    if let Some((_, american)) = WORDS.iter().find(|(british, _)| *british == singular) {
        return format!("{american}s");
    }
    let ended = |(british, american): &(&str, &str)| {
        word.strip_suffix(british).filter(|stem| stem.len() >= STEM).map(|stem| format!("{stem}{american}"))
    };
    ENDINGS.iter().find_map(ended).unwrap_or_else(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::level;

    #[test]
    fn the_two_spellings_meet() {
        for (british, american) in [
            ("colour", "color"),
            ("demilitarised", "demilitarized"), // typos:ignore
            ("organisation", "organization"),   // typos:ignore
            ("defence", "defense"),             // typos:ignore
            ("theatre", "theater"),             // typos:ignore
            ("neighbours", "neighbors"),
        ] {
            assert_eq!(level(british), level(american));
        }
    }

    #[test]
    fn short_words_stay() {
        for word in ["four", "hour", "wise", "rise"] {
            assert_eq!(level(word), word);
        }
    }
}
