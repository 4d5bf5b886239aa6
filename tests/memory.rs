//! `--memory`: more articles than may be in memory at once give the same bytes, and leave nothing else behind.

#![allow(clippy::unwrap_used)]

use serde_json::json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

const TOWNS: [&str; 8] =
    ["Marlow Bay", "Tarnwick", "Port Ellery", "Quay Head", "Velsund", "Kastnes", "Saltmere", "Fenbridge"];
const PEOPLE: [&str; 8] = [
    "Carla Voss",
    "Martin Hale",
    "Ingrid Halvorsen",
    "Tomas Reik",
    "Lena Ostrom",
    "Piet Verhoef",
    "Ruth Ansell",
    "Gordon Pyke",
];
const OUTLETS: [&str; 5] = ["North Post", "Hill Times", "City Herald", "The Daily Lamp", "Harbour Wire"];
const THINGS: [&str; 8] = ["a ferry", "a mill", "a bridge", "a school", "a brewery", "a pier", "a library", "a tunnel"];
/// Printed by one outlet under whatever it tells.
const NOTICE: &str =
    "Some nineteen thousand readers find our weekly letter in their inbox before breakfast each Friday.";
/// Shared by articles of many stories.
const BACKGROUND: &str = "The province counts some four hundred such buildings, most of them raised by the old canal \
    company in the years before the first harbour wall was built, and few have been looked at by an engineer since.";

/// What `outlet` tells of the event `at`.
fn told(at: usize, outlet: usize) -> String {
    let (town, person) = (TOWNS[at % 8], PEOPLE[(at * 3) % 8]);
    let (thing, other) = (THINGS[(at / 8) % 8], THINGS[(at * 5 + 3) % 8]);
    let hurt = 11 + at % 7 + if outlet == 2 { 4 } else { 0 };
    let street = format!("Lane {}", 40 + at);
    let first = format!(
        "{hurt} people were injured when {thing} beside {street} in {town} collapsed on Monday, the harbour office said."
    );
    let body = match outlet {
        // Two print the same words.
        0 | 4 => format!(
            "{person}, 4{}, of {street} saw it from the window of {other} and carried two children to the churchyard. \
             “It was the longest night of my life,” {person} said. Neighbours of {street} brought water and blankets.",
            at % 10
        ),
        1 => format!(
            "“It was the longest night of our lives,” {person} said on {street}, where {other} stands. {BACKGROUND}"
        ),
        _ => format!(
            "{person} told the council of {town} that {other} near {street} had been shut for {} weeks.",
            3 + at % 5
        ),
    };
    let notice = if outlet == 3 { NOTICE } else { "" };
    format!("{first}\n\n{body}\n\n{notice}")
}

/// Articles of many stories, some with the id, the words or the story of another, and inputs that cannot be used.
fn corpus() -> String {
    let mut rows = Vec::new();
    for at in 0..112 {
        for (outlet, name) in OUTLETS.iter().enumerate().filter(|(outlet, _)| (at + outlet) % 6 != 5) {
            let mut row = json!({"id": format!("{name}-{at}"), "outlet": name, "text": told(at, outlet),
                "published": format!("2031-{:02}-{:02}", 1 + at % 12, 1 + at % 27)});
            // Ids that begin with one another are sorted among one another.
            let story = ["ferry", "ferry/late", "ferry-two", "s"].get(at % 16).map(|name| format!("{name}{}", at / 64));
            if let Some(story) = story {
                row["story"] = json!(story);
            }
            if at % 9 == 4 {
                row["title"] = json!(format!("What {} says of Lane {}", name, 40 + at));
            }
            rows.push(row);
        }
    }
    for at in 0..100 {
        let text = format!("Clerk {at} of ward {} met the mayor at noon. Rain kept {} guests away.", at * 7, at + 3);
        rows.push(json!({"id": "notes", "outlet": if at % 2 == 0 { "" } else { "Parish News" }, "text": text}));
    }
    for outlet in ["North Post", "Hill Times"] {
        rows.push(json!({"id": "twice", "outlet": outlet, "text": told(3, 0)}));
        rows.push(json!({"id": format!("empty-{outlet}"), "outlet": outlet, "text": "", "story": "ferry0"}));
    }
    rows.iter().map(|row| format!("{row}\n")).collect::<String>() + "{\"text\": \n"
}

