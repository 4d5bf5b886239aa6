//! `diff`: what changed, claim by claim, between two versions of one article. Edits of the text alone are not shown.

use super::check::to_stdout;
use super::failure::Ended;
use super::options::Engines;
use super::terminal::fit;
use crate::model::record::MentionRecord;
use crate::model::{CodePoints, Error, Scan};
use crate::pipeline::Engine;
use crate::read::{self, ReadOptions};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
pub(super) struct Args {
    /// The older version
    old: PathBuf,
    /// The newer version
    new: PathBuf,
    /// A line of JSON for each change
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    engine: Engines,
}

/// One change.
#[derive(Serialize, PartialEq, Eq, Debug)]
struct Change {
    schema: &'static str,
    change: &'static str,
    pattern: String,
    old: Vec<String>,
    new: Vec<String>,
}

pub(super) fn run(args: &Args) -> Ended {
    let engine = args.engine.load()?;
    let changes = changes(&said(&one(&engine, &args.old)?), &said(&one(&engine, &args.new)?));
    to_stdout(|out| {
        for change in &changes {
            if args.json {
                serde_json::to_writer(&mut *out, change)?;
                writeln!(out)?;
                continue;
            }
            let (old, new) = (change.old.join(" · "), change.new.join(" · "));
            let words = match change.change {
                "added" => fit(&new, 80),
                "removed" => fit(&old, 80),
                _ => format!("{} → {}", fit(&old, 60), fit(&new, 60)),
            };
            let pattern = engine.patterns.pattern(&change.pattern);
            let asked = pattern.map_or(change.pattern.as_str(), |pattern| pattern.question.as_str());
            writeln!(out, "{:<8} {}  {words}", change.change, fit(asked, 48))?;
        }
        if changes.is_empty() && !args.json {
            writeln!(out, "no claim changed")?;
        }
        Ok(())
    })?;
    Ok(ExitCode::SUCCESS)
}

fn one(engine: &Engine, path: &Path) -> Result<Scan, super::failure::Failure> {
    let (scans, _) = engine.scan_all(read::open(&[path.to_owned()], &ReadOptions::default())?);
    let count = scans.len();
    let mut scans = scans.into_iter();
    match (scans.next(), count) {
        (Some(scan), 1) if scan.skipped.is_none() => Ok(scan),
        (Some(scan), 1) => {
            let why = scan.skipped.map(|s| format!("{}: {}", s.reason, s.detail)).unwrap_or_default();
            Err(Error::Usage(format!("{} cannot be used: {why}", path.display())).into())
        }
        _ => Err(Error::Usage(format!("{} holds {count} articles; diff takes one", path.display())).into()),
    }
}

/// What an article says: by pattern and what the claim is about, its values, each once.
fn said(scan: &Scan) -> BTreeMap<(String, String), BTreeSet<String>> {
    let points = CodePoints::of(&scan.article.text);
    let mut out: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    for claim in &scan.claims {
        let (mut about, mut values) = (Vec::new(), Vec::new());
        for (slot, id) in &claim.slots {
            let Some(mention) = scan.mention(*id) else { continue };
            let record = MentionRecord::of(mention, &scan.article.text, &points);
            match &record.canonical {
                Some(name) => about.push(format!("{slot}={name}")),
                None => values.push(record.surface.split_whitespace().collect::<Vec<_>>().join(" ")),
            }
        }
        let value = if values.is_empty() { about.join(", ") } else { values.join(", ") };
        let stance = if claim.stance == crate::model::Stance::Denied { " (denied)" } else { "" };
        let key = (claim.pattern_id().to_owned(), if values.is_empty() { String::new() } else { about.join(", ") });
        out.entry(key).or_default().insert(format!("{value}{stance}"));
    }
    out
}

fn changes(
    old: &BTreeMap<(String, String), BTreeSet<String>>,
    new: &BTreeMap<(String, String), BTreeSet<String>>,
) -> Vec<Change> {
    let keys: BTreeSet<_> = old.keys().chain(new.keys()).collect();
    let mut out = Vec::new();
    for key in keys {
        let none = BTreeSet::new();
        let (before, after) = (old.get(key).unwrap_or(&none), new.get(key).unwrap_or(&none));
        let gone: Vec<String> = before.difference(after).cloned().collect();
        let come: Vec<String> = after.difference(before).cloned().collect();
        let change = match (gone.is_empty(), come.is_empty()) {
            (true, true) => continue,
            (true, false) => "added",
            (false, true) => "removed",
            (false, false) => "changed",
        };
        out.push(Change { schema: "claimdiff/change/1", change, pattern: key.0.clone(), old: gone, new: come });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(text: &str) -> Scan {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.txt");
        std::fs::write(&path, text).unwrap();
        one(&Engine::built_in().unwrap(), &path).unwrap()
    }

    #[test]
    fn only_what_is_claimed_counts() {
        let old = article("Fire at Halden\n\nTwelve people were killed in the fire at Halden on Monday.\n");
        let new = article("Fire at Halden\n\nOn Monday, 14 people were killed in a large fire at Halden.\n");
        let same = article("Blaze at Halden\n\nTwelve people were killed in the great fire at Halden on Monday.\n");
        let found = changes(&said(&old), &said(&new));
        assert!(found.iter().any(|c| c.change == "changed" && c.pattern == "harm.killed"), "{found:?}");
        assert_eq!(changes(&said(&old), &said(&same)), []);
    }
}
