//! One number with its sign, its currency and its unit: "-5", "£2.5m", "US$ 3.2 billion", "20 kg", "half an hour".

use super::scene::Scene;
use crate::lexicon::currencies::MoneyUse;
use crate::lexicon::numerals::{NumberWord, Numeral, NumeralKind, Suffixes};
use crate::model::{TokenKind, UnitPart, Written};
use compact_str::CompactString;
use rust_decimal::Decimal;

/// A number and what it is measured in.
#[derive(Clone, Debug)]
pub(super) struct Term {
    /// Its first token, with sign and currency.
    pub(super) start: usize,
    /// The token after its number.
    pub(super) number_end: usize,
    /// The token after its unit.
    pub(super) end: usize,
    pub(super) written: Written,
    pub(super) numeral: Numeral,
    pub(super) unit: Option<UnitPart>,
}

impl Term {
    /// Whether its unit stands before the number, so that a second number may share it.
    pub(super) fn has_money(&self) -> bool {
        matches!(self.unit, Some(UnitPart::Money(..)))
    }

    /// The name of the unit of measure.
    pub(super) fn measure(&self) -> Option<&str> {
        match &self.unit {
            Some(UnitPart::Measure(name)) => Some(name),
            _ => None,
        }
    }

    pub(super) fn is_whole(&self) -> bool {
        self.written.value.is_integer()
    }
}

/// The term whose number, or a currency or sign before it, starts at `at`; nothing before `floor` is taken in.
pub(super) fn read(scene: &Scene<'_>, at: usize, floor: usize) -> Option<Term> {
    let number = skip_prefix(scene, at);
    let money = prefix(scene, number, floor);
    let suffixes = if money.is_some() { Suffixes::Money } else { Suffixes::Plain };
    let mut numeral = scene.lexicon.numerals.read(scene.text, scene.rest(number), suffixes)?;
    let pointed = leading_point(scene, number, floor);
    if pointed {
        let places =
            u32::try_from(scene.word(number).len()).ok().filter(|p| *p < 18 && numeral.tokens == 1 || *p < 6)?;
        numeral.value = numeral.value.checked_div(Decimal::from(10_u64.pow(places)))?;
    }
    let mut end = number + numeral.tokens;
    let (mut start, mut unit) = match money {
        Some((start, unit)) => (start, Some(unit)),
        None => (number - usize::from(pointed), None),
    };
    let (sign, mut negative) = sign(scene, start, number, end, floor);
    start = sign;
    let mut step = numeral.step;
    if let Some((margin, after)) = margin(scene, end) {
        (step, end) = (Some(margin), after);
    }
    let number_end;
    if unit.is_none() {
        if let Some(longer) = short_scale(scene, number, numeral) {
            numeral = longer;
            end = number + numeral.tokens;
        }
        if scene.word(end) == "," {
            numeral = super::spoken::with_rest(scene, number, numeral);
            end = number + numeral.tokens;
        }
        number_end = repeated(scene, end, numeral);
        end = number_end;
        if let Some((found, value)) = millions_code(scene, end, numeral.value) {
            (unit, end, numeral.value) = (Some(found), end + 1, value);
        } else if numeral.kind != NumeralKind::Ordinal
            && let Some((found, after)) = super::measure::unit_after(scene, end, &numeral)
        {
            (unit, end) = (Some(found), after);
            if numeral.digits
                && matches!(unit, Some(UnitPart::Money(..)))
                && let Some(scale) = scale_of_code(scene, end)
            {
                numeral.value = numeral.value.checked_mul(scale)?;
                (numeral.scale, end) = (scale, end + 1);
            }
        }
        if let Some(value) = unit.as_ref().and_then(|u| super::spoken::tenths(scene, number, floor, &numeral, u)) {
            (start, numeral.value) = (number - 1, value);
        }
        if !negative && is_below_zero(scene, start, floor, unit.as_ref()) {
            (start, negative) = (start - 1, true);
        }
    } else {
        number_end = end;
        // "$10 US", "$5 dollars", "$10 per cent" are slips; only a code after a bare sign says more
        if let Some(code) = scene.lexicon.currencies.symbol(scene.word(end)).filter(|_| scene.is_word(end)) {
            let name = scene.lexicon.currencies.name(code.currency);
            if name.len() == 3 && scene.word(end).len() == 3 {
                (unit, end) = (Some(UnitPart::Money(name.into(), false)), end + 1);
            }
        }
    }
    let value = if negative { -numeral.value } else { numeral.value };
    Some(Term { start, number_end, end, written: Written { value, step }, numeral, unit })
}

