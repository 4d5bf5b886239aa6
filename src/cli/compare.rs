//! `compare`: stage two, from the scan records of one run or of many shards.

use super::check::Outputs;
use super::failure::Ended;
use super::options::Engines;
use crate::read;
use std::path::PathBuf;

#[derive(clap::Args)]
pub(super) struct Args {
    /// Files of scan records, as `claimdiff scan` writes them; - for standard input
    #[arg(required = true, value_name = "SCAN")]
    scans: Vec<PathBuf>,
    #[command(flatten)]
    engine: Engines,
    #[command(flatten)]
    outputs: Outputs,
}

pub(super) fn run(args: &Args) -> Ended {
    let engine = args.engine.load()?;
    let folder = args.outputs.claim()?;
    let scans = read::scans(&args.scans)?;
    let outcome = engine.compare(scans, args.outputs.stories.into());
    let told = args.engine.told(&engine, args.outputs.stories)?;
    args.outputs.write(&outcome, &told, folder, args.engine.quiet)
}
