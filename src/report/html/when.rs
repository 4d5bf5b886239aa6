//! When each value was published: a row for each value, a dot for each article, days from left to right. Of a
//! quantifier the rows are the rungs of a ladder, "all" on top.

use super::scale::WIDTH;
use crate::model::{Finding, RuleKind};
use crate::report::rows::View;
use serde::Serialize;
use std::collections::BTreeMap;

/// A picture; every length is in pixels.
#[derive(Serialize)]
pub(super) struct When {
    width: i64,
    height: usize,
    ladder: bool,
    first: String,
    last: String,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    y: usize,
    label: String,
    dots: Vec<Dot>,
}

#[derive(Serialize)]
struct Dot {
    x: String,
    outlets: String,
    r: usize,
}

const ROW: usize = 30;

/// The picture of a finding whose articles were published on two days or more.
pub(super) fn of(view: &View<'_>, finding: &Finding, rung: &dyn Fn(&str) -> Option<u8>) -> Option<When> {
    let day = |place: &crate::model::Evidence| view.scan(place.article).article.published.reliable();
    let days = || finding.sides.iter().flat_map(|s| s.places.iter().filter_map(day));
    let (first, last) = (days().min()?, days().max()?);
    let reach = i64::from(last.since(first).ok()?.get_days());
    let ladder = finding.kind == RuleKind::Quantifier;
    if reach == 0 && !ladder {
        return None;
    }
    let mut sides: Vec<&crate::model::Side> = finding.sides.iter().take(12).collect();
    if ladder {
        sides.sort_by_key(|s| std::cmp::Reverse(rung(&s.display)));
    }
    let row = |(at, side): (usize, &&crate::model::Side)| {
        let mut dots: BTreeMap<i64, Vec<&str>> = BTreeMap::new();
        for place in &side.places {
            if let Some(since) = day(place).and_then(|d| d.since(first).ok()) {
                dots.entry(i64::from(since.get_days())).or_default().push(view.outlet(place.article));
            }
        }
        let dot = |(days, mut outlets): (i64, Vec<&str>)| {
            outlets.sort_unstable();
            outlets.dedup();
            let tenths = if reach == 0 { WIDTH * 5 } else { days * WIDTH * 10 / reach };
            let x = format!("{}.{}", tenths / 10, tenths % 10);
            Dot { x, r: 4 + outlets.len().min(6), outlets: outlets.join(", ") }
        };
        Row {
            y: at * ROW + 26,
            label: side.display.chars().take(70).collect(),
            dots: dots.into_iter().map(dot).collect(),
        }
    };
    let rows: Vec<Row> = sides.iter().enumerate().map(row).collect();
    let height = rows.len() * ROW + 30;
    Some(When { width: WIDTH, height, ladder, first: first.to_string(), last: last.to_string(), rows })
}
