//! The index of a report of many stories: a line for each story, with its first findings in brief.

use super::brief::Brief;
use super::part::Part;
use crate::model::{Finding, NameKind, Severity};
use crate::report::review::Status;
use crate::report::rows::View;
use serde::Serialize;
use std::collections::BTreeSet;

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
    /// What the findings above a note are about.
    kinds: Vec<&'static str>,
    /// The first of them.
    first: Vec<Brief>,
    /// What a reader may look for and the line does not show: outlets, and people whom two articles name.
    people: Vec<String>,
}

/// Findings told of a story.
const BRIEFS: usize = 3;
/// People of a story that are looked for.
const PEOPLE: usize = 20;

impl StoryLine {
    /// The line of one story, whose page is at `link`.
    pub(super) fn of(view: &View<'_>, part: &Part<'_>, link: String) -> StoryLine {
        let open = || part.findings.iter().copied().filter(|f| view.status(&f.id) == Status::Open);
        let of = |severity: Severity| open().filter(|f| f.severity == severity).count();
        let days: Vec<&str> = part.articles.iter().filter_map(|a| a.published.as_deref()?.get(..10)).collect();
        let outlets: BTreeSet<&str> = part.articles.iter().filter_map(|a| a.outlet.as_deref()).collect();
        let loud: Vec<&Finding> = open().filter(|f| f.is_loud()).collect();
        let kinds: BTreeSet<&'static str> = loud.iter().map(|f| f.kind.name()).collect();
        let title = part.stories.first().map(|s| s.label.clone()).filter(|label| !label.is_empty());
        StoryLine {
            title: title.unwrap_or_else(|| link.clone()),
            page: link,
            articles: part.articles.len(),
            outlets: outlets.len(),
            errors: of(Severity::Error),
            warnings: of(Severity::Warning),
            notes: of(Severity::Note),
            since: days.iter().min().map(|d| (*d).to_owned()).unwrap_or_default(),
            until: days.iter().max().map(|d| (*d).to_owned()).unwrap_or_default(),
            severity: super::card::severity(open().map(|f| f.severity).max().unwrap_or(Severity::Note)).0,
            kinds: kinds.into_iter().collect(),
            first: loud.iter().take(BRIEFS).map(|f| Brief::of(view, f)).collect(),
            people: outlets.into_iter().map(str::to_owned).chain(people(part)).collect(),
        }
    }

    /// Whether outlets differ in more than a note tells.
    pub(super) fn is_loud(&self) -> bool {
        self.errors + self.warnings > 0
    }

    /// Those with most errors, then warnings, first.
    pub(super) fn weightier(&self, other: &StoryLine) -> std::cmp::Ordering {
        let key = |s: &StoryLine| (s.errors, s.warnings, s.notes, s.outlets, s.articles);
        key(other).cmp(&key(self)).then_with(|| self.page.cmp(&other.page))
    }
}

/// People whom two articles or more name, those most often named first.
fn people(part: &Part<'_>) -> Vec<String> {
    let mut named: Vec<(usize, &str)> = Vec::new();
    for name in part.names.iter().filter(|n| n.kind == Some(NameKind::Person)) {
        let articles: BTreeSet<&String> = name.forms.iter().flat_map(|f| &f.articles).collect();
        if articles.len() > 1 {
            named.push((articles.len(), name.canonical.as_str()));
        }
    }
    named.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    named.into_iter().take(PEOPLE).map(|(_, name)| name.to_owned()).collect()
}
