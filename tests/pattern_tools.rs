//! What somebody who writes a pattern is told: a proposed file, and where a phrase stopped.

#![allow(clippy::unwrap_used)]

use assert_cmd::Command;
use std::fs;
use std::path::Path;

/// What `claimdiff patterns ARGUMENTS` prints in `folder`, and its exit code.
fn patterns(folder: &Path, arguments: &[&str]) -> (String, i32) {
    let output = Command::cargo_bin("claimdiff")
        .unwrap()
        .current_dir(folder)
        .arg("patterns")
        .args(arguments)
        .args(["--patterns", "mine"])
        .output()
        .unwrap();
    (String::from_utf8(output.stdout).unwrap(), output.status.code().unwrap())
}

/// A drafted pattern with `more` at its end.
fn drafted(more: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("mine")).unwrap();
    let sentences =
        ["--example", "Some {40 mills} lost both sails.", "--example", "The flood left {12 sheds} in ruins."];
    let (_, code) = patterns(folder.path(), &[&["new", "gale.mills", "--to", "mine"][..], &sentences].concat());
    assert_eq!(code, 0);
    let path = folder.path().join("mine/gale/mills.toml");
    fs::write(&path, fs::read_to_string(&path).unwrap() + more).unwrap();
    folder
}

#[test]
fn a_drafted_pattern_asks_a_question_and_passes_its_tests() {
    let folder = drafted("");
    let text = fs::read_to_string(folder.path().join("mine/gale/mills.toml")).unwrap();
    assert!(text.contains("question = 'How many mills lost both sails?'"), "{text}");
    let (out, code) = patterns(folder.path(), &["test", "gale.mills"]);
    assert_eq!((out.as_str(), code), ("1 pattern, 2 sentences: 2 as they should be, 0 not\n", 0));
}

#[test]
fn a_missed_example_is_marked_where_the_nearest_phrase_stopped() {
    let folder = drafted("\n[[example]]\ntext  = 'Some 40 mills kept both sails.'\nslots = { count = '~40 mill' }\n");
    let (out, code) = patterns(folder.path(), &["test", "gale.mills"]);
    assert_eq!(code, 1, "{out}");
    let lines: Vec<&str> = out.lines().collect();
    let column = lines[1].find("kept").unwrap();
    assert_eq!(lines[2].find('^'), Some(column), "{out}");
    assert!(lines[2].ends_with("wants “lost”"), "{out}");
}

#[test]
fn the_mark_stays_in_sight_under_a_long_sentence() {
    let long = "The gale, of which forecasters had warned the valley for many days and which then came \
                a night too early, left 12 sheds in pieces.";
    let folder = drafted(&format!("\n[[example]]\ntext  = '{long}'\nslots = {{ count = '12 shed' }}\n"));
    let (out, _) = patterns(folder.path(), &["test", "gale.mills"]);
    let lines: Vec<&str> = out.lines().collect();
    let before = |line: &str, word: &str| line.split(word).next().unwrap().chars().count();
    assert_eq!(before(lines[1], "pieces"), before(lines[2], "^"), "{out}");
    assert!(before(lines[2], "^") < 70, "{out}");
}

#[test]
fn trying_a_sentence_tells_what_each_phrase_wants() {
    let folder = drafted("");
    let (out, _) = patterns(folder.path(), &["try", "gale.mills", "--text", "Some 40 mills kept both sails."]);
    assert!(out.contains("stopped at “kept”, where it wants “lost”"), "{out}");
    assert!(out.contains("nothing in the sentence begins it"), "{out}");
    assert!(out.ends_with("no claim\n"), "{out}");
}
