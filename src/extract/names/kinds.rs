//! What bears a name, where the article settles it: a family name of somebody it names in full, the
//! letters of a body it has just named, the people of a country, a place at the head of a dateline.

use super::compounds;
use super::spans::Named;
use crate::model::{NameKind, WordKey};
use crate::names::gazetteer::{Flags, Gazetteer};
use crate::names::tagger::evidence::bit;
use crate::names::tagger::words::{Mark, Word, WordKind, Words, shape};
use rustc_hash::FxHashSet;

/// Mends the kinds of `found`, and adds what the article settles to be a name; keeps the order of the text.
pub(super) fn settle(text: &str, words: &Words, tags: &[u8], gazetteer: &Gazetteer, found: &mut Vec<Named>) {
    found.retain(|name| !is_people(words, name) && !is_of_a_people(words, name));
    compounds::part_places(words, found);
    compounds::join_bodies(words, found);
    found.iter_mut().filter(|name| is_body(words, name)).for_each(|name| name.kind = NameKind::Organisation);
    take_given_names(words, tags, found);
    let families = families(words, found);
    found.retain(|name| !is_one_of_a_people(words, name, &families));
    let letters = letters(text, words, found);
    for name in found.iter_mut().filter(|name| name.len() == 1) {
        let word = words.at(name.first, 0);
        if letters.contains(&word.key) {
            name.kind = NameKind::Organisation;
            continue;
        }
        let of_a_family = families.contains(&word.key);
        let person = of_a_family && may_be_person(words, name.first);
        let lived_in = !of_a_family && is_lived_in(words, name.first);
        name.kind = match name.kind {
            NameKind::Place if person || speaks(words, name.first) => NameKind::Person,
            NameKind::Organisation if person => NameKind::Person,
            NameKind::Person if lived_in || is_dateline(text, words, name.first) => NameKind::Place,
            kind => kind,
        };
    }
    let mut taken = vec![false; words.list.len()];
    for name in found.iter() {
        taken.iter_mut().take(name.end).skip(name.first).for_each(|word| *word = true);
    }
    let is_free = |at: usize| taken.get(at) == Some(&false);
    for run in &words.runs {
        for at in run.clone().filter(|at| is_free(*at)) {
            if compounds::holds_place(words, at) {
                found.push(Named { first: at, end: at + 1, kind: NameKind::Place });
            } else if tags.get(at) == Some(&0)
                && let Some(kind) = kind_alone(text, words, at, &families, &letters, gazetteer)
            {
                found.push(Named { first: at, end: at + 1, kind });
            }
        }
    }
    found.sort_by_key(|name| (name.first, name.end));
}

/// The kind of a capitalised word that the tagger left out.
fn kind_alone(
    text: &str,
    words: &Words,
    at: usize,
    families: &FxHashSet<WordKey>,
    letters: &FxHashSet<WordKey>,
    gazetteer: &Gazetteer,
) -> Option<NameKind> {
    let (word, before, after) = (words.at(at, 0), words.at(at, -1), words.at(at, 1));
    let is_held = before.kind == WordKind::Capital && !before.flags.any(Flags::DAY) || after.kind == WordKind::Capital;
    if word.kind != WordKind::Capital || is_held {
        return None;
    }
    if letters.contains(&word.key) {
        return Some(NameKind::Organisation);
    }
    let is_plain =
        word.line == 0 && matches!(word.shape, shape::TITLE | shape::MIXED | shape::APOSTROPHE | shape::COMPOUND);
    let is_word = word.flags.any(Flags::COMMON.with(Flags::DAY).with(Flags::TITLE).with(Flags::DEMONYM));
    if is_plain && families.contains(&word.key) && (!is_word || !before.opens()) {
        return Some(NameKind::Person);
    }
    let is_place = word.flags.any(Flags::PLACE.with(Flags::COUNTRY).with(Flags::PLACE_PART));
    if is_plain && !is_word && !is_place && is_led(after) && !before.opens() {
        return Some(NameKind::Person);
    }
    let known = gazetteer.get(word.key);
    (is_dateline(text, words, at) && known.any(Flags::PLACE.with(Flags::COUNTRY)) && !is_word)
        .then_some(NameKind::Place)
}

