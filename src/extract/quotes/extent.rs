//! Whether what stands between two marks is all that was said, one piece of it, or words woven into
//! the outlet's own sentence.
//!
//! "“It fell,” she said. “We ran.”" is one utterance in two pieces; "she called it “a mess”" is the
//! outlet's sentence with a fragment. A headline displays words, it does not say all of them.

use super::marks::Piece;
use crate::lexicon::Lexicon;
use crate::model::{Case, QuoteKind, QuoteSpan, Segments, Span, Token, TokenKind, WordKey, ZoneKind};
use std::ops::Range;

/// Sets the kind of each quotation; `pieces` and `quotes` run side by side.
pub(super) fn set(text: &str, segments: &Segments, lexicon: &Lexicon, pieces: &[Piece], quotes: &mut [QuoteSpan]) {
    let reader = Reader { text, segments, lexicon };
    for at in 0..pieces.len() {
        let begun = reader.begun_at(pieces, quotes, at);
        let Some(quote) = quotes.get(at).cloned() else { break };
        let kind = if begun.is_some() {
            QuoteKind::Part
        } else if reader.stands_alone(pieces, at, &quote) {
            QuoteKind::Whole
        } else {
            QuoteKind::Fragment
        };
        if let Some(quote) = quotes.get_mut(at) {
            quote.kind = kind;
        }
        let is_open = |from: usize| pieces.get(from).is_some_and(|p| p.is_open);
        let first = begun.and_then(|from| Some((is_open(from), quotes.get_mut(from)?)));
        if let Some((_, first)) = first.filter(|(open, first)| *open || first.kind == QuoteKind::Whole) {
            first.kind = QuoteKind::Part;
        }
    }
}

struct Reader<'t> {
    text: &'t str,
    segments: &'t Segments,
    lexicon: &'t Lexicon,
}

/// Words of a title that need no capital have so many letters at most ("with", "from").
const LONGEST_SMALL: usize = 4;

/// "told the harbour board, “…”": no more words stand between a verb of saying and what is said.
const LONGEST_OBJECT: usize = 5;

/// Fewer words are no clause.
const LEAST_CLAUSE: usize = 4;

/// So many titles and other fragments may stand in the attribution that parts two pieces.
const MOST_BETWEEN: usize = 2;

