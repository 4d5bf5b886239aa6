//! An article cut into zones, paragraphs, sentences and tokens.

use super::{Span, Token, TokenKind, placed};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What a stretch of an article is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ZoneKind {
    /// The title, where it stands in the text.
    Headline,
    /// The summary under it.
    Standfirst,
    /// Who wrote it.
    Byline,
    /// Where and when it was written.
    Dateline,
    /// The story.
    Body,
    /// Words under a picture.
    Caption,
    /// A notice that an earlier version was corrected: it quotes what no longer holds.
    Correction,
    /// Navigation, cookie notices, comment rules, promotions. Yields no claims.
    Boilerplate,
}

impl ZoneKind {
    /// Whether claims are looked for in it.
    pub fn has_claims(self) -> bool {
        !matches!(self, ZoneKind::Boilerplate | ZoneKind::Byline | ZoneKind::Correction)
    }
}

/// A stretch of an article and what it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Zone {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: ZoneKind,
}

/// One sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sentence {
    /// Where it stands, without white space at its ends.
    pub span: Span,
    /// Its tokens, as indices into [`Segments::tokens`].
    pub tokens: Range<usize>,
    /// The zone it lies in.
    pub zone: ZoneKind,
    /// The paragraph it lies in, as an index into [`Segments::paragraphs`].
    pub paragraph: usize,
}

/// An article cut up; everything in the order of the text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Segments {
    /// Zones; they do not overlap and leave out white space between them.
    pub zones: Vec<Zone>,
    /// Paragraphs; each lies in one zone.
    pub paragraphs: Vec<Span>,
    /// Sentences; each lies in one paragraph.
    pub sentences: Vec<Sentence>,
    /// Tokens; each lies in one sentence.
    pub tokens: Vec<Token>,
}

impl Segments {
    /// The tokens of a sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        self.tokens.get(sentence.tokens.clone()).unwrap_or(&[])
    }

    /// The index of the sentence that covers `at` (bytes), if one does.
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        let index = self.sentences.partition_point(|s| s.span.end() <= at);
        (self.sentences.get(index)?.span.start() <= at).then_some(index)
    }

    /// The sentence that token number `token` is of, or the next one.
    pub fn sentence_of(&self, token: usize) -> Option<&Sentence> {
        self.sentences.get(self.sentences.partition_point(|s| s.tokens.end <= token))
    }

    /// The zone kind at `at` (bytes); body where no zone covers it.
    pub fn zone_at(&self, at: usize) -> ZoneKind {
        let index = self.zones.partition_point(|z| z.span.end() <= at);
        match self.zones.get(index) {
            Some(zone) if zone.span.start() <= at => zone.kind,
            _ => ZoneKind::Body,
        }
    }

    /// Whether a possessive follows `span`: `Ann Reed's`.
    pub fn is_owner(&self, span: Span) -> bool {
        self.tokens.get(self.tokens_in(span).end).is_some_and(|next| next.kind == TokenKind::Possessive)
    }

    /// The tokens that `span` overlaps, as indices.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        placed::touching_range(&self.tokens, span)
    }
}
