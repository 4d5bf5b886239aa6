//! One corpus, saved in every format that is read, gives the same articles and claims, each with its way back.

#![allow(clippy::unwrap_used)]

mod saved;

use claimdiff::model::record::ScanRecord;
use claimdiff::model::{Scan, Span};
use claimdiff::pipeline::Engine;
use claimdiff::read::{self, InputKind, ReadOptions};
use saved::{Files, Piece};
use std::sync::{LazyLock, OnceLock};

/// A format: what is saved, and what of it the bytes that mentions are traced to lie in.
#[derive(Clone)]
struct Case {
    name: &'static str,
    files: Files,
    /// What is packed in the files, by the end of its path, where they are packed.
    inner: Files,
    input: Option<&'static str>,
    /// How bytes of the source show the words that were made of them.
    shows: fn(&[u8]) -> String,
    /// Whether the text is letter for letter that of the rows.
    same: bool,
}

fn plain(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn case(name: &'static str, files: Files) -> Case {
    Case { name, files, inner: Vec::new(), input: None, shows: plain, same: true }
}

fn packed(name: &'static str, file: &str, bytes: Vec<u8>, inner: &Files) -> Case {
    Case { inner: inner.clone(), ..case(name, vec![(file.to_owned(), bytes)]) }
}

/// The corpus in every format that is read.
fn formats(pieces: &[Piece]) -> Vec<Case> {
    let named = |name, files| Case { input: Some(name), ..case(name, files) };
    let news_please = ["source_domain", "url", "title", "date_publish", "maintext"];
    let media_cloud = ["media_name", "url", "title", "publish_date", "text"];
    let gdelt = ["domain", "url", "title", "seendate", "text"];
    let words = saved::document(pieces);
    let document =
        saved::zip(&[("[Content_Types].xml".into(), b"<x/>".to_vec()), ("word/document.xml".into(), words.clone())]);
    vec![
        case("rows", vec![("c.jsonl".to_owned(), saved::corpus().1)]),
        case("json", saved::json(pieces)),
        named("news-please", saved::keyed(pieces, news_please)),
        named("mediacloud", saved::keyed(pieces, media_cloud)),
        named("mediacloud", saved::listed(pieces, "stories", media_cloud)),
        named("gdelt", saved::listed(pieces, "articles", gdelt)),
        case("csv", saved::table(pieces, "c.csv", b',')),
        case("semicolons", saved::table(pieces, "c.csv", b';')),
        case("tsv", saved::table(pieces, "c.tsv", b'\t')),
        #[cfg(feature = "parquet")]
        Case { inner: cells(pieces), ..case("parquet", vec![("c.parquet".to_owned(), saved::parquet(pieces))]) },
        case("text", saved::texts(pieces, |t| t.as_bytes().to_vec())),
        case("markdown", saved::markdown(pieces)),
        case("html", saved::pages(pieces)),
        Case { shows: from_quoted, ..case("mhtml", saved::saved_pages(pieces)) },
        case("warc", vec![("c.warc".to_owned(), saved::crawl(pieces))]),
        case("rss", saved::rss(pieces)),
        case("atom", saved::atom(pieces)),
        case("json feed", saved::json_feed(pieces)),
        case("nexis", saved::nexis_text(pieces)),
        case("factiva", saved::factiva(pieces)),
        packed("docx", "c.DOCX", document, &vec![(String::new(), words)]),
        Case { shows: from_base64, ..case("mail", saved::mails(pieces, "base64")) },
        Case { shows: from_quoted, same: false, ..case("quoted mail", saved::mails(pieces, "quoted-printable")) },
        case("plain mail", saved::mails(pieces, "8bit")),
    ]
}

/// The cells that the texts of a Parquet table stand in, by the words that only they have.
#[cfg(feature = "parquet")]
fn cells(pieces: &[Piece]) -> Files {
    pieces.iter().map(|p| (p.outlet.clone(), p.text.clone().into_bytes())).collect()
}

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| Engine::built_in().unwrap())
}

/// What a case is read as, and its folder.
fn scans(case: &Case) -> Vec<Scan> {
    let dir = tempfile::tempdir().unwrap();
    for (name, bytes) in &case.files {
        std::fs::write(dir.path().join(name), bytes).unwrap();
    }
    let input = case.input.map(|name| InputKind::named(name).unwrap());
    let options = ReadOptions { input, ..ReadOptions::default() };
    let (mut scans, notes) = engine().scan_all(read::open(&[dir.path().to_owned()], &options).unwrap());
    assert!(notes.is_empty() || case.name == "western", "{}: {notes:?}", case.name);
    for scan in &mut scans {
        assert_eq!(scan.skipped, None, "{}", case.name);
    }
    scans
}

/// The claims of an article: which pattern, in which words.
fn claims(scan: &Scan) -> Vec<String> {
    let mut out: Vec<String> =
        scan.claims.iter().map(|c| format!("{} {}", c.pattern, c.span.slice(&scan.article.text))).collect();
    out.sort();
    out
}

