//! "The fire injured 23 people and 400 residents were moved": the second number begins a clause of its own.

use super::View;
use crate::model::{Match, Mention, SlotFill, Span, placed};

/// Cuts a list of those who are counted before the member that is the subject of the words that follow;
/// whether a count is left.
pub(super) fn cut(view: &View<'_>, found: &mut Match) -> bool {
    let Some(count @ SlotFill::Counted(whole, number)) = view.count(found) else { return true };
    if number < 2 || whole.end() != found.span.end() || whole.start() == found.span.start() {
        return true;
    }
    let tokens = view.sentence(found);
    let after = tokens.partition_point(|t| t.span.start() < whole.end());
    let goes_on = |t: &crate::model::Token| {
        matches!(t.text(view.text), "was" | "were" | "is" | "are" | "has" | "have" | "had" | "remain" | "remained")
    };
    if !tokens.get(after).is_some_and(goes_on) {
        return true;
    }
    let words = whole.slice(view.text);
    let Some((first, _)) = words.rsplit_once(" and ") else { return false };
    if first.contains(" and ") || first.contains(',') {
        return false;
    }
    let Some(left) = Span::new(view.text, whole.start(), whole.start() + first.len()) else { return false };
    let is_count = |m: &&Mention| m.figure().is_some_and(|f| f.kind.counts());
    let written = placed::within(view.mentions, left).find(is_count);
    let fill = written.map_or(SlotFill::Counted(left, 1), |m| SlotFill::Mention(m.id));
    for (_, of) in found.slots.iter_mut().filter(|(_, of)| *of == count) {
        *of = fill;
    }
    found.span = Span::new(view.text, found.span.start(), left.end()).unwrap_or(found.span);
    true
}
