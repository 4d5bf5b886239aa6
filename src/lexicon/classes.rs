//! WordClasses of small words that phrases turn on, found by one look-up a word.

use super::Cues;
use crate::model::{Sieve, Token, TokenKind, WordKey};
use rustc_hash::FxHashMap;

/// A set of classes that a word or mark belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct WordClass(u32);

impl WordClass {
    /// None.
    pub const NONE: WordClass = WordClass(0);
    /// May stand between any two words of a phrase: "also".
    pub const FILLER: WordClass = WordClass(1);
    /// Ends a group of noun and adjectives: "who", "were".
    pub const BREAK: WordClass = WordClass(1 << 1);
    /// May stand before what is counted: "the", "its", "some".
    pub const BEFORE: WordClass = WordClass(1 << 2);
    /// Starts what is attached to a person: "in his thirties", "from Leeds".
    pub const ATTACHED: WordClass = WordClass(1 << 3);
    /// Starts another statement in the same sentence: "was", "who", "after".
    pub const STATES: WordClass = WordClass(1 << 4);
    /// Stands before one person: "a", "another", "her".
    pub const ARTICLE: WordClass = WordClass(1 << 5);
    /// "he", "she"
    pub const PRONOUN: WordClass = WordClass(1 << 6);
    /// "Mr", "Judge", with or without its dot.
    pub const TITLE: WordClass = WordClass(1 << 7);
    /// "and"
    pub const AND: WordClass = WordClass(1 << 8);
    /// "also"
    pub const ALSO: WordClass = WordClass(1 << 9);
    /// "of"
    pub const OF: WordClass = WordClass(1 << 10);
    /// "no"
    pub const NO: WordClass = WordClass(1 << 11);
    /// "one"
    pub const ONE: WordClass = WordClass(1 << 12);
    /// "nobody"
    pub const NOBODY: WordClass = WordClass(1 << 13);
    /// A hyphen, which joins words to one.
    pub const HYPHEN: WordClass = WordClass(1 << 14);
    /// A mark that parts clauses.
    pub const CLAUSE: WordClass = WordClass(1 << 15);
    /// ","
    pub const COMMA: WordClass = WordClass(1 << 16);
    /// A mark of quotation.
    pub const QUOTE: WordClass = WordClass(1 << 17);
    /// People of no kind: "victims", which may be men and women.
    pub const ANYBODY: WordClass = WordClass(1 << 18);

    /// What a phrase goes on after, as if it were not there.
    pub const SKIPPED: WordClass = WordClass::FILLER.with(WordClass::HYPHEN);

    /// May begin the words for one person, or for none.
    pub const SOMEONE: WordClass =
        WordClass::ARTICLE.with(WordClass::PRONOUN).with(WordClass::NO).with(WordClass::NOBODY);

    const fn with(self, other: WordClass) -> WordClass {
        WordClass(self.0 | other.0)
    }

    /// Whether the two sets share a class.
    pub const fn meets(self, other: WordClass) -> bool {
        self.0 & other.0 != 0
    }
}

/// Lists of words by their class.
const WORDS: [(WordClass, &[&str]); 13] = [
    (
        WordClass::BEFORE,
        &["the", "a", "an", "its", "his", "her", "their", "our", "some", "all", "these", "those", "former", "then"],
    ),
    (
        WordClass::ATTACHED,
        &["in", "from", "of", "at", "on", "aged", "inside", "outside", "near", "with", "who", "aboard"],
    ),
    (
        WordClass::STATES,
        &[
            "was", "were", "is", "are", "had", "has", "have", "who", "which", "that", "when", "after", "before",
            "said", "but", "while", "if", "since", "because", "until", "died", "will",
        ],
    ),
    (WordClass::ARTICLE, &["a", "an", "the", "another", "his", "her", "their", "my", "one", "this", "our"]),
    (WordClass::PRONOUN, &["he", "she"]),
    (
        WordClass::TITLE,
        &[
            "mr",
            "mrs",
            "ms",
            "miss",
            "dr",
            "sir",
            "lord",
            "lady",
            "prof",
            "professor",
            "councillor",
            "cllr",
            "judge",
            "justice",
            "pc",
            "sgt",
            "officer",
            "deputy",
            "detective",
            "rev",
        ],
    ),
    (WordClass::AND, &["and"]),
    (WordClass::ALSO, &["also"]),
    (WordClass::OF, &["of"]),
    (WordClass::NO, &["no"]),
    (WordClass::ONE, &["one"]),
    (WordClass::NOBODY, &["nobody"]),
    (WordClass::ANYBODY, &["people", "persons", "victims", "individuals", "others", "patients"]),
];