/// The corpus, and where outputs go.
struct Place {
    dir: TempDir,
    input: PathBuf,
}

impl Place {
    fn new() -> Place {
        let dir = tempfile::tempdir().unwrap();
        let input = dir.path().join("in.jsonl");
        std::fs::write(&input, corpus()).unwrap();
        std::fs::write(dir.path().join("key"), "a key of thirty-two bytes or more").unwrap();
        Place { dir, input }
    }

    fn program(&self, args: &[&str]) -> Command {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin("claimdiff"));
        command.current_dir(self.dir.path()).env("NO_COLOR", "1").args(args);
        command
    }

    fn command(&self, out: &str, more: &[&str]) -> Command {
        let mut command = self.program(&["check", "--fail-on", "never", "-o", out]);
        command.args(more).arg(&self.input);
        command
    }

    /// Every file of a run, and what it said.
    fn run(&self, more: &[&str]) -> (BTreeMap<String, Vec<u8>>, String) {
        self.ended(&mut self.command("out", more))
    }

    /// The same of any command that writes into `out`.
    fn ended(&self, command: &mut Command) -> (BTreeMap<String, Vec<u8>>, String) {
        let ended = command.output().unwrap();
        assert_eq!(ended.status.code(), Some(0), "{}", said(&ended));
        let (mut files, out) = (BTreeMap::new(), self.dir.path().join("out"));
        read(&out, &out, &mut files);
        std::fs::remove_dir_all(out).unwrap();
        (files, said(&ended))
    }

    /// Asserts that `memory` changes nothing.
    fn same(&self, more: &[&str], memories: &[&str]) {
        let (want, words) = self.run(more);
        assert!(want.len() > 6, "an index, and a page for each story");
        for memory in memories {
            let (files, told) = self.run(&[more, &["--memory", memory]].concat());
            assert_eq!(words, told, "{more:?} with {memory}");
            assert_eq!(want.keys().collect::<Vec<_>>(), files.keys().collect::<Vec<_>>(), "{more:?} with {memory}");
            for (name, bytes) in &want {
                assert!(files[name] == *bytes, "{name}: {more:?} with {memory}: {}", difference(bytes, &files[name]));
            }
        }
    }
}

/// What stands where two files differ for the first time.
fn difference(want: &[u8], got: &[u8]) -> String {
    let at = want.iter().zip(got).take_while(|(a, b)| a == b).count();
    let around =
        |bytes: &[u8]| String::from_utf8_lossy(&bytes[at.saturating_sub(80)..bytes.len().min(at + 80)]).into_owned();
    format!("{:?} and then {:?}", around(want), around(got))
}

fn said(ended: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&ended.stdout), String::from_utf8_lossy(&ended.stderr))
}

