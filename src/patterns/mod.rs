//! Pattern files: what a file may say, the phrase language, checks, and the compiled set.

mod pattern;
mod set;

pub use pattern::{Pattern, Slot, SlotKind, Status};
pub use set::Set;
