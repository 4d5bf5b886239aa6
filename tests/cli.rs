//! The command line as a user meets it: exit statuses, messages, what goes where.

#![allow(clippy::unwrap_used)]

use assert_cmd::Command;
use predicates::prelude::*;
use std::path::Path;

fn claimdiff() -> Command {
    let mut command = Command::cargo_bin("claimdiff").unwrap();
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env("NO_COLOR", "1");
    command
}

fn read(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).unwrap()
}

const TABLES: [&str; 7] = ["articles", "claims", "groups", "findings", "names", "coverage", "copies"];

#[test]
fn the_main_job_prints_one_screen_and_writes_every_output() {
    let out = tempfile::tempdir().unwrap();
    let run = claimdiff().args(["check", "input", "-o"]).arg(out.path()).output().unwrap();
    assert_eq!(run.status.code(), Some(1), "there are findings of level error");
    let summary = String::from_utf8(run.stdout).unwrap();
    assert!(summary.lines().count() <= 23, "{summary}");
    assert!(summary.lines().all(|l| l.chars().count() <= 80 || l.contains("report.html")), "{summary}");
    assert!(summary.contains("8 articles · 6 outlets"), "{summary}");
    for table in TABLES {
        for ending in ["jsonl", "csv"] {
            assert!(out.path().join(format!("{table}.{ending}")).exists(), "{table}.{ending}");
        }
        for line in read(out.path(), &format!("{table}.jsonl")).lines() {
            let record: serde_json::Value = serde_json::from_str(line).unwrap();
            assert!(record["schema"].as_str().is_some_and(|s| s.starts_with("claimdiff/")), "{line}");
        }
    }
    let report = read(out.path(), "report.html");
    assert!(report.contains("default-src 'none'") && report.matches("<script").count() == 1);
    assert!(!read(out.path(), "manifest.json").contains(env!("CARGO_MANIFEST_DIR")), "paths stay as given");
}

#[test]
fn a_run_tells_what_it_has_written_and_what_is_of_an_earlier_one() {
    let out = tempfile::tempdir().unwrap();
    let told = |formats: &[&str]| {
        let mut run = claimdiff();
        run.args(["check", "input", "-o"]).arg(out.path()).args(formats);
        let run = run.output().unwrap();
        (String::from_utf8(run.stdout).unwrap(), String::from_utf8(run.stderr).unwrap())
    };
    let (summary, notes) = told(&["--format", "jsonl,html"]);
    assert!(summary.contains("report.html") && !notes.contains("still holds"), "{summary}{notes}");
    let (summary, notes) = told(&["--format", "csv"]);
    assert!(summary.lines().any(|l| l.ends_with(&format!("→ {}", out.path().display()))), "{summary}");
    assert!(notes.contains("(findings.jsonl, report.html)"), "{notes}");
    assert!(!told(&[]).1.contains("still holds"), "all of them are written anew");
}

#[test]
fn nothing_that_is_said_judges_an_outlet() {
    let out = tempfile::tempdir().unwrap();
    claimdiff().args(["check", "input", "-o"]).arg(out.path()).output().unwrap();
    for line in read(out.path(), "findings.jsonl").lines() {
        let finding: serde_json::Value = serde_json::from_str(line).unwrap();
        let message = finding["message"].as_str().unwrap().to_lowercase();
        for word in ["false", "wrong", "incorrect", "mistake", "lie"] {
            assert!(!message.split(|c: char| !c.is_alphabetic()).any(|w| w == word), "{message}");
        }
    }
}

#[test]
fn the_bytes_are_the_same_on_any_number_of_threads_in_any_order_and_in_two_halves() {
    let places: Vec<_> = (0..4).map(|_| tempfile::tempdir().unwrap()).collect();
    let inputs = ["input/wire", "input/national.jsonl", "input/follow-up.csv"];
    let run = |at: usize, jobs: &str, inputs: &[&str]| {
        claimdiff().args(["check", "--jobs", jobs, "-o"]).arg(places[at].path()).args(inputs).output().unwrap();
    };
    run(0, "1", &inputs);
    run(1, "8", &inputs);
    run(2, "8", &[inputs[2], inputs[0], inputs[1]]);
    let scan = claimdiff().arg("scan").args(inputs).output().unwrap();
    claimdiff().args(["compare", "-", "-o"]).arg(places[3].path()).write_stdin(scan.stdout).output().unwrap();
    for entry in std::fs::read_dir(places[0].path()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let bytes = |place: &tempfile::TempDir| std::fs::read(place.path().join(&name)).unwrap();
        let first = bytes(&places[0]);
        for place in &places[1..] {
            assert!(bytes(place) == first, "{name}");
        }
    }
}

#[test]
fn demo_gives_what_check_gives() {
    let (demo, check) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    claimdiff().args(["demo", "-o"]).arg(demo.path()).output().unwrap();
    claimdiff().args(["check", "input", "-o"]).arg(check.path()).output().unwrap();
    assert_eq!(read(demo.path(), "findings.jsonl"), read(check.path(), "findings.jsonl"));
}

