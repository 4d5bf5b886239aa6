//! Shares and mixed numbers: "two thirds", "half a million", "two and a half", "five point two", "2½".

use super::digits::{digits, vulgar};
use super::words::joint;
use super::{Digits, NumberWord, Numeral, NumeralKind, Numerals};
use crate::model::{Token, TokenKind, WordKey};
use rust_decimal::Decimal;

/// A share of a whole.
#[derive(Clone, Copy)]
pub(super) struct Share {
    value: Decimal,
    step: Decimal,
    end: usize,
}

impl Numerals {
    /// The share that starts at the first of `tokens`, and what it is a share of: "half a million".
    pub(super) fn read_share(&self, text: &str, tokens: &[Token]) -> Option<Numeral> {
        let share = self.share(text, tokens, 0)?;
        let numeral = Numeral {
            value: share.value,
            tokens: share.end,
            kind: NumeralKind::Fraction,
            scale: Decimal::ONE,
            step: Some(share.step),
            digits: false,
        };
        Some(self.of_scale(text, tokens, numeral))
    }

    /// "a half", "one third", "three-quarters" at `tokens[at]`.
    pub(super) fn share(&self, text: &str, tokens: &[Token], at: usize) -> Option<Share> {
        let first = self.word_at(tokens, at)?;
        let (over, next, article) = match first {
            NumberWord::Article => (1, at + 1, true),
            NumberWord::Small(n) if n > 0 => (n, joint(text, tokens, at + 1), false),
            NumberWord::Part(..) => (1, at, false),
            _ => return None,
        };
        let (under, plural, end) = self.denominator(text, tokens, next)?;
        let ordinal = !matches!(self.word_at(tokens, next), Some(NumberWord::Part(..)));
        let bare = matches!(first, NumberWord::Part(..));
        // "a three quarter mile run"
        let loose = !ordinal && over > 1;
        if plural == (over == 1) && !loose || (bare && plural) || (article && ordinal && self.counts_on(tokens, end)) {
            return None;
        }
        let value = Decimal::from(over).checked_div(under)?;
        Some(Share { value, step: Decimal::ONE.checked_div(under)?, end })
    }

    /// Whether a noun follows, so that "a third" counts ("a third man") and does not divide ("a third of").
    fn counts_on(&self, tokens: &[Token], at: usize) -> bool {
        let divides =
            ["of", "off", "in", "to", "as", "more", "less", "fewer", "higher", "lower", "by", "from", "and", "or"];
        tokens.get(at).is_some_and(|t| {
            t.kind == TokenKind::Mark
                && tokens.get(at - 1).is_some_and(|b| b.touches(*t))
                && t.span.len() == 1
                && t.key == WordKey::of("-")
                || t.kind == TokenKind::Word && !divides.iter().any(|w| WordKey::of(w) == t.key)
        })
    }

    /// What divides at `tokens[at]`, whether it is a plural, and the token after it.
    fn denominator(&self, text: &str, tokens: &[Token], at: usize) -> Option<(Decimal, bool, usize)> {
        match self.word_at(tokens, at)? {
            NumberWord::Part(n, plural) => Some((Decimal::from(n), plural, at + 1)),
            NumberWord::Ordinal(n, plural) if n > 2 => Some((Decimal::from(n), plural, at + 1)),
            NumberWord::ScaleOrdinal(n, plural) => Some((n, plural, at + 1)),
            NumberWord::Tens(tens) if tens % 10 == 0 => {
                let unit = joint(text, tokens, at + 1);
                let NumberWord::Ordinal(n @ 1..=9, plural) = self.word_at(tokens, unit)? else { return None };
                Some((Decimal::from(tens + n), plural, unit + 1))
            }
            // "one one hundred and fifth"
            NumberWord::Small(1..) => {
                let (value, end) = self.long_ordinal(text, tokens, at)?;
                (value >= Decimal::ONE_HUNDRED).then_some((value, false, end))
            }
            _ => None,
        }
    }

    fn word_at(&self, tokens: &[Token], at: usize) -> Option<NumberWord> {
        tokens.get(at).filter(|t| t.kind == TokenKind::Word).and_then(|t| self.word(t.key))
    }

    /// `whole` with what may follow it: thirds, a half, a point, a scale.
    pub(super) fn extend(&self, text: &str, tokens: &[Token], whole: Numeral) -> Numeral {
        if let Some(shares) = self.divided(text, tokens, whole) {
            return self.of_scale(text, tokens, shares);
        }
        let longer = self.pointed(text, tokens, whole).or_else(|| self.mixed(text, tokens, whole));
        match longer {
            Some(longer) => self.of_scale(text, tokens, longer),
            None => whole,
        }
    }

