//! Programs of others that the checks need, installed below `target/` at fixed versions.

use crate::shell::{cargo, has, program, root, step};
use miette::{Result, bail};
use std::path::{Path, PathBuf};

const TYPOS: &str = "1.40.0";
const CARGO_DENY: &str = "0.20.2";

/// The spelling checker: from PyPI, where it stands ready built, else built by cargo.
///
/// # Errors
/// Where neither way works.
pub fn typos() -> Result<PathBuf> {
    let venv = root().join("target/tools/python");
    let tool = venv.join("bin/typos");
    if has(&tool) {
        return Ok(tool);
    }
    if has("python3") {
        let made = step("make a Python environment", program("python3", &["-m", "venv"]).arg(&venv));
        let wanted = format!("typos=={TYPOS}");
        let pip = venv.join("bin/pip");
        let installed = made.and_then(|()| step("install typos", &mut program(&pip, &["install", "--quiet", &wanted])));
        if installed.is_ok() && has(&tool) {
            return Ok(tool);
        }
    }
    built("typos-cli", "typos", TYPOS)
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
