//! What was measured, as a record and as a page.

use super::measure::Run;
use crate::shell::{program, root};
use miette::{IntoDiagnostic, Result};
use serde_json::json;
use std::fmt::Write;

/// Everything that was measured.
pub struct Facts {
    /// Each run.
    pub runs: Vec<Run>,
    /// Of the input.
    pub bytes: u64,
    /// Of the program (bytes).
    pub size: u64,
    /// Whether the articles were invented ones.
    pub invented: bool,
}

const PAGE: &str = "docs/performance.md";
/// What people wrote below the table is kept.
const END: &str = "<!-- the table ends here -->";

/// Writes `benches/runs/DATE.json` and the table of `docs/performance.md`.
///
/// # Errors
/// Where a file cannot be written.
pub fn write(facts: &Facts) -> Result<()> {
    let date = said("date", &["+%F"]);
    let ratios = ratios(&facts.runs);
    let record = json!({
        "date": date,
        "machine": machine(),
        "versions": { "claimdiff": said("git", &["describe", "--always", "--dirty"]), "rustc": said("rustc", &["-V"]),
            "rg": said("rg", &["-V"]) },
        "input": { "bytes": facts.bytes, "invented": facts.invented },
        "binary_bytes": facts.size,
        "runs": facts.runs,
        "ratios": ratios.iter().map(|r| json!({ "name": r.0, "value": r.1, "bar": r.2 })).collect::<Vec<_>>(),
    });
    let folder = root().join("benches/runs");
    std::fs::create_dir_all(&folder).into_diagnostic()?;
    let text = serde_json::to_string_pretty(&record).into_diagnostic()?;
    std::fs::write(folder.join(format!("{date}.json")), text + "\n").into_diagnostic()?;
    let path = root().join(PAGE);
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let below = kept.split_once(END).map_or("\n", |(_, below)| below);
    std::fs::write(&path, format!("{}{END}{below}", table(facts, &date, &ratios))).into_diagnostic()
}

/// What the runs are to each other, and what is aimed at.
fn ratios(runs: &[Run]) -> Vec<(&'static str, f64, &'static str)> {
    let seconds = |name: &str| runs.iter().find(|r| r.name == name).map(|r| r.seconds);
    let mut out = Vec::new();
    let one = seconds("scan, one thread");
    if let Some((one, two)) = one.zip(seconds("scan, two threads")) {
        out.push(("two threads against one", one / two, "at least 1.85"));
    }
    if let Some((one, rg)) = one.zip(seconds("rg --count-matches")) {
        out.push(("scan against rg (time)", one / rg, "at most 12"));
    }
    out
}

fn table(facts: &Facts, date: &str, ratios: &[(&str, f64, &str)]) -> String {
    let mut out = String::from("# How fast it is\n\nMeasured by `cargo xtask bench`; records in `benches/runs`.\n\n");
    let kind = if facts.invented { "invented articles" } else { "articles" };
    let _ = writeln!(out, "{date}, {}, {:.1} MB of {kind}; ", machine(), facts.bytes as f64 / 1e6);
    let _ = writeln!(out, "the program has {:.1} MB.\n", facts.size as f64 / 1e6);
    out.push_str("| run | seconds | MB/s | peak MB |\n|---|---|---|---|\n");
    // Rates of a package may be thousandths.
    let known = |n: Option<f64>| n.map_or("–".to_owned(), |n| format!("{n:.*}", if n < 0.1 { 4 } else { 1 }));
    for run in &facts.runs {
        let (rate, peak) = (known(run.megabytes_a_second), known(run.peak_megabytes));
        let _ = writeln!(out, "| {} | {:.3} | {rate} | {peak} |", run.name, run.seconds);
    }
    out.push_str("\n| ratio | measured | aim |\n|---|---|---|\n");
    for (name, value, bar) in ratios {
        let _ = writeln!(out, "| {name} | {value:.2} | {bar} |");
    }
    out.push('\n');
    out
}

/// The processor, and how many cores it has.
fn machine() -> String {
    let facts = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = facts.lines().find_map(|l| l.strip_prefix("model name")).unwrap_or(": processor of unknown make");
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    format!("{}, {cores} cores", model.trim_start_matches(['\t', ':', ' ']))
}

/// What a program prints, on one line; empty where it cannot be run.
fn said(name: &str, args: &[&str]) -> String {
    let out = program(name, args).output().map(|o| o.stdout).unwrap_or_default();
    String::from_utf8_lossy(&out).lines().next().unwrap_or_default().to_owned()
}
