//! "Five people were shot; all are expected to live": as many were hurt as were shot, where nobody was killed.

use super::{INJURED, KILLED, SHOT, View};
use crate::model::{Match, Mention, SlotFill, Span, Token};
use rust_decimal::Decimal;
use std::cmp::Reverse;

impl View<'_> {
    /// Adds a count of the injured that follows from one of those shot, and removes counts of some of them that were told
    /// of besides.
    pub(super) fn settle_injured_by_shot(&self, matches: &mut Vec<Match>) {
        if matches.iter().any(|m| self.is_of(m, SHOT) && self.is_vague(m)) {
            self.drop_injured_below(matches, 2);
        }
        let Some(shot) = matches.iter().find(|m| self.is_of(m, SHOT)).cloned() else { return };
        let Some(number) = self.all_shot(matches).filter(|n| *n > 0) else { return };
        let nobody = matches.iter().find(|m| self.is_of(m, KILLED)).filter(|m| self.is_nobody(m)).map(|m| m.span);
        let Some(hurt) = self.number_killed(matches).and_then(|killed| number.checked_sub(killed)) else { return };
        let is_told_first = self.is_in_lead(shot.sentence);
        if nobody.is_some() && is_told_first {
            self.drop_injured_below(matches, hurt);
        } else if hurt > 1 {
            self.drop_injured_below(matches, 2);
        }
        let is_counted = self.has(matches, INJURED);
        if is_counted || !is_told_first || self.are_more_hurt(&shot) {
            return;
        }
        let rest = (hurt > 0).then(|| self.dead_of(matches, &shot)).flatten();
        if let Some(from) = nobody.or(rest) {
            let count = nobody.and_then(|_| self.count(&shot)).unwrap_or(SlotFill::Counted(shot.span, hurt));
            matches.extend(self.implied(INJURED, shot.sentence, shot.span, count, from));
            matches.sort_by_key(|m| (m.span.start(), Reverse(m.span.end()), m.pattern));
        }
    }

    /// "(Five people were shot,) two of them fatally": the words that say how many of those shot died.
    fn dead_of(&self, matches: &[Match], shot: &Match) -> Option<Span> {
        let is_part = |m: &&Match| {
            let tells = |t: &Token| matches!(t.text(self.text), "fatally" | "whom" | "them");
            m.sentence == shot.sentence && self.words(m).any(tells)
        };
        matches.iter().filter(|m| self.is_of(m, KILLED)).find(is_part).map(|m| m.span)
    }

    /// How many were killed, where all counts give one number; nobody, where none is counted.
    pub(super) fn number_killed(&self, matches: &[Match]) -> Option<u32> {
        if self.has(matches, KILLED) { self.one_number(matches, KILLED) } else { Some(0) }
    }

    /// How many were shot: the number that an article gives first, where it gives no larger one.
    fn all_shot(&self, matches: &[Match]) -> Option<u32> {
        let numbers: Vec<u32> = self.numbers(matches, SHOT).collect::<Option<_>>()?;
        numbers.first().copied().filter(|first| numbers.iter().all(|n| n <= first))
    }

    /// "(Five people were shot) and a girl was hurt": others were hurt too, in another way.
    fn are_more_hurt(&self, shot: &Match) -> bool {
        let rest = self.sentence(shot).iter().skip_while(|t| t.span.start() < shot.span.end());
        let mut others = rest.skip_while(|t| !matches!(t.text(self.text), "and" | "while")).skip(1);
        others.any(|t| matches!(t.text(self.text), "was" | "were"))
            && others.any(|t| self.lexicon.tolls.fates.hurt.contains(&t.key))
    }

    /// Removes exact counts of the injured that are lower: of some of them.
    pub(super) fn drop_injured_below(&self, matches: &mut Vec<Match>, number: u32) {
        let is_lower = |m: &Match| self.counted(m).is_some_and(|n| 0 < n && n < number);
        matches.retain(|m| !(self.is_of(m, INJURED) && is_lower(m)));
    }

    /// "Several people were shot": more than one, how many is not told.
    fn is_vague(&self, found: &Match) -> bool {
        let Some(SlotFill::Mention(id)) = self.count(found) else { return false };
        let figure = self.mentions.get(id.0 as usize).and_then(Mention::figure);
        figure.is_some_and(|f| f.amount.value().is_none() && f.amount.bounds().0 > Some(Decimal::ONE))
    }

    /// The one number that all counts of a pattern give.
    pub(super) fn one_number(&self, matches: &[Match], id: &str) -> Option<u32> {
        let mut numbers = self.numbers(matches, id);
        let first = numbers.next()??;
        numbers.all(|n| n == Some(first)).then_some(first)
    }
}
