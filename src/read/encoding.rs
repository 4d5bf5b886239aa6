//! From bytes to text: what a mark, a header or the page says, else what the bytes look like; with the way back.

use super::record::Place;
use super::wide;
use crate::model::{Skip, SourceMap};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A text, and how it came out of its bytes.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Decoded {
    /// The text.
    pub text: String,
    /// Which bytes of the source each stretch of it was made from.
    pub map: SourceMap,
    /// What a person should know of the encoding.
    pub note: Option<String>,
}

/// The text that `bytes` are, which stand at `place`; `said` is the label of a header, if there is one.
///
/// What is well-formed UTF-8 is taken as such whatever is said: other encodings hardly ever look so.
///
/// # Errors
/// `not-text` for what is no text in any encoding, `encoding` where none fits.
pub(super) fn decode(bytes: Vec<u8>, place: &Place, said: Option<&str>) -> Result<Decoded, Skip> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        let words = bytes.get(mark..).unwrap_or_default();
        return if encoding == UTF_8 {
            utf8(words.to_vec(), place, mark, said)
        } else {
            utf16(words, place, mark, encoding)
        };
    }
    match wide_without_mark(&bytes) {
        Some(encoding) => utf16(&bytes, place, 0, encoding),
        None => utf8(bytes, place, 0, said),
    }
}

fn utf8(bytes: Vec<u8>, place: &Place, mark: usize, said: Option<&str>) -> Result<Decoded, Skip> {
    let at = place.offset + mark as u64;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { map: SourceMap::identity(text.len(), at), text, note: None }),
        Err(error) => other(error.as_bytes(), at, place, said),
    }
}

/// The encoding that the head of a page declares.
pub(super) fn declared(page: &[u8]) -> Option<String> {
    let head = page.get(..page.len().min(4096)).unwrap_or_default().to_ascii_lowercase();
    let at = memchr::memmem::find_iter(&head, b"charset").find_map(|at| {
        let rest = head.get(at + b"charset".len()..)?.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        Some(rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest))
    })?;
    let label: Vec<u8> = at.iter().copied().take_while(|b| b.is_ascii_alphanumeric() || b"-_:.".contains(b)).collect();
    String::from_utf8(label).ok().filter(|l| !l.is_empty())
}

/// Text that is not UTF-8.
fn other(bytes: &[u8], at: u64, place: &Place, said: Option<&str>) -> Result<Decoded, Skip> {
    if !is_text(bytes) {
        let detail = format!("{}the file is not text; give an export of its text", place.lead());
        return Err(Skip { reason: "not-text".into(), detail });
    }
    if is_damaged_utf8(bytes) {
        let mut out = made(bytes, at, UTF_8);
        let lost = out.text.matches('\u{fffd}').count();
        out.note = Some(format!("{lost} characters are damaged UTF-8 and shown as \u{fffd}; save it again"));
        return Ok(out);
    }
    let named = said.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let named = named.filter(|e| *e != UTF_8 && *e != UTF_16LE && *e != UTF_16BE && fits(&made(bytes, at, e).text));
    let encoding = named.unwrap_or_else(|| detected(bytes));
    let mut out = made(bytes, at, encoding);
    if !fits(&out.text) {
        let first = bytes.iter().position(|b| !b.is_ascii()).unwrap_or_default();
        let byte = bytes.get(first).copied().unwrap_or_default();
        let detail = format!(
            "{}byte {} (0x{byte:02X}) is not UTF-8, and no other encoding fits; save the file as UTF-8",
            place.lead(),
            at + first as u64,
        );
        return Err(Skip { reason: "encoding".into(), detail });
    }
    if named.is_none() {
        out.note =
            Some(format!("it is not UTF-8 and was read as {}; if that is wrong, save it as UTF-8", encoding.name()));
    }
    Ok(out)
}

/// Whether letters of UTF-8 outnumber the bytes that are none, so that it was UTF-8 once.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 0 && good >= 2 * bad
}

