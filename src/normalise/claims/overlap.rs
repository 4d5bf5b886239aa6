//! Of several matches of one pattern over the same words, the one that says most.

use crate::model::{Match, SlotFill};

/// Keeps, of matches of one pattern that overlap, the one with most slots, then the longest, then the
/// one of the earlier phrase. Sorted by place.
pub(super) fn resolve(mut matches: Vec<Match>) -> Vec<Match> {
    matches.sort_by_key(|m| {
        let length = std::cmp::Reverse(m.span.len());
        (m.pattern, m.sentence, std::cmp::Reverse(m.slots.len()), length, m.phrase, m.span.start())
    });
    let mut out: Vec<Match> = Vec::with_capacity(matches.len());
    for found in matches {
        let same = |kept: &&Match| kept.pattern == found.pattern && kept.sentence == found.sentence;
        let rivals = out.iter().rev().take_while(same);
        let taken = rivals.into_iter().any(|kept| kept.span.overlaps(found.span) || shares_value(kept, &found));
        if !taken {
            out.push(found);
        }
    }
    out.sort_by_key(|m| (m.span.start(), m.span.end(), m.pattern));
    out
}

/// Whether both have the same figure as their first slot.
fn shares_value(left: &Match, right: &Match) -> bool {
    matches!((left.slots.first(), right.slots.first()),
        (Some((a, SlotFill::Mention(x))), Some((b, SlotFill::Mention(y)))) if a == b && x == y)
}
