//! What fuzzing has tried, read from libFuzzer's own words and added up in `docs/reliability.md`.

use crate::shell::root;
use miette::{IntoDiagnostic, Result};
use std::fmt;
use std::sync::{Mutex, PoisonError};

/// What one run of a target has tried.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tried {
    /// Inputs.
    inputs: u64,
    /// How long it ran, in seconds.
    seconds: u64,
    /// The longest that one input took, in whole seconds.
    slowest: u64,
    /// The most memory that it held, in MB.
    memory: u64,
}

impl Tried {
    /// Of what libFuzzer said at the end of `seconds`.
    pub fn of(told: &str, seconds: u32) -> Option<Tried> {
        let stat = |name: &str| -> Option<u64> {
            let line = told.lines().find_map(|line| line.strip_prefix("stat::")?.strip_prefix(name)?.strip_prefix(':'));
            line?.trim().parse().ok()
        };
        Some(Tried {
            inputs: stat("number_of_executed_units")?,
            seconds: u64::from(seconds),
            slowest: stat("slowest_unit_time_sec")?,
            memory: stat("peak_rss_mb")?,
        })
    }

    fn and(self, other: Tried) -> Tried {
        Tried {
            inputs: self.inputs + other.inputs,
            seconds: self.seconds + other.seconds,
            slowest: self.slowest.max(other.slowest),
            memory: self.memory.max(other.memory),
        }
    }
}

impl fmt::Display for Tried {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Tried { inputs, seconds, slowest, memory } = self;
        write!(f, "{inputs} inputs in {seconds} s, the slowest in {slowest} s, {memory} MB")
    }
}

const PAGE: &str = "docs/reliability.md";

/// Adds a run to the row of `target`.
///
/// # Errors
/// Where the page cannot be read or written.
pub fn add(target: &str, tried: &Tried) -> Result<()> {
    static PAGE_IN_USE: Mutex<()> = Mutex::new(());
    let _held = PAGE_IN_USE.lock().unwrap_or_else(PoisonError::into_inner);
    let path = root().join(PAGE);
    let page = std::fs::read_to_string(&path).into_diagnostic()?;
    std::fs::write(&path, with(&page, target, tried)).into_diagnostic()
}

/// `page` with a run added to the row of `target`: name, seconds, inputs, slowest, memory.
fn with(page: &str, target: &str, tried: &Tried) -> String {
    let start = format!("| `{target}` |");
    // the table of what was found has the names of targets too, with words beside them
    let counts = |cells: &&str| cells.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | ' ' | '|'));
    let line = |line: &str| {
        let Some(cells) = line.strip_prefix(&start).filter(counts) else { return format!("{line}\n") };
        let mut cells = cells.split('|').map(|cell| cell.replace(',', "").trim().parse().unwrap_or(0));
        let mut next = || cells.next().unwrap_or(0);
        let (seconds, inputs, slowest, memory) = (next(), next(), next(), next());
        let Tried { seconds, inputs, slowest, memory } = tried.and(Tried { seconds, inputs, slowest, memory });
        format!("{start} {} | {} | {slowest} | {memory} |\n", grouped(seconds), grouped(inputs))
    };
    page.lines().map(line).collect()
}

/// A number with commas.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let comma = |at: usize| if at > 0 && (digits.len() - at).is_multiple_of(3) { "," } else { "" };
    digits.char_indices().map(|(at, digit)| format!("{}{digit}", comma(at))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_added_to_the_row_of_its_target() {
        let told =
            "stat::number_of_executed_units: 1234567\nstat::slowest_unit_time_sec:    0\nstat::peak_rss_mb: 97\n";
        let tried = Tried::of(told, 60).unwrap();
        let row = |html: &str| {
            format!(
                "| target | seconds |\n| `csv` | 0 | 0 | 0 | 0 |\n| `html` | {html} |\n\n| `html` | a fault | a test |\n"
            )
        };
        let page = row("1,940 | 999 | 1 | 80");
        assert_eq!(with(&page, "html", &tried), row("2,000 | 1,235,566 | 1 | 97"));
        assert_eq!(Tried::of("killed", 60), None);
    }
}