/// No replaced characters, and no control characters where words should be.
fn fits(text: &str) -> bool {
    !text.chars().any(|c| c == '\u{fffd}' || ('\u{80}'..'\u{a0}').contains(&c) && c != '\u{85}')
}

/// Whether hardly any byte is a control character.
fn is_text(bytes: &[u8]) -> bool {
    let odd = bytes.iter().filter(|b| matches!(b, 0..=8 | 14..=26 | 28..=31 | 127)).count();
    !bytes.contains(&0) && odd * 500 <= bytes.len()
}

/// The encoding that the bytes look like; Windows-1252 where nothing speaks for another one.
fn detected(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let western = made(bytes, 0, WINDOWS_1252);
    // In English a few letters are all there is to go by, and they are those of Windows-1252.
    let few = bytes.iter().filter(|b| !b.is_ascii()).count() * 20 < bytes.len();
    if few && fits(&western.text) { WINDOWS_1252 } else { guess }
}

/// `bytes` in `encoding`, with the way back: letter by letter where a letter is one byte, else line by line.
fn made(bytes: &[u8], at: u64, encoding: &'static Encoding) -> Decoded {
    let mut out = Decoded { text: String::with_capacity(bytes.len() * 9 / 8), map: SourceMap::default(), note: None };
    let mut add = |from: usize, to: usize| {
        let part = bytes.get(from..to).unwrap_or_default();
        let (words, _) = encoding.decode_without_bom_handling(part);
        let start = out.text.len();
        out.text.push_str(&words);
        out.map.push(start..out.text.len(), at + from as u64..at + to as u64);
    };
    let mut from = 0;
    while from < bytes.len() {
        let rest = bytes.get(from..).unwrap_or_default();
        let ascii = rest.iter().take_while(|b| b.is_ascii()).count();
        let step = match () {
            () if encoding.is_single_byte() => ascii.max(1),
            () if encoding == UTF_8 && ascii > 0 => ascii,
            () if encoding == UTF_8 => rest.iter().take_while(|b| !b.is_ascii()).count(),
            () => memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1),
        };
        add(from, from + step);
        from += step;
    }
    out
}

/// Which kind of UTF-16 text without a mark is: English has a zero in every other byte.
pub(super) fn wide_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096) & !1)?;
    memchr::memchr(0, head)?;
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    match () {
        () if pairs < 2 => None,
        () if odd * 10 >= pairs * 7 && even * 20 <= pairs => Some(UTF_16LE),
        () if even * 10 >= pairs * 7 && odd * 20 <= pairs => Some(UTF_16BE),
        () => None,
    }
}

/// UTF-16, with the way back word by word.
fn utf16(bytes: &[u8], place: &Place, mark: usize, encoding: &'static Encoding) -> Result<Decoded, Skip> {
    let unit = |pair: [u8; 2]| if encoding == UTF_16LE { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) };
    let (pairs, rest) = bytes.as_chunks();
    let units = pairs.iter().map(|pair| unit(*pair));
    let text: String = char::decode_utf16(units).map(|letter| letter.unwrap_or('\u{fffd}')).collect();
    let lost = text.chars().filter(|c| matches!(c, '\u{fffd}' | '\0')).count() + rest.len();
    if lost * 50 > text.len() {
        let detail = format!("{}the file is not text; give an export of its text", place.lead());
        return Err(Skip { reason: "not-text".into(), detail });
    }
    let note = (lost > 0).then(|| format!("{lost} characters are damaged UTF-16; save it again"));
    Ok(Decoded { map: wide::way_back(&text, place.offset + mark as u64), text, note })
}