impl Reader<'_> {
    /// The piece whose utterance the one at `at` goes on with: only an attribution parts them.
    fn begun_at(&self, pieces: &[Piece], quotes: &[QuoteSpan], at: usize) -> Option<usize> {
        let piece = pieces.get(at)?;
        for from in (at.saturating_sub(MOST_BETWEEN + 1)..at).rev() {
            let (last, quote) = (pieces.get(from)?, quotes.get(from)?);
            if last.paragraph != piece.paragraph {
                return Some(from).filter(|f| f + 1 == at && self.goes_on_below(pieces, quotes, at));
            }
            // "“A,” she said on “Port News.” “B.”": what stands in the attribution is passed over.
            let said = quote.cue.is_some_and(|cue| last.words.is_before(cue) && cue.is_before(piece.words));
            if quote.kind != QuoteKind::Fragment || said {
                return Some(from).filter(|f| self.is_joint(pieces, quotes, *f, at));
            }
        }
        None
    }

    /// Whether a paragraph that is all quotation goes on with what the paragraph before it let somebody say.
    fn goes_on_below(&self, pieces: &[Piece], quotes: &[QuoteSpan], at: usize) -> bool {
        let (Some(last), Some(piece)) = (pieces.get(at - 1), pieces.get(at)) else { return false };
        let (Some(before), Some(quote)) = (quotes.get(at - 1), quotes.get(at)) else { return false };
        if !self.opens_paragraph(piece) || last.paragraph + 1 != piece.paragraph {
            return false;
        }
        if last.is_open {
            return true;
        }
        // A question that is followed by words of nobody's is answered by them, often by another.
        let asks = last.words.slice(self.text).ends_with('?') && before.cue.is_none_or(|cue| self.asks(cue));
        let begun = before.kind != QuoteKind::Fragment && !asks;
        let gap = last.tokens.end..piece.tokens.start;
        let same = quote.cue.is_none() && quote.speaker.is_some() && quote.speaker == before.speaker;
        begun && same && !self.breaks_off(gap) && !self.is_led_by_colon(piece) && self.ends_paragraph(piece)
    }

    /// Whether the piece at `at` goes on with what the one at `from`, in its paragraph, began.
    fn is_joint(&self, pieces: &[Piece], quotes: &[QuoteSpan], from: usize, at: usize) -> bool {
        let (Some(last), Some(piece)) = (pieces.get(from), pieces.get(at)) else { return false };
        let gap = last.tokens.end..piece.tokens.start;
        let gap = gap.start + usize::from(self.mark(gap.start).is_some_and(|m| matches!(m, "," | ".")))..gap.end;
        let closer = |i: &usize| self.mark(*i).is_some_and(|m| matches!(m, "”" | "\"" | "’" | "'" | "»"));
        let Some(end) = gap.clone().rev().find(|i| !closer(i)) else { return true };
        if self.breaks_off(gap.start..end) || self.is_said_anew(quotes.get(from), piece) {
            return false;
        }
        match self.stop(end) {
            Some("." | "!" | "?") => !self.is_attributed_after(pieces, quotes, at),
            Some("," | "—" | "–" | "-" | "…") => {
                let cue = quotes.get(at).and_then(|q| q.cue);
                let shares = |q: &QuoteSpan| q.kind != QuoteKind::Fragment && cue.is_none_or(|cue| q.cue == Some(cue));
                self.opens_low(piece) || quotes.get(from).is_some_and(shares)
            }
            // "“It fell,” she said “We ran”": the stop is missing.
            None => {
                let verb = self.segments.tokens.get(end).filter(|_| !self.tells(end));
                let said = |q: &QuoteSpan| {
                    q.kind != QuoteKind::Fragment && q.cue.is_some_and(|c| verb.is_some_and(|v| v.span == c))
                };
                quotes.get(from).is_some_and(said) && !self.opens_low(piece) && !self.is_title(piece)
            }
            _ => false,
        }
    }

    /// "“It fell,” she said on the radio, adding, “We ran.”": a verb of its own leads to the piece.
    fn is_said_anew(&self, last: Option<&QuoteSpan>, piece: &Piece) -> bool {
        let before = piece.tokens.start.checked_sub(2).filter(|i| matches!(self.mark(i + 1), Some("," | ":")));
        let Some(verb) = before.filter(|i| self.lets_speak(*i)) else { return false };
        let at = self.segments.tokens.get(verb).map(|t| t.span);
        let follows = |l: &QuoteSpan| at.is_some_and(|at| l.span.is_before(at) && l.cue.is_some_and(|cue| cue != at));
        last.is_some_and(|l| l.kind != QuoteKind::Fragment && follows(l))
    }

    fn asks(&self, cue: Span) -> bool {
        self.segments
            .tokens
            .get(self.segments.tokens_in(cue).start)
            .is_some_and(|t| self.lexicon.saying.asking.contains(&t.key))
    }

    /// Whether a sentence ends within `gap`.
    fn breaks_off(&self, gap: Range<usize>) -> bool {
        let first = self.segments.sentences.partition_point(|s| s.tokens.end <= gap.start);
        self.segments.sentences.get(first).is_some_and(|s| s.tokens.end < gap.end)
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
        if self.is_headline(piece) || self.names_author(piece) {
            return false;
        }
        if self.opens_low(piece) {
            return self.is_led_low(piece, last, quote);
        }
        let led = match before {
            None => quote.cue.is_some() || self.runs_on(piece) || self.is_led_by_colon(piece),
            Some(before) => match self.stop(before) {
                Some(":") => true,
                Some("-") => quote.cue.is_some_and(|cue| piece.words.is_before(cue)) && self.runs_on(piece),
                Some("," | "—" | "–") => {
                    let said = before.checked_sub(1).is_some_and(|i| self.lets_speak(i));
                    said || (quote.cue.is_some() || quote.speaker.is_some()) && !self.is_title(piece)
                }
                Some("." | "!" | "?" | "”" | "\"" | "'" | "’" | "(") => {
                    quote.cue.is_some() || quote.speaker.is_some()
                }
                // "told “Quay Tonight,” a programme": whom it is said to.
                _ => {
                    self.lets_speak(before) && !(self.tells(before) && self.is_title(piece))
                        || last.is_some_and(|l| l.tokens.end == piece.tokens.start)
                }
            },
        };
        led && self.closes(piece)
    }

    /// "She says “we ran as one crew.”": a clause that follows its verb of saying at once is whole though an outlet
    /// begins it with a small letter; "she said that “we …”", "the plan, she said, “was …”" go on with a sentence.
    fn is_led_low(&self, piece: &Piece, last: Option<&Piece>, quote: &QuoteSpan) -> bool {
        let tokens = &self.segments.tokens;
        let verb = quote.cue.map(|cue| self.segments.tokens_in(cue).start);
        let Some(verb) = verb.filter(|v| *v < piece.tokens.start && self.lets_speak(*v)) else { return false };
        let start = self.segments.sentence_of(verb).map_or(verb, |s| s.tokens.start);
        let word = |i: usize| tokens.get(i).map_or("", |t| t.text(self.text));
        let has = |mut range: Range<usize>, what: &str| range.any(|i| word(i) == what);
        // "told the crowd, “…”": whom it is said to, nothing else.
        let whom = verb + 1..piece.tokens.start;
        let longest = if self.tells(verb) { LONGEST_OBJECT } else { 1 };
        let at_once = whom.len() <= longest && !has(whom.clone(), "that") && !has(whom.start..whom.end.max(1) - 1, ",");
        let plain = word(verb).ends_with("ing") || !has(start..verb, ",");
        let alone = last.is_none_or(|l| l.tokens.end <= start);
        at_once && plain && alone && self.is_clause(piece)
    }

    /// Whether the piece opens as a clause can, and ends with a full stop or its like.
    fn is_clause(&self, piece: &Piece) -> bool {
        let inside = self.segments.tokens.get(piece.tokens.clone()).unwrap_or(&[]).iter();
        let mut words = inside.filter(|t| t.kind == TokenKind::Word);
        let ends = |m: &str| m.ends_with(['.', '?', '!', '…']);
        let closes = ends(piece.words.slice(self.text)) || self.mark(piece.tokens.end).is_some_and(ends);
        let opens = words.next().is_some_and(|t| self.lexicon.saying.openers.contains(&self.stem(t)));
        opens && closes && words.count() + 1 >= LEAST_CLAUSE
    }

    /// "it’s" and "don’t" without what the apostrophe joins.
    fn stem(&self, token: &Token) -> WordKey {
        let word = token.text(self.text);
        WordKey::of(word.split(['’', '\'']).next().unwrap_or(word).trim_end_matches("n"))
    }

    /// "“The Long Pier,” by Ann Reed": the title of a work.
    fn names_author(&self, piece: &Piece) -> bool {
        let at = piece.tokens.end + usize::from(self.mark(piece.tokens.end) == Some(","));
        let [by, name] = [at, at + 1].map(|i| self.segments.tokens.get(i).filter(|t| t.kind == TokenKind::Word));
        by.is_some_and(|t| t.text(self.text) == "by") && name.is_some_and(|t| t.case != Case::Lower)
    }

    /// Whether a verb stands at `at` that is followed by an utterance: "the crowd chanted “…”", but not "called it “…”".
    fn lets_speak(&self, at: usize) -> bool {
        let saying = &self.lexicon.saying;
        let word = self.segments.tokens.get(at).filter(|t| t.kind == TokenKind::Word && t.case == Case::Lower);
        word.is_some_and(|t| saying.verbs.contains(&t.key) && !saying.naming.contains(&t.key))
    }

    fn tells(&self, at: usize) -> bool {
        self.segments.tokens.get(at).is_some_and(|t| self.lexicon.saying.telling.contains(&t.key))
    }

    /// Whether all its longer words begin with a capital: "his book, “The Fall of the Long Pier,” …".
    fn is_title(&self, piece: &Piece) -> bool {
        let inside = self.segments.tokens.get(piece.tokens.clone()).unwrap_or(&[]).iter();
        let words: Vec<_> = inside.filter(|t| t.kind == TokenKind::Word).collect();
        let low = |t: &Token| t.case == Case::Lower;
        let ends = words.first().zip(words.last()).is_some_and(|(first, last)| !low(first) && !low(last));
        let said = piece.words.slice(self.text).trim_end_matches(['.', ',', '!', '?']);
        ends && !said.contains(['.', '?', '!'])
            && words.len() > 1
            && words.iter().all(|t| !low(t) || t.span.len() <= LONGEST_SMALL)
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
        let inner = piece.words.slice(self.text).trim_end_matches(['”', '’', '"', '\'', '»']);
        inner.ends_with([',', '?', '!', '—', '–', '-', '…']) || self.mark(piece.tokens.end) == Some(",")
    }

    fn opens_paragraph(&self, piece: &Piece) -> bool {
        let first = self.segments.sentences.partition_point(|s| s.paragraph < piece.paragraph);
        let start = self.segments.sentences.get(first).map_or(piece.tokens.start, |s| s.tokens.start);
        start >= piece.tokens.start
    }

    fn ends_paragraph(&self, piece: &Piece) -> bool {
        let after = self.segments.sentences.partition_point(|s| s.paragraph <= piece.paragraph);
        let end = after.checked_sub(1).and_then(|i| self.segments.sentences.get(i)).map(|s| s.tokens.end);
        end.is_some_and(|end| end <= piece.tokens.end)
    }

    /// "She said:" in the paragraph before.
    fn is_led_by_colon(&self, piece: &Piece) -> bool {
        piece.tokens.start.checked_sub(1).is_some_and(|i| self.mark(i) == Some(":"))
    }

    fn is_headline(&self, piece: &Piece) -> bool {
        self.segments.sentence_of(piece.tokens.start).is_some_and(|s| s.zone == ZoneKind::Headline)
    }

    /// The mark at `at`, or the full stop of an abbreviation ("in Port E.").
    fn stop(&self, at: usize) -> Option<&str> {
        let token = self.segments.tokens.get(at)?;
        let dot = token.kind == TokenKind::Word && token.span.slice(self.text).ends_with('.');
        if dot { Some(".") } else { self.mark(at) }
    }

    fn mark(&self, at: usize) -> Option<&str> {
        let token = self.segments.tokens.get(at).filter(|t| t.kind == TokenKind::Mark)?;
        Some(token.span.slice(self.text))
    }
}
