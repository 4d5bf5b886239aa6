//! Teasers of other articles: elements of one kind side by side, each with a link for its title.

use super::body::Parts;
use super::tag::Tag;
use rustc_hash::FxHashMap;

/// How many make a row of teasers.
const LEAST: usize = 3;
/// Letters that a teaser has at most.
const LONGEST: i64 = 700;

/// For each element, whether it is a teaser.
pub(super) fn cards(parts: &Parts<'_>) -> Vec<bool> {
    let elements = &parts.tree.elements;
    // The longest block in an element that is nothing but a link.
    let mut titled = vec![0usize; elements.len()];
    for block in parts.words.blocks.iter().filter(|b| b.link_share() >= 90) {
        if let Some(longest) = titled.get_mut(block.element as usize) {
            *longest = block.chars.max(*longest);
        }
    }
    for at in (1..elements.len()).rev() {
        let (parent, own) = (elements.get(at).map_or(0, |e| e.parent as usize), titled.get(at).copied());
        if let (Some(longest), Some(own)) = (titled.get_mut(parent), own) {
            *longest = own.max(*longest);
        }
    }
    let mut rows: FxHashMap<(u32, Tag), Vec<usize>> = FxHashMap::default();
    for (at, element) in elements.iter().enumerate().skip(1) {
        let small = parts.chars.get(at).is_some_and(|c| (20..=LONGEST).contains(c));
        let linked = titled.get(at).is_some_and(|longest| *longest >= 15);
        let in_story = parts.mark(element.parent).story;
        if small
            && linked
            && !in_story
            && matches!(element.tag, Tag::Div | Tag::Article | Tag::Section | Tag::Li | Tag::A)
        {
            rows.entry((element.parent, element.tag)).or_default().push(at);
        }
    }
    let mut out = vec![false; elements.len()];
    for row in rows.values().filter(|row| row.len() >= LEAST) {
        for at in row {
            if let Some(card) = out.get_mut(*at) {
                *card = true;
            }
        }
    }
    out
}