/// "2.4 ± 0.1", "2.4 +/- 0.1": how far the number may be off, and the token after it.
fn margin(scene: &Scene<'_>, at: usize) -> Option<(Decimal, usize)> {
    let next = match scene.word(at) {
        "±" => at + 1,
        "+" if scene.word(at + 1) == "/" && scene.is_dash(at + 2) => at + 3,
        _ => return None,
    };
    let off = scene.lexicon.numerals.read(scene.text, scene.rest(next), Suffixes::None)?;
    Some((off.value, next + off.tokens))
}

/// "75 USD million": a scale that stands after the currency.
fn scale_of_code(scene: &Scene<'_>, at: usize) -> Option<Decimal> {
    match scene.key(at).filter(|_| scene.is_word(at)).and_then(|k| scene.lexicon.numerals.word(k))? {
        NumberWord::Scale(scale, false) if scale > Decimal::ONE_THOUSAND => Some(scale),
        _ => None,
    }
}

/// "48.5 MEUR": a code with the M of millions, and what it makes of `value`.
fn millions_code(scene: &Scene<'_>, at: usize, value: Decimal) -> Option<(UnitPart, Decimal)> {
    let code =
        scene.word(at).strip_prefix('M').filter(|c| c.len() == 3 && c.bytes().all(|b| b.is_ascii_uppercase()))?;
    let money = &scene.lexicon.currencies;
    let name = money.name(money.symbol(code)?.currency);
    (name == code).then(|| Some((UnitPart::Money(code.into(), false), value.checked_mul(Decimal::from(1_000_000))?)))?
}

/// "- 20 degrees": a minus that stands apart, which only temperatures have.
fn is_below_zero(scene: &Scene<'_>, start: usize, floor: usize, unit: Option<&UnitPart>) -> bool {
    let Some(before) = start.checked_sub(1).filter(|i| *i >= floor) else { return false };
    let apart = matches!(scene.word(before), "-" | "−" | "–")
        && !scene.touches(before)
        && (before == 0 || !scene.touches(before - 1) && scene.kind(before - 1) != Some(TokenKind::Number));
    let Some(UnitPart::Measure(name)) = unit else { return false };
    apart && matches!(name.as_str(), "degree" | "celsius" | "fahrenheit")
}

/// Whether a point stands before the digits at `number` and after nothing: ".08".
fn leading_point(scene: &Scene<'_>, number: usize, floor: usize) -> bool {
    let Some(point) = number.checked_sub(1).filter(|i| *i >= floor && scene.word(*i) == ".") else { return false };
    let free = point == 0 || !scene.touches(point - 1) || matches!(scene.word(point - 1), "-" | "(" | "$" | "£");
    free && scene.touches(point) && scene.word(number).bytes().all(|b| b.is_ascii_digit())
}

/// Past a sign or currency that stands before the number.
fn skip_prefix(scene: &Scene<'_>, at: usize) -> usize {
    let is_number = |i: usize| scene.kind(i) == Some(TokenKind::Number);
    (at..at + 4)
        .take_while(|i| *i == at || !is_number(i - 1))
        .find(|i| scene.tokens.get(*i).is_some_and(|t| scene.lexicon.numerals.starts(scene.text, *t)))
        .unwrap_or(at)
}

/// The currency before the number at `at`, and where it starts.
fn prefix(scene: &Scene<'_>, at: usize, floor: usize) -> Option<(usize, UnitPart)> {
    let mut last = at.checked_sub(1).filter(|i| *i >= floor)?;
    if matches!(scene.word(last), "-" | "−" | "–") {
        last = last.checked_sub(1).filter(|i| *i >= floor)?;
    }
    let money = &scene.lexicon.currencies;
    let part = |currency: usize| UnitPart::Money(money.name(currency).into(), false);
    let sign = scene.word(last);
    let is_mark = scene.kind(last) == Some(TokenKind::Mark);
    // most marks before a number are no currency
    if is_mark && sign.is_ascii() && !matches!(sign, "$" | ".") {
        return None;
    }
    if let Some(first) = last.checked_sub(1).filter(|i| *i >= floor && (is_mark || scene.word(*i) == "$"))
        && let Some(found) = joined_sign(scene, first, sign)
    {
        return Some((first, part(found)));
    }
    if let Some(found) = money.symbol(sign).filter(|f| !f.minor && (!scene.is_word(last) || sign.len() > 1)) {
        return Some((last, part(found.currency)));
    }
    let (found, used) = money.worded_before(scene.text, scene.tokens.get(floor..=last)?)?;
    let bare = last + 1 == at && found.used == MoneyUse::Always && !found.minor;
    let amount_after = scene.lexicon.currencies.name(found.currency) == "MYR" || is_millions(scene, at);
    (bare && amount_after).then(|| (last + 1 - used, part(found.currency)))
}

