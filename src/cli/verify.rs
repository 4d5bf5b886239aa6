//! `verify` and `report`: a run again from its manifest, to compare its bytes or to write its report anew.

use super::check::to_stdout;
use super::failure::{Ended, FINDINGS, Failure};
use super::{interrupt, moment};
use crate::model::{Error, Outcome};
use crate::names::Corrections;
use crate::pipeline::Engine;
use crate::read::{self, InputKind, ReadOptions};
use crate::report::manifest::Manifest;
use crate::report::review::Review;
use crate::report::{self, Format, RunInfo};
use crate::resolve::StoryMode;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
pub(super) struct Args {
    /// The folder of the run
    #[arg(value_name = "DIR")]
    dir: PathBuf,
}

/// Compares the bytes of every output with those of the same run made again.
pub(super) fn run(args: &Args) -> Ended {
    let (outcome, mut told) = again(&args.dir)?;
    let place = tempfile::tempdir()?;
    if told.options.contains_key("redact") {
        return Err(Error::Usage(
            "the run hides names with a key that no manifest tells; it cannot be verified".into(),
        )
        .into());
    }
    told.formats = Format::held(&args.dir).collect();
    report::write(&outcome, &told, place.path())?;
    let (mut same, mut other) = (0, Vec::new());
    for entry in walkdir::WalkDir::new(place.path()).sort_by_file_name().into_iter().filter_map(Result::ok) {
        let Ok(name) = entry.path().strip_prefix(place.path()) else { continue };
        if !entry.file_type().is_file() {
            continue;
        }
        let then = std::fs::read(args.dir.join(name)).ok();
        match then == std::fs::read(entry.path()).ok() {
            true => same += 1,
            false => other.push(name.display().to_string()),
        }
    }
    to_stdout(|out| {
        for name in &other {
            writeln!(out, "differs: {name}")?;
        }
        Ok(writeln!(out, "{same} of {} files are the same bytes", same + other.len())?)
    })?;
    Ok(if other.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(FINDINGS) })
}

/// Writes `report.html` of the run again.
pub(super) fn report(args: &Args) -> Ended {
    let (outcome, mut told) = again(&args.dir)?;
    told.formats = BTreeSet::from([Format::Html]);
    interrupt::held_back(|| report::write(&outcome, &told, &args.dir))?;
    Ok(ExitCode::SUCCESS)
}

/// Runs what the manifest in `dir` names.
fn again(dir: &Path) -> Result<(Outcome, RunInfo), Failure> {
    let missing = |e: io::Error| Error::Usage(format!("{e}; name the folder of a run"));
    let manifest = Manifest::open(dir).map_err(missing)?;
    let option = |name: &str| manifest.options.get(name).map(String::as_str);
    let list = |name: &str| -> Vec<String> {
        option(name).into_iter().flat_map(|v| v.split(',')).map(str::to_owned).collect()
    };
    let folders: Vec<PathBuf> = list("patterns").into_iter().map(PathBuf::from).collect();
    let engine = Engine::load(&folders, &list("only"), &list("without"))?;
    let engine = match option("aliases") {
        Some(path) => Engine { names: engine.names.corrected(Corrections::open(Path::new(path))?), ..engine },
        None => engine,
    };
    if engine.patterns.hash() != manifest.patterns_hash {
        return Err(Error::Usage(format!("the run was made with other patterns ({})", manifest.patterns_hash)).into());
    }
    let paths: BTreeSet<PathBuf> = manifest.inputs.iter().map(|i| PathBuf::from(&i.path)).collect();
    if paths.contains(Path::new("-")) {
        return Err(Error::Usage("the run read standard input, which is gone".into()).into());
    }
    let map = list("map").iter().filter_map(|m| m.split_once('=')).map(|(a, b)| (a.to_owned(), b.to_owned())).collect();
    let options = ReadOptions {
        input: option("input").and_then(InputKind::named),
        map,
        outlets: option("outlets").map(PathBuf::from),
        limits: super::options::limits(&list("limit"))?,
    };
    let paths: Vec<PathBuf> = paths.into_iter().collect();
    let (scans, _) = engine.scan_all(read::open(&paths, &options)?);
    let stories = match option("stories") {
        Some("given") => StoryMode::Given,
        Some("one") => StoryMode::One,
        _ => StoryMode::Auto,
    };
    let review = Review::open(option("dismissed").map(Path::new), option("baseline").map(Path::new), &moment::today());
    let told = RunInfo {
        options: manifest.options.clone(),
        patterns_hash: manifest.patterns_hash.clone(),
        formats: BTreeSet::new(),
        at: moment::told(),
        review: review.map_err(missing)?,
        no_text: option("no-text").is_some(),
        redact: None,
        protected: super::options::protected(None)?,
    };
    Ok((engine.compare(scans, stories), told))
}
