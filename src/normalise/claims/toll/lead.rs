//! A report says in its first sentences who died. Where they tell of people hurt and of no death, a death that
//! comes further down is of another event.

use super::{INJURED, KILLED, SHOT, View};
use crate::model::{Match, Sentence};

/// The sentences of a report in which the news is told, headline included.
const LEAD: usize = 5;

/// How far before a word of death "attempted" may stand, in tokens: "attempted second-degree murder".
const THWARTED: usize = 4;

impl View<'_> {
    /// Removes counts of the dead that come after a lead that tells of people hurt and of no death.
    pub(super) fn drop_deaths_after_lead(&self, matches: &mut Vec<Match>) {
        let Some(end) = self.lead_end() else { return };
        let is_told = |m: &Match| m.sentence < end && (self.is_of(m, INJURED) || self.is_of(m, SHOT));
        if !matches.iter().any(is_told) || self.lead().any(|s| self.tells_of_death(s)) {
            return;
        }
        matches.retain(|m| m.sentence < end || !self.is_of(m, KILLED));
    }

    /// Whether a sentence stands in the lead.
    pub(super) fn is_in_lead(&self, sentence: usize) -> bool {
        self.lead_end().is_some_and(|end| sentence < end)
    }

    /// The sentences of the lead.
    pub(super) fn lead(&self) -> impl Iterator<Item = &Sentence> {
        self.told().take(LEAD).map(|(_, sentence)| sentence)
    }

    /// The index after the last sentence of the lead.
    fn lead_end(&self) -> Option<usize> {
        self.told().take(LEAD).last().map(|(at, _)| at + 1)
    }

    /// The sentences of the article's own text, with their indices.
    pub(super) fn told(&self) -> impl Iterator<Item = (usize, &Sentence)> {
        self.segments.sentences.iter().enumerate().filter(|(_, s)| s.zone.has_claims())
    }

    /// Whether no count of the dead is among `matches` and no sentence tells of a death.
    pub(super) fn is_without_deaths(&self, matches: &[Match]) -> bool {
        !self.has(matches, KILLED) && !self.told().any(|(_, s)| self.tells_of_death(s))
    }

    /// Whether a sentence tells of a death, of whatever event.
    fn tells_of_death(&self, sentence: &Sentence) -> bool {
        let tolls = &self.lexicon.tolls;
        let tokens = self.segments.tokens_of(sentence);
        let is_thwarted = |at: usize| {
            let before = tokens.get(at.saturating_sub(THWARTED)..at).unwrap_or(&[]);
            before.iter().any(|t| tolls.thwarted.contains(&t.key))
        };
        tokens.iter().enumerate().any(|(at, t)| tolls.mortal.contains(&t.key) && !is_thwarted(at))
    }
}
