//! `coverage`: for every outlet and group, whether it reports on it.

use super::View;
use crate::model::CoverageState;
use schemars::JsonSchema;
use serde::Serialize;

/// One outlet against one group.
#[derive(Clone, PartialEq, Debug, Default, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct CoverageRow {
    /// Name and version of this record.
    pub schema: String,
    /// The story (id).
    pub story: String,
    /// The question (group id).
    pub group: String,
    /// The outlet.
    pub outlet: String,
    /// Whether it reports on the question: reported, not_found, or unknown (it could not be read well enough).
    pub state: Option<CoverageState>,
    /// The outlet's articles (ids) in the story.
    pub articles: Vec<String>,
    /// The value it reports.
    pub value: Option<String>,
}

impl CoverageRow {
    /// Every cell, by story, group and outlet.
    pub fn all(view: &View<'_>) -> Vec<CoverageRow> {
        let rows = view.outcome.coverage.iter();
        let row = |c: &crate::model::Coverage| CoverageRow {
            schema: "claimdiff/coverage/1".into(),
            story: c.story.clone(),
            group: c.group.clone(),
            outlet: c.outlet.clone(),
            state: Some(c.state),
            articles: c.articles.clone(),
            value: c.value.clone(),
        };
        rows.map(row).collect()
    }
}
