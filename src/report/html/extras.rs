//! The tables after the findings: names, shared passages, articles, patterns.

use super::card::{Piece, marked};
use super::known;
use super::part::Part;
use super::quoted;
use super::reuse::{self, Reuse};
use super::snippet::Snippet;
use crate::model::{ArticleIx, FormClass, RuleKind};
use crate::report::formats::is_web;
use crate::report::rows::{ArticleRow, CopyRow, EditRow, NameRow, View};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// Lines of a table at most; the whole stands in the CSV files.
pub(super) const LINES: usize = 300;
/// Pictures of shared text at most.
const PICTURES: usize = 20;

#[derive(Serialize)]
pub(super) struct NameTable {
    canonical: String,
    kind: String,
    forms: Vec<FormLine>,
    roles: Vec<String>,
}

#[derive(Serialize)]
struct FormLine {
    /// The letters, with those marked that the canonical form has not.
    form: Vec<Piece>,
    class: &'static str,
    outlets: Vec<String>,
    mentions: usize,
    first: Option<String>,
}

/// Who is called more than one thing: those with several spellings or several names, and those that are only named in
/// full here and in short there.
#[derive(Serialize)]
pub(super) struct NameTables {
    differing: Vec<NameTable>,
    plain: Vec<NameTable>,
}

/// Both, spellings first.
pub(super) fn names(all: &[NameRow]) -> NameTables {
    let is_other = |form: &crate::report::rows::FormRow| matches!(form.class, FormClass::Variant | FormClass::Alias);
    let named: Vec<&NameRow> = all.iter().filter(|n| n.forms.len() > 1).collect();
    let (differing, plain) = named.into_iter().partition(|n| n.forms.iter().any(is_other));
    NameTables { differing: table(differing), plain: table(plain) }
}

fn table(rows: Vec<&NameRow>) -> Vec<NameTable> {
    let mut rows: Vec<NameRow> = rows.into_iter().cloned().collect();
    rows.sort_by_key(|n| {
        let variants = n.forms.iter().filter(|f| f.class == FormClass::Variant).count();
        let mentions: usize = n.forms.iter().map(|f| f.mentions).sum();
        (std::cmp::Reverse(variants), std::cmp::Reverse(mentions), n.id.clone())
    });
    rows.truncate(LINES);
    let table = |n: NameRow| NameTable {
        kind: n.kind.map(|k| format!("{k:?}").to_lowercase()).unwrap_or_default(),
        forms: n.forms.into_iter().map(|f| form(f, &n.canonical)).collect(),
        canonical: n.canonical,
        roles: n.roles.into_iter().map(|r| format!("{} ({})", r.role, r.outlets.join(", "))).collect(),
    };
    rows.into_iter().map(table).collect()
}

