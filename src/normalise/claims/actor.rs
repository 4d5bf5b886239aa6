//! "He was jailed by Judge Ann Marsh, a friend of the board, dismissed director Tom Weir": who stands after "by" has
//! done what stands before, not what comes after.

use crate::model::{Case, Class, Match, Mention, Segments, SlotFill, Token};
use crate::patterns::{Pattern, Set};

/// Titles and roles between "by" and a name, in tokens.
const TITLES: usize = 5;

/// Without the matches of an actor who is named as that of another verb.
pub(super) fn resolve(text: &str, matches: &mut Vec<Match>, mentions: &[Mention], segments: &Segments, patterns: &Set) {
    let pattern = |m: &Match| patterns.patterns().get(m.pattern as usize).filter(|p| p.class == Class::Agent);
    let view = View { text, mentions, segments };
    matches.retain(|m| !pattern(m).and_then(|p| view.actor(m, p)).is_some_and(|at| view.follows_by(m, at)));
}

/// What is read.
struct View<'a> {
    text: &'a str,
    mentions: &'a [Mention],
    segments: &'a Segments,
}

impl View<'_> {
    /// Where who did it stands, if before every other slot, as in "the council sacked him".
    fn actor(&self, found: &Match, pattern: &Pattern) -> Option<usize> {
        let start = |fill: &SlotFill| fill.place(self.mentions).map(|place| place.start());
        let slot = pattern.value_slot()?;
        let (_, fill) = found.slots.iter().find(|(name, _)| *name == slot.name)?;
        let at = start(fill)?;
        found.slots.iter().all(|(_, fill)| start(fill) >= Some(at)).then_some(at)
    }

    /// Whether the words before `at` are "by" and titles.
    fn follows_by(&self, found: &Match, at: usize) -> bool {
        let Some(sentence) = self.segments.sentences.get(found.sentence) else { return false };
        let tokens = self.segments.tokens_of(sentence);
        let first = tokens.partition_point(|t| t.span.end() <= at);
        let is_title = |t: &Token| t.case != Case::Lower && t.text(self.text) != ",";
        let before = tokens.get(..first).unwrap_or(&[]).iter().rev().take(TITLES).find(|t| !is_title(t));
        before.is_some_and(|t| t.text(self.text) == "by" && t.span.end() <= found.span.start())
    }
}
