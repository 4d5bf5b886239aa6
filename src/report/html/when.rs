//! When each value was published: a row for each value, a dot for each day, days from left to right, and steps from
//! the first report of one value to that of the next. Ticks are later changes of an article, flags its correction
//! notices. Of a quantifier the rows are the rungs of a ladder, "all" on top.

use super::scale::WIDTH;
use crate::model::{Article, ArticleIx, Finding, RuleKind, Side, ZoneKind};
use crate::report::rows::View;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A picture; every length is in pixels.
#[derive(Serialize)]
pub(super) struct When {
    width: i64,
    height: usize,
    ladder: bool,
    first: String,
    last: String,
    rows: Vec<Row>,
    /// The path of the steps; empty where every value came up on one day.
    steps: String,
    /// Whether an article was changed or corrected.
    changes: bool,
}

#[derive(Serialize)]
struct Row {
    y: usize,
    label: String,
    dots: Vec<Dot>,
    changes: Vec<Change>,
}

#[derive(Serialize)]
struct Dot {
    x: String,
    outlets: String,
    r: usize,
}

/// A later change of an article that reports the value.
#[derive(Serialize)]
struct Change {
    x: String,
    outlet: String,
    /// Whether the article has a correction notice.
    correction: bool,
}

const ROW: usize = 30;
/// Values shown at most.
const ROWS: usize = 12;

/// The days of a picture, from left to right.
struct Axis {
    first: Date,
    last: Date,
}

impl Axis {
    /// From the first day to the last.
    fn of(days: impl Iterator<Item = Date> + Clone) -> Option<Axis> {
        Some(Axis { first: days.clone().min()?, last: days.max()? })
    }

    fn reach(&self) -> i64 {
        self.last.since(self.first).map_or(0, |span| i64::from(span.get_days()))
    }

    /// Where a day stands.
    fn x(&self, day: Date) -> String {
        let since = day.since(self.first).map_or(0, |span| i64::from(span.get_days()));
        let tenths = match self.reach() {
            0 => WIDTH * 5,
            reach => since * WIDTH * 10 / reach,
        };
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}

/// The picture of a finding whose articles were published on two days or more.
pub(super) fn of(view: &View<'_>, finding: &Finding, rung: &dyn Fn(&str) -> Option<u8>) -> Option<When> {
    let ladder = finding.kind == RuleKind::Quantifier;
    let mut sides: Vec<&Side> = finding.sides.iter().take(ROWS).collect();
    if ladder {
        sides.sort_by_key(|s| std::cmp::Reverse(rung(&s.display)));
    }
    let articles = || sides.iter().flat_map(|s| s.places.iter()).map(|p| &view.scan(p.article).article);
    let published = Axis::of(articles().filter_map(|a| a.published.reliable()))?;
    if published.reach() == 0 && !ladder {
        return None;
    }
    let axis = Axis::of(articles().flat_map(|a| a.published.reliable().into_iter().chain(changed(a))))?;
    let rows: Vec<Row> = sides.iter().enumerate().map(|(at, side)| row(view, &axis, at, side)).collect();
    Some(When {
        width: WIDTH,
        height: rows.len() * ROW + 30,
        ladder,
        first: axis.first.to_string(),
        last: axis.last.to_string(),
        steps: steps(view, &axis, &sides),
        changes: rows.iter().any(|r| !r.changes.is_empty()),
        rows,
    })
}

/// The day on which an article was changed after that of its publication.
fn changed(article: &Article) -> Option<Date> {
    article.modified.date.filter(|day| article.published.reliable().is_some_and(|published| published < *day))
}

fn row(view: &View<'_>, axis: &Axis, at: usize, side: &Side) -> Row {
    let articles: BTreeSet<ArticleIx> = side.places.iter().map(|p| p.article).collect();
    let mut dots: BTreeMap<Date, BTreeSet<&str>> = BTreeMap::new();
    let mut changes = Vec::new();
    for ix in articles {
        let scan = view.scan(ix);
        let Some(published) = scan.article.published.reliable() else { continue };
        dots.entry(published).or_default().insert(view.outlet(ix));
        let day = changed(&scan.article);
        let correction = scan.zones.iter().any(|zone| zone.kind == ZoneKind::Correction);
        if correction || day.is_some() {
            changes.push(Change {
                x: axis.x(day.unwrap_or(published)),
                outlet: view.outlet(ix).to_owned(),
                correction,
            });
        }
    }
    let dot = |(day, outlets): (Date, BTreeSet<&str>)| Dot {
        x: axis.x(day),
        r: 4 + outlets.len().min(6),
        outlets: outlets.into_iter().collect::<Vec<_>>().join(", "),
    };
    Row {
        y: height(at),
        label: side.display.chars().take(70).collect(),
        dots: dots.into_iter().map(dot).collect(),
        changes,
    }
}

fn height(row: usize) -> usize {
    row * ROW + 26
}

/// From the first report of each value to that of the one which came up after it.
fn steps(view: &View<'_>, axis: &Axis, sides: &[&Side]) -> String {
    let first =
        |side: &Side| side.places.iter().filter_map(|p| view.scan(p.article).article.published.reliable()).min();
    let mut starts: Vec<(Date, usize)> =
        sides.iter().enumerate().filter_map(|(at, side)| Some((first(side)?, height(at)))).collect();
    starts.sort_unstable();
    if starts.windows(2).all(|pair| pair[0].0 == pair[1].0) {
        return String::new();
    }
    let step = |(at, (day, y)): (usize, &(Date, usize))| match at {
        0 => format!("M{} {y}", axis.x(*day)),
        _ => format!(" H{} V{y}", axis.x(*day)),
    };
    starts.iter().enumerate().map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_stand_in_proportion() {
        let day = |d: i8| Date::constant(2024, 5, d);
        let axis = Axis::of([day(11), day(1), day(6)].into_iter()).unwrap();
        assert_eq!(axis.x(day(1)), "0.0");
        assert_eq!(axis.x(day(6)), format!("{}.0", WIDTH / 2));
        assert_eq!(axis.x(day(11)), format!("{WIDTH}.0"));
        let one = Axis::of([day(1)].into_iter()).unwrap();
        assert_eq!(one.x(day(1)), format!("{}.0", WIDTH / 2));
    }
}
