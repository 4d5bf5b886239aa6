//! "He killed his two brothers and then himself": three died.

use super::View;
use crate::lexicon::tolls;
use crate::model::{Match, SlotFill, Token, placed};
use std::ops::Range;

/// How far after those killed the killer's end may stand, in tokens.
const REACH: usize = 16;

/// Adds the killer to a count of those he killed, where the sentence tells of his end; whether the
/// count may stand.
pub(super) fn settle(view: &View<'_>, found: &mut Match) -> bool {
    let Some(count) = view.count(found) else { return true };
    let Some(place) = view.place(count) else { return true };
    let tokens = view.sentence(found);
    let Range { start: first, end: after } = placed::touching_range(tokens, place);
    if !is_killed_by_somebody(view, found, tokens, first) {
        return true;
    }
    let rest = tokens.get(after..(after + REACH).min(tokens.len())).unwrap_or(&[]);
    let Some(own) = tolls::find(&view.lexicon.tolls.own, rest) else { return true };
    let between = rest.get(..own.end).unwrap_or(&[]);
    let unsure = |t: &Token| view.lexicon.tolls.survives.contains(&t.key) || t.text(view.text) == "themselves";
    let (Some(number), Some(last)) = (view.number(count), between.last()) else { return false };
    if between.iter().any(unsure) {
        return false;
    }
    let whole = place.cover(last.span);
    for (_, fill) in found.slots.iter_mut().filter(|(_, fill)| *fill == count) {
        *fill = SlotFill::Counted(whole, number.saturating_add(1));
    }
    found.span = found.span.cover(whole);
    true
}

/// Whether the verb that has those who are counted as its object stands before them.
fn is_killed_by_somebody(view: &View<'_>, found: &Match, tokens: &[Token], first: usize) -> bool {
    let before = tokens.get(..first).unwrap_or(&[]).iter().filter(|t| t.span.start() >= found.span.start());
    before.into_iter().any(|t| view.lexicon.tolls.kills.contains(&t.key))
}
