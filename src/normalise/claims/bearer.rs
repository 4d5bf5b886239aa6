//! "Henrik Foss, 58, wrote cheques to a firm of his brother, Judge Maria Fenn": an age that stands beside a name is
//! that of its bearer, and of nobody whom a phrase finds behind it.

use crate::model::{Match, Mention, MentionId, NameKind, SlotFill, Value};

/// Without the matches that give the age of one person to another.
pub(super) fn resolve(matches: &mut Vec<Match>, mentions: &[Mention]) {
    matches.retain(|found| {
        let filled = || found.slots.iter().filter_map(|(_, fill)| filled(*fill, mentions));
        let people: Vec<u32> = filled().filter_map(person).collect();
        let bearers = filled().filter_map(|m| person(mention(m.figure()?.subject?, mentions)?));
        people.is_empty() || bearers.into_iter().all(|bearer| people.contains(&bearer))
    });
}

fn mention(id: MentionId, mentions: &[Mention]) -> Option<&Mention> {
    mentions.get(id.0 as usize)
}

fn filled(fill: SlotFill, mentions: &[Mention]) -> Option<&Mention> {
    match fill {
        SlotFill::Mention(id) => mention(id, mentions),
        SlotFill::Words(_) | SlotFill::Counted(..) => None,
    }
}

/// Who is named, where it is a person.
fn person(mention: &Mention) -> Option<u32> {
    match &mention.value {
        Value::Name(name) if name.kind == NameKind::Person => Some(name.entity),
        _ => None,
    }
}
