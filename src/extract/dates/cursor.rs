//! The tokens of one sentence and what their words can mean in a date.

use crate::lexicon::calendar::{Calendar, Sense};
use crate::lexicon::holidays::Holidays;
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

    fn cardinal_word(&self, at: usize) -> Option<u16> {
        self.sense(at, |s| if let Sense::Cardinal(n) = s { Some(n) } else { None })
    }

    pub fn is_introduced(&self, at: usize) -> bool {
        at > 0 && self.senses(at - 1).contains(&Sense::Introducer)
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
        let word = |at: usize| self.sense(at, |s| if let Sense::Ordinal(n) = s { Some(n) } else { None });
        if let Some(tens @ (20 | 30)) = self.cardinal_word(at) {
            let next = self.past_hyphen(at + 1);
            let n = tens as u8 + word(next).filter(|n| *n < 10)?;
            return (n <= 31).then_some((n, next + 1));
        }
        word(at).map(|n| (n, at + 1))
    }

    /// A number below ten thousand in digits or words; "a" counts as one.
    pub fn number(&self, at: usize) -> Parsed<u16> {
        if let Some((n, 1..=4)) = self.digits(at) {
            return Some((n as u16, at + 1));
        }
        let mut total = self.cardinal_word(at)?;
        let mut next = at + 1;
        if total == 1 && self.is(at, words!["a", "an"]) && !self.is(next, words!["hundred", "thousand"]) {
            return Some((1, next));
        }
        while let Some(n) = self.cardinal_word(self.past_hyphen(next)).filter(|_| !self.is(next, words!["a", "an"])) {
            total = match n {
                100 | 1000 if total < 10 || n > total => total.checked_mul(n)?,
                _ if n < 10 && total >= 20 && total % 10 == 0 => total.checked_add(n)?,
                _ if total >= 100 && n < 100 && total % 100 == 0 => total.checked_add(n)?,
                _ => break,
            };
            next = self.past_hyphen(next) + 1;
            if self.is(next, words!["and"]) && self.cardinal_word(next + 1).is_some_and(|n| n < 100) && total >= 100 {
                next += 1;
            }
        }
        Some((total, next))
    }

    /// How many: a number, or a vague word.
    pub fn count(&self, at: usize) -> Parsed<Count> {
        if self.is(at, words!["a", "an"]) && self.senses(at + 1).contains(&Sense::Vague) {
            return self.count(at + 1);
        }
        if self.is(at, words!["couple"]) {
            return Some((Count::Exact(2), self.skip(at + 1, words!["of"])));
        }
        if self.senses(at).contains(&Sense::Vague) && !self.is(at, words!["recent"]) {
            return Some((Count::Vague, self.skip(at + 1, words!["of"])));
        }
        let (n, next) = self.number(at)?;
        if self.is(next, words!["and"]) && self.is(next + 1, words!["a"]) && self.is(next + 2, words!["half"]) {
            return Some((Count::AndHalf(n), next + 3));
        }
        if self.word(next) == "½" || self.is(next, words!["1/2"]) {
            return Some((Count::AndHalf(n), next + 1));
        }
        Some((Count::Exact(n), next))
    }

    /// The longest phrase of `table` that stands at `at`; possessives and hyphens are passed over.
    pub fn phrase<T: Copy>(&self, table: &PhraseTable<T>, at: usize) -> Parsed<T> {
        let head = self.token(at).filter(|t| t.kind == TokenKind::Word)?;
        'phrases: for (rest, value) in table.with_head(head.key) {
            let mut next = at + 1;
            for key in rest {
                while self.is_kind(next, TokenKind::Possessive) || self.past_hyphen(next) != next {
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
