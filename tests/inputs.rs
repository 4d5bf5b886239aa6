//! One corpus, saved in every format that is read, gives the same articles and claims, each with its way back.

#![allow(clippy::unwrap_used)]

mod saved;

use claimdiff::model::Scan;
use claimdiff::pipeline::Engine;
use claimdiff::read::{self, InputKind, ReadOptions};
use saved::{Files, Piece};
use std::sync::OnceLock;

/// A format: what is saved, and what of it the bytes that mentions are traced to lie in.
struct Case {
    name: &'static str,
    files: Files,
    /// What is packed in the files, by the end of its path, where they are packed.
    inner: Files,
    input: Option<&'static str>,
    /// How bytes of the source show the words that were made of them.
    shows: fn(&[u8]) -> String,
    /// Whether the file says of outlet, title and date what the rows say.
    told: bool,
}

fn plain(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn case(name: &'static str, files: Files) -> Case {
    Case { name, files, inner: Vec::new(), input: None, shows: plain, told: true }
}

fn packed(name: &'static str, file: &str, bytes: Vec<u8>, inner: &Files) -> Case {
    Case { inner: inner.clone(), ..case(name, vec![(file.to_owned(), bytes)]) }
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
    assert!(notes.is_empty(), "{}: {notes:?}", case.name);
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

/// Every mention of `scan` is traced to bytes of its source that show its words.
fn is_traced(case: &Case, scan: &Scan) {
    let path = &scan.article.source.path;
    let files = if case.inner.is_empty() { &case.files } else { &case.inner };
    let (_, source) = files.iter().find(|(name, _)| path.ends_with(name)).or(files.first()).unwrap();
    assert!(scan.mentions.len() > 5, "{}", case.name);
    for mention in &scan.mentions {
        let words = mention.span.slice(&scan.article.text);
        let bytes = scan.article.map.source_of(mention.span);
        let bytes = bytes.unwrap_or_else(|| panic!("{}: nothing for {words:?}", case.name));
        let shown = (case.shows)(source.get(bytes.start as usize..bytes.end as usize).unwrap());
        assert!(shown.contains(words) && shown.len() <= words.len() + 4, "{}: {words:?} is {shown:?}", case.name);
    }
}

fn check(case: &Case, pieces: &[Piece]) {
    let mut got = scans(case);
    assert_eq!(got.len(), pieces.len(), "{}", case.name);
    got.sort_by_key(|s| !s.article.text.contains("Twelve"));
    let (_, rows) = saved::corpus();
    let want = scans(&self::case("rows", vec![("c.jsonl".to_owned(), rows)]));
    for ((got, want), piece) in got.iter().zip(&want).zip(pieces) {
        assert!(claims(want).len() >= 2, "{:?}", claims(want));
        assert_eq!(claims(got), claims(want), "{}", case.name);
        is_traced(case, got);
        if case.told {
            let a = &got.article;
            assert_eq!(a.text.trim(), piece.text, "{}", case.name);
            assert_eq!((&a.outlet, a.title.as_ref()), (&piece.outlet, Some(&piece.title)), "{}", case.name);
            assert_eq!(a.published.date.map(|d| d.to_string()).as_ref(), Some(&piece.published), "{}", case.name);
        }
    }
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn from_utf16(bytes: &[u8]) -> String {
    String::from_utf16_lossy(&bytes.chunks_exact(2).map(|p| u16::from_le_bytes([p[0], p[1]])).collect::<Vec<_>>())
}

#[test]
fn rows_give_the_same_from_every_table() {
    let (pieces, _) = saved::corpus();
    check(&case("json", saved::json(&pieces)), &pieces);
    check(&case("csv", saved::table(&pieces, "c.csv", b',')), &pieces);
    check(&case("semicolons", saved::table(&pieces, "c.csv", b';')), &pieces);
    check(&case("tsv", saved::table(&pieces, "c.tsv", b'\t')), &pieces);
}

/// The way back from a Parquet table leads to the bytes of the cell.
#[cfg(feature = "parquet")]
#[test]
fn rows_give_the_same_from_parquet() {
    let (pieces, _) = saved::corpus();
    let cells = case("parquet", vec![("c.parquet".to_owned(), saved::parquet(&pieces))]);
    let got = scans(&cells);
    for (scan, piece) in got.iter().zip(&pieces) {
        let cell =
            Case { inner: vec![(String::new(), piece.text.clone().into_bytes())], ..case("parquet", Vec::new()) };
        is_traced(&cell, scan);
        assert_eq!(scan.article.text, piece.text);
        assert_eq!(scan.article.outlet, piece.outlet);
    }
    assert_eq!(got.len(), pieces.len());
}

#[test]
fn names_of_other_programs_are_known() {
    let (pieces, _) = saved::corpus();
    let named = |name, files| Case { input: Some(name), ..case(name, files) };
    let news_please = ["source_domain", "url", "title", "date_publish", "maintext"];
    check(&named("news-please", saved::keyed(&pieces, news_please)), &pieces);
    let media_cloud = ["media_name", "url", "title", "publish_date", "text"];
    check(&named("mediacloud", saved::keyed(&pieces, media_cloud)), &pieces);
    check(&named("mediacloud", saved::listed(&pieces, "stories", media_cloud)), &pieces);
    check(&named("gdelt", saved::listed(&pieces, "articles", ["domain", "url", "title", "seendate", "text"])), &pieces);
}

#[test]
fn texts_give_the_same_in_every_encoding() {
    let (pieces, _) = saved::corpus();
    check(&case("text", saved::texts(&pieces, |t| t.as_bytes().to_vec())), &pieces);
    check(&case("markdown", saved::markdown(&pieces)), &pieces);
    let marked = |t: &str| [&b"\xff\xfe"[..], &utf16(t)].concat();
    check(&Case { shows: from_utf16, ..case("utf-16", saved::texts(&pieces, marked)) }, &pieces);
    check(&Case { shows: from_utf16, ..case("utf-16 without a mark", saved::texts(&pieces, utf16)) }, &pieces);
}

#[test]
fn pages_give_the_same_from_files_crawls_and_mails() {
    let (pieces, _) = saved::corpus();
    let page = |name, files| Case { told: false, ..case(name, files) };
    check(&page("html", saved::pages(&pieces)), &pieces);
    let crawl = saved::crawl(&pieces);
    check(&page("warc", vec![("c.warc".to_owned(), crawl.clone())]), &pieces);
    let inner = vec![(String::new(), crawl.clone())];
    check(&Case { told: false, ..packed("warc.gz", "c.warc.gz", saved::gz(&crawl), &inner) }, &pieces);
    let unquoted = |b: &[u8]| String::from_utf8_lossy(b).replace("=\r\n", "").replace("=C2=A3", "£");
    check(&Case { shows: unquoted, ..page("mhtml", saved::saved_pages(&pieces)) }, &pieces);
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
fn feeds_and_mails_give_the_same() {
    let (pieces, _) = saved::corpus();
    let page = |name, files| Case { told: false, ..case(name, files) };
    check(&page("rss", saved::rss(&pieces)), &pieces);
    check(&page("atom", saved::atom(&pieces)), &pieces);
    check(&case("json feed", saved::json_feed(&pieces)), &pieces);
    for scan in scans(&case("mail", saved::mails(&pieces))) {
        let (piece, map) = (pieces.iter().find(|p| p.outlet == scan.article.outlet).unwrap(), &scan.article.map);
        assert_eq!(scan.article.text.trim(), piece.text);
        assert!(scan.mentions.iter().all(|m| map.source_of(m.span).is_some()));
    }
}

#[test]
fn exports_give_the_same() {
    let (pieces, _) = saved::corpus();
    check(&case("nexis", saved::nexis_text(&pieces)), &pieces);
    check(&case("factiva", saved::factiva(&pieces)), &pieces);
    let words = saved::document(&pieces);
    let document =
        saved::zip(&[("[Content_Types].xml".into(), b"<x/>".to_vec()), ("word/document.xml".into(), words.clone())]);
    check(&packed("docx", "c.DOCX", document, &vec![(String::new(), words)]), &pieces);
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
