//! The coverage matrix: outlets against questions, grouped by origin.

use super::part::Part;
use crate::model::{CoverageState, Relation, Story};
use crate::report::rows::View;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Questions shown at most for one story, those with the strongest disagreement first.
const COLUMNS: usize = 14;
/// Characters of a cell at most.
const CELL: usize = 44;
/// Stories shown at most.
const STORIES: usize = 50;

#[derive(Serialize)]
pub(super) struct Matrix {
    title: String,
    columns: Vec<Column>,
    rows: Vec<Row>,
    left_out: usize,
}

#[derive(Serialize)]
struct Column {
    question: String,
    /// The finding of the question, where there is one.
    finding: Option<String>,
    relation: &'static str,
    differs: bool,
}

#[derive(Serialize)]
struct Row {
    outlet: String,
    /// Whether the line above is of the same origin.
    copy: bool,
    cells: Vec<Cell>,
}

#[derive(Serialize)]
struct Cell {
    state: &'static str,
    words: String,
    quoted: bool,
}

/// One matrix for each story that two outlets tell.
pub(super) fn matrices(view: &View<'_>, part: &Part<'_>) -> Vec<Matrix> {
    part.stories.iter().filter_map(|story| matrix(view, story, part)).take(STORIES).collect()
}

fn matrix(view: &View<'_>, story: &Story, part: &Part<'_>) -> Option<Matrix> {
    let outcome = view.outcome;
    let told = |at: usize| outcome.sides.get(at).into_iter().flatten().map(|s| s.outlets).sum::<usize>();
    let own = |at: &usize| outcome.resolved.groups.get(*at).is_some_and(|g| g.story == story.id);
    let mut groups: Vec<usize> = part.groups.iter().copied().filter(|at| own(at) && told(*at) > 1).collect();
    groups.sort_by_key(|at| (outcome.relations.get(*at).copied(), std::cmp::Reverse(told(*at)), *at));
    let left_out = groups.len().saturating_sub(COLUMNS);
    groups.truncate(COLUMNS);
    let outlets = outlets(view, story);
    if outlets.len() < 2 || groups.is_empty() {
        return None;
    }
    let mut cells: BTreeMap<(&str, &str), &crate::model::Coverage> = BTreeMap::new();
    for row in part.coverage.iter().filter(|c| c.story == story.id) {
        cells.insert((row.outlet.as_str(), row.group.as_str()), *row);
    }
    let mut rows = Vec::new();
    let mut above = None;
    for (origin, outlet) in outlets {
        let line = groups
            .iter()
            .map(|at| cell(view, *at, cells.get(&(outlet, outcome.resolved.groups[*at].id.as_str())).copied()));
        rows.push(Row { outlet: outlet.to_owned(), copy: above == Some(origin), cells: line.collect() });
        above = Some(origin);
    }
    let column = |at: &usize| {
        let relation = outcome.relations.get(*at).copied().unwrap_or(Relation::Agree);
        let group = &outcome.resolved.groups[*at];
        Column {
            question: group.question.clone(),
            finding: part.findings.iter().find(|f| f.group == group.id).map(|f| f.id.clone()),
            relation: relation.name(),
            differs: relation.severity() > Some(crate::model::Severity::Note),
        }
    };
    Some(Matrix { title: story.label.clone(), columns: groups.iter().map(column).collect(), rows, left_out })
}

/// The outlets of a story, those of one origin after another.
fn outlets<'o>(view: &View<'o>, story: &Story) -> Vec<(&'o str, &'o str)> {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    for ix in &story.articles {
        let origin = view.origin(*ix).unwrap_or_default();
        let place = first.entry(view.outlet(*ix)).or_insert(origin);
        *place = (*place).min(origin);
    }
    let rows: BTreeSet<(&str, &str)> = first.into_iter().map(|(outlet, origin)| (origin, outlet)).collect();
    rows.into_iter().collect()
}

fn cell(view: &View<'_>, at: usize, coverage: Option<&crate::model::Coverage>) -> Cell {
    let quoted = view.outcome.resolved.groups.get(at).is_some_and(|g| g.class == crate::model::Class::Quote);
    let say = |state, words: &str| Cell { state, words: words.to_owned(), quoted };
    match coverage.map(|c| c.state) {
        Some(CoverageState::Reported) => {
            let value = coverage.and_then(|c| c.value.clone()).unwrap_or_default();
            let sides = view.outcome.sides.get(at).map(Vec::as_slice).unwrap_or_default();
            let leading = sides.iter().max_by_key(|s| (s.origins, s.outlets)).map(|s| s.display.as_str());
            let state = if sides.len() > 1 && leading != Some(value.as_str()) { "other" } else { "same" };
            say(state, &shortened(&value))
        }
        Some(CoverageState::NotFound) => say("none", "–"),
        Some(CoverageState::Unknown) | None => say("unknown", "?"),
    }
}

/// The words of a cell, cut where they would make the row tall.
fn shortened(words: &str) -> String {
    match words.char_indices().nth(CELL) {
        Some((at, _)) => format!("{}…", words[..at].trim_end()),
        None => words.to_owned(),
    }
}
