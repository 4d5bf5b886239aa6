//! `cargo xtask fuzz`: builds the fuzz targets with libFuzzer's instrumentation, on the stable toolchain, and runs them.
//! libFuzzer itself is C++, so a compiler for that must be there.

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
    seconds: u32,
    /// How many run at once
    #[arg(long, default_value_t = 2)]
    jobs: usize,
}

/// What cargo-fuzz would have the compiler do, but for the sanitizer, which needs another toolchain: all of our code
/// and nearly all of what it uses is safe Rust, whose faults are panics.
const FLAGS: [&str; 6] = [
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
];

/// The most memory of a target, in MB.
const MEMORY: u32 = 512;
/// The longest that one input may take, in seconds: far above one, since other programs run beside it.
const HANG: u32 = 10;
/// The longest input, in bytes.
const LONGEST: u32 = 4096;

/// Builds and runs the targets, and says how many inputs each has tried.
///
/// # Errors
/// Where one cannot be built, or an input makes one panic, hang or take too much memory.
pub fn run(args: &Args) -> Result<()> {
    let targets = if args.targets.is_empty() { all()? } else { args.targets.clone() };
    let built = build(&targets)?;
    let (waiting, failed) = (Mutex::new(targets.iter()), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..args.jobs.max(1) {
            scope.spawn(|| {
                while let Some(target) = waiting.lock().ok().and_then(|mut targets| targets.next()) {
                    match fuzz(&built, target, args.seconds) {
                        Ok(tried) => eprintln!("{target}: {tried} inputs in {} s", args.seconds),
                        Err(e) => {
                            eprintln!("{target}: {e}");
                            failed.lock().into_iter().for_each(|mut failed| failed.push(target.as_str()));
                        }
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

/// Every target, by its file.
fn all() -> Result<Vec<String>> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(root().join("fuzz/fuzz_targets")).into_diagnostic()? {
        let name = entry.into_diagnostic()?.file_name().to_string_lossy().into_owned();
        out.extend(name.strip_suffix(".rs").map(str::to_owned));
    }
    out.sort_unstable();
    Ok(out)
}

/// Builds `targets`; the folder of the programs.
fn build(targets: &[String]) -> Result<PathBuf> {
    let told = Command::new("rustc").arg("-vV").output().into_diagnostic()?;
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    let host = told.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.ok_or_else(|| miette!("rustc does not say what it builds for"))?;
    let place = root().join("target/fuzz");
    let mut command = cargo(&["build", "--release", "--quiet", "--manifest-path", "fuzz/Cargo.toml"]);
    // With a target named, build scripts and macros are built without the instrumentation.
    command.args(["--target", host]).env("RUSTFLAGS", FLAGS.join(" ")).env("CARGO_TARGET_DIR", &place);
    for target in targets {
        command.args(["--bin", target]);
    }
    step("fuzz targets", &mut command)?;
    Ok(place.join(host).join("release"))
}

/// Runs one target; how many inputs it has tried.
fn fuzz(built: &Path, target: &str, seconds: u32) -> Result<u64> {
    let (corpus, found) = (root().join("target/fuzz/corpus").join(target), root().join("target/fuzz/found"));
    for folder in [&corpus, &found] {
        std::fs::create_dir_all(folder).into_diagnostic()?;
    }
    let mut command = program(built.join(target), &["-print_final_stats=1"]);
    for (name, value) in
        [("max_total_time", seconds), ("timeout", HANG), ("rss_limit_mb", MEMORY), ("max_len", LONGEST)]
    {
        command.arg(format!("-{name}={value}"));
    }
    command.arg(format!("-artifact_prefix={}/{target}-", found.display())).arg(corpus);
    let seeds = root().join("fuzz/seeds").join(target);
    command.args(Some(seeds).filter(|seeds| seeds.is_dir()));
    if target == "pattern" {
        command.arg(root().join("patterns/en"));
    }
    let run = command.output().into_diagnostic()?;
    let told = String::from_utf8_lossy(&run.stderr).into_owned();
    if !run.status.success() {
        let from = told.lines().count().saturating_sub(40);
        bail!("ended with {}\n{}", run.status, told.lines().skip(from).collect::<Vec<_>>().join("\n"));
    }
    let tried = told.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
    tried.and_then(|tried| tried.trim().parse().ok()).ok_or_else(|| miette!("it does not say what it has tried"))
}
