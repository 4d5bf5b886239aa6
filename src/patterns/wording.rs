//! What the words of a text slot must look like.

use regex_automata::meta::{Config, Regex};
use regex_automata::nfa::thompson::{NFA, State};
use regex_automata::util::syntax;
use std::sync::OnceLock;

/// The longest a compiled regular expression may be (bytes).
const REGEX_SIZE: usize = 1 << 20;

/// A regular expression for the words of a slot; compiled when words are first held against it.
#[derive(Clone, Debug)]
pub struct Wording {
    text: String,
    whole: OnceLock<Option<Regex>>,
    start: OnceLock<Option<Start>>,
}

/// What tells whether a match may start somewhere.
#[derive(Clone, Debug)]
struct Start {
    /// The bytes that a match can begin with; none where it may be empty. Nearly every look ends here.
    bytes: Option<Box<[bool; 256]>>,
    regex: Regex,
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
        let start = self.start.get_or_init(|| if asks() { None } else { Start::of(&self.text) });
        start.as_ref().is_none_or(|start| start.may_be(words))
    }
}

impl Start {
    fn of(text: &str) -> Option<Start> {
        Some(Start { regex: regex(&format!(r"\A(?:{text})")).ok()?, bytes: first_bytes(text) })
    }

    fn may_be(&self, words: &str) -> bool {
        let first = words.bytes().next();
        let begins = |bytes: &[bool; 256]| first.is_some_and(|byte| bytes.get(usize::from(byte)) == Some(&true));
        self.bytes.as_deref().is_none_or(begins) && self.regex.is_match(words)
    }
}

/// The bytes that a match of a regular expression can begin with; none where it may be empty.
fn first_bytes(text: &str) -> Option<Box<[bool; 256]>> {
    let limit = NFA::config().nfa_size_limit(Some(REGEX_SIZE));
    let nfa = NFA::compiler().configure(limit).syntax(case_insensitive()).build(text).ok()?;
    let mut out = Box::new([false; 256]);
    let (mut open, mut seen) = (vec![nfa.start_anchored()], vec![false; nfa.states().len()]);
    let mut mark = |byte: u8, begins: bool| out[usize::from(byte)] |= begins;
    while let Some(at) = open.pop() {
        if seen.get_mut(at.as_usize()).is_none_or(|s| std::mem::replace(s, true)) {
            continue;
        }
        match nfa.state(at) {
            State::ByteRange { trans } => (trans.start..=trans.end).for_each(|byte| mark(byte, true)),
            State::Sparse(sparse) => {
                sparse.transitions.iter().flat_map(|step| step.start..=step.end).for_each(|byte| mark(byte, true));
            }
            State::Dense(dense) => (0..=255).for_each(|byte| mark(byte, dense.matches_byte(byte).is_some())),
            State::Look { next, .. } | State::Capture { next, .. } => open.push(*next),
            State::Union { alternates } => open.extend(alternates.iter().copied()),
            State::BinaryUnion { alt1, alt2 } => open.extend([*alt1, *alt2]),
            State::Fail => {}
            State::Match { .. } => return None,
        }
    }
    Some(out)
}

fn case_insensitive() -> syntax::Config {
    syntax::Config::new().case_insensitive(true)
}

fn regex(text: &str) -> Result<Regex, String> {
    Regex::builder()
        .configure(Config::new().nfa_size_limit(Some(REGEX_SIZE)))
        .syntax(case_insensitive())
        .build(text)
        .map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests {
    use super::Wording;

    #[test]
    fn what_a_match_begins_with_is_known() {
        let begins = |text: &str, byte: u8| super::first_bytes(text).unwrap()[usize::from(byte)];
        assert!(b"fFrR".iter().all(|byte| begins("(full )?reports?", *byte)));
        assert!(!b"eo ".iter().any(|byte| begins("(full )?reports?", *byte)));
        assert!(begins(r"\d+|é", b'7') && begins(r"\d+|é", "É".as_bytes()[0]) && !begins(r"\d+|é", b'e'));
        assert!(begins("[^a]b", b'x') && !begins("[^a]b", b'A'));
        assert!(super::first_bytes("a*").is_none());
    }

    #[test]
    fn all_words_must_fit_and_a_start_only_may() {
        let wording = Wording::new("(full )?reports?");
        assert!(wording.check().is_ok() && Wording::new("(").check().is_err());
        assert!(wording.fits("Full Report") && !wording.fits("report on"));
        assert!(wording.may_start("report on bridges") && !wording.may_start("a report"));
        assert!(Wording::new(r"report\b").may_start("anything"), "what stands beside it is not known");
    }
}
