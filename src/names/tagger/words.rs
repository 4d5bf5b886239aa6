//! The tagger's view of an article: hyphen compounds joined, abbreviations with their full stop,
//! line breaks as words of their own, and the runs in which names may stand.

use super::evidence::Form;
use crate::model::{Case, Span, Token, TokenKind, WordKey};
use crate::names::gazetteer::{Flags, Gazetteer, joined};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// What a word of the view is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WordKind {
    /// A word that starts with a capital letter, or a compound such as `al-Amin`.
    Capital,
    /// Any other word.
    Lower,
    /// Digits.
    Number,
    /// A mark or a possessive.
    Mark,
    /// The end of a line.
    Break,
}

/// What a mark does to the words beside it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Mark {
    None = 0,
    Stop,
    Comma,
    Colon,
    Quote,
    Hyphen,
    Ampersand,
    Possessive,
    Other,
}

/// One word of the view.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// Key of its letters; of compounds, the joined key.
    pub key: WordKey,
    /// What the gazetteer knows of it. Of small words only those beside runs were looked up.
    pub flags: Flags,
    /// What it is.
    pub kind: WordKind,
    /// How it is written: a class of letters, or for marks a [`Mark`].
    pub shape: u8,
    /// Of capitalised words, its index in [`Words::forms`].
    pub form: u32,
    /// How capitals are used in its line: 0 as in prose, 1 as in a title, 2 throughout.
    pub line: u8,
}

impl Word {
    /// The word that stands before the first and after the last.
    pub const EDGE: Word = Word {
        span: Span::EMPTY,
        key: WordKey(10),
        flags: Flags(0),
        kind: WordKind::Break,
        shape: 0,
        form: u32::MAX,
        line: 0,
    };

    /// Whether it is this mark.
    #[inline]
    pub fn is(&self, mark: Mark) -> bool {
        self.kind == WordKind::Mark && self.shape == mark as u8
    }

    /// Whether a sentence may start after it.
    #[inline]
    pub fn opens(&self) -> bool {
        self.kind == WordKind::Break || self.is(Mark::Stop) || self.is(Mark::Colon) || self.is(Mark::Quote)
    }
}

/// Shapes of capitalised words.
pub mod shape {
    #![allow(missing_docs)]
    pub const LETTER: u8 = 2;
    pub const SHORT_CAPITALS: u8 = 3;
    pub const CAPITALS: u8 = 4;
    pub const MIXED: u8 = 5;
    pub const COMPOUND: u8 = 6;
    pub const APOSTROPHE: u8 = 7;
    pub const TITLE: u8 = 8;
    pub const SMALL: u8 = 9;
    pub const DIGITS: u8 = 11;
}

/// An article as the tagger sees it.
#[derive(Debug, Default)]
pub struct Words {
    /// Every word, mark and line break.
    pub list: Vec<Word>,
    /// Where names may stand, as ranges of `list`; they do not overlap.
    pub runs: Vec<Range<usize>>,
    /// What is known of each different capitalised word.
    pub forms: Vec<Form>,
}

