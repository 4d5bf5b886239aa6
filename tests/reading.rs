//! Reading, from outside: what stands in a folder, a table or a stream becomes articles or skip records.

#![allow(clippy::unwrap_used)]

use assert_cmd::Command;
use serde_json::Value;
use std::io::Write;
use std::path::Path;
use tempfile::TempDir;

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = dir.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    dir
}

/// The records of `claimdiff scan` with these arguments, run in `dir`, and what it said.
fn scan(dir: &Path, arguments: &[&str], stdin: &str) -> (Vec<Value>, String) {
    let mut command = Command::cargo_bin("claimdiff").unwrap();
    let done = command.current_dir(dir).arg("scan").args(arguments).write_stdin(stdin).output().unwrap();
    let lines = String::from_utf8(done.stdout).unwrap();
    let records = lines.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    (records, String::from_utf8(done.stderr).unwrap())
}

fn texts(records: &[Value]) -> Vec<&str> {
    records.iter().filter_map(|r| r["article"]["text"].as_str()).collect()
}

fn skip(record: &Value) -> (&str, &str) {
    let of = |key: &str| record["skipped"][key].as_str().unwrap_or_default();
    (of("reason"), of("detail"))
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

#[test]
fn a_folder_is_walked_in_order_without_hidden_files() {
    let dir = folder(&[
        ("in/b.txt", b"B."),
        ("in/a.txt", b"A.\r\n"),
        ("in/.hidden.txt", b"no"),
        ("in/.git/c.txt", b"no"),
        ("in/deep/d.jsonl", b"{\"text\": \"D\\u00e9.\"}\n\n{\"text\": \"E.\"}\n"),
        ("in/README.md", b"about this folder"),
    ]);
    let (records, _) = scan(dir.path(), &["in"], "");
    assert_eq!(texts(&records), ["A.\r\n", "B.", "Dé.", "E."], "letter for letter");
    assert_eq!(records[3]["article"]["source"], serde_json::json!({"path": "in/deep/d.jsonl", "record": 1}));
    let (again, _) = scan(dir.path(), &["in/deep/*.jsonl", "in/*.txt", "in/a.txt"], "");
    assert_eq!(texts(&again), ["Dé.", "E.", "A.\r\n", "B."], "each file once");
}

#[test]
fn standard_input_and_compressed_files_are_found_out_by_content() {
    let packed = gz(b"\xEF\xBB\xBF{\"text\": \"Packed.\", \"id\": 7}\n");
    let dir = folder(&[("a.jsonl.gz", &packed), ("b.txt", b"\xEF\xBB\xBFMarked.")]);
    let (records, _) = scan(dir.path(), &["a.jsonl.gz", "b.txt"], "");
    assert_eq!(texts(&records), ["Packed.", "Marked."]);
    assert_eq!(records[0]["article"]["id"], "7");
    for (input, want) in [
        ("{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n", vec!["One.", "Two."]),
        ("[{\"text\": \"One.\"},\n {\"text\": \"Two.\"}]", vec!["One.", "Two."]),
        ("outlet,text\nNorth Post,One.\n", vec!["One."]),
        ("Words, and no more.\n", vec!["Words, and no more.\n"]),
    ] {
        assert_eq!(texts(&scan(dir.path(), &["-"], input).0), want);
    }
}

#[test]
fn fields_come_before_the_sidecar_and_that_before_the_path() {
    let dir = folder(&[
        ("in/Harbour Mail/2024-05-04_bridge.txt", b"A."),
        ("in/Harbour Mail/plain.txt", b"B."),
        ("in/Harbour Mail/c.jsonl", b"{\"text\": \"C.\", \"outlet\": \"Own\", \"published\": \"5 May 2024\"}"),
        (
            "in/Harbour Mail/sources.csv",
            b"path,outlet,published,colour\nplain.txt,Quay News,6 May 2024,red\nc.jsonl,Quay News,,\ngone.txt,X,,\n",
        ),
    ]);
    let (records, said) = scan(dir.path(), &["in"], "");
    let known = |r: &Value| {
        let a = &r["article"];
        [&a["outlet"], &a["published"], &a["published_from"]].map(|v| v.as_str().unwrap_or("-").to_owned())
    };
    assert_eq!(known(&records[0]), ["Harbour Mail", "2024-05-04", "path"]);
    assert_eq!(known(&records[1]), ["Own", "2024-05-05", "field"]);
    assert_eq!(known(&records[2]), ["Quay News", "2024-05-06", "sidecar"]);
    assert!(said.contains("sources.csv, line 1: column \"colour\""), "{said}");
    assert!(said.contains("sources.csv, line 4: there is no file \"gone.txt\""), "{said}");
}

#[test]
fn a_table_warns_of_columns_it_does_not_know() {
    let dir = folder(&[
        ("a.csv", "outlte,text,published\nNorth Post,\"Said, \"\"twice\"\".\",2024-05-04\nB,C,soon\n".as_bytes()),
        ("b.csv", b"outlet;body\nNorth Post;Cut, here.\n"),
        ("c.tsv", b"outlet\ttext\nNorth Post\tOne.\textra\n"),
    ]);
    let (records, said) = scan(dir.path(), &["a.csv"], "");
    assert_eq!(texts(&records)[0], "Said, \"twice\".");
    assert!(said.contains("a.csv, line 1: column \"outlte\" is not known"), "{said}");
    assert!(said.contains("nearest field is outlet"), "{said}");
    assert!(said.contains("a.csv, line 3: published \"soon\" is no date"), "{said}");
    let (records, _) = scan(dir.path(), &["b.csv", "c.tsv"], "");
    assert_eq!(skip(&records[0]).0, "syntax");
    assert!(skip(&records[0]).1.contains("--map text=body"), "{:?}", skip(&records[0]));
    assert!(skip(&records[1]).1.starts_with("line 2: the row has 3 cells"), "{:?}", skip(&records[1]));
}

#[test]
fn what_is_broken_is_named_and_the_rest_is_read() {
    let lines = b"{\"text\": \"One.\"}\n\n{\"text\": \"Two.\n{\"text\": \"\xE9t\xE9\"}\n{\"title\": \"x\"}\n{\"text\": \"Five.\"}\n";
    let truncated = gz(&[b'x'; 9000].map(|_| b'y'));
    let dir = folder(&[
        ("a.jsonl", lines),
        ("b.txt", b"caf\xE9"),
        ("c.txt", b"GIM\x00\x01\xff"),
        ("d.txt", b" \n"),
        ("e.txt.gz", &truncated[..truncated.len() - 9]),
        ("f.jsonl", b"{\"text\": \"Tout va bien.\", \"language\": \"fr\"}"),
    ]);
    let (records, said) =
        scan(dir.path(), &["a.jsonl", "b.txt", "c.txt", "d.txt", "e.txt.gz", "f.jsonl", "gone.txt"], "");
    let used: Vec<&str> =
        records.iter().filter(|r| r["skipped"].is_null()).filter_map(|r| r["article"]["text"].as_str()).collect();
    assert_eq!(used, ["One.", "été", "Five.", "café"]);
    assert!(said.contains("a.jsonl, line 4: it is not UTF-8 and was read as windows-1252"), "{said}");
    let skips: Vec<(&str, &str)> = records.iter().map(skip).filter(|s| !s.0.is_empty()).collect();
    for ((reason, detail), (want, part)) in skips.iter().zip([
        ("syntax", "line 3, column 14"),
        ("empty", "line 5: there is no text"),
        ("not-text", "not text"),
        ("empty", "there is no text"),
        ("damaged", "save the file again"),
        ("language", "\"fr\""),
        ("missing", "there is no such file"),
    ]) {
        assert_eq!(*reason, want, "{detail}");
        assert!(detail.contains(part), "{detail}");
    }
    assert_eq!(skips.len(), 7);
}

#[test]
fn what_is_no_text_is_named() {
    let page = b"\n<!DOCTYPE html><html><body>Words</body></html>";
    let files: [(&str, &[u8]); 4] =
        [("in/a.html", page), ("in/b.css", b"p {}"), ("in/c.txt", b"%PDF-1.7 \xe2"), ("in/notes", b"Plain words.")];
    let dir = folder(&files);
    let (records, _) = scan(dir.path(), &["in"], "");
    let skips: Vec<(&str, &str)> = records.iter().map(skip).collect();
    assert_eq!(skips.iter().map(|s| s.0).collect::<Vec<_>>(), ["", "format", "format", ""]);
    assert_eq!(texts(&records)[0].trim(), "Words", "a page is read");
    assert!(skips[2].1.contains("a PDF"), "{}", skips[2].1);
    let (named, _) = scan(dir.path(), &["in/a.html", "in/b.css"], "");
    assert_eq!(texts(&named)[1], "p {}", "named itself, it is read");
}

#[test]
fn nothing_to_read_is_an_error_that_names_a_cure() {
    let dir = folder(&[("story.txt", b"A.")]);
    std::fs::create_dir(dir.path().join("empty")).unwrap();
    for (input, part) in
        [("stroy.txt", "did you mean story.txt?"), ("empty", "nothing to read"), ("*.xyz", "no file fits")]
    {
        let done =
            Command::cargo_bin("claimdiff").unwrap().current_dir(dir.path()).args(["scan", input]).output().unwrap();
        assert!(!done.status.success(), "{input}");
        let said = String::from_utf8(done.stderr).unwrap();
        assert!(said.contains(input) && said.contains(part), "{said}");
    }
}

#[test]
fn order_and_batches_do_not_show() {
    let mut rows = String::new();
    for at in 0..3000 {
        rows.push_str(&format!("{{\"id\": \"{at}\", \"text\": \"Line {at}.\"}}\n"));
    }
    let dir = folder(&[("many.jsonl", rows.as_bytes())]);
    let (records, _) = scan(dir.path(), &["many.jsonl"], "");
    let ids: Vec<String> = records.iter().map(|r| r["article"]["id"].as_str().unwrap().into()).collect();
    assert_eq!(ids, (0..3000).map(|at| at.to_string()).collect::<Vec<_>>());
}
