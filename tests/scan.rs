//! What `scan` writes: lines with or without the words of articles, and tables by column.

#![allow(clippy::unwrap_used)]

use assert_cmd::Command;
use serde_json::Value;

fn claimdiff() -> Command {
    let mut command = Command::cargo_bin("claimdiff").unwrap();
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

#[test]
fn without_text_the_offsets_and_the_hash_are_left() {
    let whole = claimdiff().args(["scan", "input", "--quiet"]).output().unwrap().stdout;
    let bare = claimdiff().args(["scan", "input", "--quiet", "--no-text"]).output().unwrap().stdout;
    let lines = |bytes: &[u8]| -> Vec<Value> {
        String::from_utf8(bytes.to_vec()).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect()
    };
    let (whole, bare) = (lines(&whole), lines(&bare));
    assert_eq!(whole.len(), bare.len());
    for (whole, bare) in whole.iter().zip(&bare) {
        assert!(bare["article"].get("text").is_none());
        assert_eq!(bare["article"]["sha256"], whole["article"]["sha256"]);
        assert_eq!(bare["claims"], whole["claims"]);
        assert!(bare["mentions"].as_array().unwrap().iter().all(|m| m["surface"] == ""));
    }
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("scan.jsonl");
    std::fs::write(&file, format!("{}\n", bare[0])).unwrap();
    let told = claimdiff().arg("compare").arg(&file).arg("-o").arg(dir.path()).assert().code(2);
    assert!(String::from_utf8_lossy(&told.get_output().stderr).contains("--no-text"), "it says why and what to do");
}

#[cfg(feature = "parquet")]
#[test]
fn a_table_has_a_row_for_each_article() {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::{Field, Row};
    let cell = |row: &Row, name: &str| match row.get_column_iter().find(|(n, _)| *n == name) {
        Some((_, Field::Str(words))) => words.clone(),
        other => panic!("{name}: {other:?}"),
    };
    let dir = tempfile::tempdir().unwrap();
    let lines = claimdiff().args(["scan", "input", "--quiet"]).output().unwrap().stdout;
    let lines: Vec<&str> = std::str::from_utf8(&lines).unwrap().lines().collect();
    for format in ["parquet", "arrow"] {
        claimdiff().args(["scan", "input", "--quiet", "--format", format, "-o"]).arg(dir.path()).assert().success();
    }
    let file = std::fs::File::open(dir.path().join("scan.parquet")).unwrap();
    let rows: Vec<_> =
        SerializedFileReader::new(file).unwrap().get_row_iter(None).unwrap().map(Result::unwrap).collect();
    assert_eq!(rows.len(), lines.len());
    for (row, line) in rows.iter().zip(lines) {
        let line: Value = serde_json::from_str(line).unwrap();
        assert_eq!(line["article"]["id"], cell(row, "article.id"));
        assert_eq!(line["article"]["text"], cell(row, "article.text"));
        let mentions: Value = serde_json::from_str(&cell(row, "mentions")).unwrap();
        assert_eq!(mentions, line["mentions"]);
    }
    let arrow = std::fs::File::open(dir.path().join("scan.arrow")).unwrap();
    let read = arrow_ipc::reader::FileReader::try_new(arrow, None).unwrap();
    assert_eq!(read.map(|batch| batch.unwrap().num_rows()).sum::<usize>(), rows.len());
}
