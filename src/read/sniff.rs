//! What a file is: by its first bytes, and by the ending of its name where they leave it open.

use super::clipping::Press;
use super::source::Source;
use super::{Field, Shape, clippings, encoding, pack};
use crate::model::Skip;

/// What stands in a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Gzip,
    Zstd,
    Bzip2,
    Xz,
    Zip,
    Tar,
    /// Words, laid out so.
    Shape(Shape),
    /// Nothing to read words from.
    Foreign(&'static str),
}

impl Kind {
    /// Whether something else lies in it.
    pub fn is_packed(self) -> bool {
        !matches!(self, Kind::Shape(_) | Kind::Foreign(_))
    }
}

/// How files start that need no look at their name.
const MAGIC: &[(&[u8], Kind)] = &[
    (b"\x1f\x8b", Kind::Gzip),
    (b"\x28\xb5\x2f\xfd", Kind::Zstd),
    (b"\xfd7zXZ\0", Kind::Xz),
    (b"PK\x03\x04", Kind::Zip),
    (b"PK\x05\x06", Kind::Zip),
    (b"PAR1", Kind::Shape(Shape::Parquet)),
    (b"%PDF", Kind::Foreign("a PDF")),
    (b"{\\rtf", Kind::Foreign("an RTF document")),
    (b"\xd0\xcf\x11\xe0", Kind::Foreign("an old office document")),
    (b"\x89PNG", Kind::Foreign("a picture")),
    (b"\xff\xd8\xff", Kind::Foreign("a picture")),
    (b"GIF8", Kind::Foreign("a picture")),
    (b"II*\0", Kind::Foreign("a picture")),
    (b"MM\0*", Kind::Foreign("a picture")),
    (b"7z\xbc\xaf\x27\x1c", Kind::Foreign("a 7z archive")),
    (b"Rar!\x1a", Kind::Foreign("a RAR archive")),
    (b"ID3", Kind::Foreign("a sound file")),
    (b"OggS", Kind::Foreign("a sound file")),
    (b"\x1a\x45\xdf\xa3", Kind::Foreign("a video")),
    (b"SQLite format 3\0", Kind::Foreign("a database")),
    (b"\x7fELF", Kind::Foreign("a program")),
];

/// What `source` is.
pub(super) fn kind(source: &Source) -> Kind {
    let head = source.head.as_slice();
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return *kind;
    }
    let at = |from: usize, to: usize| head.get(from..to).unwrap_or_default();
    match () {
        () if head.starts_with(b"BZh") && matches!(at(4, 10), b"1AY&SY" | b"\x17\x72\x45\x38\x50\x90") => Kind::Bzip2,
        () if head.starts_with(b"RIFF") && at(8, 12) == b"WEBP" => Kind::Foreign("a picture"),
        () if at(4, 8) == b"ftyp" => Kind::Foreign("a video"),
        // A frame of zstd that is to be left out.
        () if at(1, 4) == b"\x2a\x4d\x18" && head.first().is_some_and(|b| b >> 4 == 5) => Kind::Zstd,
        () if pack::is_tar(head) => Kind::Tar,
        () => Kind::Shape(shape(&source.shown, head)),
    }
}

/// The ending of a file's name in lower case, without that of its packing; empty where it has none.
fn ending(shown: &str) -> String {
    let name = shown.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    let packed = [".gz", ".zst", ".bz2", ".xz"].iter().find_map(|e| name.strip_suffix(e));
    packed.unwrap_or(&name).rsplit_once('.').map_or("", |(_, ending)| ending).to_owned()
}

/// The shape that the ending of a name tells.
fn by_ending(shown: &str) -> Option<Shape> {
    Some(match ending(shown).as_str() {
        "txt" | "text" => Shape::Text,
        "md" | "markdown" => Shape::Markdown,
        "html" | "htm" | "xhtml" | "shtml" => Shape::Html,
        "jsonl" | "ndjson" => Shape::Jsonl,
        "json" => Shape::Json,
        "csv" => Shape::Csv,
        "tsv" | "tab" => Shape::Tsv,
        "rss" | "atom" => Shape::Feed,
        "eml" | "mht" | "mhtml" => Shape::Mail,
        _ => return None,
    })
}

