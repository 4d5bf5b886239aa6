//! Measures on real articles, which stand beside the project and never in it: the bars that must hold.

#![allow(clippy::unwrap_used, clippy::print_stderr)]

use std::path::Path;
use std::process::Command;

/// What a scorer prints, or none where the material is not there.
fn scores(name: &str) -> Option<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let script = root.join("../shared/eval/score.py");
    if !script.exists() {
        // Through the harness's own captured output: one line, as the house rules ask.
        eprintln!("skipped: {name}: ../shared is not there");
        return None;
    }
    let mut command = Command::new("python3");
    command.arg(script).arg(name).args(["--bin", env!("CARGO_BIN_EXE_claimdiff"), "--json"]).current_dir(root);
    let out = command.output().expect("python3 runs");
    Some(String::from_utf8_lossy(&out.stdout).into_owned())
}

fn field(scores: &str, name: &str) -> serde_json::Value {
    let scores: serde_json::Value = serde_json::from_str(scores.trim()).unwrap_or_else(|e| panic!("{e}: {scores}"));
    scores[name].clone()
}

#[test]
fn five_real_articles_on_one_case() {
    let Some(scores) = scores("seeds") else { return };
    assert_eq!(field(&scores, "must"), "10/10", "{scores}");
    assert_eq!(field(&scores, "never"), 0, "{scores}");
    for (name, least) in [("claims", 0.85), ("person_forms", 0.85), ("boilerplate", 0.9)] {
        assert!(field(&scores, name).as_f64() >= Some(least), "{name} is under {least}: {scores}");
    }
    for (name, most) in [("false_people", 3), ("errors_and_warnings", 12)] {
        assert!(field(&scores, name).as_i64() <= Some(most), "{name} is over {most}: {scores}");
    }
}
