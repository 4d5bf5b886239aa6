//! Those who are told of one by one: "the first victim", "four died, and a fifth later", "one was badly hurt".

use super::{ARRESTED, INJURED, KILLED, View};
use crate::lexicon::numerals::NumberWord;
use crate::model::{Match, SlotFill, Token, TokenKind, WordKey};
use rustc_hash::FxHashSet;

/// How far after a count one more may be told of, in tokens.
const REACH: usize = 24;
/// How far after "a fifth" it is said what befell that one, in tokens.
const FATE: usize = 8;

impl View<'_> {
    /// "A 3rd suspect", "his first victim": one of several.
    pub(super) fn is_one_of_a_row(&self, count: SlotFill, inside: &[Token]) -> bool {
        let is_row = |at: usize| self.place_in_row(inside, at).is_some();
        matches!(count, SlotFill::Counted(_, 1)) && (0..inside.len()).any(is_row)
    }

    /// "Four victims died at the scene and a fifth in hospital", "one died there while the other two died later", "One
    /// boy died. The other was wounded and died": the count goes on, so that it is not all of them.
    pub(super) fn is_gone_on(&self, found: &Match, count: SlotFill, tokens: &[Token], after: usize) -> bool {
        let Some(number) = self.number(count) else { return false };
        let Some(fates) = self.fates(found) else { return false };
        let rest = tokens.get(after..).unwrap_or(&[]);
        let next = self.segments.sentences.get(found.sentence + 1).map_or(&[][..], |s| self.segments.tokens_of(s));
        self.tells_of_one_more(rest, number, fates, false) || self.tells_of_one_more(next, number, fates, true)
    }

    /// Whether `tokens` say of the next in the row, or of others where `others` says so, what befell them.
    fn tells_of_one_more(&self, tokens: &[Token], number: u32, fates: &FxHashSet<WordKey>, others: bool) -> bool {
        let near = tokens.get(..REACH.min(tokens.len())).unwrap_or(&[]);
        (0..near.len()).any(|at| {
            let word = near.get(at).map(|t| t.text(self.text)).unwrap_or_default();
            let is_next = self.place_in_row(near, at).is_some_and(|place| place == number.saturating_add(1));
            let back = |n: usize| at.checked_sub(n).and_then(|at| near.get(at)).map_or("", |t| t.text(self.text));
            let is_besides = back(1) == "the" && matches!(back(2), "while" | "and");
            let is_other = matches!(word, "other" | "others") && (others && at < 3 || !others && is_besides);
            let is_another = word.eq_ignore_ascii_case("another") && (!others || at == 0);
            let told = tokens.get(at..(at + FATE).min(tokens.len())).unwrap_or(&[]);
            let ends = |t: &Token| matches!(t.text(self.text), "," | ";" | "before" | "after" | "when");
            (is_next || is_other || is_another) && told.iter().take_while(|t| !ends(t)).any(|t| fates.contains(&t.key))
        })
    }

    /// The number of "fifth" or "5th" at `at`.
    fn place_in_row(&self, tokens: &[Token], at: usize) -> Option<u32> {
        let token = tokens.get(at)?;
        if token.kind == TokenKind::Word {
            return match self.lexicon.numerals.word(token.key)? {
                NumberWord::Ordinal(place, false) => Some(u32::from(place)),
                _ => None,
            };
        }
        let said = token.text(self.text);
        let digits = said.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ending = match said.get(digits.len()..) {
            Some("") => tokens.get(at + 1).filter(|t| t.span.start() == token.span.end())?.text(self.text),
            other => other?,
        };
        matches!(ending, "st" | "nd" | "rd" | "th").then(|| digits.parse().ok())?
    }

    fn fates(&self, found: &Match) -> Option<&FxHashSet<WordKey>> {
        let fates = &self.lexicon.tolls.fates;
        match self.pattern(found)?.id.as_str() {
            KILLED => Some(&fates.dead),
            INJURED => Some(&fates.hurt),
            ARRESTED => Some(&fates.held),
            _ => None,
        }
    }

    /// Removes counts of the badly or slightly hurt where the article has a larger count of the injured.
    pub(super) fn drop_some_by_degree(&self, matches: &mut Vec<Match>) {
        let most = self.numbers(matches, INJURED).flatten().max();
        let tolls = &self.lexicon.tolls;
        let by_degree =
            |m: &Match| self.words(m).any(|t| tolls.degrees.contains(&t.key) || tolls.states.contains(&t.key));
        matches.retain(|m| !(self.is_of(m, INJURED) && self.counted(m) < most && by_degree(m)));
    }
}
