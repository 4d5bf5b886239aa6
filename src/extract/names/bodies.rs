//! Bodies written partly in small letters, as many newsrooms write them: "Wexcombe harbour safety
//! board", "Wexcombe's children's services committee".

use super::spans::Named;
use crate::model::NameKind;
use crate::names::Bodies;
use crate::names::gazetteer::Flags;
use crate::names::tagger::words::{Mark, WordKind, Words};

/// Words in small letters that are looked through for the head of a body.
const LONGEST: usize = 6;

/// Makes bodies of the places and bodies in `found` that words in small letters go on.
pub(super) fn complete(words: &Words, bodies: &Bodies, found: &mut [Named]) {
    let is_country = |name: &Named| words.at(name.end, -1).flags.any(Flags::COUNTRY);
    for name in found.iter_mut().filter(|name| name.kind != NameKind::Person && !is_country(name)) {
        if let Some(end) = end_of_body(words, bodies, name.end) {
            (name.end, name.kind) = (end, NameKind::Organisation);
        }
    }
}

/// Where the body ends whose name goes on at `start`: after a head, with at least one field before it.
fn end_of_body(words: &Words, bodies: &Bodies, start: usize) -> Option<usize> {
    let (mut fields, mut end) = (0, None);
    for at in start..start + LONGEST {
        let word = words.at(at, 0);
        match word.kind {
            WordKind::Mark if word.is(Mark::Possessive) && words.at(at, 1).kind == WordKind::Lower => {}
            WordKind::Lower if bodies.is_head(word.key) && fields > 0 => {
                end = Some(at + 1);
                fields += 1;
            }
            WordKind::Lower if bodies.is_field(word.key) => fields += 1,
            _ => break,
        }
    }
    end
}
