//! `demo`: the bundled example, no files needed.

use super::check::Outputs;
use super::failure::{Ended, Failure};
use super::options::Engines;
use crate::model::{Error, Scan};
use crate::pipeline::Engine;
use crate::read;
use include_dir::{Dir, include_dir};
use std::path::Path;

/// `input/` of the repository.
static EXAMPLE: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/input");

#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    engine: Engines,
    #[command(flatten)]
    outputs: Outputs,
}

pub(super) fn run(args: &Args) -> Ended {
    let engine = args.engine.load()?;
    let folder = args.outputs.claim()?;
    let place = tempfile::tempdir()?;
    let scans = scan(&engine, place.path())?;
    let outcome = engine.compare(scans, args.outputs.stories.into());
    let told = args.engine.told(&engine, args.outputs.stories)?;
    args.outputs.write(&outcome, &told, folder, args.engine.quiet)
}

/// The scans of the example, with paths as if it had been read from `input/`.
fn scan(engine: &Engine, place: &Path) -> Result<Vec<Scan>, Failure> {
    EXAMPLE.extract(place).map_err(|e| Error::Output { path: place.display().to_string(), reason: e.to_string() })?;
    let inputs = read::open(&[place.to_owned()], &read::ReadOptions::default())?;
    let (mut scans, _) = engine.scan_all(inputs);
    let prefix = format!("{}/", place.to_string_lossy().replace('\\', "/"));
    for scan in &mut scans {
        let path = &mut scan.article.source.path;
        if let Some(rest) = path.strip_prefix(&prefix) {
            *path = format!("input/{rest}");
        }
    }
    Ok(scans)
}
