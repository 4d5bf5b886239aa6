//! Whom an article tells of one by one: "a 24-year-old man", "the victim", "Ann Marsh, 41,".

use crate::lexicon::Lexicon;
use crate::model::{Figure, FigureKind, Mention, MentionId, Segments, Span, Token, TokenKind, placed};
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// Somebody, as far as the words tell.
#[derive(Debug)]
pub(super) struct Person {
    entity: Option<u32>,
    age: Option<Decimal>,
    is_male: Option<bool>,
    /// The first word, in small letters.
    opens: String,
    /// The noun where the words bring somebody in without a name.
    noun: Option<String>,
}

/// What an article tells of people is read from.
#[derive(Debug)]
pub(super) struct Crowd<'a> {
    text: &'a str,
    /// In their order.
    mentions: &'a [Mention],
    segments: &'a Segments,
    lexicon: &'a Lexicon,
    /// The age told first of each entity.
    ages: FxHashMap<u32, Decimal>,
}

impl<'a> Crowd<'a> {
    /// Of an article whose `mentions` are in their order.
    pub fn new(text: &'a str, mentions: &'a [Mention], segments: &'a Segments, lexicon: &'a Lexicon) -> Crowd<'a> {
        let named = |id: MentionId| mentions.get(id.0 as usize).and_then(Mention::name).map(|n| n.entity);
        let mut ages = FxHashMap::default();
        for (figure, age) in mentions.iter().filter_map(age) {
            if let Some(entity) = figure.subject.and_then(named) {
                ages.entry(entity).or_insert(age);
            }
        }
        Crowd { text, mentions, segments, lexicon, ages }
    }

    /// Whom `span` tells of; none where the words are empty.
    pub fn person(&self, span: Span) -> Option<Person> {
        let tokens = placed::touching(&self.segments.tokens, span);
        let word = |t: &Token| t.text(self.text).to_lowercase();
        let opens = tokens.first().map(word)?;
        // "A Tarn Valley man": the valley is nobody.
        let entity = placed::within(self.mentions, span).find_map(|m| Some(m.person()?.entity));
        let is_noun = |t: &&Token| t.kind == TokenKind::Word && !self.lexicon.cues.breaks.contains(&t.key);
        let noun = (entity.is_none() && is_new(&opens)).then(|| tokens.iter().rev().find(is_noun).map(word)).flatten();
        let has = |list: &FxHashSet<_>| tokens.iter().any(|t| list.contains(&t.key));
        let is_male = match (has(&self.lexicon.tolls.male), has(&self.lexicon.tolls.female)) {
            _ if entity.is_some() => None,
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        };
        // The age of an entity may be told anywhere.
        let age = match entity {
            Some(entity) => self.ages.get(&entity).copied(),
            None => placed::within(self.mentions, span).find_map(age).map(|(_, age)| age),
        };
        Some(Person { entity, age, is_male, opens, noun })
    }
}

/// An age, and how many years.
fn age(mention: &Mention) -> Option<(&Figure, Decimal)> {
    let figure = mention.figure().filter(|f| f.kind == FigureKind::Age)?;
    Some((figure, figure.amount.value()?))
}

impl Person {
    /// Whether the words bring somebody in: "a man", "one".
    pub fn is_new(&self) -> bool {
        is_new(&self.opens)
    }

    /// Whether the words say that it is nobody told of before.
    pub fn is_another(&self) -> bool {
        self.opens == "another"
    }

    /// Whether both may be the same.
    pub fn may_be(&self, other: &Person) -> bool {
        let agree = |same: bool, known: bool| same || !known;
        let entities = self.entity.is_some() && other.entity.is_some();
        let sexes = self.is_male.is_some() && other.is_male.is_some();
        let ages = self.age.is_some() && other.age.is_some();
        agree(self.entity == other.entity, entities)
            && agree(self.is_male == other.is_male, sexes)
            && agree(self.age == other.age, ages)
    }

    fn learn(&mut self, other: &Person) {
        self.entity = self.entity.or(other.entity);
        self.age = self.age.or(other.age);
        self.is_male = self.is_male.or(other.is_male);
    }
}

/// Everybody told of.
#[derive(Debug, Default)]
pub(super) struct Victims {
    people: Vec<Person>,
    /// "Another" beside one told of: somebody more, of whom the words may tell nothing else.
    another: bool,
    nouns: BTreeSet<String>,
}

impl Victims {
    /// Adds whom `span` tells of: somebody new where nobody told of so far can be meant. "The victim" and "he" may
    /// be anybody; "the girl" is not the boy.
    pub(super) fn add(&mut self, crowd: &Crowd<'_>, span: Span) {
        let Some(mut new) = crowd.person(span) else { return };
        self.another |= self.people.iter().any(|p| new.is_another() || p.is_another() && new.is_new());
        if new.entity.is_none() && !new.is_new() && new.opens != "the" {
            return;
        }
        self.nouns.extend(new.noun.take());
        match self.people.iter_mut().find(|p| new.entity.is_some() && p.entity == new.entity) {
            Some(same) => same.learn(&new),
            None => match self.people.iter_mut().find(|p| p.may_be(&new)) {
                Some(same) => same.learn(&new),
                None => self.people.push(new),
            },
        }
    }

    /// Whether no more than one is told of.
    pub(super) fn is_one(&self) -> bool {
        !self.another && self.people.len() < 2 && self.nouns.len() < 3
    }
}

fn is_new(opens: &str) -> bool {
    matches!(opens, "a" | "an" | "one" | "another")
}
