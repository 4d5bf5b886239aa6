//! Tasks of the project itself: `cargo xtask NAME`.

#![allow(clippy::print_stdout, clippy::print_stderr)]

mod ci;
mod shell;
mod test;
mod tools;

use clap::Parser;
use miette::Result;

/// Tasks of the project itself.
#[derive(Parser)]
enum Task {
    /// Everything that must hold before a change lands: format, lints, tests, docs, spelling, dependencies
    Ci,
    /// All tests
    Test,
}

fn main() -> Result<()> {
    match Task::parse() {
        Task::Ci => ci::run(),
        Task::Test => test::run(),
    }
}
