//! `names`: how two names relate.

use super::check::to_stdout;
use super::failure::Ended;
use crate::model::Error;
use crate::names::{Likeness, Names};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
pub(super) struct Args {
    /// One name
    #[arg(required_unless_present = "pairs", requires = "b")]
    a: Option<String>,
    /// The other
    b: Option<String>,
    /// A file with a line {"a": …, "b": …} for each pair; a line of JSON is written for each
    #[arg(long, value_name = "FILE", conflicts_with = "a")]
    pairs: Option<PathBuf>,
}

/// A pair and its answer, as written in bulk.
#[derive(Serialize)]
struct Answer<'p> {
    a: &'p str,
    b: &'p str,
    #[serde(flatten)]
    likeness: Likeness,
}

/// A pair as asked.
#[derive(serde::Deserialize)]
struct Pair {
    a: String,
    b: String,
}

pub(super) fn run(args: &Args) -> Ended {
    let names = Names::built_in()?;
    if let Some(path) = &args.pairs {
        return bulk(path, &names);
    }
    let (a, b) = (args.a.as_deref().unwrap_or_default(), args.b.as_deref().unwrap_or_default());
    let likeness = names.relate(a, b);
    to_stdout(|out| {
        writeln!(out, "{a} / {b}: {} (confidence {:.2})", likeness.relation.name(), likeness.confidence)?;
        for why in &likeness.why {
            writeln!(out, "  {why}")?;
        }
        Ok(())
    })?;
    Ok(ExitCode::SUCCESS)
}

fn bulk(path: &Path, names: &Names) -> Ended {
    let shown = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|e| Error::Input {
        path: shown.clone(),
        reason: e.to_string(),
        cure: "check the path".into(),
    })?;
    let mut pairs = Vec::new();
    for (line, words) in text.lines().enumerate().filter(|(_, words)| !words.trim().is_empty()) {
        let pair: Pair = serde_json::from_str(words).map_err(|e| Error::Record {
            path: shown.clone(),
            line: line + 1,
            reason: format!("{e}; a line is {{\"a\": \"one name\", \"b\": \"the other\"}}"),
        })?;
        pairs.push(pair);
    }
    to_stdout(|out| {
        for pair in &pairs {
            let answer = Answer { a: &pair.a, b: &pair.b, likeness: names.relate(&pair.a, &pair.b) };
            serde_json::to_writer(&mut *out, &answer)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    })?;
    Ok(ExitCode::SUCCESS)
}
