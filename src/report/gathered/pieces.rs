//! Records of one table on the disk, written in any order and read in the order of their keys.

use super::super::record::Record;
use super::super::tables::BATCH;
use crate::pipeline::spill::{Piece, Spill, Spilled};
use rayon::prelude::*;
use std::io;
use std::ops::Range;
use std::path::Path;

/// Records while they are written.
pub(super) struct Pieces<K> {
    spill: Spill,
    pieces: Vec<(K, Piece, u32)>,
}

impl<K: Ord> Pieces<K> {
    pub(super) fn new(folder: &Path) -> io::Result<Pieces<K>> {
        Ok(Pieces { spill: Spill::new(folder)?, pieces: Vec::new() })
    }

    /// Writes records of one key; those that were written before with the same key come before them.
    pub(super) fn push(&mut self, key: K, records: &[Record]) -> io::Result<()>
    where
        K: Clone,
    {
        for some in records.chunks(BATCH) {
            let lines: String = some.iter().flat_map(|record| [record.text(), "\n"]).collect();
            let piece = self.spill.push(lines.as_bytes())?;
            self.pieces.push((key.clone(), piece, some.len() as u32));
        }
        Ok(())
    }

    /// All of them, in the order of their keys.
    pub(super) fn finish(mut self) -> io::Result<Placed> {
        self.pieces.sort_by(|a, b| a.0.cmp(&b.0));
        let mut end = 0;
        let placed = |(_, piece, count): (K, Piece, u32)| {
            end += u64::from(count);
            (end, piece)
        };
        Ok(Placed { pieces: self.pieces.into_iter().map(placed).collect(), spilled: self.spill.finish()? })
    }
}

/// Records that can be read.
pub(super) struct Placed {
    spilled: Spilled,
    /// Each with the number of the record after its last.
    pieces: Vec<(u64, Piece)>,
}

impl Placed {
    pub(super) fn count(&self) -> usize {
        self.pieces.last().map_or(0, |(end, _)| *end as usize)
    }

    /// The records in `range`, in order.
    pub(super) fn records(&self, range: Range<usize>) -> io::Result<Vec<Record>> {
        let first = self.pieces.partition_point(|(end, _)| *end as usize <= range.start);
        let start = first.checked_sub(1).and_then(|at| self.pieces.get(at)).map_or(0, |(end, _)| *end as usize);
        let own = self.pieces.get(first..).unwrap_or_default();
        let own = &own[..own.partition_point(|(end, _)| (*end as usize) < range.end).saturating_add(1).min(own.len())];
        let read = |(_, piece): &(u64, Piece)| {
            let lines = self.spilled.words(*piece)?;
            Ok(lines.lines().map(|line| Record::of_text(line.to_owned())).collect::<Vec<_>>())
        };
        let read: Vec<Vec<Record>> = own.par_iter().with_min_len(16).map(read).collect::<io::Result<_>>()?;
        Ok(read.into_iter().flatten().skip(range.start - start).take(range.len()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_read_in_the_order_of_their_keys() {
        let dir = tempfile::tempdir().unwrap();
        let mut pieces = Pieces::new(dir.path()).unwrap();
        let records = |words: &[&str]| words.iter().map(Record::of).collect::<Vec<_>>();
        for (key, words) in [(3, &["e"][..]), (1, &["a", "b"]), (2, &[]), (2, &["c"]), (2, &["d"])] {
            pieces.push(key, &records(words)).unwrap();
        }
        let placed = pieces.finish().unwrap();
        assert_eq!(placed.count(), 5);
        let all = records(&["a", "b", "c", "d", "e"]);
        for from in 0..=5 {
            for to in from..=5 {
                assert_eq!(placed.records(from..to).unwrap(), all[from..to], "{from}..{to}");
            }
        }
    }
}
