//! Words compared by their letters alone.

/// The letters and digits of `words`, without case, marks and space: headlines, outlets and titles that are
/// written a little differently have the same.
pub fn letters(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn marks_case_and_space_do_not_count() {
        assert_eq!(letters("Bridge shut – again!"), letters("BRIDGE  SHUT: AGAIN"));
        assert_ne!(letters("Bridge 2"), letters("Bridge 3"));
    }
}
