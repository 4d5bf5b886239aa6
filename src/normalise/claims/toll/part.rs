//! Counts of a part of the toll, and counts of those who killed.

use super::{INJURED, KILLED, View};
use crate::lexicon::tolls;
use crate::model::{Figure, FigureKind, Match, Mention, NameKind, SlotFill, Span, Token, TokenKind, Value, placed};
use std::ops::Range;

/// How far after the injured "remained in hospital" may stand, in tokens.
const REMAIN: usize = 6;

/// How far before "two others were hurt" somebody may have died, in sentences.
const BACK: usize = 4;

/// The news stands in so many sentences: the first may be a headline or a byline.
const NEWS: usize = 2;

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
        let says_other = |t: &Token| matches!(t.text(self.text), "other" | "others");
        // "One was killed and two men are in hospital", "two others are in hospital": all of the injured.
        let is_rest = || {
            let beside = self.follows_another_fate(found, tokens.get(..first).unwrap_or(&[]));
            let near = tokens.get(first..(after + 1).min(tokens.len())).unwrap_or(&[]);
            beside || near.iter().any(says_other) && self.follows_a_death(found)
        };
        let is_part = |t: &Token| self.lexicon.tolls.parts.contains(&t.key) && !is_first();
        inside.iter().skip(usize::from(is_hedged)).any(is_part)
            || before.is_some_and(is_part)
            || tokens.get(after).is_some_and(is_part)
            || self.is_of_them(tokens, inside, after) && !self.is_fate_of_some(found, inside)
            || self.follows(tokens, first)
            || self.is_remainder(found, tokens, first, after)
            || self.is_state_of_some(found, count, tokens) && !is_rest() && !self.is_the_news(found, place)
            || self.is_still_hurt(found, count, tokens) && !is_rest()
            || self.is_of_those_before(found, count, first)
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
        self.pattern(found).is_some_and(|p| p.id == KILLED) && !is_own_end
    }

    /// "One man was shot in the arm, and two women suffered bruises": the first was hurt too.
    fn is_joined_to_others(&self, found: &Match, tokens: &[Token], first: usize) -> bool {
        let before = tokens.get(..first).unwrap_or(&[]);
        let fates = &self.lexicon.tolls.fates;
        let is_joined = before.last().is_some_and(|t| matches!(t.text(self.text), "and" | "while"));
        let hurt = |t: &Token| fates.hurt.contains(&t.key) || t.text(self.text) == "shot";
        let dead = |t: &Token| self.tells_dead(t);
        let is_injured = self.pattern(found).is_some_and(|p| p.id == INJURED);
        is_injured && is_joined && before.iter().any(hurt) && !before.iter().any(dead)
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
        let harms = |t: &&Token| t.text(self.text) == "shot" || self.lexicon.tolls.fates.hurt.contains(&t.key);
        let leads = self.sentence(found).iter().find(|t| found.span.contains(t.span)).filter(harms);
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
    fn follows_another_fate(&self, found: &Match, before: &[Token]) -> bool {
        let fates = &self.lexicon.tolls.fates;
        let is_own = |t: &Token| found.span.contains(t.span);
        let dies = |t: &Token| self.tells_dead(t) && !(self.is_of(found, KILLED) && is_own(t));
        let hurts = |t: &Token| fates.hurt.contains(&t.key) && !(self.is_of(found, INJURED) && is_own(t));
        let dead = before.iter().any(dies);
        let hurt = before.iter().enumerate().any(|(at, t)| hurts(t) && !self.is_cause(before, at));
        self.is_of(found, INJURED) && dead && !hurt || self.is_of(found, KILLED) && hurt && !dead
    }

    /// "Died", "shot to death", "killing".
    fn tells_dead(&self, token: &Token) -> bool {
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
    fn follows_a_death(&self, found: &Match) -> bool {
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

    /// "Two are in a critical condition": of those who were injured, not all of them.
    fn is_state_of_some(&self, found: &Match, count: SlotFill, tokens: &[Token]) -> bool {
        let mut within = tokens.iter().filter(|t| found.span.contains(t.span));
        self.counts_some(count) && within.any(|t| self.lexicon.tolls.states.contains(&t.key))
    }

    /// "45 who were hurt remained in hospital": others were hurt too.
    fn is_still_hurt(&self, found: &Match, count: SlotFill, tokens: &[Token]) -> bool {
        let mut after = tokens.iter().skip_while(|t| t.span.start() < found.span.end()).take(REMAIN);
        let remains = |t: &Token| matches!(t.text(self.text), "remain" | "remains" | "remained" | "still");
        self.counts_some(count) && self.is_of(found, INJURED) && after.any(remains)
    }

    /// "(One was treated at the scene.) Three were taken to hospital": a bare number opens the sentence after one that
    /// tells of the hurt, and is of them.
    fn is_of_those_before(&self, found: &Match, count: SlotFill, first: usize) -> bool {
        let SlotFill::Mention(id) = count else { return false };
        let figure = self.mentions.get(id.0 as usize).and_then(Mention::figure);
        let is_bare = first == 0 && figure.is_some_and(|f| f.head().is_none());
        let before = found.sentence.checked_sub(1).and_then(|at| self.segments.sentences.get(at));
        let tolls = &self.lexicon.tolls;
        let hurts = |t: &Token| tolls.fates.hurt.contains(&t.key) || tolls.struck.contains(&t.key);
        let tells = |sentence| {
            let tokens: &[Token] = self.segments.tokens_of(sentence);
            tokens.iter().any(hurts) && !tokens.iter().any(|t| self.tells_dead(t))
        };
        self.is_of(found, INJURED) && is_bare && before.is_some_and(tells)
    }

    fn counts_some(&self, count: SlotFill) -> bool {
        matches!(count, SlotFill::Mention(_)) || self.number(count) != Some(1)
    }

    /// "Four people are recovering tonight after …": a count that opens the article is the news, unless another stands
    /// beside it or a sentence before tells what befell somebody.
    fn is_the_news(&self, found: &Match, place: Span) -> bool {
        let mut opening = self.told().take(NEWS).take_while(|(at, _)| *at < found.sentence);
        let is_first = self.told().take(NEWS).any(|(at, _)| at == found.sentence);
        let is_alone = self.segments.sentences.get(found.sentence).is_some_and(|sentence| {
            let within = placed::starting(self.mentions, sentence.span).iter();
            !within.filter(|m| m.figure().is_some_and(counts)).any(|m| !m.span.overlaps(place))
        });
        is_first && is_alone && !opening.any(|(_, s)| self.tells_of_harm(self.segments.tokens_of(s)))
    }

    pub(super) fn tells_of_harm(&self, tokens: &[Token]) -> bool {
        let tolls = &self.lexicon.tolls;
        let harms =
            |t: &Token| tolls.fates.hurt.contains(&t.key) || tolls.struck.contains(&t.key) || self.tells_dead(t);
        tokens.iter().any(harms) || tolls::find(&tolls.survival, tokens).is_some()
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

/// Whether a figure counts something.
fn counts(figure: &Figure) -> bool {
    matches!(figure.kind, FigureKind::Number | FigureKind::Quantity)
}