    /// "twenty-three fifths", "a hundred trillionths"
    fn divided(&self, text: &str, tokens: &[Token], whole: Numeral) -> Option<Numeral> {
        let at = joint(text, tokens, whole.tokens);
        let (mut under, plural, end) = self.denominator(text, tokens, at)?;
        let mut over = whole.value;
        // "one hundred thirty-fifths" are a hundred of 1/35, "one hundred and thirty fifths" 130 of 1/5
        let last = whole.tokens.checked_sub(1)?;
        let open = !last.checked_sub(1).is_some_and(|i| self.word_at(tokens, i) == Some(NumberWord::And));
        if let Some(NumberWord::Tens(tens)) = self.word_at(tokens, last)
            && tens % 10 == 0
            && plural
            && open
            && under < Decimal::TEN
        {
            let (rest, both) = (over.checked_sub(Decimal::from(tens))?, under.checked_add(Decimal::from(tens))?);
            if !rest.is_zero() {
                (over, under) = (rest, both);
            } else if at > whole.tokens {
                // "twenty-fifths" of an unknown number
                return Some(Numeral { value: both, tokens: end, ..whole });
            }
        }
        if over.is_zero() || plural == (over == Decimal::ONE) {
            return None;
        }
        let value = over.checked_div(under)?;
        let step = Decimal::ONE.checked_div(under);
        Some(Numeral { value, step, tokens: end, kind: NumeralKind::Fraction, scale: Decimal::ONE, ..whole })
    }

    /// "two and a half", "a million and a half"
    fn mixed(&self, text: &str, tokens: &[Token], whole: Numeral) -> Option<Numeral> {
        let and = joint(text, tokens, whole.tokens);
        if self.word_at(tokens, and) != Some(NumberWord::And) {
            return None;
        }
        let share = self.share(text, tokens, joint(text, tokens, and + 1))?;
        // "a million and a half" is one and a half million
        let unit = if whole.scale > Decimal::ONE_HUNDRED { whole.scale } else { Decimal::ONE };
        let value = whole.value.checked_add(share.value.checked_mul(unit)?)?;
        let step = share.step.checked_mul(unit);
        Some(Numeral { value, step, tokens: share.end, kind: NumeralKind::Fraction, scale: Decimal::ONE, ..whole })
    }

    /// "five point five", "nought point nought three", "1 point 1"
    fn pointed(&self, text: &str, tokens: &[Token], whole: Numeral) -> Option<Numeral> {
        if whole.scale > Decimal::ONE_HUNDRED || self.word_at(tokens, whole.tokens) != Some(NumberWord::Point) {
            return None;
        }
        let (part, end) = self.decimals(text, tokens, whole.tokens + 1)?;
        Some(Numeral { value: whole.value.checked_add(part)?, tokens: end, ..whole })
    }

    /// What stands after "point": digits one by one, or a number below a hundred.
    pub(super) fn decimals(&self, text: &str, tokens: &[Token], start: usize) -> Option<(Decimal, usize)> {
        let first = tokens.get(start)?;
        if first.kind == TokenKind::Number {
            let Digits::One(value) = digits(first.text(text)) else { return None };
            let places = u32::try_from(first.text(text).len()).ok().filter(|p| *p <= 12)?;
            return Some((value.checked_div(Decimal::from(10_u64.pow(places)))?, start + 1));
        }
        let (mut mantissa, mut places, mut at) = (0_i64, 0_u32, start);
        while places <= 10 {
            let next = if at == start { at } else { joint(text, tokens, at) };
            match self.word_at(tokens, next) {
                Some(NumberWord::Small(n @ 0..=9)) => (mantissa, places) = (mantissa * 10 + i64::from(n), places + 1),
                Some(NumberWord::Small(n) | NumberWord::Tens(n)) if places == 0 => {
                    let unit = joint(text, tokens, next + 1);
                    let unit = (n >= 20 && n % 10 == 0).then(|| (unit, self.word_at(tokens, unit)));
                    if let Some((unit, Some(NumberWord::Small(m @ 1..=9)))) = unit {
                        return Some((Decimal::new(i64::from(n + m), 2), unit + 1));
                    }
                    return Some((Decimal::new(i64::from(n), 2), next + 1));
                }
                _ => break,
            }
            at = next + 1;
        }
        (places > 0).then(|| (Decimal::new(mantissa, places), at))
    }

    /// `part` of a scale that follows: "half a million", "a quarter of a million", "2½ million", "half a dozen".
    pub(super) fn of_scale(&self, text: &str, tokens: &[Token], part: Numeral) -> Numeral {
        let mut at = joint(text, tokens, part.tokens);
        let of = tokens.get(at).is_some_and(|t| t.text(text).eq_ignore_ascii_case("of"));
        let article = self.word_at(tokens, at + usize::from(of)) == Some(NumberWord::Article);
        if part.value < Decimal::ONE && article {
            at += usize::from(of) + 1;
        }
        let scale = match self.word_at(tokens, at) {
            Some(NumberWord::Scale(scale, _)) => scale,
            Some(NumberWord::Dozen(n, false)) => Decimal::from(n),
            _ => return part,
        };
        let Some(value) = part.value.checked_mul(scale) else { return part };
        let step = part.step.and_then(|s| s.checked_mul(scale));
        Numeral { value, step, scale, tokens: at + 1, ..part }
    }

    /// "½", "¾ of a million"
    pub(super) fn read_vulgar(&self, text: &str, tokens: &[Token]) -> Option<Numeral> {
        let (value, step) = vulgar(tokens.first()?.text(text))?;
        let kind = NumeralKind::Fraction;
        let part = Numeral { value, tokens: 1, kind, scale: Decimal::ONE, step: Some(step), digits: true };
        Some(self.of_scale(text, tokens, part))
    }
}
