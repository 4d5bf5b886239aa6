//! `cargo xtask fuzz`: builds the fuzz targets with libFuzzer's instrumentation, on the stable toolchain, and runs them.
//! libFuzzer itself is C++, so a compiler for that must be there.

use crate::fuzz_record::{self, Tried};
use crate::shell::{cargo, program, root, step};
use miette::{IntoDiagnostic, Result, bail, miette};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

/// What to run, and for how long.
#[derive(clap::Args)]
pub struct Args {
    /// The targets; all of them where none is named
    targets: Vec<String>,
    /// How long each runs, in seconds
    #[arg(long, default_value_t = 20)]
    pub seconds: u32,
    /// How often each has its turn
    #[arg(long, default_value_t = 1)]
    rounds: u32,
    /// How many run at once
    #[arg(long, default_value_t = 2)]
    jobs: usize,
    /// Adds what was tried to the table in docs/reliability.md
    #[arg(long)]
    record: bool,
    /// Makes the corpora that earlier runs left as small as they can be with the same coverage, instead of fuzzing
    #[arg(long)]
    merge: bool,
}

impl Args {
    /// Every target once.
    pub fn all(seconds: u32) -> Args {
        Args { targets: Vec::new(), seconds, rounds: 1, jobs: 2, record: false, merge: false }
    }
}

/// What cargo-fuzz would have the compiler do, but for the sanitizer, which needs another toolchain (all of our code
/// and nearly all of what it uses is safe Rust, whose faults are panics), and for tracing comparisons, which took six
/// of ten instructions: dictionaries know the words that formats turn on.
const FLAGS: [&str; 5] = [
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
];

/// The most memory of a target, in MB.
const MEMORY: u32 = 512;
/// The longest that one input may take, in seconds by the clock on the wall: far above one, since a target that others
/// starve stands still for long; what the slowest took is told.
const HANG: u32 = 60;
/// The longest input, in bytes: what a format may do wrong shows in a short one, and scan records are long.
const fn longest(is_scan: bool) -> u32 {
    if is_scan { 8192 } else { 1024 }
}

/// Builds and runs the targets, and says how many inputs each has tried.
///
/// # Errors
/// Where they cannot be built, or an input makes one panic, hang or take too much memory.
pub fn run(args: &Args) -> Result<()> {
    let targets = if args.targets.is_empty() { all()? } else { args.targets.clone() };
    let built = build()?;
    if args.merge {
        return targets.iter().try_for_each(|target| merge(&built, target));
    }
    let turns: Vec<&String> = (0..args.rounds).flat_map(|_| &targets).collect();
    let (waiting, failed) = (Mutex::new(turns.into_iter()), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..args.jobs.max(1) {
            scope.spawn(|| {
                while let Some(target) = waiting.lock().ok().and_then(|mut targets| targets.next()) {
                    if let Err(e) = turn(&built, target, args) {
                        eprintln!("{target}: {e}");
                        failed.lock().into_iter().for_each(|mut failed| failed.push(target.as_str()));
                    }
                }
            });
        }
    });
    let failed = failed.into_inner().unwrap_or_default();
    if !failed.is_empty() {
        bail!("{} failed; the inputs lie in target/fuzz/found", failed.join(", "));
    }
    Ok(())
}

/// Every target, by its folder of seeds.
fn all() -> Result<Vec<String>> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(root().join("fuzz/seeds")).into_diagnostic()? {
        out.push(entry.into_diagnostic()?.file_name().to_string_lossy().into_owned());
    }
    out.sort_unstable();
    Ok(out)
}

/// Builds the one program that all targets are in.
fn build() -> Result<PathBuf> {
    let told = Command::new("rustc").arg("-vV").output().into_diagnostic()?;
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    let host = told.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.ok_or_else(|| miette!("rustc does not say what it builds for"))?;
    let place = root().join("target/fuzz");
    let mut command = cargo(&["build", "--release", "--quiet", "--manifest-path", "fuzz/Cargo.toml"]);
    // With a target named, build scripts and macros are built without the instrumentation.
    command.args(["--target", host]).env("RUSTFLAGS", FLAGS.join(" ")).env("CARGO_TARGET_DIR", &place);
    step("fuzz targets", &mut command)?;
    Ok(place.join(host).join("release/fuzz"))
}

/// Runs one target, says what it has tried, and adds it to the record where that is wanted.
fn turn(built: &Path, target: &str, args: &Args) -> Result<()> {
    let tried = fuzz(built, target, args.seconds)?;
    eprintln!("{target}: {tried}");
    if args.record { fuzz_record::add(target, &tried) } else { Ok(()) }
}

/// Runs one target.
fn fuzz(built: &Path, target: &str, seconds: u32) -> Result<Tried> {
    let (corpus, found) = (corpus(target), root().join("target/fuzz/found"));
    for folder in [&corpus, &found] {
        std::fs::create_dir_all(folder).into_diagnostic()?;
    }
    let mut command = with_limits(built, target);
    // Weighing every input by how rare its features are took more of the time than trying inputs: without, three times
    // as many are tried, and more of the code is reached.
    command.args(["-entropic=0", "-print_final_stats=1"]).arg(format!("-max_total_time={seconds}"));
    command.arg(format!("-artifact_prefix={}/{target}-", found.display()));
    let words = root().join("fuzz/words").join(format!("{target}.dict"));
    if words.is_file() {
        command.arg(format!("-dict={}", words.display()));
    }
    command.arg(corpus).args(seeds(target));
    let run = command.output().into_diagnostic()?;
    let told = String::from_utf8_lossy(&run.stderr).into_owned();
    if !run.status.success() {
        let from = told.lines().count().saturating_sub(40);
        bail!("ended with {}\n{}", run.status, told.lines().skip(from).collect::<Vec<_>>().join("\n"));
    }
    Tried::of(&told, seconds).ok_or_else(|| miette!("it does not say what it has tried"))
}

/// Leaves of a corpus what covers as much.
fn merge(built: &Path, target: &str) -> Result<()> {
    let (small, all) = (corpus(target).with_extension("small"), corpus(target));
    std::fs::create_dir_all(&small).into_diagnostic()?;
    let mut command = with_limits(built, target);
    let run = command.arg("-merge=1").arg(&small).arg(&all).args(seeds(target)).output().into_diagnostic()?;
    if !run.status.success() {
        bail!("{target}: {}", String::from_utf8_lossy(&run.stderr));
    }
    std::fs::remove_dir_all(&all).into_diagnostic()?;
    std::fs::rename(&small, &all).into_diagnostic()
}

fn with_limits(built: &Path, target: &str) -> Command {
    let mut command = program(built, &[]);
    command.env("CLAIMDIFF_FUZZ", target);
    for (name, value) in [("timeout", HANG), ("rss_limit_mb", MEMORY), ("max_len", longest(target == "scans"))] {
        command.arg(format!("-{name}={value}"));
    }
    command
}

/// Where what a target has found of use is kept from run to run.
fn corpus(target: &str) -> PathBuf {
    root().join("target/fuzz/corpus").join(target)
}

/// The folders of inputs that a target starts from.
fn seeds(target: &str) -> Vec<PathBuf> {
    let mut out = vec![root().join("fuzz/seeds").join(target)];
    out.extend((target == "pattern").then(|| root().join("patterns/en")));
    out
}
