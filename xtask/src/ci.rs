//! `cargo xtask ci`: everything that must hold before a change lands.

use crate::shell::{cargo, program, step};
use crate::{bench, fuzz, test, tools};
use miette::{Result, miette};
use std::path::Path;

/// What is checked beside the usual.
#[derive(clap::Args)]
pub struct Args {
    /// Also every fuzz target for 20 seconds: minutes to build and three to run
    #[arg(long)]
    fuzz: bool,
}

/// Runs every check, the quick ones first.
///
/// # Errors
/// The first check that does not hold.
pub fn run(args: &Args) -> Result<()> {
    step("format", &mut cargo(&["fmt", "--all", "--check"]))?;
    step("spelling", &mut program(tools::typos()?, &[]))?;
    std::thread::scope(|scope| {
        let deny = scope.spawn(tools::cargo_deny);
        compiled(args)?;
        dependencies(&deny.join().map_err(|_| miette!("building cargo-deny panicked"))??)
    })
}

/// What reads our code, and what runs it.
fn compiled(args: &Args) -> Result<()> {
    step("lints", &mut cargo(&["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"]))?;
    test::run(&test::Args { all: true })?;
    eprintln!("\n── small bench");
    bench::small()?;
    if args.fuzz {
        fuzz::run(&fuzz::Args::all(20))?;
    }
    let mut docs = cargo(&["doc", "--workspace", "--no-deps", "--quiet"]);
    step("docs", docs.env("RUSTDOCFLAGS", "-D warnings"))
}

/// Licences, sources and duplicates are checked everywhere; known weaknesses only where the database of
/// advisories can be fetched, which a closed network does not allow.
fn dependencies(deny: &Path) -> Result<()> {
    let terms = ["--all-features", "check", "--hide-inclusion-graph", "bans", "licenses", "sources"];
    step("dependencies", &mut program(deny, &terms))?;
    let fetched = program(deny, &["fetch", "db"]).output().is_ok_and(|o| o.status.success());
    if !fetched {
        eprintln!("NOT RUN: advisories: the database of advisories cannot be fetched from here");
        return Ok(());
    }
    step("advisories", &mut program(deny, &["check", "--hide-inclusion-graph", "advisories"]))
}
