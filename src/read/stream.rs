//! Bytes of one input: opened, unpacked, its shape found out, its lines counted.

use super::Shape;
use super::limits::{self, Limits};
use crate::model::Skip;
use flate2::bufread::MultiGzDecoder;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

const BUFFER: usize = 128 << 10;

/// One opened input.
pub(super) struct Source {
    /// Its path as shown.
    pub shown: String,
    /// Its bytes, unpacked, without a byte order mark.
    pub bytes: Box<dyn BufRead + Send>,
}

impl Source {
    /// Opens `path`, or standard input where there is none.
    pub fn open(path: Option<&Path>, shown: &str, limits: &Limits) -> Result<Source, Skip> {
        let unreadable = |e: io::Error| Skip {
            reason: "unreadable".into(),
            detail: format!("{e}; check that the file is readable"),
        };
        let raw: Box<dyn Read + Send> = match path {
            Some(path) => Box::new(File::open(path).map_err(unreadable)?),
            None => Box::new(io::stdin()),
        };
        let mut bytes: Box<dyn BufRead + Send> = Box::new(BufReader::with_capacity(BUFFER, raw));
        let head = bytes.fill_buf().map_err(unreadable)?;
        if head.starts_with(&[0x1f, 0x8b]) {
            let packed = Arc::new(AtomicU64::new(0));
            let counted = BufReader::with_capacity(BUFFER, Counted { inner: bytes, count: packed.clone() });
            let unpacked = Bounded { inner: MultiGzDecoder::new(counted), packed, unpacked: 0, limits: *limits };
            bytes = Box::new(BufReader::with_capacity(BUFFER, unpacked));
        }
        if bytes.fill_buf().map_err(|e| damaged(&e))?.starts_with(b"\xEF\xBB\xBF") {
            bytes.consume(3);
        }
        if let Some(kind) = bytes.fill_buf().ok().and_then(foreign) {
            let detail = format!("the file is {kind}, which is not read; give an export of its text");
            return Err(Skip { reason: "format".into(), detail });
        }
        Ok(Source { shown: shown.to_owned(), bytes })
    }

    /// Its shape, by the ending of its name, else by how it begins.
    pub fn shape(&mut self) -> Shape {
        let head = self.bytes.fill_buf().unwrap_or_default();
        match by_ending(&self.shown) {
            None | Some(Shape::Text) if is_page(head) => Shape::Html,
            Some(shape) => shape,
            None => shape_of(head),
        }
    }
}

/// The ending of a file's name in lower case, without `.gz`; empty where it has none.
fn ending(shown: &str) -> String {
    let name = shown.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    name.rsplit_once('.').map_or("", |(_, ending)| ending).to_owned()
}

/// The shape that the ending of a name tells.
fn by_ending(shown: &str) -> Option<Shape> {
    Some(match ending(shown).as_str() {
        "txt" | "text" | "md" | "markdown" => Shape::Text,
        "html" | "htm" | "xhtml" | "shtml" => Shape::Html,
        "jsonl" | "ndjson" => Shape::Jsonl,
        "json" => Shape::Json,
        "csv" => Shape::Csv,
        "tsv" | "tab" => Shape::Tsv,
        _ => return None,
    })
}

/// Why a file that was only met in a folder is not read: its ending is of something else.
pub(super) fn unwanted(shown: &str) -> Option<Skip> {
    let ending = ending(shown);
    let known = ending.is_empty() || by_ending(shown).is_some();
    (!known).then(|| Skip {
        reason: "format".into(),
        detail: format!("files ending in .{ending} are not read in folders; name it itself if it is text"),
    })
}

/// What a file is by its first bytes, where that is nothing to read words from.
fn foreign(head: &[u8]) -> Option<&'static str> {
    const MAGIC: [(&[u8], &str); 8] = [
        (b"%PDF", "a PDF"),
        (b"PK\x03\x04", "a zip archive or an office document"),
        (b"\x89PNG", "a picture"),
        (b"\xFF\xD8\xFF", "a picture"),
        (b"GIF8", "a picture"),
        (b"PAR1", "a Parquet table"),
        (b"\x28\xB5\x2F\xFD", "compressed with zstd"),
        (b"BZh", "compressed with bzip2"),
    ];
    MAGIC.iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, kind)| *kind)
}

