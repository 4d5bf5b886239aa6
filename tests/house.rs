//! The house rules: layers in their order, no circles, short files, no forbidden words.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Each layer knows those of the rows above it; those of one row do not know each other.
const LAYERS: [&[&str]; 10] = [
    &["model"],
    &["lexicon"],
    &["names"],
    &["patterns"],
    &["read", "segment", "extract", "normalise", "resolve", "compare"],
    &["cache"],
    &["pipeline"],
    &["report"],
    &["cli"],
    &["lib", "main"],
];

const LONGEST: usize = 400;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below `folder` with this ending, and its text, sorted.
fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let walk = walkdir::WalkDir::new(root().join(folder)).sort_by_file_name();
    let found = walk.into_iter().filter_map(Result::ok).filter(|e| e.path().to_string_lossy().ends_with(ending));
    found.map(|e| (e.path().to_owned(), std::fs::read_to_string(e.path()).unwrap_or_default())).collect()
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// `src/names/likeness/parts.rs` lies in `names`, `src/main.rs` in `main`.
fn layer_of(path: &Path) -> String {
    let below = shown(path);
    let first = below.trim_start_matches("src/").split('/').next().unwrap_or_default();
    first.trim_end_matches(".rs").to_owned()
}

fn rank(layer: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&layer))
}

/// The files that only tests are made of: `#[cfg(test)] mod NAME;` stands for them in another file.
fn test_files() -> Vec<PathBuf> {
    let mut out = Vec::new();
    for (path, text) in files("src", ".rs") {
        let own = path.with_extension("");
        let folder = if path.ends_with("mod.rs") { path.parent().unwrap_or(root()) } else { own.as_path() };
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        for pair in lines.windows(2).filter(|p| p[0] == "#[cfg(test)]") {
            if let Some(name) = pair[1].strip_prefix("mod ").and_then(|n| n.strip_suffix(';')) {
                out.extend([folder.join(format!("{name}.rs")), folder.join(name)]);
            }
        }
    }
    out
}

/// The layers that a file names after `crate::`, outside of comments and tests: a test may build its
/// input with an earlier stage.
fn known_by(text: &str) -> Vec<String> {
    let code =
        text.split("#[cfg(test)]").next().unwrap_or_default().lines().filter(|l| !l.trim_start().starts_with("//"));
    let mut out = Vec::new();
    for line in code {
        for rest in line.split("crate::").skip(1) {
            match rest.strip_prefix('{') {
                Some(list) => {
                    out.extend(list.split([',', '}']).map(|w| w.trim().split("::").next().unwrap_or("").to_owned()))
                }
                None => {
                    out.push(rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("").to_owned())
                }
            }
        }
    }
    out.retain(|name| rank(name).is_some());
    out
}

#[test]
fn every_folder_of_the_source_is_a_layer() {
    for (path, _) in files("src", ".rs") {
        assert!(rank(&layer_of(&path)).is_some(), "{} lies in no known layer", shown(&path));
    }
}

#[test]
fn layers_know_only_those_above_them() {
    let (mut wrong, tests) = (Vec::new(), test_files());
    for (path, text) in files("src", ".rs").into_iter().filter(|(p, _)| !tests.iter().any(|t| p.starts_with(t))) {
        let own = layer_of(&path);
        for other in known_by(&text) {
            let allowed = other == own || rank(&other) < rank(&own);
            if !allowed {
                wrong.push(format!("{} must not know {other}", shown(&path)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_are_short_and_say_what_they_are() {
    let mut wrong = Vec::new();
    for (path, text) in files("src", ".rs").into_iter().chain(files("xtask/src", ".rs")).chain(files("tests", ".rs")) {
        let lines = text.lines().count();
        if lines > LONGEST {
            wrong.push(format!("{} has {lines} lines, more than {LONGEST}", shown(&path)));
        }
        if !text.starts_with("//!") {
            wrong.push(format!("{} does not start with what it is (//!)", shown(&path)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_module_is_called_after_nothing() {
    for (path, _) in files("src", ".rs") {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        for empty in ["utils", "util", "helpers", "helper", "manager", "common", "misc"] {
            assert_ne!(name, empty, "{}", shown(&path));
        }
    }
}

#[test]
fn the_library_neither_prints_nor_gives_up() {
    // Spelt in two parts, so that this file does not find itself.
    let banned = [["todo", "!("], ["unimplemented", "!("], ["println", "!("], ["dbg", "!("], ["#[igno", "re"]];
    let (mut wrong, tests) = (Vec::new(), test_files());
    for (path, text) in files("src", ".rs").into_iter().filter(|(p, _)| !tests.iter().any(|t| p.starts_with(t))) {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for [a, b] in banned {
            if code.contains(&format!("{a}{b}")) {
                wrong.push(format!("{} has {a}{b}", shown(&path)));
            }
        }
        for word in [".unwrap()", "panic!("] {
            if code.lines().any(|l| l.contains(word) && !l.trim_start().starts_with("//")) {
                wrong.push(format!("{} has {word} outside of tests", shown(&path)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_layer_is_described() {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap_or_default();
    let missing: Vec<&str> =
        LAYERS.iter().flat_map(|r| r.iter().copied()).filter(|l| !text.contains(&format!("`{l}"))).collect();
    assert!(missing.is_empty(), "ARCHITECTURE.md does not say what these are for: {missing:?}");
}

#[test]
fn no_big_file_is_kept() {
    let big: BTreeMap<String, u64> = ["src", "patterns", "input", "docs", "tests", "xtask"]
        .iter()
        .flat_map(|f| walkdir::WalkDir::new(root().join(f)).into_iter().filter_map(Result::ok))
        .filter(|e| e.file_type().is_file())
        .filter_map(|e| Some((shown(e.path()), e.metadata().ok()?.len())))
        // Trained weights and gazetteers may be larger; they are made by a program of ours and documented.
        .filter(|(name, size)| *size > 1 << 20 && !name.starts_with("patterns/names/"))
        .collect();
    assert!(big.is_empty(), "{big:?}");
}
