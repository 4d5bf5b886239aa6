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
        let has = |pattern: &str| matches.iter().any(|m| self.is_of(m, pattern));
        let fates = &self.lexicon.tolls.fates;
        let mut out = Vec::new();
        if has(KILLED) && (self.titled(&fates.dead) || self.is_multiple() || self.is_roundup()) {
            out.extend(self.number_of(KILLED));
        }
        if has(INJURED) && self.titled(&fates.hurt) {
            out.extend(self.number_of(INJURED));
        }
        out
    }

    /// "Three shootings since Friday", in the title or as the story begins: each has victims of its own.
    fn is_roundup(&self) -> bool {
        let events = &self.lexicon.tolls.events;
        let titled = self.title.unwrap_or_default().split_whitespace();
        let mut opening = self.told().take(OPENING).flat_map(|(_, s)| self.segments.tokens_of(s));
        titled.into_iter().any(|w| events.contains(&WordKey::of(trimmed(w))))
            || opening.any(|t| events.contains(&t.key))
    }

    /// "A double murder", "the murder-suicide".
    fn is_multiple(&self) -> bool {
        let multiple = &self.lexicon.tolls.multiple;
        self.told().any(|(_, s)| tolls::find(multiple, self.segments.tokens_of(s)).is_some())
    }

    /// Whether the title counts two or more of those whom `fates` befell: "2 dead", "four men hurt".
    fn titled(&self, fates: &FxHashSet<WordKey>) -> bool {
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
        words.iter().enumerate().any(|(at, word)| self.is_several(word) && counts(at))
    }

    /// Two or more, written as one word without marks.
    fn is_several(&self, word: &str) -> bool {
        let number = match word.parse::<u32>() {
            Ok(number) => Some(number),
            Err(_) => match self.lexicon.numerals.word(WordKey::of(word)) {
                Some(NumberWord::Small(number) | NumberWord::Tens(number)) => Some(u32::from(number)),
                _ => None,
            },
        };
        number.is_some_and(|n| (2..=MOST).contains(&n))
    }
}

fn trimmed(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}
