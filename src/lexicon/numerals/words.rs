//! Numbers in words: "two hundred and five thousand and one", "three lakh crore", "forty-second".

use super::{NumberWord, Numeral, NumeralKind, Numerals};
use crate::model::{Token, TokenKind};
use rust_decimal::Decimal;

/// What may come next below the current scale.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Slot {
    /// Anything below a scale.
    Open,
    /// One to nine, after "twenty".
    Unit,
    /// Below a hundred, after "hundred".
    Rest,
    /// Nothing but a scale.
    Full,
}

/// A number in words as far as it has been read.
#[derive(Clone, Copy)]
struct State {
    at: usize,
    sum: Decimal,
    last: Decimal,
    hundreds: u32,
    low: Option<u32>,
    slot: Slot,
    ceiling: Decimal,
    scale: Decimal,
    ordinal: bool,
}

impl State {
    fn group(&self) -> Option<u32> {
        match (self.hundreds, self.low) {
            (0, low) => low,
            (hundreds, low) => Some(hundreds * 100 + low.unwrap_or(0)),
        }
    }

    fn value(&self) -> Option<Decimal> {
        self.sum.checked_add(Decimal::from(self.group().unwrap_or(0)))
    }

    fn is_empty(&self) -> bool {
        self.group().is_none() && self.sum.is_zero()
    }

    /// Takes one word in; false where it does not fit.
    fn take(&mut self, word: NumberWord) -> bool {
        match word {
            NumberWord::Small(n) => match self.slot {
                Slot::Open if self.hundreds == 0 || n > 0 => self.fill(u32::from(n), Slot::Full),
                Slot::Unit if (1..10).contains(&n) => self.fill(self.low.unwrap_or(0) + u32::from(n), Slot::Full),
                Slot::Rest if n > 0 => self.fill(u32::from(n), Slot::Full),
                _ => false,
            },
            NumberWord::Tens(n) if matches!(self.slot, Slot::Open | Slot::Rest) => {
                self.fill(u32::from(n), if n % 10 == 0 { Slot::Unit } else { Slot::Full })
            }
            NumberWord::Scale(scale, plural) => self.multiply(scale, plural),
            NumberWord::Dozen(n, plural) => {
                let fits = !(plural && self.group().is_none()) && self.slot != Slot::Open || !plural && self.is_empty();
                // "three hundred and two dozens": only the two are of dozens
                let (hundreds, low) = match self.low {
                    Some(low) if self.hundreds > 0 => (self.hundreds * 100, low),
                    _ => (0, self.group().unwrap_or(1)),
                };
                let count = low.checked_mul(u32::from(n)).and_then(|c| c.checked_add(hundreds));
                let (true, true, Some(count)) = (fits, self.sum.is_zero(), count) else { return false };
                (self.sum, self.hundreds, self.low) = (Decimal::from(count), 0, None);
                (self.slot, self.ceiling) = (Slot::Full, Decimal::ZERO);
                true
            }
            NumberWord::Ordinal(n, false) => self.end_in(n),
            NumberWord::ScaleOrdinal(scale, false) if self.group().is_some() && self.multiply(scale, false) => {
                self.ordinal = true;
                true
            }
            _ => false,
        }
    }

    fn fill(&mut self, low: u32, slot: Slot) -> bool {
        (self.low, self.slot) = (Some(low), slot);
        true
    }

    fn end_in(&mut self, n: u8) -> bool {
        let fits = match self.slot {
            Slot::Open => self.is_empty() || self.ceiling < Decimal::MAX,
            Slot::Unit => n < 10,
            Slot::Rest => true,
            Slot::Full => false,
        };
        if fits {
            self.low = Some(self.low.unwrap_or(0) + u32::from(n));
            (self.slot, self.ordinal) = (Slot::Full, true);
        }
        fits
    }

