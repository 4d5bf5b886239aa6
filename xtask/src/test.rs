//! `cargo xtask test`: all tests, and whatever they need.

use crate::shell::{cargo, in_ci, root, step};
use crate::{outside, wheel};
use miette::{Result, bail};

/// How much is tested.
#[derive(clap::Args)]
pub struct Args {
    /// Also what takes minutes: the Python package on clusters of several processes
    #[arg(long)]
    pub all: bool,
}

/// Runs all tests; says what could not be run and why. In CI nothing may be left out.
///
/// # Errors
/// Where a test fails, or where one is left out in CI.
pub fn run(args: &Args) -> Result<()> {
    std::thread::scope(|scope| {
        // Compiling seldom keeps all cores busy, and fetching waits for others most of its time.
        scope.spawn(fetch);
        step("tests", &mut cargo(&["test", "--workspace", "--quiet"]))
    })?;
    step("examples of every pattern", &mut cargo(&["run", "--quiet", "--", "patterns", "test"]))?;
    let mut left_out = measured()?;
    left_out.extend(outside::run()?);
    left_out.extend(wheel::run(&wheel::Args { all: args.all, release: false, articles: wheel::ARTICLES, only: None })?);
    outside::tell(&left_out);
    if in_ci() && !left_out.is_empty() {
        bail!("{} left out, which CI does not allow", left_out.len());
    }
    Ok(())
}

/// Installs the programs of others that tests need. What cannot be had is asked for again where it is needed, and
/// told there.
fn fetch() {
    outside::fetch();
    wheel::fetch();
}

/// The measures on real articles, which stand beside the project, not in it.
fn measured() -> Result<Vec<(&'static str, &'static str)>> {
    if root().join("../shared/eval/score.py").exists() {
        return Ok(Vec::new());
    }
    Ok(vec![("measures on real articles", "../shared is not there; tests/measures.rs said so too")])
}
