//! Which paragraphs are the story: those in the element that holds most prose, without what in it belongs
//! to the site.

use super::blocks::{Block, Words};
use super::cards;
use super::marks::Mark;
use super::tag::Tag;
use super::tree::Tree;
use crate::model::{ZoneKind, letters};

/// A part that holds more of a page's prose than this (hundredths) is no bar, whatever it is called.
const MOST: [i64; 2] = [40, 90];
/// An element that holds this much (hundredths) of the prose around it is looked into; less is enough for one
/// that is named as the story.
const HOLDS: [i64; 2] = [75, 55];

/// An element named as the story is the story where it has at most so many hundredths of the prose found.
const WIDER: i64 = 220;

/// A page with what is known of its parts.
pub(super) struct Parts<'p> {
    pub tree: &'p Tree,
    pub marks: &'p [Mark],
    pub words: &'p Words,
    /// For each element, the letters in it.
    pub chars: Vec<i64>,
    /// For each element, those of its prose.
    pub prose: Vec<i64>,
    /// For each element, whether it belongs to the site.
    pub aside: Vec<bool>,
}

impl<'p> Parts<'p> {
    /// What is known of the parts of a page.
    pub fn of(tree: &'p Tree, marks: &'p [Mark], words: &'p Words) -> Parts<'p> {
        let chars = sums(tree, words, |b| b.chars as i64);
        let prose = sums(tree, words, prose_of);
        let aside = vec![false; tree.elements.len()];
        let mut parts = Parts { tree, marks, words, chars, prose, aside };
        let cards = cards::cards(&parts);
        parts.aside = parts.asides(&cards);
        parts.prose = sums(tree, words, |b| if parts.is_aside(b) { 0 } else { prose_of(b) });
        parts
    }

    /// The mark of an element.
    pub fn mark(&self, element: u32) -> Mark {
        self.marks.get(element as usize).copied().unwrap_or_default()
    }

    fn is_aside(&self, block: &Block) -> bool {
        self.aside.get(block.element as usize).copied().unwrap_or_default()
    }

    /// Which elements belong to the site by what they or those around them are called.
    fn asides(&self, cards: &[bool]) -> Vec<bool> {
        let total = self.prose.first().copied().unwrap_or_default();
        let mut out: Vec<bool> = Vec::with_capacity(self.tree.elements.len());
        for (((element, mark), prose), card) in self.tree.elements.iter().zip(self.marks).zip(&self.prose).zip(cards) {
            let around = out.get(element.parent as usize).copied().unwrap_or_default();
            let small = |most: i64| *prose * 100 <= total * most;
            out.push(around || *card || mark.boilerplate && small(MOST[0]) || mark.elsewhere && small(MOST[1]));
        }
        out
    }

    /// The element that the story stands in.
    fn story(&self) -> u32 {
        let mut at = 0u32;
        loop {
            let here = self.prose.get(at as usize).copied().unwrap_or_default();
            let best = self.children(at).max_by_key(|c| (self.prose.get(*c as usize).copied(), u32::MAX - c));
            let Some(best) = best else { return self.widened(at) };
            let holds = self.prose.get(best as usize).copied().unwrap_or_default();
            let named = self.mark(best).body;
            let tag = self.tree.element(best).map_or(Tag::Inline, |e| e.tag);
            let needed = HOLDS[usize::from(named || tag == Tag::Article)];
            if holds == 0 || holds * 100 < here * needed || !tag.is_block() || self.is_leaf(best) {
                return self.widened(at);
            }
            at = best;
        }
    }

    /// The outermost element around `at` that is named as the story and has little prose beside it.
    fn widened(&self, at: u32) -> u32 {
        let own = self.prose.get(at as usize).copied().unwrap_or_default();
        let (mut best, mut here) = (at, at);
        while let Some(element) = self.tree.element(here) {
            let holds = self.prose.get(here as usize).copied().unwrap_or_default();
            if holds * 100 > own * WIDER {
                break;
            }
            if self.mark(here).story {
                best = here;
            }
            if element.parent == here {
                break;
            }
            here = element.parent;
        }
        best
    }

    fn children(&self, of: u32) -> impl Iterator<Item = u32> + '_ {
        let end = self.tree.element(of).map_or(0, |e| e.end);
        let mut at = of + 1;
        std::iter::from_fn(move || {
            let child = (at < end).then_some(at)?;
            at = self.tree.element(child)?.end.max(child + 1);
            Some(child)
        })
    }

    /// Whether an element has no paragraphs inside.
    fn is_leaf(&self, of: u32) -> bool {
        let end = self.tree.element(of).map_or(0, |e| e.end);
        !(of + 1..end).any(|e| self.tree.element(e).is_some_and(|e| e.tag.is_block()))
    }

    /// Whether `is` holds for the block's element or one around it that has not many more letters than `most`.
    fn named(&self, block: &Block, most: i64, is: impl Fn(Mark) -> bool) -> bool {
        let mut at = block.element;
        while self.chars.get(at as usize).is_some_and(|c| *c <= most) {
            if is(self.mark(at)) {
                return true;
            }
            match self.tree.element(at) {
                Some(element) if element.parent != at => at = element.parent,
                _ => break,
            }
        }
        false
    }
}

