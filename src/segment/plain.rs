//! Words that need no second thought: ASCII letters up to a space or a mark that is never part of a word.

use crate::model::{Case, KeyHash, WordKey};

/// The end, case and key of the word that starts at `start`, in one pass over its bytes; none where it takes
/// a closer look (digits, apostrophes, initials, letters beyond ASCII).
#[inline]
pub(super) fn word(bytes: &[u8], start: usize, end: usize) -> Option<(usize, Case, WordKey)> {
    let bytes = bytes.get(..end)?;
    let (mut stop, mut capitals, mut hash) = (start, 0, KeyHash::default());
    while let Some(byte) = bytes.get(stop).filter(|b| b.is_ascii_alphabetic()) {
        capitals += usize::from(byte.is_ascii_uppercase());
        hash.push(byte | 0x20);
        stop += 1;
    }
    let ends = match bytes.get(stop) {
        None => true,
        Some(b'\'' | b'0'..=b'9') => false,
        Some(b'.') => stop - start > 1,
        // Quotation marks, dashes and the ellipsis, but not the apostrophe.
        Some(0xE2) => {
            matches!(bytes.get(stop + 1..stop + 3), Some([0x80, 0x93 | 0x94 | 0x9C | 0x9D | 0xA6]))
        }
        Some(next) => next.is_ascii(),
    };
    let first = bytes.get(start)?.is_ascii_uppercase();
    let case = match (first, capitals, stop - start) {
        (_, 0, _) => Case::Lower,
        (true, all, count) if all == count => Case::Upper,
        (true, 1, _) => Case::Title,
        _ => Case::Mixed,
    };
    (ends && stop > start).then(|| (stop, case, hash.key()))
}
