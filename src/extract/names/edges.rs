//! Where a name starts and ends: titles left out, courtesies kept before a surname alone, nicknames
//! in quotation marks and suffixes taken in, families and days no names, pseudonyms found.

use super::spans::Named;
use crate::model::{NameKind, WordKey};
use crate::names::gazetteer::Flags;
use crate::names::tagger::words::{Mark, Word, WordKind, Words, shape};

/// Mends `found`: names in the order of the text, none overlapping another, before and after.
pub(super) fn mend(text: &str, words: &Words, tags: &[u8], found: &mut Vec<Named>) {
    found.iter_mut().for_each(|name| trim(words, name));
    found.retain(|name| name.first < name.end && !is_day(words, name) && !is_family(text, words, name));
    let free = |at: usize| tags.get(at) == Some(&0);
    for i in 0..found.len() {
        if let Some(name) = found.get(i).copied().filter(|n| n.kind == NameKind::Person) {
            found[i] = widen(text, words, &free, name);
        }
    }
    add_overlooked(words, &free, found);
    join_nicknames(words, found);
    add_pseudonyms(text, words, found);
    part(found);
}

/// Leaves out what no name starts or ends with.
fn trim(words: &Words, name: &mut Named) {
    let titled = Flags::HONORIFIC.with(Flags::TITLE);
    while name.len() > 1 {
        let first = words.at(name.first, 0);
        let title = name.kind == NameKind::Person && first.kind == WordKind::Capital && first.flags.any(titled);
        if !(title || is_loose(first)) {
            break;
        }
        name.first += 1;
    }
    while name.len() > 0 && is_loose(words.at(name.end, -1)) {
        name.end -= 1;
    }
}

/// A mark or connector that is part of a name only between its words.
fn is_loose(word: Word) -> bool {
    word.kind == WordKind::Mark || word.kind == WordKind::Lower && word.flags.any(Flags::CONNECTOR)
}

/// Whether nothing but days and months stands in it, none of which is a name too.
fn is_day(words: &Words, name: &Named) -> bool {
    let day = |w: &Word| {
        w.kind == WordKind::Number
            || w.flags.any(Flags::DAY) && !w.flags.any(Flags::GIVEN.with(Flags::SURNAME).with(Flags::COUNTRY))
    };
    words.list.get(name.first..name.end).is_some_and(|w| w.iter().all(day))
}

/// `the Marshes` are no person.
fn is_family(text: &str, words: &Words, name: &Named) -> bool {
    let before = words.at(name.first, -1);
    let one = name.len() == 1 && name.kind == NameKind::Person && name.first > 0;
    one && before.key == WordKey::of("the") && before.span.slice(text).len() == 3
}

/// Takes in what the tagger left out at the edges of a person's name.
fn widen(text: &str, words: &Words, free: &impl Fn(usize) -> bool, mut name: Named) -> Named {
    let (head, after, before) = (words.at(name.first, 0), words.at(name.end, 0), words.at(name.first, -1));
    let no_surname = Flags::HONORIFIC.with(Flags::TITLE).with(Flags::ORGANISATION).with(Flags::LANDSCAPE);
    let no_surname = no_surname.with(Flags::DAY).with(Flags::SAYING);
    let surname = Flags::ANY_SURNAME.with(Flags::WORLD_NAME);
    let plain = |w: Word| w.kind == WordKind::Capital && w.shape == shape::TITLE && w.line == 0;
    if name.len() == 1 && plain(head) {
        let given = head.flags.any(Flags::GIVEN) && !head.flags.any(Flags::COUNTRY);
        if given && plain(after) && free(name.end) && after.flags.any(surname) && !after.flags.any(no_surname) {
            name.end += 1;
        }
        let no_given = no_surname.with(Flags::COMMON).with(Flags::COUNTRY).with(Flags::PLACE);
        let borne = Flags::ANY_GIVEN
            .with(Flags::ANY_SURNAME)
            .with(Flags::WORLD_NAME)
            .with(Flags::PROPER)
            .with(Flags::PLACE_PART);
        let is_rare = before.flags.without(borne) == Flags(0) && words.at(name.end, 0).is(Mark::Comma);
        let bears =
            (before.flags.any(Flags::GIVEN) || is_rare) && !before.flags.any(no_given) && !head.flags.any(Flags::GIVEN);
        if name.first > 0 && plain(before) && free(name.first - 1) && bears {
            name.first -= 1;
        }
    }
    name.end += suffix(text, words, name.end);
    if words
        .list
        .get(name.first..name.end)
        .is_some_and(|w| w.iter().filter(|w| w.kind == WordKind::Capital).count() == 1)
        && name.first > 0
        && is_courtesy(words.at(name.first, -1))
    {
        name.first -= 1;
    }
    name
}

