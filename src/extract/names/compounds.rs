//! Places beside other words: with a hyphen (`Norway-led`, `Norway-Sweden`), before a body that they are part of.

use super::spans::Named;
use crate::model::NameKind;
use crate::names::gazetteer::Flags;
use crate::names::tagger::words::{Mark, Word, Words};

/// Whether a known place stands at `at` as part of a compound.
pub(super) fn holds_place(words: &Words, at: usize) -> bool {
    is_in_compound(words, at) && is_known_place(words.at(at, 0))
}

/// A hyphen on either side, and no blank before or after it.
fn is_in_compound(words: &Words, at: usize) -> bool {
    let touch = |left: Word, right: Word| left.span.end() == right.span.start();
    let [before2, before, word, after, after2] = [-2, -1, 0, 1, 2].map(|offset| words.at(at, offset));
    after.is(Mark::Hyphen) && touch(word, after) && touch(after, after2)
        || before.is(Mark::Hyphen) && touch(before, word) && touch(before2, before)
}

/// A country, or a town that nobody is called after.
fn is_known_place(word: Word) -> bool {
    let borne = Flags::COMMON.with(Flags::DEMONYM).with(Flags::GIVEN);
    word.flags.any(Flags::COUNTRY) && !word.flags.any(Flags::DEMONYM)
        || word.flags.any(Flags::PLACE) && !word.flags.any(borne)
}

/// Makes two places of `Norway-Sweden`.
pub(super) fn part_places(words: &Words, found: &mut Vec<Named>) {
    for at in 0..found.len() {
        let Named { first, end, kind } = found[at];
        let is_two = kind == NameKind::Place && end == first + 3 && words.at(first, 1).is(Mark::Hyphen);
        if is_two && holds_place(words, first) && holds_place(words, first + 2) {
            found[at].end = first + 1;
            found.push(Named { first: first + 2, end, kind });
        }
    }
    found.sort_by_key(|name| (name.first, name.end));
}

/// Makes one body of a place and the body right behind it: `Velsund` `Harbour Board`.
pub(super) fn join_bodies(words: &Words, found: &mut Vec<Named>) {
    let mut joined: Vec<Named> = Vec::with_capacity(found.len());
    for name in found.drain(..) {
        let is_body = name.kind == NameKind::Organisation && words.at(name.end, -1).flags.any(Flags::ORGANISATION);
        match joined.last_mut() {
            Some(place) if is_body && place.kind == NameKind::Place && place.end == name.first => {
                (place.end, place.kind) = (name.end, NameKind::Organisation);
            }
            _ => joined.push(name),
        }
    }
    *found = joined;
}
