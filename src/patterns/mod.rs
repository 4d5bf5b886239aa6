//! Pattern files: what a file may say, the phrase language, checks, and the compiled set.
//!
//! A file is read into [`file::PatternFile`], checked (every mistake of every file at once, see
//! [`Problem`]), and compiled: each phrase is a [`Program`] over tokens and mentions, found by the
//! rarest words that it cannot do without, so that reading costs what is found and not what is known.

mod check;
mod compile;
pub mod draft;
mod error;
mod expected;
pub mod file;
mod first;
pub mod format;
mod kinds;
pub mod lint;
mod pattern;
pub mod phrase;
mod program;
mod reader;
pub mod schema;
mod set;
mod terms;
pub mod trial;
mod wording;

pub use error::{Code, Problem, Problems, line_column};
pub use expected::Expected;
pub use first::{First, bit};
pub use kinds::Kinds;
pub use pattern::{Counterexample, Example, Pattern, Slot, SlotKind, Status};
pub use program::{Anchor, Program, Step};
pub use reader::nearest;
pub use set::Set;
pub use wording::Wording;
