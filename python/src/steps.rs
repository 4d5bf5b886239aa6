//! The steps of resolving, for an engine that keeps articles on many machines: a table in, a table out, and nothing
//! is kept between two calls. Hashes of words are whole numbers with a sign, as Arrow engines have them.

use crate::columns::{Columns, at, words_at};
use crate::errors::{RecordError, UsageError, of_arrow};
use crate::reading::Data;
use crate::tables::ArrowTable;
use crate::{known, pairs, prepared};
use arrow_array::types::{Float32Type, Int64Type};
use arrow_array::{ArrayRef, Int64Array, ListArray, RecordBatch, StringArray};
use arrow_pyarrow::{PyArrowType, Table};
use claimdiff::resolve::steps::{self, Features, LIMITS, Member, Named};
use pyo3::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many articles may share something before it says nothing of any two of them.
#[pyfunction]
fn limits() -> BTreeMap<&'static str, usize> {
    BTreeMap::from([
        ("fingerprint", LIMITS.fingerprint),
        ("fingerprints", LIMITS.fingerprints),
        ("word", LIMITS.word),
        ("words", LIMITS.words),
        ("everywhere", LIMITS.everywhere),
        ("template_articles", LIMITS.template_articles),
        ("template_most", LIMITS.template_share.0),
        ("template_of", LIMITS.template_share.1),
        ("line_stories", LIMITS.line_stories),
        ("long_line_part", LIMITS.line_shares[0].0),
        ("long_line_of", LIMITS.line_shares[0].1),
        ("short_line_part", LIMITS.line_shares[1].0),
        ("short_line_of", LIMITS.line_shares[1].1),
    ])
}

/// Words of articles, how often they stand there, what they weigh, and in how many articles they stand, to the
/// features of each article.
#[pyfunction]
fn weighed(py: Python<'_>, counts: Data) -> PyResult<ArrowTable> {
    py.detach(|| {
        let mut by_article: BTreeMap<i64, Vec<(u64, f32, f32, u32)>> = BTreeMap::new();
        for batch in batches(counts)? {
            let batch = batch.map_err(of_arrow)?;
            let columns = Columns(&batch);
            let (numbers, keys, articles) = (columns.longs("ix")?, columns.longs("key")?, columns.longs("articles")?);
            let (times, weights) = (columns.floats("times")?, columns.floats("weight")?);
            for row in 0..batch.num_rows() {
                let articles = u32::try_from(articles.value(row)).unwrap_or(u32::MAX);
                let count = (keys.value(row) as u64, times.value(row), weights.value(row), articles);
                by_article.entry(numbers.value(row)).or_default().push(count);
            }
        }
        let features: Vec<Features> = by_article.values().map(|c| steps::weighed(c.iter().copied())).collect();
        let columns: [(&str, ArrayRef); 3] = [
            ("ix", Arc::new(Int64Array::from_iter_values(by_article.keys().copied()))),
            ("keys", longs(features.iter().map(|f| f.words().iter().map(|(key, _)| *key)))),
            ("weights", floats(features.iter().map(|f| f.words().iter().map(|(_, weight)| *weight)))),
        ];
        table(RecordBatch::try_from_iter(columns).map_err(of_arrow)?)
    })
}

/// Whole sets that pairs connect, to the story of each article: its id, and the first of its articles whose story is not
/// given, which tells apart stories of one id. Rows are articles (with `sha256`), what they are about (with `keys`),
/// and scored pairs of them (with `right`).
#[pyfunction]
fn linked(py: Python<'_>, sets: Data) -> PyResult<ArrowTable> {
    py.detach(|| {
        let (mut articles, mut about, mut scores) = (Vec::new(), BTreeMap::new(), Vec::new());
        for batch in batches(sets)? {
            let batch = batch.map_err(of_arrow)?;
            let columns = Columns(&batch);
            let (left, right, score) = (columns.longs("ix")?, columns.longs("right")?, columns.floats("score")?);
            let (days, dates) = (columns.ints("day")?, columns.ints("date")?);
            let (stories, hashes) = (columns.words("story")?, columns.words("sha256")?);
            for (row, features) in features(&columns)?.into_iter().enumerate() {
                let ix = left.value(row);
                match (at(&right, row), words_at(&hashes, row)) {
                    (Some(right), _) => scores.push((score.value(row), ix, right)),
                    (None, None) => _ = about.insert(ix, features),
                    (None, Some(sha256)) => articles.push(Article {
                        ix,
                        story: words_at(&stories, row).map(str::to_owned),
                        date: at(&dates, row),
                        day: at(&days, row),
                        sha256: sha256.to_owned(),
                        features: Features::default(),
                    }),
                }
            }
        }
        articles.sort_by_key(|a| a.ix);
        for article in &mut articles {
            article.features = about.remove(&article.ix).unwrap_or_default();
        }
        link(&articles, &scores)
    })
}

/// What linking needs to know of an article.
struct Article {
    ix: i64,
    story: Option<String>,
    date: Option<i32>,
    day: Option<i32>,
    sha256: String,
    features: Features,
}