    fn multiply(&mut self, scale: Decimal, plural: bool) -> bool {
        if plural && self.is_empty() {
            return false;
        }
        if scale == Decimal::ONE_HUNDRED {
            let Some(group) = self.group().or((self.slot == Slot::Open && self.is_empty()).then_some(1)) else {
                return false;
            };
            if self.hundreds > 0 || group == 0 || group > 99 {
                return false;
            }
            (self.hundreds, self.low, self.slot) = (group, None, Slot::Rest);
            self.scale = scale;
            return true;
        }
        let group = self.group();
        let term = match group {
            Some(0) => None,
            Some(group) if scale < self.ceiling => Decimal::from(group).checked_mul(scale),
            None if self.sum.is_zero() => Some(scale),
            None if self.sum == self.last && scale != self.scale => self.last.checked_mul(scale),
            _ => None,
        };
        let kept = if group.is_none() { Decimal::ZERO } else { self.sum };
        let Some((term, sum)) = term.and_then(|t| Some((t, kept.checked_add(t)?))) else { return false };
        (self.sum, self.last, self.scale) = (sum, term, scale);
        (self.hundreds, self.low, self.slot, self.ceiling) = (0, None, Slot::Open, scale);
        true
    }
}

impl Numerals {
    /// The number whose first word is the first of `tokens`.
    pub(super) fn read_words(&self, text: &str, tokens: &[Token]) -> Option<Numeral> {
        let article = self.word(tokens.first()?.key)? == NumberWord::Article;
        let first = self.word(tokens.get(usize::from(article))?.key)?;
        if article && !matches!(first, NumberWord::Scale(..) | NumberWord::Dozen(_, false)) {
            return self.read_share(text, tokens);
        }
        if let NumberWord::Part(..) = first {
            return self.read_share(text, tokens);
        }
        if first == NumberWord::Small(0)
            && let Some(rest) = tokens.get(1..).filter(|t| t.first().is_some_and(|t| t.kind == TokenKind::Word))
            && !matches!(
                self.word(rest.first()?.key),
                None | Some(NumberWord::And | NumberWord::Point | NumberWord::Article)
            )
            && let Some(number) = self.read_words(text, rest).filter(|n| n.kind == NumeralKind::Cardinal)
        {
            return Some(Numeral { tokens: number.tokens + 1, ..number });
        }
        let state = self.cardinal(text, tokens, usize::from(article))?;
        if let Some(spoken) = self.spoken_hundreds(text, tokens, &state) {
            return Some(spoken);
        }
        if let Some(longer) = self.tens_and_units(text, tokens, &state) {
            return Some(longer);
        }
        if state.ordinal {
            let value = state.value()?;
            let kind = NumeralKind::Ordinal;
            return Some(Numeral { value, tokens: state.at, kind, scale: Decimal::ONE, step: None, digits: false });
        }
        let whole = Numeral {
            value: state.value()?,
            tokens: state.at,
            kind: NumeralKind::Cardinal,
            scale: if state.group().is_none_or(|_| state.slot == Slot::Rest) { state.scale } else { Decimal::ONE },
            step: None,
            digits: false,
        };
        Some(self.extend(text, tokens, whole))
    }

    /// "one twenty two" for a hundred and twenty-two, where no word follows that it could count.
    fn spoken_hundreds(&self, text: &str, tokens: &[Token], first: &State) -> Option<Numeral> {
        let (Some(hundreds @ 1..=9), 1) = (first.low, first.at) else { return None };
        let tens = tokens.get(1).filter(|t| t.kind == TokenKind::Word).and_then(|t| self.word(t.key))?;
        let NumberWord::Tens(20..) = tens else { return None };
        let rest = self.cardinal(text, tokens, 1)?;
        let below = rest.low.filter(|_| rest.hundreds == 0 && rest.sum.is_zero() && !rest.ordinal)?;
        let next = tokens.get(rest.at);
        let free = next.is_none_or(|t| matches!(t.text(text), "." | "," | ";" | "?" | "!" | ")"));
        let value = Decimal::from(hundreds * 100 + below);
        let kind = NumeralKind::Cardinal;
        free.then_some(Numeral { value, tokens: rest.at, kind, scale: Decimal::ONE, step: None, digits: false })
    }

