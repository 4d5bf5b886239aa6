//! One wording in two mouths: outlets that name different speakers of the same quotation.
//!
//! Who speaks is often told far from the words and by a pronoun; only names beside a verb of saying count.

use super::identity;
use super::judge::World;
use super::sides::outlets;
use super::wording::message;
use crate::model::{
    ArticleIx, Class, Confidence, Datum, Entry, Finding, Group, MentionId, QuoteChange, QuoteKind, Relation, RuleKind,
    Severity, Shape, Side, Span, Step,
};
use crate::names::{NameRelation, fold, share_a_word};
use std::collections::{BTreeMap, BTreeSet};

/// Fewer words may be a saying that anybody uses.
const LEAST_WORDS: usize = 8;

/// A name that begins another of so many letters stands in it by no chance.
const LEAST_LETTERS: usize = 4;

/// The finding that the speakers of `group` make.
pub(super) fn finding(group: &Group, world: World<'_>) -> Option<Finding> {
    if group.class != Class::Quote {
        return None;
    }
    let mut by_speaker: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in &group.entries {
        by_speaker.entry(named(entry, world)?).or_default().push(entry);
    }
    let speakers: Vec<&str> = by_speaker.keys().copied().collect();
    // a page may have run a name together with its surroundings
    let differ = |left: &str, right: &str| {
        world.tools.names.relate(left, right).relation == NameRelation::Different && !share_a_word(left, right)
    };
    let [left, right] = speakers[..] else { return None };
    if !differ(left, right) || by_speaker.values().any(|entries| entries.iter().any(|e| !is_long(e))) {
        return None;
    }
    let names_both = |entry: &Entry| names_beside(entry, left, world) && names_beside(entry, right, world);
    if by_speaker.values().flatten().any(|entry| names_both(entry)) {
        return None;
    }
    let mut sides: Vec<Side> = by_speaker.iter().map(|(name, entries)| side(name, entries, world)).collect();
    super::sides::by_weight(&mut sides);
    let shared = by_speaker.values().map(|e| e.iter().map(|e| e.place.article).collect::<BTreeSet<ArticleIx>>());
    let [one, other] = &shared.collect::<Vec<_>>()[..] else { return None };
    let both: BTreeSet<ArticleIx> = one.union(other).copied().collect();
    if !one.is_disjoint(other) || outlets(world.corpus, &both).len() < 2 {
        return None;
    }
    let values: Vec<String> = speakers.iter().map(|s| (*s).to_owned()).collect();
    Some(Finding {
        id: identity::id("quote.altered", &group.id, &values),
        kind: RuleKind::Quote,
        relation: Relation::Altered,
        severity: Severity::Warning,
        shape: Shape::Split,
        confidence: Confidence::of(0.9, group.same_key, 0.99),
        story: group.story.clone(),
        group: group.id.clone(),
        question: asked(&group.entries),
        message: message(Relation::Divergence, &sides).replace(" (both can hold)", ""),
        change: Some(QuoteChange::Speaker),
        trace: vec![Step::new("words", "same wording"), Step::new("speakers", format!("{left}; {right}"))],
        sides,
    })
}

/// Who said it, with the first words of what was said.
fn asked(entries: &[Entry]) -> String {
    let said = entries.iter().find_map(|e| match &e.datum {
        Datum::Quote(words) => Some(words.split_whitespace().take(LEAST_WORDS).collect::<Vec<_>>().join(" ")),
        _ => None,
    });
    said.map_or_else(|| "Who said it?".to_owned(), |words| format!("Who said “{words} …”?"))
}

/// The speaker, where a full name stands beside the verb of saying.
fn named<'e>(entry: &'e Entry, world: World<'_>) -> Option<&'e str> {
    let quotes = &world.corpus.scan(entry.place.article).quotes;
    let quote = quotes.iter().find(|q| q.span == entry.place.span)?;
    let name = entry.attributed_to.as_deref()?;
    let full = quote.cue.is_some() && quote.kind != QuoteKind::Fragment && name.contains(' ');
    (full && !is_run_together(name) && !is_described(entry, quote.speaker, world)).then_some(name)
}

/// "ann reed reedmore": a page ran a name together with the words of a link to it.
fn is_run_together(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let begins = |(at, word): (usize, &&str)| {
        let others = words.iter().enumerate().filter(|(other, _)| *other != at);
        word.len() >= LEAST_LETTERS && others.map(|(_, w)| w).any(|w| w.starts_with(word))
    };
    words.iter().enumerate().any(begins)
}

/// "the Quay Liberal said": words with an article describe somebody, who has a name elsewhere.
fn is_described(entry: &Entry, speaker: Option<MentionId>, world: World<'_>) -> bool {
    let scan = world.corpus.scan(entry.place.article);
    let Some(mention) = speaker.and_then(|id| scan.mention(id)) else { return false };
    let before = scan.article.text.get(..mention.span.start()).unwrap_or_default();
    let last = before.rsplit(|c: char| !c.is_alphanumeric()).find(|w| !w.is_empty());
    let apart = before.ends_with(char::is_whitespace);
    apart && last.is_some_and(|w| matches!(w, "the" | "The" | "a" | "an" | "A" | "An"))
}

/// Whether the sentence with the quotation names `speaker` too: a statement that two people make is
/// in no other mouth where an outlet names one of them first.
fn names_beside(entry: &Entry, speaker: &str, world: World<'_>) -> bool {
    let scan = world.corpus.scan(entry.place.article);
    let span = entry.place.span;
    let ends = [span.start(), span.end().saturating_sub(1)];
    let said = ends.into_iter().filter_map(|at| scan.sentence_at(at)).fold(span, Span::cover);
    let mut words = scan.words(said).split(|c: char| !c.is_alphanumeric());
    speaker.rsplit(' ').next().is_some_and(|family| words.any(|word| fold(word) == family))
}

fn is_long(entry: &Entry) -> bool {
    matches!(&entry.datum, Datum::Quote(words) if words.split_whitespace().count() >= LEAST_WORDS)
}

fn side(name: &str, entries: &[&Entry], world: World<'_>) -> Side {
    let articles: BTreeSet<ArticleIx> = entries.iter().map(|e| e.place.article).collect();
    let mut places: Vec<_> = entries.iter().map(|e| e.place).collect();
    places.sort_unstable();
    Side {
        display: titled(name),
        outlets: outlets(world.corpus, &articles).len(),
        origins: world.resolved.independent(world.corpus, &articles),
        places,
    }
}

/// The name with capitals again: entries hold it folded.
fn titled(name: &str) -> String {
    let word = |w: &str| {
        let mut letters = w.chars();
        letters.next().map(|c| c.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    };
    name.split(' ').map(word).collect::<Vec<_>>().join(" ")
}
