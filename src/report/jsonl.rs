//! A table as JSON lines.

use super::folder::{Begun, Folder};
use super::record::Record;
use super::sink::Sink;
use super::tables::Kind;
use serde::Serialize;
use std::io::{self, Write};

/// Writes one line a row.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write<R: Serialize>(rows: &[R], mut out: impl Write) -> io::Result<()> {
    for row in rows {
        serde_json::to_writer(&mut out, row)?;
        out.write_all(b"\n")?;
    }
    out.flush()
}

/// Every table as a file of JSON lines.
#[derive(Default)]
pub struct Lines {
    files: Vec<Begun>,
}

impl Sink for Lines {
    fn begin(&mut self, kind: &'static Kind, folder: &Folder) -> io::Result<()> {
        self.files.push(folder.begin(&format!("{}.jsonl", kind.name))?);
        Ok(())
    }

    fn take(&mut self, _: &'static Kind, batch: &[Record]) -> io::Result<()> {
        let Some(out) = self.files.last_mut() else { return Ok(()) };
        for record in batch {
            out.write_all(record.text().as_bytes())?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn finish(self: Box<Self>, folder: &Folder) -> io::Result<()> {
        self.files.into_iter().try_for_each(|file| folder.keep(file))
    }
}