    /// "twenty and three and three fifths": tens and units apart, which only a share after them shows to be one number.
    fn tens_and_units(&self, text: &str, tokens: &[Token], tens: &State) -> Option<Numeral> {
        let word = |at: usize| tokens.get(at).filter(|t| t.kind == TokenKind::Word).and_then(|t| self.word(t.key));
        let (NumberWord::And, NumberWord::Small(unit @ 1..=9)) = (word(tens.at)?, word(tens.at + 1)?) else {
            return None;
        };
        if tens.slot != Slot::Unit || word(tens.at + 2) != Some(NumberWord::And) {
            return None;
        }
        let part = self.read_words(text, tokens.get(tens.at + 3..)?)?;
        let is_part = part.kind == NumeralKind::Fraction && part.value < Decimal::ONE && part.scale == Decimal::ONE;
        let value = tens.value()?.checked_add(Decimal::from(unit))?.checked_add(part.value)?;
        is_part.then_some(Numeral { value, tokens: tens.at + 3 + part.tokens, ..part })
    }

    /// The ordinal that starts at `tokens[start]` with a cardinal below a hundred, and the token after it.
    pub(super) fn long_ordinal(&self, text: &str, tokens: &[Token], start: usize) -> Option<(Decimal, usize)> {
        let state = self.cardinal(text, tokens, start).filter(|s| s.ordinal)?;
        Some((state.value()?, state.at))
    }

    /// The whole number in words at the first of `tokens`, with no fraction or decimals after it:
    /// its value, how many tokens it covers, and whether it is an ordinal.
    pub fn whole(&self, text: &str, tokens: &[Token]) -> Option<(u32, usize, bool)> {
        let article = self.word(tokens.first()?.key)? == NumberWord::Article;
        let counted = |t: &Token| matches!(self.word(t.key), Some(NumberWord::Scale(..) | NumberWord::Dozen(_, false)));
        if article && !tokens.get(1).is_some_and(counted) {
            return None;
        }
        let state = self.cardinal(text, tokens, usize::from(article))?;
        Some((u32::try_from(state.value()?).ok()?, state.at, state.ordinal))
    }

    /// Reads a cardinal or ordinal from `tokens[start]` on.
    fn cardinal(&self, text: &str, tokens: &[Token], start: usize) -> Option<State> {
        let mut state = State {
            at: start,
            sum: Decimal::ZERO,
            last: Decimal::ZERO,
            hundreds: 0,
            low: None,
            slot: Slot::Open,
            ceiling: Decimal::MAX,
            scale: Decimal::ONE,
            ordinal: false,
        };
        let mut before_and = None;
        while !state.ordinal {
            let mut at = if state.at == start { start } else { joint(text, tokens, state.at) };
            let mut word = tokens.get(at).filter(|t| t.kind == TokenKind::Word).and_then(|t| self.word(t.key));
            let scaled = state.slot == Slot::Rest || (state.slot == Slot::Open && !state.is_empty());
            if word == Some(NumberWord::And) && scaled {
                at = joint(text, tokens, at + 1);
                word = tokens.get(at).and_then(|t| self.word(t.key));
                if !matches!(word, Some(NumberWord::Small(_) | NumberWord::Tens(_) | NumberWord::Ordinal(_, false)))
                    || self.share(text, tokens, at).is_some()
                {
                    break;
                }
                before_and = Some(state);
            }
            let Some(word) = word else { break };
            if !state.take(word) {
                // "one hundred and two hundred": the second "hundred" shows that "and" parts two numbers.
                if let (Some(kept), NumberWord::Scale(..)) = (before_and, word) {
                    state = kept;
                }
                break;
            }
            state.at = at + 1;
        }
        (state.at > start && (!state.is_empty() || state.group().is_some())).then_some(state)
    }
}

/// The next token after a hyphen that joins two words, if one stands at `at`.
pub(super) fn joint(text: &str, tokens: &[Token], at: usize) -> usize {
    let is_hyphen = |t: &Token| matches!(t.text(text), "-" | "‐" | "‑" | "—");
    let follows = tokens.get(at + 1).is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number));
    if follows && tokens.get(at).is_some_and(is_hyphen) { at + 1 } else { at }
}
