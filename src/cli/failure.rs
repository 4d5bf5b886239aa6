//! How a command ends when it does not end well: exit statuses and words.

use crate::model::Error;
use std::io::{self, Write};
use std::process::ExitCode;

/// How a command ended.
pub(super) type Ended = Result<ExitCode, Failure>;

/// Findings at or above `--fail-on`.
pub(super) const FINDINGS: u8 = 1;
const USAGE: u8 = 2;
const UNREADABLE: u8 = 3;
const INTERRUPTED: u8 = 130;

/// Why a command could not do its job.
#[derive(Debug)]
pub(super) enum Failure {
    /// The library says why.
    Library(Error),
    /// `--strict` was given and this many inputs could not be read.
    Unreadable(u64),
    /// Whoever reads standard output has had enough.
    ClosedPipe,
    /// Standard output or a file cannot be written.
    Io(io::Error),
}

impl Failure {
    /// Says it on standard error and gives the exit status.
    pub(super) fn tell(self) -> ExitCode {
        let (code, words) = match self {
            Failure::ClosedPipe => return ExitCode::SUCCESS,
            Failure::Library(Error::Interrupted) => (INTERRUPTED, Error::Interrupted.to_string()),
            Failure::Library(error) => (USAGE, error.to_string()),
            Failure::Unreadable(1) => (UNREADABLE, "one input could not be read, and --strict was given".to_owned()),
            Failure::Unreadable(n) => (UNREADABLE, format!("{n} inputs could not be read, and --strict was given")),
            Failure::Io(error) => (USAGE, error.to_string()),
        };
        let _ = writeln!(io::stderr(), "claimdiff: {words}");
        ExitCode::from(code)
    }
}

/// From now on, a fault of claimdiff itself is told by its place alone: the usual words could quote an article.
pub(super) fn hush() {
    std::panic::set_hook(Box::new(|fault| {
        let place = fault.location().map(ToString::to_string).unwrap_or_default();
        let _ = writeln!(io::stderr(), "claimdiff: internal fault at {place}; please report it");
    }));
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        Failure::Library(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        if error.kind() == io::ErrorKind::BrokenPipe { Failure::ClosedPipe } else { Failure::Io(error) }
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Failure {
        Failure::from(io::Error::from(error))
    }
}
