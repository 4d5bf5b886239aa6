//! Decisions of people, and outputs that hide something: dismiss, baseline, no text, no names.

#![allow(clippy::unwrap_used)]

mod bundled;

use bundled::{check, claimdiff, findings};
use predicates::prelude::*;
use serde_json::Value;
use std::path::Path;

#[test]
fn what_is_dismissed_stays_away_until_its_day_or_another_value() {
    let dir = tempfile::tempdir().unwrap();
    let (out, file) = (dir.path().join("out"), dir.path().join("d.jsonl"));
    check(&out, &[]);
    let id = findings(&out)[0]["id"].as_str().unwrap().to_owned();
    let dismiss = |until: &str| {
        let mut command = claimdiff();
        command.args(["dismiss", &id, "--reason", "another period", "--until", until, "--by", "jd", "--dir"]);
        command.arg(&out).arg("--dismissed").arg(&file).assert().code(0);
    };
    let status = || {
        let told = check(&out, &["--dismissed", file.to_str().unwrap()]);
        let found = findings(&out);
        let of = found.iter().find(|f| f["id"] == id.as_str()).unwrap();
        (of["status"].as_str().unwrap().to_owned(), String::from_utf8(told.get_output().stderr.clone()).unwrap())
    };
    dismiss("2999-01-01");
    assert_eq!(status().0, "dismissed");
    dismiss("2001-01-01");
    let (now, said) = status();
    assert!(now == "open" && said.contains("the dismissal is over"), "{now} {said}");
    let line = std::fs::read_to_string(&file).unwrap().lines().next().unwrap().to_owned();
    std::fs::write(&file, line.replace(&id, "F-aaaaaa")).unwrap();
    assert!(status().1.contains("has other values now"));
    let elsewhere = line.replace(&id, "F-aaaaaa").replace("s-", "t-");
    std::fs::write(&file, elsewhere).unwrap();
    assert!(status().1.contains("not found any more"));
}

#[test]
fn an_accepted_state_fails_no_run() {
    let dir = tempfile::tempdir().unwrap();
    let (out, file) = (dir.path().join("out"), dir.path().join("b.jsonl"));
    check(&out, &[]).code(1);
    claimdiff().args(["baseline", "--from"]).arg(&out).arg("-o").arg(&file).assert().code(0);
    check(&out, &["--baseline", file.to_str().unwrap()]).code(0);
    assert!(findings(&out).iter().all(|f| f["status"] == "baseline"));
    let sarif = std::fs::read_to_string(out.join("findings.sarif")).unwrap();
    assert!(sarif.contains("\"unchanged\"") && !sarif.contains("\"new\""));
}

#[test]
fn a_run_can_be_verified_and_a_change_is_seen() {
    let dir = tempfile::tempdir().unwrap();
    check(dir.path(), &[]);
    claimdiff().arg("verify").arg(dir.path()).assert().code(0).stdout(predicate::str::contains("are the same bytes"));
    std::fs::write(dir.path().join("claims.csv"), "changed").unwrap();
    claimdiff().arg("verify").arg(dir.path()).assert().code(1).stdout(predicate::str::contains("differs: claims.csv"));
}

#[test]
fn a_run_with_limits_is_verified_with_them() {
    let dir = tempfile::tempdir().unwrap();
    check(dir.path(), &["--limit", "article=1kB,line=1MB"]);
    let manifest = std::fs::read_to_string(dir.path().join("manifest.json")).unwrap();
    assert!(manifest.contains("\"limit\": \"article=1kB,line=1MB\"") && manifest.contains("too-large"), "{manifest}");
    claimdiff().arg("verify").arg(dir.path()).assert().code(0);
}

/// Every word of every file of a run, but for the names of its own columns and commands.
fn words_of(dir: &Path) -> String {
    let files = walkdir::WalkDir::new(dir).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file());
    files.map(|e| String::from_utf8_lossy(&std::fs::read(e.path()).unwrap()).into_owned()).collect()
}