/// Adds people of a frequent given name and a surname that is also a word, which the tagger took for
/// two words of prose.
fn add_overlooked(words: &Words, free: &impl Fn(usize) -> bool, found: &mut Vec<Named>) {
    let no_given = Flags(Flags::COUNTRY.0 | Flags::PLACE.0 | Flags::TITLE.0 | Flags::DAY.0);
    let no_surname =
        Flags(Flags::TITLE.0 | Flags::ORGANISATION.0 | Flags::LANDSCAPE.0 | Flags::DAY.0 | Flags::COUNTRY.0);
    let plain = |w: Word| w.kind == WordKind::Capital && w.shape == shape::TITLE && w.line == 0;
    for run in &words.runs {
        for at in run.clone() {
            let (given, family) = (words.at(at, 0), words.at(at, 1));
            let alone = at + 2 == run.end && (at == run.start || !plain(words.at(at, -1)) || !free(at - 1));
            let introduced = words.at(at, -1).flags.any(Flags::TITLE);
            let certain = introduced || !given.flags.any(Flags::COMMON);
            let bears = given.flags.any(Flags::GIVEN) && !given.flags.any(no_given) && certain;
            let inherits = family.flags.any(Flags::ANY_SURNAME) && !family.flags.any(no_surname);
            if alone && plain(given) && plain(family) && bears && inherits && free(at) && free(at + 1) {
                found.push(Named { first: at, end: at + 2, kind: NameKind::Person });
            }
        }
    }
}

/// How many words of `Jr`, `, Sr.` or `III` stand at `at`.
fn suffix(text: &str, words: &Words, at: usize) -> usize {
    let comma = usize::from(words.at(at, 0).is(Mark::Comma));
    let word = words.at(at, comma as isize);
    let letters = word.span.slice(text).trim_end_matches('.');
    match letters {
        "Jr" | "Sr" | "Jnr" | "Snr" => comma + 1,
        "II" | "III" | "IV" if comma == 0 => 1,
        _ => 0,
    }
}

/// `Mr` and the like, which stay with a surname.
fn is_courtesy(word: Word) -> bool {
    word.kind == WordKind::Capital
        && word.flags.any(Flags::HONORIFIC)
        && ["mr", "mrs", "ms", "miss", "mx", "dr"].iter().any(|w| WordKey::of(w) == word.key)
}

/// Joins `Ann “Nan” Marsh` to one name.
fn join_nicknames(words: &Words, found: &mut Vec<Named>) {
    let mut at = 0;
    while let Some(name) = found.get(at).copied() {
        at += 1;
        if name.kind != NameKind::Person || !words.at(name.end, 0).is(Mark::Quote) {
            continue;
        }
        let mut close = name.end + 1;
        while close < name.end + 4 && words.at(close, 0).kind == WordKind::Capital {
            close += 1;
        }
        let [open, first, last, mark, next] =
            [name.end, name.end + 1, close - 1, close, close + 1].map(|i| words.at(i, 0).span);
        let quoted = close > name.end + 1 && words.at(close, 0).is(Mark::Quote);
        let apart = words.at(name.end, -1).span.end() < open.start() && mark.end() < next.start();
        let tight = open.end() == first.start() && last.end() == mark.start();
        let rest = found.iter().skip(at).position(|n| n.first == close + 1 && n.kind == NameKind::Person);
        if let (true, Some(rest)) = (quoted && apart && tight, rest) {
            let end = found.get(at + rest).map_or(name.end, |n| n.end);
            found.drain(at..=at + rest);
            found[at - 1].end = end;
        }
    }
}

/// Adds `Witness A` and `Child B`, and takes `Child` into `Child Alan`.
fn add_pseudonyms(text: &str, words: &Words, found: &mut Vec<Named>) {
    let baby = WordKey::of("baby");
    for (at, word) in words.list.iter().enumerate() {
        if word.kind != WordKind::Capital || !word.flags.any(Flags::PSEUDONYM) {
            continue;
        }
        let next = words.at(at, 1);
        let letter = next.kind == WordKind::Capital && next.shape == shape::LETTER;
        let letters = next.span.slice(text).trim_end_matches('.');
        let is_word = word.line > 0 && matches!(letters, "A" | "I") || letters == "I";
        if letter && !is_word {
            let inside = found.iter().any(|n| n.first < at && n.end > at);
            if !inside {
                found.retain(|n| n.first < at || n.end > at + 2);
                found.push(Named { first: at, end: at + 2, kind: NameKind::Person });
            }
        } else if word.key == baby
            && let Some(name) = found.iter_mut().find(|n| n.first == at + 1 && n.len() == 1)
            && name.kind == NameKind::Person
        {
            name.first = at;
        }
    }
}

/// Puts names in order and drops what overlaps a longer or earlier one.
fn part(found: &mut Vec<Named>) {
    found.sort_by_key(|n| (n.first, std::cmp::Reverse(n.end)));
    let mut end = 0;
    found.retain(|n| {
        let free = n.first >= end;
        end = if free { n.end } else { end };
        free
    });
}
