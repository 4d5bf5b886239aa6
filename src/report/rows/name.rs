//! `names`: who is named, in which forms, by whom.

use super::View;
use crate::model::{Entity, Evidence, Form, FormClass, NameKind};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// Somebody or something named in a story.
#[derive(Clone, PartialEq, Debug, Default, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct NameRow {
    /// Name and version of this record.
    pub schema: String,
    /// Story and canonical form.
    pub id: String,
    /// The fullest, most frequent form.
    pub canonical: String,
    /// person, organisation or place.
    pub kind: Option<NameKind>,
    /// The story (id).
    pub story: String,
    /// The forms of the name.
    pub forms: Vec<FormRow>,
    /// The roles that are given.
    pub roles: Vec<RoleRow>,
    /// Of a person with a rare full name, that name and an office, a year of birth or a home: records of other
    /// stories that share one are the same person.
    pub keys: Vec<String>,
}

/// One form of a name.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct FormRow {
    pub form: String,
    pub class: FormClass,
    /// The outlets that use it.
    pub outlets: Vec<String>,
    /// The articles (ids) that use it.
    pub articles: Vec<String>,
    /// How often it stands in them.
    pub mentions: usize,
    /// The earliest publication that uses it.
    pub first: Option<String>,
}

/// A role somebody is given.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct RoleRow {
    pub role: String,
    pub outlets: Vec<String>,
    pub articles: Vec<String>,
}

impl NameRow {
    /// How many are named.
    pub fn count(view: &View<'_>) -> usize {
        view.outcome.resolved.entities.len()
    }

    /// The one at `at`, by id.
    pub fn at(view: &View<'_>, at: usize) -> NameRow {
        view.outcome.resolved.entities.get(at).map(|entity| NameRow::of(view, entity)).unwrap_or_default()
    }

    /// Of one entity.
    pub fn of(view: &View<'_>, entity: &Entity) -> NameRow {
        let role = |r: &crate::model::RoleUse| {
            let (outlets, articles) = users(view, &r.places);
            RoleRow { role: r.role.to_string(), outlets, articles }
        };
        NameRow {
            schema: "claimdiff/name/1".into(),
            id: entity.id.clone(),
            canonical: entity.canonical.to_string(),
            kind: Some(entity.kind),
            story: entity.story.clone(),
            forms: entity.forms.iter().map(|f| form(view, f)).collect(),
            roles: entity.roles.iter().map(role).collect(),
            keys: entity.keys.clone(),
        }
    }
}

fn form(view: &View<'_>, form: &Form) -> FormRow {
    let (outlets, articles) = users(view, &form.places);
    let stamps = form.places.iter().map(|p| &view.scan(p.article).article.published);
    FormRow {
        form: form.form.to_string(),
        class: form.class,
        outlets,
        articles,
        mentions: form.places.len(),
        first: stamps.filter_map(|s| s.iso.clone()).min(),
    }
}

/// The outlets and the articles of `places`, each once, sorted.
fn users(view: &View<'_>, places: &[Evidence]) -> (Vec<String>, Vec<String>) {
    let outlets: BTreeSet<&str> = places.iter().map(|p| view.outlet(p.article)).collect();
    let articles: BTreeSet<&str> = places.iter().map(|p| view.scan(p.article).article.id.as_str()).collect();
    (outlets.into_iter().map(str::to_owned).collect(), articles.into_iter().map(str::to_owned).collect())
}
