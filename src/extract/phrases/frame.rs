//! One sentence as phrases see it: its tokens, and the mentions by the token they begin at.

use crate::lexicon::Cues;
use crate::model::{FigureKind, Mention, NameKind, Segments, Sentence, Token, TokenKind, Value, WordKey};
use crate::patterns::SlotKind;

/// A mention and the tokens it takes up, counted from the start of the sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed<'a> {
    pub mention: &'a Mention,
    /// First token, words of comparison included.
    pub from: usize,
    /// The token after the last, words of comparison included.
    pub end: usize,
}

/// A sentence.
#[derive(Debug)]
pub(super) struct Frame<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    /// By first token; of those, the longest first.
    pub mentions: Vec<Placed<'a>>,
    pub cues: &'a Cues,
}

impl<'a> Frame<'a> {
    pub(super) fn of(
        text: &'a str,
        segments: &'a Segments,
        sentence: &Sentence,
        mentions: &'a [Mention],
        cues: &'a Cues,
    ) -> Frame<'a> {
        let tokens = segments.tokens_of(sentence);
        let mut placed: Vec<Placed<'a>> =
            within(mentions, sentence).iter().filter_map(|mention| place(mention, tokens)).collect();
        placed.sort_by_key(|p| (p.from, std::cmp::Reverse(p.end), p.mention.id));
        Frame { text, tokens, mentions: placed, cues }
    }

    /// The mentions that begin at token `at`.
    pub(super) fn at(&self, at: usize) -> &[Placed<'a>] {
        let first = self.mentions.partition_point(|p| p.from < at);
        let after = self.mentions.partition_point(|p| p.from <= at);
        self.mentions.get(first..after).unwrap_or(&[])
    }

    pub(super) fn key(&self, at: usize) -> Option<WordKey> {
        self.tokens.get(at).map(|t| t.key)
    }

    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.text(self.text))
    }

    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// Whether the token parts clauses. A hyphen inside a word does not.
    pub(super) fn ends_clause(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return true };
        token.kind == TokenKind::Mark
            && matches!(
                self.word(at),
                "," | ";" | ":" | "." | "!" | "?" | "(" | ")" | "—" | "–" | "\"" | "“" | "”" | "…"
            )
    }

    /// Whether the token joins its neighbours to one word.
    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "‐" | "‑")
    }
}

/// The mentions that start in the sentence.
pub(super) fn within<'a>(mentions: &'a [Mention], sentence: &Sentence) -> &'a [Mention] {
    let first = mentions.partition_point(|m| m.span.start() < sentence.span.start());
    let after = mentions.partition_point(|m| m.span.start() < sentence.span.end());
    mentions.get(first..after).unwrap_or(&[])
}

fn place<'a>(mention: &'a Mention, tokens: &[Token]) -> Option<Placed<'a>> {
    let whole = mention.hedge.map_or(mention.span, |hedge| mention.span.cover(hedge));
    let from = tokens.partition_point(|t| t.span.end() <= whole.start());
    let end = tokens.partition_point(|t| t.span.start() < whole.end());
    (from < end).then_some(Placed { mention, from, end })
}

/// Whether a mention is of a kind.
pub(super) fn is_of(mention: &Mention, kind: SlotKind) -> bool {
    match (&mention.value, kind) {
        (Value::Figure(figure), kind) => match figure.kind {
            FigureKind::Number => kind == SlotKind::Count,
            FigureKind::Ordinal => kind == SlotKind::Ordinal,
            FigureKind::Percent => kind == SlotKind::Percent,
            FigureKind::Quantity if figure.unit.is_none() => kind == SlotKind::Count,
            FigureKind::Quantity => kind == SlotKind::Quantity,
            FigureKind::Money => kind == SlotKind::Money,
            FigureKind::Age => kind == SlotKind::Age,
            FigureKind::Duration => kind == SlotKind::Duration,
        },
        (Value::When(_), kind) => kind == SlotKind::Date,
        (Value::Name(name), kind) => match name.kind {
            NameKind::Person => kind == SlotKind::Person,
            NameKind::Organisation => kind == SlotKind::Organisation,
            NameKind::Place => kind == SlotKind::Place,
        },
        (Value::Role(_), kind) => kind == SlotKind::Role,
        (Value::Set(_) | Value::Text(_), _) => false,
    }
}
