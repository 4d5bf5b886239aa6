//! The small bench that CI runs: not how fast claimdiff is, but whether it has become much slower than it was, told by
//! what it takes beside a yardstick in the same run. The program is the one that tests are made with.

use super::{invented, measure::measure, shown, yardstick};
use crate::shell::{built, root};
use miette::{IntoDiagnostic, Result, ensure};
use std::time::Instant;

/// Articles of the small corpus and of the large one.
const ARTICLES: (usize, usize) = (100, 400);
/// How often each run is repeated; the quickest counts.
const REPEAT: usize = 2;
/// How often the yardstick goes over the large corpus.
const YARDSTICK: u32 = 20;

/// A step and how it may grow.
struct Limit {
    command: &'static str,
    /// So many times may an article take what the yardstick takes for it: three times what was measured when the
    /// limit was set.
    times_the_yardstick: f64,
}

const LIMITS: [Limit; 2] =
    [Limit { command: "scan", times_the_yardstick: 900.0 }, Limit { command: "check", times_the_yardstick: 2_400.0 }];

/// Runs it.
///
/// # Errors
/// Where an article takes more than three times what it took beside the yardstick when the limits were set.
pub fn run() -> Result<()> {
    let program = shown(&built(false)?);
    let folder = root().join("target/bench");
    std::fs::create_dir_all(&folder).into_diagnostic()?;
    let (small, large) = (invented(ARTICLES.0, &folder)?, invented(ARTICLES.1, &folder)?);
    let bytes = std::fs::read(&large).into_diagnostic()?;
    let automaton = yardstick::automaton()?;
    let start = Instant::now();
    let hits: usize = (0..YARDSTICK).map(|_| automaton.find_iter(&bytes).count()).sum();
    ensure!(hits > 0, "the yardstick finds nothing");
    let yard = start.elapsed().as_secs_f64() / f64::from(YARDSTICK) / ARTICLES.1 as f64;
    for limit in LIMITS {
        let out = shown(&folder.join("out"));
        let seconds = |input: &std::path::Path| -> Result<f64> {
            let input = shown(input);
            let mut command = vec![program.as_str(), limit.command, "--quiet", "--jobs", "1", &input];
            if limit.command == "check" {
                command.extend(["--fail-on", "never", "-o", &out]);
            }
            Ok(measure(limit.command, 0, &command, REPEAT)?.seconds)
        };
        // What starting takes is in both.
        let an_article = (seconds(&large)? - seconds(&small)?) / (ARTICLES.1 - ARTICLES.0) as f64;
        let times = an_article / yard;
        eprintln!("{}: {times:.0} times the yardstick, at most {:.0}", limit.command, limit.times_the_yardstick);
        ensure!(times <= limit.times_the_yardstick, "{} has become slower: see `cargo xtask bench`", limit.command);
    }
    Ok(())
}