/// `the Dunmore administration`: only a leader's name stands before these.
fn is_led(after: Word) -> bool {
    after.kind == WordKind::Lower
        && ["administration", "presidency", "camp"].iter().any(|w| WordKey::of(w) == after.key)
}

/// `Kurds`, `South African`: who is from somewhere is no place and no body.
fn is_people(words: &Words, name: &Named) -> bool {
    let last = words.at(name.end, -1);
    let after = words.at(name.end, 0);
    let half = last.flags.any(Flags::LANDSCAPE) && after.kind == WordKind::Capital && after.flags.any(Flags::DEMONYM);
    let origin = last.flags.any(Flags::DEMONYM) || half && name.len() == 1;
    match name.kind {
        NameKind::Person => false,
        NameKind::Organisation => origin && name.len() == 1,
        NameKind::Place => origin,
    }
}

/// `a Sarvi elder`: a word that no list of places has, before what only peoples have.
fn is_of_a_people(words: &Words, name: &Named) -> bool {
    const OF_PEOPLES: [&str; 11] =
        ["people", "man", "woman", "men", "women", "elder", "elders", "language", "tribe", "tribes", "tribesmen"];
    let (word, after) = (words.at(name.end, -1), words.at(name.end, 0));
    let place = Flags::PLACE.with(Flags::PLACE_SMALL).with(Flags::COUNTRY).with(Flags::PLACES);
    name.kind == NameKind::Place
        && !word.flags.any(place)
        && after.kind == WordKind::Lower
        && OF_PEOPLES.iter().any(|w| WordKey::of(w) == after.key)
}

/// `Malay` alone, where nobody is called so: no title before it, no such family name in the article.
fn is_one_of_a_people(words: &Words, name: &Named, families: &FxHashSet<WordKey>) -> bool {
    let (word, before) = (words.at(name.first, 0), words.at(name.first, -1));
    name.kind == NameKind::Person
        && name.len() == 1
        && word.flags.any(Flags::DEMONYM)
        && !word.flags.any(Flags::GIVEN)
        && !before.flags.any(Flags::HONORIFIC.with(Flags::TITLE))
        && !families.contains(&word.key)
}

/// Whether a place of several words ends in what only bodies are called.
fn is_body(words: &Words, name: &Named) -> bool {
    const BUILDINGS: [&str; 18] = [
        "center",
        "centre",
        "hospital",
        "clinic",
        "church",
        "school",
        "college",
        "court",
        "office",
        "museum",
        "gallery",
        "theatre",
        "academy",
        "nursery",
        "infirmary",
        "university",
        "house",
        "city",
    ];
    let last = words.at(name.end, -1);
    name.kind == NameKind::Place
        && name.len() > 1
        && last.kind == WordKind::Capital
        && last.flags.any(Flags::ORGANISATION)
        && !last.flags.any(Flags::LANDSCAPE)
        && !BUILDINGS.iter().any(|w| WordKey::of(w) == last.key)
}

/// Takes a frequent given name into the place behind it: a family name may be a town's too.
fn take_given_names(words: &Words, tags: &[u8], found: &mut [Named]) {
    let no_given = Flags::COMMON.with(Flags::COUNTRY).with(Flags::PLACE).with(Flags::TITLE).with(Flags::DAY);
    let no_given = no_given.with(Flags::HONORIFIC).with(Flags::LANDSCAPE).with(Flags::ORGANISATION);
    let surname = Flags::ANY_SURNAME.with(Flags::WORLD_NAME);
    for name in found.iter_mut().filter(|name| name.kind == NameKind::Place && name.len() == 1 && name.first > 0) {
        let (given, family) = (words.at(name.first, -1), words.at(name.first, 0));
        let bears = given.kind == WordKind::Capital
            && given.shape == shape::TITLE
            && given.line == 0
            && given.flags.any(Flags::GIVEN)
            && !given.flags.any(no_given.with(Flags::PLACES));
        let inherits = family.flags.any(surname) && !family.flags.any(Flags::COUNTRY);
        if bears && inherits && tags.get(name.first - 1) == Some(&0) {
            (name.first, name.kind) = (name.first - 1, NameKind::Person);
        }
    }
}

