//! The paragraphs of a page: words with no block between them, and what can be counted of them.

use super::entities;
use super::marks::Mark;
use super::tree::{Run, Tree};
use std::ops::Range;

/// A paragraph of a page.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Block {
    /// Its words, as numbers of runs.
    pub runs: Range<usize>,
    /// The nearest block-level element around it, or the inline element around all of its words.
    pub element: u32,
    /// Where it stands in the text of the page.
    pub text: Range<usize>,
    /// Letters, marks and single spaces.
    pub chars: usize,
    /// Those that are part of links.
    pub link_chars: usize,
    /// Whether it ends as a sentence does.
    pub ended: bool,
    /// Commas and their like.
    pub commas: usize,
}

impl Block {
    /// How much of it is links, in hundredths.
    pub fn link_share(&self) -> usize {
        self.link_chars * 100 / self.chars.max(1)
    }

    /// Whether it reads like a paragraph of a story.
    pub fn is_prose(&self) -> bool {
        self.link_share() < 50 && (self.chars >= 40 && self.ended || self.chars >= 120)
    }
}

/// The visible words of a page and where they come from.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Words {
    /// Paragraphs parted by blank lines.
    pub text: String,
    /// Stretches of the text and of the page.
    pub pieces: Vec<(Range<usize>, Range<usize>)>,
    /// In the order of the page.
    pub blocks: Vec<Block>,
}

impl Words {
    /// The words of `tree`, those that are hidden left out.
    pub fn of(html: &str, tree: &Tree, marks: &[Mark]) -> Words {
        let mut out = Words::default();
        let mut at = 0;
        while let Some(first) = tree.runs.get(at) {
            let rest = tree.runs.get(at..).unwrap_or_default();
            let count = rest.iter().position(|r| r.block != first.block).unwrap_or(rest.len());
            out.block(html, tree, marks, at..at + count);
            at += count;
        }
        out
    }

    fn block(&mut self, html: &str, tree: &Tree, marks: &[Mark], runs: Range<usize>) {
        let (before, pieces) = (self.text.len(), self.pieces.len());
        if before > 0 {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        let mut writer = Writer { text: &mut self.text, pieces: &mut self.pieces, start, space: None };
        let (mut link_chars, mut first) = (0, None);
        for run in tree.runs.get(runs.clone()).unwrap_or_default() {
            let mark = marks.get(run.element as usize).copied().unwrap_or_default();
            if mark.hidden {
                continue;
            }
            let was = writer.text.len();
            writer.run(html, run);
            if writer.text.len() > was {
                first.get_or_insert(run.element);
                link_chars += if mark.link { writer.text.len() - was } else { 0 };
            }
        }
        let spoken = |w: &str| w.chars().any(char::is_alphanumeric);
        let Some(first) = first.filter(|_| self.text.get(start..).is_some_and(spoken)) else {
            self.text.truncate(before);
            self.pieces.truncate(pieces);
            return;
        };
        let element = block_around(tree, first);
        let words = self.text.get(start..).unwrap_or_default();
        let bare = words.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»', ' ']);
        // One inline element around all of the words names the block.
        let blank = |r: &Run| html.get(r.range.clone()).is_none_or(|w| w.trim_ascii().is_empty());
        let mut said = tree.runs.get(runs.clone()).unwrap_or_default().iter().filter(|r| !blank(r));
        let all = said.all(|r| inside(tree, r.element, element, first));
        let element = if all { first } else { element };
        self.blocks.push(Block {
            element,
            text: start..start + words.len(),
            chars: words.len(),
            link_chars,
            ended: bare.ends_with(['.', '!', '?', '…', ':', ';', '。', '！', '？', '”']),
            commas: words.bytes().filter(|b| *b == b',').count(),
            runs,
        });
    }
}

/// Whether `element` is `inner` or in it; both lie in `block`.
fn inside(tree: &Tree, element: u32, block: u32, inner: u32) -> bool {
    inner == block || tree.element(inner).is_some_and(|e| (inner..e.end).contains(&element))
}

/// The nearest block-level element around `element`, or itself.
fn block_around(tree: &Tree, element: u32) -> u32 {
    let mut at = element;
    while let Some(found) = tree.element(at) {
        if found.tag.is_block() || found.parent == at {
            break;
        }
        at = found.parent;
    }
    at
}

/// Writes words with single spaces and keeps where they come from.
struct Writer<'o> {
    text: &'o mut String,
    pieces: &'o mut Vec<(Range<usize>, Range<usize>)>,
    /// Where the block starts in the text.
    start: usize,
    /// White space of the page that is still to be written: its bytes, and whether it is a line break.
    space: Option<(Range<usize>, bool)>,
}

impl Writer<'_> {
    fn run(&mut self, html: &str, run: &Run) {
        if run.range.is_empty() {
            self.space = Some((run.range.clone(), true));
            return;
        }
        let words = html.get(run.range.clone()).unwrap_or_default();
        let mut at = 0;
        while let Some(rest) = words.get(at..).filter(|r| !r.is_empty()) {
            let here = run.range.start + at;
            let blank = rest.bytes().position(|b| !b.is_ascii_whitespace()).unwrap_or(rest.len());
            if blank > 0 {
                let broken = self.space.as_ref().is_some_and(|s| s.1);
                self.space = Some((here..here + blank, broken));
                at += blank;
                continue;
            }
            let (letter, length) =
                if rest.starts_with('&') { entities::decode(rest).unwrap_or(('&', 1)) } else { ('\0', 0) };
            if length > 0 {
                let mut buffer = [0; 4];
                self.word(letter.encode_utf8(&mut buffer), here..here + length);
                at += length;
                continue;
            }
            let end = rest.bytes().position(|b| b.is_ascii_whitespace() || b == b'&').unwrap_or(rest.len());
            self.word(rest.get(..end).unwrap_or_default(), here..here + end);
            at += end;
        }
    }

    fn word(&mut self, word: &str, source: Range<usize>) {
        if let Some((range, broken)) = self.space.take().filter(|_| self.text.len() > self.start) {
            let at = self.text.len();
            self.text.push(if broken { '\n' } else { ' ' });
            self.pieces.push((at..at + 1, range));
        }
        let at = self.text.len();
        self.text.push_str(word);
        match self.pieces.last_mut() {
            Some((text, page))
                if text.end == at
                    && page.end == source.start
                    && text.len() == page.len()
                    && word.len() == source.len() =>
            {
                text.end += word.len();
                page.end = source.end;
            }
            _ => self.pieces.push((at..at + word.len(), source)),
        }
    }
}
