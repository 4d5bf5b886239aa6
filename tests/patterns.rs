//! Every example and counterexample of the built-in patterns, run through the whole reading of an article.

#![allow(clippy::unwrap_used)]

mod sets;

use claimdiff::patterns::format;
use claimdiff::patterns::trial::{self, Trial, Verdict};
use claimdiff::pipeline::Engine;

fn trials(engine: &Engine) -> Vec<Trial> {
    let scan = |text: &str| engine.scan(sets::dated("Post", "2024-06-15", text));
    engine.patterns.patterns().iter().flat_map(|p| trial::run(p, &scan)).collect()
}

#[test]
fn every_example_is_found_and_no_counterexample_is() {
    let engine = Engine::built_in().unwrap();
    let all = trials(&engine);
    let bad: Vec<String> = all
        .iter()
        .filter(|t| t.verdict != Verdict::Hit)
        .map(|t| format!("{} {}:{}\n  {}\n  {}", t.verdict.name(), t.path, t.line, t.text, t.detail))
        .collect();
    assert!(all.len() > 120 * 10, "only {} sentences", all.len());
    assert!(bad.is_empty(), "{} of {} sentences:\n{}", bad.len(), all.len(), bad.join("\n"));
}

#[test]
fn which_other_patterns_fire_is_known() {
    let engine = Engine::built_in().unwrap();
    let lines: Vec<String> = trials(&engine)
        .iter()
        .filter(|t| !t.others.is_empty())
        .map(|t| format!("{}: {} <- {}", t.pattern, t.others.join(", "), t.text))
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn every_pattern_has_examples_and_counterexamples() {
    let engine = Engine::built_in().unwrap();
    let patterns = engine.patterns.patterns();
    assert!(patterns.len() >= 120, "{} patterns", patterns.len());
    for pattern in patterns {
        assert!(pattern.examples.len() >= 6 && pattern.counterexamples.len() >= 4, "{}", pattern.id);
    }
}

#[test]
fn built_in_files_are_laid_out_as_fmt_lays_them_out() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("patterns/en");
    let files = walkdir::WalkDir::new(folder).min_depth(2).sort_by_file_name();
    let is_pattern = |path: &std::path::Path| {
        path.extension().is_some_and(|e| e == "toml") && !path.components().any(|c| c.as_os_str() == "lexicon")
    };
    let (mut read, mut otherwise) = (0, Vec::new());
    for entry in files.into_iter().map(Result::unwrap).filter(|e| is_pattern(e.path())) {
        let text = std::fs::read_to_string(entry.path()).unwrap();
        read += 1;
        if format::formatted(&text).is_some_and(|formatted| formatted != text) {
            otherwise.push(entry.path().display().to_string());
        }
    }
    assert!(read >= 120, "{read} files");
    assert!(otherwise.is_empty(), "run `claimdiff patterns fmt patterns/en`: {otherwise:?}");
}
