//! One sentence as phrases see it: its tokens, and the mentions by the token they begin at.

use crate::lexicon::{WordClass, WordClasses};
use crate::model::{Mention, Segments, Sentence, Token, WordKey, placed};
use crate::patterns::{First, Kinds, SlotKind, bit};
use std::ops::Range;

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
    /// Before each token: how many mentions begin earlier; and after the last.
    first: Vec<u32>,
    classes: Vec<WordClass>,
    /// What slots could be filled with from each token on, or more.
    fillable: Vec<Kinds>,
    /// A bit for each word (see [`bit`]), and all that is fillable.
    all: (u128, Kinds),
}

/// How far before a mention the words may begin that still belong to it: "all the 12 sailors".
const LEAD: usize = 2;

impl<'a> Frame<'a> {
    pub(super) fn of(
        text: &'a str,
        segments: &'a Segments,
        sentence: &Sentence,
        mentions: &'a [Mention],
        words: &WordClasses,
    ) -> Frame<'a> {
        let tokens = segments.tokens_of(sentence);
        let mut placed: Vec<Placed<'a>> =
            placed::starting(mentions, sentence.span).iter().filter_map(|mention| place(mention, tokens)).collect();
        placed.sort_by_key(|p| (p.from, std::cmp::Reverse(p.end), p.mention.id));
        let mut first = Vec::with_capacity(tokens.len() + 1);
        let mut before = 0;
        for at in 0..=tokens.len() {
            first.push(before as u32);
            before += placed.iter().skip(before).take_while(|p| p.from == at).count();
        }
        let classes = tokens.iter().map(|t| words.of(t, text)).collect();
        let mut frame =
            Frame { text, tokens, mentions: placed, first, classes, fillable: Vec::new(), all: (0, Kinds::NONE) };
        frame.fillable = (0..tokens.len()).map(|at| frame.kinds_from(at)).collect();
        frame.all.0 = tokens.iter().fold(0, |all, t| all | bit(t.key));
        frame.all.1 = frame.fillable.iter().fold(Kinds::NONE, |all, kinds| all.with(*kinds));
        frame
    }

    /// The mentions that begin at token `at`.
    pub(super) fn at(&self, at: usize) -> &[Placed<'a>] {
        let (Some(first), Some(after)) = (self.first.get(at), self.first.get(at + 1)) else { return &[] };
        self.mentions.get(*first as usize..*after as usize).unwrap_or(&[])
    }

    /// The kinds of slots that may be filled from token `at` on: never too few, perhaps too many.
    fn kinds_from(&self, at: usize) -> Kinds {
        let begin = |at: usize| self.at(at).iter().fold(Kinds::NONE, |all, p| all.with(kinds_of(p.mention)));
        let mut out = begin(at);
        for next in at + 1..=at + LEAD {
            let before = self.has(next - 1, WordClass::BEFORE) || next - 1 > at && self.is_hyphen(next - 1);
            if !before {
                break;
            }
            out = out.with(begin(next));
        }
        let person = Kinds::of(SlotKind::Person);
        if self.has(at, WordClass::TITLE) || out.meets(Kinds::of(SlotKind::Role)) {
            out = out.with(person);
        }
        if !self.ends_clause(at) {
            out = out.with(Kinds::of(SlotKind::Text));
        }
        if self.has(at, WordClass::QUOTE) {
            out = out.with(Kinds::of(SlotKind::Quote));
        }
        let counted = person.with(Kinds::of(SlotKind::Count)).with(Kinds::of(SlotKind::Age));
        if self.has(at, WordClass::SOMEONE) || out.meets(counted) {
            out = out.with(Kinds::SINGLE);
        }
        out
    }

    /// Whether a slot that takes `kinds` may be filled from token `at` on; no is certain.
    pub(super) fn may_fill(&self, at: usize, kinds: Kinds) -> bool {
        self.fillable.get(at).is_some_and(|fillable| fillable.meets(kinds))
    }

    /// Whether what begins like `first` may begin at token `at`.
    pub(super) fn fits(&self, first: &First, at: usize) -> bool {
        match (self.tokens.get(at), self.fillable.get(at)) {
            (Some(token), Some(kinds)) => first.fits(token.key, *kinds),
            _ => first.is_any(),
        }
    }

    /// Whether what begins like `first` may begin anywhere.
    pub(super) fn may_fit(&self, first: &First) -> bool {
        first.may_fit(self.all.0, self.all.1)
    }

    pub(super) fn key(&self, at: usize) -> Option<WordKey> {
        self.tokens.get(at).map(|t| t.key)
    }

    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.text(self.text))
    }

    /// Whether the token is of one of these classes.
    pub(super) fn has(&self, at: usize, classes: WordClass) -> bool {
        self.classes.get(at).is_some_and(|own| own.meets(classes))
    }

    /// Whether the token parts clauses. A hyphen inside a word does not.
    pub(super) fn ends_clause(&self, at: usize) -> bool {
        self.classes.get(at).is_none_or(|own| own.meets(WordClass::CLAUSE))
    }

    /// Whether the token joins its neighbours to one word.
    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        self.has(at, WordClass::HYPHEN)
    }
}

fn place<'a>(mention: &'a Mention, tokens: &[Token]) -> Option<Placed<'a>> {
    let Range { start: from, end } = placed::touching_range(tokens, mention.whole());
    (from < end).then_some(Placed { mention, from, end })
}

/// The kinds of slots that a mention may fill by what it is.
pub(super) fn kinds_of(mention: &Mention) -> Kinds {
    SlotKind::of(&mention.value).map_or(Kinds::NONE, Kinds::of)
}

/// Whether a mention is of a kind.
pub(super) fn is_of(mention: &Mention, kind: SlotKind) -> bool {
    kinds_of(mention).meets(Kinds::of(kind))
}
