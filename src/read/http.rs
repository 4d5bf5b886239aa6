//! What a server answered, as crawls keep it: a line of status, headers, and the page.

use super::source::{BUFFER, too_much};
use crate::model::SourceMap;
use std::io::{self, Read};

/// A page or a text that a server answered with.
pub(super) struct Answer {
    /// Where the page starts in the answer.
    pub start: usize,
    /// The page itself.
    pub bytes: Vec<u8>,
    /// The encoding that the headers name.
    pub encoding: Option<String>,
    /// Whether it is a page; plain text otherwise.
    pub is_page: bool,
    /// Which bytes behind `start` each stretch of the page was made from; none where it is those bytes.
    pub map: Option<SourceMap>,
}

/// The page in `answer`; none where it is no page, or not the one that was asked for.
///
/// # Errors
/// Where it is packed and cannot be unpacked to less than `cap` bytes.
pub(super) fn answer(answer: &[u8], cap: usize) -> io::Result<Option<Answer>> {
    let end = [(&b"\r\n\r\n"[..], 4), (&b"\n\n"[..], 2)];
    let ends = end.iter().filter_map(|(mark, n)| memchr::memmem::find(answer, mark).map(|at| at + n));
    let Some(start) = ends.min() else { return Ok(None) };
    let (head, body) = answer.split_at(start.min(answer.len()));
    let status = head.split(|b| *b == b' ').nth(1).unwrap_or_default();
    let mime = value(head, "content-type").unwrap_or_default().to_ascii_lowercase();
    let is_page = mime.contains("html") || mime.is_empty() && body.trim_ascii_start().starts_with(b"<");
    if !status.starts_with(b"2") || !(is_page || mime.starts_with("text/plain")) {
        return Ok(None);
    }
    let encoding = mime
        .split(';')
        .find_map(|p| p.trim().strip_prefix("charset="))
        .map(|l| l.trim_matches(['"', '\'', ' ']).to_owned());
    let is = |name: &str, want: &str| value(head, name).is_some_and(|v| v.to_ascii_lowercase().contains(want));
    let (mut bytes, mut map) = (body.to_vec(), None);
    // Some crawlers unpack what they keep and leave the headers as they were.
    if is("transfer-encoding", "chunked")
        && let Some((joined, from)) = joined(body)
    {
        (bytes, map) = (joined, Some(from));
    }
    let unpacked = match bytes.as_slice() {
        [0x1f, 0x8b, ..] => Some(limited(flate2::read::MultiGzDecoder::new(bytes.as_slice()), cap)?),
        _ if is("content-encoding", "br") && std::str::from_utf8(&bytes).is_err() => {
            limited(brotli_decompressor::Decompressor::new(bytes.as_slice(), BUFFER), cap).ok()
        }
        _ if is("content-encoding", "deflate") && !bytes.trim_ascii_start().starts_with(b"<") => {
            limited(flate2::read::ZlibDecoder::new(bytes.as_slice()), cap).ok()
        }
        _ => None,
    };
    if let Some(unpacked) = unpacked {
        // The letters of what was packed stand nowhere in the crawl; the whole page is the way back.
        let mut whole = SourceMap::default();
        whole.push(0..unpacked.len(), 0..body.len() as u64);
        (bytes, map) = (unpacked, Some(whole));
    }
    Ok(Some(Answer { start, bytes, encoding, is_page, map }))
}

/// The value of the header `name` (lower case) in `head`.
pub(super) fn value(head: &[u8], name: &str) -> Option<String> {
    head.split(|b| *b == b'\n').find_map(|line| {
        let colon = memchr::memchr(b':', line)?;
        let (key, value) = (line.get(..colon)?, line.get(colon + 1..)?);
        let is = key.trim_ascii().eq_ignore_ascii_case(name.as_bytes());
        is.then(|| String::from_utf8_lossy(value.trim_ascii()).into_owned())
    })
}

/// A body that was sent in chunks, in one piece, with the way back; none where it is not in chunks.
fn joined(body: &[u8]) -> Option<(Vec<u8>, SourceMap)> {
    let (mut out, mut map, mut at) = (Vec::with_capacity(body.len()), SourceMap::default(), 0);
    loop {
        let rest = body.get(at..)?;
        let end = memchr::memchr(b'\n', rest)?;
        let size = std::str::from_utf8(rest.get(..end)?).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        if size == 0 {
            return Some((out, map));
        }
        let from = at + end + 1;
        let chunk = body.get(from..from.checked_add(size)?)?;
        map.push(out.len()..out.len() + size, from as u64..(from + size) as u64);
        out.extend_from_slice(chunk);
        at = from + size;
        at += body.get(at..)?.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
    }
}

fn limited(packed: impl Read, cap: usize) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    packed.take(cap as u64 + 1).read_to_end(&mut out)?;
    if out.len() > cap {
        return Err(too_much(
            "expansion",
            "a page of the crawl unpacks to more than a line may have (--limit line=SIZE)".into(),
        ));
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_joined_with_the_way_back() {
        let raw =
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"iso-8859-1\"\r\nTransfer-Encoding: chunked\r\n\r\n\
            5\r\n<p>On\r\n7;x=1\r\ne.</p>\n\r\n0\r\n\r\n";
        let got = answer(raw, 999).unwrap().unwrap();
        assert_eq!(got.bytes, b"<p>One.</p>\n");
        assert_eq!(got.encoding.as_deref(), Some("iso-8859-1"));
        let map = got.map.unwrap();
        let piece = map.pieces()[1];
        let from = got.start + piece.source as usize;
        assert_eq!(&raw[from..from + 7], b"e.</p>\n");
    }

    #[test]
    fn packed_pages_are_unpacked_and_others_left_out() {
        use std::io::Write;
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(b"<p>One.</p>").unwrap();
        let head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n".to_vec();
        let raw = [head, packer.finish().unwrap()].concat();
        assert_eq!(answer(&raw, 999).unwrap().unwrap().bytes, b"<p>One.</p>");
        assert!(answer(&raw, 5).is_err());
        assert!(answer(b"HTTP/1.1 404 No\r\nContent-Type: text/html\r\n\r\n<p>", 9).unwrap().is_none());
        assert!(answer(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx", 9).unwrap().is_none());
    }
}
