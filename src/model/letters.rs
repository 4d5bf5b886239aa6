//! Words compared by their letters alone.

/// The letters and digits of `words`, without case, marks and space: headlines, outlets and titles that are
/// written a little differently have the same.
pub fn letters(words: &str) -> String {
    letters_of(words).collect()
}

/// Whether [`letters`] of `words` are these; told at the first that differs.
pub fn has_letters(words: &str, letters: &str) -> bool {
    letters_of(words).eq(letters.chars())
}

/// Marks of direction, and letters without width, which a reader does not see. Joiners are none of them: some scripts
/// and emoji need them.
pub fn is_hidden(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

fn letters_of(words: &str) -> impl Iterator<Item = char> {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::{has_letters, letters};

    #[test]
    fn marks_case_and_space_do_not_count() {
        assert_eq!(letters("Bridge shut – again!"), letters("BRIDGE  SHUT: AGAIN"));
        assert_ne!(letters("Bridge 2"), letters("Bridge 3"));
        let own = letters("Bridge shut – again!");
        assert!(has_letters("BRIDGE SHUT: AGAIN", &own) && !has_letters("Bridge shut", &own));
        assert!(!has_letters("Bridge shut again today", &own));
    }
}