/// Whether a file begins as web pages do.
fn is_page(head: &[u8]) -> bool {
    let start = head.get(..head.len().min(1024)).unwrap_or_default().trim_ascii_start().to_ascii_lowercase();
    start.starts_with(b"<!doctype html")
        || start.starts_with(b"<html")
        || start.starts_with(b"<!--") && memchr::memmem::find(&start, b"<html").is_some()
}

/// The shape of an input without a telling name.
fn shape_of(head: &[u8]) -> Shape {
    let line = head.split(|b| *b == b'\n').next().unwrap_or_default().trim_ascii();
    if line.starts_with(b"[") && line[1..].trim_ascii_start().first().is_none_or(|b| *b == b'{') {
        return Shape::Json;
    }
    if line.starts_with(b"{") {
        return if line.ends_with(b"}") || line.len() + 1 >= head.len() { Shape::Jsonl } else { Shape::Json };
    }
    let columns = |mark: u8| {
        let named = |c: &[u8]| std::str::from_utf8(c).is_ok_and(|c| super::Field::named(c.trim_matches('"')).is_some());
        line.split(|b| *b == mark).filter(|c| named(c.trim_ascii())).count()
    };
    match (columns(b','), columns(b';'), columns(b'\t')) {
        (_, _, 2..) => Shape::Tsv,
        (2.., ..) | (_, 2.., _) => Shape::Csv,
        _ => Shape::Text,
    }
}

/// The skip for bytes that stop coming.
pub(super) fn damaged(error: &io::Error) -> Skip {
    let reason = if error.kind() == io::ErrorKind::FileTooLarge { "too-large" } else { "damaged" };
    Skip { reason: reason.into(), detail: format!("{error}; what came before it was read; save the file again") }
}

/// Counts what is taken from `inner`.
struct Counted<R> {
    inner: R,
    count: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let got = self.inner.read(buffer)?;
        self.count.fetch_add(got as u64, Ordering::Relaxed);
        Ok(got)
    }
}

/// Stops a small file that unpacks without end.
struct Bounded<R> {
    inner: R,
    packed: Arc<AtomicU64>,
    unpacked: u64,
    limits: Limits,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let got = self.inner.read(buffer)?;
        self.unpacked += got as u64;
        let fair = self.packed.load(Ordering::Relaxed).saturating_mul(self.limits.ratio);
        if self.unpacked > self.limits.expanded.max(fair) {
            let said = format!("it unpacks to more than {}", limits::shown(self.unpacked));
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, said));
        }
        Ok(got)
    }
}

/// A line of an input.
pub(super) struct Line {
    /// From 1.
    pub number: u64,
    /// Of its first byte, from 0.
    pub offset: u64,
    /// Without its end; cut short where it is too long.
    pub bytes: Vec<u8>,
    /// Whether it was cut short.
    pub cut: bool,
}

/// Reads lines one at a time and never holds more than `cap` bytes.
pub(super) struct Lines {
    bytes: Box<dyn BufRead + Send>,
    number: u64,
    offset: u64,
    cap: usize,
}

impl Lines {
    pub fn new(bytes: Box<dyn BufRead + Send>, cap: usize) -> Lines {
        Lines { bytes, number: 0, offset: 0, cap }
    }

    /// The next line; none at the end.
    pub fn read(&mut self) -> io::Result<Option<Line>> {
        let mut line = Line { number: self.number + 1, offset: self.offset, bytes: Vec::new(), cut: false };
        loop {
            let buffer = self.bytes.fill_buf()?;
            if buffer.is_empty() {
                let ended = self.offset == line.offset;
                self.number += 1;
                return Ok((!ended).then_some(line));
            }
            let stop = memchr::memchr(b'\n', buffer);
            let part = buffer.get(..stop.unwrap_or(buffer.len())).unwrap_or_default();
            let room = self.cap.saturating_sub(line.bytes.len());
            line.cut |= part.len() > room;
            line.bytes.extend_from_slice(part.get(..room).unwrap_or(part));
            let used = stop.map_or(buffer.len(), |s| s + 1);
            self.bytes.consume(used);
            self.offset += used as u64;
            if stop.is_some() {
                self.number += 1;
                if line.bytes.last() == Some(&b'\r') {
                    line.bytes.pop();
                }
                return Ok(Some(line));
            }
        }
    }
}