fn link(articles: &[Article], scores: &[(f32, i64, i64)]) -> PyResult<ArrowTable> {
    let number = |ix: i64| articles.binary_search_by_key(&ix, |a| a.ix).ok().map(|at| at as u32);
    let known = |(score, a, b): &(f32, i64, i64)| Some((*score, number(*a)?, number(*b)?));
    let scores = scores.iter().map(known).collect::<Option<Vec<_>>>();
    let scores = scores.ok_or_else(|| RecordError::new_err("a pair of articles of which one is not there"))?;
    let members: Vec<Member<'_>> =
        articles.iter().map(|a| Member { named: a.story.is_some(), day: a.day, features: &a.features }).collect();
    let names: Vec<Named<'_>> =
        articles.iter().map(|a| Named { story: a.story.as_deref(), date: a.date, sha256: &a.sha256 }).collect();
    let (mut numbers, mut stories, mut firsts) = (Vec::new(), Vec::new(), Vec::new());
    for (id, set) in steps::linked(&members, &names, scores) {
        let set: Vec<&Article> = set.iter().filter_map(|ix| articles.get(ix.0 as usize)).collect();
        let first = set.iter().find(|a| a.story.is_none()).map(|a| a.ix);
        for article in set {
            numbers.push(article.ix);
            stories.push(id.clone());
            firsts.push(first);
        }
    }
    let columns: [(&str, ArrayRef); 3] = [
        ("ix", Arc::new(Int64Array::from(numbers))),
        ("id", Arc::new(StringArray::from(stories))),
        ("first", Arc::new(Int64Array::from(firsts))),
    ];
    table(RecordBatch::try_from_iter_with_nullable(columns.map(|(n, c)| (n, c, true))).map_err(of_arrow)?)
}

/// What articles are about.
pub fn features(columns: &Columns<'_>) -> PyResult<Vec<Features>> {
    let (keys, weights) = (columns.lists_of_longs("keys")?, columns.lists_of_floats("weights")?);
    let both = |(keys, weights): (Vec<i64>, Vec<f32>)| keys.into_iter().map(|k| k as u64).zip(weights).collect();
    Ok(keys.into_iter().zip(weights).map(|lists| Features::new(both(lists))).collect())
}

/// Lists of hashes.
pub fn longs<I: Iterator<Item = u64>>(lists: impl Iterator<Item = I>) -> ArrayRef {
    let list = |list: I| Some(list.map(|n| Some(n as i64)).collect::<Vec<_>>());
    Arc::new(ListArray::from_iter_primitive::<Int64Type, _, _>(lists.map(list)))
}

/// Lists of weights.
pub fn floats<I: Iterator<Item = f32>>(lists: impl Iterator<Item = I>) -> ArrayRef {
    let list = |list: I| Some(list.map(Some).collect::<Vec<_>>());
    Arc::new(ListArray::from_iter_primitive::<Float32Type, _, _>(lists.map(list)))
}

/// The batches of a table.
pub fn batches(data: Data) -> PyResult<impl Iterator<Item = Result<RecordBatch, arrow_schema::ArrowError>>> {
    match data {
        Data::Rows(rows) => Ok(rows.0),
        Data::Paths(_) => Err(UsageError::new_err("a step takes a table")),
    }
}

/// Pairs `left` and `right` to the least thing that each is connected with, as `label`.
#[pyfunction]
fn connected(py: Python<'_>, edges: Data) -> PyResult<ArrowTable> {
    py.detach(|| {
        let mut given = Vec::new();
        for batch in batches(edges)? {
            let batch = batch.map_err(of_arrow)?;
            let (left, right) = (Columns(&batch).longs("left")?, Columns(&batch).longs("right")?);
            given.extend(left.values().iter().copied().zip(right.values().iter().copied()));
        }
        let (things, labels): (Vec<i64>, Vec<i64>) = steps::connected(&given).into_iter().unzip();
        let columns: [(&str, ArrayRef); 2] =
            [("ix", Arc::new(Int64Array::from(things))), ("label", Arc::new(Int64Array::from(labels)))];
        table(RecordBatch::try_from_iter(columns).map_err(of_arrow)?)
    })
}

/// One batch as a table.
pub fn table(batch: RecordBatch) -> PyResult<ArrowTable> {
    let schema = batch.schema();
    Table::try_new(vec![batch], schema).map(PyArrowType).map_err(of_arrow)
}

/// Adds every step to the module.
pub fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_function(wrap_pyfunction!(limits, module)?)?;
    module.add_function(wrap_pyfunction!(prepared::prepared, module)?)?;
    module.add_function(wrap_pyfunction!(weighed, module)?)?;
    module.add_function(wrap_pyfunction!(pairs::blocked, module)?)?;
    module.add_function(wrap_pyfunction!(pairs::paired, module)?)?;
    module.add_function(wrap_pyfunction!(connected, module)?)?;
    module.add_function(wrap_pyfunction!(linked, module)?)?;
    module.add_function(wrap_pyfunction!(known::compare_known, module)?)?;
    module.add_function(wrap_pyfunction!(known::settled, module)?)
}
