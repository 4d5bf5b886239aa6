//! RSS and Atom feeds: an article for each item that has its full text.
//!
//! A feed is cut into its items without being understood; each item is then read by itself, so that
//! a feed of any length is never held as a whole.

use super::fields::{Field, Fields};
use super::record::{Place, Unread};
use super::source::{Bytes, Source, damaged};
use super::{Context, Record, Records, encoding, feed_item};
use crate::model::Skip;
use std::io;
use std::sync::Arc;

/// A record for each item.
pub(super) fn records(source: Source, context: Context) -> Records {
    let shown = source.shown.clone();
    let mut cutter = Cutter { bytes: source.bytes, held: Vec::new(), at: source.start, cap: context.limits.line };
    let (mut number, mut ended, mut channel) = (0, false, None);
    Box::new(std::iter::from_fn(move || {
        if ended {
            return None;
        }
        let record = match cutter.next() {
            Ok(Some(cut)) => {
                let channel = channel.get_or_insert_with(|| Arc::new(Channel::read(&cut.before))).clone();
                Record::new((&shown, number), (0, cut.at), Box::new(Item { bytes: cut.item, channel }), &context)
            }
            Ok(None) => {
                ended = true;
                if number > 0 {
                    return None;
                }
                let skip = Skip { reason: "empty".into(), detail: "the feed has no items; save it again".into() };
                Record::failed(&shown, 0, skip)
            }
            Err(e) => {
                ended = true;
                Record::failed(&shown, number, damaged(&e))
            }
        };
        number += 1;
        Some(record)
    }))
}

/// What a feed says of itself before its first item.
#[derive(Debug, Default)]
pub(super) struct Channel {
    /// Its title, language and so on.
    pub facts: Fields,
    /// The encoding that its first line declares.
    encoding: Option<String>,
}

impl Channel {
    fn read(head: &[u8]) -> Channel {
        let first = head.get(..head.len().min(200)).unwrap_or_default();
        let label = memchr::memmem::find(first, b"encoding=").and_then(|at| {
            let rest = first.get(at + 10..)?;
            String::from_utf8(rest.iter().copied().take_while(|b| !matches!(b, b'"' | b'\'')).collect()).ok()
        });
        let place = Place { path: String::new(), line: 0, offset: 0 };
        let text = encoding::decode(head.to_vec(), &place, label.as_deref()).map(|d| d.text).unwrap_or_default();
        Channel { facts: feed_item::channel(&text), encoding: label }
    }
}

/// One item, not yet understood.
#[derive(Debug)]
struct Item {
    bytes: Vec<u8>,
    channel: Arc<Channel>,
}

impl Unread for Item {
    fn weight(&self) -> usize {
        self.bytes.len()
    }

    fn fields(self: Box<Self>, place: &Place, context: &Context) -> Result<Fields, Skip> {
        let decoded = context.decode(self.bytes, place, self.channel.encoding.as_deref())?;
        let mut out = feed_item::fields(&decoded.text)?;
        out.map = out.map.through(&decoded.map);
        out.notes.extend(decoded.note);
        for field in [Field::Outlet, Field::Language] {
            if let (None, Some(said)) = (out.get(field), self.channel.facts.get(field)) {
                out.set(field, said.to_owned());
            }
        }
        Ok(out)
    }
}

/// One item cut out of a feed, and what stood between it and the item before.
struct Cut {
    before: Vec<u8>,
    item: Vec<u8>,
    /// Of its first byte.
    at: u64,
}

/// Cuts a feed into its items by their tags.
struct Cutter {
    bytes: Bytes,
    held: Vec<u8>,
    /// Of the first byte that is held.
    at: u64,
    cap: usize,
}

impl Cutter {
    fn next(&mut self) -> io::Result<Option<Cut>> {
        let Some((start, name)) = self.find(0, opening)? else { return Ok(None) };
        let before = self.held.drain(..start).collect();
        self.at += start as u64;
        let end = self.find(name.len(), |held, from| closing(held, from, name))?;
        let Some((end, _)) = end else {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the feed ends inside an item"));
        };
        let item: Vec<u8> = self.held.drain(..end).collect();
        let cut = Cut { before, at: self.at, item };
        self.at += end as u64;
        Ok(Some(cut))
    }

    /// Where `what` is in what is held, reading on until it comes; none at the end.
    fn find(
        &mut self,
        from: usize,
        what: impl Fn(&[u8], usize) -> Option<(usize, &'static str)>,
    ) -> io::Result<Option<(usize, &'static str)>> {
        let mut from = from;
        loop {
            if let Some(found) = what(&self.held, from) {
                return Ok(Some(found));
            }
            if self.held.len() > self.cap {
                let said = "an item of the feed is longer than a line may be (--limit line=SIZE)".to_owned();
                return Err(super::source::too_much("line-length", said));
            }
            // A tag may be cut in two by the end of what is held.
            from = from.max(self.held.len().saturating_sub(16));
            let more = self.bytes.fill_buf()?;
            let count = more.len();
            self.held.extend_from_slice(more);
            self.bytes.consume(count);
            if count == 0 {
                return Ok(None);
            }
        }
    }
}

/// The first opening tag of an item at or after byte `from`, with its name.
fn opening(held: &[u8], from: usize) -> Option<(usize, &'static str)> {
    let rest = held.get(from..)?;
    memchr::memchr_iter(b'<', rest).find_map(|at| {
        let name =
            ["item", "entry"].into_iter().find(|n| rest.get(at + 1..).is_some_and(|r| r.starts_with(n.as_bytes())))?;
        let after = rest.get(at + 1 + name.len())?;
        (after.is_ascii_whitespace() || *after == b'>').then_some((from + at, name))
    })
}

/// The end of the first closing tag called `name` after byte `from`.
fn closing(held: &[u8], from: usize, name: &'static str) -> Option<(usize, &'static str)> {
    let rest = held.get(from..)?;
    let tag = format!("</{name}>");
    memchr::memmem::find(rest, tag.as_bytes()).map(|at| (from + at + tag.len(), name))
}
