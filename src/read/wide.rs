//! UTF-16 on its way to readers that take UTF-8.

use super::encoding;
use super::source::{Bytes, Source};
use encoding_rs::{Decoder, Encoding, UTF_8};
use std::io::{self, BufReader, Read};

impl Source {
    /// This source in UTF-8, without a mark at its start, and whether its bytes had to be changed for that.
    ///
    /// # Errors
    /// Where its bytes stop coming.
    pub(super) fn into_utf8(mut self) -> io::Result<(Source, bool)> {
        let marked = Encoding::for_bom(&self.head).map(|(encoding, _)| encoding);
        let encoding = marked.or_else(|| encoding::wide_without_mark(&self.head)).filter(|e| *e != UTF_8);
        let Some(encoding) = encoding else { return self.unmarked().map(|source| (source, false)) };
        let inner = std::mem::replace(&mut self.bytes, Box::new(io::empty()));
        let narrow = Narrow { inner, decoder: encoding.new_decoder_with_bom_removal(), done: false };
        self.bytes = Box::new(BufReader::new(narrow));
        Ok((self, true))
    }
}

/// Bytes of another encoding, given as UTF-8.
struct Narrow {
    inner: Bytes,
    decoder: Decoder,
    done: bool,
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
                return Ok(written);
            }
            if read == 0 && !last {
                return Err(io::Error::new(io::ErrorKind::InvalidData, "the buffer is too small for a letter"));
            }
        }
        Ok(0)
    }
}
