//! What a reader of many stories asks across them: where figures, names or quotations differ, and who shares text.

use super::brief::Brief;
use super::part::Portion;
use crate::model::{Finding, RuleKind, Severity};
use crate::report::review::Status;
use crate::report::rows::View;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Lines of one kind, and of shared text, at most; the whole stands in the CSV files.
const LINES: usize = 500;

/// The findings of one kind, across stories.
#[derive(Serialize)]
pub(super) struct Kind {
    name: &'static str,
    heading: &'static str,
    all: usize,
    lines: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    finding: Brief,
    page: String,
    title: String,
}

/// Open findings above a note by kind; `page` tells where the page of a story stands.
pub(super) fn kinds(view: &View<'_>, page: &dyn Fn(&str) -> String) -> Vec<Kind> {
    let is_loud = |f: &&Finding| f.severity > Severity::Note && view.status(&f.id) == Status::Open;
    let mut by_kind: BTreeMap<RuleKind, Vec<&Finding>> = BTreeMap::new();
    for finding in view.outcome.findings.iter().filter(is_loud) {
        by_kind.entry(finding.kind).or_default().push(finding);
    }
    let line = |f: &&Finding| Line {
        finding: Brief::of(view, f),
        page: page(&f.story),
        title: view.label(&f.story).unwrap_or_default().to_owned(),
    };
    let kind = |(kind, findings): (RuleKind, Vec<&Finding>)| Kind {
        name: kind.name(),
        heading: heading(kind),
        all: findings.len(),
        lines: findings.iter().take(LINES).map(line).collect(),
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

/// Stories in which outlets share text, those with most of it first.
pub(super) fn sharing<'p>(
    view: &View<'_>,
    portions: impl Iterator<Item = &'p Portion<'p>>,
    page: &dyn Fn(&str) -> String,
) -> Vec<Sharing> {
    let of = |portion: &Portion<'_>| {
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
            page: page(&portion.story.id),
            passages: portion.copies.len(),
            words: portion.copies.iter().map(|copy| copy.words).sum(),
            changes: portion.copies.iter().map(|copy| copy.edits.len()).sum(),
            outlets,
        })
    };
    let mut out: Vec<Sharing> = portions.filter_map(of).collect();
    out.sort_by(|a, b| b.words.cmp(&a.words).then_with(|| a.page.cmp(&b.page)));
    out.truncate(LINES);
    out
}
