//! What is fit for a terminal: width, colour, and no control characters from strangers' files.

use crate::model::is_hidden;
pub(super) use crate::report::formats::counted;
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

/// `words` on one line, without control characters, marks of direction and letters that show nothing, at most `width` characters.
pub(super) fn fit(words: &str, width: usize) -> String {
    let mut out = String::new();
    let mut count = 0;
    for word in words.split_whitespace() {
        let clean: String = word.chars().filter(|c| !c.is_control() && !is_hidden(*c)).collect();
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

/// Letters of `words` that a reader cannot see, or may take for a Latin letter, by their code points, each once.
pub(super) fn code_points(words: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for letter in words.chars().filter(|c| !is_plain(*c)) {
        let named = format!("U+{:04X}", u32::from(letter));
        if !out.contains(&named) {
            out.push(named);
        }
    }
    out
}

/// Letters that are what they look like: Latin ones, usual marks, currencies.
fn is_plain(letter: char) -> bool {
    let shown = matches!(letter, ' '..='~' | '\u{a0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '‐'..='‧' | '‰'..='⁞'
        | '\u{20a0}'..='\u{20cf}' | '⁰'..='₉' | '⅐'..='⅞');
    letter.is_whitespace() || (shown && !is_hidden(letter))
}

#[cfg(test)]
mod tests {
    use super::{code_points, fit};

    #[test]
    fn letters_that_deceive_are_named() {
        assert!(code_points("Zoë O’Dell – £5m, 3½").is_empty());
        assert_eq!(code_points("T\u{43e}lland \u{202e}x\u{202e}\u{200b}"), ["U+043E", "U+202E", "U+200B"]);
        assert_eq!(code_points("\u{1b}[31m"), ["U+001B"]);
    }

    #[test]
    fn strangers_words_are_cut_and_cleaned() {
        assert_eq!(fit("one  two\nthree", 20), "one two three");
        assert_eq!(fit("one two three", 9), "one two…");
        assert_eq!(fit("\u{1b}[31mr\u{200b}ed\u{202e}", 20), "[31mred");
        assert!(fit("a very long line indeed", 8).chars().count() <= 8);
    }
}
