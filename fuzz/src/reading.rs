//! Bytes read as a file of some kind: each record is an article or a skip.

use crate::{engine, line_of};
use claimdiff::read::{self, ReadOptions};
use std::io::Write;

/// Bytes as a file called `name`.
pub fn file(name: &str, bytes: &[u8]) {
    assert_eq!(lines(name, bytes), lines(name, bytes));
}

fn lines(name: &str, bytes: &[u8]) -> Vec<String> {
    let records = read::open_bytes(name, bytes.to_vec(), &ReadOptions::default()).expect("no option is wrong");
    records.map(|record| line_of(&engine().scan_record(record).scan)).collect()
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
