//! `explain`: every step that led to a finding, from the outputs of a run.

use super::check::to_stdout;
use super::failure::{Ended, Failure};
use super::terminal::{code_points, fit};
use crate::model::Error;
use serde_json::Value as Json;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
pub(super) struct Args {
    /// The finding, as the summary names it: F-7q3kd2
    #[arg(value_name = "ID")]
    id: String,
    /// The folder of the run
    #[arg(long, value_name = "DIR", default_value = "output")]
    dir: PathBuf,
}

/// Width of what is printed, in letters.
const WIDTH: usize = 100;

pub(super) fn run(args: &Args) -> Ended {
    let findings = records(&args.dir, "findings.jsonl")?;
    let wanted = args.id.trim().to_lowercase();
    let named = |f: &&Json| {
        let id = text(f, "id").to_lowercase();
        id == wanted || id.strip_prefix("f-") == Some(wanted.as_str())
    };
    let Some(finding) = findings.iter().find(named) else {
        let dir = args.dir.display();
        return Err(Error::Usage(format!(
            "no finding {} among the {} in {dir}; `claimdiff check` prints their ids",
            args.id,
            findings.len()
        ))
        .into());
    };
    to_stdout(|out| tell(finding, out))?;
    Ok(ExitCode::SUCCESS)
}

/// The records of one output file of a run.
pub(super) fn records(dir: &Path, name: &str) -> Result<Vec<Json>, Failure> {
    let path = dir.join(name);
    let text = std::fs::read_to_string(&path).map_err(|e| Error::Input {
        path: path.display().to_string(),
        reason: e.to_string(),
        cure: "run `claimdiff check` first, or name its folder with --dir".to_owned(),
    })?;
    let mut out = Vec::new();
    for (at, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        out.push(serde_json::from_str(line).map_err(|e| Error::Record {
            path: path.display().to_string(),
            line: at + 1,
            reason: e.to_string(),
        })?);
    }
    Ok(out)
}

/// A text field; empty where there is none.
pub(super) fn text<'j>(record: &'j Json, field: &str) -> &'j str {
    record.get(field).and_then(Json::as_str).unwrap_or_default()
}

/// The members of a list field.
pub(super) fn list<'j>(record: &'j Json, field: &str) -> impl Iterator<Item = &'j Json> {
    record.get(field).and_then(Json::as_array).into_iter().flatten()
}

fn tell(finding: &Json, out: &mut dyn Write) -> Result<(), Failure> {
    let head = format!(
        "{}  {}[{}]  {}",
        text(finding, "id"),
        text(finding, "severity"),
        text(finding, "rule"),
        text(finding, "shape")
    );
    writeln!(out, "{head}\n{}\n", fit(text(finding, "message"), WIDTH))?;
    writeln!(out, "question    {}", fit(text(finding, "question"), WIDTH))?;
    writeln!(out, "group       {}", fit(text(finding, "group"), WIDTH))?;
    for side in list(finding, "values") {
        let count = |field: &str| side.get(field).and_then(Json::as_u64).unwrap_or(0);
        let counts = format!("{} outlets, {} origins", count("outlets"), count("origins"));
        writeln!(out, "\n  {}  ({counts})", fit(text(side, "display"), WIDTH - 30))?;
        let hidden = code_points(&written(side));
        if !hidden.is_empty() {
            writeln!(out, "    written with {}: these hide, or look like other letters", hidden.join(" "))?;
        }
        for mention in list(side, "mentions") {
            let words = format!("…{}[{}]{}…", text(mention, "prefix"), text(mention, "exact"), text(mention, "suffix"));
            let place =
                format!("{} {} {}", text(mention, "outlet"), text(mention, "published"), text(mention, "article"));
            writeln!(out, "    {}: {}", fit(&place, 46), fit(&words, WIDTH))?;
        }
    }
    writeln!(out, "\ntests, in order")?;
    for step in list(finding, "trace") {
        writeln!(out, "  {:<14} {}", text(step, "test"), fit(text(step, "outcome"), WIDTH))?;
    }
    let part = |name: &str| finding.get("confidence").and_then(|c| c.get(name)).and_then(Json::as_f64).unwrap_or(0.0);
    writeln!(
        out,
        "\nconfidence {:.2} = extraction {:.2} × same key {:.2} × metadata {:.2}; it is never the chance that a claim is true",
        part("total"),
        part("extract"),
        part("key"),
        part("meta")
    )?;
    if let Some(change) = finding.get("change").and_then(Json::as_str) {
        writeln!(out, "change     {change}")?;
    }
    Ok(())
}

/// The value of a side, as shown and as every outlet wrote it.
fn written(side: &Json) -> String {
    let mentions = list(side, "mentions").map(|mention| text(mention, "exact"));
    std::iter::once(text(side, "display")).chain(mentions).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_told_with_every_test() {
        let finding = serde_json::json!({
            "id": "F-abcdef", "rule": "figure.conflict", "severity": "error", "shape": "outlier",
            "message": "One outlet reports 78, seven report 60", "question": "How many boats?", "group": "s1/boats",
            "confidence": {"total": 0.9, "extract": 0.98, "key": 0.95, "meta": 0.97},
            "values": [{"display": "60", "outlets": 7, "origins": 2, "mentions": [
                {"article": "a1", "outlet": "North Post", "published": "2031-05-04", "exact": "60", "prefix": "some ", "suffix": " boats"}]}],
            "trace": [{"test": "rounding", "outcome": "gap 0.23 > 0.10"}]
        });
        let mut out = Vec::new();
        tell(&finding, &mut out).unwrap();
        let said = String::from_utf8(out).unwrap();
        for part in ["F-abcdef", "7 outlets, 2 origins", "rounding", "gap 0.23 > 0.10", "North Post", "some[60]boats"] {
            assert!(said.replace(' ', "").contains(&part.replace(' ', "")), "{part} in {said}");
        }
    }
}
