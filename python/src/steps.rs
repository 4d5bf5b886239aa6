//! The steps of resolving, for an engine that keeps articles on many machines: a table in, a table out, and nothing
//! is kept between two calls. Hashes of words are whole numbers with a sign, as Arrow engines have them.

use crate::columns::{Columns, at, words_at};
use crate::errors::{RecordError, UsageError, of_arrow};
use crate::patterns::Patterns;
use crate::reading::Data;
use crate::tables::{ArrowTable, scans_in};
use crate::written;
use arrow_array::types::{Float32Type, Int64Type};
use arrow_array::{ArrayRef, BinaryArray, BooleanArray, Float32Array, Int32Array, Int64Array};
use arrow_array::{ListArray, RecordBatch, StringArray};
use arrow_pyarrow::{PyArrowType, Table};
use claimdiff::model::{ArticleIx, Corpus};
use claimdiff::resolve::steps::{self, Features, Key, Known, LIMITS, Member, Named, Traits, Wording};
use pyo3::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many articles may share something before it says nothing of any two of them.
#[pyfunction]
fn limits() -> BTreeMap<&'static str, usize> {
    BTreeMap::from([
        ("fingerprint", LIMITS.fingerprint),
        ("word", LIMITS.word),
        ("words", LIMITS.words),
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

/// Scans with their numbers `ix` to what each article is found and compared by.
#[pyfunction]
fn traits(py: Python<'_>, patterns: &Patterns, scans: Data) -> PyResult<ArrowTable> {
    let engine = patterns.engine();
    py.detach(|| {
        each(scans, |batch| {
            let numbers = Columns(batch).longs("ix")?;
            let scans = scans_in(batch)?;
            let made: Vec<Traits> = scans.iter().map(|scan| steps::traits(scan, &engine.lexicon)).collect();
            let counts =
                |value: fn(&(u64, f32, f32)) -> f32| floats(made.iter().map(move |t| t.counts.iter().map(value)));
            let named: Vec<Named<'_>> = scans.iter().map(|scan| Named::of(&scan.article)).collect();
            let columns: [(&str, ArrayRef); 13] = [
                ("ix", Arc::new(numbers)),
                ("used", Arc::new(BooleanArray::from_iter(scans.iter().map(|s| Some(s.skipped.is_none()))))),
                ("outlet", Arc::new(StringArray::from_iter_values(scans.iter().map(|s| &s.article.outlet)))),
                ("story", Arc::new(StringArray::from_iter(named.iter().map(|n| n.story)))),
                ("date", Arc::new(Int32Array::from_iter(named.iter().map(|n| n.date)))),
                ("day", Arc::new(Int32Array::from_iter(scans.iter().map(|s| steps::day(&s.article))))),
                ("sha256", Arc::new(StringArray::from_iter_values(named.iter().map(|n| n.sha256)))),
                ("fingerprints", longs(made.iter().map(|t| t.fingerprints.iter().copied()))),
                ("keys", longs(made.iter().map(|t| t.counts.iter().map(|c| c.0)))),
                ("times", counts(|c| c.1)),
                ("weights", counts(|c| c.2)),
                ("words", Arc::new(BinaryArray::from_iter_values(made.iter().map(|t| &t.words)))),
                ("credit", Arc::new(StringArray::from_iter(made.iter().map(|t| t.credit.as_deref())))),
            ];
            RecordBatch::try_from_iter(columns).map_err(of_arrow)
        })
    })
}

/// Lists `sharers` of the numbers of articles that have one key in common, in order, to the pairs worth a look.
#[pyfunction]
fn blocked(py: Python<'_>, key: &str, sharers: Data) -> PyResult<ArrowTable> {
    let key = match key {
        "fingerprint" => Key::Fingerprint,
        "word" => Key::Word,
        other => return Err(UsageError::new_err(format!("there is no key {other:?}"))),
    };
    py.detach(|| {
        each(sharers, |batch| {
            let mut found = Vec::new();
            for sharers in Columns(batch).lists_of_longs("sharers")? {
                found.extend(steps::blocked(key, sharers.len()).map(|(a, b)| (sharers[a], sharers[b])));
            }
            pairs(&found, None)
        })
    })
}

/// Pairs with the words and the credit of both to those that share passages, and whether they are of one lineage.
#[pyfunction]
fn shared(py: Python<'_>, wordings: Data) -> PyResult<ArrowTable> {
    py.detach(|| {
        each(wordings, |batch| {
            let columns = Columns(batch);
            let side = |name: &str| -> PyResult<_> {
                let (numbers, words) = (columns.longs(name)?, columns.bytes(&format!("{name}_words"))?);
                Ok((numbers, words, columns.words(&format!("{name}_credit"))?))
            };
            let (left, right) = (side("left")?, side("right")?);
            let wording = |side: &(Int64Array, BinaryArray, StringArray), row: usize| {
                Wording::of(side.1.value(row), words_at(&side.2, row).map(str::to_owned))
            };
            let (mut found, mut lineage) = (Vec::new(), Vec::new());
            // Pairs of one left article follow one another, so it is cut into words once.
            let mut before: Option<(i64, Wording)> = None;
            for row in 0..batch.num_rows() {
                let number = left.0.value(row);
                if before.as_ref().is_none_or(|(known, _)| *known != number) {
                    before = Some((number, wording(&left, row)));
                }
                let Some((_, own)) = &before else { continue };
                if let Some(is_one) = steps::shared(own, &wording(&right, row)) {
                    found.push((number, right.0.value(row)));
                    lineage.push(is_one);
                }
            }
            pairs(&found, Some(("lineage", Arc::new(BooleanArray::from(lineage)))))
        })
    })
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
            ("keys", longs(features.iter().map(|f| f.0.iter().map(|(key, _)| *key)))),
            ("weights", floats(features.iter().map(|f| f.0.iter().map(|(_, weight)| *weight)))),
        ];
        table(RecordBatch::try_from_iter(columns).map_err(of_arrow)?)
    })
}

