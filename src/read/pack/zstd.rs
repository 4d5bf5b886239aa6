//! Zstandard files: frames one after another, those to be left out among them.

use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::io::{self, BufRead, Read};

/// Unpacks every frame of `inner`.
pub(super) struct Decoder<R> {
    inner: R,
    frame: FrameDecoder,
    open: bool,
}

impl<R: BufRead> Decoder<R> {
    pub fn new(inner: R) -> Decoder<R> {
        Decoder { inner, frame: FrameDecoder::new(), open: false }
    }
}

impl<R: BufRead> Read for Decoder<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.open {
                let got = self.frame.read(buffer)?;
                if got > 0 || buffer.is_empty() {
                    return Ok(got);
                }
                if !self.frame.is_finished() {
                    let next = BlockDecodingStrategy::UptoBlocks(1);
                    self.frame.decode_blocks(&mut self.inner, next).map_err(broken)?;
                    continue;
                }
                self.open = false;
            }
            if self.inner.fill_buf()?.is_empty() {
                return Ok(0);
            }
            match self.frame.reset(&mut self.inner) {
                Ok(()) => self.open = true,
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                    io::copy(&mut (&mut self.inner).take(u64::from(length)), &mut io::sink())?;
                }
                Err(e) => return Err(broken(e)),
            }
        }
    }
}

fn broken(error: FrameDecoderError) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error.to_string())
}
