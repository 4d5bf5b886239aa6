//! Runs whose articles wait on the disk: `--memory`.

use super::check::Outputs;
use super::failure::Failure;
use super::options::Stories;
use super::summary;
use crate::model::Error;
use crate::pipeline::Engine;
use crate::pipeline::beyond::Shelf;
use crate::read;
use crate::report::folder::Folder;
use crate::report::gathered::Gathering;
use crate::report::html::ONE_PAGE;
use crate::report::rows::View;
use crate::report::{Made, RunInfo};
use std::process::ExitCode;

#[derive(clap::Args)]
pub(super) struct Budget {
    /// How much memory the articles may take that are looked at together, as 512MB or 2GB: the others wait on the disk
    /// of the output folder; the result is the same
    #[arg(long, value_name = "SIZE", value_parser = size)]
    memory: Option<u64>,
}

fn size(given: &str) -> Result<u64, String> {
    read::size(given).ok_or_else(|| "write a size such as 512MB or 2GB".to_owned())
}

impl Budget {
    /// In bytes, where articles are to wait on the disk. One story is compared whole, so that nothing could wait.
    pub(super) fn bytes(&self, stories: Stories) -> Option<u64> {
        self.memory.filter(|_| stories != Stories::One)
    }
}

impl Outputs {
    /// As [`Outputs::compare`], of the articles on `shelf`, of which about `budget` bytes are in memory at once.
    pub(super) fn compare_shelf(
        &self,
        engine: &Engine,
        shelf: Shelf,
        budget: u64,
        told: &RunInfo,
        folder: Folder,
        quiet: bool,
    ) -> Result<ExitCode, Failure> {
        if shelf.used() <= ONE_PAGE {
            // All of them stand on one page, and fit into memory.
            return self.compare(engine, shelf.scans()?, told, folder, quiet);
        }
        let told = &self.told(told)?;
        let full =
            |e: std::io::Error| Error::Output { path: folder.path().display().to_string(), reason: e.to_string() };
        let mut gathering = Gathering::new(told, folder.path()).map_err(full)?;
        let mut shown = summary::Shown::new(self.color.on_stdout());
        engine.compare_shelf(shelf, budget, |batch| -> Result<(), Failure> {
            let view = View::of(&batch.outcome).reviewed(&told.review).numbered(&batch.numbers);
            shown.add(&view, batch.stories > 1);
            Ok(gathering.add(&view).map_err(full)?)
        })?;
        let made = Made::of(gathering.finish().map_err(full)?, told)?;
        let run = &made.kept;
        let totals = (&run.counted, &run.funnel, run.findings.as_slice());
        self.finish(told, &made, totals, shown, folder, quiet)
    }
}
