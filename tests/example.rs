//! What the bundled example is expected to show, as `input/README.md` says it was planted.

#![allow(clippy::unwrap_used)]

use assert_cmd::Command;

#[test]
fn the_findings_of_the_example() {
    let out = tempfile::tempdir().unwrap();
    let mut command = Command::cargo_bin("claimdiff").unwrap();
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(["check", "input", "-o"]).arg(out.path()).output().unwrap();
    let findings = std::fs::read_to_string(out.path().join("findings.jsonl")).unwrap();
    let lines: Vec<String> = findings.lines().map(line).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

/// `rule  question  value ×outlets | value ×outlets`
fn line(finding: &str) -> String {
    let finding: serde_json::Value = serde_json::from_str(finding).unwrap();
    let sides = finding["values"].as_array().unwrap().iter();
    let sides: Vec<String> = sides.map(|v| format!("{} ×{}", v["display"].as_str().unwrap(), v["outlets"])).collect();
    format!("{}  {}  {}", finding["rule"].as_str().unwrap(), finding["question"].as_str().unwrap(), sides.join(" | "))
}

#[test]
fn everything_the_readme_says_was_planted_is_found() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/input/README.md")).unwrap();
    let planted = readme
        .lines()
        .filter_map(|l| l.trim_end_matches(" |").rsplit(" | ").next()?.strip_prefix('`')?.strip_suffix('`'));
    let out = tempfile::tempdir().unwrap();
    let mut command = Command::cargo_bin("claimdiff").unwrap();
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(["check", "input", "-o"]).arg(out.path()).output().unwrap();
    let findings = std::fs::read_to_string(out.path().join("findings.jsonl")).unwrap();
    let missing: Vec<&str> = planted.filter(|rule| !findings.contains(&format!("\"rule\":\"{rule}\""))).collect();
    assert!(missing.is_empty(), "planted but not found: {missing:?}");
}
