//! `CODEBOOK.md`: every table and column of a run in words, made from the same definitions as the files.

use crate::report::columns::Holds;
use crate::report::csv::lines_columns;
use crate::report::tables::KINDS;
use std::io::{self, Write};

/// Writes the codebook.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "# Codebook\n\nEvery table stands as JSON lines, CSV and Parquet and in `claimdiff.sqlite`. Offsets are Unicode code"
    )?;
    writeln!(out, "points into the text of the article, half open. Where a cell is empty, the value is not known.")?;
    writeln!(out, "`claimdiff schema NAME` prints the JSON Schema of a record.")?;
    for kind in &KINDS {
        writeln!(out, "\n## {}\n\n{}\n", kind.name, kind.about)?;
        writeln!(out, "Key: {}.\n", kind.key.iter().map(|k| format!("`{k}`")).collect::<Vec<_>>().join(", "))?;
        writeln!(out, "| column | holds | what it means |\n|---|---|---|")?;
        for column in lines_columns(kind) {
            let holds = match column.holds {
                Holds::Text => "words",
                Holds::Integer => "whole number",
                Holds::Number => "number",
                Holds::Json => "list or object",
            };
            let about = column.about.replace('\n', " ").replace('|', "\\|");
            writeln!(out, "| `{}` | {holds} | {about} |", column.name)?;
        }
    }
    Ok(())
}
