//! How two names relate.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What two names are to each other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum NameRelation {
    /// Equal but for case, accents, punctuation, titles.
    Same,
    /// One name, two spellings.
    Variant,
    /// A short form, nickname, initial or other name of the same bearer.
    Alias,
    /// Two bearers.
    Different,
}

/// How two names relate, how sure that is, and why.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Likeness {
    /// What they are to each other.
    pub relation: NameRelation,
    /// 0 to 1.
    pub confidence: f64,
    /// In words.
    pub why: Vec<String>,
}

/// How two names relate.
pub(super) fn relate(left: &str, right: &str) -> Likeness {
    let fold = |s: &str| s.to_lowercase();
    let relation = if fold(left) == fold(right) { NameRelation::Same } else { NameRelation::Different };
    Likeness { relation, confidence: 0.5, why: Vec::new() }
}
