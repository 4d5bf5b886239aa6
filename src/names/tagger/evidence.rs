//! What the rest of an article says about a word: is it also written small, does an honorific ever
//! stand before it, what was it tagged elsewhere.

use super::words::{Mark, Word, WordKind, Words};
use super::{OUTSIDE, kind_of};
use crate::model::WordKey;
use crate::names::gazetteer::Flags;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// What is known of one capitalised word over the whole article.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// Hashes of its last two, three and four bytes and of its first three, without case.
    pub affixes: [u32; 4],
    /// How often it is written small.
    pub small: u8,
    /// A set of the bits of [`bit`].
    pub seen: u16,
    /// Whether [`Words::vote`] ran.
    pub voted: bool,
    /// How often the first pass tagged it as nothing, person, organisation, place, other.
    pub votes: [u16; 5],
}

/// Bits of [`Form::seen`]: somewhere in the article the word stands …
pub mod bit {
    #![allow(missing_docs)]
    pub const AFTER_HONORIFIC: u16 = 1;
    pub const AFTER_TITLE: u16 = 2;
    pub const AFTER_GIVEN: u16 = 4;
    pub const SPEAKS: u16 = 8;
    pub const HAS_AGE: u16 = 16;
    pub const IN_ORGANISATION: u16 = 32;
    pub const AFTER_PREPOSITION: u16 = 64;
    pub const AFTER_CAPITAL: u16 = 128;
    pub const GIVEN_WITH_SURNAME: u16 = 256;
    pub const HAS_POSSESSIVE: u16 = 512;
}

impl Form {
    /// A form of which only the letters are known.
    pub fn of(word: &str) -> Form {
        let bytes = word.trim_end_matches('.').as_bytes();
        let from = |n: usize| bytes.get(bytes.len().saturating_sub(n)..).unwrap_or(bytes);
        let start = bytes.get(..3).unwrap_or(bytes);
        Form { affixes: [from(2), from(3), from(4), start].map(hash), ..Form::default() }
    }

    /// The kind with most votes (0 nothing, 1 person …) plus 1, and how settled that is; 0 without votes.
    #[inline]
    pub fn verdict(&self) -> (u64, u64) {
        if !self.voted {
            return (0, 0);
        }
        let mut best = 0;
        for kind in 1..self.votes.len() {
            if self.votes[kind] > self.votes[best] {
                best = kind;
            }
        }
        let total: u16 = self.votes.iter().sum();
        let settled = u64::from(self.votes[best] * 4 >= total * 3);
        (1 + best as u64, settled | u64::from(total > 2) << 1)
    }
}

fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |h, b| (h ^ u32::from(b.to_ascii_lowercase())).wrapping_mul(0x0100_0193))
}

/// A small set of keys that says at once that most words are not in it.
struct Filter([u64; 64]);

impl Filter {
    fn of(keys: &FxHashMap<WordKey, u32>) -> Filter {
        let mut bits = [0; 64];
        keys.keys().for_each(|k| bits[(k.0 >> 6) as usize & 63] |= 1 << (k.0 & 63));
        Filter(bits)
    }

    #[inline]
    fn may_have(&self, key: WordKey) -> bool {
        self.0[(key.0 >> 6) as usize & 63] >> (key.0 & 63) & 1 == 1
    }
}

impl Words {
    /// Gathers what the contexts of each form say; `known` finds forms by key.
    pub(super) fn gather(&mut self, known: &FxHashMap<WordKey, u32>) {
        let filter = Filter::of(known);
        for word in self.list.iter().filter(|w| w.kind == WordKind::Lower && filter.may_have(w.key)) {
            if let Some(form) = known.get(&word.key).and_then(|form| self.forms.get_mut(*form as usize)) {
                form.small = form.small.saturating_add(1);
            }
        }
        for run in &self.runs {
            for at in run.clone() {
                let word = self.at(at, 0);
                let seen = self.contexts(at, run);
                if let Some(form) = self.forms.get_mut(word.form as usize) {
                    form.seen |= seen;
                }
            }
        }
    }

    fn contexts(&self, at: usize, run: &Range<usize>) -> u16 {
        let (word, before, after) = (self.at(at, 0), self.at(at, -1), self.at(at, 1));
        let (left, right) = (self.at(run.start, -1), self.at(run.end, 0));
        let is_word = |w: Word| matches!(w.kind, WordKind::Capital | WordKind::Lower);
        let (first, last) = (at == run.start, at + 1 == run.end);
        let no_person = Flags::ORGANISATION.with(Flags::LANDSCAPE);
        let no_given = no_person.with(Flags::COMMON).with(Flags::PLACES).with(Flags::COUNTRY);
        let surname = Flags::ANY_SURNAME.with(Flags::WORLD_NAME);
        let mut seen = 0;
        let mut note = |holds: bool, what: u16| seen |= if holds { what } else { 0 };
        note(is_word(before) && before.flags.any(Flags::HONORIFIC), bit::AFTER_HONORIFIC);
        note(is_word(before) && before.flags.any(Flags::TITLE), bit::AFTER_TITLE);
        let given = before.flags.any(Flags::ANY_GIVEN) && !before.flags.any(no_given);
        note(!first && before.kind == WordKind::Capital && given, bit::AFTER_GIVEN);
        note(last && (left.flags.any(Flags::SAYING) || right.flags.any(Flags::SAYING)), bit::SPEAKS);
        note(last && has_age(self, run.end), bit::HAS_AGE);
        let ends_in = self.at(run.end, -1);
        note(!last && ends_in.flags.any(Flags::ORGANISATION), bit::IN_ORGANISATION);
        let place = Flags::CONNECTOR.with(Flags::PREPOSITION);
        note(first && left.kind == WordKind::Lower && left.flags.any(place), bit::AFTER_PREPOSITION);
        let titled = Flags::HONORIFIC.with(Flags::TITLE);
        note(!first && before.kind == WordKind::Capital && !before.flags.any(titled), bit::AFTER_CAPITAL);
        let bears = word.flags.any(Flags::ANY_GIVEN) && after.flags.any(surname) && !after.flags.any(no_person);
        note(!last && after.kind == WordKind::Capital && bears, bit::GIVEN_WITH_SURNAME);
        note(after.is(Mark::Possessive), bit::HAS_POSSESSIVE);
        seen
    }

    /// Counts what `tags` says of each form.
    pub fn vote(&mut self, tags: &[u8]) {
        self.forms.iter_mut().for_each(|form| (form.voted, form.votes) = (true, [0; 5]));
        for run in &self.runs {
            for at in run.clone() {
                let Some(form) = self.list.get(at).and_then(|w| self.forms.get_mut(w.form as usize)) else { continue };
                let kind = kind_of(tags.get(at).copied().unwrap_or(OUTSIDE)).map_or(0, |k| usize::from(k) + 1);
                if let Some(count) = form.votes.get_mut(kind) {
                    *count = count.saturating_add(1).min(4_000);
                }
            }
        }
    }
}

/// Whether a comma and an age of one or two digits follow at `end`.
pub fn has_age(words: &Words, end: usize) -> bool {
    let number = words.at(end, 1);
    words.at(end, 0).is(Mark::Comma) && number.kind == WordKind::Number && number.span.len() <= 2
}
