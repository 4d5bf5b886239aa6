//! Places in an article's text: bytes inside, code points at the border.

/// A half-open range of bytes into one article's text.
///
/// Made only by [`Span::new`], which checks that both ends are character boundaries, or from
/// spans that were; so it always slices the text it was made for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The empty span at the start of any text.
    pub const EMPTY: Span = Span { start: 0, end: 0 };

    /// The span `start..end` (bytes) of `text`, or none where that is no slice of it.
    pub fn new(text: &str, start: usize, end: usize) -> Option<Span> {
        text.get(start..end)?;
        Some(Span { start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()? })
    }

    /// The whole of `text`, cut at 4 GiB (no article is let in that is near it).
    pub fn whole(text: &str) -> Span {
        Span { start: 0, end: u32::try_from(text.len()).unwrap_or(0) }
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words covered. An empty string where `text` is not the text the span was made for.
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start()..self.end()).unwrap_or("")
    }

    /// The smallest span that covers both. Both must be of one text.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether it ends at or before the start of `other`.
    pub fn is_before(self, other: Span) -> bool {
        self.end <= other.start
    }

    /// Without white space at both ends.
    pub fn trimmed(self, text: &str) -> Span {
        let words = self.slice(text);
        let start = self.start() + (words.len() - words.trim_start().len());
        let end = start + words.trim().len();
        Span::new(text, start, end).unwrap_or(self)
    }
}

/// Converts between bytes and Unicode code points of one text, in either direction.
///
/// Costs nothing for ASCII; else it keeps one mark every 64 bytes.
#[derive(Clone, Debug)]
pub struct CodePoints<'t> {
    text: &'t str,
    ascii: bool,
    marks: Vec<Mark>,
}

/// What is known of 64 bytes.
#[derive(Clone, Copy, Debug)]
struct Mark {
    /// Code points that start before them.
    before: u32,
    /// A bit for each of them that starts a code point, the lowest for the first.
    leads: u64,
}

const STRIDE: usize = 64;

impl<'t> CodePoints<'t> {
    /// The table for `text`.
    pub fn of(text: &'t str) -> Self {
        if text.is_ascii() {
            return CodePoints { text, ascii: true, marks: Vec::new() };
        }
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut before = 0;
        for bytes in text.as_bytes().chunks(STRIDE) {
            let leads = leads(bytes);
            marks.push(Mark { before, leads });
            before += leads.count_ones();
        }
        CodePoints { text, ascii: false, marks }
    }

    /// Code points before `byte`.
    pub fn of_byte(&self, byte: usize) -> u32 {
        let byte = byte.min(self.text.len());
        match self.marks.get(byte / STRIDE).or(self.marks.last()) {
            None => byte as u32,
            Some(mark) if !byte.is_multiple_of(STRIDE) => {
                mark.before + (mark.leads << (STRIDE - byte % STRIDE)).count_ones()
            }
            Some(mark) if byte / STRIDE < self.marks.len() => mark.before,
            Some(last) => last.before + last.leads.count_ones(),
        }
    }

    /// The byte at which code point number `point` starts; none past the end of the text.
    pub fn to_byte(&self, point: u32) -> Option<usize> {
        if self.ascii {
            return (point as usize <= self.text.len()).then_some(point as usize);
        }
        let mark = self.marks.partition_point(|m| m.before <= point).saturating_sub(1);
        let mut left = point - self.marks.get(mark).map_or(0, |m| m.before);
        for (offset, byte) in self.text.as_bytes()[mark * STRIDE..].iter().enumerate() {
            if is_lead(*byte) {
                if left == 0 {
                    return Some(mark * STRIDE + offset);
                }
                left -= 1;
            }
        }
        (left == 0).then_some(self.text.len())
    }

    /// The span as a pair of code points.
    pub fn of_span(&self, span: Span) -> (u32, u32) {
        (self.of_byte(span.start()), self.of_byte(span.end()))
    }

    /// The span of a pair of code points; none where it does not lie in the text.
    pub fn to_span(&self, (start, end): (u32, u32)) -> Option<Span> {
        Span::new(self.text, self.to_byte(start)?, self.to_byte(end)?)
    }
}

/// A bit for each of up to 64 bytes that starts a character, the lowest for the first; eight bytes at a time.
fn leads(bytes: &[u8]) -> u64 {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let (words, rest) = bytes.as_chunks::<8>();
    let mut out = 0;
    for (at, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        // The top bit of each byte that starts one: its own is not set, or the next is.
        let starts = (!word | word << 1) & HIGH;
        // Gathers the eight top bits in the top byte.
        let gathered = (starts >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        out |= gathered << (8 * at);
    }
    for (at, byte) in rest.iter().enumerate() {
        out |= u64::from(is_lead(*byte)) << (8 * words.len() + at);
    }
    out
}

/// Whether `byte` starts a character in UTF-8.
fn is_lead(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_span_never_cuts_a_character() {
        let text = "naïve 👩‍🚒 cafe\u{301}";
        assert!(Span::new(text, 0, 3).is_none(), "inside ï");
        assert_eq!(Span::new(text, 0, 4).map(|s| s.slice(text)), Some("naï"));
        assert!(Span::new(text, 5, 4).is_none());
        assert!(Span::new(text, 0, text.len() + 1).is_none());
    }

    proptest! {
        #[test]
        fn bytes_and_code_points_agree(text in "\\PC{0,200}") {
            let table = CodePoints::of(&text);
            for (points, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(table.of_byte(byte) as usize, points);
                prop_assert_eq!(table.to_byte(points as u32), Some(byte));
            }
            let all = text.chars().count() as u32;
            prop_assert_eq!(table.of_byte(text.len()), all);
            prop_assert_eq!(table.to_byte(all), Some(text.len()));
            prop_assert_eq!(table.to_byte(all + 1), None);
        }

        #[test]
        fn every_span_that_can_be_made_slices(text in "\\PC{0,60}", a in 0usize..200, b in 0usize..200) {
            if let Some(span) = Span::new(&text, a, b) {
                prop_assert_eq!(span.slice(&text), &text[a..b]);
                let pair = CodePoints::of(&text).of_span(span);
                prop_assert_eq!(CodePoints::of(&text).to_span(pair), Some(span));
            }
        }
    }
}
