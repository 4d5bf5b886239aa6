//! Cuts a page into tags and text by the rules that browsers follow, each with its bytes.
//!
//! One pass, no tables: what is broken is read as a browser would read it, and every byte is looked at
//! a fixed number of times, whatever the page holds.

use memchr::{memchr, memchr3, memmem};
use std::ops::Range;

/// One piece of a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Event<'h> {
    /// Words between tags, with their character references.
    Text(Range<usize>),
    /// A tag that opens an element.
    Open(OpenTag<'h>),
    /// A tag that closes one.
    Close(&'h str),
}

/// A tag that opens an element.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct OpenTag<'h> {
    /// As written.
    pub name: &'h str,
    /// Its attributes, as bytes of the page.
    pub attributes: Range<usize>,
    /// What stands inside of an element that holds no tags (`script`, `title`).
    pub raw: Option<Range<usize>>,
}

/// Elements whose inside is not read as tags.
const RAW: [&str; 8] = ["script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp"];

/// Reads a page from left to right.
pub(super) struct Scanner<'h> {
    html: &'h str,
    at: usize,
}

impl<'h> Scanner<'h> {
    /// At the start of `html`.
    pub fn new(html: &'h str) -> Scanner<'h> {
        Scanner { html, at: 0 }
    }

    fn rest(&self) -> &'h [u8] {
        self.html.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn text(&mut self) -> Event<'h> {
        let start = self.at;
        // The first byte is text in any case: either no "<", or one that opens nothing.
        let rest = self.html.as_bytes().get(start + 1..).unwrap_or_default();
        self.at = memchr(b'<', rest).map_or(self.html.len(), |end| start + 1 + end);
        Event::Text(start..self.at)
    }

    fn skip_past(&mut self, from: usize, end: &[u8]) {
        let rest = self.html.as_bytes().get(self.at + from..).unwrap_or_default();
        self.at = memmem::find(rest, end).map_or(self.html.len(), |at| self.at + from + at + end.len());
    }

    fn name(&self, start: usize) -> &'h str {
        let rest = self.html.get(start..).unwrap_or_default();
        let end = rest.bytes().position(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'));
        rest.get(..end.unwrap_or(rest.len())).unwrap_or_default()
    }

    /// Moves past the `>` that ends a tag, quotation marks respected; gives the attributes.
    fn tag_end(&mut self, start: usize) -> Range<usize> {
        let bytes = self.html.as_bytes();
        let mut at = start;
        loop {
            let rest = bytes.get(at..).unwrap_or_default();
            let Some(found) = memchr3(b'>', b'"', b'\'', rest) else {
                self.at = self.html.len();
                return start..self.at;
            };
            at += found;
            match bytes.get(at) {
                Some(b'>') => {
                    self.at = at + 1;
                    return start..at;
                }
                // A quotation mark counts only where a value starts.
                Some(&mark) if is_value_start(bytes, start, at) => {
                    let inside = bytes.get(at + 1..).unwrap_or_default();
                    at += memchr(mark, inside).map_or(inside.len() + 1, |end| end + 2);
                }
                _ => at += 1,
            }
        }
    }

    fn open(&mut self) -> Event<'h> {
        let name = self.name(self.at + 1);
        let attributes = self.tag_end(self.at + 1 + name.len());
        let raw = RAW.iter().any(|r| name.eq_ignore_ascii_case(r)).then(|| self.raw(name));
        Event::Open(OpenTag { name, attributes, raw })
    }

    /// What stands before the closing tag of `name`; moves past that tag.
    fn raw(&mut self, name: &str) -> Range<usize> {
        let (start, bytes) = (self.at, self.html.as_bytes());
        let mut at = start;
        while let Some(found) = memmem::find(bytes.get(at..).unwrap_or_default(), b"</") {
            at += found + 2;
            let here = bytes.get(at..at + name.len()).unwrap_or_default();
            if here.eq_ignore_ascii_case(name.as_bytes()) {
                self.tag_end(at + name.len());
                return start..at - 2;
            }
        }
        self.at = self.html.len();
        start..self.at
    }
}

/// Whether the quotation mark at `at` follows an equals sign.
fn is_value_start(bytes: &[u8], start: usize, at: usize) -> bool {
    let before = bytes.get(start..at).unwrap_or_default().trim_ascii_end();
    before.last() == Some(&b'=')
}

impl<'h> Iterator for Scanner<'h> {
    type Item = Event<'h>;

