//! The copy of the tree in which every change is there and none is made until the environment asks for it.

use super::places::{Change, Place};
use crate::shell::{program, root};
use miette::{IntoDiagnostic, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// What answers for the environment: which change is made, and, where they are learnt, which are reached.
const SWITCH: &str = r#"//! Which change is made; written by `cargo xtask mutants`.
#![allow(missing_docs)]
use std::collections::BTreeSet;
use std::io::Write;
use std::sync::{LazyLock, Mutex};

static CHOSEN: LazyLock<Option<u32>> = LazyLock::new(|| std::env::var("CLAIMDIFF_MUTANT").ok()?.parse().ok());
static RECORD: LazyLock<Option<String>> = LazyLock::new(|| std::env::var("CLAIMDIFF_MUTANT_RECORD").ok());
static REACHED: Mutex<BTreeSet<u32>> = Mutex::new(BTreeSet::new());

pub fn is(number: u32) -> bool {
    if let Some(path) = &*RECORD {
        if REACHED.lock().is_ok_and(|mut reached| reached.insert(number)) {
            let file = std::fs::OpenOptions::new().create(true).append(true).open(path);
            let _ = file.and_then(|mut file| file.write_all(format!("{number}\n").as_bytes()));
        }
    }
    *CHOSEN == Some(number)
}
"#;

/// The folder of the copy.
pub fn place() -> PathBuf {
    root().join("target/mutants/tree")
}

/// Writes the copy with all of `drawn` but `dropped`; a change is asked for by its place in `drawn`.
pub fn write(drawn: &[Place], dropped: &BTreeSet<usize>) -> Result<()> {
    let mut by_file: BTreeMap<&Path, Vec<(usize, &Place)>> = BTreeMap::new();
    for (number, place) in drawn.iter().enumerate().filter(|(number, _)| !dropped.contains(number)) {
        by_file.entry(&place.file).or_default().push((number, place));
    }
    let known =
        program("git", &["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).output().into_diagnostic()?;
    let known = String::from_utf8_lossy(&known.stdout);
    let names: BTreeSet<&Path> = known.split('\0').filter(|name| !name.is_empty()).map(Path::new).collect();
    remove_all_but(&names, &place())?;
    for name in names {
        let Ok(bytes) = std::fs::read(root().join(name)) else { continue };
        let bytes = match by_file.get(name) {
            Some(places) => changed(&String::from_utf8_lossy(&bytes), places).into_bytes(),
            None => with_switch(&name.to_string_lossy(), bytes),
        };
        put(&place().join(name), &bytes)?;
    }
    put(&place().join("src/mutants.rs"), SWITCH.as_bytes())
}

/// Takes out of `folder` what is no longer in the tree.
fn remove_all_but(names: &BTreeSet<&Path>, folder: &Path) -> Result<()> {
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.into_diagnostic()?.path();
        if path.is_dir() {
            remove_all_but(names, &path)?;
        } else if path.strip_prefix(place()).is_ok_and(|name| !names.contains(name) || !root().join(name).exists()) {
            std::fs::remove_file(&path).into_diagnostic()?;
        }
    }
    Ok(())
}

/// The crate declares the switch, and is built to run its tests quickly.
fn with_switch(name: &str, mut bytes: Vec<u8>) -> Vec<u8> {
    match name {
        "src/lib.rs" => bytes.extend_from_slice(b"pub mod mutants;\n"),
        "Cargo.toml" => {
            let text = String::from_utf8_lossy(&bytes);
            bytes = text.replace("[profile.dev]\nopt-level = 0", "[profile.dev]\nopt-level = 1").into_bytes();
        }
        _ => {}
    }
    bytes
}

/// Files that stay the same are not touched, so that they are not built again.
fn put(path: &Path, bytes: &[u8]) -> Result<()> {
    if std::fs::read(path).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    std::fs::create_dir_all(path.parent().unwrap_or(path)).into_diagnostic()?;
    std::fs::write(path, bytes).into_diagnostic()
}

/// `source` with `places` in it, by their numbers.
fn changed(source: &str, places: &[(usize, &Place)]) -> String {
    let mut sorted = places.to_vec();
    // The outer one first, of those that begin together.
    sorted.sort_by_key(|(number, place)| (place.range.start, std::cmp::Reverse(place.range.end), *number));
    render(source, 0..source.len(), &sorted)
}

/// The bytes `range` of `source` with those of `places` in it that lie within.
fn render(source: &str, range: Range<usize>, places: &[(usize, &Place)]) -> String {
    let (mut out, mut at) = (String::new(), range.start);
    for (index, (number, place)) in places.iter().enumerate() {
        if place.range.start < at || place.range.end > range.end {
            continue;
        }
        let words = |range: &Range<usize>| render(source, range.clone(), &places[index + 1..]);
        out.push_str(&source[at..place.range.start]);
        at = place.range.end;
        let ask = format!("crate::mutants::is({number})");
        out.push_str(&match &place.change {
            Change::Operator { left, was, now, right } => {
                let (l, r) = (words(left), words(right));
                // others of the same expression would be in neither half
                let is_shared = places[index + 1..].iter().any(|(_, other)| other.range == place.range);
                let as_was = if is_shared { words(&place.range) } else { format!("({l}) {was} ({r})") };
                format!("(if {ask} {{ ({l}) {now} ({r}) }} else {{ {as_was} }})")
            }
            Change::Instead(other) => format!("(if {ask} {{ {other} }} else {{ {} }})", words(&place.range)),
            Change::Only(part) => format!("(if {ask} {{ {} }} else {{ {} }})", words(part), words(&place.range)),
            Change::Early(value) => format!(" if {ask} {{ return {value}; }}"),
        });
    }
    out.push_str(&source[at..range.end]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_of_one_expression_are_all_there() {
        let source = "f(a > b)";
        let place = |change| Place { file: PathBuf::new(), range: 2..7, line: 1, change, said: String::new() };
        let operator = |now| Change::Operator { left: 2..3, was: ">", now, right: 6..7 };
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
            let drawn =
                order.map(|n| place([operator(">="), operator("<"), Change::Instead("true".into())][n].clone()));
            let numbered: Vec<(usize, &Place)> = drawn.iter().enumerate().collect();
            let text = changed(source, &numbered);
            assert!((0..3).all(|n| text.matches(&format!("is({n})")).count() == 1), "{text}");
            assert!(text.starts_with("f((if ") && text.ends_with("))"), "{text}");
        }
    }
}
