//! `manifest.json`: what ran on what, so that a run can be repeated and its bytes compared.

use super::RunInfo;
use crate::model::{Article, Funnel, Outcome};
use compact_str::CompactString;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// What a run was given and how much was left after each step. No clock time stands in it.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Manifest {
    /// Name and version of this record.
    pub schema: String,
    /// Of the program.
    pub version: String,
    /// `id@revision` of every pattern that ran.
    pub patterns: Vec<String>,
    /// SHA-256 over the pattern files that ran.
    pub patterns_hash: String,
    /// What changes results, as given.
    pub options: BTreeMap<String, String>,
    /// Every article that was read.
    pub inputs: Vec<Input>,
    /// How much was left after each step.
    pub funnel: Funnel,
}

/// One article of the input.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Input {
    /// The file as given.
    pub path: String,
    /// Which article of the file.
    pub record: u64,
    /// Of the article's text.
    pub sha256: String,
}

impl Manifest {
    /// That of the run whose outputs stand in `folder`.
    ///
    /// # Errors
    /// Where it cannot be read or is no manifest; the error names the file.
    pub fn open(folder: &Path) -> io::Result<Manifest> {
        let path = folder.join("manifest.json");
        let named = |e: &dyn std::fmt::Display| io::Error::other(format!("{}: {e}", path.display()));
        let text = std::fs::read(&path).map_err(|e| named(&e))?;
        serde_json::from_slice(&text).map_err(|e| named(&e))
    }

    /// Of a run with `options`, which read `inputs`.
    pub fn new(mut inputs: Vec<Input>, patterns: &[CompactString], funnel: &Funnel, run: &RunInfo) -> Manifest {
        inputs.sort();
        Manifest {
            schema: "claimdiff/manifest/1".into(),
            version: env!("CARGO_PKG_VERSION").into(),
            patterns: patterns.iter().map(|p| p.to_string()).collect(),
            patterns_hash: run.patterns_hash.clone(),
            options: run.options.clone(),
            inputs,
            funnel: funnel.clone(),
        }
    }

    /// Of a run that is held in memory.
    pub fn of(outcome: &Outcome, run: &RunInfo) -> Manifest {
        let inputs = outcome.corpus.scans.iter().map(|scan| Input::of(&scan.article)).collect();
        Manifest::new(inputs, &outcome.patterns, &outcome.funnel, run)
    }
}

impl Input {
    /// Of one article.
    pub fn of(article: &Article) -> Input {
        let source = &article.source;
        Input { path: source.path.clone(), record: source.record, sha256: article.sha256.clone() }
    }
}
