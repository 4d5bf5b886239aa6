//! Whether a count of people killed, injured or arrested is the toll of the event that is reported.
//!
//! Reports recall earlier events, sum up years and cities, tell of the dead one by one, and say whom a
//! killer killed before himself. A count of those answers another question than the toll does; it is
//! no claim, and where the words tell how the toll follows from it, the toll is the claim.

mod agreement;
mod clause;
mod fallen;
mod killer;
mod lead;
mod natural;
mod outcome;
mod part;
mod row;
mod several;
mod shot;
mod state;
mod unhurt;

use crate::lexicon::{Lexicon, tolls};
use crate::model::{Claim, Match, Mention, Segments, SlotFill, Span, Token, WordKey, placed};
use crate::normalise::claims::victims::Crowd;
use crate::patterns::{Pattern, Set};
use jiff::ToSpan;
use jiff::civil::Date;

/// The pattern of people killed.
const KILLED: &str = "harm.killed";
/// The pattern of people arrested.
const ARRESTED: &str = "court.arrested";
/// The pattern of people injured.
const INJURED: &str = "harm.injured";
/// The pattern of people shot, dead or alive.
const SHOT: &str = "harm.people_shot";
/// A day so long before publication (days) is that of another event, where the article tells of a later one.
const LONG_BEFORE: i64 = 14;

/// What tolls are read from.
#[derive(Debug)]
pub(super) struct View<'a> {
    pub text: &'a str,
    pub segments: &'a Segments,
    pub mentions: &'a [Mention],
    pub patterns: &'a Set,
    pub lexicon: &'a Lexicon,
    pub crowd: &'a Crowd<'a>,
    /// The title, where it is known.
    pub title: Option<&'a str>,
    /// The day of publication, where it is known.
    pub published: Option<Date>,
}

