//! Where quotations stand: pairs of marks in any typography, strays tolerated, apostrophes left alone.

use crate::model::{Segments, Span, Token, TokenKind, ZoneKind};
use std::cell::OnceCell;
use std::ops::Range;

/// Words between quotation marks, inside one paragraph.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Piece {
    /// The words.
    pub words: Span,
    /// The tokens with their marks, as indices into [`Segments::tokens`].
    pub tokens: Range<usize>,
    /// The paragraph.
    pub paragraph: usize,
    /// Whether no mark closes it: its paragraph ends first, and the next may go on with it.
    pub is_open: bool,
}

/// A single mark's quotation is no longer than this many tokens; beyond it, the mark was an apostrophe.
const LONGEST_SINGLE: usize = 60;

/// Every quotation of the story, in order; inner ones are part of the outer.
pub(super) fn pieces(text: &str, segments: &Segments) -> Vec<Piece> {
    let mut out = Vec::new();
    for (paragraph, range) in paragraphs(segments) {
        let scan = Scan { text, tokens: &segments.tokens, range, paragraph, closers: OnceCell::new() };
        scan.run(&mut out);
    }
    out
}

/// The tokens of each paragraph that may hold quotations.
fn paragraphs(segments: &Segments) -> Vec<(usize, Range<usize>)> {
    let mut out: Vec<(usize, Range<usize>)> = Vec::new();
    for sentence in segments.sentences.iter().filter(|s| s.zone != ZoneKind::Boilerplate) {
        match out.last_mut() {
            Some((paragraph, range)) if *paragraph == sentence.paragraph => range.end = sentence.tokens.end,
            _ => out.push((sentence.paragraph, sentence.tokens.clone())),
        }
    }
    out
}

/// One paragraph.
struct Scan<'t> {
    text: &'t str,
    tokens: &'t [Token],
    range: Range<usize>,
    paragraph: usize,
    /// Where marks stand that only close, in order; looked for when first asked, since few paragraphs need it.
    closers: OnceCell<Vec<usize>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Open,
    Close,
    /// Straight: either.
    Straight,
    SingleOpen,
    /// Straight or curly: closes, or is an apostrophe.
    Single,
}

