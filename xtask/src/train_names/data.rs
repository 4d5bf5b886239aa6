//! Documents with names marked in them.

use claimdiff::model::CodePoints;
use miette::{Context, IntoDiagnostic, Result};
use serde::Deserialize;
use std::path::Path;

/// A text and the names in it, in the order of the text.
#[derive(Clone)]
pub struct Document {
    /// Where it comes from.
    pub id: String,
    /// Its text.
    pub text: String,
    /// Its names; none overlaps another.
    pub names: Vec<Gold>,
}

/// A name somebody marked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Gold {
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// 0 person, 1 organisation, 2 place, 3 other.
    pub kind: u8,
}

#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
    entities: Vec<Entity>,
}

#[derive(Deserialize)]
struct Entity {
    start: u32,
    end: u32,
    label: String,
}

/// Reads a file of one document a line, with offsets in code points.
pub fn read(path: &Path) -> Result<Vec<Document>> {
    let text =
        std::fs::read_to_string(path).into_diagnostic().wrap_err_with(|| format!("cannot read {}", path.display()))?;
    text.lines().map(|line| Ok(document(serde_json::from_str(line).into_diagnostic()?))).collect()
}

fn document(line: Line) -> Document {
    let points = CodePoints::of(&line.text);
    let mut names = Vec::new();
    for entity in &line.entities {
        let kind = match entity.label.as_str() {
            "PERSON" | "PER" => 0,
            "ORG" => 1,
            "LOC" | "GPE" | "FAC" => 2,
            _ => 3,
        };
        let (Some(start), Some(end)) = (points.to_byte(entity.start), points.to_byte(entity.end)) else { continue };
        let words = line.text.get(start..end).unwrap_or("");
        let skipped = if words.starts_with("the ") || words.starts_with("The ") { 4 } else { 0 };
        if start + skipped < end {
            names.push(Gold { start: start + skipped, end, kind });
        }
    }
    names.sort_by_key(|n| n.start);
    Document { id: line.id, text: line.text, names }
}
