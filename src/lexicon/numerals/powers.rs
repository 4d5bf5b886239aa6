//! Powers: `1e10`, `1.1^23`, `1.99×10⁻⁵`, `5.5x10-3`.

use super::Numeral;
use crate::model::{Token, TokenKind};
use rust_decimal::Decimal;

/// `1e10`, `1.3e+6`, `12e-1`
pub(super) fn exponent(text: &str, tokens: &[Token], numeral: Numeral) -> Option<Numeral> {
    let at = numeral.tokens;
    let mark = tokens.get(at)?.text(text).strip_prefix(['e', 'E'])?;
    let (power, end) = if mark.is_empty() {
        let (sign, digits) = (tokens.get(at + 1)?, tokens.get(at + 2)?);
        let negative = match sign.text(text) {
            "-" => true,
            "+" => false,
            _ => return None,
        };
        if !(tokens.get(at)?.touches(*sign) && sign.touches(*digits)) {
            return None;
        }
        let power: i32 = digits.text(text).parse().ok()?;
        (if negative { -power } else { power }, at + 3)
    } else {
        (mark.parse().ok()?, at + 1)
    };
    let factor = Decimal::from(10_i64.checked_pow(power.unsigned_abs())?);
    let value = if power < 0 { numeral.value.checked_div(factor)? } else { numeral.value.checked_mul(factor)? };
    Some(Numeral { value, tokens: end, ..numeral })
}

/// `1.1^23`, `2.5^-1`
pub(super) fn power(text: &str, tokens: &[Token], numeral: Numeral) -> Option<Numeral> {
    let mut at = numeral.tokens;
    let joined = |i: usize| Some(tokens.get(i.checked_sub(1)?)?.touches(*tokens.get(i)?));
    if tokens.get(at)?.text(text) != "^" || !joined(at)? {
        return None;
    }
    let mut negative = false;
    at += 1;
    while let sign @ ("+" | "-") = tokens.get(at)?.text(text) {
        negative ^= sign == "-";
        at += 1;
    }
    let power: u32 =
        tokens.get(at).filter(|t| t.kind == TokenKind::Number)?.text(text).parse().ok().filter(|p| *p <= 64)?;
    let raised = (0..power).try_fold(Decimal::ONE, |out, _| out.checked_mul(numeral.value))?;
    let value = if negative { Decimal::ONE.checked_div(raised)? } else { raised };
    joined(at)?.then_some(Numeral { value, tokens: at + 1, ..numeral })
}

/// A power that multiplies what ends before `tokens[at]` (`×10^3`, `× 10⁻⁵`, `x2^10`): the token after it, and its
/// value where a decimal holds it.
pub(super) fn times_power(text: &str, tokens: &[Token], at: usize) -> Option<(usize, Option<Decimal>)> {
    let before = tokens.get(at.checked_sub(1)?)?;
    let mark = tokens.get(at)?;
    let sign = text.get(mark.span.start()..)?.chars().next()?;
    let touching = before.touches(*mark);
    if !(matches!(sign, '×' | '·') || touching && matches!(sign, 'x' | 'X' | '*')) {
        return None;
    }
    let rest = text.get(mark.span.start() + sign.len_utf8()..)?;
    let (base, exponent, left) = raised(rest.trim_start_matches(' '), sign == '×' || touching)?;
    let end = text.len() - left.len();
    let past = at + tokens.get(at..)?.iter().take_while(|t| t.span.end() <= end).count();
    if tokens.get(past.checked_sub(1)?)?.span.end() != end {
        return None;
    }
    Some((past, power_of(base, exponent)))
}

/// A base with its exponent at the start of `words`, and what follows; the bare sign of `10-3` only where `signed`.
fn raised(words: &str, signed: bool) -> Option<(u32, i32, &str)> {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let base: u32 = words.get(..digits)?.parse().ok()?;
    let rest = words.get(digits..)?;
    let (caret, rest) = rest.strip_prefix('^').map_or((false, rest), |r| (true, r));
    let mut exponent = 0_i32;
    let (mut negative, mut high, mut low, mut end) = (false, 0, 0, 0);
    for (at, letter) in rest.char_indices() {
        let digit = letter.to_digit(10).or_else(|| superscript(letter));
        match (letter, digit) {
            ('-' | '−' | '–' | '⁻', _) if at == 0 => negative = true,
            ('+' | '⁺', _) if at == 0 => {}
            (_, Some(digit)) => {
                exponent = exponent.checked_mul(10)?.checked_add(i32::try_from(digit).ok()?)?;
                if letter.is_ascii_digit() { low += 1 } else { high += 1 }
            }
            _ => break,
        }
        end = at + letter.len_utf8();
    }
    let written = low + high > 0 && (low == 0 || high == 0);
    let raised = high > 0 || caret || base == 10 && signed && negative;
    (written && raised).then(|| (base, if negative { -exponent } else { exponent }, rest.get(end..).unwrap_or("")))
}

fn superscript(letter: char) -> Option<u32> {
    "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|c| c == letter).and_then(|n| u32::try_from(n).ok())
}

/// None where a decimal does not hold it.
fn power_of(base: u32, exponent: i32) -> Option<Decimal> {
    if !(-15..=64).contains(&exponent) {
        return None;
    }
    let raised = (0..exponent.unsigned_abs()).try_fold(Decimal::ONE, |out, _| out.checked_mul(Decimal::from(base)))?;
    if exponent >= 0 { Some(raised) } else { Decimal::ONE.checked_div(raised).filter(|v| !v.is_zero()) }
}