/// The bytes that the way back from `scan` leads into.
fn source_of<'c>(case: &'c Case, scan: &Scan) -> &'c [u8] {
    let article = &scan.article;
    let files = if case.inner.is_empty() { &case.files } else { &case.inner };
    let file = files.iter().find(|(name, _)| article.source.path.contains(name.as_str()) || article.outlet == *name);
    &file.or(files.first()).unwrap().1
}

/// Every mention of `scan`, and the first and last word of every zone, are traced to bytes of its source that show
/// their words; and the record has them where it says.
fn is_traced(case: &Case, scan: &Scan) {
    let text = &scan.article.text;
    let mut spans: Vec<Span> = scan.mentions.iter().map(|m| m.span).collect();
    for zone in &scan.zones {
        let words = zone.span.slice(text);
        let letter = |c: char| c.is_ascii_alphanumeric();
        let first = words.find(letter).unwrap();
        let end = words[first..].find(|c| !letter(c)).map_or(words.len(), |at| first + at);
        let last = words.rfind(letter).unwrap();
        let at = zone.span.start();
        spans.extend(Span::new(text, at + first, at + end));
        spans.extend(Span::new(text, at + last, at + last + 1));
    }
    assert!(scan.mentions.len() > 5 && spans.len() > scan.mentions.len(), "{}", case.name);
    let source = source_of(case, scan);
    for span in spans {
        let words = span.slice(text);
        let bytes = scan.article.map.source_of(span);
        let bytes = bytes.unwrap_or_else(|| panic!("{}: nothing for {words:?}", case.name));
        let shown = (case.shows)(source.get(bytes.start as usize..bytes.end as usize).unwrap());
        let most = words.len() + if words.len() == 1 { 20 } else { 4 };
        assert!(shown.contains(words) && shown.len() <= most, "{}: {words:?} is {shown:?}", case.name);
    }
    let record = serde_json::to_value(ScanRecord::of(scan)).unwrap();
    let points: Vec<char> = record["article"]["text"].as_str().unwrap().chars().collect();
    for mention in record["mentions"].as_array().unwrap() {
        let at = |key: &str| mention[key].as_u64().unwrap() as usize;
        assert_eq!(points[at("start")..at("end")].iter().collect::<String>(), mention["surface"], "{}", case.name);
    }
}

/// The articles, claims and facts of a case are those of the corpus.
fn check(case: &Case, pieces: &[Piece]) {
    let mut got = scans(case);
    assert_eq!(got.len(), pieces.len(), "{}", case.name);
    got.sort_by_key(|s| !s.article.text.contains("Twelve"));
    static WANT: LazyLock<Vec<Scan>> =
        LazyLock::new(|| scans(&self::case("rows", vec![("c.jsonl".to_owned(), saved::corpus().1)])));
    for ((got, want), piece) in got.iter().zip(&*WANT).zip(pieces) {
        assert!(claims(want).len() >= 2, "{:?}", claims(want));
        assert_eq!(claims(got), claims(want), "{}", case.name);
        is_traced(case, got);
        let a = &got.article;
        let text = if case.same { a.text.trim().to_owned() } else { a.text.trim().replace("\r\n", "\n") };
        assert_eq!(text, piece.text, "{}", case.name);
        assert_eq!((&a.outlet, a.title.as_ref()), (&piece.outlet, Some(&piece.title)), "{}", case.name);
        assert_eq!(a.published.date.map(|d| d.to_string()).as_ref(), Some(&piece.published), "{}", case.name);
    }
}

fn utf16(bytes: &[u8]) -> Vec<u8> {
    plain(bytes).encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn from_utf16(bytes: &[u8]) -> String {
    String::from_utf16_lossy(&bytes.chunks_exact(2).map(|p| u16::from_le_bytes([p[0], p[1]])).collect::<Vec<_>>())
}

fn from_quoted(bytes: &[u8]) -> String {
    let joined = plain(bytes).replace("=\r\n", "");
    let mut parts = joined.split('=');
    let mut out = parts.next().unwrap().as_bytes().to_vec();
    for part in parts {
        let (code, rest) = part.split_at(part.len().min(2));
        out.extend(u8::from_str_radix(code, 16));
        out.extend(rest.as_bytes());
    }
    plain(&out)
}

fn from_base64(bytes: &[u8]) -> String {
    let (mut out, mut bits, mut count) = (Vec::new(), 0u32, 0);
    for byte in bytes.iter().filter(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/')) {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            _ => 62 + u8::from(*byte == b'/'),
        };
        (bits, count) = (bits << 6 | u32::from(six), count + 6);
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
        }
    }
    plain(&out)
}

#[test]
fn every_format_gives_the_same_articles_and_claims() {
    let (pieces, _) = saved::corpus();
    formats(&pieces).iter().for_each(|case| check(case, &pieces));
}

