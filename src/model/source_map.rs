//! The way back from an article's text to the bytes it was read from.
//!
//! A reader that takes text out of a page, a JSON string or an archive member says for each stretch of the
//! text which bytes of the source it stands for. Stretches that were copied byte for byte make one
//! [`Stretch`], so the map of a plain text is one piece, and that of a web page a few for each paragraph.

use super::Span;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A stretch of the text and the bytes of the source that it was made from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Stretch {
    /// First byte in the text.
    pub text: u32,
    /// Length in the text, in bytes.
    pub text_len: u32,
    /// First byte in the source.
    pub source: u64,
    /// Length in the source, in bytes; the same as `text_len` where the stretch was copied byte for byte.
    pub source_len: u32,
}

impl Stretch {
    /// Whether it was copied byte for byte.
    pub fn is_verbatim(&self) -> bool {
        self.text_len == self.source_len
    }

    fn text_end(&self) -> usize {
        self.text as usize + self.text_len as usize
    }

    fn source_end(&self) -> u64 {
        self.source + u64::from(self.source_len)
    }
}

/// Pieces in the order of the text, which is also that of the source.
///
/// The source is the file, or the member of an archive, once it is unpacked. Text that stands for no byte
/// of the source (the line breaks between the paragraphs of a page) is covered by no piece.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SourceMap {
    pieces: Vec<Stretch>,
}

impl SourceMap {
    /// The map of a text of `len` bytes that was copied from byte `offset` of the source.
    pub fn identity(len: usize, offset: u64) -> SourceMap {
        let mut map = SourceMap::default();
        map.push(0..len, offset..offset + len as u64);
        map
    }

    /// From pieces in their order; none where two of them overlap or stand in the wrong order.
    pub fn new(pieces: Vec<Stretch>) -> Option<SourceMap> {
        let ordered =
            |p: &[Stretch]| matches!(p, [a, b] if a.text_end() <= b.text as usize && a.source_end() <= b.source);
        pieces.windows(2).all(ordered).then_some(SourceMap { pieces })
    }

    /// Adds that `text` was made from `source`. What lies before what is there already is left out;
    /// verbatim stretches that follow one another become one piece.
    pub fn push(&mut self, text: Range<usize>, source: Range<u64>) {
        let length = |from: u64, to: u64| u32::try_from(to.saturating_sub(from)).ok();
        let lengths = length(text.start as u64, text.end as u64).zip(length(source.start, source.end));
        let (Some((text_len, source_len)), Ok(start)) = (lengths, u32::try_from(text.start)) else { return };
        let piece = Stretch { text: start, text_len, source: source.start, source_len };
        if text_len == 0 {
            return;
        }
        match self.pieces.last_mut() {
            Some(last) if last.text_end() > text.start || last.source_end() > source.start => {}
            Some(last)
                if last.is_verbatim()
                    && piece.is_verbatim()
                    && last.text_end() == text.start
                    && last.source_end() == source.start =>
            {
                last.text_len += text_len;
                last.source_len += source_len;
            }
            _ => self.pieces.push(piece),
        }
    }

    /// Leaves out what stands for text from byte `length` on, where that text is cut off.
    pub fn truncate(&mut self, length: usize) {
        self.pieces.retain(|p| (p.text as usize) < length);
        let Some(last) = self.pieces.last_mut() else { return };
        let over = u32::try_from(last.text_end().saturating_sub(length)).unwrap_or(0);
        if last.is_verbatim() {
            last.source_len -= over;
            last.text_len -= over;
        } else if over > 0 {
            // Which of its bytes stand for the rest is not known.
            self.pieces.pop();
        }
    }

    /// Its pieces, in order.
    pub fn pieces(&self) -> &[Stretch] {
        &self.pieces
    }

    /// Whether nothing is known of where the text came from.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The bytes of the source that `span` of the text was made from; none where it was made from none.
    pub fn source_of(&self, span: Span) -> Option<Range<u64>> {
        self.source_of_range(span.start()..span.end())
    }

    fn source_of_range(&self, text: Range<usize>) -> Option<Range<u64>> {
        let first = self.pieces.partition_point(|p| p.text_end() <= text.start);
        let after = self.pieces.partition_point(|p| (p.text as usize) < text.end);
        let (head, last) = (self.pieces.get(first)?, self.pieces.get(after.checked_sub(1)?)?);
        if first >= after {
            return None;
        }
        let lead = text.start.saturating_sub(head.text as usize) as u64;
        let start = head.source + if head.is_verbatim() { lead } else { 0 };
        let over = last.text_end().saturating_sub(text.end) as u64;
        let end = last.source_end() - if last.is_verbatim() { over } else { 0 };
        (start < end).then_some(start..end)
    }

