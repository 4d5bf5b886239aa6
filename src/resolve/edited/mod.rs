//! Groups that shared text itself makes: two outlets print one sentence, with another figure or date in it.
//!
//! No pattern is needed to know that both answer one question: the words around the value are the same.

mod aligned;
#[cfg(test)]
mod tests;

use super::copies::Shared;
use super::copies::align::Text;
use super::links::Links;
use crate::model::{
    ArticleIx, Class, Corpus, Datum, Entry, Evidence, FigureKind, Group, Mention, MentionId, Stance, Value,
};
use aligned::{Pair, pairs};
use std::collections::{BTreeMap, BTreeSet};

/// Words of context in the question on either side of the value.
const CONTEXT: usize = 4;

/// A mention in the corpus.
type Place = (ArticleIx, MentionId);

/// The groups of values that stand in one shared sentence and differ. Sorted by id.
pub(super) fn groups(corpus: &Corpus, texts: &[Text], shared: &[Shared], story_of: &[String]) -> Vec<Group> {
    let same_story = |pair: &&Shared| {
        let (left, right) = (story_of.get(pair.left.0 as usize), story_of.get(pair.right.0 as usize));
        left == right && left.is_some_and(|s| !s.is_empty())
    };
    let found: Vec<Pair> = shared.iter().filter(same_story).flat_map(|pair| pairs(corpus, texts, pair)).collect();
    let places: BTreeSet<Place> = found.iter().flat_map(|p| [p.left, p.right]).collect();
    let places: Vec<Place> = places.into_iter().collect();
    let at: BTreeMap<Place, usize> = places.iter().enumerate().map(|(at, place)| (*place, at)).collect();
    let mut links = Links::new(places.len());
    let mut sure: BTreeMap<usize, f64> = BTreeMap::new();
    for pair in &found {
        if let (Some(left), Some(right)) = (at.get(&pair.left), at.get(&pair.right)) {
            links.join(*left, *right);
        }
    }
    for pair in &found {
        if let Some(left) = at.get(&pair.left) {
            let least = sure.entry(links.root(*left)).or_insert(1.0);
            *least = least.min(pair.sure);
        }
    }
    let mut out = BTreeMap::new();
    for set in links.sets() {
        let members: Vec<Place> = set.iter().filter_map(|m| places.get(*m).copied()).collect();
        let sure = set.first().and_then(|root| sure.get(root)).copied().unwrap_or(0.5);
        if let Some(group) = group(corpus, texts, story_of, &members, sure) {
            out.entry(group.id.clone()).or_insert(group);
        }
    }
    out.into_values().collect()
}

/// The group of `members`; none where they say one thing, or where an article has two of them.
fn group(corpus: &Corpus, texts: &[Text], story_of: &[String], members: &[Place], sure: f64) -> Option<Group> {
    let articles: BTreeSet<ArticleIx> = members.iter().map(|m| m.0).collect();
    let mention = |place: &Place| corpus.scan(place.0).mention(place.1);
    let first = mention(members.first()?)?;
    let differs = members.iter().filter_map(mention).any(|m| m.value != first.value);
    if articles.len() < members.len() || !differs {
        return None;
    }
    let (class, kind) = class(first)?;
    let (question, key) = members.iter().filter_map(|m| context(corpus, texts, *m)).min()?;
    let story = story_of.get(members.first()?.0.0 as usize)?.clone();
    let entry = |place: &Place| {
        let mention = mention(place)?;
        Some(Entry {
            place: Evidence { article: place.0, span: mention.span },
            datum: datum(mention)?,
            stance: Stance::Asserted,
            attributed_to: None,
        })
    };
    let mut entries: Vec<Entry> = members.iter().filter_map(entry).collect();
    entries.sort_by_key(|e| e.place);
    Some(Group {
        id: format!("{story}/shared.{kind}/{key}"),
        story,
        question,
        subject: None,
        pattern: None,
        class,
        monotone: class == Class::Measure,
        same_key: sure,
        severity: Vec::new(),
        entries,
    })
}

/// How such mentions are compared, and what their groups are called; none for kinds that are not.
fn class(mention: &Mention) -> Option<(Class, &'static str)> {
    Some(match &mention.value {
        Value::When(_) => (Class::Date, "date"),
        Value::Figure(figure) => match figure.kind {
            FigureKind::Number | FigureKind::Quantity => (Class::Measure, "figure"),
            FigureKind::Percent => (Class::Percent, "percent"),
            FigureKind::Money => (Class::Money, "money"),
            FigureKind::Age => (Class::Age, "age"),
            FigureKind::Duration => (Class::Duration, "duration"),
            FigureKind::Ordinal => return None,
        },
        _ => return None,
    })
}

fn datum(mention: &Mention) -> Option<Datum> {
    match &mention.value {
        Value::Figure(figure) => Some(Datum::Figure(figure.clone())),
        Value::When(when) => Some(Datum::When(when.clone())),
        _ => None,
    }
}

/// The words around a value: as a question, and as the key of a group.
fn context(corpus: &Corpus, texts: &[Text], (article, id): Place) -> Option<(String, String)> {
    let scan = corpus.scan(article);
    let words = &texts.get(article.0 as usize)?.words;
    let mention = scan.mention(id)?;
    let range = aligned::range(words, aligned::extent(mention));
    let sentence = scan.sentence_at(mention.span.start());
    let inside = |at: &usize| sentence.is_none_or(|s| words.get(*at).is_some_and(|w| s.contains(w.span)));
    let word = |at: usize| words.get(at).map(|w| w.span.slice(&scan.article.text));
    let before: Vec<&str> =
        (range.start.saturating_sub(CONTEXT)..range.start).filter(inside).filter_map(word).collect();
    let after: Vec<&str> = (range.end..range.end + CONTEXT).filter(inside).filter_map(word).collect();
    let question = format!("What does the shared sentence say: “{} … {}”?", before.join(" "), after.join(" "));
    let key = before.iter().chain(&after).map(|w| w.to_lowercase()).collect::<Vec<_>>().join("-");
    Some((question.replace("“ …", "“…").replace("… ”", "…”"), key))
}
