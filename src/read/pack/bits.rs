//! A stream, read bit by bit, the highest first.

use std::io::{self, BufRead};

/// The bits of `inner`.
pub(super) struct Bits<R> {
    inner: R,
    held: u64,
    count: u32,
}

impl<R: BufRead> Bits<R> {
    pub fn new(inner: R) -> Bits<R> {
        Bits { inner, held: 0, count: 0 }
    }

    /// The next `count` bits, 56 at most.
    pub fn take(&mut self, count: u32) -> io::Result<u64> {
        while self.count < count {
            let buffer = self.inner.fill_buf()?;
            let Some(byte) = buffer.first() else {
                return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "it ends too early"));
            };
            self.held = self.held << 8 | u64::from(*byte);
            self.count += 8;
            self.inner.consume(1);
        }
        self.count -= count;
        Ok(self.held >> self.count & ((1 << count) - 1))
    }

    /// Goes on to the next whole byte.
    pub fn align(&mut self) {
        self.count -= self.count % 8;
    }

    /// Whether no bit is left.
    pub fn is_empty(&mut self) -> io::Result<bool> {
        Ok(self.count == 0 && self.inner.fill_buf()?.is_empty())
    }
}
