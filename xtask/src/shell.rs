//! Running programs, with a heading before each and its time after.

use miette::{IntoDiagnostic, Result, bail};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// Whether this runs where nothing may be left out.
pub fn in_ci() -> bool {
    std::env::var_os("CI").is_some_and(|v| !v.is_empty() && v != "false")
}

/// A program, to be run at the root of the repository.
pub fn program(name: impl AsRef<OsStr>, args: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.args(args).current_dir(root());
    command
}

/// Cargo, as it runs this task.
pub fn cargo(args: &[&str]) -> Command {
    program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), args)
}

/// Runs one step under a heading.
///
/// # Errors
/// Where the program cannot be started or does not end well.
pub fn step(what: &str, command: &mut Command) -> Result<()> {
    eprintln!("\n── {what}");
    let start = Instant::now();
    let status = command.status().into_diagnostic()?;
    if !status.success() {
        bail!("{what}: {command:?} ended with {status}");
    }
    eprintln!("── {what}: done in {:.0} s", start.elapsed().as_secs_f64());
    Ok(())
}

/// Builds the program of the command line, as it is given away or as tests are made, and says where it is.
///
/// # Errors
/// Where it cannot be built.
pub fn built(release: bool) -> Result<PathBuf> {
    let profile = if release { "release" } else { "dev" };
    step("build the program", &mut cargo(&["build", "--quiet", "--package", "claimdiff", "--profile", profile]))?;
    Ok(place(release))
}

/// Where the program of the command line is, once it is built.
pub fn place(release: bool) -> PathBuf {
    root().join("target").join(if release { "release" } else { "debug" }).join("claimdiff")
}

/// Whether a program can be started.
pub fn has(name: impl AsRef<OsStr>) -> bool {
    Command::new(name).arg("--version").output().is_ok_and(|o| o.status.success())
}
