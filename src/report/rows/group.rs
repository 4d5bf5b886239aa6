//! `groups`: what is said on each question.

use super::{SideRow, View};
use crate::model::Relation;
use schemars::JsonSchema;
use serde::Serialize;

/// Claims that answer one question about one subject in one story.
#[derive(Clone, PartialEq, Debug, Default, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct GroupRow {
    /// Name and version of this record.
    pub schema: String,
    /// Story, question and subject.
    pub id: String,
    /// The story (id).
    pub story: String,
    /// The question, in words.
    pub question: String,
    /// Whom or what it is about.
    pub subject: Option<String>,
    /// The pattern that found its claims.
    pub pattern: Option<String>,
    /// The strongest relation between its values.
    pub relation: Option<Relation>,
    /// What is said, by value.
    pub values: Vec<SideRow>,
}

impl GroupRow {
    /// How many groups there are.
    pub fn count(view: &View<'_>) -> usize {
        view.outcome.resolved.groups.len()
    }

    /// The one at `at`, by id.
    pub fn at(view: &View<'_>, at: usize) -> GroupRow {
        let outcome = view.outcome;
        let Some(group) = outcome.resolved.groups.get(at) else { return GroupRow::default() };
        GroupRow {
            schema: "claimdiff/group/1".into(),
            id: group.id.clone(),
            story: group.story.clone(),
            question: group.question.clone(),
            subject: group.subject.clone(),
            pattern: group.pattern.as_ref().map(|p| p.to_string()),
            relation: outcome.relations.get(at).copied(),
            values: outcome.sides.get(at).into_iter().flatten().map(|s| SideRow::of(view, s)).collect(),
        }
    }
}