/// The classes of every word that has one.
#[derive(Debug, Default)]
pub struct WordClasses {
    sieve: Sieve,
    words: FxHashMap<WordKey, WordClass>,
}

impl WordClasses {
    /// The closed lists, and the fillers and breaks of `cues`.
    pub fn new(cues: &Cues) -> WordClasses {
        let mut out = WordClasses::default();
        for (class, words) in WORDS {
            words.iter().for_each(|word| out.add(WordKey::of(word), class));
        }
        cues.filler.iter().for_each(|key| out.add(*key, WordClass::FILLER));
        cues.breaks.iter().for_each(|key| out.add(*key, WordClass::BREAK));
        out
    }

    fn add(&mut self, key: WordKey, class: WordClass) {
        self.sieve.add(key);
        let entry = self.words.entry(key).or_default();
        *entry = entry.with(class);
    }

    /// Every class of `token`.
    pub fn of(&self, token: &Token, text: &str) -> WordClass {
        let known = if self.sieve.may_have(token.key) { self.words.get(&token.key).copied() } else { None };
        let word = known.map_or(WordClass::NONE, |class| spelt(class, token.span.slice(text)));
        if token.kind == TokenKind::Mark { word.with(of_mark(token.span.slice(text))) } else { word }
    }
}

/// What is left of the classes of a word's key where it is written in some odd way: as the initial "A.", say.
fn spelt(class: WordClass, word: &str) -> WordClass {
    let kept = WordClass::FILLER.with(WordClass::BREAK);
    match word {
        _ if !word.is_ascii() => WordClass(class.0 & kept.0),
        _ if word.ends_with('.') => WordClass(class.0 & kept.with(WordClass::TITLE).0),
        _ => class,
    }
}

fn of_mark(mark: &str) -> WordClass {
    match mark {
        "-" | "‐" | "‑" => WordClass::HYPHEN,
        "," => WordClass::CLAUSE.with(WordClass::COMMA),
        "\"" | "“" | "”" => WordClass::CLAUSE.with(WordClass::QUOTE),
        "‘" | "'" => WordClass::QUOTE,
        ";" | ":" | "." | "!" | "?" | "(" | ")" | "—" | "–" | "…" => WordClass::CLAUSE,
        _ => WordClass::NONE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Case, Span};

    fn class(word: &str, kind: TokenKind) -> WordClass {
        let classes = WordClasses::new(&Cues::built_in().unwrap());
        let key = WordKey::of(word.trim_end_matches('.'));
        classes.of(&Token { span: Span::whole(word), kind, case: Case::Lower, key }, word)
    }

    #[test]
    fn a_word_may_be_of_several_classes_and_an_initial_is_none() {
        let the = class("The", TokenKind::Word);
        assert!(the.meets(WordClass::BEFORE) && the.meets(WordClass::ARTICLE) && !the.meets(WordClass::OF));
        assert!(class("also", TokenKind::Word).meets(WordClass::FILLER));
        assert!(!class("A.", TokenKind::Word).meets(WordClass::ARTICLE));
        assert!(class("Dr.", TokenKind::Word).meets(WordClass::TITLE));
        assert_eq!(class("harbour", TokenKind::Word), WordClass::NONE);
        assert!(class("“", TokenKind::Mark).meets(WordClass::QUOTE));
        assert!(class("’", TokenKind::Possessive) == WordClass::NONE);
    }
}