/// What a person should know of letters that were read in a wrong encoding before the text came here.
pub(super) fn mojibake(text: &str) -> Option<String> {
    let (mut count, mut shown) = (0, None);
    // All three letters begin with one byte, which stands nowhere else in UTF-8.
    for at in memchr::memchr_iter(0xc3, text.as_bytes()) {
        let mut letters = text.get(at..).unwrap_or_default().chars();
        let (Some(letter), Some(next)) = (letters.next(), letters.next()) else { break };
        let is_odd = match letter {
            'â' => matches!(next, '€' | '\u{80}'),
            'Ã' => ('\u{80}'..='\u{bf}').contains(&next) || matches!(next, '©' | '¨' | '¼' | '¶' | '¤' | '±'),
            'Â' => ('\u{80}'..='\u{bf}').contains(&next),
            _ => false,
        };
        if is_odd {
            count += 1;
            shown = shown.or_else(|| Some(text.get(at..)?.chars().take(3).collect::<String>()));
        }
    }
    let shown = shown?;
    Some(format!(
        "{count} places look like UTF-8 that was saved as Windows-1252 ({shown:?}); \
         the text is kept as it is, so get it again from where it was exported"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    fn read(bytes: &[u8], said: Option<&str>) -> Result<Decoded, Skip> {
        decode(bytes.to_vec(), &Place { path: "a.txt".into(), line: 0, offset: 100 }, said)
    }

    fn traced(got: &Decoded, words: &str) -> std::ops::Range<u64> {
        let at = got.text.find(words).unwrap();
        got.map.source_of(Span::new(&got.text, at, at + words.len()).unwrap()).unwrap()
    }

    fn units(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|u| if little { u.to_le_bytes() } else { u.to_be_bytes() }).collect()
    }

    #[test]
    fn windows_1252_is_read_with_the_way_back() {
        let got = read(b"The \x93caf\xe9\x94 cost \xa35m.", None).unwrap();
        assert_eq!(got.text, "The “café” cost £5m.");
        assert_eq!(traced(&got, "café"), 105..109);
        assert_eq!(traced(&got, "£5m"), 116..119);
        assert!(got.note.unwrap().contains("windows-1252"));
    }

    #[test]
    fn what_is_said_is_taken_where_it_fits() {
        assert_eq!(read(b"Pra\xbea", Some("iso-8859-2")).unwrap().text, "Praža");
        assert_eq!(read("Praža".as_bytes(), Some("iso-8859-2")).unwrap().text, "Praža", "UTF-8 is plain to see");
        assert_eq!(read(b"caf\xe9 noir", Some("utf-8")).unwrap().text, "café noir");
    }

    #[test]
    fn utf_16_is_read_with_and_without_a_mark() {
        let words = "A ferry ran aground; 12 “crew” 👩 left.";
        for little in [true, false] {
            let plain = units(words, little);
            let got = read(&plain, None).unwrap();
            assert_eq!(got.text, words);
            assert_eq!(traced(&got, "12"), 142..146);
            let marked = [if little { [0xff, 0xfe] } else { [0xfe, 0xff] }.as_slice(), &plain].concat();
            let got = read(&marked, None).unwrap();
            assert_eq!(got.text, words);
            assert_eq!(traced(&got, "12"), 144..148);
        }
    }

    #[test]
    fn damage_is_told_and_binary_is_no_text() {
        let broken = [&"Zoë, Chloë and André".as_bytes()[..17], b"\xff end"].concat();
        let got = read(&broken, None).unwrap();
        assert!(got.text.contains("Zoë") && got.note.unwrap().contains("damaged"));
        assert_eq!(read(b"GIM\x00\x01\xff\x02\x03", None).unwrap_err().reason, "not-text");
        assert_eq!(read(b"\xef\xbb\xbfMarked", None).unwrap().map, SourceMap::identity(6, 103));
    }

    #[test]
    fn mojibake_is_noticed() {
        assert!(mojibake("It wasnâ€™t Â£5m.").unwrap().starts_with("2 places"));
        assert_eq!(mojibake("Château d’Yquem, Âge, São Paulo: £5m."), None);
    }
}