    fn next(&mut self) -> Option<Event<'h>> {
        loop {
            match self.rest() {
                [] => return None,
                [b'<', b'!', b'-', b'-', ..] => self.skip_past(2, b"-->"),
                [b'<', b'!' | b'?', ..] => self.skip_past(2, b">"),
                [b'<', b'/', letter, ..] if letter.is_ascii_alphabetic() => {
                    let name = self.name(self.at + 2);
                    self.tag_end(self.at + 2 + name.len());
                    return Some(Event::Close(name));
                }
                [b'<', b'/', ..] => self.skip_past(2, b">"),
                [b'<', letter, ..] if letter.is_ascii_alphabetic() => return Some(self.open()),
                _ => return Some(self.text()),
            }
        }
    }
}

/// The attributes of a tag: names as written, values without their quotation marks, as bytes of the page.
pub(super) struct Attributes<'h> {
    html: &'h str,
    at: usize,
    end: usize,
}

impl<'h> Attributes<'h> {
    /// Of the tag whose attributes stand in `range`.
    pub fn new(html: &'h str, range: &Range<usize>) -> Attributes<'h> {
        Attributes { html, at: range.start, end: range.end }
    }

    fn byte(&self) -> Option<u8> {
        (self.at < self.end).then(|| self.html.as_bytes().get(self.at).copied()).flatten()
    }

    fn skip(&mut self, until: impl Fn(u8) -> bool) -> Range<usize> {
        let start = self.at;
        while self.byte().is_some_and(|b| !until(b)) {
            self.at += 1;
        }
        start..self.at
    }
}

impl<'h> Iterator for Attributes<'h> {
    type Item = (&'h str, &'h str);

    fn next(&mut self) -> Option<(&'h str, &'h str)> {
        self.skip(|b| !b.is_ascii_whitespace() && b != b'/');
        self.byte()?;
        let mut name = self.skip(|b| b.is_ascii_whitespace() || matches!(b, b'=' | b'/'));
        if name.is_empty() {
            // A lone equals sign starts a name.
            self.at += 1;
            name = name.start..self.at;
        }
        self.skip(|b| !b.is_ascii_whitespace());
        let mut value = self.at..self.at;
        if self.byte() == Some(b'=') {
            self.at += 1;
            self.skip(|b| !b.is_ascii_whitespace());
            match self.byte() {
                Some(mark @ (b'"' | b'\'')) => {
                    self.at += 1;
                    value = self.skip(|b| b == mark);
                    self.at += 1;
                }
                _ => value = self.skip(|b| b.is_ascii_whitespace()),
            }
        }
        Some((self.html.get(name)?, self.html.get(value)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> String {
        let show = |event| match event {
            Event::Text(range) => html[range].to_owned(),
            Event::Open(tag) => {
                format!("[{}{}]", tag.name, tag.raw.map_or(String::new(), |r| format!(":{}", &html[r])))
            }
            Event::Close(name) => format!("[/{name}]"),
        };
        Scanner::new(html).map(show).collect()
    }

    #[test]
    fn broken_pages_are_read_as_browsers_read_them() {
        for (html, want) in [
            ("<p>a<b>c</p>", "[p]a[b]c[/p]"),
            ("a < b <3 c<", "a < b <3 c<"),
            ("<!-- <p> --><p>x<!-- y", "[p]x"),
            ("<script>if (a</b>) '<p>'</SCRIPT >x", "[script:if (a</b>) '<p>']x"),
            ("<a title='>' href=\"x>y\">z</a>", "[a]z[/a]"),
            ("<p it's>x", "[p]x"),
            ("<p a=\"x>y", "[p]"),
            ("</ p>x<?php echo 1 ?>y<![CDATA[z]]>", "xy"),
            ("<br/><script>x", "[br][script:x]"),
        ] {
            assert_eq!(shown(html), want, "{html}");
        }
    }

    #[test]
    fn attributes_are_read_in_every_spelling() {
        let html = "<a href = x  CLASS='a b' id=\"c\" hidden data-x=\"1\"title=t/ =y>";
        let Some(Event::Open(tag)) = Scanner::new(html).next() else { panic!("no tag") };
        let got: Vec<_> = Attributes::new(html, &tag.attributes).collect();
        let want =
            [("href", "x"), ("CLASS", "a b"), ("id", "c"), ("hidden", ""), ("data-x", "1"), ("title", "t/"), ("=", "")];
        assert_eq!(got[..6], want[..6]);
    }
}
