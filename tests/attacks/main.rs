//! Attacks, one test or more for each row of `docs/security.md`; what `tests/hostile.rs` and `tests/formats.rs` hold
//! off stands there.

#![allow(clippy::unwrap_used)]

mod archives;
mod serve;
mod slow;
mod table;
mod words;

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

/// claimdiff at the root of the repository.
fn claimdiff() -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("claimdiff"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env("NO_COLOR", "1");
    command
}

/// The records of a scan of `input`, and how it ended.
fn scan(input: &Path) -> (Vec<Value>, Output) {
    let run = claimdiff().arg("scan").arg(input).output().unwrap();
    let lines = String::from_utf8(run.stdout.clone()).unwrap();
    (lines.lines().map(|l| serde_json::from_str(l).unwrap()).collect(), run)
}
