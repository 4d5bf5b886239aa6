//! Counts of a part of the toll, and counts of those who killed.

use super::{INJURED, KILLED, View};
use crate::lexicon::tolls;
use crate::model::{Match, Mention, NameKind, SlotFill, Token, TokenKind, Value, placed};
use std::ops::Range;

/// How far before "two others were hurt" somebody may have died, in sentences.
const BACK: usize = 4;

impl View<'_> {
    /// Whether the count is of some of those who are counted elsewhere, or of those who did it.
    pub(super) fn is_part(&self, found: &Match, count: SlotFill) -> bool {
        let Some(place) = self.place(count) else { return false };
        let tokens = self.sentence(found);
        let Range { start: first, end: after } = placed::touching_range(tokens, place);
        let inside = tokens.get(first..after).unwrap_or(&[]);
        let is_hedged = tokens.get(first + 1).is_some_and(|t| t.text(self.text) == "than");
        let before = first.checked_sub(1).and_then(|at| tokens.get(at));
        let is_first =
            || self.follows_another_fate(found, tokens.get(..first).unwrap_or(&[])) || self.follows_a_death(found);
        let is_part = |t: &Token| self.lexicon.tolls.parts.contains(&t.key) && !is_first();
        inside.iter().skip(usize::from(is_hedged)).any(is_part)
            || before.is_some_and(is_part)
            || tokens.get(after).is_some_and(is_part)
            || self.is_of_them(tokens, inside, after) && !self.is_fate_of_some(found, inside)
            || self.follows(tokens, first)
            || self.is_remainder(found, tokens, first, after)
            || self.is_some_by_state(found, count, first..after)
            || self.is_done_by(found, place, tokens)
            || self.is_no_list(count, tokens, after)
            || self.is_one_of_a_row(count, inside) && !is_first()
            || self.is_gone_on(found, count, tokens, after)
            || self.is_before_more(found, tokens, after)
            || self.is_joined_to_others(found, tokens, first)
            || self.is_out_of_step(found, count, tokens, first, after)
            || self.is_nobody_of_some(count, tokens, after)
    }

    /// "He killed two tenants on the stairs before firing from the roof": those were not all. The killer's own end
    /// ends it.
    fn is_before_more(&self, found: &Match, tokens: &[Token], after: usize) -> bool {
        let rest = tokens.get(after..).unwrap_or(&[]);
        let Some(more) = tolls::find(&self.lexicon.tolls.goes_on, rest) else { return false };
        let is_own_end = rest.get(more.end).is_some_and(|t| self.is_killer(t));
        self.is_of(found, KILLED) && !is_own_end
    }

    /// "One man was shot in the arm, and two women suffered bruises": the first was hurt too.
    fn is_joined_to_others(&self, found: &Match, tokens: &[Token], first: usize) -> bool {
        let before = tokens.get(..first).unwrap_or(&[]);
        let is_joined = before.last().is_some_and(|t| matches!(t.text(self.text), "and" | "while"));
        let is_hurt = before.iter().any(|t| self.tells_hurt(t)) && !before.iter().any(|t| self.tells_dead(t));
        self.is_of(found, INJURED) && is_joined && is_hurt
    }

    /// "One of those killed", "two of the men".
    fn is_of_them(&self, tokens: &[Token], inside: &[Token], after: usize) -> bool {
        let of = |words: &[Token]| {
            let words = words.windows(2);
            words
                .into_iter()
                .any(|w| matches!(w, [a, b] if a.text(self.text) == "of" && (self.lexicon.tolls.whole.contains(&b.key) || b.kind == TokenKind::Number)))
        };
        of(inside) || of(tokens.get(after..after + 2).unwrap_or(&[]))
    }

    /// "Five were shot, two of whom died": all of the dead, though a part of those who were shot.
    fn is_fate_of_some(&self, found: &Match, inside: &[Token]) -> bool {
        let leads = self.words(found).next().filter(|t| self.tells_hurt(t));
        self.is_of(found, KILLED)
            && leads.zip(inside.first()).is_some_and(|(lead, first)| lead.span.is_before(first.span))
    }

    /// "including four children", "the other two", "one of four people".
    fn follows(&self, tokens: &[Token], first: usize) -> bool {
        let word = self.word_before(tokens, first, 1);
        let is_joint = ["including", "other", "both", "of"].iter().any(|joint| word.eq_ignore_ascii_case(joint));
        let before_of = first.checked_sub(2).and_then(|at| tokens.get(at)).map(|t| t.key);
        is_joint && !before_of.is_some_and(|key| self.lexicon.tolls.sums.contains(&key))
    }

    /// "Two others were wounded", where neither the sentence nor the one before tells that somebody died: somebody who
    /// was hurt was told of before.
    fn is_remainder(&self, found: &Match, tokens: &[Token], first: usize, after: usize) -> bool {
        let is_other = |t: &Token| matches!(t.text(self.text), "other" | "others");
        let near = tokens.get(first..(after + 1).min(tokens.len())).unwrap_or(&[]);
        let harm = |t: &Token| {
            self.lexicon.tolls.kills.contains(&t.key)
                || matches!(t.text(self.text), "died" | "dies" | "fatally" | "life" | "lives")
        };
        near.iter().any(is_other) && !tokens.iter().take(first).any(harm) && !self.follows_a_death(found)
    }

    /// "One man was killed and another was hurt": the words `before` tell that somebody died, and of nobody who was
    /// hurt, or the other way round.
    pub(super) fn follows_another_fate(&self, found: &Match, before: &[Token]) -> bool {
        let fates = &self.lexicon.tolls.fates;
        let is_own = |t: &Token| found.span.contains(t.span);
        let dies = |t: &Token| self.tells_dead(t) && !(self.is_of(found, KILLED) && is_own(t));
        let hurts = |t: &Token| fates.hurt.contains(&t.key) && !(self.is_of(found, INJURED) && is_own(t));
        let dead = before.iter().any(dies);
        let hurt = before.iter().enumerate().any(|(at, t)| hurts(t) && !self.is_cause(before, at));
        self.is_of(found, INJURED) && dead && !hurt || self.is_of(found, KILLED) && hurt && !dead
    }

    /// "Died", "shot to death", "killing".
    pub(super) fn tells_dead(&self, token: &Token) -> bool {
        let kills = matches!(token.text(self.text), "death" | "killing" | "kills" | "murdering");
        kills || self.lexicon.tolls.fates.dead.contains(&token.key)
    }

    /// "(Died) from his injuries", "(succumbed) to her wounds": what somebody died of.
    fn is_cause(&self, tokens: &[Token], at: usize) -> bool {
        matches!(self.word_before(tokens, at, 1), "his" | "her" | "their")
            && matches!(self.word_before(tokens, at, 2), "from" | "of" | "to")
    }

    /// The word so many tokens before `at`; empty where there is none.
    fn word_before(&self, tokens: &[Token], at: usize, back: usize) -> &str {
        at.checked_sub(back).and_then(|at| tokens.get(at)).map_or("", |t| t.text(self.text))
    }

    /// Whether the last sentence before that tells what befell somebody tells that somebody died, and of nobody who was
    /// hurt.
    pub(super) fn follows_a_death(&self, found: &Match) -> bool {
        let last = found.sentence.saturating_sub(BACK)..found.sentence;
        let sentences = self.segments.sentences.get(last).unwrap_or(&[]).iter().rev();
        let fates = &self.lexicon.tolls.fates;
        let tells = |tokens: &&[Token]| tokens.iter().any(|t| fates.hurt.contains(&t.key) || self.tells_dead(t));
        let last = sentences.map(|s| self.segments.tokens_of(s)).find(tells);
        self.is_of(found, INJURED) && last.is_some_and(|tokens| self.follows_another_fate(found, tokens))
    }

    /// "Inspector Carla Voss, a 40-year-old driver": commas alone make no list, unless the killer ends it: "his wife, two
    /// sons and himself".
    fn is_no_list(&self, count: SlotFill, tokens: &[Token], after: usize) -> bool {
        let joined = |words: &str| words.contains(" and ") || words.contains(" & ");
        let is_ended = tokens.get(after).is_some_and(|t| t.text(self.text) == "and")
            && tokens.get(after + 1).is_some_and(|t| self.is_killer(t));
        matches!(count, SlotFill::Counted(span, 2..) if !joined(span.slice(self.text))) && !is_ended
    }

    /// "Himself": the killer is one of those killed.
    fn is_killer(&self, token: &Token) -> bool {
        matches!(token.text(self.text), "himself" | "herself" | "themselves")
    }

    /// "Two officers shot and killed the man": the words that are counted are those of who did it.
    fn is_done_by(&self, found: &Match, place: crate::model::Span, tokens: &[Token]) -> bool {
        if place.start() > found.span.start() + 4 || place.end() >= found.span.end() {
            return false;
        }
        let end = tokens.partition_point(|t| t.span.start() < found.span.end());
        let within = tokens.iter().filter(|t| t.span.start() >= place.end() && t.span.start() < found.span.end());
        let passive = |t: &Token| {
            matches!(
                t.text(self.text),
                "was" | "were" | "are" | "is" | "be" | "been" | "being" | "dead" | "died" | "slain"
            )
        };
        if within.into_iter().any(passive) {
            return false;
        }
        let Some(next) = tokens.get(end) else { return false };
        let word = next.text(self.text).to_ascii_lowercase();
        let opens = matches!(
            word.as_str(),
            "a" | "an"
                | "the"
                | "his"
                | "her"
                | "their"
                | "its"
                | "him"
                | "them"
                | "himself"
                | "herself"
                | "themselves"
                | "another"
                | "at"
        ) && next.kind == TokenKind::Word;
        let names = |value: &Value| match value {
            Value::Name(name) => name.kind == NameKind::Person,
            Value::Figure(_) => true,
            _ => false,
        };
        let starts_with = |m: &Mention| m.span.start() == next.span.start();
        let opening = placed::starting(self.mentions, next.span);
        opens && word != "at"
            || word == "at" && tokens.get(end + 1).is_some_and(|t| t.text(self.text) == "least")
            || opening.iter().any(|m| starts_with(m) && names(&m.value))
    }
}
