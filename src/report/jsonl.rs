//! A table as JSON lines.

use serde::Serialize;
use std::io::{self, Write};

/// Writes one line a row.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write<R: Serialize>(rows: &[R], mut out: impl Write) -> io::Result<()> {
    for row in rows {
        serde_json::to_writer(&mut out, row)?;
        out.write_all(b"\n")?;
    }
    out.flush()
}
