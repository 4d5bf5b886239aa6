//! `watch`: `check` again whenever a file of the input changes.

use super::check;
use super::failure::{Ended, Failure};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, SystemTime};

#[derive(clap::Args)]
pub(super) struct WatchArgs {
    #[command(flatten)]
    check: check::Args,
    /// Seconds between two looks at the input
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u64).range(1..))]
    every: u64,
    /// End after so many runs
    #[arg(long, value_name = "N")]
    runs: Option<u64>,
}

/// What tells a file from its earlier self.
type Stamp = (Option<SystemTime>, u64);

pub(super) fn run(args: &WatchArgs) -> Ended {
    let mut seen: Option<BTreeMap<PathBuf, Stamp>> = None;
    let mut runs = 0;
    loop {
        let now = stamps(args);
        if seen.as_ref() != Some(&now) {
            seen = Some(now);
            match check::run(&args.check) {
                // A run with findings is as good as one without; a file that is half written will be whole later.
                Ok(_) => {}
                Err(Failure::Library(error)) => writeln!(std::io::stderr(), "claimdiff: {error}")?,
                Err(other) => return Err(other),
            }
            runs += 1;
            if args.runs.is_some_and(|most| runs >= most) {
                return Ok(ExitCode::SUCCESS);
            }
        }
        std::thread::sleep(Duration::from_secs(args.every));
    }
}

/// Every file of the input as it is now. A folder is looked at anew each time, so that new files are seen.
fn stamps(args: &WatchArgs) -> BTreeMap<PathBuf, Stamp> {
    let mut out = BTreeMap::new();
    for input in args.check.inputs() {
        for entry in walkdir::WalkDir::new(fixed(input)).into_iter().filter_map(Result::ok) {
            let stamp = entry.metadata().map(|m| (m.modified().ok(), m.len())).unwrap_or_default();
            if entry.file_type().is_file() {
                out.insert(entry.into_path(), stamp);
            }
        }
    }
    out
}

/// The part of a glob that is no glob: the folder to look at.
fn fixed(input: &Path) -> PathBuf {
    let plain = |part: &std::path::Component<'_>| !part.as_os_str().to_string_lossy().contains(['*', '?', '[', '{']);
    let fixed: PathBuf = if input.exists() { input.to_owned() } else { input.components().take_while(plain).collect() };
    if fixed.as_os_str().is_empty() { PathBuf::from(".") } else { fixed }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_glob_the_folder_is_watched() {
        for (input, want) in [("stories/*/a.txt", "stories"), ("*.txt", "."), ("a/b", "a/b")] {
            assert_eq!(fixed(Path::new(input)), PathBuf::from(want));
        }
    }
}
