//! The tests on which changes are tried.

use super::tree;
use crate::shell::{cargo, root};
use miette::{IntoDiagnostic, Result, bail};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Tests of the library; those that start the program are left out, since they take long.
const TESTS: [&str; 8] = ["dates", "figures", "halves", "names", "patterns", "pinned", "pitfalls", "tolls"];
/// How many tests are run before it is looked whether one failed.
const FIRST: usize = 12;

/// One test, and what is known of it.
#[derive(Clone, Debug)]
struct Test {
    binary: PathBuf,
    name: String,
    took: Duration,
}

/// All tests, and which of them reach which change.
pub struct Suite {
    tests: Vec<Test>,
    /// By the number of the change; the quickest tests first.
    reaching: BTreeMap<usize, Vec<usize>>,
}

/// Builds the copy: the programs of its tests, or the changes that do not compile.
pub fn build() -> Result<std::result::Result<Vec<PathBuf>, BTreeSet<usize>>> {
    let mut command = cargo(&["test", "--no-run", "--quiet", "--message-format=json", "--lib"]);
    command.args(TESTS.iter().flat_map(|test| ["--test", test]));
    command.current_dir(tree::place()).env("CARGO_TARGET_DIR", root().join("target")).stderr(Stdio::null());
    let told = command.output().into_diagnostic()?;
    let (mut programs, mut wrong) = (Vec::new(), BTreeSet::new());
    for line in String::from_utf8_lossy(&told.stdout).lines() {
        let Ok(message) = serde_json::from_str::<Value>(line) else { continue };
        if message["reason"] == "compiler-artifact" && message["profile"]["test"] == true {
            programs.extend(message["executable"].as_str().map(PathBuf::from));
        }
        if message["message"]["level"] == "error" {
            let at = at_fault(&message["message"]);
            if at.is_empty() {
                eprintln!("{}", message["message"]["rendered"].as_str().unwrap_or_default());
            }
            wrong.extend(at);
        }
    }
    Ok(if told.status.success() { Ok(programs) } else { Err(wrong) })
}

/// The changes in the lines that an error of the compiler is about, or the last one before them.
fn at_fault(message: &Value) -> BTreeSet<usize> {
    let numbers = |line: &str| -> Vec<usize> {
        let after = line.split("crate::mutants::is(").skip(1);
        after.filter_map(|rest| rest.split(')').next()?.parse().ok()).collect()
    };
    let mut out = BTreeSet::new();
    for span in message["spans"].as_array().into_iter().flatten().filter(|span| span["is_primary"] == true) {
        let path = tree::place().join(span["file_name"].as_str().unwrap_or_default());
        let source = std::fs::read_to_string(path).unwrap_or_default();
        let line = |name: &str| span[name].as_u64().unwrap_or(1) as usize;
        let lines: Vec<&str> = source.lines().take(line("line_end")).collect();
        let within: Vec<usize> = lines.iter().skip(line("line_start") - 1).flat_map(|line| numbers(line)).collect();
        let before = || lines.iter().rev().find_map(|line| numbers(line).last().copied());
        if within.is_empty() { out.extend(before()) } else { out.extend(within) }
    }
    out
}

