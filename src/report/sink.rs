//! What takes the records of a run: one format, which may be one file or a file for each table. Each batch is made
//! once and given to all formats at once, while the next one is being made.

use super::folder::Folder;
use super::record::Record;
use super::tables::{Kind, Source, batches, kind};
use rayon::prelude::*;
use std::io;

/// A format that is being written.
pub trait Sink: Send {
    /// The records of the table `kind` follow.
    ///
    /// # Errors
    /// Where a file cannot be begun.
    fn begin(&mut self, _kind: &'static Kind, _folder: &Folder) -> io::Result<()> {
        Ok(())
    }

    /// The next records of the table `kind`, in their order.
    ///
    /// # Errors
    /// Where they cannot be written.
    fn take(&mut self, kind: &'static Kind, batch: &[Record]) -> io::Result<()>;

    /// The table that was begun is over.
    ///
    /// # Errors
    /// Where its end cannot be written.
    fn end(&mut self) -> io::Result<()> {
        Ok(())
    }

    /// All tables are over: the files are handed to `folder`.
    ///
    /// # Errors
    /// Where the last bytes cannot be written.
    fn finish(self: Box<Self>, folder: &Folder) -> io::Result<()>;
}

/// The order in which tables are given: what others refer to comes first.
const ORDER: [&str; 7] = ["articles", "groups", "claims", "findings", "names", "coverage", "copies"];

/// Every table, in the order in which they are given.
pub fn kinds() -> impl Iterator<Item = &'static Kind> {
    ORDER.iter().filter_map(|name| kind(name))
}

/// Gives every record of `source` to each of `sinks`.
///
/// # Errors
/// The first one of a sink, which ends the work.
pub fn pour(source: &dyn Source, mut sinks: Vec<Box<dyn Sink>>, folder: &Folder) -> io::Result<()> {
    for kind in kinds() {
        sinks.iter_mut().try_for_each(|sink| sink.begin(kind, folder))?;
        let mut places = batches(source.count(kind));
        let mut made = places.next().map(|range| source.records(kind, range));
        while let Some(batch) = made {
            let next = places.next();
            let (following, taken) = rayon::join(
                || next.map(|range| source.records(kind, range)),
                || sinks.par_iter_mut().with_max_len(1).try_for_each(|sink| sink.take(kind, &batch)),
            );
            taken?;
            made = following;
        }
        sinks.par_iter_mut().with_max_len(1).try_for_each(|sink| sink.end())?;
    }
    sinks.into_iter().try_for_each(|sink| sink.finish(folder))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::tables::{BATCH, KINDS};
    use std::ops::Range;
    use std::sync::{Arc, Mutex};

    struct Numbers;

    impl Source for Numbers {
        fn count(&self, kind: &'static Kind) -> usize {
            if kind.name == "names" { 2 * BATCH + 1 } else { 0 }
        }

        fn records(&self, kind: &'static Kind, range: Range<usize>) -> Vec<Record> {
            range.map(|at| Record::of(&format!("{} {at}", kind.name))).collect()
        }
    }

    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<Vec<String>>>);

    impl Sink for Kept {
        fn begin(&mut self, kind: &'static Kind, _: &Folder) -> io::Result<()> {
            self.0.lock().unwrap().push(kind.name.to_owned());
            Ok(())
        }

        fn take(&mut self, _: &'static Kind, batch: &[Record]) -> io::Result<()> {
            self.0.lock().unwrap().extend(batch.iter().map(|record| record.text().to_owned()));
            Ok(())
        }

        fn finish(self: Box<Self>, folder: &Folder) -> io::Result<()> {
            folder.write("kept.txt", |out| writeln!(out, "{}", self.0.lock().unwrap().len()))
        }
    }

    #[test]
    fn every_table_comes_once_and_every_record_in_order() {
        assert_eq!(KINDS.iter().filter(|kind| ORDER.contains(&kind.name)).count(), KINDS.len());
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::open(dir.path()).unwrap();
        let (one, other) = (Kept::default(), Kept::default());
        pour(&Numbers, vec![Box::new(one.clone()), Box::new(other.clone())], &folder).unwrap();
        let all = one.0.lock().unwrap();
        let names = all.iter().position(|line| line == "names").unwrap();
        let want: Vec<String> = (0..2 * BATCH + 1).map(|at| format!("\"names {at}\"")).collect();
        assert_eq!(all[names + 1..names + 1 + want.len()], want);
        assert_eq!(*all, *other.0.lock().unwrap());
        assert_eq!(folder.waiting().len(), 2);
    }
}
