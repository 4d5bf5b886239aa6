//! Articles that say that there were several, where a pattern found only one of them: "a double murder", a title
//! with "two dead", "three shootings".

use super::{INJURED, KILLED, View};
use crate::lexicon::numerals::NumberWord;
use crate::lexicon::tolls;
use crate::model::{Match, WordKey};
use rustc_hash::FxHashSet;

/// How far after a number in a title the fate of those counted may stand, in words.
const REACH: usize = 3;
/// Sentences, headline included, in which a report says of how many events it tells.
const OPENING: usize = 2;
/// No title counts more people in so few words; a larger number is a year or an address.
const MOST: u32 = 99;

impl View<'_> {
    /// The patterns of `matches` of which the article has more than one victim, by the words of its title or of its text.
    pub(in crate::normalise::claims) fn several(&self, matches: &[Match]) -> Vec<u32> {
        let fates = &self.lexicon.tolls.fates;
        let mut out = Vec::new();
        if self.has(matches, KILLED) && (self.titled(&fates.dead).is_some() || self.is_multiple() || self.is_roundup())
        {
            out.extend(self.number_of(KILLED));
        }
        let are_more = || !self.has(matches, KILLED) && self.says(&self.lexicon.tolls.many_victims);
        if self.has(matches, INJURED) && (self.titled(&fates.hurt).is_some() || are_more()) {
            out.extend(self.number_of(INJURED));
        }
        out
    }

    /// Removes counts of the dead and the injured from an article whose title tells of several events: each has its own.
    pub(super) fn drop_tolls_of_roundup(&self, matches: &mut Vec<Match>) {
        let is_toll = |m: &Match| self.is_of(m, INJURED) || self.is_of(m, KILLED);
        if matches.iter().any(is_toll) && self.is_titled_roundup() {
            matches.retain(|m| !is_toll(m));
        }
    }

    /// Where nobody is counted dead, removes counts of the injured that are lower than the one in the title: "Five shot
    /// at fair".
    pub(super) fn drop_injured_of_title(&self, matches: &mut Vec<Match>) {
        if self.number_killed(matches) != Some(0) {
            return;
        }
        let tolls = &self.lexicon.tolls;
        if let Some(all) = self.titled(&tolls.fates.hurt).max(self.titled(&tolls.struck)) {
            self.drop_injured_below(matches, all);
        }
    }

    /// "Shootings", in the title or as the story begins: each has victims of its own.
    fn is_roundup(&self) -> bool {
        let events = &self.lexicon.tolls.events;
        let mut opening = self.told().take(OPENING).flat_map(|(_, s)| self.segments.tokens_of(s));
        self.title_words().any(|(_, key)| events.contains(&key)) || opening.any(|t| events.contains(&t.key))
    }

    /// "Three shootings", "weekend shootings", in the title. "Shootings" alone may be one attack at several places.
    fn is_titled_roundup(&self) -> bool {
        let tolls = &self.lexicon.tolls;
        let (words, keys): (Vec<&str>, Vec<WordKey>) = self.title_words().unzip();
        let are_counted = |at: usize| {
            let is_event = keys.get(at + 1).is_some_and(|key| tolls.events.contains(key));
            is_event && words.get(at).is_some_and(|word| self.several_of(word).is_some())
        };
        let is_event = |key: &WordKey| tolls.events.contains(key) || tolls.spates.contains(key);
        let elsewhere = tolls::find_words(&tolls.elsewhere, &keys).and_then(|phrase| keys.get(phrase));
        elsewhere.is_some_and(|phrase| phrase.iter().any(is_event)) || (0..words.len()).any(are_counted)
    }

    fn title_words(&self) -> impl Iterator<Item = (&str, WordKey)> {
        self.title.unwrap_or_default().split_whitespace().map(trimmed).map(|word| (word, WordKey::of(word)))
    }

    /// "A double murder", "the murder-suicide".
    fn is_multiple(&self) -> bool {
        self.says(&self.lexicon.tolls.multiple)
    }

    /// How many the title counts, two or more, of those whom `fates` befell: "2 dead", "four men hurt".
    fn titled(&self, fates: &FxHashSet<WordKey>) -> Option<u32> {
        let title = self.title.unwrap_or_default();
        let words: Vec<&str> = title.split_whitespace().collect();
        let counts = |at: usize| {
            let near = words.get(at + 1..(at + 1 + REACH).min(words.len())).unwrap_or(&[]);
            let fate = near.iter().position(|w| fates.contains(&WordKey::of(trimmed(w))));
            let is_age = |w: &&str| w.to_ascii_lowercase().starts_with("year");
            fate.is_some_and(|end| {
                let between = near.get(..end).unwrap_or(&[]);
                !between.iter().any(|w| is_age(w) || w.ends_with([',', ';', ':', '.']))
            })
        };
        words.iter().enumerate().find_map(|(at, word)| self.several_of(word).filter(|_| counts(at)))
    }

    /// Two or more, written as one word without marks.
    fn several_of(&self, word: &str) -> Option<u32> {
        let number = match word.parse::<u32>() {
            Ok(number) => Some(number),
            Err(_) => match self.lexicon.numerals.word(WordKey::of(word)) {
                Some(NumberWord::Small(number) | NumberWord::Tens(number)) => Some(u32::from(number)),
                _ => None,
            },
        };
        number.filter(|n| (2..=MOST).contains(n))
    }
}

fn trimmed(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}
