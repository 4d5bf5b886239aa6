//! In which order findings are shown.

use crate::model::{Finding, Severity};
use std::cmp::Reverse;

/// What findings are sorted by: severity, then origins on the smaller side, then confidence, then id.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Weight {
    severity: Reverse<Severity>,
    smaller: Reverse<usize>,
    /// The bits of a number that is not below nothing rise with it.
    confidence: Reverse<u64>,
    id: String,
    group: String,
}

impl Weight {
    /// Of `finding`.
    pub fn of(finding: &Finding) -> Weight {
        Weight {
            severity: Reverse(finding.severity),
            smaller: Reverse(finding.sides.iter().map(|side| side.origins).min().unwrap_or(0)),
            confidence: Reverse(finding.confidence.total.max(0.0).to_bits()),
            id: finding.id.clone(),
            group: finding.group.clone(),
        }
    }
}
