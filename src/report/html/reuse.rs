//! Who shares text with whom: a row for each lineage of text, articles from left to right as they were published,
//! a line for each shared passage, dashed where words were changed.

use crate::model::{ArticleIx, Copy};
use crate::report::rows::View;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Articles drawn at most; more are told in the list alone.
const MOST: usize = 60;
const COLUMN: usize = 150;
const LINE: usize = 46;

/// A picture; every length is in pixels.
#[derive(Serialize)]
pub(super) struct Reuse {
    width: usize,
    height: usize,
    nodes: Vec<Node>,
    edges: Vec<Edge>,
}

#[derive(Serialize)]
struct Node {
    x: usize,
    y: usize,
    outlet: String,
    published: String,
}

#[derive(Serialize)]
struct Edge {
    x1: usize,
    y1: usize,
    x2: usize,
    y2: usize,
    words: usize,
    edited: bool,
}

/// The picture of the shared passages `copies` of one story.
pub(super) fn of(view: &View<'_>, copies: &[&Copy]) -> Option<Reuse> {
    let articles: BTreeSet<ArticleIx> = copies.iter().flat_map(|c| c.places.iter().map(|p| p.article)).collect();
    if articles.len() < 2 || articles.len() > MOST {
        return None;
    }
    let published = |ix: ArticleIx| view.scan(ix).article.published.iso.clone().unwrap_or_default();
    let mut order: Vec<ArticleIx> = articles.iter().copied().collect();
    order.sort_by_key(|ix| (published(*ix).is_empty(), published(*ix), *ix));
    let mut rows: BTreeMap<&str, usize> = BTreeMap::new();
    let mut places: BTreeMap<ArticleIx, (usize, usize)> = BTreeMap::new();
    for (column, ix) in order.iter().enumerate() {
        let next = rows.len();
        let row = *rows.entry(view.origin(*ix).unwrap_or_default()).or_insert(next);
        places.insert(*ix, (column * COLUMN + 20, row * LINE + 24));
    }
    let node = |(ix, (x, y)): (&ArticleIx, &(usize, usize))| Node {
        x: *x,
        y: *y,
        outlet: view.outlet(*ix).chars().take(22).collect(),
        published: published(*ix).get(..10).unwrap_or_default().to_owned(),
    };
    let mut edges: BTreeMap<(ArticleIx, ArticleIx), (usize, bool)> = BTreeMap::new();
    for copy in copies {
        let mut own: Vec<ArticleIx> = copy.places.iter().map(|p| p.article).collect();
        own.sort_by_key(|ix| (published(*ix).is_empty(), published(*ix), *ix));
        own.dedup();
        for other in own.iter().skip(1) {
            let edge = edges.entry((own[0], *other)).or_default();
            edge.0 += copy.words;
            edge.1 |= !copy.edits.is_empty();
        }
    }
    let edge = |((from, to), (words, edited)): (&(ArticleIx, ArticleIx), &(usize, bool))| {
        let ((x1, y1), (x2, y2)) = (*places.get(from)?, *places.get(to)?);
        Some(Edge { x1, y1, x2, y2, words: *words, edited: *edited })
    };
    Some(Reuse {
        width: order.len() * COLUMN,
        height: rows.len() * LINE + 40,
        nodes: places.iter().map(node).collect(),
        edges: edges.iter().filter_map(edge).collect(),
    })
}
