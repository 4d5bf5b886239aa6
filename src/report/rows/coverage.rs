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
    /// How many cells there are.
    pub fn count(view: &View<'_>) -> usize {
        view.outcome.coverage.len()
    }

    /// The one at `at`, by story, group and outlet.
    pub fn at(view: &View<'_>, at: usize) -> CoverageRow {
        let Some(cell) = view.outcome.coverage.get(at) else { return CoverageRow::default() };
        CoverageRow {
            schema: "claimdiff/coverage/1".into(),
            story: cell.story.clone(),
            group: cell.group.clone(),
            outlet: cell.outlet.clone(),
            state: Some(cell.state),
            articles: cell.articles.clone(),
            value: cell.value.clone(),
        }
    }
}
