//! One row of a table: its cells, and where in the row each letter of the text stands.

use super::Context;
use super::encoding;
use super::fields::{Field, Fields};
use super::record::{Place, Unread};
use super::wide;
use crate::model::{Skip, SourceMap};
use csv::ByteRecord;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// One row, with the fields that its columns hold.
#[derive(Debug)]
pub(super) struct Row {
    pub cells: ByteRecord,
    /// As it stands in the file.
    pub raw: Vec<u8>,
    /// What parts its cells.
    pub mark: u8,
    pub columns: Arc<Vec<Option<Field>>>,
}

impl Unread for Row {
    fn weight(&self) -> usize {
        self.cells.as_slice().len() + self.raw.len()
    }

    fn fields(self: Box<Self>, place: &Place, context: &Context) -> Result<Fields, Skip> {
        if self.cells.len() > self.columns.len() {
            let (has, want) = (self.cells.len(), self.columns.len());
            let said = format!("the row has {has} cells and the header {want}; put quotation marks around the text");
            return Err(Skip { reason: "syntax".into(), detail: format!("{}{said}", place.lead()) });
        }
        let mut out = Fields::default();
        for (at, (cell, field)) in self.cells.iter().zip(self.columns.iter()).enumerate() {
            let Some(field) = *field else { continue };
            let cell_place = Place { offset: 0, ..place.clone() };
            let decoded = encoding::decode(cell.to_vec(), &cell_place, None)?;
            if matches!(field, Field::Text | Field::Html) && out.get(Field::Text).is_none() {
                let base = if context.wide.is_some() { 0 } else { place.offset };
                let map = decoded.map.through(&way_back(&self.raw, self.mark, at, base, cell));
                out.map = match context.wide.as_ref().and_then(|_| std::str::from_utf8(&self.raw).ok()) {
                    Some(raw) => map.through(&wide::way_back(raw, place.offset)),
                    None => map,
                };
            }
            if out.notes.is_empty() {
                out.notes.extend(decoded.note);
            }
            out.set(field, decoded.text);
        }
        Ok(out)
    }
}

/// The way from the letters of cell number `column` back to those of the `raw` row, which starts with byte `base`.
///
/// Empty where the row was cut otherwise than by quotation marks, so that it would lead astray.
fn way_back(raw: &[u8], mark: u8, column: usize, base: u64, cell: &[u8]) -> SourceMap {
    let (mut map, mut number, mut at, mut text) = (SourceMap::default(), 0, 0, 0);
    let (mut quoted, mut fresh) = (false, true);
    while let Some(&byte) = raw.get(at) {
        let next = raw.get(at + 1).copied();
        let mut step = 1;
        match byte {
            b'"' if fresh => quoted = true,
            b'"' if quoted && next == Some(b'"') => step = 2,
            b'"' if quoted => quoted = false,
            b'\r' | b'\n' if !quoted => {
                // Empty lines before the row belong to it.
                if number > 0 || text > 0 || !fresh {
                    break;
                }
                at += 1;
                continue;
            }
            _ if byte == mark && !quoted => {
                number += 1;
                (at, fresh) = (at + 1, true);
                continue;
            }
            _ => {}
        }
        let is_letter = byte != b'"' || step != 1 || (quoted && !fresh);
        fresh = false;
        if number == column && is_letter {
            if cell.get(text) != Some(&byte) {
                return SourceMap::default();
            }
            let from = base + at as u64;
            map.push(text..text + 1, from..from + step as u64);
            text += 1;
        }
        at += step;
    }
    if text == cell.len() { map } else { SourceMap::default() }
}

/// The bytes that a table's reader took and has not yet made rows of.
#[derive(Clone, Debug, Default)]
pub(super) struct Trail(Arc<Mutex<Kept>>);

#[derive(Debug, Default)]
struct Kept {
    bytes: Vec<u8>,
    /// Of the first of them.
    at: u64,
}

impl Trail {
    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds what was read; how much is kept now.
    pub fn keep(&self, bytes: &[u8]) -> usize {
        let mut kept = self.lock();
        kept.bytes.extend_from_slice(bytes);
        kept.bytes.len()
    }

    /// Forgets what stands before byte `to`.
    pub fn cut(&self, to: u64) {
        let mut kept = self.lock();
        let gone = usize::try_from(to.saturating_sub(kept.at)).unwrap_or(usize::MAX).min(kept.bytes.len());
        kept.bytes.drain(..gone);
        kept.at += gone as u64;
    }

    /// The bytes `from..to`.
    pub fn copy(&self, from: u64, to: u64) -> Vec<u8> {
        let kept = self.lock();
        let place = |at: u64| usize::try_from(at.saturating_sub(kept.at)).unwrap_or(usize::MAX);
        kept.bytes.get(place(from)..place(to)).unwrap_or_default().to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_traced_through_quotation_marks() {
        let raw = b"\nNorth Post,\"He said \"\"12\"\", then\n left\",x\n";
        let cell = b"He said \"12\", then\n left";
        let map = way_back(raw, b',', 1, 100, cell);
        let text = std::str::from_utf8(cell).unwrap();
        for word in ["12", "left", "He said"] {
            let at = text.find(word).unwrap();
            let bytes = map.source_of(crate::model::Span::new(text, at, at + word.len()).unwrap()).unwrap();
            assert_eq!(&raw[bytes.start as usize - 100..bytes.end as usize - 100], word.as_bytes());
        }
        assert_eq!(way_back(raw, b',', 0, 0, b"North Post").pieces().len(), 1);
        assert!(way_back(raw, b';', 1, 0, cell).is_empty(), "no such column");
    }
}
