//! Reading inputs: a progress bar on standard error, where that is a terminal, and what a person should know of them.

use super::failure::Failure;
use super::summary;
use crate::pipeline::Scanned;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;

/// Inputs while they are read.
pub(super) struct Reading {
    bar: ProgressBar,
    quiet: bool,
    unreadable: u64,
}

impl Reading {
    pub(super) fn new(quiet: bool) -> Reading {
        Reading { bar: articles(quiet), quiet, unreadable: 0 }
    }

    /// Counts an input and says what a person should know of it, where that is `told`.
    pub(super) fn take(&mut self, told: Option<&Scanned>) -> Result<(), Failure> {
        self.bar.inc(1);
        let Some(scanned) = told else { return Ok(()) };
        self.unreadable += u64::from(scanned.scan.skipped.is_some());
        self.bar.suspend(|| summary::notes(scanned, self.quiet))?;
        Ok(())
    }

    /// How many could not be read.
    pub(super) fn finish(self) -> u64 {
        self.bar.finish_and_clear();
        self.unreadable
    }
}

/// A bar that counts articles; draws nothing where nobody would see it.
fn articles(quiet: bool) -> ProgressBar {
    let bar = ProgressBar::no_length();
    if quiet || !std::io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    if let Ok(style) = ProgressStyle::with_template("{spinner} {human_pos} articles read, {per_sec}") {
        bar.set_style(style);
    }
    bar
}
