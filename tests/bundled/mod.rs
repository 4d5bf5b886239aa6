//! The bundled example, checked by the program.

use assert_cmd::Command;
use serde_json::Value;
use std::path::Path;

/// claimdiff at the root of the repository.
pub fn claimdiff() -> Command {
    let mut command = Command::cargo_bin("claimdiff").unwrap();
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

/// What a quiet `check` of the example into `out` with the options `more` did.
pub fn check(out: &Path, more: &[&str]) -> assert_cmd::assert::Assert {
    claimdiff().args(["check", "input", "--quiet", "-o"]).arg(out).args(more).assert()
}

/// The findings of a run.
pub fn findings(dir: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(dir.join("findings.jsonl")).unwrap();
    text.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}
