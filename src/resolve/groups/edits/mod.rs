//! What stands in the same place of a passage that two articles share: the surest sign that one
//! was changed, and what the change is. No pattern is needed: the words around the values are the same.

mod aligned;
#[cfg(test)]
mod tests;

use super::super::copies::Shared;
use super::super::links::Links;
use super::Scene;
use super::context::{self, entry};
use super::gather::{Gather, Question};
use crate::model::{ArticleIx, Class, Datum, Evidence, FigureKind, Mention, MentionId, NameKind, Value};
use crate::names::NameRelation;
use aligned::{Pair, pairs};
use std::collections::{BTreeMap, BTreeSet};

/// A mention of the corpus.
type At = (ArticleIx, MentionId);

/// Puts values that stand in one place of a shared passage into one group, where they differ.
pub(super) fn gather(scene: &Scene<'_>, shared: &[&Shared], gather: &mut Gather) {
    let pairs: Vec<Pair> = shared.iter().flat_map(|pair| pairs(scene.corpus, scene.texts, pair)).collect();
    let mut nodes: Vec<At> = pairs.iter().flat_map(|pair| [pair.left, pair.right]).collect();
    nodes.sort_unstable();
    nodes.dedup();
    let number: BTreeMap<At, usize> = nodes.iter().enumerate().map(|(n, at)| (*at, n)).collect();
    let mut links = Links::new(nodes.len());
    for pair in &pairs {
        if let (Some(a), Some(b)) = (number.get(&pair.left), number.get(&pair.right)) {
            links.join(*a, *b);
        }
    }
    let mut sure: BTreeMap<usize, f64> = BTreeMap::new();
    for pair in &pairs {
        if let Some(left) = number.get(&pair.left) {
            let least = sure.entry(links.root(*left)).or_insert(1.0);
            *least = least.min(pair.sure);
        }
    }
    for set in links.sets() {
        let sure = set.first().and_then(|root| sure.get(root)).copied().unwrap_or(0.5);
        let members: Vec<(At, Class, Datum)> = set
            .iter()
            .filter_map(|n| nodes.get(*n))
            .filter_map(|at| Some((*at, value(scene.corpus.scan(at.0).mention(at.1)?)?)))
            .map(|(at, (class, datum))| (at, class, datum))
            .collect();
        if differs(scene, &members, gather) {
            add(scene, members, sure, gather);
        }
    }
}

/// What kind of value a mention is: only values of one kind face each other.
fn kind(mention: &Mention) -> Option<&'static str> {
    value(mention).map(|(class, _)| name_of(class))
}

/// What of a mention is compared, and how.
fn value(mention: &Mention) -> Option<(Class, Datum)> {
    Some(match &mention.value {
        Value::Figure(figure) => {
            let class = match figure.kind {
                FigureKind::Ordinal => return None,
                FigureKind::Money => Class::Money,
                FigureKind::Percent => Class::Percent,
                FigureKind::Age => Class::Age,
                FigureKind::Duration => Class::Duration,
                FigureKind::Number | FigureKind::Quantity if figure.unit.is_some() => Class::Measure,
                FigureKind::Number | FigureKind::Quantity => Class::ExactCount,
            };
            (class, Datum::Figure(figure.clone()))
        }
        Value::When(when) => (Class::Date, Datum::When(when.clone())),
        Value::Name(name) => match name.kind {
            NameKind::Person => (Class::Name, Datum::Name(name.canonical.clone())),
            NameKind::Place => (Class::Place, Datum::Place(name.canonical.clone())),
            NameKind::Organisation => return None,
        },
        Value::Role(_) | Value::Set(_) | Value::Text(_) => return None,
    })
}

/// Whether two members say different things that no other group sets side by side; no article may have two.
fn differs(scene: &Scene<'_>, members: &[(At, Class, Datum)], gather: &Gather) -> bool {
    let place = |at: &At| {
        let span = scene.corpus.scan(at.0).mention(at.1).map(|m| m.span);
        span.map(|span| Evidence { article: at.0, span })
    };
    let Some((first, class, datum)) = members.first() else { return false };
    let articles: BTreeSet<ArticleIx> = members.iter().map(|(at, ..)| at.0).collect();
    articles.len() == members.len()
        && members.iter().skip(1).any(|(at, _, other)| {
            other != datum
                && !same_words(scene, *first, *at)
                && (*class != Class::Name || is_misspelt(scene, datum, other))
                && !matches!((place(first), place(at)), (Some(a), Some(b)) if gather.compares(a, b))
        })
}

/// Equal words mean the same, whatever was made of them (two days of publication, say).
fn same_words(scene: &Scene<'_>, left: At, right: At) -> bool {
    let words = |at: At| {
        let scan = scene.corpus.scan(at.0);
        let mention = scan.mention(at.1)?;
        Some(super::gather::slug(scan.words(mention.whole())))
    };
    words(left) == words(right)
}

/// Of names, only spellings of one are a change; another person is another sentence.
fn is_misspelt(scene: &Scene<'_>, left: &Datum, right: &Datum) -> bool {
    let (Datum::Name(a), Datum::Name(b)) = (left, right) else { return false };
    scene.names.relate(a, b).relation == NameRelation::Variant
}

fn add(scene: &Scene<'_>, members: Vec<(At, Class, Datum)>, sure: f64, gather: &mut Gather) {
    let span = |at: &At| scene.corpus.scan(at.0).mention(at.1).map(|m| m.span);
    let sentence = |at: &At| {
        let span = span(at)?;
        Some(context::stems(scene, at.0, scene.corpus.scan(at.0).sentence_at(span.start()).unwrap_or(span)))
    };
    let stems: Vec<Vec<String>> = members.iter().filter_map(|(at, ..)| sentence(at)).collect();
    let about = context::key(&stems, 6);
    let around =
        members.iter().filter_map(|(at, ..)| Some(context::around(scene, Evidence { article: at.0, span: span(at)? })));
    let Some(around) = around.min() else { return };
    let class = members.iter().map(|(_, class, _)| *class).min().unwrap_or(Class::Text);
    for (at, _, datum) in members {
        let Some(span) = span(&at) else { continue };
        let question = Question {
            story: scene.story(at.0).to_owned(),
            key: "edit".into(),
            about: format!("{about} {}", name_of(class)),
            words: format!("What does the shared sentence say: {around}?"),
            subject: None,
            class,
            same_key: sure,
        };
        gather.add(question, entry(scene, at.0, span, datum), |group| group.monotone = class == Class::ExactCount);
    }
}

fn name_of(class: Class) -> &'static str {
    match class {
        Class::Money => "money",
        Class::Percent => "percent",
        Class::Age => "age",
        Class::Duration => "duration",
        Class::Date => "date",
        Class::Name => "name",
        Class::Place => "place",
        _ => "figure",
    }
}
