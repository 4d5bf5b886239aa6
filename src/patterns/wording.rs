//! What the words of a text slot must look like.

use regex_automata::meta::{Config, Regex};
use regex_automata::util::syntax;
use std::sync::OnceLock;

/// The longest a compiled regular expression may be (bytes).
const REGEX_SIZE: usize = 1 << 20;

/// A regular expression for the words of a slot; compiled when words are first held against it.
#[derive(Clone, Debug)]
pub struct Wording {
    text: String,
    whole: OnceLock<Option<Regex>>,
    start: OnceLock<Option<Regex>>,
}

impl Wording {
    /// Words that look like `text`, a regular expression that was checked.
    pub fn new(text: &str) -> Wording {
        Wording { text: text.to_owned(), whole: OnceLock::new(), start: OnceLock::new() }
    }

    /// What is wrong with it, if anything.
    pub fn check(&self) -> Result<(), String> {
        regex(&format!(r"\A(?:{})\z", self.text)).map(|_| ())
    }

    /// Whether the words, all of them, look like it.
    pub fn fits(&self, words: &str) -> bool {
        let whole = self.whole.get_or_init(|| regex(&format!(r"\A(?:{})\z", self.text)).ok());
        whole.as_ref().is_some_and(|regex| regex.is_match(words))
    }

    /// Whether some words at the start of `words` may look like it; no is certain.
    ///
    /// One look tells that of every length. It cannot where the expression asks what stands beside it.
    pub fn may_start(&self, words: &str) -> bool {
        const BESIDE: [&str; 7] = [r"\b", r"\B", r"\A", r"\z", r"\<", "^", "$"];
        let asks = || BESIDE.iter().any(|mark| self.text.contains(mark));
        let start = self.start.get_or_init(|| if asks() { None } else { regex(&format!(r"\A(?:{})", self.text)).ok() });
        start.as_ref().is_none_or(|regex| regex.is_match(words))
    }
}

fn regex(text: &str) -> Result<Regex, String> {
    Regex::builder()
        .configure(Config::new().nfa_size_limit(Some(REGEX_SIZE)))
        .syntax(syntax::Config::new().case_insensitive(true))
        .build(text)
        .map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests {
    use super::Wording;

    #[test]
    fn all_words_must_fit_and_a_start_only_may() {
        let wording = Wording::new("(full )?reports?");
        assert!(wording.check().is_ok() && Wording::new("(").check().is_err());
        assert!(wording.fits("Full Report") && !wording.fits("report on"));
        assert!(wording.may_start("report on bridges") && !wording.may_start("a report"));
        assert!(Wording::new(r"report\b").may_start("anything"), "what stands beside it is not known");
    }
}
