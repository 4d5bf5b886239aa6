//! Numbers in digits: grouping, decimals, exponents, suffixes, fractions, ordinal endings.

use super::powers::{exponent, power, times_power};
use super::words::joint;
use super::{NumberWord, Numeral, NumeralKind, Numerals, Suffixes};
use crate::model::{Token, TokenKind};
use rust_decimal::Decimal;
use std::str::FromStr;

/// What one token of digits holds.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Digits {
    /// One number.
    One(Decimal),
    /// Several that marks part: a list `22,24,26`, a version or address `1.2.3`.
    Several,
}

/// Reads the digits of one token: `1,234.5`, `1.234.567`, `1.234,5`, `12,34,567`, `1,3`.
pub fn digits(word: &str) -> Digits {
    let plain = || match Decimal::from_str(word) {
        Ok(value) => Digits::One(value),
        Err(_) => Digits::Several,
    };
    let (commas, dots) = (word.matches(',').count(), word.matches('.').count());
    match (commas, dots) {
        (0, 0 | 1) => plain(),
        (_, 0) if is_grouped(word, ',') => join(word, ',', '.'),
        (1, 0) if word.rsplit(',').next().is_some_and(|d| d.len() < 3) => join(word, '.', ','),
        (0, _) if is_grouped(word, '.') => join(word, '.', ','),
        (_, 1) if word.split_once('.').is_some_and(|(whole, part)| is_grouped(whole, ',') && !part.contains(',')) => {
            join(word, ',', '.')
        }
        (1, _) if word.split_once(',').is_some_and(|(whole, part)| is_grouped(whole, '.') && !part.contains('.')) => {
            join(word, '.', ',')
        }
        _ => Digits::Several,
    }
}

/// One to three digits, then groups of three; or of two with three at the end, as in India.
fn is_grouped(word: &str, mark: char) -> bool {
    let mut groups = word.split(mark);
    let first = groups.next().map_or(0, str::len);
    let rest: Vec<usize> = groups.map(str::len).collect();
    let Some((last, inner)) = rest.split_last() else { return false };
    (1..=3).contains(&first)
        && *last == 3
        && (inner.iter().all(|n| *n == 3) || first < 3 && inner.iter().all(|n| *n == 2))
}

fn join(word: &str, group: char, point: char) -> Digits {
    let bare: String = word.chars().filter(|c| *c != group).map(|c| if c == point { '.' } else { c }).collect();
    Decimal::from_str(&bare).map_or(Digits::Several, Digits::One)
}

/// The value and step of a fraction that is one character.
pub(super) fn vulgar(mark: &str) -> Option<(Decimal, Decimal)> {
    let (over, under) = match mark {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅖" => (2, 5),
        "⅗" => (3, 5),
        "⅘" => (4, 5),
        "⅙" => (1, 6),
        "⅚" => (5, 6),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        _ => return None,
    };
    let under = Decimal::from(under);
    Some((Decimal::from(over).checked_div(under)?, Decimal::ONE.checked_div(under)?))
}

impl Numerals {
    /// The number whose first token is digits.
    pub(super) fn read_digits(&self, text: &str, tokens: &[Token], suffixes: Suffixes) -> Option<Numeral> {
        let first = *tokens.first()?;
        let Digits::One(value) = digits(first.text(text)) else { return None };
        let mut numeral =
            Numeral { value, tokens: 1, kind: NumeralKind::Cardinal, scale: Decimal::ONE, step: None, digits: true };
        numeral =
            spaced_groups(text, tokens, numeral).or_else(|| loose_thousands(text, tokens, numeral)).unwrap_or(numeral);
        if let Some(next) = tokens.get(numeral.tokens)
            && next.kind == TokenKind::Word
            && tokens.get(numeral.tokens - 1).is_some_and(|t| t.touches(*next))
        {
            if value.is_integer() && Self::ordinal_ending(text, *next) {
                return Some(Numeral { tokens: numeral.tokens + 1, kind: NumeralKind::Ordinal, ..numeral });
            }
            if let Some(longer) = exponent(text, tokens, numeral) {
                return Some(longer);
            }
        }
        if let Some((end, factor)) = times_power(text, tokens, numeral.tokens) {
            return Some(Numeral { value: numeral.value.checked_mul(factor?)?, tokens: end, ..numeral });
        }
        if let Some(longer) = power(text, tokens, numeral) {
            return Some(longer);
        }
        if let Some(longer) = fraction(text, tokens, numeral) {
            return Some(self.of_scale(text, tokens, longer));
        }
        Some(self.scaled_digits(text, tokens, numeral, suffixes))
    }

