//! A phrase as a small program over tokens and mentions, and the words it can be found by.

use super::first::First;
use super::kinds::Kinds;
use super::pattern::{Slot, SlotKind};
use super::phrase::Part;
use crate::lexicon::{Cues, Lexicon};
use crate::model::WordKey;
use compact_str::CompactString;
use std::collections::BTreeMap;

/// One step of a phrase.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Step {
    /// One token, with one of these keys (sorted).
    Words(Box<[WordKey]>),
    /// What fills the slot of this number.
    Slot(u8),
    /// Up to so many tokens of the clause.
    Gap(u8),
    /// On at the first, or else at the second.
    Split(u16, u16),
    /// On at another step.
    Jump(u16),
    /// Found.
    End,
}

/// What a phrase can be found by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Anchor {
    /// A word that it cannot do without.
    Word(WordKey),
    /// A mention that it cannot do without.
    Mention(SlotKind),
}

/// A compiled phrase.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Program {
    /// The index of its pattern in the set.
    pub pattern: u32,
    /// The index of the phrase in its pattern.
    pub phrase: u32,
    /// What is done, from the first step on.
    pub steps: Box<[Step]>,
    /// One of these is in every match.
    pub anchors: Vec<Anchor>,
    /// A mention of one kind of each of these sets is in every match.
    pub needs: Box<[Kinds]>,
    /// What a match can begin with.
    pub first: First,
    /// Words, one after another, that in the same sentence keep it from being found.
    pub unless: Vec<Vec<WordKey>>,
    /// The outlets (lower case) that it holds for; empty for all.
    pub outlets: Vec<CompactString>,
    /// What can follow each gap, by the step of the gap.
    pub(super) after_gaps: Box<[(u16, First)]>,
}

impl Program {
    /// The program of the phrase number `phrase` that `parts` say.
    pub(super) fn new(phrase: u32, parts: &[Part], compiler: &Compiler<'_>) -> Program {
        let steps = compiler.steps(parts);
        let first = |at: usize| First::of(&steps, compiler.slots, at);
        let gaps = steps.iter().enumerate().filter(|(_, step)| matches!(step, Step::Gap(_)));
        let after_gaps = gaps.map(|(at, _)| (at as u16, first(at + 1))).collect();
        let anchors = compiler.anchors(parts).map(|(_, anchors)| anchors).unwrap_or_default();
        let needs = compiler.needs(parts).into_boxed_slice();
        let (unless, outlets) = (Vec::new(), Vec::new());
        Program { pattern: 0, phrase, first: first(0), steps, anchors, needs, unless, outlets, after_gaps }
    }

    /// What can follow the gap that is step number `at`.
    pub fn after_gap(&self, at: usize) -> Option<&First> {
        let found = self.after_gaps.binary_search_by_key(&at, |(step, _)| usize::from(*step)).ok()?;
        self.after_gaps.get(found).map(|(_, first)| first)
    }
}

/// Words that a pattern file adds to those of the lexicon.
pub(super) type OwnLists = BTreeMap<String, Vec<String>>;

/// Makes programs of phrases.
pub(super) struct Compiler<'a> {
    pub lexicon: &'a Lexicon,
    pub lists: &'a OwnLists,
    pub slots: &'a [Slot],
}

/// Weight of a word that stands in every other sentence.
const COMMON: u32 = 1000;

