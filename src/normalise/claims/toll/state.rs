//! Counts of the injured by how they are: "two are in a critical condition" is some of them, unless the sentence is the
//! news of the article, or tells of the injured beside the dead.

use super::{INJURED, View};
use crate::lexicon::tolls;
use crate::model::{Match, Mention, Sentence, SlotFill, Span, Token, placed};
use std::ops::Range;

/// How far after the injured "remained in hospital" may stand, in tokens.
const REMAIN: usize = 6;

/// The news stands in so many sentences: the first may be a headline or a byline.
const NEWS: usize = 2;

impl View<'_> {
    /// Whether a count, whose words are the tokens `inside` of its sentence, is of some of the injured, who are told
    /// apart by how they are.
    pub(super) fn is_some_by_state(&self, found: &Match, count: SlotFill, inside: Range<usize>) -> bool {
        let first = inside.start;
        let counts_some = matches!(count, SlotFill::Mention(_)) || self.number(count) != Some(1);
        let is_state = || self.tells_state(found) && !self.is_the_news(found, count);
        let is_some = counts_some && (is_state() || self.is_still_hurt(found));
        is_some && !self.is_rest(found, inside) || self.is_of_those_before(found, count, first)
    }

    /// "(Two) are in a critical condition".
    fn tells_state(&self, found: &Match) -> bool {
        self.words(found).any(|t| self.lexicon.tolls.states.contains(&t.key))
    }

    /// "45 who were hurt remained in hospital": others were hurt too.
    fn is_still_hurt(&self, found: &Match) -> bool {
        let mut after = self.sentence(found).iter().skip_while(|t| t.span.start() < found.span.end()).take(REMAIN);
        let remains = |t: &Token| matches!(t.text(self.text), "remain" | "remains" | "remained" | "still");
        self.is_of(found, INJURED) && after.any(remains)
    }

    /// "One was killed and two men are in hospital", "two others are in hospital" after a death: all of the injured.
    fn is_rest(&self, found: &Match, inside: Range<usize>) -> bool {
        let tokens = self.sentence(found);
        let near = tokens.get(inside.start..(inside.end + 1).min(tokens.len())).unwrap_or(&[]);
        let are_others = near.iter().any(|t| matches!(t.text(self.text), "other" | "others"));
        self.follows_another_fate(found, tokens.get(..inside.start).unwrap_or(&[]))
            || are_others && self.follows_a_death(found)
    }

    /// "(One was treated at the scene.) Three were taken to hospital": a bare number opens the sentence after one that
    /// tells of the hurt, and is of them.
    fn is_of_those_before(&self, found: &Match, count: SlotFill, first: usize) -> bool {
        let SlotFill::Mention(id) = count else { return false };
        let figure = self.mentions.get(id.0 as usize).and_then(Mention::figure);
        let is_bare = first == 0 && figure.is_some_and(|f| f.head().is_none());
        let before = found.sentence.checked_sub(1).and_then(|at| self.segments.sentences.get(at));
        let tells = |sentence: &Sentence| {
            let tokens = self.segments.tokens_of(sentence);
            tokens.iter().any(|t| self.tells_hurt(t)) && !tokens.iter().any(|t| self.tells_dead(t))
        };
        self.is_of(found, INJURED) && is_bare && before.is_some_and(tells)
    }

    /// "Four people are recovering tonight after …": a count that opens the article is the news, unless another stands
    /// beside it or a sentence before tells what befell somebody.
    fn is_the_news(&self, found: &Match, count: SlotFill) -> bool {
        let mut opening = self.told().take(NEWS).take_while(|(at, _)| *at < found.sentence);
        let is_first = self.told().take(NEWS).any(|(at, _)| at == found.sentence);
        let place = self.place(count);
        let is_other = |span: Span| place.is_none_or(|place| !span.overlaps(place));
        let is_alone = self.segments.sentences.get(found.sentence).is_some_and(|sentence| {
            let within = placed::starting(self.mentions, sentence.span).iter();
            !within.filter(|m| m.figure().is_some_and(|f| f.kind.counts())).any(|m| is_other(m.span))
        });
        is_first && is_alone && !opening.any(|(_, s)| self.tells_of_harm(self.segments.tokens_of(s)))
    }

    /// Whether some words tell that somebody was hurt or died, or that somebody lives.
    pub(super) fn tells_of_harm(&self, tokens: &[Token]) -> bool {
        tokens.iter().any(|t| self.tells_hurt(t) || self.tells_dead(t))
            || tolls::find(&self.lexicon.tolls.survival, tokens).is_some()
    }

    /// "Hurt", "shot".
    pub(super) fn tells_hurt(&self, token: &Token) -> bool {
        let tolls = &self.lexicon.tolls;
        tolls.fates.hurt.contains(&token.key) || tolls.struck.contains(&token.key)
    }
}
