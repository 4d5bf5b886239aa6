//! The tokens of one sentence, and questions about them.

use crate::lexicon::Lexicon;
use crate::model::{Span, Token, TokenKind, WordKey};

/// One sentence, as recognisers of figures see it.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) lexicon: &'a Lexicon,
}

impl<'a> Scene<'a> {
    /// The words of token `at`; empty past either end.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.text(self.text))
    }

    /// The words `back` tokens before `at`; empty where the sentence starts later.
    pub(super) fn before(&self, at: usize, back: usize) -> &'a str {
        at.checked_sub(back).map_or("", |i| self.word(i))
    }

    pub(super) fn key(&self, at: usize) -> Option<WordKey> {
        self.tokens.get(at).map(|t| t.key)
    }

    pub(super) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|t| t.kind)
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
    }

    /// Whether token `at` is one of `words`, in any case.
    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        !word.is_empty() && words.iter().any(|w| w.eq_ignore_ascii_case(word))
    }

    /// Whether the token before `at` is one of `words`.
    pub(super) fn follows(&self, at: usize, words: &[&str]) -> bool {
        at.checked_sub(1).is_some_and(|i| self.is(i, words))
    }

    /// Whether one of the `reach` tokens before `at` is one of `words`.
    pub(super) fn comes_after(&self, at: usize, reach: usize, words: &[&str]) -> bool {
        (at.saturating_sub(reach)..at).any(|i| self.is(i, words))
    }

    /// The first token that begins at byte `start` of the text or after it.
    pub(super) fn token_from(&self, start: usize) -> usize {
        self.tokens.partition_point(|t| t.span.start() < start)
    }

    /// Whether nothing stands between tokens `at` and `at + 1`.
    pub(super) fn touches(&self, at: usize) -> bool {
        matches!((self.tokens.get(at), self.tokens.get(at + 1)), (Some(a), Some(b)) if a.touches(*b))
    }

    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "‐" | "‑")
    }

    pub(super) fn is_dash(&self, at: usize) -> bool {
        self.is_hyphen(at) || matches!(self.word(at), "–" | "—" | "−" | "‒")
    }

    /// The next token, past a hyphen that joins two words.
    pub(super) fn past_hyphen(&self, at: usize) -> usize {
        if self.is_hyphen(at) && at > 0 && self.touches(at - 1) && self.touches(at) { at + 1 } else { at }
    }

    pub(super) fn is_capitalised(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.is_capitalised(self.text))
    }

    /// The span of tokens `from..to`.
    pub(super) fn span(&self, from: usize, to: usize) -> Option<Span> {
        Some(self.tokens.get(from)?.span.cover(self.tokens.get(to.checked_sub(1)?)?.span))
    }

    /// The tokens from `at` on.
    pub(super) fn rest(&self, at: usize) -> &'a [Token] {
        self.tokens.get(at..).unwrap_or(&[])
    }
}
