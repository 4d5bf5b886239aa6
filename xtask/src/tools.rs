//! Programs of others that the checks need, installed below `target/` at fixed versions.

use crate::shell::{cargo, has, program, root, step};
use miette::{IntoDiagnostic, Result, bail};
use std::path::{Path, PathBuf};

const TYPOS: &str = "1.40.0";
const CARGO_DENY: &str = "0.20.2";

/// The spelling checker: from PyPI, where it stands ready built, else built by cargo.
///
/// # Errors
/// Where neither way works.
pub fn typos() -> Result<PathBuf> {
    let tool = root().join("target/tools/python/bin/typos");
    if has(&tool) {
        return Ok(tool);
    }
    let wanted = format!("typos=={TYPOS}");
    let installed = environment("python").and_then(|python| install(&python, "typos", &[&wanted]));
    if installed.is_ok() && has(&tool) {
        return Ok(tool);
    }
    built("typos-cli", "typos", TYPOS)
}

/// A Python of its own, called `name`, that can import `imports` (as Python writes them); where it cannot, pip
/// installs `packages`.
///
/// # Errors
/// Where Python is not here, or pip cannot install them.
pub fn python(name: &str, packages: &[&str], imports: &str) -> Result<PathBuf> {
    let python = environment(name)?;
    let there = program(&python, &["-c", &format!("import {imports}")]).output().into_diagnostic()?;
    if !there.status.success() {
        install(&python, name, packages)?;
    }
    Ok(python)
}

/// An empty Python environment below `target/tools`, made where it is not there yet.
fn environment(name: &str) -> Result<PathBuf> {
    let place = root().join("target/tools").join(name);
    let python = place.join("bin/python");
    if !has(&python) {
        step("make a Python environment", program("python3", &["-m", "venv"]).arg(&place))?;
    }
    Ok(python)
}

fn install(python: &Path, what: &str, packages: &[&str]) -> Result<()> {
    let mut install = program(python, &["-m", "pip", "install", "--quiet"]);
    step(&format!("install {what}"), install.args(packages))
}

/// The checker of licences, sources and known weaknesses of dependencies.
///
/// # Errors
/// Where it cannot be built.
pub fn cargo_deny() -> Result<PathBuf> {
    built("cargo-deny", "cargo-deny", CARGO_DENY)
}

/// A program built by cargo, once.
fn built(package: &str, binary: &str, version: &str) -> Result<PathBuf> {
    let place = root().join("target/tools");
    let tool = place.join("bin").join(binary);
    if !has(&tool) {
        let arguments = ["install", "--quiet", "--locked", "--version", version, package, "--root"];
        // Its own build folder, so that it does not wait for a build of ours.
        let mut install = cargo(&arguments);
        install.arg(&place).env("CARGO_TARGET_DIR", place.join("build")).env("CARGO_PROFILE_RELEASE_LTO", "off");
        install.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
        step(&format!("build {package} {version}"), &mut install)?;
        forget(&place.join("build"));
    }
    if !has(&tool) {
        bail!("{} was built but does not run", tool.display());
    }
    Ok(tool)
}

/// What a build left over is only in the way; that it cannot be removed does no harm.
fn forget(folder: &Path) {
    let _ = std::fs::remove_dir_all(folder);
}
