//! Whether what stands between two marks is all that was said, one piece of it, or words woven into
//! the outlet's own sentence.
//!
//! "“It fell,” she said. “We ran.”" is one utterance in two pieces; "she called it “a mess”" is the
//! outlet's sentence with a fragment. A headline displays words, it does not say all of them.

use super::marks::Piece;
use crate::model::{Case, QuoteKind, QuoteSpan, Segments, TokenKind, ZoneKind};
use std::ops::Range;

/// Sets the kind of each quotation; `pieces` and `quotes` run side by side.
pub(super) fn set(text: &str, segments: &Segments, pieces: &[Piece], quotes: &mut [QuoteSpan]) {
    let reader = Reader { text, segments };
    let joints: Vec<bool> = (1..pieces.len()).map(|at| reader.is_joint(pieces, quotes, at)).collect();
    let joint = |at: usize| joints.get(at).copied().unwrap_or(false);
    for at in 0..pieces.len() {
        let goes_on = at
            .checked_sub(1)
            .is_some_and(|last| joint(last) && quotes.get(last).is_some_and(|q| q.kind != QuoteKind::Fragment));
        let Some(quote) = quotes.get(at).cloned() else { break };
        let kind = if goes_on {
            QuoteKind::Part
        } else if !reader.stands_alone(pieces, at, &quote) {
            QuoteKind::Fragment
        } else if joint(at) {
            QuoteKind::Part
        } else {
            QuoteKind::Whole
        };
        if let Some(quote) = quotes.get_mut(at) {
            quote.kind = kind;
        }
    }
}

struct Reader<'t> {
    text: &'t str,
    segments: &'t Segments,
}

impl Reader<'_> {
    /// Whether the piece at `at` goes on with what the one before it began: only an attribution parts them.
    fn is_joint(&self, pieces: &[Piece], quotes: &[QuoteSpan], at: usize) -> bool {
        let (Some(last), Some(piece)) = (pieces.get(at - 1), pieces.get(at)) else { return false };
        if last.paragraph != piece.paragraph {
            return false;
        }
        let gap = last.tokens.end..piece.tokens.start;
        let gap = gap.start + usize::from(self.mark(gap.start).is_some_and(|m| matches!(m, "," | ".")))..gap.end;
        let Some(end) = gap.end.checked_sub(1).filter(|end| *end >= gap.start) else { return true };
        if self.breaks_off(gap.start..end) {
            return false;
        }
        match self.mark(end) {
            Some("." | "!" | "?") => !self.is_attributed_after(pieces, quotes, at),
            Some("," | "—" | "–" | "-" | "…") => {
                let cue = quotes.get(at).and_then(|q| q.cue);
                self.opens_low(piece) || cue.is_none_or(|cue| quotes.get(at - 1).and_then(|q| q.cue) == Some(cue))
            }
            _ => false,
        }
    }

    /// Whether a sentence ends within `gap`.
    fn breaks_off(&self, gap: Range<usize>) -> bool {
        self.segments.sentences.iter().any(|s| gap.start < s.tokens.end && s.tokens.end < gap.end)
    }

    /// "“It fell,” she said": the verb stands after the piece, in its paragraph.
    fn is_attributed_after(&self, pieces: &[Piece], quotes: &[QuoteSpan], at: usize) -> bool {
        let (Some(piece), Some(quote)) = (pieces.get(at), quotes.get(at)) else { return false };
        quote.cue.is_some_and(|cue| piece.words.is_before(cue)) && self.runs_on(piece)
    }

    /// Whether the piece is a statement of its own: from its first word to its last, with its own attribution.
    fn stands_alone(&self, pieces: &[Piece], at: usize, quote: &QuoteSpan) -> bool {
        let Some(piece) = pieces.get(at) else { return false };
        let last = at.checked_sub(1).and_then(|i| pieces.get(i)).filter(|l| l.paragraph == piece.paragraph);
        let before = piece.tokens.start.checked_sub(1).filter(|_| !self.opens_paragraph(piece));
        let led = match before {
            None => quote.cue.is_some() || self.runs_on(piece) || self.is_led_by_colon(piece),
            Some(before) => match self.mark(before) {
                Some(":") => true,
                Some("," | "." | "!" | "?" | "”" | "\"" | "'" | "’" | "—" | "–") => {
                    quote.cue.is_some() || quote.speaker.is_some()
                }
                _ => last.is_some_and(|l| l.tokens.end == piece.tokens.start),
            },
        };
        led && !self.is_headline(piece) && !self.opens_low(piece) && self.closes(piece)
    }

    fn opens_low(&self, piece: &Piece) -> bool {
        let inner =
            self.segments.tokens.iter().skip(piece.tokens.start).find(|t| t.span.start() >= piece.words.start());
        inner.is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Lower && !self.is_hashtag(t.span.start()))
    }

    fn is_hashtag(&self, at: usize) -> bool {
        self.text.get(..at).is_some_and(|t| t.ends_with(['#', '@']))
    }

    /// Whether a mark ends it, inside or right after it.
    fn closes(&self, piece: &Piece) -> bool {
        let stop = |m: &str| m.ends_with(['.', ',', '?', '!', '…', '—', '–', '-']);
        stop(piece.words.slice(self.text))
            || piece.words.slice(self.text).ends_with(['”', '’', '"', '\'', ')'])
            || self.mark(piece.tokens.end).is_some_and(stop)
    }

    /// Whether its sentence goes on after it.
    fn runs_on(&self, piece: &Piece) -> bool {
        piece.words.slice(self.text).ends_with([',', '?', '!', '—', '–', '-'])
            || self.mark(piece.tokens.end) == Some(",")
    }

    fn opens_paragraph(&self, piece: &Piece) -> bool {
        let first = self.segments.sentences.partition_point(|s| s.paragraph < piece.paragraph);
        let start = self.segments.sentences.get(first).map_or(piece.tokens.start, |s| s.tokens.start);
        start >= piece.tokens.start
    }

    /// "She said:" in the paragraph before.
    fn is_led_by_colon(&self, piece: &Piece) -> bool {
        piece.tokens.start.checked_sub(1).is_some_and(|i| self.mark(i) == Some(":"))
    }

    fn is_headline(&self, piece: &Piece) -> bool {
        let sentences = &self.segments.sentences;
        let at = sentences.partition_point(|s| s.tokens.end <= piece.tokens.start);
        sentences.get(at).is_some_and(|s| s.zone == ZoneKind::Headline)
    }

    fn mark(&self, at: usize) -> Option<&str> {
        let token = self.segments.tokens.get(at).filter(|t| t.kind == TokenKind::Mark)?;
        Some(token.span.slice(self.text))
    }
}