/// One way of packing, and the ending of its name.
type Packing = (&'static str, fn(&[u8]) -> Vec<u8>);
const PACKED: [Packing; 4] = [(".gz", saved::gz), (".zst", saved::zst), (".bz2", saved::bz2), (".xz", saved::xz)];

#[test]
fn every_format_gives_the_same_in_every_packing() {
    let (pieces, _) = saved::corpus();
    for case in formats(&pieces) {
        let inner = if case.inner.is_empty() { case.files.clone() } else { case.inner.clone() };
        for (ending, pack) in PACKED {
            let pack = |(name, bytes): &(String, Vec<u8>)| match name.as_str() {
                "sources.csv" => (name.clone(), plain(bytes).replace(".txt", &format!(".txt{ending}")).into_bytes()),
                _ => (format!("{name}{ending}"), pack(bytes)),
            };
            let files = case.files.iter().map(pack).collect();
            check(&Case { files, inner: inner.clone(), ..case.clone() }, &pieces);
        }
        // Inside a tar archive what tells of files comes before them.
        let first: Files = case.files.iter().rev().cloned().collect();
        for (name, bytes) in [("c.zip", saved::zip(&case.files)), ("c.tar", saved::tar(&first))] {
            check(&Case { files: vec![(name.to_owned(), bytes)], inner: inner.clone(), ..case.clone() }, &pieces);
        }
    }
}

#[test]
fn every_file_of_many_gives_the_same_in_utf_16() {
    let (pieces, _) = saved::corpus();
    let whole = ["parquet", "warc", "docx", "mhtml", "mail", "quoted mail", "plain mail"];
    for case in formats(&pieces).into_iter().filter(|c| !whole.contains(&c.name)) {
        for mark in [&b"\xff\xfe"[..], b""] {
            let wide = |(name, bytes): &(String, Vec<u8>)| (name.clone(), [mark, &utf16(bytes)].concat());
            check(&Case { files: case.files.iter().map(wide).collect(), shows: from_utf16, ..case.clone() }, &pieces);
        }
    }
}

#[test]
fn tables_and_exports_give_the_same_in_windows_1252_and_with_its_line_ends() {
    let (pieces, _) = saved::corpus();
    let western = |b: &[u8]| encoding_rs::WINDOWS_1252.decode_without_bom_handling(b).0.into_owned();
    let some = ["rows", "csv", "semicolons", "tsv", "text", "html", "rss", "nexis", "factiva"];
    for case in formats(&pieces).into_iter().filter(|c| some.contains(&c.name)) {
        let bytes = |bytes: &[u8]| encoding_rs::WINDOWS_1252.encode(&plain(bytes).replace('\n', "\r\n")).0.into_owned();
        let files = case.files.iter().map(|(name, b)| (name.clone(), bytes(b))).collect();
        check(&Case { files, shows: western, same: false, name: "western", ..case }, &pieces);
    }
}

#[test]
fn no_page_is_newer_than_the_day_it_was_fetched() {
    let page = "<html><head><title>A boat sank</title><meta property=\"article:published_time\" content=\"2024-05-31\">\
        </head><body><article><p>The ferry sank off Skarvik with 12 people on board, the coastguard said.</p></article></body></html>";
    let answer = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}");
    let head = "WARC/1.0\r\nWARC-Date: 2001-01-01T00:00:00Z\r\nWARC-Type: response\r\nWARC-Target-URI: https://northpost.example/x";
    let kind = "Content-Type: application/http; msgtype=response";
    let crawl = format!("{head}\r\n{kind}\r\nContent-Length: {}\r\n\r\n{answer}\r\n\r\n", answer.len());
    let scans = scans(&case("warc", vec![("c.warc".to_owned(), crawl.into_bytes())]));
    assert_eq!(scans[0].article.published.date, None);
    assert_eq!(scans[0].article.dates[0].refused.as_deref(), Some("after the page was saved"));
}

#[test]
fn packed_files_give_the_same() {
    let (pieces, rows) = saved::corpus();
    let inner = vec![(String::new(), rows.clone())];
    let lines: Files = vec![("deep/c.jsonl".to_owned(), rows.clone())];
    let kept = |name: &str| std::fs::read(format!("tests/data/{name}")).unwrap();
    let tar = saved::tar(&lines);
    for (name, bytes) in [
        ("c.jsonl.gz", saved::gz(&rows)),
        ("c.jsonl.zst", saved::zst(&rows)),
        ("c.jsonl.bz2", kept("corpus.jsonl.bz2")),
        ("c.jsonl.xz", saved::xz(&rows)),
        ("packed.zip", kept("corpus.zip")),
        ("stored.zip", saved::zip(&lines)),
        ("c.tar", tar.clone()),
        ("c.tgz", saved::gz(&tar)),
        ("misnamed.txt", saved::xz(&tar)),
        ("nested.zip", saved::zip(&[("a.tar.gz".to_owned(), saved::gz(&tar))])),
    ] {
        check(&packed("packed", name, bytes, &inner), &pieces);
    }
    let files = saved::texts(&pieces, |t| t.as_bytes().to_vec());
    check(&packed("zip with sources.csv", "t.zip", saved::zip(&files), &files), &pieces);
    let first: Files = files.iter().rev().cloned().collect();
    check(&packed("tar with sources.csv first", "t.tar", saved::tar(&first), &files), &pieces);
}