/// The shape of what starts with `head`: what its content tells without doubt, then its ending, then what is likely.
fn shape(shown: &str, head: &[u8]) -> Shape {
    let wide = encoding_rs::Encoding::for_bom(head).map(|(e, _)| e).or_else(|| encoding::wide_without_mark(head));
    let text = match wide {
        Some(encoding) => encoding.decode(head).0,
        None => String::from_utf8_lossy(head),
    };
    let text = text.trim_start_matches('\u{feff}');
    let ending = by_ending(shown);
    if let Some(shape) = certain(text) {
        let is_rows = matches!(ending, Some(Shape::Csv | Shape::Tsv | Shape::Jsonl | Shape::Json | Shape::Markdown));
        return if is_rows && shape != Shape::JsonFeed { ending.unwrap_or(shape) } else { shape };
    }
    match ending {
        Some(Shape::Jsonl) if text.trim_start().starts_with('[') => Shape::Json,
        Some(Shape::Text) | None if looks_like_rows(text) => by_content(text.as_bytes()),
        Some(shape) => shape,
        None => by_content(text.as_bytes()),
    }
}

/// The shape of a text that no other shape starts like.
fn certain(text: &str) -> Option<Shape> {
    let start = text.trim_start();
    let head = start.get(..start.floor_char_boundary(2000)).unwrap_or(start);
    let lower = head.to_ascii_lowercase();
    let has = |tag: &str| lower.contains(tag);
    match () {
        () if start.starts_with("WARC/") => Some(Shape::Warc),
        () if lower.starts_with("<!doctype html") || lower.starts_with("<html") => Some(Shape::Html),
        () if (lower.starts_with("<?xml") || lower.starts_with("<!--")) && has("<html") => Some(Shape::Html),
        () if lower.starts_with('<') && (has("<rss") || has("<feed") || has("<rdf:rdf")) => Some(Shape::Feed),
        () if start.starts_with('{') && head.contains("jsonfeed.org/version") => Some(Shape::JsonFeed),
        () if is_mail(head) => Some(Shape::Mail),
        () => match clippings::press(text)? {
            Press::Nexis => Some(Shape::Nexis),
            Press::Factiva => Some(Shape::Factiva),
        },
    }
}

/// Whether a text starts with the headers of an e-mail.
fn is_mail(head: &str) -> bool {
    const KNOWN: [&str; 9] = [
        "from",
        "subject",
        "date",
        "mime-version",
        "message-id",
        "content-type",
        "received",
        "return-path",
        "delivered-to",
    ];
    let mut found = 0;
    for line in head.lines().take_while(|l| !l.trim().is_empty()) {
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { return false };
        if !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
            return false;
        }
        found += usize::from(KNOWN.iter().any(|k| k.eq_ignore_ascii_case(name)));
    }
    found >= 3
}

/// Whether a file of unknown ending starts with an object of JSON.
fn looks_like_rows(text: &str) -> bool {
    let start = text.trim_start();
    start.starts_with("{\"") || start.starts_with("[{") || start.starts_with("[\n") && start.contains('{')
}

/// Why a file that was only met in a folder or an archive is not read: neither its ending nor its content says
/// that it holds articles.
pub(super) fn unwanted(source: &Source, shape: Shape) -> Option<Skip> {
    let ending = ending(&source.shown);
    let known = source.named || shape != Shape::Text || ending.is_empty() || by_ending(&source.shown).is_some();
    (!known).then(|| Skip {
        reason: "format".into(),
        detail: format!("files ending in .{ending} are not read in folders; name it itself if it is text"),
    })
}

/// The shape of a file without a telling name.
fn by_content(head: &[u8]) -> Shape {
    let line = head.split(|b| *b == b'\n').next().unwrap_or_default().trim_ascii();
    if line.starts_with(b"[") && line[1..].trim_ascii_start().first().is_none_or(|b| *b == b'{') {
        return Shape::Json;
    }
    if line.starts_with(b"{") {
        return if line.ends_with(b"}") || line.len() + 1 >= head.len() { Shape::Jsonl } else { Shape::Json };
    }
    let columns = |mark: u8| {
        let named = |c: &[u8]| std::str::from_utf8(c).is_ok_and(|c| Field::named(c.trim_matches('"')).is_some());
        line.split(|b| *b == mark).filter(|c| named(c.trim_ascii())).count()
    };
    match (columns(b','), columns(b';'), columns(b'\t')) {
        (_, _, 2..) => Shape::Tsv,
        (2.., ..) | (_, 2.., _) => Shape::Csv,
        _ => Shape::Text,
    }
}
