//! What a reader of many stories asks across them: where figures, names or quotations differ, and who shares text.

use super::brief::Brief;
use super::part::Portion;
use super::place;
use crate::model::{Finding, RuleKind};
use crate::report::review::Status;
use crate::report::rows::View;
use serde::Serialize;
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// Lines of one kind, and of shared text, at most; the whole stands in the CSV files.
const LINES: usize = 500;

/// The findings of one kind, across stories.
#[derive(Serialize)]
pub(super) struct Kind {
    name: &'static str,
    heading: &'static str,
    all: usize,
    lines: Vec<Json>,
}

/// A finding, and where its page is.
#[derive(Serialize)]
pub(super) struct Line {
    finding: Brief,
    page: String,
    title: String,
}

impl Line {
    /// Of `finding`.
    pub(super) fn of(view: &View<'_>, finding: &Finding) -> Line {
        Line {
            finding: Brief::of(view, finding),
            page: place(&finding.story),
            title: view.label(&finding.story).unwrap_or_default().to_owned(),
        }
    }
}

/// Open findings above a note by kind; `line` gives that of the finding at a place of `findings`.
pub(super) fn kinds(
    findings: &[Finding],
    status: &dyn Fn(&Finding) -> Status,
    line: &dyn Fn(usize) -> io::Result<Json>,
) -> io::Result<Vec<Kind>> {
    let mut by_kind: BTreeMap<RuleKind, Vec<usize>> = BTreeMap::new();
    for (at, finding) in findings.iter().enumerate().filter(|(_, f)| f.is_loud() && status(f) == Status::Open) {
        by_kind.entry(finding.kind).or_default().push(at);
    }
    let kind = |(kind, findings): (RuleKind, Vec<usize>)| {
        Ok(Kind {
            name: kind.name(),
            heading: heading(kind),
            all: findings.len(),
            lines: findings.iter().take(LINES).map(|at| line(*at)).collect::<io::Result<_>>()?,
        })
    };
    by_kind.into_iter().map(kind).collect()
}

/// What differences of a kind are about.
pub(super) fn heading(kind: RuleKind) -> &'static str {
    match kind {
        RuleKind::Figure => "Figures",
        RuleKind::Date => "Dates",
        RuleKind::Duration => "Durations",
        RuleKind::Money => "Sums of money",
        RuleKind::Percent => "Percentages",
        RuleKind::Age => "Ages",
        RuleKind::Sentence => "Sentences of courts",
        RuleKind::Name => "Names",
        RuleKind::Role => "Roles",
        RuleKind::Agent => "Who did it",
        RuleKind::Place => "Places",
        RuleKind::Quote => "Quotations",
        RuleKind::Quantifier => "How many of them",
        RuleKind::Own => "Articles at odds with themselves",
        RuleKind::Meta => "Dates of pages",
    }
}

/// A story in which articles share text.
#[derive(Serialize)]
pub(super) struct Sharing {
    title: String,
    page: String,
    passages: usize,
    words: usize,
    changes: usize,
    /// Outlets by the day of their first article that shares, the earliest first.
    outlets: Vec<String>,
}

/// Outlets named of one story.
const OUTLETS: usize = 8;

impl Sharing {
    /// Of a story whose page is at `page`; none where one outlet alone has its text.
    pub(super) fn of(view: &View<'_>, portion: &Portion<'_>, page: String) -> Option<Sharing> {
        let mut first: BTreeMap<&str, &str> = BTreeMap::new();
        for place in portion.copies.iter().flat_map(|copy| &copy.places) {
            let day = view.scan(place.article).article.published.iso.as_deref().unwrap_or("~");
            let known = first.entry(view.outlet(place.article)).or_insert(day);
            *known = (*known).min(day);
        }
        let order: BTreeSet<(&str, &str)> = first.iter().map(|(outlet, day)| (*day, *outlet)).collect();
        let shown = |(day, outlet): &(&str, &str)| match day.get(..10) {
            Some(day) => format!("{outlet} ({day})"),
            None => (*outlet).to_owned(),
        };
        let mut outlets: Vec<String> = order.iter().take(OUTLETS).map(shown).collect();
        if order.len() > OUTLETS {
            outlets.push(format!("{} more", order.len() - OUTLETS));
        }
        (order.len() > 1).then(|| Sharing {
            title: portion.story.label.clone(),
            page,
            passages: portion.copies.len(),
            words: portion.copies.iter().map(|copy| copy.words).sum(),
            changes: portion.copies.iter().map(|copy| copy.edits.len()).sum(),
            outlets,
        })
    }
}

/// Those with most shared text, in order.
pub(super) fn most(all: &[Sharing]) -> Vec<&Sharing> {
    let mut all: Vec<&Sharing> = all.iter().collect();
    all.sort_by(|a, b| b.words.cmp(&a.words).then_with(|| a.page.cmp(&b.page)));
    all.truncate(LINES);
    all
}
