//! "She died on Sunday": in a life's story, one who died was not killed. One death counts as a toll only where the
//! article tells of something that happened.

use super::{KILLED, View};
use crate::model::{Match, Sentence, SlotFill};

impl View<'_> {
    /// Removes counts of one death from an article that has no word of violence, accident or disaster.
    pub(super) fn drop_natural_deaths(&self, matches: &mut Vec<Match>) {
        let is_one = |m: &Match| self.is_of(m, KILLED) && matches!(self.count(m), Some(SlotFill::Counted(_, 1)));
        if !matches.iter().any(is_one) || self.told().any(|(_, sentence)| self.tells_of_event(sentence)) {
            return;
        }
        matches.retain(|m| !is_one(m));
    }

    fn tells_of_event(&self, sentence: &Sentence) -> bool {
        let tolls = &self.lexicon.tolls;
        let tokens = self.segments.tokens_of(sentence);
        tokens.iter().any(|t| tolls.violence.contains(&t.key) || tolls.sudden.contains(&t.key))
    }
}
