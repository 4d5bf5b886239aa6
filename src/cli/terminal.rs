//! What is fit for a terminal: width, colour, and no control characters from strangers' files.

use clap::ValueEnum;
use std::io::IsTerminal;

/// When colours are used.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, ValueEnum)]
#[allow(missing_docs)]
pub(super) enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

impl Color {
    /// Whether to use them on standard output; `NO_COLOR` in the environment switches `auto` off.
    pub(super) fn on_stdout(self) -> bool {
        match self {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
        }
    }
}

/// `words` on one line, without control characters and marks of direction, at most `width` characters.
pub(super) fn fit(words: &str, width: usize) -> String {
    let mut out = String::new();
    let mut count = 0;
    for word in words.split_whitespace() {
        let clean: String = word.chars().filter(|c| !c.is_control() && !is_direction(*c)).collect();
        if clean.is_empty() {
            continue;
        }
        let space = usize::from(count > 0);
        let length = clean.chars().count();
        if count + space + length > width {
            let room = width.saturating_sub(count + space + 1);
            if space == 1 && room > 0 {
                out.push(' ');
            }
            out.extend(clean.chars().take(room));
            out.push('…');
            return out;
        }
        if space == 1 {
            out.push(' ');
        }
        out.push_str(&clean);
        count += space + length;
    }
    out
}

/// `1 hit`, `2 hits`.
pub(super) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

fn is_direction(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::fit;

    #[test]
    fn strangers_words_are_cut_and_cleaned() {
        assert_eq!(fit("one  two\nthree", 20), "one two three");
        assert_eq!(fit("one two three", 9), "one two…");
        assert_eq!(fit("\u{1b}[31mred\u{202e}", 20), "[31mred");
        assert!(fit("a very long line indeed", 8).chars().count() <= 8);
    }
}
