//! A progress bar on standard error, where that is a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;

/// A bar that counts articles; draws nothing where nobody would see it.
pub(super) fn articles(quiet: bool) -> ProgressBar {
    let bar = ProgressBar::no_length();
    if quiet || !std::io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    if let Ok(style) = ProgressStyle::with_template("{spinner} {human_pos} articles read, {per_sec}") {
        bar.set_style(style);
    }
    bar
}