impl Scan<'_> {
    fn run(&self, out: &mut Vec<Piece>) {
        let mut at = self.range.start;
        while at < self.range.end {
            let Some((mark, width)) = self.mark(at) else {
                at += 1;
                continue;
            };
            let inner = at + width;
            let close = match mark {
                Mark::Open => self.double_close(inner, true),
                // ”Turned round.“
                Mark::Close if self.opens(at, inner) => self.double_close(inner, true),
                Mark::Straight if self.opens(at, inner) => self.double_close(inner, false),
                Mark::SingleOpen | Mark::Single if self.opens(at, inner) && !self.elides(inner) => {
                    self.single_close(inner)
                }
                _ => None,
            };
            match close {
                Some((close, after)) => {
                    self.push(at, inner, close, after, out);
                    at = after;
                }
                None => at = inner,
            }
        }
    }

    fn push(&self, open: usize, inner: usize, close: usize, after: usize, out: &mut Vec<Piece>) {
        let words = self.tokens.get(inner).zip(close.checked_sub(1).and_then(|last| self.tokens.get(last)));
        if let (true, Some((first, last))) = (close > inner, words) {
            let words = first.span.cover(last.span);
            let is_open = close == after && after == self.range.end;
            out.push(Piece { words, tokens: open..after, paragraph: self.paragraph, is_open });
        }
    }

    fn token(&self, at: usize) -> Option<&Token> {
        if self.range.contains(&at) { self.tokens.get(at) } else { None }
    }

    /// The quotation mark at `at`, and of how many tokens it is.
    fn mark(&self, at: usize) -> Option<(Mark, usize)> {
        // After an "s", a mark looks like a possessive's.
        let is_mark = |t: &&Token| {
            t.kind == TokenKind::Mark || t.kind == TokenKind::Possessive && t.text(self.text).chars().count() == 1
        };
        let token = self.token(at).filter(is_mark)?;
        let twin =
            |with: &str| self.token(at + 1).is_some_and(|t| token.touches(*t) && t.span.slice(self.text) == with);
        Some(match token.span.slice(self.text) {
            "“" | "«" | "„" => (Mark::Open, 1),
            "”" | "»" => (Mark::Close, 1),
            "\"" | "″" | "＂" => (Mark::Straight, 1),
            "`" if twin("`") => (Mark::Open, 2),
            "'" if twin("'") => (Mark::Straight, 2),
            "’" if twin("’") => (Mark::Close, 2),
            "‘" if twin("‘") => (Mark::Open, 2),
            "‘" | "`" => (Mark::SingleOpen, 1),
            "'" => (Mark::Single, 1),
            _ => return None,
        })
    }

    /// Whether what stands before `at` touches it.
    fn touches_before(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|b| self.token(b));
        before.zip(self.token(at)).is_some_and(|(b, t)| b.touches(*t))
    }

    /// Whether the mark `at..inner` opens: words touch it on the right, and no word on the left.
    fn opens(&self, at: usize, inner: usize) -> bool {
        let Some(next) = self.token(inner) else { return false };
        // ".@harbour is wrong": a dot before a handle, or of words that go on.
        let dot = next.span.slice(self.text) == "." && self.touches_before(inner + 1);
        let right = self.touches_before(inner)
            && (dot || !matches!(next.span.slice(self.text), "." | "," | ";" | ":" | ")" | "!"));
        let before = at.checked_sub(1).and_then(|b| self.token(b));
        let left = !self.touches_before(at)
            || before.is_some_and(|t| {
                t.kind == TokenKind::Mark
                    && !matches!(t.span.slice(self.text), "." | "!" | "?" | "," | "”" | "%" | ")" | "…")
            });
        right && left
    }

    /// Whether a single mark before `at` stands for what is left out: "'90s", "rock 'n' roll".
    fn elides(&self, at: usize) -> bool {
        let word = self.token(at).map(|t| t.span.slice(self.text)).unwrap_or_default();
        let decade = word.len() == 2 && word.bytes().all(|b| b.is_ascii_digit());
        decade || matches!(word, "n" | "em" | "til" | "tis" | "twas" | "cause")
    }

    /// The mark that closes a double quotation whose words start at `from`: its index and the one after it.
    /// A paragraph that ends first ends it too: the next one opens again.
    fn double_close(&self, from: usize, curly: bool) -> Option<(usize, usize)> {
        let mut depth = 1_usize;
        let mut at = from;
        while at < self.range.end {
            let Some((mark, width)) = self.mark(at) else {
                at += 1;
                continue;
            };
            match mark {
                Mark::Close => depth -= 1,
                Mark::Open if self.touches_before(at) && !self.touches_before(at + width) => depth -= 1,
                Mark::Straight if curly && self.opens(at, at + width) && self.closers_left(at) > 0 => depth += 1,
                Mark::Straight if !curly && self.opens(at, at + width) && !self.closes_too(at, width) => {
                    return Some((at, at));
                }
                Mark::Straight => depth -= 1,
                Mark::Open if self.closers_left(at) > depth - usize::from(!curly) => depth += 1,
                Mark::Open => return Some((at, at)),
                Mark::SingleOpen | Mark::Single => {}
            }
            if depth == 0 {
                return Some((at, at + width));
            }
            at += width;
        }
        // A mark alone far into a paragraph may be a stray: it reaches to the end of its sentence at most.
        let whole = from <= self.range.start + 3;
        let end = if whole || curly { self.range.end } else { self.sentence_end(from) };
        (end > from).then_some((end, end))
    }

    /// Whether a straight mark that looks like an opening one may close: spaces on neither side, or both.
    fn closes_too(&self, at: usize, width: usize) -> bool {
        self.touches_before(at) == self.touches_before(at + width)
    }

    /// How many marks that only close stand at `at` or behind it.
    fn closers_left(&self, at: usize) -> usize {
        let closes = |i: &usize| self.mark(*i).is_some_and(|(mark, _)| mark == Mark::Close);
        let closers = self.closers.get_or_init(|| self.range.clone().filter(closes).collect());
        closers.len() - closers.partition_point(|closer| *closer < at)
    }

    fn sentence_end(&self, from: usize) -> usize {
        let stop = |i: &usize| self.token(*i).is_some_and(|t| matches!(t.span.slice(self.text), "." | "!" | "?"));
        (from..self.range.end).find(stop).map_or(self.range.end, |i| i + 1)
    }

    /// The mark that closes a single quotation: one after which no word goes on.
    fn single_close(&self, from: usize) -> Option<(usize, usize)> {
        let mut possessive = None;
        for at in from..self.range.end.min(from + LONGEST_SINGLE) {
            let token = self.token(at)?;
            let words = token.span.slice(self.text);
            if matches!(self.mark(at), Some((Mark::Open | Mark::Close | Mark::Straight, _))) {
                break;
            }
            if !matches!(words, "'" | "’") || !self.touches_before(at) {
                continue;
            }
            let next = self.token(at + 1).filter(|n| token.touches(**n));
            if next.is_some_and(|n| n.kind != TokenKind::Mark) || at == from {
                continue;
            }
            if token.kind == TokenKind::Mark || next.is_some() || at + 1 == self.range.end {
                return Some((at, at + 1));
            }
            possessive = possessive.or(Some((at, at + 1)));
        }
        possessive
    }
}
