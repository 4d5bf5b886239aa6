//! Who says a quotation: the verb of saying before or after it, and the subject of that verb.
//!
//! The words around the quotations of a paragraph are its gaps. A gap that holds a verb of saying with
//! a subject attributes the quotation before it ("…," she said), the one after it (She said: "…"), or
//! both. What has no gap of its own is said by whom the text has just let speak.

use super::marks::Piece;
use super::subjects::Reader;
use crate::lexicon::Lexicon;
use crate::model::{Case, NameKind, NameSpan, QuoteKind, QuoteSpan, Segments, Span, TokenKind};
use std::ops::Range;

/// The words that name a speaker, and the verb of saying.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Attribution {
    speaker: Option<Span>,
    cue: Span,
}

/// The quotations of `pieces` with their speakers.
pub(super) fn attribute(
    text: &str,
    segments: &Segments,
    names: &[NameSpan],
    lexicon: &Lexicon,
    pieces: &[Piece],
) -> Vec<QuoteSpan> {
    let reader = Reader { text, segments, names, lexicon };
    let mut out: Vec<QuoteSpan> = Vec::with_capacity(pieces.len());
    let mut before: Option<(usize, Attribution)> = None;
    for (at, piece) in pieces.iter().enumerate() {
        let last = at.checked_sub(1).and_then(|i| pieces.get(i)).filter(|p| p.paragraph == piece.paragraph);
        let next = pieces.get(at + 1).filter(|p| p.paragraph == piece.paragraph);
        let own = reader.of_piece(piece, last, next);
        let carried = || {
            let (paragraph, said) = before?;
            let near = match last {
                // “…,” she said. “…”: the same speaker goes on, unless the words are woven into a sentence.
                Some(last) => reader.goes_on(last, piece),
                None => reader.starts_paragraph(piece) && piece.paragraph <= paragraph + 1,
            };
            near.then_some(said)
        };
        let found = own.or_else(|| reader.led_by_colon(piece)).or_else(carried);
        if let Some(said) = found {
            before = Some((piece.paragraph, said));
        }
        out.push(QuoteSpan {
            span: piece.words,
            speaker: found.and_then(|f| f.speaker),
            cue: own.map(|f| f.cue),
            kind: QuoteKind::Fragment,
        });
    }
    share_backwards(pieces, &mut out);
    out
}

/// Quotations that open a paragraph in which only a later one is attributed have its speaker.
fn share_backwards(pieces: &[Piece], out: &mut [QuoteSpan]) {
    for at in (1..pieces.len()).rev() {
        let same = pieces.get(at - 1).zip(pieces.get(at)).is_some_and(|(l, r)| l.paragraph == r.paragraph);
        let touching = pieces.get(at - 1).zip(pieces.get(at)).is_some_and(|(l, r)| r.tokens.start <= l.tokens.end + 1);
        // A paragraph that no mark closes goes on in the one below it, where that opens with a mark.
        let open = pieces.get(at - 1).is_some_and(|l| l.is_open);
        let speaker = out.get(at).and_then(|q| q.speaker);
        if let (true, true, Some(quote)) = (same || open, touching, out.get_mut(at - 1)) {
            quote.speaker = quote.speaker.or(speaker);
        }
    }
}

/// Marks that close a quotation within one.
const CLOSERS: [char; 6] = ['”', '’', '"', '\'', '»', '“'];

/// How far from a quotation its verb of saying may stand, in tokens.
const FAR: usize = 40;

