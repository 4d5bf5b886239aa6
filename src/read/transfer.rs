//! How e-mails write bytes so that every server lets them through, undone with the way back.

use crate::model::SourceMap;

/// One of the ways.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Coding {
    /// As they are.
    None,
    /// Quoted-printable (RFC 2045, 6.7).
    Quoted,
    /// Base64 (RFC 2045, 6.8).
    Base64,
}

/// The bytes that `raw` stands for, which begins with byte `at` of the source, and which of its bytes each was made from.
pub(super) fn decoded(raw: &[u8], coding: Coding, at: u64) -> (Vec<u8>, SourceMap) {
    match coding {
        Coding::None => (raw.to_vec(), SourceMap::identity(raw.len(), at)),
        Coding::Quoted => quoted(raw, at),
        Coding::Base64 => base64(raw, at),
    }
}

fn quoted(raw: &[u8], base: u64) -> (Vec<u8>, SourceMap) {
    let (mut out, mut map, mut at) = (Vec::with_capacity(raw.len()), SourceMap::default(), 0);
    while let Some(rest) = raw.get(at..).filter(|r| !r.is_empty()) {
        let plain = memchr::memchr(b'=', rest).unwrap_or(rest.len());
        let hex = |i: usize| rest.get(i).and_then(|b| (*b as char).to_digit(16));
        let (length, step) = match (plain, hex(1), hex(2)) {
            (0, Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                (1, 3)
            }
            // An equals sign at the end of a line joins it with the next.
            (0, ..) if rest.starts_with(b"=\r\n") => (0, 3),
            (0, ..) if rest.starts_with(b"=\n") => (0, 2),
            (0, ..) => {
                out.push(b'=');
                (1, 1)
            }
            _ => {
                out.extend_from_slice(rest.get(..plain).unwrap_or_default());
                (plain, plain)
            }
        };
        map.push(out.len() - length..out.len(), base + at as u64..base + (at + step) as u64);
        at += step;
    }
    (out, map)
}

fn base64(raw: &[u8], base: u64) -> (Vec<u8>, SourceMap) {
    let (mut out, mut map) = (Vec::with_capacity(raw.len() * 3 / 4), SourceMap::default());
    let (mut bits, mut count, mut from) = (0u32, 0u32, 0);
    for (at, byte) in raw.iter().enumerate() {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => continue,
        };
        if count == 0 {
            from = at;
        }
        (bits, count) = (bits << 6 | u32::from(six), count + 1);
        if count == 4 {
            group(&mut out, &mut map, bits << 8, 3, base + from as u64..base + at as u64 + 1);
            (bits, count) = (0, 0);
        }
    }
    if count >= 2 {
        let end = base + raw.trim_ascii_end().len() as u64;
        group(&mut out, &mut map, bits << (32 - 6 * count), count as usize - 1, base + from as u64..end);
    }
    (out, map)
}

/// Adds the first `length` bytes of `bits`, which four letters at `source` stand for.
fn group(out: &mut Vec<u8>, map: &mut SourceMap, bits: u32, length: usize, source: std::ops::Range<u64>) {
    let start = out.len();
    out.extend(bits.to_be_bytes().iter().take(length));
    map.push(start..out.len(), source);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_letters_are_traced() {
        let raw = b"It cost =C2=A35m=\r\n, said =\nAnn. 2=2";
        let (bytes, map) = decoded(raw, Coding::Quoted, 10);
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text, "It cost £5m, said Ann. 2=2");
        for (word, want) in [("£5m", "=C2=A35m"), ("Ann", "Ann")] {
            let at = text.find(word).unwrap();
            let got = map.source_of(crate::model::Span::new(&text, at, at + word.len()).unwrap()).unwrap();
            assert_eq!(&raw[got.start as usize - 10..got.end as usize - 10], want.as_bytes());
        }
    }

    #[test]
    fn base64_is_read_in_groups_of_three() {
        for (raw, want) in
            [("VHdlbHZlIG1lbg==", "Twelve men"), ("VHdl\r\nbHZlIG1l", "Twelve me"), ("VHdlbHZlIG0=", "Twelve m")]
        {
            let (bytes, map) = decoded(raw.as_bytes(), Coding::Base64, 0);
            assert_eq!(String::from_utf8(bytes).unwrap(), want);
            let got = map.source_of(crate::model::Span::new(want, 3, 6).unwrap()).unwrap();
            assert_eq!(raw[got.start as usize..got.end as usize].trim(), "bHZl");
        }
    }
}