impl View<'_> {
    /// Without the counts that are no toll of the event by the words of their sentence.
    pub(super) fn of_event(&self, mut matches: Vec<Match>) -> Vec<Match> {
        matches.retain(|found| match self.count(found) {
            Some(count) => !self.is_elsewhere(found) && !self.is_part(found, count),
            None => true,
        });
        matches
    }

    /// Adds killers to those they killed, and removes counts that others of the article show to be no toll.
    pub(super) fn settle(&self, matches: &mut Vec<Match>) {
        matches.retain_mut(|found| clause::cut(self, found) && killer::settle(self, found));
        self.drop_natural_deaths(matches);
        self.drop_deaths_after_lead(matches);
        self.drop_earlier(matches);
        self.drop_nobody(matches);
        self.drop_wounds_of_the_dead(matches);
        self.drop_some_by_degree(matches);
    }

    /// Adds the counts that follow from others: nobody killed where the victims live, as many hurt as were shot, nobody
    /// hurt where those who were shot died.
    pub(super) fn infer(&self, matches: &mut Vec<Match>) {
        self.add_nobody_killed(matches);
        self.settle_injured_by_shot(matches);
        self.drop_injured_of_title(matches);
        self.add_nobody_injured(matches);
        self.drop_tolls_of_roundup(matches);
    }

    /// The number of a pattern in the set.
    fn number_of(&self, id: &str) -> Option<u32> {
        self.patterns.number(id).map(|at| at as u32)
    }

    fn is_of(&self, found: &Match, id: &str) -> bool {
        self.pattern(found).is_some_and(|p| p.id == id)
    }

    /// Whether some of `matches` are of a pattern.
    fn has(&self, matches: &[Match], id: &str) -> bool {
        matches.iter().any(|m| self.is_of(m, id))
    }

    /// What each match of a pattern counts, where that is one number.
    fn numbers(&self, matches: &[Match], id: &str) -> impl Iterator<Item = Option<u32>> {
        matches.iter().filter(move |m| self.is_of(m, id)).map(|m| self.counted(m))
    }

    /// How many a match counts, where that is one number.
    fn counted(&self, found: &Match) -> Option<u32> {
        self.number(self.count(found)?)
    }

    /// A count that is not written but follows from the words at `from`.
    fn implied(&self, id: &str, sentence: usize, span: Span, count: SlotFill, from: Span) -> Option<Match> {
        let pattern = self.number_of(id)?;
        let slot = self.patterns.pattern(id)?.value_slot()?.name.clone();
        let slots = vec![(slot, count), (Claim::FOLLOWS_FROM.into(), SlotFill::Words(from))];
        Some(Match { pattern, phrase: 0, span, sentence, slots })
    }

    fn pattern(&self, found: &Match) -> Option<&Pattern> {
        self.patterns.patterns().get(found.pattern as usize)
    }

    /// What fills the slot that counts people, for a pattern that counts single ones too.
    fn count(&self, found: &Match) -> Option<SlotFill> {
        let slot = self.pattern(found)?.value_slot().filter(|slot| slot.single)?;
        found.slots.iter().find(|(name, _)| *name == slot.name).map(|(_, fill)| *fill)
    }

    /// Where the words that are counted stand.
    fn place(&self, fill: SlotFill) -> Option<Span> {
        fill.place(self.mentions)
    }

    /// How many are counted, where that is one number.
    fn number(&self, fill: SlotFill) -> Option<u32> {
        use rust_decimal::prelude::ToPrimitive;
        match fill {
            SlotFill::Mention(id) => match self.mentions.get(id.0 as usize)?.figure()?.amount {
                crate::model::Amount::Exact(value) => value.to_u32(),
                _ => None,
            },
            SlotFill::Counted(_, count) => Some(count),
            SlotFill::Words(_) => None,
        }
    }

    fn sentence(&self, found: &Match) -> &[Token] {
        self.segments.sentences.get(found.sentence).map_or(&[], |s| self.segments.tokens_of(s))
    }

    /// The tokens of a match.
    fn words(&self, found: &Match) -> impl Iterator<Item = &Token> {
        placed::within(self.sentence(found), found.span)
    }

    /// Whether the article's own text has one of `phrases`.
    fn says(&self, phrases: &[Vec<WordKey>]) -> bool {
        self.told().any(|(_, s)| tolls::find(phrases, self.segments.tokens_of(s)).is_some())
    }

    /// "The city's 30th killing this year".
    fn is_elsewhere(&self, found: &Match) -> bool {
        tolls::find(&self.lexicon.tolls.elsewhere, self.sentence(found)).is_some()
    }

    /// Removes what may be of an earlier event, where the article has a count that is not; of the injured, where it has
    /// one of the dead that is not.
    fn drop_earlier(&self, matches: &mut Vec<Match>) {
        let earlier: Vec<bool> = matches.iter().map(|m| self.count(m).is_some() && self.is_earlier(m)).collect();
        let mut at = 0;
        let present: Vec<u32> = matches.iter().zip(&earlier).filter(|(_, e)| !**e).map(|(m, _)| m.pattern).collect();
        let is_deadly = self.number_of(KILLED).is_some_and(|killed| present.contains(&killed));
        matches.retain(|m| {
            let is_told = present.contains(&m.pattern) || is_deadly && self.is_of(m, INJURED);
            let keep = !earlier.get(at).copied().unwrap_or(false) || !is_told;
            at += 1;
            keep
        });
    }

    fn is_earlier(&self, found: &Match) -> bool {
        let Some(sentence) = self.segments.sentences.get(found.sentence) else { return false };
        if tolls::find(&self.lexicon.tolls.earlier, self.sentence(found)).is_some() {
            return true;
        }
        let Some(before) = self.published.and_then(|day| day.checked_sub(LONG_BEFORE.days()).ok()) else {
            return false;
        };
        let within = placed::starting(self.mentions, sentence.span).iter();
        within.filter_map(|m| m.when()?.latest).any(|day| day < before)
    }

    /// "Nobody else was hurt" where somebody was, and "nobody was hurt" of another moment than the one in which somebody
    /// was. Beside the dead, nobody else is nobody.
    fn drop_nobody(&self, matches: &mut Vec<Match>) {
        let hurt: Vec<u32> =
            matches.iter().filter(|m| self.count(m).is_some() && !self.is_nobody(m)).map(|m| m.pattern).collect();
        let is_deadly = self.number_of(KILLED).is_some_and(|killed| hurt.contains(&killed));
        let is_rest = |m: &Match| {
            let words = |t: &&Token| matches!(t.text(self.text), "else" | "other" | "others");
            self.sentence(m).iter().any(|t| words(&t)) && !(is_deadly && self.is_of(m, INJURED))
        };
        matches.retain(|m| !self.is_nobody(m) || !hurt.contains(&m.pattern) && !is_rest(m));
    }

    fn is_nobody(&self, found: &Match) -> bool {
        matches!(self.count(found), Some(SlotFill::Counted(_, 0)))
    }
}