impl Words {
    /// The view of `pieces` (tokens in the order of the text, without those to leave out).
    pub fn of<'t>(text: &str, pieces: impl Iterator<Item = &'t [Token]>, gazetteer: &Gazetteer) -> Words {
        let mut reader = Reader { text, gazetteer, words: Words::default(), known: FxHashMap::default(), end: 0 };
        for tokens in pieces {
            reader.read(tokens);
        }
        let Reader { mut words, known, .. } = reader;
        words.mark_lines();
        words.find_places(gazetteer);
        words.find_runs(gazetteer);
        words.gather(&known);
        words
    }

    /// The word at `at`, counted from `from` with an offset; [`Word::EDGE`] beyond the ends.
    #[inline]
    pub fn at(&self, from: usize, offset: isize) -> Word {
        from.checked_add_signed(offset).and_then(|at| self.list.get(at)).copied().unwrap_or(Word::EDGE)
    }

    /// Classifies each line by its share of capitalised words of four letters or more.
    fn mark_lines(&mut self) {
        for line in self.list.split_mut(|w| w.kind == WordKind::Break) {
            let (mut long, mut capital, mut all) = (0, 0, 0);
            for word in line.iter().filter(|w| w.span.len() >= 4) {
                let is_capital = word.kind == WordKind::Capital;
                long += usize::from(is_capital || word.kind == WordKind::Lower);
                capital += usize::from(is_capital);
                all += usize::from(matches!(word.shape, shape::SHORT_CAPITALS | shape::CAPITALS) && is_capital);
            }
            let class = if long >= 3 && all * 4 >= long * 3 {
                2
            } else if long >= 4 && capital * 10 >= long * 7 {
                1
            } else {
                0
            };
            line.iter_mut().for_each(|w| w.line = class);
        }
    }

    /// Marks the words of places of several words.
    fn find_places(&mut self, gazetteer: &Gazetteer) {
        for first in 0..self.list.len() {
            let Some(word) = self.list.get(first).filter(|w| w.flags.any(Flags::PLACE_PART)) else { continue };
            let mut key = word.key;
            let mut last = None;
            for (at, next) in self.list.iter().enumerate().skip(first + 1).take(3) {
                if !matches!(next.kind, WordKind::Capital | WordKind::Lower) {
                    break;
                }
                key = joined(key, next.key);
                if next.kind == WordKind::Capital && gazetteer.get(key).any(Flags::PLACES) {
                    last = Some(at);
                }
            }
            let Some(part) = last.and_then(|last| self.list.get_mut(first..=last)) else { continue };
            part.iter_mut().for_each(|w| w.flags = w.flags.with(Flags::PLACES));
        }
    }

    /// Finds the runs: capitalised words, and what may stand between them.
    fn find_runs(&mut self, gazetteer: &Gazetteer) {
        let mut at = 0;
        while at < self.list.len() {
            if self.at(at, 0).kind != WordKind::Capital {
                at += 1;
                continue;
            }
            let floor = self.runs.last().map_or(0, |r| r.end);
            let mut start = at;
            while start > floor && self.is_particle(start - 1, gazetteer) {
                start -= 1;
            }
            let end = self.run_end(at, gazetteer);
            self.look_up(start.saturating_sub(2)..(end + 2).min(self.list.len()), gazetteer);
            self.runs.push(start..end);
            at = end;
        }
    }

    /// The end of the run whose first capitalised word is `start`.
    fn run_end(&mut self, start: usize, gazetteer: &Gazetteer) -> usize {
        let mut end = start + 1;
        loop {
            let mut next = end;
            while next < end + 2 && self.connects(next, next == end, gazetteer) {
                next += 1;
            }
            if self.at(next, 0).kind != WordKind::Capital {
                return end;
            }
            end = next + 1;
        }
    }

    fn connects(&mut self, at: usize, first: bool, gazetteer: &Gazetteer) -> bool {
        let word = self.at(at, 0);
        match word.kind {
            WordKind::Lower => self.flags_at(at, gazetteer).any(Flags::PARTICLE.with(Flags::CONNECTOR)),
            WordKind::Mark => word.is(Mark::Hyphen) || word.is(Mark::Ampersand) || first && word.is(Mark::Possessive),
            WordKind::Number => first,
            WordKind::Capital | WordKind::Break => false,
        }
    }

    /// Whether a small `van`, `bin` or the like stands at `at`, and not a word of English grammar.
    fn is_particle(&mut self, at: usize, gazetteer: &Gazetteer) -> bool {
        let word = self.at(at, 0);
        word.kind == WordKind::Lower
            && word.span.len() <= 5
            && self.flags_at(at, gazetteer).any(Flags::PARTICLE)
            && !self.flags_at(at, gazetteer).any(Flags::CONNECTOR.with(Flags::COMMON))
    }

    fn flags_at(&mut self, at: usize, gazetteer: &Gazetteer) -> Flags {
        self.look_up(at..at + 1, gazetteer);
        self.at(at, 0).flags
    }

    fn look_up(&mut self, range: Range<usize>, gazetteer: &Gazetteer) {
        for word in self.list.get_mut(range).unwrap_or(&mut []) {
            if word.kind == WordKind::Lower && word.flags == Flags(0) {
                word.flags = gazetteer.get(word.key);
            }
        }
    }
}

/// Makes words of tokens.
struct Reader<'t> {
    text: &'t str,
    gazetteer: &'t Gazetteer,
    words: Words,
    /// Forms by key.
    known: FxHashMap<WordKey, u32>,
    /// Where the last token ended.
    end: usize,
}

