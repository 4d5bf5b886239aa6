//! "Five people were shot; all are expected to live": as many were hurt as were shot, where nobody was killed, or were
//! taken to hospital in an article that tells of no death.

use super::{INJURED, KILLED, SHOT, View};
use crate::model::{Match, Mention, SlotFill, Span};
use rust_decimal::Decimal;
use std::cmp::Reverse;

impl View<'_> {
    /// Adds a count of the injured that follows from one of those shot, and removes a single victim who was told of
    /// besides.
    pub(super) fn settle_injured_by_shot(&self, matches: &mut Vec<Match>) {
        if matches.iter().any(|m| self.is_of(m, SHOT) && self.is_vague(m)) {
            self.drop_single_injured(matches);
        }
        let Some(shot) = matches.iter().find(|m| self.is_of(m, SHOT)).cloned() else { return };
        let Some(number) = self.one_number(matches, SHOT).filter(|n| *n > 0) else { return };
        let killed =
            if matches.iter().any(|m| self.is_of(m, KILLED)) { self.one_number(matches, KILLED) } else { Some(0) };
        let Some(hurt) = killed.and_then(|killed| number.checked_sub(killed)) else { return };
        if hurt > 1 {
            self.drop_single_injured(matches);
        }
        let is_counted = matches.iter().any(|m| self.is_of(m, INJURED));
        if is_counted || !self.is_in_lead(shot.sentence) || self.are_more_hurt(&shot) {
            return;
        }
        let nobody = matches.iter().find(|m| self.is_of(m, KILLED)).filter(|_| killed == Some(0)).map(|m| m.span);
        let alive = nobody.or_else(|| self.in_hospital(matches));
        if let (Some(from), Some(count)) = (alive, self.count(&shot)) {
            matches.extend(self.implied(INJURED, shot.sentence, shot.span, count, from));
            matches.sort_by_key(|m| (m.span.start(), Reverse(m.span.end()), m.pattern));
        }
    }

    /// "(Five people were shot) and a girl was hurt": others were hurt too, in another way.
    fn are_more_hurt(&self, shot: &Match) -> bool {
        let rest = self.sentence(shot).iter().skip_while(|t| t.span.start() < shot.span.end());
        let mut others = rest.skip_while(|t| !matches!(t.text(self.text), "and" | "while")).skip(1);
        others.any(|t| matches!(t.text(self.text), "was" | "were"))
            && others.any(|t| self.lexicon.tolls.fates.hurt.contains(&t.key))
    }

    /// The first word that says that somebody is in hospital, where nothing tells of a death.
    fn in_hospital(&self, matches: &[Match]) -> Option<Span> {
        let hospital = &self.lexicon.tolls.hospital;
        let mut tokens = self.told().flat_map(|(_, s)| self.segments.tokens_of(s));
        let word = tokens.find(|t| hospital.contains(&t.key))?;
        self.is_without_deaths(matches).then_some(word.span)
    }

    fn drop_single_injured(&self, matches: &mut Vec<Match>) {
        let is_single = |m: &Match| matches!(self.count(m), Some(SlotFill::Counted(_, 1)));
        matches.retain(|m| !(self.is_of(m, INJURED) && is_single(m)));
    }

    /// "Several people were shot": more than one, how many is not told.
    fn is_vague(&self, found: &Match) -> bool {
        let Some(SlotFill::Mention(id)) = self.count(found) else { return false };
        let figure = self.mentions.get(id.0 as usize).and_then(Mention::figure);
        figure.is_some_and(|f| f.amount.value().is_none() && f.amount.bounds().0 > Some(Decimal::ONE))
    }

    /// The one number that all counts of a pattern give.
    fn one_number(&self, matches: &[Match], id: &str) -> Option<u32> {
        let mut numbers =
            matches.iter().filter(|m| self.is_of(m, id)).map(|m| self.count(m).and_then(|c| self.number(c)));
        let first = numbers.next()??;
        numbers.all(|n| n == Some(first)).then_some(first)
    }
}
