//! The elements of a page and the words in them, closed as browsers close what the page leaves open.

use super::scanner::{Attributes, Event, OpenTag, Scanner};
use super::tag::Tag;
use crate::read::limits::Limits;
use std::ops::Range;

/// Elements deeper than this are read as if they stood in the one at this depth.
const DEEPEST: usize = 500;

/// One element; a page's elements stand in the order in which they open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Element {
    /// What it is.
    pub tag: Tag,
    /// The element around it; its own number for the first.
    pub parent: u32,
    /// The number after its last descendant's.
    pub end: u32,
    /// Its attributes, as bytes of the page.
    pub attributes: Range<usize>,
    /// What stands inside, for `script` and `title`.
    pub raw: Option<Range<usize>>,
    /// The words in it, as numbers of runs.
    pub runs: Range<u32>,
}

/// Words between two tags.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Run {
    /// The bytes of the page; empty for a line break.
    pub range: Range<usize>,
    /// The element right around it.
    pub element: u32,
    /// Runs with one number stand in one paragraph.
    pub block: u32,
}

/// A page.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Tree {
    /// The first is the page itself.
    pub elements: Vec<Element>,
    /// In the order of the page.
    pub runs: Vec<Run>,
}

impl Tree {
    /// Reads `html`.
    ///
    /// # Errors
    /// Which of `limits` it is beyond.
    pub fn of(html: &str, limits: &Limits) -> Result<Tree, Beyond> {
        let mut builder =
            Builder { tree: Tree::default(), open: Vec::new(), flattened: 0, count: [0; Tag::COUNT], block: 0 };
        builder.push(Tag::Html, 0..0, None);
        for event in Scanner::new(html) {
            match event {
                Event::Text(range) => builder.text(html, range),
                Event::Open(tag) => builder.open(tag),
                Event::Close(name) => builder.close(Tag::of(name)),
            }
            if builder.tree.elements.len() > limits.nodes {
                return Err(Beyond::Nodes);
            }
            if builder.open.len() + builder.flattened > limits.depth {
                return Err(Beyond::Depth);
            }
        }
        while !builder.open.is_empty() {
            builder.pop();
        }
        Ok(builder.tree)
    }

    /// The element with this number.
    pub fn element(&self, at: u32) -> Option<&Element> {
        self.elements.get(at as usize)
    }

    /// The value of an attribute of an element, as written.
    pub fn attribute<'h>(&self, html: &'h str, element: &Element, name: &str) -> Option<&'h str> {
        Attributes::new(html, &element.attributes).find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, v)| v)
    }
}

/// The limit that a page is beyond.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Beyond {
    /// Elements in all.
    Nodes,
    /// Elements inside one another.
    Depth,
}

struct Builder {
    tree: Tree,
    /// The numbers of the elements that are open.
    open: Vec<u32>,
    /// How many are open below [`DEEPEST`].
    flattened: usize,
    /// How many of each tag are open.
    count: [u32; Tag::COUNT],
    block: u32,
}

impl Builder {
    fn tag_at(&self, depth: usize) -> Option<Tag> {
        self.open.get(depth).and_then(|e| self.tree.element(*e)).map(|e| e.tag)
    }

    fn push(&mut self, tag: Tag, attributes: Range<usize>, raw: Option<Range<usize>>) {
        let (number, run) = (self.tree.elements.len() as u32, self.tree.runs.len() as u32);
        let parent = self.open.last().copied().unwrap_or(number);
        let element = Element { tag, parent, end: number + 1, attributes, raw, runs: run..run };
        self.block += u32::from(tag.is_block());
        let childless = tag.is_void() || element.raw.is_some();
        self.tree.elements.push(element);
        if !childless && self.open.len() >= DEEPEST {
            self.flattened += 1;
        } else if !childless {
            self.open.push(number);
            self.count[tag as usize] += 1;
        }
    }

    fn pop(&mut self) {
        let (end, runs) = (self.tree.elements.len() as u32, self.tree.runs.len() as u32);
        if let Some(element) = self.open.pop().and_then(|e| self.tree.elements.get_mut(e as usize)) {
            element.end = end;
            element.runs.end = runs;
            self.block += u32::from(element.tag.is_block());
            self.count[element.tag as usize] -= 1;
        }
    }

    fn text(&mut self, html: &str, range: Range<usize>) {
        let element = self.open.last().copied().unwrap_or_default();
        let blank = html.get(range.clone()).unwrap_or_default().trim_ascii().is_empty();
        // White space between blocks is none; between words it parts them.
        let follows = self.tree.runs.last().is_some_and(|r| r.block == self.block);
        if !blank || follows {
            self.tree.runs.push(Run { range, element, block: self.block });
        }
    }

    fn open(&mut self, tag: OpenTag<'_>) {
        let name = Tag::of(tag.name);
        if name == Tag::Html {
            // The page itself; a second one adds nothing.
            if let Some(root) = self.tree.elements.first_mut().filter(|r| r.attributes.is_empty()) {
                root.attributes = tag.attributes;
            }
            return;
        }
        if name == Tag::Body && self.count[Tag::Body as usize] > 0 {
            return;
        }
        if name == Tag::Br {
            let element = self.open.last().copied().unwrap_or_default();
            let end = tag.attributes.end;
            self.tree.runs.push(Run { range: end..end, element, block: self.block });
            return;
        }
        self.imply_ends(name);
        self.push(name, tag.attributes, tag.raw);
    }

    /// Closes what the opening of `name` closes.
    fn imply_ends(&mut self, name: Tag) {
        let closes: &[Tag] = match name {
            Tag::Li => &[Tag::Li],
            Tag::Dt | Tag::Dd => &[Tag::Dt, Tag::Dd],
            Tag::Td | Tag::Th => &[Tag::Td, Tag::Th],
            Tag::Tr => &[Tag::Tr, Tag::Td, Tag::Th],
            Tag::Option => &[Tag::Option],
            Tag::A => &[Tag::A],
            Tag::Body => &[Tag::Head],
            _ => &[],
        };
        if name.is_block() && self.count[Tag::P as usize] > 0 {
            self.close_within(&[Tag::P], Tag::keeps_paragraph);
        }
        if closes.iter().any(|t| self.count[*t as usize] > 0) {
            self.close_within(closes, |t| t.is_scope_for(name));
        }
    }

    /// Closes the outermost open element of `tags` above the nearest `bound`.
    fn close_within(&mut self, tags: &[Tag], bound: impl Fn(Tag) -> bool) {
        let mut found = None;
        for depth in (0..self.open.len()).rev() {
            match self.tag_at(depth) {
                Some(tag) if tags.contains(&tag) => found = Some(depth),
                Some(tag) if bound(tag) => break,
                _ => {}
            }
        }
        while found.is_some_and(|depth| self.open.len() > depth) {
            self.pop();
        }
    }

    fn close(&mut self, name: Tag) {
        self.flattened = self.flattened.saturating_sub(1);
        if name == Tag::Br || name == Tag::P && self.count[Tag::P as usize] == 0 {
            self.block += 1;
            return;
        }
        if matches!(name, Tag::Html | Tag::Body) || self.count[name as usize] == 0 {
            return;
        }
        // An end tag of words does not close the block that they stand in.
        let crosses = |tag: Tag| if name.is_block() { tag.is_wall() && tag != name } else { tag.is_block() };
        for depth in (0..self.open.len()).rev() {
            match self.tag_at(depth) {
                Some(tag) if tag == name => {
                    while self.open.len() > depth {
                        self.pop();
                    }
                    return;
                }
                Some(tag) if crosses(tag) => return,
                _ => {}
            }
        }
    }
}
