//! Inputs that change while they are read.

#![cfg(unix)]

use crate::twice::pipe;
use crate::{check, claimdiff, files};
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
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

/// Rows enough that a run is still reading when its first line comes out; they are long, and skipped for their language
/// so that they cost little.
const ROWS: usize = 10_000;

/// Scans a long file that `change` is done to once the first record is out; the records, in order.
fn scanned_while(change: impl FnOnce(&std::path::Path)) -> Vec<Value> {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("rows.jsonl");
    let row = format!("{{\"language\": \"no\",{} \"text\": \"{WORDS}\"}}\n", " ".repeat(900));
    std::fs::write(&file, row.repeat(ROWS)).unwrap();
    let mut run = claimdiff().arg("scan").arg(&file).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut out = BufReader::new(run.stdout.take().unwrap());
    let mut first = String::new();
    out.read_line(&mut first).unwrap();
    // Nobody reads on, so the run waits.
    change(&file);
    let lines = std::iter::once(first).chain(out.lines().map(Result::unwrap));
    let records = lines.map(|line| serde_json::from_str(&line).unwrap()).collect();
    assert_eq!(run.wait().unwrap().code(), Some(0));
    records
}

fn reasons(records: &[Value]) -> Vec<&str> {
    records.iter().map(|r| r["skipped"]["reason"].as_str().unwrap_or("")).collect()
}

#[test]
fn a_file_that_is_cut_short_while_it_is_read_ends_there() {
    let records = scanned_while(|file| std::fs::File::options().write(true).open(file).unwrap().set_len(7).unwrap());
    let whole = reasons(&records).iter().take_while(|reason| **reason == "language").count();
    assert!((1..ROWS).contains(&whole) && records.len() <= whole + 1, "{whole} whole, {} in all", records.len());
}

#[test]
fn a_file_that_is_overwritten_while_it_is_read_gives_skips_for_what_cannot_be_read() {
    let records = scanned_while(|file| {
        let length = std::fs::metadata(file).unwrap().len() as usize;
        std::fs::File::options().write(true).open(file).unwrap().write_all(&vec![b'{'; length]).unwrap();
    });
    let reasons = reasons(&records);
    let whole = reasons.iter().take_while(|reason| **reason == "language").count();
    assert!((1..ROWS).contains(&whole), "{whole} whole");
    assert!(reasons.iter().skip(whole).all(|reason| !["", "language", "internal"].contains(reason)), "{reasons:?}");
}
