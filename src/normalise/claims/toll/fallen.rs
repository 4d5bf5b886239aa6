//! Who was hurt and then died was killed, not injured: "a boy was found wounded; he died in hospital".

use super::{INJURED, KILLED, View};
use crate::model::placed::Spans;
use crate::model::{Match, SlotFill, Span, Token};
use crate::normalise::claims::victims::Person;

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
        matches.retain(|m| !self.is_of(m, INJURED) || !self.is_fallen(m, &dead, &places));
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
