//! Who was hurt and then died was killed, not injured: "a boy was found wounded; he died in hospital".

use super::{INJURED, KILLED, SHOT, View};
use crate::model::placed::Spans;
use crate::model::{Match, Sentence, SlotFill, Span, Token};
use crate::normalise::claims::victims::Person;
use rustc_hash::FxHashSet;

/// One who died, or several.
#[derive(Debug)]
struct Dead {
    sentence: usize,
    place: Option<Span>,
    number: Option<u32>,
    person: Option<Person>,
}

impl View<'_> {
    /// Removes counts of the injured that are, as far as the words tell, of those who died.
    pub(super) fn drop_wounds_of_the_dead(&self, matches: &mut Vec<Match>) {
        let dead: Vec<Dead> = matches.iter().filter(|m| self.is_of(m, KILLED)).filter_map(|m| self.dead(m)).collect();
        let places = Spans::of(dead.iter().filter_map(|d| d.place));
        let shot = matches.iter().filter(|m| self.is_of(m, SHOT));
        let shot: FxHashSet<Span> = shot.filter_map(|m| self.place(self.count(m)?)).collect();
        let is_deadly =
            !shot.is_empty() && (!dead.is_empty() || self.told().any(|(_, s)| self.tells_that_one_of_them_died(s)));
        let are_all = |m: &Match| {
            let place = self.count(m).and_then(|count| self.place(count));
            is_deadly && place.is_some_and(|place| shot.contains(&place)) && !self.says_hurt(m)
        };
        matches.retain(|m| !self.is_of(m, INJURED) || !self.is_fallen(m, &dead, &places) && !are_all(m));
    }

    /// Whether the words of a count say that those who are counted were hurt: "four were wounded", but not "four with
    /// gunshot wounds", who may be dead.
    fn says_hurt(&self, found: &Match) -> bool {
        let hurts = |word: &str| matches!(word, "injured" | "injuring" | "hurt" | "wounded" | "wounding" | "grazed");
        self.words(found).any(|t| hurts(t.text(self.text)))
    }

    /// Whom a count of the killed is about, unless it is nobody.
    fn dead(&self, found: &Match) -> Option<Dead> {
        let count = self.count(found)?;
        let (place, number) = (self.place(count), self.number(count));
        let person = place.filter(|_| number == Some(1)).and_then(|place| self.crowd.person(place));
        (number != Some(0)).then_some(Dead { sentence: found.sentence, place, number, person })
    }

    /// Whether the injured of `found` are among the `dead`, who are counted at `places`.
    fn is_fallen(&self, found: &Match, dead: &[Dead], places: &Spans) -> bool {
        let Some(count) = self.count(found) else { return false };
        let Some(place) = self.place(count) else { return false };
        if places.overlapping(place).next().is_some() {
            return true;
        }
        match count {
            SlotFill::Counted(_, 1) => {
                let Some(person) = self.crowd.person(place) else { return false };
                if person.is_another() {
                    return false;
                }
                if !person.is_new() {
                    return !dead.is_empty() || self.tells_that_one_died(found);
                }
                let is_same = |d: &Dead| {
                    let may_be = d.person.as_ref().is_some_and(|dead| dead.may_be(&person));
                    d.sentence != found.sentence && may_be
                };
                dead.iter().any(is_same) && !self.tells_of_two(found)
            }
            // "A man and his daughter were found wounded": the two who died.
            SlotFill::Counted(_, number @ 2..) => {
                dead.iter().any(|d| d.sentence != found.sentence && d.number == Some(number))
            }
            _ => false,
        }
    }

    /// "One of the riders died": some of those who are counted elsewhere.
    fn tells_that_one_of_them_died(&self, sentence: &Sentence) -> bool {
        let tokens = self.segments.tokens_of(sentence);
        let of = tokens.iter().position(|t| t.text(self.text) == "of").filter(|at| *at > 0);
        let ends = |t: &Token| matches!(t.text(self.text), "," | ";" | "." | "and" | "but");
        let rest = of.and_then(|of| tokens.get(of + 1..)).unwrap_or(&[]);
        let is_whole = rest.first().is_some_and(|t| self.lexicon.tolls.whole.contains(&t.key));
        is_whole && rest.iter().take_while(|t| !ends(t)).any(|t| self.lexicon.tolls.fates.dead.contains(&t.key))
    }

    /// Whether the sentence of `found` has a word of death.
    fn tells_that_one_died(&self, found: &Match) -> bool {
        let is_death = |t: &Token| matches!(t.text(self.text), "died" | "dead" | "dies" | "death" | "fatal");
        self.sentence(found).iter().any(is_death)
    }

    /// "A boy was killed and a man was hurt", "a man was also hurt": somebody besides the dead.
    fn tells_of_two(&self, found: &Match) -> bool {
        let besides = |t: &Token| matches!(t.text(self.text), "also" | "other" | "others" | "another" | "besides");
        let fates = &self.lexicon.tolls.fates;
        self.sentence(found).iter().any(|t| besides(t) || fates.dead.contains(&t.key))
    }
}
