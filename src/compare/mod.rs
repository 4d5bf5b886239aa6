//! Compares the values of each group and says what they are to each other, and why.

mod agents;
mod ages;
#[cfg(test)]
mod cases;
mod dates;
mod durations;
mod figures;
#[cfg(test)]
mod laws;
mod places;
mod quantifiers;
mod quotes;
mod roles;
mod scale;
mod sentences;
#[cfg(test)]
mod table;
mod text;
mod verdict;

use crate::lexicon::Lexicon;
use crate::model::{Corpus, Coverage, Finding, Relation, Resolved, Side};
use crate::names::Names;
use crate::patterns::Set;

/// What comparing came to.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Compared {
    /// The strongest relation of each group, in their order.
    pub relations: Vec<Relation>,
    /// The sides of each group, in their order.
    pub sides: Vec<Vec<Side>>,
    /// Sorted by weight, then id.
    pub findings: Vec<Finding>,
    /// Sorted by story, group, outlet.
    pub coverage: Vec<Coverage>,
}

/// Compares every group of `resolved`.
pub fn compare(
    _corpus: &Corpus,
    _resolved: &Resolved,
    _patterns: &Set,
    _lexicon: &Lexicon,
    _names: &Names,
) -> Compared {
    Compared::default()
}