impl Reader<'_> {
    fn read(&mut self, tokens: &[Token]) {
        let mut rest = tokens;
        while let Some((token, tail)) = rest.split_first() {
            let gap = self.text.as_bytes().get(self.end..token.span.start()).unwrap_or(&[]);
            if gap.len() != 1 && gap.contains(&b'\n') || gap == b"\n" {
                self.words.list.push(Word::EDGE);
            }
            let used = match token.kind {
                TokenKind::Word => self.word(*token, tail),
                TokenKind::Number => {
                    let key = WordKey(77 + token.span.len() as u64);
                    self.push(Word { span: token.span, key, kind: WordKind::Number, shape: 1, ..Word::EDGE });
                    0
                }
                TokenKind::Possessive => self.mark(*token, Mark::Possessive),
                TokenKind::Mark => self.mark(*token, mark_of(token.text(self.text))),
            };
            rest = tail.get(used..).unwrap_or(&[]);
            self.end = self.words.list.last().map_or(self.end, |w| w.span.end());
        }
    }

    fn push(&mut self, word: Word) {
        self.words.list.push(word);
    }

    fn mark(&mut self, token: Token, mark: Mark) -> usize {
        let key = if mark == Mark::Possessive { WordKey(5) } else { token.key };
        self.push(Word { span: token.span, key, kind: WordKind::Mark, shape: mark as u8, ..Word::EDGE });
        0
    }

    /// Adds a word or compound; returns how many of the tokens after it belong to it.
    fn word(&mut self, token: Token, tail: &[Token]) -> usize {
        let capital = self.is_capital(token);
        if let [hyphen, next, ..] = tail
            && next.kind == TokenKind::Word
            && self.is_hyphen(token, *hyphen, *next)
            && (capital || self.is_capital(*next) && self.gazetteer.get(token.key).any(Flags::ARTICLE))
        {
            let used = self.compound(token, tail);
            if used > 0 {
                return used;
            }
        }
        if !capital {
            self.push(Word {
                span: token.span,
                key: token.key,
                kind: WordKind::Lower,
                shape: shape::SMALL,
                ..Word::EDGE
            });
            return 0;
        }
        let flags = self.flags(token);
        let dot = tail.first().filter(|dot| flags.any(Flags::DOTTED) && self.is_dot(token, **dot));
        let span = dot.map_or(token.span, |dot| token.span.cover(dot.span));
        self.capital(span, token.key, flags, self.shape(token));
        usize::from(dot.is_some())
    }

    /// Adds the longest compound that starts with `token`: `Jean-Luc`, `al-Amin`, `Kim Il-sung`,
    /// but not the `-led` of `Saudi-led`.
    fn compound(&mut self, token: Token, tail: &[Token]) -> usize {
        let (mut span, mut key, mut last, mut used) = (token.span, token.key, token, 0);
        while let Some([hyphen, next]) = tail.get(used..used + 2) {
            let ends = next.case == Case::Lower && self.gazetteer.get(next.key).any(Flags::TAIL);
            if next.kind != TokenKind::Word || !self.is_hyphen(last, *hyphen, *next) || ends {
                break;
            }
            (span, key, last, used) = (span.cover(next.span), joined(key, next.key), *next, used + 2);
        }
        if used > 0 {
            let whole = self.gazetteer.get(key);
            let parts = self.flags(token).with(self.flags(last)).without(Flags::COMMON.with(Flags::CONNECTOR));
            let flags = if whole == Flags(0) { parts } else { whole };
            self.capital(span, key, flags, shape::COMPOUND);
        }
        used
    }

    fn capital(&mut self, span: Span, key: WordKey, flags: Flags, shape: u8) {
        let forms = &mut self.words.forms;
        let text = self.text;
        let form = *self.known.entry(key).or_insert_with(|| {
            forms.push(Form::of(span.slice(text)));
            forms.len() as u32 - 1
        });
        self.push(Word { span, key, flags, kind: WordKind::Capital, shape, form, line: 0 });
    }

    /// What is known of a word; with its accents left out where it has any.
    fn flags(&self, token: Token) -> Flags {
        let found = self.gazetteer.get(token.key);
        let words = token.text(self.text);
        if found != Flags(0) || words.is_ascii() { found } else { self.gazetteer.get(WordKey::of(&unaccented(words))) }
    }

    fn is_capital(&self, token: Token) -> bool {
        match token.case {
            Case::Title | Case::Upper => true,
            Case::Lower => false,
            Case::Mixed => {
                let words = token.text(self.text);
                let elided = words.split_once(['\'', '’']).is_some_and(|(article, rest)| {
                    rest.starts_with(char::is_uppercase) && self.gazetteer.get(WordKey::of(article)).any(Flags::ARTICLE)
                });
                words.starts_with(char::is_uppercase) || elided
            }
        }
    }

    fn is_hyphen(&self, left: Token, hyphen: Token, right: Token) -> bool {
        left.touches(hyphen) && hyphen.touches(right) && matches!(hyphen.text(self.text), "-" | "‐" | "‑")
    }

    fn is_dot(&self, left: Token, dot: Token) -> bool {
        left.touches(dot) && dot.text(self.text) == "."
    }

    fn shape(&self, token: Token) -> u8 {
        let words = token.text(self.text);
        match token.case {
            _ if words.bytes().any(|b| b.is_ascii_digit()) => shape::DIGITS,
            _ if words.contains(['\'', '’']) => shape::APOSTROPHE,
            Case::Upper if words.trim_end_matches('.').chars().nth(1).is_none() => shape::LETTER,
            Case::Upper if words.len() <= 4 => shape::SHORT_CAPITALS,
            Case::Upper => shape::CAPITALS,
            Case::Mixed => shape::MIXED,
            Case::Title | Case::Lower => shape::TITLE,
        }
    }
}

fn mark_of(words: &str) -> Mark {
    match words {
        "." | "!" | "?" | "…" => Mark::Stop,
        "," => Mark::Comma,
        ":" => Mark::Colon,
        "\"" | "“" | "”" | "‘" | "’" | "'" | "«" | "»" => Mark::Quote,
        "-" => Mark::Hyphen,
        "&" => Mark::Ampersand,
        _ => Mark::Other,
    }
}

/// `words` without accents.
pub fn unaccented(words: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let plain = |c: char| match c {
        'ø' => 'o',
        'Ø' => 'O',
        'ł' => 'l',
        'Ł' => 'L',
        'đ' => 'd',
        'ı' => 'i',
        other => other,
    };
    words.nfd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).map(plain).collect()
}
