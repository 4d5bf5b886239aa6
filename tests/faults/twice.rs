//! Two runs at once on one folder.

#![cfg(unix)]

use crate::{claimdiff, said};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// A pipe with a name: who reads it waits until somebody writes.
pub fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn the_second_run_on_a_folder_is_told_of_the_first() {
    let dir = tempfile::tempdir().unwrap();
    let (input, out) = (dir.path().join("rows.jsonl"), dir.path().join("out"));
    pipe(&input);
    let mut first = claimdiff();
    first.args(["check", "--quiet", "-o"]).arg(&out).arg(&input).stderr(Stdio::piped());
    let first = first.spawn().unwrap();
    // Who reads has begun, and so has its folder.
    let mut rows = std::fs::File::options().write(true).open(&input).unwrap();
    let second = claimdiff().args(["check", "input", "--quiet", "-o"]).arg(&out).output().unwrap();
    rows.write_all(b"{\"text\": \"Twelve people were hurt in Halden on Monday.\"}\n").unwrap();
    drop(rows);
    let first = first.wait_with_output().unwrap();
    assert_eq!(second.status.code(), Some(2));
    assert!(said(&second).contains("another run writes into it"), "{}", said(&second));
    assert!(first.status.success(), "{}", said(&first));
    assert_eq!(std::fs::read_to_string(out.join("articles.jsonl")).unwrap().lines().count(), 1);
}
