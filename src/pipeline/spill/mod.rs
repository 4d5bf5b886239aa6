//! Files of what does not fit into memory: written once, read anywhere, gone with the run however it ends.

mod buckets;

pub use buckets::Buckets;

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Where something stands in a spilled file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Piece {
    at: u64,
    length: u32,
}

impl Piece {
    /// How many bytes it has.
    pub fn length(self) -> u64 {
        u64::from(self.length)
    }
}

/// A file that is being written. It has no name, so that nothing is left of it when the program ends.
#[derive(Debug)]
pub struct Spill {
    out: BufWriter<File>,
    length: u64,
}

impl Spill {
    /// An empty one, on the disk of `folder`.
    ///
    /// # Errors
    /// Where it cannot be made.
    pub fn new(folder: &Path) -> io::Result<Spill> {
        Ok(Spill { out: BufWriter::with_capacity(1 << 16, tempfile::tempfile_in(folder)?), length: 0 })
    }

    /// Writes `bytes`.
    ///
    /// # Errors
    /// Where the disk is full, or `bytes` are more than 4 GB.
    pub fn push(&mut self, bytes: &[u8]) -> io::Result<Piece> {
        let length = u32::try_from(bytes.len()).map_err(|_| io::Error::other("a record of more than 4 GB"))?;
        self.out.write_all(bytes)?;
        let piece = Piece { at: self.length, length };
        self.length += u64::from(length);
        Ok(piece)
    }

    /// All is written and can be read.
    ///
    /// # Errors
    /// Where the last bytes cannot be written.
    pub fn finish(self) -> io::Result<Spilled> {
        Ok(Spilled { file: self.out.into_inner().map_err(io::IntoInnerError::into_error)? })
    }
}

/// A file that can be read, from any thread.
#[derive(Debug)]
pub struct Spilled {
    file: File,
}

impl Spilled {
    /// What stands at `piece`.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn read(&self, piece: Piece) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; piece.length as usize];
        read_at(&self.file, &mut bytes, piece.at)?;
        Ok(bytes)
    }

    /// The words that stand at `piece`.
    ///
    /// # Errors
    /// Where they cannot be read.
    pub fn words(&self, piece: Piece) -> io::Result<String> {
        String::from_utf8(self.read(piece)?).map_err(io::Error::other)
    }
}

#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, at)
}

#[cfg(windows)]
fn read_at(file: &File, mut bytes: &mut [u8], mut at: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        match std::os::windows::fs::FileExt::seek_read(file, bytes, at)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            read => (bytes, at) = (&mut bytes[read..], at + read as u64),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_read_in_any_order_and_nothing_is_left() {
        let dir = tempfile::tempdir().unwrap();
        let mut spill = Spill::new(dir.path()).unwrap();
        let pieces: Vec<Piece> = ["one", "", "three"].iter().map(|w| spill.push(w.as_bytes()).unwrap()).collect();
        let spilled = spill.finish().unwrap();
        let words: Vec<String> = pieces.iter().rev().map(|piece| spilled.words(*piece).unwrap()).collect();
        assert_eq!(words, ["three", "", "one"]);
        drop(spilled);
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0);
    }
}
