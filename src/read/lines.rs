//! The lines of a stream, counted, one at a time.

use super::source::Bytes;
use std::io;

/// A line of an input.
pub(super) struct Line {
    /// From 1.
    pub number: u64,
    /// Of its first byte, from 0.
    pub offset: u64,
    /// Without its end; cut short where it is too long.
    pub bytes: Vec<u8>,
    /// What ends it.
    pub end: &'static [u8],
    /// Whether it was cut short.
    pub cut: bool,
}

/// Reads lines one at a time and never holds more than `cap` bytes.
pub(super) struct Lines {
    bytes: Bytes,
    number: u64,
    offset: u64,
    cap: usize,
}

impl Lines {
    /// The lines of what starts with byte `offset` of a file.
    pub fn new(bytes: Bytes, offset: u64, cap: usize) -> Lines {
        Lines { bytes, number: 0, offset, cap }
    }

    /// The next line; none at the end.
    pub fn read(&mut self) -> io::Result<Option<Line>> {
        let mut line = Line { number: self.number + 1, offset: self.offset, bytes: Vec::new(), end: b"", cut: false };
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
                line.end = b"\n";
                if line.bytes.last() == Some(&b'\r') {
                    line.bytes.pop();
                    line.end = b"\r\n";
                }
                return Ok(Some(line));
            }
        }
    }
}