    /// With "million", "bn", "k", "dozen", "and a half", "point 5" after it.
    fn scaled_digits(&self, text: &str, tokens: &[Token], numeral: Numeral, suffixes: Suffixes) -> Numeral {
        let at = joint(text, tokens, numeral.tokens);
        let Some(next) = tokens.get(at).filter(|t| t.kind == TokenKind::Word) else { return numeral };
        let scale = match self.word(next.key) {
            Some(NumberWord::Scale(scale, _)) => Some(scale),
            Some(NumberWord::Dozen(n, _)) => Some(Decimal::from(n)),
            _ if at == numeral.tokens => {
                // "1.2b": a share of a billion is nothing else
                let touches = tokens.get(at - 1).is_some_and(|t| t.touches(*next));
                let billions = touches && !numeral.value.is_integer() && next.text(text) == "b";
                self.suffix(next.text(text), if billions { Suffixes::Money } else { suffixes })
            }
            _ => None,
        };
        let Some(scale) = scale else { return self.extend(text, tokens, numeral) };
        let Some(value) = numeral.value.checked_mul(scale) else { return numeral };
        let mut out = Numeral { value, scale, tokens: at + 1, ..numeral };
        // "5 hundred thousand", "3 lakh crore"
        while let Some(NumberWord::Scale(more, _)) = tokens.get(out.tokens).and_then(|t| self.word(t.key)) {
            let (Some(value), Some(scale)) = (out.value.checked_mul(more), out.scale.checked_mul(more)) else { break };
            out = Numeral { value, scale, tokens: out.tokens + 1, ..out };
        }
        out
    }
}

/// Groups of three digits that single spaces part: `1 414 021 100`.
fn spaced_groups(text: &str, tokens: &[Token], numeral: Numeral) -> Option<Numeral> {
    let first = tokens.first()?.text(text);
    if first.len() > 3 || first.starts_with('0') || !first.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (mut value, mut at) = (numeral.value, 1);
    while let (Some(before), Some(next)) = (tokens.get(at - 1), tokens.get(at)) {
        let word = next.text(text);
        let gap = text.get(before.span.end()..next.span.start()).unwrap_or_default();
        let (whole, part) = word.split_once('.').unwrap_or((word, ""));
        let is_group = next.kind == TokenKind::Number && whole.len() == 3 && whole.bytes().all(|b| b.is_ascii_digit());
        if !is_group
            || !matches!(gap, " " | "\u{a0}" | "\u{202f}" | "\u{2009}")
            || !part.bytes().all(|b| b.is_ascii_digit())
        {
            break;
        }
        value = value.checked_mul(Decimal::ONE_THOUSAND)?.checked_add(Decimal::from_str(word).ok()?)?;
        at += 1;
        if !part.is_empty() {
            break;
        }
    }
    (at > 1).then_some(Numeral { value, tokens: at, ..numeral })
}

/// `80, 000`: a group of noughts that a space after its comma has torn off.
fn loose_thousands(text: &str, tokens: &[Token], numeral: Numeral) -> Option<Numeral> {
    let word = |at: usize| tokens.get(at).map(|t| t.text(text));
    let short = word(0).is_some_and(|w| w.len() <= 3 && !w.starts_with('0') && !w.contains(['.', ',']));
    let (mut value, mut at) = (numeral.value, 1);
    while short && word(at) == Some(",") && word(at + 1) == Some("000") {
        value = value.checked_mul(Decimal::ONE_THOUSAND)?;
        at += 2;
    }
    (at > 1).then_some(Numeral { value, tokens: at, ..numeral })
}

/// `3/4`, `2 1/2`, `2-1/2`, `2½`
fn fraction(text: &str, tokens: &[Token], numeral: Numeral) -> Option<Numeral> {
    if !numeral.value.is_integer() {
        return None;
    }
    let kind = NumeralKind::Fraction;
    let at = joint(text, tokens, numeral.tokens);
    if let Some((part, step)) = tokens.get(numeral.tokens).and_then(|t| vulgar(t.text(text))) {
        let value = numeral.value.checked_add(part)?;
        return Some(Numeral { value, step: Some(step), tokens: numeral.tokens + 1, kind, ..numeral });
    }
    if let Some((part, step)) = slashed(text, tokens, at) {
        let value = numeral.value.checked_add(part)?;
        return (part < Decimal::ONE).then_some(Numeral { value, step: Some(step), tokens: at + 3, kind, ..numeral });
    }
    let (value, step) = slashed(text, tokens, 0)?;
    Some(Numeral { value, step: Some(step), tokens: 3, kind, ..numeral })
}

/// Two whole numbers that a slash joins, with nothing else joined to them.
fn slashed(text: &str, tokens: &[Token], at: usize) -> Option<(Decimal, Decimal)> {
    let (over, slash, under) = (tokens.get(at)?, tokens.get(at + 1)?, tokens.get(at + 2)?);
    let is_slash = matches!(slash.text(text), "/" | "⁄");
    if !is_slash || !over.touches(*slash) || !slash.touches(*under) || over.kind != TokenKind::Number {
        return None;
    }
    if tokens.get(at + 3).is_some_and(|t| matches!(t.text(text), "/" | "⁄") && under.touches(*t)) {
        return None;
    }
    let (Digits::One(over), Digits::One(under)) = (digits(over.text(text)), digits(under.text(text))) else {
        return None;
    };
    if under.is_zero() || !over.is_integer() || !under.is_integer() {
        return None;
    }
    Some((over.checked_div(under)?, Decimal::ONE.checked_div(under)?))
}
