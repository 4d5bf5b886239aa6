//! WARC archives of crawls: an article for each page that a server answered with.
//!
//! ISO 28500: records one after another, each with headers of its own. Answers that are no pages
//! (pictures, requests, what was not found) are left out.

use super::fields::{Field, Fields};
use super::http::{self, Answer};
use super::source::{Bytes, Source, damaged};
use super::text::Whole;
use super::{Context, Record, Records, limits};
use crate::model::{Skip, SourceMap};
use std::io::{self, BufRead, Read};

/// Longest line of a record's headers, in bytes.
const LONGEST: usize = 64 << 10;

/// A record for each page.
pub(super) fn records(source: Source, context: Context) -> Records {
    let shown = source.shown.clone();
    let mut crawl = Crawl { bytes: source.bytes, at: source.start, left: 0 };
    let (mut number, mut ended) = (0, false);
    Box::new(std::iter::from_fn(move || {
        while !ended {
            let file = (shown.as_str(), number);
            let record = match crawl.next(context.limits.line) {
                Ok(Some(Found::Other)) => continue,
                Ok(Some(Found::TooLong(said))) => Record::failed(file.0, file.1, said),
                Ok(Some(Found::Page(at, whole))) => Record::new(file, (0, at), whole, &context),
                Ok(None) => break,
                Err(e) => {
                    ended = true;
                    Record::failed(file.0, file.1, damaged(&e))
                }
            };
            number += 1;
            return Some(record);
        }
        if number == 0 && !std::mem::replace(&mut ended, true) {
            let detail = "the crawl holds no page that a server answered with; was it of pictures?".to_owned();
            return Some(Record::failed(&shown, 0, Skip { reason: "empty".into(), detail }));
        }
        None
    }))
}

enum Found {
    /// A page or a text, and where its first byte stands.
    Page(u64, Box<Whole>),
    TooLong(Skip),
    /// What is left out.
    Other,
}

/// A crawl that is being read.
struct Crawl {
    bytes: Bytes,
    /// Of the next byte.
    at: u64,
    /// Of the record that is being read, with the empty lines behind it.
    left: u64,
}

impl Crawl {
    /// The next record; none at the end.
    fn next(&mut self, cap: usize) -> io::Result<Option<Found>> {
        self.at += io::copy(&mut (&mut self.bytes).take(self.left), &mut io::sink())?;
        self.left = 0;
        let Some(head) = self.headers()? else { return Ok(None) };
        let of = |name: &str| http::value(&head, name);
        let length: u64 =
            of("content-length").and_then(|v| v.trim().parse().ok()).ok_or_else(|| broken("it has no length"))?;
        self.left = length;
        let kind = of("warc-type").unwrap_or_default().to_ascii_lowercase();
        let mime = of("content-type").unwrap_or_default().to_ascii_lowercase();
        let is_answer = kind == "response" && mime.starts_with("application/http");
        let is_text = kind == "conversion" && mime.starts_with("text/plain");
        let is_page = kind == "resource" && mime.starts_with("text/html");
        if !(is_answer || is_text || is_page) {
            return Ok(Some(Found::Other));
        }
        if length > cap as u64 {
            let (size, url) = (limits::shown(length), of("warc-target-uri").unwrap_or_default());
            let detail = format!("the page {url} has {size}; raise the limit if it is wanted (--limit line=SIZE)");
            return Ok(Some(Found::TooLong(Skip { reason: "line-length".into(), detail })));
        }
        let mut block = Vec::new();
        let at = self.at;
        let got = (&mut self.bytes).take(length).read_to_end(&mut block)? as u64;
        (self.at, self.left) = (at + got, length - got);
        if got < length {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the crawl ends inside a page"));
        }
        let mut given = Fields::default();
        given.retrieved = of("warc-date");
        if let Some(url) = of("warc-target-uri") {
            given.set(Field::Url, url.trim_matches(['<', '>']).to_owned());
        }
        if !is_answer {
            let field = if is_text { Field::Text } else { Field::Html };
            return Ok(Some(Found::Page(
                at,
                Box::new(Whole { bytes: block, field, encoding: None, given, origin: None }),
            )));
        }
        let Some(answer) = http::answer(&block, cap)? else { return Ok(Some(Found::Other)) };
        let Answer { start, bytes, encoding, is_page, map } = answer;
        let field = if is_page { Field::Html } else { Field::Text };
        let at = at + start as u64;
        let origin = map.map(|m| m.through(&SourceMap::identity(block.len(), at)));
        Ok(Some(Found::Page(at, Box::new(Whole { bytes, field, encoding, given, origin }))))
    }

    /// The headers of the next record; none at the end.
    fn headers(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut head = Vec::new();
        loop {
            let start = head.len();
            let got = (&mut self.bytes).take(LONGEST as u64).read_until(b'\n', &mut head)?;
            self.at += got as u64;
            let line = head.get(start..).unwrap_or_default().trim_ascii();
            match () {
                () if got == 0 && start == 0 => return Ok(None),
                () if got == 0 => return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the crawl ends too early")),
                () if start == 0 && line.is_empty() => head.clear(),
                () if start == 0 && !line.starts_with(b"WARC/") => {
                    return Err(broken("a record does not start where it should"));
                }
                () if line.is_empty() => return Ok(Some(head)),
                () if head.len() > 16 * LONGEST => return Err(broken("its headers have no end")),
                () => {}
            }
        }
    }
}

fn broken(said: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("a record of the crawl is broken: {said}"))
}
