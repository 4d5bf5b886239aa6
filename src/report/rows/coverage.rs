//! `coverage`: for every outlet and group, whether it reports on it.

use super::View;
use crate::model::CoverageState;
use schemars::JsonSchema;
use serde::Serialize;

/// One outlet against one group.
#[derive(Clone, PartialEq, Debug, Default, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct CoverageRow {
    pub schema: String,
    pub story: String,
    pub group: String,
    pub outlet: String,
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