/// The currency of "US$", "HK $", "nzd$", "Rs." where `sign` follows the token at `first`.
fn joined_sign(scene: &Scene<'_>, first: usize, sign: &str) -> Option<usize> {
    let money = &scene.lexicon.currencies;
    let word = scene.word(first);
    if sign == "." {
        return matches!(word, "Rs" | "RS").then(|| money.symbol("Rs")).flatten().map(|f| f.currency);
    }
    let touches = scene.touches(first);
    if !scene.is_word(first) && word != "$"
        || !touches && (sign != "$" || word.len() > 3 || scene.is(first, &["a", "s"]))
    {
        return None;
    }
    let joined: CompactString = [word.trim_end_matches('.'), sign].concat().into();
    let found = money.symbol(&joined).or_else(|| money.symbol(&joined.to_uppercase()));
    let code = || money.symbol(&word.to_uppercase()).filter(|_| sign == "$" && touches && word.len() == 3);
    found.filter(|f| !f.minor).or_else(code).map(|f| f.currency)
}

/// "dollar 22.5 million", "rupees 50 lakh": digits with a scale, after which no other unit stands.
fn is_millions(scene: &Scene<'_>, at: usize) -> bool {
    let numeral = scene.lexicon.numerals.read(scene.text, scene.rest(at), Suffixes::Plain);
    numeral.is_some_and(|n| {
        n.digits
            && n.scale > Decimal::ONE_THOUSAND
            && super::measure::unit_after(scene, at + n.tokens, &n).is_none()
            && super::noun::head(scene, at + n.tokens, Some(n.value)).is_none()
    })
}

/// Where the term starts with its sign, and whether it is negative.
fn sign(scene: &Scene<'_>, start: usize, number: usize, end: usize, floor: usize) -> (usize, bool) {
    // "$-50.8bn"
    if start < number && matches!(scene.word(number - 1), "-" | "−") {
        return (start, true);
    }
    let Some(before) = start.checked_sub(1).filter(|i| *i >= floor) else { return (start, false) };
    let free = before == 0 || !scene.touches(before - 1);
    match scene.word(before) {
        "-" | "−" | "–" if free && scene.touches(before) => (before, true),
        "-" if before == 0 && end >= scene.tokens.len() => (before, true),
        "+" if free && scene.touches(before) => (start, false),
        "-" | "−" if before > floor && scene.is(before - 1, &["minus", "negative"]) => (before - 1, true),
        // "plus or minus 3 points" is a margin.
        "minus" if before > floor && scene.is(before - 1, &["or"]) => (start, false),
        word if ["minus", "negative"].iter().any(|w| w.eq_ignore_ascii_case(word)) => (before, true),
        _ => (start, false),
    }
}

/// "5m people", "10b shares": a letter that is a scale because a plural follows.
fn short_scale(scene: &Scene<'_>, number: usize, numeral: Numeral) -> Option<Numeral> {
    let at = number + numeral.tokens;
    if !numeral.digits || numeral.scale != Decimal::ONE || !matches!(scene.word(at), "m" | "b") {
        return None;
    }
    let (word, key) = (scene.word(at + 1), scene.key(at + 1)?);
    let nouns = &scene.lexicon.nouns;
    let counted = scene.is_word(at + 1) && !nouns.stops(key) && nouns.is_plural(word, key);
    let money = scene.lexicon.currencies.worded(scene.text, scene.rest(at + 1)).is_some();
    let code = scene.word(at + 1).len() == 3 && scene.lexicon.currencies.symbol(word).is_some();
    let measured = scene.lexicon.units.worded(scene.text, scene.rest(at + 1)).is_some();
    if !(counted || money || code || measured) {
        return None;
    }
    scene.lexicon.numerals.read(scene.text, scene.rest(number), Suffixes::Money)
}

/// Past the same number in brackets: "forty-five (45) days".
fn repeated(scene: &Scene<'_>, end: usize, numeral: Numeral) -> usize {
    if scene.word(end) != "(" {
        return end;
    }
    let again = scene.lexicon.numerals.read(scene.text, scene.rest(end + 1), Suffixes::Plain);
    match again {
        Some(again) if again.value == numeral.value && scene.word(end + 1 + again.tokens) == ")" => {
            end + again.tokens + 2
        }
        _ => end,
    }
}
