//! From what pairs share to passages that many outlets share, each once.

use super::super::links::Links;
use super::super::words::short_id;
use super::Shared;
use super::align::{Passage, Text};
use crate::model::{ArticleIx, Copy, Corpus, Edit, Evidence, Span};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::ops::Range;

/// One passage of one pair.
struct Side<'a> {
    pair: &'a Shared,
    passage: &'a Passage,
}

/// The passages of articles of one story, printed by two outlets or more. Sorted by id.
pub(in super::super) fn copies(
    corpus: &Corpus,
    texts: &[Text],
    shared: &[Shared],
    story_of: &[String],
    origins: &[String],
    credits: &[Option<String>],
) -> Vec<Copy> {
    let sides: Vec<Side<'_>> = shared
        .iter()
        .filter(|pair| story_of.get(pair.left.0 as usize) == story_of.get(pair.right.0 as usize))
        .flat_map(|pair| pair.passages.iter().map(move |passage| Side { pair, passage }))
        .collect();
    let mut links = Links::new(sides.len());
    link_overlapping(&sides, &mut links);
    let mut out: Vec<Copy> = Vec::new();
    for members in links.sets() {
        let members: Vec<&Side<'_>> = members.into_iter().filter_map(|at| sides.get(at)).collect();
        out.extend(copy(corpus, texts, &members, story_of, origins, credits));
    }
    out.sort_by(|a, b| (&a.id, &a.places).cmp(&(&b.id, &b.places)));
    out.dedup_by(|a, b| a.id == b.id);
    out
}

/// Passages are one where, in an article they have in common, they cover mostly the same words.
fn link_overlapping(sides: &[Side<'_>], links: &mut Links) {
    let mut by_article: FxHashMap<ArticleIx, Vec<(Range<usize>, usize)>> = FxHashMap::default();
    for (at, side) in sides.iter().enumerate() {
        by_article.entry(side.pair.left).or_default().push((side.passage.left(), at));
        by_article.entry(side.pair.right).or_default().push((side.passage.right(), at));
    }
    for ranges in by_article.values_mut() {
        ranges.sort_unstable_by_key(|(range, at)| (range.start, range.end, *at));
        for (i, (range, at)) in ranges.iter().enumerate() {
            for (other, with) in ranges[i + 1..].iter().take_while(|(other, _)| other.start < range.end).take(60) {
                let both = range.end.min(other.end) - other.start;
                let either = range.end.max(other.end) - range.start;
                if both * 2 > either {
                    links.join(*at, *with);
                }
            }
        }
    }
}

fn copy(
    corpus: &Corpus,
    texts: &[Text],
    sides: &[&Side<'_>],
    story_of: &[String],
    origins: &[String],
    credits: &[Option<String>],
) -> Option<Copy> {
    let mut places: BTreeMap<ArticleIx, Range<usize>> = BTreeMap::new();
    for side in sides {
        for (article, range) in [(side.pair.left, side.passage.left()), (side.pair.right, side.passage.right())] {
            let whole = places.entry(article).or_insert_with(|| range.clone());
            *whole = whole.start.min(range.start)..whole.end.max(range.end);
        }
    }
    let outlet = |article: &ArticleIx| corpus.scan(*article).article.outlet.as_str();
    let mut outlets: Vec<&str> = places.keys().map(outlet).collect();
    outlets.sort_unstable();
    outlets.dedup();
    if outlets.len() < 2 && !outlets.iter().all(|o| o.is_empty()) {
        return None;
    }
    let first = *places.keys().next()?;
    let story = story_of.get(first.0 as usize)?.clone();
    let words = sides.iter().map(|s| s.passage.shared()).max()?;
    let folded = places.iter().map(|(article, range)| folded(corpus, texts, *article, range)).min()?;
    let mut lineages: Vec<&String> = places.keys().filter_map(|a| origins.get(a.0 as usize)).collect();
    lineages.sort_unstable();
    lineages.dedup();
    let credit = places.keys().find_map(|a| credits.get(a.0 as usize).cloned().flatten());
    let places = places.iter().filter_map(|(article, range)| evidence(corpus, texts, *article, range)).collect();
    Some(Copy {
        id: short_id("c-", [story.as_str(), folded.as_str()]),
        story,
        origin: (lineages.len() == 1).then(|| lineages.first().map(|o| (*o).clone())).flatten(),
        words,
        credit,
        places,
        edits: edits(corpus, texts, sides),
    })
}

/// What one side has in place of the other's words; each change once, with everybody who prints it.
fn edits(corpus: &Corpus, texts: &[Text], sides: &[&Side<'_>]) -> Vec<Edit> {
    let mut by_words: BTreeMap<(String, String), Edit> = BTreeMap::new();
    for side in sides {
        for (left, right) in side.passage.gaps() {
            let (a, b) = (side.pair.left, side.pair.right);
            let (from, to) = (folded(corpus, texts, a, &left), folded(corpus, texts, b, &right));
            let mut ends = [(from, a, left), (to, b, right)];
            ends.sort_by(|x, y| x.0.cmp(&y.0));
            let [from, to] = ends;
            let edit = by_words.entry((from.0, to.0)).or_insert_with(|| Edit { from: Vec::new(), to: Vec::new() });
            edit.from.extend(evidence(corpus, texts, from.1, &from.2));
            edit.to.extend(evidence(corpus, texts, to.1, &to.2));
        }
    }
    let tidy = |mut edit: Edit| {
        for side in [&mut edit.from, &mut edit.to] {
            side.sort_unstable();
            side.dedup();
        }
        edit
    };
    by_words.into_values().map(tidy).collect()
}

/// The place of some words; none where there are none.
pub(in super::super) fn evidence(
    corpus: &Corpus,
    texts: &[Text],
    article: ArticleIx,
    range: &Range<usize>,
) -> Option<Evidence> {
    let words = texts.get(article.0 as usize)?.words.get(range.clone())?;
    let text = corpus.scan(article).article.text.as_str();
    let span = Span::new(text, words.first()?.span.start(), words.last()?.span.end())?;
    Some(Evidence { article, span })
}

/// Some words, lower case, one space between them.
fn folded(corpus: &Corpus, texts: &[Text], article: ArticleIx, range: &Range<usize>) -> String {
    let text = corpus.scan(article).article.text.as_str();
    let words = texts.get(article.0 as usize).and_then(|t| t.words.get(range.clone())).unwrap_or(&[]);
    words.iter().map(|w| w.span.slice(text).to_lowercase().replace('’', "'")).collect::<Vec<_>>().join(" ")
}
