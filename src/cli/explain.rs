//! `explain`: every step that led to a finding, from the outputs of a run.

use super::check::to_stdout;
use super::failure::{Ended, Failure};
use super::terminal::{code_points, counted, fit};
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
    // A run that has no table of articles is told all the same, with their ids.
    let articles = records(&args.dir, "articles.jsonl").unwrap_or_default();
    to_stdout(|out| tell(finding, &articles, out))?;
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

/// Where an article was read from: its file, and which article of it; its id where that is not known.
fn read_from(id: &str, articles: &[Json]) -> String {
    let source = articles.iter().find(|a| text(a, "id") == id).and_then(|a| a.get("source"));
    let Some(path) = source.map(|s| text(s, "path")).filter(|path| !path.is_empty()) else { return id.to_owned() };
    let record = source.and_then(|s| s.get("record")).and_then(Json::as_u64).unwrap_or(0) + 1;
    let file = path.rsplit('/').next().unwrap_or(path);
    if path.ends_with(".txt") { file.to_owned() } else { format!("{file}:{record}") }
}

/// The title of the first article of a finding: what its story is about.
fn title<'a>(finding: &Json, articles: &'a [Json]) -> Option<&'a str> {
    let first = list(finding, "values").flat_map(|v| list(v, "mentions")).map(|m| text(m, "article")).next()?;
    let title = articles.iter().find(|a| text(a, "id") == first).map(|a| text(a, "title"));
    title.filter(|title| !title.is_empty())
}

fn tell(finding: &Json, articles: &[Json], out: &mut dyn Write) -> Result<(), Failure> {
    let head = format!(
        "{}  {}[{}]  {}",
        text(finding, "id"),
        text(finding, "severity"),
        text(finding, "rule"),
        text(finding, "shape")
    );
    writeln!(out, "{head}\n{}", fit(text(finding, "question"), WIDTH))?;
    writeln!(out, "{}", fit(text(finding, "message"), WIDTH))?;
    if let Some(title) = title(finding, articles) {
        writeln!(out, "story       {}", fit(title, WIDTH))?;
    }
    writeln!(out, "group       {}", fit(text(finding, "group"), WIDTH))?;
    for side in list(finding, "values") {
        let count = |field: &str| side.get(field).and_then(Json::as_u64).unwrap_or(0) as usize;
        let counts = format!("{}, {}", counted(count("outlets"), "outlet"), counted(count("origins"), "origin"));
        writeln!(out, "\n  {}  ({counts})", fit(text(side, "display"), WIDTH - 30))?;
        let hidden = code_points(&written(side));
        if !hidden.is_empty() {
            writeln!(out, "    written with {}: these hide, or look like other letters", hidden.join(" "))?;
        }
        for mention in list(side, "mentions") {
            let words = format!("…{}[{}]{}…", text(mention, "prefix"), text(mention, "exact"), text(mention, "suffix"));
            let day = text(mention, "published").get(..10).unwrap_or("no date");
            let place = read_from(text(mention, "article"), articles);
            writeln!(out, "    {} {day} {}", fit(text(mention, "outlet"), 30), fit(&place, 40))?;
            writeln!(out, "      {}", fit(&words, WIDTH))?;
        }
    }
    writeln!(out, "\nwhy it is shown: every test, in order")?;
    for step in list(finding, "trace") {
        writeln!(out, "  {:<14} {}", text(step, "test"), fit(text(step, "outcome"), WIDTH))?;
    }
    let part = |name: &str| finding.get("confidence").and_then(|c| c.get(name)).and_then(Json::as_f64).unwrap_or(0.0);
    writeln!(
        out,
        "\nconfidence {:.2} = reading {:.2} × same question {:.2} × outlets and dates {:.2}; it is never the chance that a claim is true",
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
        tell(&finding, &[], &mut out).unwrap();
        let said = String::from_utf8(out).unwrap();
        for part in ["F-abcdef", "7 outlets, 2 origins", "rounding", "gap 0.23 > 0.10", "North Post", "some[60]boats"] {
            assert!(said.replace(' ', "").contains(&part.replace(' ', "")), "{part} in {said}");
        }
    }
}
