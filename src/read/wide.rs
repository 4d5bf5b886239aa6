//! UTF-16 on its way to readers that take UTF-8, and the way back.
//!
//! A letter takes one unit of two bytes there, or two units where it takes four bytes in UTF-8, so places can be
//! reckoned from the letters alone.

use super::encoding;
use super::source::{Bytes, Source};
use crate::model::SourceMap;
use encoding_rs::{Decoder, Encoding, UTF_8};
use std::collections::VecDeque;
use std::io::{self, BufReader, Read};
use std::sync::{Arc, Mutex, PoisonError};

/// How far readers read ahead of the record that they give, its own length aside.
const AHEAD: usize = 1 << 20;

impl Source {
    /// This source in UTF-8, without a mark at its start, and where its letters stood if they were changed for that.
    /// No record is longer than `longest` bytes.
    ///
    /// # Errors
    /// Where its bytes stop coming.
    pub(super) fn into_utf8(mut self, longest: usize) -> io::Result<(Source, Option<Widths>)> {
        let marked = Encoding::for_bom(&self.head);
        let found = marked.or_else(|| encoding::wide_without_mark(&self.head).map(|encoding| (encoding, 0)));
        let Some((encoding, mark)) = found.filter(|(encoding, _)| *encoding != UTF_8) else {
            return self.unmarked().map(|source| (source, None));
        };
        let widths = Widths::new(mark as u64, longest.saturating_add(AHEAD));
        let inner = std::mem::replace(&mut self.bytes, Box::new(io::empty()));
        let decoder = encoding.new_decoder_with_bom_removal();
        self.bytes = Box::new(BufReader::new(Narrow { inner, decoder, done: false, widths: widths.clone() }));
        self.peeked().map(|source| (source, Some(widths)))
    }
}

/// Bytes of another encoding, given as UTF-8.
struct Narrow {
    inner: Bytes,
    decoder: Decoder,
    done: bool,
    widths: Widths,
}

impl Read for Narrow {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while !self.done {
            let from = self.inner.fill_buf()?;
            let last = from.is_empty();
            let (result, read, written, _) = self.decoder.decode_to_utf8(from, buffer, last);
            self.inner.consume(read);
            self.done = last && result == encoding_rs::CoderResult::InputEmpty;
            if written > 0 {
                self.widths.keep(buffer.get(..written).unwrap_or_default());
                return Ok(written);
            }
            if read == 0 && !last {
                return Err(io::Error::new(io::ErrorKind::InvalidData, "the buffer is too small for a letter"));
            }
        }
        Ok(0)
    }
}

/// Where in UTF-16 the letters stood that were given as UTF-8.
#[derive(Clone, Debug)]
pub(super) struct Widths(Arc<Mutex<Passed>>);

#[derive(Debug)]
struct Passed {
    /// Letters that may still be asked for.
    kept: VecDeque<u8>,
    /// Of the first of them in UTF-8, and in the source.
    at: (u64, u64),
    /// How many bytes are kept at most.
    most: usize,
}

impl Widths {
    fn new(mark: u64, most: usize) -> Widths {
        Widths(Arc::new(Mutex::new(Passed { kept: VecDeque::new(), at: (0, mark), most })))
    }

    fn keep(&self, letters: &[u8]) {
        let mut passed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        passed.kept.extend(letters);
        let over = passed.kept.len().saturating_sub(passed.most);
        passed.pass(over);
    }

    /// The byte of the source at which byte `at` of the UTF-8 stood; asked for in rising order.
    pub(super) fn source_of(&self, at: u64) -> u64 {
        let mut passed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = at.saturating_sub(passed.at.0);
        passed.pass(usize::try_from(count).unwrap_or(usize::MAX));
        passed.at.1
    }
}

impl Passed {
    /// Forgets the first `count` bytes.
    fn pass(&mut self, count: usize) {
        let count = count.min(self.kept.len());
        let units: u64 = self.kept.drain(..count).map(units).sum();
        self.at = (self.at.0 + count as u64, self.at.1 + 2 * units);
    }
}

/// How many units of UTF-16 the letter takes that this byte of UTF-8 is the first of; none for its other bytes.
fn units(byte: u8) -> u64 {
    match byte {
        0x80..0xC0 => 0,
        0xF0.. => 2,
        _ => 1,
    }
}

/// The way back from `text`, which stood in UTF-16 from byte `offset` on, word by word.
pub(super) fn way_back(text: &str, offset: u64) -> SourceMap {
    let mut map = SourceMap::default();
    let (mut start, mut from, mut to) = (0, offset, offset);
    let mut in_word = false;
    for (at, letter) in text.char_indices() {
        let is_word = letter.is_alphanumeric();
        if !(is_word && in_word) {
            map.push(start..at, from..to);
            (start, from) = (at, to);
        }
        in_word = is_word;
        to += 2 * letter.len_utf16() as u64;
    }
    map.push(start..text.len(), from..to);
    map
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::limits::Limits;

    #[test]
    fn places_are_reckoned_in_units_however_much_is_kept() {
        let words = "Zoë paid £5 👩 and left.\n".repeat(400);
        let bytes: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let source = Source::of_bytes([&[0xfe, 0xff], &bytes[..]].concat(), "a.jsonl", &Limits::default()).unwrap();
        let (source, widths) = source.into_utf8(0).unwrap();
        let (widths, got) = (widths.unwrap(), source.whole(1 << 20).unwrap().unwrap());
        assert_eq!(got, words.as_bytes());
        for at in [0, 5, words.find('👩').unwrap(), words.find(" and").unwrap(), words.len() - 1, words.len()] {
            let want = 2 + 2 * words[..at].encode_utf16().count() as u64;
            assert_eq!(widths.source_of(at as u64), want, "{at}");
        }
        let few = Widths::new(0, 4);
        few.keep(words.as_bytes());
        assert_eq!(few.source_of(words.len() as u64 - 1), 2 * (words.encode_utf16().count() as u64 - 1));
    }
}
