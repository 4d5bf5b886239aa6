//! `findings`: where outlets differ.

use super::{SideRow, View};
use crate::model::{Confidence, Finding, QuoteChange, Severity, Shape, Step};
use schemars::JsonSchema;
use serde::Serialize;

/// A reported disagreement.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct FindingRow {
    /// Name and version of this record.
    pub schema: String,
    /// Made from rule, group and values, so that it stays when offsets or files change.
    pub id: String,
    /// `kind.relation`.
    pub rule: String,
    /// How much it matters: error, warning or note.
    pub severity: Severity,
    /// How lopsided it is: outlier, split or scatter.
    pub shape: Shape,
    /// How sure claimdiff is to have read and matched rightly; never how likely a claim is to be true.
    pub confidence: Confidence,
    /// The story (id).
    pub story: String,
    /// The question (group id).
    pub group: String,
    /// The question its values answer differently.
    pub question: String,
    /// One neutral sentence.
    pub message: String,
    /// Of a quotation: how it was changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<QuoteChange>,
    /// The values, the one with most origins first.
    pub values: Vec<SideRow>,
    /// The tests that led here.
    pub trace: Vec<Step>,
    /// `open`, `dismissed` or `baseline`.
    pub status: String,
}

impl FindingRow {
    /// How many findings there are.
    pub fn count(view: &View<'_>) -> usize {
        view.outcome.findings.len()
    }

    /// The one at `at`, the weightiest first.
    pub fn at(view: &View<'_>, at: usize) -> FindingRow {
        view.outcome.findings.get(at).map(|finding| FindingRow::of(view, finding)).unwrap_or_default()
    }

    fn of(view: &View<'_>, finding: &Finding) -> FindingRow {
        FindingRow {
            schema: "claimdiff/finding/1".into(),
            id: finding.id.clone(),
            rule: finding.rule(),
            severity: finding.severity,
            shape: finding.shape,
            confidence: finding.confidence,
            story: finding.story.clone(),
            group: finding.group.clone(),
            question: finding.question.clone(),
            message: finding.message.clone(),
            change: finding.change,
            values: finding.sides.iter().map(|s| SideRow::of(view, s)).collect(),
            trace: finding.trace.clone(),
            status: view.status(&finding.id).name().into(),
        }
    }
}

impl Default for FindingRow {
    fn default() -> FindingRow {
        FindingRow {
            schema: String::new(),
            id: String::new(),
            rule: String::new(),
            severity: Severity::Note,
            shape: Shape::Split,
            confidence: Confidence::of(0.0, 0.0, 0.0),
            story: String::new(),
            group: String::new(),
            question: String::new(),
            message: String::new(),
            change: None,
            values: Vec::new(),
            trace: Vec::new(),
            status: String::new(),
        }
    }
}