/// What each block of a page is.
pub(super) fn kinds(parts: &Parts<'_>, titles: &[&str]) -> Vec<ZoneKind> {
    let story = parts.story();
    let end = parts.tree.element(story).map_or(0, |e| e.end);
    let title = titles.iter().map(|t| letters(t)).collect::<Vec<_>>().join(" ");
    let (mut kinds, mut headed) = (Vec::with_capacity(parts.words.blocks.len()), false);
    for block in &parts.words.blocks {
        let words = parts.words.text.get(block.text.clone()).unwrap_or_default();
        let heading = parts.mark(block.element).heading;
        let inside = (story..end).contains(&block.element) && !parts.is_aside(block);
        let kind = match () {
            () if heading == 1 && block.link_share() < 50 && (inside || is_title(words, &title)) => ZoneKind::Headline,
            () if (heading > 0 || !headed) && is_title(words, &title) => ZoneKind::Headline,
            () if !inside => ZoneKind::Boilerplate,
            () if parts.named(block, 200, |m| m.byline) => ZoneKind::Byline,
            () if is_link(block) => ZoneKind::Boilerplate,
            () if parts.named(block, 1200, |m| m.caption) && parts.named(block, 600, |m| m.video) => {
                ZoneKind::Boilerplate
            }
            () if parts.named(block, 1200, |m| m.caption) => ZoneKind::Caption,
            () if parts.named(block, 250, |m| m.correction) => ZoneKind::Correction,
            () if parts.named(block, 150, |m| m.dateline) => ZoneKind::Dateline,
            () if parts.named(block, 400, |m| m.standfirst) => ZoneKind::Standfirst,
            () => ZoneKind::Body,
        };
        headed |= kind == ZoneKind::Headline;
        kinds.push(kind);
    }
    headings_of_links(parts, &mut kinds);
    head(parts, &mut kinds);
    kinds
}

/// What stands between the headline and the story: summary, author, date, the first picture's caption.
fn head(parts: &Parts<'_>, kinds: &mut [ZoneKind]) {
    let first = kinds.iter().position(|k| *k == ZoneKind::Body).unwrap_or(0);
    let headline = kinds.iter().take(first).rposition(|k| *k == ZoneKind::Headline);
    let Some(headline) = headline.filter(|at| first - at <= 25) else { return };
    let mut summed_up = false;
    for (at, block) in parts.words.blocks.iter().enumerate().take(first + 3).skip(headline + 1) {
        let Some(kind) = kinds.get_mut(at) else { break };
        if at >= first && *kind != ZoneKind::Body || parts.is_aside(block) {
            continue;
        }
        let heading = parts.mark(block.element).heading > 0;
        *kind = match () {
            () if parts.named(block, 200, |m| m.byline) => ZoneKind::Byline,
            () if is_link(block) => *kind,
            () if parts.named(block, 1200, |m| m.caption) => ZoneKind::Caption,
            () if parts.named(block, 150, |m| m.dateline) => ZoneKind::Dateline,
            () if !summed_up && at < headline + 8 && parts.named(block, 400, |m| m.standfirst) => ZoneKind::Standfirst,
            () if !summed_up && at < headline + 8 && heading && (50..400).contains(&block.chars) => {
                ZoneKind::Standfirst
            }
            () => *kind,
        };
        summed_up |= *kind == ZoneKind::Standfirst;
    }
}

/// Whether a block of the story leads away from it.
fn is_link(block: &Block) -> bool {
    let most = if block.ended && block.chars >= 60 { 85 } else { 45 };
    block.link_share() >= most
}

/// A heading right above links belongs to them.
fn headings_of_links(parts: &Parts<'_>, kinds: &mut [ZoneKind]) {
    for (at, pair) in parts.words.blocks.windows(2).enumerate() {
        let [above, below] = pair else { continue };
        let links = kinds.get(at + 1) == Some(&ZoneKind::Boilerplate) && below.link_share() >= 45;
        let label = parts.mark(above.element).heading > 0
            || parts.words.text.get(above.text.clone()).is_some_and(|w| w.ends_with(':'));
        if let (true, true, Some(kind @ ZoneKind::Body)) = (links, label && above.chars < 60, kinds.get_mut(at)) {
            *kind = ZoneKind::Boilerplate;
        }
    }
}

/// Whether `words` are the title (folded), or it is them and the outlet's name.
fn is_title(words: &str, title: &str) -> bool {
    if words.len() > 400 {
        return false;
    }
    let words = letters(words);
    words.len() >= 12 && title.contains(&words)
}

/// The letters of a block's prose.
fn prose_of(block: &Block) -> i64 {
    if block.is_prose() { (block.chars - block.link_chars) as i64 } else { 0 }
}

/// For each element, what `value` gives for all blocks in it together.
fn sums(tree: &Tree, words: &Words, value: impl Fn(&Block) -> i64) -> Vec<i64> {
    let mut out = vec![0i64; tree.elements.len()];
    for block in &words.blocks {
        if let Some(sum) = out.get_mut(block.element as usize) {
            *sum += value(block);
        }
    }
    for at in (1..tree.elements.len()).rev() {
        let parent = tree.elements.get(at).map_or(0, |e| e.parent) as usize;
        let own = out.get(at).copied().unwrap_or_default();
        if let Some(sum) = out.get_mut(parent) {
            *sum += own;
        }
    }
    out
}
