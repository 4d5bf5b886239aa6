//! The tables after the findings: names, shared passages, articles, patterns.

use super::card::{Piece, asked, marked, severity};
use super::is_quoted;
use super::part::Part;
use super::quoted;
use super::reuse::{self, Reuse};
use super::snippet::Snippet;
use crate::model::{Finding, FormClass, Group, RuleKind, Severity};
use crate::report::formats::is_web;
use crate::report::review::Status;
use crate::report::rows::{ArticleRow, CopyRow, EditRow, NameRow, View};
use serde::Serialize;
use std::collections::BTreeMap;

/// Lines of a table at most; the whole stands in the CSV files.
const LINES: usize = 300;
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

/// Who is called more than one thing, spellings first.
pub(super) fn names(all: &[NameRow]) -> Vec<NameTable> {
    let mut rows: Vec<NameRow> = all.iter().filter(|n| n.forms.len() > 1).cloned().collect();
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
    /// Whether the person is given other roles too.
    several: bool,
}

/// Roles of people, those with several first.
pub(super) fn roles(all: &[NameRow]) -> Vec<RoleLine> {
    let mut people: Vec<&NameRow> = all.iter().filter(|n| !n.roles.is_empty()).collect();
    people.sort_by_key(|n| (std::cmp::Reverse(n.roles.len()), n.id.clone()));
    let lines = |n: &&NameRow| {
        let (name, several) = (n.canonical.clone(), n.roles.len() > 1);
        let line = move |r: &crate::report::rows::RoleRow| RoleLine {
            name: name.clone(),
            role: r.role.clone(),
            outlets: r.outlets.clone(),
            articles: r.articles.len(),
            several,
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
    published_from: String,
    reliability: String,
    origin: Option<String>,
    claims: usize,
    place: String,
    skipped: Option<String>,
}

/// What was read, and how each date was learnt.
pub(super) fn articles(view: &View<'_>, part: &Part<'_>) -> Vec<ArticleLine> {
    let mut quoted: BTreeMap<String, Vec<Snippet>> = quoted::sentences(view, &part.findings)
        .into_iter()
        .map(|(ix, sentences)| (view.scan(ix).article.id.clone(), sentences))
        .collect();
    let line = |a: ArticleRow| ArticleLine {
        quoted: quoted.remove(&a.id).unwrap_or_default(),
        credit: a.credit,
        modified: a.modified,
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
    part.articles.iter().take(LINES * 10).cloned().map(line).collect()
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

/// A story on the index.
#[derive(Serialize)]
pub(super) struct StoryLine {
    title: String,
    page: String,
    articles: usize,
    outlets: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    since: String,
    until: String,
    /// Of the gravest finding.
    severity: &'static str,
    /// The first findings above a note.
    first: Vec<Brief>,
}

/// A finding in one line.
#[derive(Serialize)]
struct Brief {
    id: String,
    mark: &'static str,
    severity: &'static str,
    quoted: bool,
    question: String,
    /// Its values, cut short.
    label: String,
}

/// Findings told of a story on the index.
const BRIEFS: usize = 3;

impl Brief {
    fn of(finding: &Finding, group: Option<&Group>) -> Brief {
        let values: Vec<String> = finding.sides.iter().take(4).map(|s| cut(&s.display)).collect();
        let more = if finding.sides.len() > 4 { " · …" } else { "" };
        let (severity, mark) = severity(finding.severity);
        Brief {
            id: finding.id.clone(),
            mark,
            severity,
            quoted: is_quoted(finding),
            question: group.map_or_else(|| finding.question.clone(), asked),
            label: format!("{}{more}", values.join(" · ")),
        }
    }
}

/// The first words of a value.
fn cut(words: &str) -> String {
    match words.char_indices().nth(48) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words.to_owned(),
    }
}

impl StoryLine {
    /// Whether outlets differ in more than a note tells.
    pub(super) fn is_loud(&self) -> bool {
        self.errors + self.warnings > 0
    }

    /// Those with most errors, then warnings, first.
    pub(super) fn weightier(left: &StoryLine, right: &StoryLine) -> std::cmp::Ordering {
        let key = |s: &StoryLine| (s.errors, s.warnings, s.notes, s.outlets, s.articles);
        key(right).cmp(&key(left)).then_with(|| left.page.cmp(&right.page))
    }
}

/// The line of one story.
pub(super) fn story(view: &View<'_>, part: &Part<'_>, link: String) -> StoryLine {
    let open = || part.findings.iter().filter(|f| view.status(&f.id) == Status::Open);
    let of = |severity: Severity| open().filter(|f| f.severity == severity).count();
    let days: Vec<&str> = part.articles.iter().filter_map(|a| a.published.as_deref()?.get(..10)).collect();
    let outlets: std::collections::BTreeSet<&Option<String>> = part.articles.iter().map(|a| &a.outlet).collect();
    StoryLine {
        title: part.stories.first().map(|s| s.label.clone()).filter(|l| !l.is_empty()).unwrap_or_else(|| link.clone()),
        page: link.clone(),
        articles: part.articles.len(),
        outlets: outlets.len(),
        errors: of(Severity::Error),
        warnings: of(Severity::Warning),
        notes: of(Severity::Note),
        since: days.iter().min().map(|d| (*d).to_owned()).unwrap_or_default(),
        until: days.iter().max().map(|d| (*d).to_owned()).unwrap_or_default(),
        severity: severity(open().map(|f| f.severity).max().unwrap_or(Severity::Note)).0,
        first: open()
            .filter(|f| f.severity > Severity::Note)
            .take(BRIEFS)
            .map(|f| Brief::of(f, part.group(view, f)))
            .collect(),
    }
}

/// Inputs that were not used.
pub(super) fn skipped(part: &Part<'_>) -> Vec<(String, String)> {
    let of = |a: &ArticleRow| {
        let skip = a.skipped.as_ref()?;
        Some((format!("{}#{}", a.source.path, a.source.record + 1), format!("{}: {}", skip.reason, skip.detail)))
    };
    part.articles.iter().filter_map(of).take(LINES * 10).collect()
}