    /// This map carried on through `outer`, whose text is this map's source: from the text of a page to
    /// the bytes of the JSON string that the page was kept in.
    pub fn through(&self, outer: &SourceMap) -> SourceMap {
        let mut out = SourceMap::default();
        for piece in &self.pieces {
            let (from, to) = (piece.source as usize, piece.source_end() as usize);
            if !piece.is_verbatim() {
                if let Some(source) = outer.source_of_range(from..to) {
                    out.push(piece.text as usize..piece.text_end(), source);
                }
                continue;
            }
            let first = outer.pieces.partition_point(|p| p.text_end() <= from);
            for inner in outer.pieces.iter().skip(first).take_while(|p| (p.text as usize) < to) {
                let (start, end) = (from.max(inner.text as usize), to.min(inner.text_end()));
                if let Some(source) = outer.source_of_range(start..end) {
                    let at = piece.text as usize;
                    out.push(at + start - from..at + end - from, source);
                }
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn copied_stretches_join_and_changed_ones_stand_whole() {
        // "a &amp; b" read as "a & b".
        let mut map = SourceMap::default();
        map.push(0..1, 10..11);
        map.push(1..2, 11..12);
        map.push(2..3, 12..17);
        map.push(3..5, 17..19);
        assert_eq!(map.pieces().len(), 3);
        let at = |start, end| map.source_of(Span::new("a & b", start, end).unwrap());
        assert_eq!(at(0, 1), Some(10..11));
        assert_eq!(at(2, 3), Some(12..17));
        assert_eq!(at(1, 5), Some(11..19));
        assert_eq!(at(4, 5), Some(18..19));
        assert_eq!(at(2, 2), None);
    }

    #[test]
    fn text_that_is_cut_off_has_no_way_back() {
        let mut map = SourceMap::identity(4, 10);
        map.push(4..5, 14..19);
        map.push(5..7, 19..21);
        let cut = |length| {
            let mut cut = map.clone();
            cut.truncate(length);
            cut.pieces().iter().map(|p| (p.text_end(), p.source_end())).collect::<Vec<_>>()
        };
        assert_eq!(cut(7), [(4, 14), (5, 19), (7, 21)]);
        assert_eq!(cut(6), [(4, 14), (5, 19), (6, 20)]);
        assert_eq!(cut(5), [(4, 14), (5, 19)]);
        assert_eq!(cut(2), [(2, 12)]);
        assert_eq!(cut(0), []);
        let mut letter = SourceMap::default();
        letter.push(0..2, 0..6);
        letter.truncate(1);
        assert!(letter.is_empty());
    }

    #[test]
    fn pieces_out_of_order_are_refused() {
        let piece = |text, source| Stretch { text, text_len: 2, source, source_len: 2 };
        assert!(SourceMap::new(vec![piece(0, 5), piece(2, 9)]).is_some());
        assert!(SourceMap::new(vec![piece(0, 5), piece(1, 9)]).is_none());
        assert!(SourceMap::new(vec![piece(0, 5), piece(2, 4)]).is_none());
    }

    #[test]
    fn a_map_is_carried_on_through_another() {
        // The page "<p>a</p><p>b</p>" inside a JSON string where "</" is written "<\/".
        let mut page = SourceMap::default();
        page.push(0..1, 3..4);
        page.push(2..3, 11..12);
        let mut json = SourceMap::default();
        json.push(0..5, 100..105);
        json.push(5..6, 105..107);
        json.push(6..16, 107..117);
        let whole = page.through(&json);
        let at = |start, end| whole.source_of(Span::new("a\nb", start, end).unwrap());
        assert_eq!(at(0, 1), Some(103..104));
        assert_eq!(at(2, 3), Some(112..113));
        assert_eq!(at(1, 2), None, "the line break was made by the reader");
    }

    proptest! {
        #[test]
        fn the_identity_gives_every_range_back(len in 1usize..400, a in 0usize..400, b in 0usize..400, base in 0u64..9999) {
            let text = "x".repeat(len);
            let (start, end) = (a.min(b).min(len), a.max(b).min(len));
            let got = SourceMap::identity(len, base).source_of(Span::new(&text, start, end).unwrap());
            let want = (start < end).then_some(base + start as u64..base + end as u64);
            prop_assert_eq!(got, want);
            let twice = SourceMap::identity(len, 0).through(&SourceMap::identity(len, base));
            prop_assert_eq!(twice, SourceMap::identity(len, base));
        }
    }
}
