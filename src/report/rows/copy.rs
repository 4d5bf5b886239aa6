//! `copies`: passages that outlets share.

use super::View;
use crate::model::{Copy, Edit, Evidence};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// A passage that two outlets or more share.
#[derive(Clone, PartialEq, Debug, Default, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct CopyRow {
    /// Name and version of this record.
    pub schema: String,
    /// Made from its words.
    pub id: String,
    /// The story (id).
    pub story: String,
    /// The text lineage it is taken to come from.
    pub origin: Option<String>,
    /// How many words are shared.
    pub words: usize,
    /// The agency or paper credited.
    pub credit: Option<String>,
    /// Where it stands.
    pub mentions: Vec<CopiedRow>,
    /// What was changed in it.
    pub edits: Vec<EditRow>,
}

/// Where a shared passage stands.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct CopiedRow {
    pub article: String,
    pub outlet: String,
    pub start: u32,
    pub end: u32,
    pub exact: String,
}

/// What one side has in place of the other's words.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct EditRow {
    pub from: String,
    pub to: String,
    /// The articles (ids) that have `to`.
    pub articles: Vec<String>,
}

impl CopyRow {
    /// How many shared passages there are.
    pub fn count(view: &View<'_>) -> usize {
        view.outcome.resolved.copies.len()
    }

    /// The one at `at`, by id.
    pub fn at(view: &View<'_>, at: usize) -> CopyRow {
        view.outcome.resolved.copies.get(at).map(|copy| CopyRow::of(view, copy)).unwrap_or_default()
    }

    /// Of one passage.
    pub fn of(view: &View<'_>, copy: &Copy) -> CopyRow {
        CopyRow {
            schema: "claimdiff/copy/1".into(),
            id: copy.id.clone(),
            story: copy.story.clone(),
            origin: copy.origin.clone(),
            words: copy.words,
            credit: copy.credit.clone(),
            mentions: copy.places.iter().map(|p| copied(view, *p)).collect(),
            edits: copy.edits.iter().map(|e| edit(view, e)).collect(),
        }
    }
}

fn copied(view: &View<'_>, place: Evidence) -> CopiedRow {
    let (start, end) = view.points(place.article, place.span);
    CopiedRow {
        article: view.scan(place.article).article.id.clone(),
        outlet: view.outlet(place.article).to_owned(),
        start,
        end,
        exact: view.words(place).to_owned(),
    }
}

fn edit(view: &View<'_>, edit: &Edit) -> EditRow {
    let words = |places: &[Evidence]| places.first().map(|p| view.words(*p).to_owned()).unwrap_or_default();
    let articles: BTreeSet<&str> = edit.to.iter().map(|p| view.scan(p.article).article.id.as_str()).collect();
    EditRow {
        from: words(&edit.from),
        to: words(&edit.to),
        articles: articles.into_iter().map(str::to_owned).collect(),
    }
}