/// Pairs with the features and the day of both to those alike enough to be linked, and how alike they are.
#[pyfunction]
fn scored(py: Python<'_>, sides: Data) -> PyResult<ArrowTable> {
    py.detach(|| {
        each(sides, |batch| {
            let columns = Columns(batch);
            let side = |name: &str| -> PyResult<_> {
                let days = columns.ints(&format!("{name}_day"))?;
                Ok((columns.longs(name)?, days, features(&columns, &format!("{name}_"))?))
            };
            let (left, right) = (side("left")?, side("right")?);
            fn member(side: &(Int64Array, Int32Array, Vec<Features>), row: usize) -> Member<'_> {
                Member { named: false, day: at(&side.1, row), features: &side.2[row] }
            }
            let (mut found, mut scores) = (Vec::new(), Vec::new());
            for row in 0..batch.num_rows() {
                if let Some(score) = member(&left, row).links(&member(&right, row)) {
                    found.push((left.0.value(row), right.0.value(row)));
                    scores.push(score);
                }
            }
            pairs(&found, Some(("score", Arc::new(Float32Array::from(scores)))))
        })
    })
}

/// Articles (rows without `right`) and scored pairs of them, whole sets that pairs connect, to the story of each: its
/// id, and the first of its articles whose story is not given, which tells apart stories of one id.
#[pyfunction]
fn linked(py: Python<'_>, sets: Data) -> PyResult<ArrowTable> {
    py.detach(|| {
        let (mut articles, mut scores) = (Vec::new(), Vec::new());
        for batch in batches(sets)? {
            let batch = batch.map_err(of_arrow)?;
            let columns = Columns(&batch);
            let (left, right, score) = (columns.longs("ix")?, columns.longs("right")?, columns.floats("score")?);
            let (days, dates) = (columns.ints("day")?, columns.ints("date")?);
            let (stories, hashes) = (columns.words("story")?, columns.words("sha256")?);
            for (row, features) in features(&columns, "")?.into_iter().enumerate() {
                match at(&right, row) {
                    Some(right) => scores.push((score.value(row), left.value(row), right)),
                    None => articles.push(Article {
                        ix: left.value(row),
                        story: words_at(&stories, row).map(str::to_owned),
                        date: at(&dates, row),
                        day: at(&days, row),
                        sha256: words_at(&hashes, row).unwrap_or_default().to_owned(),
                        features,
                    }),
                }
            }
        }
        articles.sort_by_key(|a| a.ix);
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

/// Scans with their numbers `ix` to the lines of each that its outlet may print under any story.
#[pyfunction]
fn lines(py: Python<'_>, patterns: &Patterns, scans: Data) -> PyResult<ArrowTable> {
    let engine = patterns.engine();
    py.detach(|| {
        each(scans, |batch| {
            let numbers = Columns(batch).longs("ix")?;
            let scans = scans_in(batch)?;
            let found: Vec<Vec<(u64, bool)>> = scans.iter().map(|scan| steps::lines(scan, &engine.lexicon)).collect();
            let of =
                |wanted: bool| longs(found.iter().map(move |l| l.iter().filter(move |l| l.1 == wanted).map(|l| l.0)));
            let columns: [(&str, ArrayRef); 4] = [
                ("ix", Arc::new(numbers)),
                ("outlet", Arc::new(StringArray::from_iter_values(scans.iter().map(|s| &s.article.outlet)))),
                ("long", of(true)),
                ("short", of(false)),
            ];
            RecordBatch::try_from_iter(columns).map_err(of_arrow)
        })
    })
}

/// Scans of whole stories, with their numbers and what the steps before have found out, to the records of every table
/// as JSON lines.
#[pyfunction]
fn compare_known(py: Python<'_>, patterns: &Patterns, scans: Data) -> PyResult<ArrowTable> {
    let engine = patterns.engine();
    py.detach(|| {
        let mut told = Vec::new();
        for batch in batches(scans)? {
            let batch = batch.map_err(of_arrow)?;
            let columns = Columns(&batch);
            let (numbers, shared) = (columns.longs("ix")?, columns.lists_of_longs("told_shared")?);
            let repeated = columns.lists_of_longs("told_repeated")?;
            let (stories, lineages) = (columns.words("told_story")?, columns.words("told_lineage")?);
            let scans = scans_in(&batch)?.into_iter().zip(shared).zip(repeated);
            for (row, ((scan, shared), repeated)) in scans.enumerate() {
                let [story, lineage] = [&stories, &lineages].map(|c| words_at(c, row).map(str::to_owned));
                told.push((numbers.value(row), scan, story, lineage.unwrap_or_default(), shared, repeated));
            }
        }
        told.sort_by_key(|(ix, ..)| *ix);
        let numbers: Vec<i64> = told.iter().map(|(ix, ..)| *ix).collect();
        let number = |ix: &i64| numbers.binary_search(ix).ok().map(|at| ArticleIx(at as u32));
        let (mut corpus, mut known) = (Corpus::default(), Known::default());
        for (ix, scan, story, lineage, shared, repeated) in told {
            known.shared.extend(shared.iter().filter_map(|right| Some((number(&ix)?, number(right)?))));
            corpus.scans.push(scan);
            known.stories.push(story);
            known.lineages.push(lineage);
            known.repeated.push(repeated.into_iter().map(|key| key as u64).collect());
        }
        written::lines(&engine.compare_known(corpus, &known))
    })
}

fn features(columns: &Columns<'_>, lead: &str) -> PyResult<Vec<Features>> {
    let keys = columns.lists_of_longs(&format!("{lead}keys"))?;
    let weights = columns.lists_of_floats(&format!("{lead}weights"))?;
    let both = |(keys, weights): (Vec<i64>, Vec<f32>)| keys.into_iter().map(|k| k as u64).zip(weights).collect();
    Ok(keys.into_iter().zip(weights).map(|lists| Features(both(lists))).collect())
}

fn pairs(found: &[(i64, i64)], more: Option<(&str, ArrayRef)>) -> PyResult<RecordBatch> {
    let column = |of: fn(&(i64, i64)) -> i64| Arc::new(Int64Array::from_iter_values(found.iter().map(of)));
    let columns: [(&str, ArrayRef); 2] = [("left", column(|pair| pair.0)), ("right", column(|pair| pair.1))];
    RecordBatch::try_from_iter(columns.into_iter().chain(more)).map_err(of_arrow)
}

fn longs<I: Iterator<Item = u64>>(lists: impl Iterator<Item = I>) -> ArrayRef {
    let list = |list: I| Some(list.map(|n| Some(n as i64)).collect::<Vec<_>>());
    Arc::new(ListArray::from_iter_primitive::<Int64Type, _, _>(lists.map(list)))
}

fn floats<I: Iterator<Item = f32>>(lists: impl Iterator<Item = I>) -> ArrayRef {
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

/// The table of what `made` makes of each batch.
fn each(data: Data, made: impl Fn(&RecordBatch) -> PyResult<RecordBatch>) -> PyResult<ArrowTable> {
    let mut out = Vec::new();
    for batch in batches(data)? {
        out.push(made(&batch.map_err(of_arrow)?)?);
    }
    let Some(first) = out.first() else { return Err(RecordError::new_err("a table without a batch")) };
    let schema = first.schema();
    Table::try_new(out, schema).map(PyArrowType).map_err(of_arrow)
}

fn table(batch: RecordBatch) -> PyResult<ArrowTable> {
    let schema = batch.schema();
    Table::try_new(vec![batch], schema).map(PyArrowType).map_err(of_arrow)
}

/// Adds every step to the module.
pub fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_function(wrap_pyfunction!(limits, module)?)?;
    module.add_function(wrap_pyfunction!(traits, module)?)?;
    module.add_function(wrap_pyfunction!(blocked, module)?)?;
    module.add_function(wrap_pyfunction!(shared, module)?)?;
    module.add_function(wrap_pyfunction!(weighed, module)?)?;
    module.add_function(wrap_pyfunction!(scored, module)?)?;
    module.add_function(wrap_pyfunction!(linked, module)?)?;
    module.add_function(wrap_pyfunction!(lines, module)?)?;
    module.add_function(wrap_pyfunction!(compare_known, module)?)
}
