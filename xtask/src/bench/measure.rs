//! How long a program runs, and how much memory it takes at most.

use miette::{IntoDiagnostic, Result, bail};
use serde::Serialize;
use std::process::{Command, Stdio};
use std::time::Instant;

/// GNU time, which tells what the kernel counted.
const TIME: &str = "/usr/bin/time";

/// One measured run.
#[derive(Clone, Debug, Serialize)]
pub struct Run {
    /// What was run.
    pub name: String,
    /// From start to end, of the quickest.
    pub seconds: f64,
    /// Time of the processor in the program, of the quickest, where it is known.
    pub user_seconds: Option<f64>,
    /// The most memory at once (MB), where it is known.
    pub peak_megabytes: Option<f64>,
    /// Of input a second (MB), where the input is large enough to tell.
    pub megabytes_a_second: Option<f64>,
}

/// Runs `command` several times.
///
/// # Errors
/// Where it cannot be started or does not end well.
pub fn measure(name: &str, bytes: u64, command: &[&str], repeat: usize) -> Result<Run> {
    let mut best: Option<Run> = None;
    for _ in 0..repeat.max(1) {
        let run = once(name, bytes, command)?;
        if best.as_ref().is_none_or(|b| run.seconds < b.seconds) {
            best = Some(run);
        }
    }
    best.ok_or_else(|| miette::miette!("{name} was never run"))
}

fn once(name: &str, bytes: u64, command: &[&str]) -> Result<Run> {
    let timed = std::path::Path::new(TIME).exists();
    let head: &[&str] = if timed { &[TIME, "-f", "%U %M"] } else { &[] };
    let words = [head, command].concat();
    let Some((program, rest)) = words.split_first() else { bail!("{name}: nothing to run") };
    let start = Instant::now();
    let out = Command::new(program).args(rest).stdin(Stdio::null()).stdout(Stdio::null()).output().into_diagnostic()?;
    let seconds = start.elapsed().as_secs_f64();
    let said = String::from_utf8_lossy(&out.stderr);
    if !out.status.success() {
        bail!("{name}: {command:?} ended with {}: {said}", out.status);
    }
    let counted: Vec<f64> = said.lines().last().unwrap_or("").split(' ').filter_map(|n| n.parse().ok()).collect();
    Ok(Run {
        name: name.to_owned(),
        seconds,
        user_seconds: counted.first().copied().filter(|_| timed),
        peak_megabytes: counted.get(1).map(|kilobytes| kilobytes / 1e3).filter(|_| timed),
        megabytes_a_second: (bytes > 0).then(|| bytes as f64 / 1e6 / seconds),
    })
}
