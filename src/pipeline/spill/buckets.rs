//! Keys and the articles that have them, put apart on the disk so that all articles of one key lie in one bucket, and
//! only one bucket is in memory at a time.

use rayon::prelude::*;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};
use std::path::Path;

/// How many there are: of a million articles, each takes some 90 MB.
const BUCKETS: usize = 32;
/// Bytes of one entry: a key, a part, and a row.
const ENTRY: usize = 16;

/// Entries, by the highest bits of their keys.
#[derive(Debug)]
pub struct Buckets {
    files: Vec<BufWriter<File>>,
}

impl Buckets {
    /// Empty ones, on the disk of `folder`.
    ///
    /// # Errors
    /// Where one cannot be made.
    pub fn new(folder: &Path) -> io::Result<Buckets> {
        let file = |_| Ok(BufWriter::with_capacity(1 << 14, tempfile::tempfile_in(folder)?));
        Ok(Buckets { files: (0..BUCKETS).map(file).collect::<io::Result<_>>()? })
    }

    /// The article of `row` has `key`; keys of several parts are several keys.
    ///
    /// # Errors
    /// Where the disk is full.
    pub fn push(&mut self, key: u64, part: u32, row: u32) -> io::Result<()> {
        let Some(file) = self.files.get_mut((key >> 59) as usize) else { return Ok(()) };
        let mut entry = [0; ENTRY];
        entry[..8].copy_from_slice(&key.to_le_bytes());
        entry[8..12].copy_from_slice(&part.to_le_bytes());
        entry[12..].copy_from_slice(&row.to_le_bytes());
        file.write_all(&entry)
    }

    /// Calls `each` with every key, its part, and the numbers of all articles that have it, in order. `number` makes
    /// the number of an article of its row.
    ///
    /// # Errors
    /// The first one of `each`, or where a bucket cannot be read.
    pub fn each(
        self,
        number: impl Fn(u32) -> Option<u32>,
        mut each: impl FnMut(u64, u32, &[u32]) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut sharers = Vec::new();
        for file in self.files {
            let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
            let mut entries = read(file, &number)?;
            entries.par_sort_unstable();
            for same in entries.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
                let Some((key, part, _)) = same.first() else { continue };
                sharers.clear();
                sharers.extend(same.iter().map(|(_, _, article)| *article));
                each(*key, *part, &sharers)?;
            }
        }
        Ok(())
    }
}

fn read(mut file: File, number: &impl Fn(u32) -> Option<u32>) -> io::Result<Vec<(u64, u32, u32)>> {
    let count = file.stream_position()? as usize / ENTRY;
    file.rewind()?;
    let mut file = BufReader::with_capacity(1 << 16, file);
    let mut out = Vec::with_capacity(count);
    let (mut key, mut small) = ([0; 8], [0; 4]);
    for _ in 0..count {
        file.read_exact(&mut key)?;
        file.read_exact(&mut small)?;
        let part = u32::from_le_bytes(small);
        file.read_exact(&mut small)?;
        out.extend(number(u32::from_le_bytes(small)).map(|article| (u64::from_le_bytes(key), part, article)));
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_articles_of_a_key_come_together_in_order() {
        let dir = tempfile::tempdir().unwrap();
        let mut buckets = Buckets::new(dir.path()).unwrap();
        for (key, part, row) in [(7, 0, 3), (u64::MAX, 0, 1), (7, 1, 2), (7, 0, 0), (u64::MAX, 0, 2)] {
            buckets.push(key, part, row).unwrap();
        }
        let mut found = Vec::new();
        // Rows are numbered backwards, and one is left out.
        let number = |row: u32| (row != 1).then_some(10 - row);
        buckets
            .each(number, |key, part, sharers| {
                found.push((key, part, sharers.to_vec()));
                Ok(())
            })
            .unwrap();
        assert_eq!(found, [(7, 0, vec![7, 10]), (7, 1, vec![8]), (u64::MAX, 0, vec![8])]);
    }
}
