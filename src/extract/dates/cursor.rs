//! The tokens of one sentence and what their words can mean in a date.

use crate::lexicon::calendar::{Calendar, Sense, kinds};
use crate::lexicon::holidays::Holidays;
use crate::lexicon::numerals::Numerals;
use crate::lexicon::phrase_table::PhraseTable;
use crate::model::{Count, DateExpr, DayPart, Direction, Part, Season, Token, TokenKind, Unit, WordKey};

/// What was read, and the token after it.
pub(super) type Parsed<T = DateExpr> = Option<(T, usize)>;

/// One sentence.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub calendar: &'a Calendar,
    pub holidays: &'a Holidays,
    pub numerals: &'a Numerals,
}

impl<'a> Cursor<'a> {
    pub fn token(&self, at: usize) -> Option<Token> {
        self.tokens.get(at).copied()
    }

    /// The token's words; empty past the end.
    pub fn word(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |t| t.span.slice(self.text))
    }

    /// The token before `at`; empty at the start.
    pub fn before(&self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |i| self.word(i))
    }

    /// Whether the token is one of `words` (lower case).
    pub fn is(&self, at: usize, words: &[WordKey]) -> bool {
        self.token(at).is_some_and(|t| words.contains(&t.key))
    }

    /// Whether the token before is one of `words` (lower case).
    pub fn follows(&self, at: usize, words: &[WordKey]) -> bool {
        at > 0 && self.is(at - 1, words)
    }

    /// The token after `at` where `at` is one of `words`, else `at`.
    pub fn skip(&self, at: usize, words: &[WordKey]) -> usize {
        if self.is(at, words) { at + 1 } else { at }
    }

    /// Whether nothing stands between the token and the one after it.
    pub fn touches(&self, at: usize) -> bool {
        match (self.token(at), self.token(at + 1)) {
            (Some(token), Some(next)) => token.touches(next),
            _ => false,
        }
    }

    pub fn is_kind(&self, at: usize, kind: TokenKind) -> bool {
        self.token(at).is_some_and(|t| t.kind == kind)
    }

    pub fn is_capitalised(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.is_capitalised(self.text))
    }

    /// Whether the token is a word in lower case.
    pub fn is_lower(&self, at: usize) -> bool {
        self.is_kind(at, TokenKind::Word) && !self.is_capitalised(at)
    }

    pub fn is_dash(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "–" | "—" | "‐" | "‑")
    }

    /// Past a hyphen that joins two words.
    pub fn past_hyphen(&self, at: usize) -> usize {
        if at > 0 && self.is_dash(at) && self.touches(at - 1) && self.touches(at) { at + 1 } else { at }
    }

    /// Past the dot of an abbreviation that touches it.
    pub fn past_dot(&self, at: usize) -> usize {
        if at > 0 && self.word(at) == "." && self.touches(at - 1) { at + 1 } else { at }
    }

    /// What the word can mean, as bits of [`kinds`]; none for a number or a mark.
    pub fn kinds(&self, at: usize) -> u32 {
        match self.tokens.get(at) {
            Some(token) if token.kind == TokenKind::Word => self.calendar.kinds(token.key),
            _ => 0,
        }
    }

    /// Whether the word can mean one of `kinds`.
    pub fn may_be(&self, at: usize, kinds: u32) -> bool {
        self.kinds(at) & kinds != 0
    }

    pub fn senses(&self, at: usize) -> &'a [Sense] {
        match self.token(at) {
            Some(token) if token.kind == TokenKind::Word => self.calendar.senses(token.key),
            _ => &[],
        }
    }

    fn sense<T>(&self, at: usize, pick: impl Fn(Sense) -> Option<T>) -> Option<T> {
        self.senses(at).iter().find_map(|s| pick(*s))
    }

    pub fn month(&self, at: usize) -> Option<u8> {
        self.sense(at, |s| if let Sense::Month(m) = s { Some(m) } else { None })
    }

    pub fn weekday(&self, at: usize) -> Option<u8> {
        self.sense(at, |s| if let Sense::Weekday(d) = s { Some(d) } else { None })
    }

    pub fn season(&self, at: usize) -> Option<Season> {
        self.sense(at, |s| if let Sense::Season(x) = s { Some(x) } else { None })
    }

    pub fn unit(&self, at: usize) -> Option<Unit> {
        self.sense(at, |s| if let Sense::Unit(u) = s { Some(u) } else { None })
    }

    pub fn direction(&self, at: usize) -> Option<Direction> {
        self.sense(at, |s| if let Sense::Direction(d) = s { Some(d) } else { None })
    }

    pub fn part(&self, at: usize) -> Option<Part> {
        self.sense(at, |s| if let Sense::Part(p) = s { Some(p) } else { None })
    }

    pub fn day_part(&self, at: usize) -> Option<DayPart> {
        self.sense(at, |s| if let Sense::DayPart(p) = s { Some(p) } else { None })
    }

    pub fn decade_word(&self, at: usize) -> Option<u8> {
        self.sense(at, |s| if let Sense::Decade(d) = s { Some(d) } else { None })
    }

    pub fn zone(&self, at: usize) -> Option<i16> {
        let upper = self.word(at).bytes().all(|b| b.is_ascii_uppercase());
        self.sense(at, |s| if let Sense::Zone(m) = s { Some(m) } else { None }).filter(|_| upper)
    }

    pub fn is_introduced(&self, at: usize) -> bool {
        at > 0 && self.may_be(at - 1, kinds::INTRODUCER)
    }

    /// A whole number in digits, and how many digits it has.
    pub fn digits(&self, at: usize) -> Option<(u32, usize)> {
        let token = self.token(at).filter(|t| t.kind == TokenKind::Number)?;
        let words = token.text(self.text);
        if words.len() > 8 || !words.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        Some((words.parse().ok()?, words.len()))
    }

    /// "3rd", "third", "twenty-third": at most 31.
    pub fn ordinal(&self, at: usize) -> Parsed<u8> {
        if let Some((n @ 1..=31, 1..=2)) = self.digits(at) {
            let suffixed = self.touches(at) && self.is(at + 1, words!["st", "nd", "rd", "th"]);
            return suffixed.then_some((n as u8, at + 2));
        }
        match self.whole(at, kinds::ORDINAL)? {
            (n @ 1..=31, end, true) => Some((n as u8, end)),
            _ => None,
        }
    }

    /// A whole number in words that starts with a word of `kinds`, and whether it is an ordinal.
    fn whole(&self, at: usize, kinds: u32) -> Option<(u32, usize, bool)> {
        let tokens = self.tokens.get(at..).filter(|_| self.may_be(at, kinds))?;
        let (n, length, ordinal) = self.numerals.whole(self.text, tokens)?;
        Some((n, at + length, ordinal))
    }

    /// A number below ten thousand in digits or words; "a" counts as one.
    pub fn number(&self, at: usize) -> Parsed<u16> {
        if let Some((n, 1..=4)) = self.digits(at) {
            return Some((n as u16, at + 1));
        }
        match self.whole(at, kinds::CARDINAL | kinds::ARTICLE) {
            Some((n @ 0..=9999, end, false)) => Some((n as u16, end)),
            Some(_) => None,
            None => self.may_be(at, kinds::ARTICLE).then_some((1, at + 1)),
        }
    }

    /// How many: a number, or a vague word.
    pub fn count(&self, at: usize) -> Parsed<Count> {
        if self.is(at, words!["a", "an"]) && self.may_be(at + 1, kinds::VAGUE) {
            return self.count(at + 1);
        }
        if self.is(at, words!["couple"]) {
            return Some((Count::Exact(2), self.skip(at + 1, words!["of"])));
        }
        if self.may_be(at, kinds::VAGUE) && !self.is(at, words!["recent"]) {
            return Some((Count::Vague, self.skip(at + 1, words!["of"])));
        }
        let (n, next) = self.number(at)?;
        if self.is(next, words!["and"]) && self.is(next + 1, words!["a"]) && self.is(next + 2, words!["half"]) {
            return Some((Count::AndHalf(n), next + 3));
        }
        if self.word(next) == "½" {
            return Some((Count::AndHalf(n), next + 1));
        }
        if self.word(next) == "1" && self.word(next + 1) == "/" && self.word(next + 2) == "2" {
            return Some((Count::AndHalf(n), next + 3));
        }
        Some((Count::Exact(n), next))
    }

    /// The longest phrase of `table` that stands at `at`; possessives, hyphens and the dots of abbreviations are passed over.
    pub fn phrase<T: Copy>(&self, table: &PhraseTable<T>, at: usize) -> Parsed<T> {
        let head = self.token(at).filter(|t| t.kind == TokenKind::Word)?;
        'phrases: for (rest, value) in table.with_head(head.key) {
            let mut next = at + 1;
            for key in rest {
                while self.is_kind(next, TokenKind::Possessive)
                    || self.past_hyphen(next) != next
                    || self.past_dot(next) != next && self.touches(next - 1)
                {
                    next += 1;
                }
                if self.token(next).is_none_or(|t| t.key != *key) {
                    continue 'phrases;
                }
                next += 1;
            }
            return Some((*value, next));
        }
        None
    }
}
