//! "One man was shot. The victim died": an article that tells of nobody hurt but who died says that nobody was injured
//! and lived.

use super::{INJURED, KILLED, SHOT, View};
use crate::model::{Match, SlotFill};

/// The sentences of a report, headline included, in which it says who died of what it tells.
const NEAR: usize = 10;

impl View<'_> {
    /// Adds a count of nobody injured where the article tells of nobody who was hurt but those who died.
    pub(super) fn add_nobody_injured(&self, matches: &mut Vec<Match>) {
        let Some(killed) = self.one_number(matches, KILLED).filter(|n| *n > 0) else { return };
        let tolls = &self.lexicon.tolls;
        if self.has(matches, INJURED) || self.says(&tolls.others_hurt) {
            return;
        }
        let is_shot = self.has(matches, SHOT);
        let are_all = is_shot && self.one_number(matches, SHOT) == Some(killed);
        let is_one = || killed == 1 && !is_shot && !self.says(&tolls.victims);
        if !are_all && !is_one() {
            return;
        }
        let Some(dead) = matches.iter().find(|m| self.is_of(m, KILLED)).filter(|m| self.is_news(m)) else { return };
        let nobody = SlotFill::Counted(dead.span, 0);
        matches.extend(self.implied(INJURED, dead.sentence, dead.span, nobody, dead.span));
        matches.sort_by_key(|m| (m.span.start(), m.span.end(), m.pattern));
    }

    /// Whether a death is told, and not denied, in a report whose lead tells of an event in which people are hurt.
    fn is_news(&self, dead: &Match) -> bool {
        let negation = &self.lexicon.cues.negation;
        let is_denied = self.words(dead).any(|t| negation.contains(&t.key));
        let is_near = self.told().take(NEAR).any(|(at, _)| at == dead.sentence);
        is_near && !is_denied && self.lead().any(|s| self.is_violent(s))
    }
}
