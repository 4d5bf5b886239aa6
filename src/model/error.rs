//! What can go wrong, in words that name the place and the cure.

/// An error of the library. It never prints and never ends the program.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// An input that does not exist or cannot be opened.
    #[error("cannot read {path}: {reason}; {cure}")]
    Input {
        /// The path as given.
        path: String,
        /// What the system said.
        reason: String,
        /// What to do.
        cure: String,
    },
    /// An output that cannot be written.
    #[error("cannot write {path}: {reason}; check that the folder exists, is writable and has room")]
    Output {
        /// The path.
        path: String,
        /// What the system said.
        reason: String,
    },
    /// A built-in or user's word list that cannot be used.
    #[error("{path}: {reason}")]
    Lexicon {
        /// The file.
        path: String,
        /// What is wrong and where.
        reason: String,
    },
    /// A record of an earlier run that cannot be used.
    #[error("{path}, line {line}: {reason}")]
    Record {
        /// The file.
        path: String,
        /// From 1.
        line: usize,
        /// What is wrong.
        reason: String,
    },
    /// Pattern files with mistakes: the whole report, each with its place and cure.
    #[error("{0}")]
    Patterns(String),
    /// An option that makes no sense.
    #[error("{0}")]
    Usage(String),
    /// The run was interrupted.
    #[error("interrupted; nothing half-written was left behind")]
    Interrupted,
}
