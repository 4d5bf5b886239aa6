//! Bytes read as a file of some kind: each record is an article or a skip.

use super::{engine, is_checked_twice, line_of};
use claimdiff::model::Scan;
use claimdiff::read::{self, ReadOptions};
use claimdiff::segment;
use std::io::Write;

/// Bytes as a file called `name`.
pub fn file(name: &str, bytes: &[u8]) {
    let lines = lines(name, bytes);
    if is_checked_twice(bytes) {
        assert_eq!(lines, self::lines(name, bytes));
    }
}

/// What is read, cut into zones and sentences. What the words mean is another target's.
fn lines(name: &str, bytes: &[u8]) -> Vec<String> {
    let records = read::open_bytes(name, bytes.to_vec(), &ReadOptions::default()).expect("no option is wrong");
    let scans = records.map(|record| record.read()).map(|read| match read.skip {
        Some(skip) => Scan::skipped(read.article, skip),
        None => {
            let segments = segment::segment(&read.article, &engine().lexicon);
            let sentences = segments.sentences.into_iter().map(|s| s.span).collect();
            Scan { zones: segments.zones, sentences, article: read.article, ..Scan::default() }
        }
    });
    scans.map(|scan| line_of(&scan)).collect()
}

/// Bytes as the text of a Word file, where they are no archive themselves.
pub fn word(bytes: &[u8]) {
    if bytes.starts_with(b"PK") {
        return file("letter.docx", bytes);
    }
    let mut pack = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    pack.start_file("word/document.xml", stored).expect("the name is short");
    pack.write_all(bytes).expect("memory takes it");
    file("letter.docx", &pack.finish().expect("memory takes it").into_inner());
}