fn form(form: crate::report::rows::FormRow, canonical: &str) -> FormLine {
    let against = if form.class == FormClass::Variant { canonical } else { form.form.as_str() };
    FormLine {
        form: marked(&form.form, against, RuleKind::Name),
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

/// Who is given which role by whom.
#[derive(Serialize)]
pub(super) struct RoleLine {
    name: String,
    role: String,
    outlets: Vec<String>,
    articles: usize,
}

/// Roles of people: of those with several, and of the others.
#[derive(Serialize)]
pub(super) struct Roles {
    several: Vec<RoleLine>,
    one: Vec<RoleLine>,
}

/// Both.
pub(super) fn roles(all: &[NameRow]) -> Roles {
    let (several, one) = all.iter().filter(|n| !n.roles.is_empty()).partition(|n| n.roles.len() > 1);
    Roles { several: lines(several), one: lines(one) }
}

fn lines(mut people: Vec<&NameRow>) -> Vec<RoleLine> {
    people.sort_by_key(|n| (std::cmp::Reverse(n.roles.len()), n.id.clone()));
    let lines = |n: &&NameRow| {
        let name = n.canonical.clone();
        let line = move |r: &crate::report::rows::RoleRow| RoleLine {
            name: name.clone(),
            role: r.role.clone(),
            outlets: r.outlets.clone(),
            articles: r.articles.len(),
        };
        n.roles.iter().map(line).collect::<Vec<_>>()
    };
    people.iter().flat_map(lines).take(LINES).collect()
}

/// The shared passages of a page, and who shares them.
#[derive(Serialize)]
pub(super) struct Copies {
    pictures: Vec<Reuse>,
    lines: Vec<CopyLine>,
}

/// A picture for each story with shared passages, and the passages.
pub(super) fn copies(view: &View<'_>, part: &Part<'_>) -> Copies {
    let mut by_story: BTreeMap<&str, Vec<&crate::model::Copy>> = BTreeMap::new();
    for (copy, _) in &part.copies {
        by_story.entry(copy.story.as_str()).or_default().push(copy);
    }
    let pictures = by_story.values().filter_map(|copies| reuse::of(view, copies)).take(PICTURES).collect();
    Copies { pictures, lines: passages(part) }
}

#[derive(Serialize)]
struct CopyLine {
    words: usize,
    credit: Option<String>,
    outlets: Vec<String>,
    exact: String,
    edits: Vec<EditRow>,
}

/// Shared passages, the longest first.
fn passages(part: &Part<'_>) -> Vec<CopyLine> {
    let mut rows: Vec<CopyRow> = part.copies.iter().map(|(_, row)| row.clone()).collect();
    rows.sort_by_key(|c| (std::cmp::Reverse(c.words), c.id.clone()));
    rows.truncate(LINES);
    let line = |c: CopyRow| {
        let mut outlets: Vec<String> = c.mentions.iter().map(|m| m.outlet.clone()).collect();
        outlets.sort();
        outlets.dedup();
        let exact = c.mentions.first().map(|m| m.exact.chars().take(280).collect::<String>());
        CopyLine { words: c.words, credit: c.credit, outlets, exact: exact.unwrap_or_default(), edits: c.edits }
    };
    rows.into_iter().map(line).collect()
}

#[derive(Serialize)]
pub(super) struct ArticleLine {
    /// What findings quote of it.
    quoted: Vec<Snippet>,
    credit: Option<String>,
    modified: Option<String>,
    id: String,
    outlet: Option<String>,
    title: Option<String>,
    url: Option<String>,
    published: Option<String>,
    known: Vec<String>,
    reliability: String,
    origin: Option<String>,
    claims: usize,
    place: String,
    skipped: Option<String>,
}

/// What was read, and how each date was learnt; what was not used stands first.
pub(super) fn articles(view: &View<'_>, part: &Part<'_>) -> Vec<ArticleLine> {
    let mut quoted: BTreeMap<String, Vec<Snippet>> = quoted::sentences(view, &part.findings)
        .into_iter()
        .map(|(ix, sentences)| (view.scan(ix).article.id.clone(), sentences))
        .collect();
    let all = part.stories.iter().flat_map(|story| &story.articles).map(|ix| &view.scan(*ix).article);
    let scans: HashMap<&str, &crate::model::Article> = all.map(|article| (article.id.as_str(), article)).collect();
    let line = |a: ArticleRow| ArticleLine {
        known: scans.get(a.id.as_str()).map(|article| known::lines(article)).unwrap_or_default(),
        quoted: quoted.remove(&a.id).unwrap_or_default(),
        credit: a.credit,
        modified: a.modified,
        id: a.id,
        outlet: a.outlet,
        title: a.title,
        url: a.url.filter(|u| is_web(u)),
        published: a.published,
        reliability: format!("{:?}", a.published_reliability).to_lowercase(),
        origin: a.origin,
        claims: a.claims,
        place: format!("{}#{}", a.source.path, a.source.record + 1),
        skipped: a.skipped.map(|s| format!("{}: {}", s.reason, s.detail)),
    };
    let (unused, used): (Vec<_>, Vec<_>) = part.articles.iter().partition(|a| a.skipped.is_some());
    unused.into_iter().chain(used).take(LINES * 10).cloned().map(line).collect()
}

/// Inputs that were not used, by their numbers: where each stands, and why.
pub(super) fn skipped<'v>(view: &'v View<'_>) -> impl Iterator<Item = (u32, (String, String))> + 'v {
    let of = move |(at, scan): (usize, &crate::model::Scan)| {
        let (skip, source) = (scan.skipped.as_ref()?, &scan.article.source);
        let place = format!("{}#{}", source.path, source.record + 1);
        Some((view.number(ArticleIx(at as u32)), (place, format!("{}: {}", skip.reason, skip.detail))))
    };
    view.outcome.corpus.scans.iter().enumerate().filter_map(of)
}
