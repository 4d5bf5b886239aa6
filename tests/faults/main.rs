//! Faults, each injected and then looked at: what stands after a kill, a full disk, a lost file, a second run.

#![allow(clippy::unwrap_used, clippy::print_stderr)]

mod cache;
mod disk;
mod input;
mod killed;
mod private;
mod twice;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

/// claimdiff at the root of the repository.
fn claimdiff() -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("claimdiff"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env("NO_COLOR", "1");
    command
}

/// A quiet check of the bundled example into `out`.
fn check(out: &Path) -> Command {
    let mut command = claimdiff();
    command.args(["check", "input", "--quiet", "--fail-on", "never", "-o"]).arg(out);
    command
}

/// Every file of a folder by its name, hidden ones too.
fn files(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let Ok(entries) = std::fs::read_dir(dir) else { return BTreeMap::new() };
    let named = |e: std::fs::DirEntry| (e.file_name().to_string_lossy().into_owned(), std::fs::read(e.path()).unwrap());
    entries.map(|e| named(e.unwrap())).collect()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
