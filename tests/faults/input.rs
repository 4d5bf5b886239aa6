//! Inputs that change while they are read.

#![cfg(unix)]

use crate::twice::pipe;
use crate::{check, claimdiff, files};
use serde_json::Value;
use std::io::Write;
use std::process::Stdio;
use std::time::{Duration, SystemTime};

const WORDS: &str = "Twelve people were hurt in Halden on Monday, said the harbour master.";

#[test]
fn a_file_that_vanishes_or_shrinks_is_told_and_the_others_are_read() {
    let dir = tempfile::tempdir().unwrap();
    let of = |name: &str| dir.path().join(name);
    pipe(&of("a.jsonl"));
    for name in ["b.txt", "c.txt", "d.txt"] {
        std::fs::write(of(name), WORDS).unwrap();
    }
    let names = ["a.jsonl", "b.txt", "c.txt", "d.txt"].map(of);
    let run = claimdiff().arg("scan").args(names).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = std::fs::File::options().write(true).open(of("a.jsonl")).unwrap();
    // The list of files is made, and none but the first is open.
    std::fs::remove_file(of("b.txt")).unwrap();
    std::fs::write(of("c.txt"), "").unwrap();
    writeln!(first, "{{\"text\": \"{WORDS}\"}}").unwrap();
    drop(first);
    let ended = run.wait_with_output().unwrap();
    let records: Vec<Value> =
        String::from_utf8(ended.stdout).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let reasons: Vec<&str> = records.iter().map(|r| r["skipped"]["reason"].as_str().unwrap_or("")).collect();
    assert_eq!(reasons, ["", "unreadable", "empty", ""]);
}

#[test]
fn the_clock_changes_nothing() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let input = tempfile::tempdir().unwrap();
    let file = input.path().join("a.txt");
    std::fs::write(&file, WORDS).unwrap();
    let run = |out: &std::path::Path, time: SystemTime| {
        std::fs::File::options().write(true).open(&file).unwrap().set_modified(time).unwrap();
        let mut command = check(out);
        command.arg(&file).status().unwrap();
        files(out)
    };
    let long = Duration::from_secs(40 * 365 * 24 * 3600);
    assert!(run(one.path(), SystemTime::UNIX_EPOCH) == run(other.path(), SystemTime::now() + long));
}
