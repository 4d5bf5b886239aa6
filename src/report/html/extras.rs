//! The tables after the findings: names, shared passages, articles, patterns.

use crate::model::FormClass;
use crate::report::formats::is_web;
use crate::report::rows::{ArticleRow, CopyRow, NameRow, View};
use serde::Serialize;
use std::collections::BTreeMap;

/// Lines of a table at most; the whole stands in the CSV files.
const LINES: usize = 300;

#[derive(Serialize)]
pub(super) struct NameTable {
    canonical: String,
    kind: String,
    forms: Vec<FormLine>,
    roles: Vec<String>,
}

#[derive(Serialize)]
struct FormLine {
    form: String,
    class: &'static str,
    outlets: Vec<String>,
    mentions: usize,
    first: Option<String>,
}

/// Who is called more than one thing, spellings first.
pub(super) fn names(view: &View<'_>) -> Vec<NameTable> {
    let mut rows: Vec<NameRow> = NameRow::all(view).into_iter().filter(|n| n.forms.len() > 1).collect();
    rows.sort_by_key(|n| {
        let variants = n.forms.iter().filter(|f| f.class == FormClass::Variant).count();
        let mentions: usize = n.forms.iter().map(|f| f.mentions).sum();
        (std::cmp::Reverse(variants), std::cmp::Reverse(mentions), n.id.clone())
    });
    rows.truncate(LINES);
    let table = |n: NameRow| NameTable {
        kind: n.kind.map(|k| format!("{k:?}").to_lowercase()).unwrap_or_default(),
        canonical: n.canonical,
        forms: n.forms.into_iter().map(form).collect(),
        roles: n.roles.into_iter().map(|r| format!("{} ({})", r.role, r.outlets.join(", "))).collect(),
    };
    rows.into_iter().map(table).collect()
}

fn form(form: crate::report::rows::FormRow) -> FormLine {
    FormLine {
        form: form.form,
        class: match form.class {
            FormClass::Full => "full form",
            FormClass::Short => "short form",
            FormClass::Alias => "other name",
            FormClass::Variant => "other spelling",
        },
        outlets: form.outlets,
        mentions: form.mentions,
        first: form.first.and_then(|d| d.get(..10).map(str::to_owned)),
    }
}

#[derive(Serialize)]
pub(super) struct CopyLine {
    words: usize,
    credit: Option<String>,
    outlets: Vec<String>,
    exact: String,
    edits: Vec<(String, String)>,
}

/// Shared passages, the longest first.
pub(super) fn copies(view: &View<'_>) -> Vec<CopyLine> {
    let mut rows = CopyRow::all(view);
    rows.sort_by_key(|c| (std::cmp::Reverse(c.words), c.id.clone()));
    rows.truncate(LINES);
    let line = |c: CopyRow| {
        let mut outlets: Vec<String> = c.mentions.iter().map(|m| m.outlet.clone()).collect();
        outlets.sort();
        outlets.dedup();
        let exact = c.mentions.first().map(|m| m.exact.chars().take(280).collect::<String>());
        CopyLine {
            words: c.words,
            credit: c.credit,
            outlets,
            exact: exact.unwrap_or_default(),
            edits: c.edits.into_iter().map(|e| (e.from, e.to)).collect(),
        }
    };
    rows.into_iter().map(line).collect()
}

#[derive(Serialize)]
pub(super) struct ArticleLine {
    id: String,
    outlet: Option<String>,
    title: Option<String>,
    url: Option<String>,
    published: Option<String>,
    published_from: String,
    reliability: String,
    origin: Option<String>,
    claims: usize,
    place: String,
    skipped: Option<String>,
}

/// What was read, and how each date was learnt.
pub(super) fn articles(view: &View<'_>) -> Vec<ArticleLine> {
    let line = |a: ArticleRow| ArticleLine {
        id: a.id,
        outlet: a.outlet,
        title: a.title,
        url: a.url.filter(|u| is_web(u)),
        published: a.published,
        published_from: format!("{:?}", a.published_from).to_lowercase(),
        reliability: format!("{:?}", a.published_reliability).to_lowercase(),
        origin: a.origin,
        claims: a.claims,
        place: format!("{}#{}", a.source.path, a.source.record + 1),
        skipped: a.skipped.map(|s| format!("{}: {}", s.reason, s.detail)),
    };
    ArticleRow::all(view).into_iter().take(LINES * 10).map(line).collect()
}

#[derive(Serialize)]
pub(super) struct PatternLine {
    id: String,
    claims: usize,
}

/// Patterns by hits; those without any are named too.
pub(super) fn patterns(view: &View<'_>) -> Vec<PatternLine> {
    let mut hits: BTreeMap<&str, usize> = view.outcome.patterns.iter().map(|p| (p.as_str(), 0)).collect();
    for (_, scan) in view.outcome.corpus.articles() {
        for claim in &scan.claims {
            *hits.entry(claim.pattern.as_str()).or_default() += 1;
        }
    }
    let mut out: Vec<PatternLine> =
        hits.into_iter().map(|(id, claims)| PatternLine { id: id.to_owned(), claims }).collect();
    out.sort_by_key(|p| (std::cmp::Reverse(p.claims), p.id.clone()));
    out
}