impl Suite {
    /// Runs each test alone, and keeps which of `count` changes it reaches and how long it takes.
    pub fn learn(binaries: &[PathBuf], count: usize, jobs: usize) -> Result<Suite> {
        let mut tests = Vec::new();
        for binary in binaries {
            let listed = at_home(binary).args(["--list", "--format", "terse"]).output().into_diagnostic()?;
            let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
            let names = listed.lines().filter_map(|line| line.strip_suffix(": test"));
            tests.extend(names.map(|name| (binary.clone(), name.to_owned())));
        }
        let folder = root().join("target/mutants/reached");
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).into_diagnostic()?;
        let (waiting, learnt, failed) =
            (Mutex::new(tests.iter().enumerate()), Mutex::new(Vec::new()), Mutex::new(vec![]));
        std::thread::scope(|scope| {
            for _ in 0..jobs.max(1) {
                scope.spawn(|| {
                    while let Some((at, (binary, name))) = waiting.lock().ok().and_then(|mut tests| tests.next()) {
                        let record = folder.join(at.to_string());
                        let start = Instant::now();
                        let mut command = at_home(binary);
                        command.args(["--exact", name]).env("CLAIMDIFF_MUTANT_RECORD", &record);
                        if !passes(&mut command, Duration::from_secs(600)) {
                            failed.lock().into_iter().for_each(|mut failed| failed.push(name.clone()));
                        }
                        let test = Test { binary: binary.clone(), name: name.clone(), took: start.elapsed() };
                        let reached = std::fs::read_to_string(&record).unwrap_or_default();
                        let reached: Vec<usize> = reached.lines().filter_map(|line| line.parse().ok()).collect();
                        learnt.lock().into_iter().for_each(|mut all| all.push((test.clone(), reached.clone())));
                    }
                });
            }
        });
        let failed = failed.into_inner().into_diagnostic()?;
        if !failed.is_empty() {
            eprintln!("left out, since they fail without a change: {}", failed.join(", "));
        }
        let mut learnt = learnt.into_inner().into_diagnostic()?;
        learnt.retain(|(test, _)| !failed.contains(&test.name));
        if learnt.is_empty() {
            bail!("no test passes");
        }
        learnt.sort_by_key(|(test, _)| test.took);
        let mut reaching: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, (_, reached)) in learnt.iter().enumerate() {
            reached.iter().filter(|n| **n < count).for_each(|n| reaching.entry(*n).or_default().push(at));
        }
        let tests: Vec<Test> = learnt.into_iter().map(|(test, _)| test).collect();
        let all: Duration = tests.iter().map(|test| test.took).sum();
        println!(
            "{} tests, {:.0} s one by one; {} of {count} changes are reached",
            tests.len(),
            all.as_secs_f64(),
            reaching.len()
        );
        Ok(Suite { tests, reaching })
    }

    /// How many tests reach a change.
    pub fn reaching(&self, number: usize) -> usize {
        self.reaching.get(&number).map_or(0, Vec::len)
    }

    /// Whether a test fails once the change is made.
    pub fn catches(&self, number: usize) -> bool {
        let mut left: &[usize] = self.reaching.get(&number).map_or(&[], Vec::as_slice);
        let mut size = FIRST;
        while !left.is_empty() {
            let (now, later) = left.split_at(size.min(left.len()));
            let mut by_binary: BTreeMap<&Path, Vec<&Test>> = BTreeMap::new();
            for test in now.iter().filter_map(|at| self.tests.get(*at)) {
                by_binary.entry(&test.binary).or_default().push(test);
            }
            for (binary, tests) in by_binary {
                let mut command = at_home(binary);
                command.env("CLAIMDIFF_MUTANT", number.to_string()).arg("--exact");
                command.args(tests.iter().map(|test| &test.name));
                let usual: Duration = tests.iter().map(|test| test.took).sum();
                if !passes(&mut command, usual * 4 + Duration::from_secs(30)) {
                    return true;
                }
            }
            (left, size) = (later, size * 3);
        }
        false
    }
}

/// A program of the tests, where cargo would start it.
fn at_home(binary: &Path) -> Command {
    let mut command = Command::new(binary);
    command.current_dir(tree::place()).stdin(Stdio::null()).stderr(Stdio::null()).env("INSTA_UPDATE", "no");
    command
}

/// Whether it ends well, and in time.
fn passes(command: &mut Command, most: Duration) -> bool {
    let Ok(mut child) = command.stdout(Stdio::null()).spawn() else { return false };
    let end = Instant::now() + most;
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if Instant::now() < end => std::thread::sleep(Duration::from_millis(20)),
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                return false;
            }
        }
    }
}
