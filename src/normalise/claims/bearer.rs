//! "Henrik Foss, 58, wrote cheques to a firm of his brother, Judge Maria Fenn": an age that stands beside a name is
//! that of its bearer, and of nobody whom a phrase finds behind it.

use crate::model::{Match, Mention, MentionId, SlotFill};

/// Without the matches that give the age of one person to another.
pub(super) fn resolve(matches: &mut Vec<Match>, mentions: &[Mention]) {
    let mention = |id: MentionId| mentions.get(id.0 as usize);
    let filled = |fill: &SlotFill| match fill {
        SlotFill::Mention(id) => mention(*id),
        SlotFill::Words(_) | SlotFill::Counted(..) => None,
    };
    let person = |mention: &Mention| mention.person().map(|name| name.entity);
    matches.retain(|found| {
        let slots = || found.slots.iter().filter_map(|(_, fill)| filled(fill));
        let people: Vec<u32> = slots().filter_map(person).collect();
        let mut bearers = slots().filter_map(|m| person(mention(m.figure()?.subject?)?));
        people.is_empty() || bearers.all(|bearer| people.contains(&bearer))
    });
}
