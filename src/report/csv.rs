//! A table as CSV: objects become columns named `a.b`, lists of words are joined by ` | `, other lists are JSON.

use serde::Serialize;
use serde_json::Value;
use std::io::{self, Write};

/// Writes `rows` with a header; the header stands even where there are no rows.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write<R: Serialize + Default>(rows: &[R], out: impl Write) -> io::Result<()> {
    let columns: Vec<String> = flat(&R::default())?.into_iter().map(|(name, _)| name).collect();
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(&columns)?;
    for row in rows {
        let cells = flat(row)?;
        let cell = |name: &String| cells.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str());
        writer.write_record(columns.iter().map(cell))?;
    }
    writer.flush()
}

/// The cells of a row, by column.
fn flat<R: Serialize>(row: &R) -> io::Result<Vec<(String, String)>> {
    let mut out = Vec::new();
    if let Value::Object(fields) = serde_json::to_value(row)? {
        for (name, value) in fields {
            spread(name, value, &mut out);
        }
    }
    Ok(out)
}

/// Columns whose objects have keys that depend on the row: they stay one cell.
const OPEN: [&str; 3] = ["slots", "zones_chars", "skipped"];

fn spread(name: String, value: Value, out: &mut Vec<(String, String)>) {
    match value {
        Value::Object(fields) if !OPEN.contains(&name.as_str()) => {
            for (inner, value) in fields {
                spread(format!("{name}.{inner}"), value, out);
            }
        }
        Value::Null => out.push((name, String::new())),
        Value::String(words) => out.push((name, inert(words))),
        Value::Array(items) if items.iter().all(Value::is_string) => {
            let words: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
            out.push((name, inert(words.join(" | "))));
        }
        other => out.push((name, other.to_string())),
    }
}

/// A cell that a spreadsheet would take for a formula is kept from being one.
fn inert(words: String) -> String {
    if words.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{words}") } else { words }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::rows::CoverageRow;

    #[test]
    fn a_formula_is_made_inert_and_the_header_stands_without_rows() {
        let mut out = Vec::new();
        write::<CoverageRow>(&[], &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "schema,story,group,outlet,state,articles,value\n");
        let row = CoverageRow { outlet: "=HYPERLINK(1)".into(), ..CoverageRow::default() };
        let mut out = Vec::new();
        write(&[row], &mut out).unwrap();
        assert!(String::from_utf8(out).unwrap().contains(",'=HYPERLINK(1),"));
    }
}