#[test]
fn without_text_no_sentence_is_left_and_rehydrate_puts_the_words_back() {
    let dir = tempfile::tempdir().unwrap();
    let (plain, bare, full) = (dir.path().join("plain"), dir.path().join("bare"), dir.path().join("full"));
    check(&plain, &[]);
    check(&bare, &["--no-text"]);
    let all = words_of(&bare);
    for words in ["shift supervisor who", "water pressure", "Two workers were killed", "told reporters"] {
        assert!(words_of(&plain).contains(words), "{words}");
        assert!(!all.contains(words), "{words}");
    }
    claimdiff().arg("rehydrate").arg(&bare).args(["input", "-o"]).arg(&full).assert().code(0);
    let exact = |dir: &Path| -> Vec<Value> {
        let text = std::fs::read_to_string(dir.join("claims.jsonl")).unwrap();
        text.lines().map(|l| serde_json::from_str::<Value>(l).unwrap()["exact"].clone()).collect()
    };
    assert_eq!(exact(&full), exact(&plain));
}

#[test]
fn redacted_names_stand_in_no_file() {
    let dir = tempfile::tempdir().unwrap();
    let (key, out) = (dir.path().join("key"), dir.path().join("out"));
    std::fs::write(&key, "sixteen letters or more").unwrap();
    check(&out, &["--redact", "names", "--key", key.to_str().unwrap()]);
    let all = words_of(&out);
    for name in ["Lena Ostrom", "lena-ostrom", "Ostrom", "Tolland", "tolland", "Vasilko", "Anneke"] {
        assert!(!all.contains(name), "{name}: {}", &all[all.find(name).unwrap_or(0)..][..120.min(all.len())]);
    }
    assert!(all.contains("Person "));
    check(&out, &["--redact", "names"]).code(2);
}

#[test]
fn a_card_says_both_sides_and_judges_none() {
    let dir = tempfile::tempdir().unwrap();
    check(dir.path(), &[]);
    let id = findings(dir.path())[0]["id"].as_str().unwrap().to_owned();
    let card = claimdiff().args(["card", &id, "--dir"]).arg(dir.path()).assert().code(0);
    card.stdout(predicate::str::contains("It is not said which report is right"));
}

#[test]
fn label_studio_gets_tasks_and_gives_decisions_back() {
    let dir = tempfile::tempdir().unwrap();
    check(dir.path(), &[]);
    let said = |args: &[&str]| claimdiff().args(args).assert().code(0).get_output().stdout.clone();
    let run = dir.path().to_str().unwrap();
    let tasks: Vec<Value> = serde_json::from_slice(&said(&["sample", run])).unwrap();
    assert_eq!(tasks.len(), findings(dir.path()).len());
    let interface = String::from_utf8(said(&["sample", run, "--to", "labelstudio-interface"])).unwrap();
    // What the interface shows is in every task.
    for name in interface.split("=\"$").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(tasks.iter().all(|task| !task["data"][name].is_null()), "{name}");
    }
    assert!(tasks.iter().all(|t| t["data"]["passages"][0]["words"].as_str().unwrap().len() > 5));
    // As Label Studio exports: the task as it came, and what was chosen by whom.
    let judged = |(at, task): (usize, &Value)| {
        let answer = if at == 0 { "misread" } else { "differs" };
        let chosen = serde_json::json!({"from_name": "answer", "to_name": "passages", "type": "choices", "value": {"choices": [answer]}});
        serde_json::json!({"id": at, "data": task["data"], "annotations": [{"completed_by": 1, "result": [chosen]}]})
    };
    let export: Vec<Value> = tasks.iter().enumerate().map(judged).collect();
    let file = dir.path().join("export.json");
    std::fs::write(&file, serde_json::to_vec(&export).unwrap()).unwrap();
    let score: Value =
        serde_json::from_slice(&said(&["score", run, "--gold", file.to_str().unwrap(), "--json"])).unwrap();
    let all = score["rules"].as_array().unwrap().iter().max_by_key(|r| r["judged"].as_u64()).unwrap();
    assert_eq!(
        (all["judged"].as_u64(), all["right"].as_u64()),
        (Some(tasks.len() as u64), Some(tasks.len() as u64 - 1))
    );
}
