//! The tagger's view of an article: hyphen compounds joined, abbreviations with their full stop,
//! line breaks as words of their own, and the runs in which names may stand.

use super::evidence::Form;
use super::reader::Reader;
use crate::model::{Span, Token, WordKey};
use crate::names::gazetteer::{Flags, Gazetteer, joined};
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
        let mut reader = Reader::new(text, gazetteer);
        for tokens in pieces {
            reader.read(tokens);
        }
        let (mut words, known) = reader.finish();
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