/// The family names of people named in full.
fn families(words: &Words, found: &[Named]) -> FxHashSet<WordKey> {
    let full = found.iter().filter(|name| name.kind == NameKind::Person && name.len() > 1);
    let last = full.map(|name| words.at(name.end, -1));
    last.filter(|word| word.kind == WordKind::Capital && word.span.len() > 2 && word.shape != shape::LETTER)
        .map(|word| word.key)
        .collect()
}

/// Whether a word that is a family name of the article can stand for the person here.
fn may_be_person(words: &Words, at: usize) -> bool {
    let (word, before, after) = (words.at(at, 0), words.at(at, -1), words.at(at, 1));
    let speaks = after.flags.any(Flags::SAYING) || before.flags.any(Flags::SAYING.with(Flags::HONORIFIC));
    let is_place = word.flags.any(Flags::PLACE.with(Flags::COUNTRY));
    let is_in = before.kind == WordKind::Lower && before.flags.any(Flags::PREPOSITION);
    speaks || (!is_place && !is_in)
}

/// Whether a word that is in no list of places speaks somewhere in the article, and nothing ever happens in it.
fn speaks(words: &Words, at: usize) -> bool {
    let word = words.at(at, 0);
    let no_place = Flags::PLACE.with(Flags::PLACE_SMALL).with(Flags::COUNTRY).with(Flags::PLACES);
    let seen = words.forms.get(word.form as usize).map_or(0, |form| form.seen);
    let is_elsewhere = bit::AFTER_PREPOSITION | bit::IN_ORGANISATION;
    !word.flags.any(no_place) && word.shape == shape::TITLE && seen & bit::SPEAKS != 0 && seen & is_elsewhere == 0
}

/// The letters that stand in brackets behind the body whose initials they are.
fn letters(text: &str, words: &Words, found: &[Named]) -> FxHashSet<WordKey> {
    let bodies = found.iter().filter(|name| name.kind == NameKind::Organisation && name.len() > 1);
    let bracketed = bodies.filter_map(|name| {
        let [open, short, close] = [0, 1, 2].map(|offset| words.at(name.end, offset));
        let is_bracketed = open.span.slice(text) == "(" && close.span.slice(text) == ")";
        let is_letters =
            matches!(short.shape, shape::SHORT_CAPITALS | shape::CAPITALS | shape::MIXED | shape::COMPOUND);
        let start = |word: Word| word.span.slice(text).chars().next();
        let starts_alike = (name.first..name.end).any(|at| start(words.at(at, 0)) == start(short));
        (is_bracketed && short.kind == WordKind::Capital && is_letters && starts_alike).then_some(short.key)
    });
    bracketed.collect()
}

/// `one Quay resident`
fn is_lived_in(words: &Words, at: usize) -> bool {
    let after = words.at(at, 1);
    after.kind == WordKind::Lower && ["resident", "residents", "native"].iter().any(|w| WordKey::of(w) == after.key)
}

/// `AMMAN —` and `Amman:` at the start of a line.
fn is_dateline(text: &str, words: &Words, at: usize) -> bool {
    let (word, before, after) = (words.at(at, 0), words.at(at, -1), words.at(at, 1));
    let is_parted = after.is(Mark::Colon) || matches!(after.span.slice(text), "—" | "–" | "-");
    before.kind == WordKind::Break && is_parted && word.flags.any(Flags::PLACE.with(Flags::COUNTRY))
}