fn read(dir: &Path, root: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => read(&path, root, files),
            false => {
                let name = path.strip_prefix(root).unwrap().display().to_string();
                files.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
}

#[test]
fn every_story_by_itself_or_many_together_give_the_same_bytes() {
    Place::new().same(&[], &["1", "600kB"]);
}

#[test]
fn given_stories_and_hidden_words_too() {
    let place = Place::new();
    place.same(&["--stories", "given", "--format", "jsonl,html"], &["1"]);
    let hidden = ["--no-text", "--redact", "names", "--key", "key", "--format", "csv,html", "--append", "all.sqlite"];
    place.same(&hidden, &["300kB"]);
}

#[test]
fn scan_records_of_several_files_may_wait_on_the_disk_too() {
    let place = Place::new();
    assert!(place.program(&["scan", "--quiet", "in.jsonl", "-o", "all"]).status().unwrap().success());
    let all = std::fs::read_to_string(place.dir.path().join("all/scan.jsonl")).unwrap();
    for (name, odd) in [("odd.jsonl", true), ("even.jsonl", false)] {
        let shard = all.lines().enumerate().filter(|(at, _)| (at % 2 == 1) == odd).map(|(_, line)| format!("{line}\n"));
        std::fs::write(place.dir.path().join(name), shard.collect::<String>()).unwrap();
    }
    let compare = ["compare", "--fail-on", "never", "-o", "out", "--format", "jsonl,html", "odd.jsonl", "even.jsonl"];
    let want = place.ended(&mut place.program(&compare));
    assert!(want.0.len() > 6);
    assert!(want == place.ended(&mut place.program(&[&compare[..], &["--memory", "1"]].concat())));
    std::fs::write(place.dir.path().join("odd.jsonl"), "{}\n").unwrap();
    let ended = place.program(&[&compare[..], &["--memory", "1"]].concat()).output().unwrap();
    assert_eq!(ended.status.code(), Some(2));
    assert!(said(&ended).contains("odd.jsonl, line 1"), "{}", said(&ended));
}

#[test]
fn what_is_known_dismissed_protected_or_kept_counts_all_the_same() {
    let place = Place::new();
    let run = |args: &[&str]| assert!(place.program(args).status().unwrap().success(), "{args:?}");
    run(&["check", "--quiet", "--fail-on", "never", "-o", "first", "in.jsonl"]);
    run(&["baseline", "--from", "first", "-o", "known.jsonl"]);
    let known = std::fs::read_to_string(place.dir.path().join("known.jsonl")).unwrap();
    let half = known.lines().count() / 2;
    assert!(half > 1);
    let (first, rest) = known.split_at(known.match_indices('\n').nth(half).unwrap().0 + 1);
    std::fs::write(place.dir.path().join("known.jsonl"), first).unwrap();
    let found: serde_json::Value = serde_json::from_str(rest.lines().next().unwrap()).unwrap();
    let id = found["id"].as_str().unwrap();
    run(&["dismiss", id, "--reason", "another year", "--by", "jd", "--dir", "first", "--dismissed", "away.jsonl"]);
    let decided = ["--baseline", "known.jsonl", "--dismissed", "away.jsonl", "--cache", "kept"];
    place.same(&[&["--format", "jsonl,html"], &decided[..]].concat(), &["1"]);
    std::fs::write(place.dir.path().join("protected.toml"), "names = ['Lena Ostrom']\n").unwrap();
    for more in [&[][..], &["--memory", "1"]] {
        let ended = place.command("out", more).output().unwrap();
        assert_eq!(ended.status.code(), Some(2), "{more:?}: {}", said(&ended));
        assert!(!place.dir.path().join("out/report.html").exists(), "{more:?}");
    }
}

#[test]
fn the_example_and_one_story_are_compared_in_memory() {
    let dir = tempfile::tempdir().unwrap();
    let run = |out: &str, more: &[&str]| {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin("claimdiff"));
        command.current_dir(env!("CARGO_MANIFEST_DIR")).args(["check", "input", "--quiet", "--fail-on", "never"]);
        command.args(["--format", "jsonl,html", "-o"]).arg(dir.path().join(out)).args(more);
        assert!(command.status().unwrap().success());
        let mut files = BTreeMap::new();
        read(&dir.path().join(out), &dir.path().join(out), &mut files);
        files
    };
    assert!(run("plain", &[]) == run("small", &["--memory", "1"]));
    assert!(run("one", &["--stories", "one"]) == run("small-one", &["--stories", "one", "--memory", "1MB"]));
}

#[test]
fn a_size_that_is_none_is_told() {
    let ended = Place::new().command("out", &["--memory", "much"]).output().unwrap();
    assert_eq!(ended.status.code(), Some(2));
    assert!(said(&ended).contains("512MB"), "{}", said(&ended));
}

#[cfg(unix)]
#[test]
fn a_disk_that_fills_up_leaves_nothing() {
    let place = Place::new();
    let program = place.command("out", &["--quiet", "--memory", "1MB"]);
    for blocks in [40, 400, 2000] {
        let mut command = Command::new("sh");
        command.current_dir(place.dir.path());
        command.args(["-c", &format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\""), "sh"]);
        let ended = command.arg(program.get_program()).args(program.get_args()).output().unwrap();
        assert_eq!(ended.status.code(), Some(2), "{blocks}: {}", said(&ended));
        assert!(said(&ended).contains("cannot write"), "{}", said(&ended));
        assert_eq!(std::fs::read_dir(place.dir.path().join("out")).unwrap().count(), 0, "{blocks}");
    }
}
