//! `report.html`: one file for a person. It opens with no network and no script; a small script, where scripts may
//! run, only filters, sorts and jumps. Above [`ONE_PAGE`] articles it is an index, and each story has a page.

mod brief;
mod card;
mod coverage;
mod extras;
mod facts;
mod head;
mod index;
mod kept;
mod known;
mod overview;
mod pages;
mod part;
mod policy;
mod quoted;
mod reuse;
mod scale;
mod snippet;
mod stories;
mod strip;
mod verdict;
mod when;

use super::folder::Folder;
use super::rows::View;
use super::{Format, RunInfo, counts::Counts, privacy};
use crate::model::{Finding, RuleKind};
pub use facts::{Facts, Hits};
use index::Index;
pub use kept::{Found, Gathered, Gathering};
use overview::Line;
use pages::Pages;
use part::{Part, Portion};
use serde::Serialize;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use std::io;

const TEMPLATE: &str = include_str!("report.html.j2");
const INDEX: &str = include_str!("index.html.j2");
const READING: &str = include_str!("reading.html.j2");
const STYLE: &str = include_str!("report.css");
const SCRIPT: &str = include_str!("script.js");

/// Articles up to which everything stands on one page.
pub const ONE_PAGE: usize = 500;

/// The folder of the pages of stories.
pub const PAGES: &str = "report";

/// Writes the report: `report.html`, and `report/STORY.html` for each story where there are many articles.
///
/// # Errors
/// Where a file cannot be written.
pub fn write(view: &View<'_>, run: &RunInfo, hidden: Option<&privacy::Redactor>, folder: &Folder) -> io::Result<()> {
    let (pages, outcome, told) = (Pages::new(run)?, view.outcome, view.told());
    let hits = Hits::of(outcome);
    let facts = Facts { hits: &hits, patterns: outcome.patterns.len(), funnel: &outcome.funnel, told: &told };
    if outcome.corpus.articles().count() <= ONE_PAGE {
        let page = pages.page(view, &Part::whole(view), None)?;
        let page = pages.rendered("report.html", page, &facts, hidden)?;
        return folder.write(Format::Html.file(), |out| out.write_all(page.as_bytes()));
    }
    let portions = Portion::by_story(view);
    let keep = |place: String, page| {
        let page = pages.rendered("report.html", page, &facts, hidden)?;
        folder.write(&place, |out| out.write_all(page.as_bytes()))
    };
    let (lines, _): (_, Vec<()>) = pages.stories(view, &portions, keep)?;
    let mut index = Index::default();
    index.add(view, &portions, lines);
    let status = |finding: &Finding| view.status(&finding.id);
    let line = |at: usize| outcome.findings.get(at).map_or(Ok(Json::Null), |f| value(&Line::of(view, f)));
    let kinds = overview::kinds(&outcome.findings, &status, &line)?;
    let index = index.page(&pages, &Counts::of(view, &outcome.resolved.stories), &outcome.findings, &status, kinds)?;
    let index = pages.rendered("index.html", index, &facts, hidden)?;
    folder.write(Format::Html.file(), |out| out.write_all(index.as_bytes()))
}

/// Whether a file that begins so is a page of a report.
pub fn is_page(head: &[u8]) -> bool {
    memchr::memmem::find(head, b"<title>claimdiff ").is_some()
}

/// The place of the page of the story `id`.
fn place(id: &str) -> String {
    format!("{PAGES}/{}", file_name(id))
}

/// The story's id as a file name.
fn file_name(id: &str) -> String {
    let plain: String =
        id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).take(60).collect();
    // Ids that differ in other letters only stay apart.
    if plain == id { format!("{plain}.html") } else { format!("{plain}-{}.html", policy::short_hash(id)) }
}

/// What the findings are about, for a reader to choose from.
fn kinds<'f>(findings: impl Iterator<Item = &'f Finding>) -> Json {
    let kinds: BTreeSet<RuleKind> = findings.map(|f| f.kind).collect();
    kinds.into_iter().map(|kind| json!({"name": kind.name(), "heading": overview::heading(kind)})).collect()
}

fn value<T: Serialize>(part: &T) -> io::Result<Json> {
    Ok(serde_json::to_value(part)?)
}

/// Whether the question of a finding is what somebody said.
fn is_quoted(finding: &Finding) -> bool {
    finding.kind == RuleKind::Quote
}