impl Reader<'_> {
    /// The attribution in the gap after `piece` or in the one before it, whichever its marks point to.
    fn of_piece(&self, piece: &Piece, last: Option<&Piece>, next: Option<&Piece>) -> Option<Attribution> {
        let (start, end) = self.paragraph_of(piece);
        let open = last.map_or(start, |l| l.tokens.end);
        let close = next.map_or(end, |n| n.tokens.start);
        let before = self.clause_before(open..piece.tokens.start);
        let after = self.clause_after(piece, piece.tokens.end..close);
        let led = before.clone().last().and_then(|i| self.mark(i)).is_some_and(|m| matches!(m, ":" | ","));
        // "When somebody shouted, “…,” Marsh laughed": the verb stands right before.
        let led_by_verb = led && before.len() > 1 && self.is_cue(before.end - 2);
        let words = piece.words.slice(self.text);
        let inner = words.trim_end_matches(CLOSERS);
        let runs_on = inner.ends_with([',', '?', '!', '—', '-', '…']) || self.mark(piece.tokens.end) == Some(",");
        let backward = || self.in_gap_before(before.clone()).or_else(|| self.in_dialogue(before.clone()));
        let forward = || self.after_dash(after.clone()).or_else(|| self.in_gap_after(after.clone()));
        // "Marsh was asked, “…?”" is no answer's verb.
        if led_by_verb && self.is_passive(before.end - 2) {
            return backward();
        }
        if led_by_verb || led && !inner.ends_with(',') {
            backward().or_else(forward)
        } else if runs_on {
            forward().or_else(backward)
        } else {
            // “… .” Marsh said after a full stop starts a sentence of its own, unless nothing else is there.
            backward().or_else(forward)
        }
    }

    /// The clause that leads to a quotation: the gap from its last sentence end on.
    fn clause_before(&self, gap: Range<usize>) -> Range<usize> {
        let starts = self.segments.sentences.iter();
        let index = self.segments.sentences.partition_point(|s| s.tokens.end < gap.end);
        let from = starts.clone().nth(index).map_or(gap.start, |s| s.tokens.start);
        from.max(gap.start).max(gap.end.saturating_sub(FAR)).min(gap.end)..gap.end
    }

    /// The clause that follows a quotation: the gap up to its first sentence end.
    fn clause_after(&self, piece: &Piece, gap: Range<usize>) -> Range<usize> {
        let words = piece.words.slice(self.text);
        let stops = |i: &usize| match self.mark(*i) {
            Some(".") => !self.abbreviates(*i),
            mark => matches!(mark, Some("!" | "?" | ";" | ":")),
        };
        let end = (gap.start..gap.end).find(stops).unwrap_or(gap.end);
        // After a full stop a sentence of the outlet's own begins, with a verb of saying it may still attribute.
        let reach = if words.ends_with('.') { 12 } else { FAR };
        gap.start..end.min(gap.start + reach)
    }

    /// Whether the full stop at `at` ends an abbreviation: its sentence goes on ("Rep. Bo Marsh (R-Quay.) said").
    fn abbreviates(&self, at: usize) -> bool {
        let closes = |i: &usize| self.mark(*i).is_some_and(|m| m == ")" || m.starts_with(CLOSERS));
        let Some(next) = (at + 1..self.segments.tokens.len()).find(|i| !closes(i)) else { return false };
        self.segments.sentence_of(at).is_some_and(|s| s.tokens.contains(&next))
    }

    fn paragraph_of(&self, piece: &Piece) -> (usize, usize) {
        let sentences = &self.segments.sentences;
        let first = sentences.partition_point(|s| s.paragraph < piece.paragraph);
        let after = sentences.partition_point(|s| s.paragraph <= piece.paragraph);
        let start = sentences.get(first).map_or(piece.tokens.start, |s| s.tokens.start);
        let end = after.checked_sub(1).and_then(|i| sentences.get(i)).map_or(piece.tokens.end, |s| s.tokens.end);
        (start, end)
    }

    /// Words before the quotation: the subject stands before the verb, or right after it ("Said Marsh: “").
    fn in_gap_before(&self, gap: Range<usize>) -> Option<Attribution> {
        if let Some(said) = self.according(gap.clone()) {
            return Some(said);
        }
        let cues: Vec<usize> = gap.clone().filter(|i| self.is_cue(*i)).collect();
        for cue in cues.into_iter().rev() {
            if self.is_passive(cue) {
                return self.asked_by(cue, gap);
            }
            let speaker = self.subject_of(cue, gap.start).or_else(|| self.subject_after(cue + 1..gap.end.min(cue + 8)));
            if speaker.is_some() {
                return Some(Attribution { speaker, cue: self.span(cue)? });
            }
        }
        None
    }

    /// Words after the quotation: "said Marsh", or "Marsh, who was there, said".
    fn in_gap_after(&self, gap: Range<usize>) -> Option<Attribution> {
        let first = gap.clone().find(|i| self.mark(*i) != Some(","))?;
        if let Some(said) = self.according(first..gap.end.min(first + 16)) {
            return Some(said);
        }
        let cue = (first..gap.end).find(|i| self.is_cue(*i))?;
        if self.is_passive(cue) {
            return self.asked_by(cue, gap);
        }
        let speaker = if cue <= first + 1 && self.subject_before(first..cue).is_none() {
            self.subject_after(cue + 1..gap.end)
        } else {
            self.subject_before(first..cue).or_else(|| self.subject_after(cue + 1..gap.end.min(cue + 10)))
        };
        Some(Attribution { speaker: Some(speaker?), cue: self.span(cue)? })
    }

    /// "Ann Reed was asked by Bo Marsh, “…?”": whoever asks speaks, if that is told.
    fn asked_by(&self, cue: usize, gap: Range<usize>) -> Option<Attribution> {
        let by = Some(cue + 1).filter(|i| self.word(*i) == "by")?;
        Some(Attribution { speaker: Some(self.subject_after(by + 1..gap.end)?), cue: self.span(cue)? })
    }

    /// "Ann Reed (Quay): “…”", and "she fell back on her old line: “…”".
    fn in_dialogue(&self, gap: Range<usize>) -> Option<Attribution> {
        let colon = gap.end.checked_sub(1).filter(|i| self.mark(*i) == Some(":"))?;
        Some(Attribution { speaker: Some(self.parties(gap).first().copied()?), cue: self.span(colon)? })
    }

    /// "“…” — Ann Reed".
    fn after_dash(&self, gap: Range<usize>) -> Option<Attribution> {
        let dash = self.mark(gap.start).filter(|m| matches!(*m, "—" | "–" | "―" | "-" | "~"))?;
        let start = gap.start + 1 + usize::from(self.mark(gap.start + 1) == Some(dash));
        let name = self.name_at(self.span(start)?).filter(|n| n.kind == NameKind::Person)?;
        let ends = self
            .segments
            .tokens
            .get(start..gap.end)?
            .iter()
            .all(|t| t.case != Case::Lower || t.kind != TokenKind::Word);
        ends.then_some(Attribution { speaker: Some(name.span), cue: self.span(gap.start)? })
    }

    /// "according to Marsh", "in the words of Marsh", "in Marsh's words".
    fn according(&self, gap: Range<usize>) -> Option<Attribution> {
        let word = |i: usize| self.word(i);
        let owned = |i: &usize| {
            let before = i.checked_sub(1).filter(|b| *b >= gap.start).and_then(|b| self.token(b));
            word(*i) == "words" && before.is_some_and(|t| t.kind == TokenKind::Possessive)
        };
        if let Some(at) = gap.clone().find(owned) {
            let speaker = self.parties(gap.start..at).last().copied()?;
            return Some(Attribution { speaker: Some(speaker), cue: self.span(at)? });
        }
        let is = |i: usize| {
            word(i).eq_ignore_ascii_case("according") && word(i + 1) == "to"
                || word(i) == "words" && word(i + 1) == "of"
        };
        let at = gap.clone().find(|i| is(*i))?;
        let speaker = self.subject_after(at + 2..gap.end.min(at + 12))?;
        Some(Attribution { speaker: Some(speaker), cue: self.span(at)? })
    }

    /// The last words before a quotation that opens its paragraph, where they end in a colon.
    fn led_by_colon(&self, piece: &Piece) -> Option<Attribution> {
        let first = piece.tokens.start;
        let colon = first.checked_sub(1).filter(|_| self.starts_paragraph(piece))?;
        if self.mark(colon) != Some(":") {
            return None;
        }
        self.in_gap_before(self.clause_before(colon.saturating_sub(FAR)..colon))
    }

    fn starts_paragraph(&self, piece: &Piece) -> bool {
        self.paragraph_of(piece).0 + 1 >= piece.tokens.start
    }

    /// Whether a new sentence of the same speaker opens right after an attribution.
    fn goes_on(&self, last: &Piece, piece: &Piece) -> bool {
        let ended = piece.tokens.start.checked_sub(1).and_then(|i| self.mark(i));
        let short = piece.tokens.start.saturating_sub(last.tokens.end) <= FAR;
        short
            && (matches!(ended, Some("." | "," | ":" | "—" | "–" | "-" | "…"))
                || piece.tokens.start <= last.tokens.end + 1)
    }
}