impl Compiler<'_> {
    /// The steps of `parts`.
    pub(super) fn steps(&self, parts: &[Part]) -> Box<[Step]> {
        let mut out = Vec::new();
        self.sequence(parts, &mut out);
        out.push(Step::End);
        out.into_boxed_slice()
    }

    fn sequence(&self, parts: &[Part], out: &mut Vec<Step>) {
        for part in parts {
            match part {
                Part::Word(word) => out.push(words([word.as_str()])),
                Part::Lemma(word) => out.push(words(self.lexicon.lemmas.forms(word).iter().map(String::as_str))),
                Part::List(name, _) => self.list(name, out),
                Part::Slot(name, _) => {
                    let at = self.slots.iter().position(|s| s.name == *name).unwrap_or(0);
                    out.push(Step::Slot(at as u8));
                }
                Part::Gap(reach) => out.push(Step::Gap(*reach)),
                Part::Maybe(inner) => {
                    let split = out.len();
                    out.push(Step::End);
                    self.sequence(inner, out);
                    out[split] = Step::Split(split as u16 + 1, out.len() as u16);
                }
                Part::Either(options) => {
                    let options: Vec<_> = options.iter().map(|o| self.alone(o)).collect();
                    either(options, out);
                }
            }
        }
    }

    /// The steps of an alternative, its targets counted from its own start.
    fn alone(&self, parts: &[Part]) -> Vec<Step> {
        let mut out = Vec::new();
        self.sequence(parts, &mut out);
        out
    }

    fn list(&self, name: &str, out: &mut Vec<Step>) {
        let entries = self.entries(name);
        let single: Vec<&str> = entries.iter().copied().filter(|e| !e.contains([' ', '-'])).collect();
        let mut options: Vec<Vec<Step>> = Vec::new();
        for entry in entries.iter().filter(|e| e.contains([' ', '-'])) {
            options.push(entry.split([' ', '-']).map(|word| words([word])).collect());
        }
        if !single.is_empty() {
            options.push(vec![words(single)]);
        }
        either(options, out);
    }

    /// Every form of every entry of a list: of the file's own, else of the lexicon.
    pub(super) fn entries(&self, name: &str) -> Vec<&str> {
        let own = self.lists.get(name).map(Vec::as_slice);
        own.or_else(|| self.lexicon.lists.words(name)).unwrap_or_default().iter().map(String::as_str).collect()
    }

    /// The kinds of mentions that no match of `parts` can do without, a set for each.
    fn needs(&self, parts: &[Part]) -> Vec<Kinds> {
        let without_mention = Kinds::SINGLE.with(Kinds::of(SlotKind::Text)).with(Kinds::of(SlotKind::Quote));
        let need = |part: &Part| match part {
            Part::Slot(name, _) => {
                let kinds = Kinds::of_slot(self.slots.iter().find(|s| s.name == *name)?);
                (!kinds.meets(without_mention)).then_some(kinds)
            }
            Part::Either(options) => {
                let mut all = Kinds::NONE;
                for option in options {
                    all = all.with(*self.needs(option).first()?);
                }
                Some(all)
            }
            _ => None,
        };
        parts.iter().filter_map(need).collect()
    }

    /// What every match of `parts` has one of, and how common that is; none where nothing is fixed.
    pub(super) fn anchors(&self, parts: &[Part]) -> Option<(u32, Vec<Anchor>)> {
        parts.iter().filter_map(|part| self.anchors_of(part)).min_by_key(|(weight, _)| *weight)
    }

    fn anchors_of(&self, part: &Part) -> Option<(u32, Vec<Anchor>)> {
        let cues = &self.lexicon.cues;
        match part {
            Part::Word(word) => Some(sum([rarest([word.as_str()], cues)])),
            Part::Lemma(word) => {
                let forms = self.lexicon.lemmas.forms(word);
                Some(sum(forms.iter().map(|f| rarest([f.as_str()], cues))))
            }
            Part::List(name, _) => {
                let entries = self.entries(name);
                Some(sum(entries.iter().map(|e| rarest(e.split([' ', '-']), cues))))
            }
            Part::Slot(name, _) => {
                let slot = self.slots.iter().find(|s| s.name == *name)?;
                let weight = match slot.kind {
                    SlotKind::Text | SlotKind::Quote => return None,
                    SlotKind::Count if slot.single => return None,
                    SlotKind::Person | SlotKind::Organisation | SlotKind::Place | SlotKind::Date => 500,
                    SlotKind::Count | SlotKind::Ordinal | SlotKind::Role | SlotKind::Quantity => 300,
                    SlotKind::Percent | SlotKind::Money | SlotKind::Duration | SlotKind::Age => 200,
                };
                let kinds = std::iter::once(slot.kind).chain(slot.also.iter().copied());
                Some((weight, kinds.map(Anchor::Mention).collect()))
            }
            Part::Either(options) => {
                let mut all = (0u32, Vec::new());
                for option in options {
                    let (weight, anchors) = self.anchors(option)?;
                    all.0 = all.0.saturating_add(weight);
                    all.1.extend(anchors);
                }
                Some(all)
            }
            Part::Maybe(_) | Part::Gap(_) => None,
        }
    }
}

fn sum(anchors: impl IntoIterator<Item = (u32, Anchor)>) -> (u32, Vec<Anchor>) {
    let mut all: (u32, Vec<Anchor>) = (0, Vec::new());
    for (weight, anchor) in anchors {
        all.0 = all.0.saturating_add(weight);
        all.1.push(anchor);
    }
    all
}

fn rarest<'w>(words: impl IntoIterator<Item = &'w str>, cues: &Cues) -> (u32, Anchor) {
    let weigh = |word: &str| {
        let key = WordKey::of(word);
        let mark = !word.starts_with(char::is_alphanumeric);
        let weight = if mark || cues.common.contains(&key) { COMMON } else { 2 };
        (weight, std::cmp::Reverse(word.len()), Anchor::Word(key))
    };
    let least = words.into_iter().map(weigh).min();
    least.map_or((COMMON, Anchor::Word(WordKey::of(""))), |(weight, _, anchor)| (weight, anchor))
}

fn words<'w>(words: impl IntoIterator<Item = &'w str>) -> Step {
    let mut keys: Vec<WordKey> = words.into_iter().map(WordKey::of).collect();
    keys.sort_unstable();
    keys.dedup();
    Step::Words(keys.into_boxed_slice())
}

/// Appends `options`, each of which counts its targets from its own start, as alternatives.
fn either(options: Vec<Vec<Step>>, out: &mut Vec<Step>) {
    let mut ends = Vec::new();
    let count = options.len();
    for (number, option) in options.into_iter().enumerate() {
        let last = number + 1 == count;
        let split = out.len();
        if !last {
            out.push(Step::End);
        }
        let base = out.len() as u16;
        out.extend(option.into_iter().map(|step| match step {
            Step::Split(a, b) => Step::Split(a + base, b + base),
            Step::Jump(to) => Step::Jump(to + base),
            other => other,
        }));
        if !last {
            ends.push(out.len());
            out.push(Step::End);
            out[split] = Step::Split(base, out.len() as u16);
        }
    }
    let end = out.len() as u16;
    for at in ends {
        out[at] = Step::Jump(end);
    }
}
