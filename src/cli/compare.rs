//! `compare`: stage two, from the scan records of one run or of many shards.

use super::check::Outputs;
use super::failure::Ended;
use super::options::Engines;
use super::shelved::Budget;
use crate::pipeline::beyond::Shelf;
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
    #[command(flatten)]
    budget: Budget,
}

pub(super) fn run(args: &Args) -> Ended {
    let engine = args.engine.load()?;
    let folder = args.outputs.claim()?;
    let told = args.engine.told(&engine, args.outputs.stories)?;
    let (outputs, quiet) = (&args.outputs, args.engine.quiet);
    match args.budget.bytes(outputs.stories) {
        Some(budget) => {
            let shelf = Shelf::read(&engine, &args.scans, outputs.stories.into(), folder.path())?;
            outputs.compare_shelf(&engine, shelf, budget, &told, folder, quiet)
        }
        None => outputs.compare(&engine, read::scans(&args.scans)?, &told, folder, quiet),
    }
}