#[test]
fn offsets_are_code_points_into_the_text_as_given() {
    let text = "Über 60 Gäste? No: “more than 60 visits” by social workers, said Zoë Marsh 👩‍🚒 on 3 May 2024.";
    let line = serde_json::json!({"id": "a", "outlet": "North Post", "text": text}).to_string();
    let run = claimdiff().args(["scan", "-", "--input", "jsonl"]).write_stdin(line).output().unwrap();
    let record: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(record["article"]["text"], text);
    let letters: Vec<char> = text.chars().collect();
    let mentions = record["mentions"].as_array().unwrap();
    assert!(!mentions.is_empty());
    for mention in mentions.iter().chain(record["quotes"].as_array().unwrap()) {
        let at = |k: &str| mention[k].as_u64().unwrap() as usize;
        let words: String = letters[at("start")..at("end")].iter().collect();
        assert_eq!(mention["surface"], words);
    }
}

#[test]
fn what_cannot_be_used_is_told_and_the_rest_is_done() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("good.txt"), "Twelve people were hurt in Brackwater on Monday.").unwrap();
    std::fs::write(dir.path().join("bad.txt"), b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR").unwrap();
    std::fs::write(dir.path().join("rows.jsonl"), "{\"text\": \"One man died.\"}\n{\"text\": \"Two.\"}\n{broken\n")
        .unwrap();
    let out = tempfile::tempdir().unwrap();
    let check = |strict: bool| {
        let mut command = claimdiff();
        command.arg("check").arg(dir.path()).arg("-o").arg(out.path());
        if strict {
            command.arg("--strict");
        }
        command
    };
    check(false).assert().code(0).stderr(
        predicate::str::contains("bad.txt")
            .and(predicate::str::contains("rows.jsonl"))
            .and(predicate::str::contains("line 3")),
    );
    check(true).assert().code(3);
    let articles = read(out.path(), "articles.jsonl");
    assert_eq!(articles.lines().filter(|l| l.contains("\"skipped\":null")).count(), 3, "{articles}");
}

#[test]
fn a_missing_input_names_itself_and_the_cure() {
    claimdiff().args(["check", "no-such-folder"]).assert().code(2).stderr(predicate::str::contains("no-such-folder"));
}

#[test]
fn wrong_usage_ends_with_two() {
    claimdiff().arg("check").assert().code(2);
    claimdiff().args(["check", "input", "--fail-on", "sometimes"]).assert().code(2);
    claimdiff().args(["schema", "nothing"]).assert().code(2).stderr(predicate::str::contains("finding"));
}

#[test]
fn a_run_with_nothing_to_compare_says_why() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("one.txt"), "The square was empty.").unwrap();
    let out = tempfile::tempdir().unwrap();
    let run = claimdiff().arg("check").arg(dir.path()).arg("-o").arg(out.path()).assert().code(0);
    run.stderr(predicate::str::contains("nothing differs, since"));
}

#[test]
fn every_record_has_a_schema_that_describes_it() {
    for name in ["scan", "article", "claim", "group", "finding", "name", "coverage", "copy", "manifest"] {
        let run = claimdiff().args(["schema", name]).output().unwrap();
        let schema: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
        assert_eq!(schema["type"], "object", "{name}");
    }
}

#[test]
fn a_file_in_the_working_folder_sets_defaults_and_the_command_line_wins() {
    let dir = tempfile::tempdir().unwrap();
    let put = |text: &str| std::fs::write(dir.path().join("claimdiff.toml"), text).unwrap();
    let article = r#"{"id": "a", "outlet": "North Post", "text": "Some 40 people were injured and 3 were killed."}"#;
    let patterns = |more: &[&str]| {
        let mut command = claimdiff();
        command.current_dir(dir.path()).args(["scan", "-", "--input", "jsonl"]).args(more).write_stdin(article);
        let run = command.output().unwrap();
        let record: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
        let claims = record["claims"].as_array().unwrap().clone();
        claims.iter().map(|c| c["pattern"].as_str().unwrap().split('@').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    put("only = 'harm.injured'\nquiet = true\n");
    assert_eq!(patterns(&[]), ["harm.injured"]);
    assert_eq!(patterns(&["--only", "harm.killed", "--quiet=false"]), ["harm.killed"]);
    put("olny = 'harm.injured'\n");
    let mut wrong = claimdiff();
    wrong
        .current_dir(dir.path())
        .args(["scan", "-"])
        .assert()
        .code(2)
        .stderr(predicate::str::contains("claimdiff.toml:1:1").and(predicate::str::contains("did you mean `only`?")));
    claimdiff().current_dir(dir.path()).arg("--help").assert().code(0);
}

#[test]
fn frames_without_a_pattern_are_found_and_drafted() {
    let dir = tempfile::tempdir().unwrap();
    let texts = [
        "The gale struck at dawn. Some 40 barns were flattened in the valley.",
        "Farmers counted their losses: 44 barns flattened, and no insurance for most.",
        "A quiet village woke to ruin. It is thought that 40 barns were flattened overnight.",
    ];
    let lines = texts.iter().enumerate().map(|(n, text)| {
        serde_json::json!({"id": n.to_string(), "outlet": format!("Post {n}"), "story": "gale", "text": text})
            .to_string()
    });
    std::fs::write(dir.path().join("a.jsonl"), lines.collect::<Vec<_>>().join("\n")).unwrap();
    let mut discover = claimdiff();
    discover.current_dir(dir.path()).args(["discover", "a.jsonl", "--draft=mine"]).assert().code(0).stdout(
        predicate::str::contains("{count} barn … flattened").and(predicate::str::contains("barn_flattened.toml")),
    );
    let mut fmt = claimdiff();
    fmt.current_dir(dir.path()).args(["patterns", "fmt", "mine"]).assert().code(0);
    let mut test = claimdiff();
    test.current_dir(dir.path()).args(["patterns", "test", "found", "--patterns", "mine"]).assert().code(0);
}
