//! `cargo xtask mutants`: changes one place of the source at a time and sees whether a test notices.
//!
//! All changes are compiled into one copy of the tree (`target/mutants/tree`), each behind a question that the
//! environment answers, so that the crate is built once and not once a change. Which tests reach which place is learnt
//! first; a change is then tried on those alone, the quickest first, until one fails.

mod places;
mod suite;
mod tree;

use crate::random::Random;
use miette::{IntoDiagnostic, Result, bail, ensure};
use places::Place;
use std::collections::BTreeSet;
use std::sync::Mutex;
use std::time::{Duration, Instant};
use suite::Suite;

/// How many changes, where, and for how long.
#[derive(clap::Args)]
pub struct Args {
    /// Changes to draw
    #[arg(long, default_value_t = 330)]
    count: usize,
    /// What the drawing begins with
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Folders of the source
    #[arg(long, num_args = 1.., default_values = ["src/normalise", "src/compare", "src/resolve"])]
    folders: Vec<String>,
    /// How many are tried at once
    #[arg(long, default_value_t = 2)]
    jobs: usize,
    /// Stops beginning with further changes after so many minutes; they are drawn at random, so fewer are a fair sample
    #[arg(long, default_value_t = 240)]
    minutes: u64,
}

/// Draws changes, tries each, and lists those that no test noticed.
///
/// # Errors
/// Where the tree cannot be built or its tests fail without a change.
pub fn run(args: &Args) -> Result<()> {
    let mut random = Random(args.seed);
    let mut waiting = places::all(&args.folders)?;
    ensure!(waiting.len() >= args.count, "only {} places are there", waiting.len());
    let mut drawn: Vec<Place> = Vec::new();
    while drawn.len() < args.count {
        drawn.push(waiting.swap_remove(random.below(waiting.len())));
    }
    println!("{} of {} places drawn", drawn.len(), drawn.len() + waiting.len());
    let mut dropped = BTreeSet::new();
    let binaries = loop {
        tree::write(&drawn, &dropped)?;
        match suite::build()? {
            Ok(binaries) => break binaries,
            Err(wrong) => {
                let wrong: BTreeSet<usize> = wrong.difference(&dropped).copied().collect();
                ensure!(!wrong.is_empty(), "the copy cannot be built, and no change is at fault");
                println!("{} changes do not compile", wrong.len());
                dropped.extend(wrong);
            }
        }
    };
    let suite = Suite::learn(&binaries, drawn.len(), args.jobs)?;
    let numbers: Vec<usize> = (0..drawn.len()).filter(|number| !dropped.contains(number)).collect();
    tried(&suite, &drawn, &numbers, args)
}

/// Tries each of `numbers` and says what came of it.
fn tried(suite: &Suite, drawn: &[Place], numbers: &[usize], args: &Args) -> Result<()> {
    let end = Instant::now() + Duration::from_secs(args.minutes * 60);
    let (waiting, told) = (Mutex::new(numbers.iter()), Mutex::new((0, Vec::new())));
    std::thread::scope(|scope| {
        for _ in 0..args.jobs.max(1) {
            scope.spawn(|| {
                while Instant::now() < end {
                    let Some(number) = waiting.lock().ok().and_then(|mut numbers| numbers.next()) else { break };
                    let caught = suite.catches(*number);
                    let place = drawn.get(*number).map(|place| place.to_string()).unwrap_or_default();
                    println!("{} {number}: {place}", if caught { "caught" } else { "SURVIVED" });
                    let Ok(mut told) = told.lock() else { break };
                    told.0 += 1;
                    if !caught {
                        told.1.push(format!("{place} (reached by {} tests)", suite.reaching(*number)));
                    }
                }
            });
        }
    });
    let (count, survivors) = told.into_inner().into_diagnostic()?;
    if count == 0 {
        bail!("none was tried");
    }
    println!("\n{} of {count} caught ({:.3}); these survived:", count - survivors.len(), {
        (count - survivors.len()) as f64 / count as f64
    });
    survivors.iter().for_each(|place| println!("{place}"));
    Ok(())
}
