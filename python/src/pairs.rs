//! Which articles have to do with one another: the pairs worth a look, and what comes of looking.

use crate::columns::{Columns, at, words_at};
use crate::errors::{UsageError, of_arrow};
use crate::reading::Data;
use crate::steps::{batches, features, table};
use crate::tables::ArrowTable;
use arrow_array::{Array, ArrayRef, BooleanArray, Float32Array, Int32Array, Int64Array, RecordBatch};
use claimdiff::resolve::steps::{self, Features, Key, Member, Wording};
use pyo3::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Lists `sharers` of the numbers of articles that have one key in common, in order, to the pairs worth a look, and how
/// many of these keys each has in common.
#[pyfunction]
pub fn blocked(py: Python<'_>, key: &str, sharers: Data) -> PyResult<ArrowTable> {
    let key = match key {
        "fingerprint" => Key::Fingerprint,
        "word" => Key::Word,
        other => return Err(UsageError::new_err(format!("there is no key {other:?}"))),
    };
    py.detach(|| {
        let mut found: HashMap<(i64, i64), i32> = HashMap::new();
        for batch in batches(sharers)? {
            for sharers in Columns(&batch.map_err(of_arrow)?).lists_of_longs("sharers")? {
                for (a, b) in steps::blocked(key, sharers.len()) {
                    *found.entry((sharers[a], sharers[b])).or_default() += 1;
                }
            }
        }
        let mut found: Vec<((i64, i64), i32)> = found.into_iter().collect();
        found.sort_unstable();
        let columns: [(&str, ArrayRef); 3] = [
            ("left", Arc::new(Int64Array::from_iter_values(found.iter().map(|f| f.0.0)))),
            ("right", Arc::new(Int64Array::from_iter_values(found.iter().map(|f| f.0.1)))),
            ("keys", Arc::new(Int32Array::from_iter_values(found.iter().map(|f| f.1)))),
        ];
        table(RecordBatch::try_from_iter(columns).map_err(of_arrow)?)
    })
}

/// Articles with those after them that they have a fingerprint (`by_prints`) or rare words (`by_words`) in common with
/// (rows with `left`), and all articles of such pairs, each once: to the pairs that share passages, whether they are
/// then of one lineage, and those alike enough to be linked, with how alike they are.
#[pyfunction]
pub fn paired(py: Python<'_>, sets: Data) -> PyResult<ArrowTable> {
    py.detach(|| {
        let (mut pairs, mut articles) = (BTreeMap::new(), HashMap::new());
        for batch in batches(sets)? {
            let batch = batch.map_err(of_arrow)?;
            let columns = Columns(&batch);
            let (left, numbers, days) = (columns.longs("left")?, columns.longs("ix")?, columns.ints("day")?);
            let (by_prints, by_words) = (columns.lists_of_longs("by_prints")?, columns.lists_of_longs("by_words")?);
            let (wordings, credits) = (columns.bytes("words")?, columns.words("credit")?);
            for (row, features) in features(&columns)?.into_iter().enumerate() {
                if let Some(left) = at(&left, row) {
                    for right in &by_prints[row] {
                        pairs.entry((left, *right)).or_insert(By::default()).prints = true;
                    }
                    for right in &by_words[row] {
                        pairs.entry((left, *right)).or_insert(By::default()).words = true;
                    }
                } else {
                    let bytes = if wordings.is_valid(row) { wordings.value(row) } else { &[] };
                    let wording = Wording::of(bytes, words_at(&credits, row).map(str::to_owned));
                    articles.insert(numbers.value(row), Article { wording, day: at(&days, row), features });
                }
            }
        }
        looked_at(&pairs, &articles)
    })
}

/// What brings a pair together.
#[derive(Clone, Copy, Default)]
struct By {
    prints: bool,
    words: bool,
}

/// What looking at a pair needs to know of an article.
struct Article {
    wording: Wording,
    day: Option<i32>,
    features: Features,
}

impl Article {
    fn member(&self) -> Member<'_> {
        Member { named: false, day: self.day, features: &self.features }
    }
}

fn looked_at(pairs: &BTreeMap<(i64, i64), By>, articles: &HashMap<i64, Article>) -> PyResult<ArrowTable> {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let (mut lineages, mut scores) = (Vec::new(), Vec::new());
    for ((a, b), by) in pairs {
        let (Some(one), Some(other)) = (articles.get(a), articles.get(b)) else { continue };
        let lineage = if by.prints { steps::shared(&one.wording, &other.wording) } else { None };
        let is_near = by.words || lineage.is_some();
        let score = if is_near { one.member().links(&other.member()) } else { None };
        if lineage.is_some() || score.is_some() {
            left.push(*a);
            right.push(*b);
            lineages.push(lineage);
            scores.push(score);
        }
    }
    let columns: [(&str, ArrayRef); 4] = [
        ("left", Arc::new(Int64Array::from(left))),
        ("right", Arc::new(Int64Array::from(right))),
        ("lineage", Arc::new(BooleanArray::from(lineages))),
        ("score", Arc::new(Float32Array::from(scores))),
    ];
    table(RecordBatch::try_from_iter_with_nullable(columns.map(|(n, c)| (n, c, true))).map_err(of_arrow)?)
}
