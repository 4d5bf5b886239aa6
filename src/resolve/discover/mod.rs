//! Frames that recur and that no pattern covers: "{count} homes … flooded", "{agent} … dismissed".
//!
//! A frame is a kind of value with the word that its sentence turns on. Those that many origins use, and
//! that outlets fill with different values in one story, are worth a pattern.

mod turns;

use crate::lexicon::Lexicon;
use crate::model::{ArticleIx, Corpus, FigureKind, Mention, MentionId, NameKind, Resolved, Scan, Value, WordKey};
use std::collections::{BTreeMap, BTreeSet};
use turns::{Turn, turns};

/// A value with the word it goes with, in many articles.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Frame {
    /// As a phrase of a pattern: `{count} homes … flooded`.
    pub phrase: String,
    /// A name for a pattern: `homes_flooded`.
    pub name: String,
    /// Where it stands, in the order of articles.
    pub places: Vec<Place>,
    /// How many outlets use it.
    pub outlets: usize,
    /// How many independent origins do.
    pub origins: usize,
    /// In how many stories.
    pub stories: usize,
    /// In how many of them two outlets give different values.
    pub varying: usize,
}

/// One use of a frame.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place {
    /// The article.
    pub article: ArticleIx,
    /// The value.
    pub mention: MentionId,
}

/// What kind of value, of what, and the word it turns on.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Key {
    slot: &'static str,
    noun: String,
    stem: String,
    is_after: bool,
}

/// The frames that at least `least` independent origins use, the most telling first.
pub fn discover(corpus: &Corpus, resolved: &Resolved, lexicon: &Lexicon, least: usize) -> Vec<Frame> {
    let mut uses: BTreeMap<Key, Vec<(Place, String)>> = BTreeMap::new();
    for (article, scan) in corpus.articles() {
        let claimed: BTreeSet<MentionId> = scan.claims.iter().flat_map(|c| c.slots.values().copied()).collect();
        let is_free = |m: &&Mention| {
            !claimed.contains(&m.id) && scan.zone_at(m.span.start()).has_claims() && !is_address(scan, m)
        };
        for mention in scan.mentions.iter().filter(is_free) {
            for (key, word) in keys(scan, mention, lexicon) {
                uses.entry(key).or_default().push((Place { article, mention: mention.id }, word));
            }
        }
    }
    let stories = story_of(corpus, resolved);
    let mut out: Vec<Frame> = uses
        .into_iter()
        .filter(|(_, uses)| uses.len() >= least)
        .map(|(key, uses)| frame(&key, &uses, corpus, resolved, &stories))
        .filter(|f| f.origins >= least)
        .collect();
    let rank = |f: &Frame| std::cmp::Reverse(f.origins * (1 + f.varying));
    out.sort_by(|a, b| rank(a).cmp(&rank(b)).then_with(|| a.phrase.cmp(&b.phrase)));
    out
}

/// The story of each article, by its number.
fn story_of<'r>(corpus: &Corpus, resolved: &'r Resolved) -> Vec<&'r str> {
    let mut out = vec![""; corpus.scans.len()];
    for story in &resolved.stories {
        story.articles.iter().for_each(|ix| out[ix.0 as usize] = &story.id);
    }
    out
}

/// The frames that a mention stands in, with the words as written.
fn keys(scan: &Scan, mention: &Mention, lexicon: &Lexicon) -> Vec<(Key, String)> {
    let Some((slot, noun)) = slot(mention, lexicon) else { return Vec::new() };
    let is_agent = slot == "agent";
    let key = |turn: Turn| {
        // Who did something stands before the verb, or after "by".
        let fits = !is_agent || (turn.is_verb && (turn.is_after && !turn.is_passive || turn.is_by));
        // "fired by the board" and "the board fired" are one frame.
        let is_after = turn.is_after || is_agent;
        fits.then(|| (Key { slot, noun: noun.clone(), stem: turn.stem, is_after }, turn.word))
    };
    turns(scan, mention, lexicon).into_iter().filter_map(key).collect()
}

/// "The 700 block of Tarn Street": the number counts no blocks.
fn is_address(scan: &Scan, mention: &Mention) -> bool {
    let after = scan.article.text.get(mention.span.end()..).unwrap_or_default();
    let is_one = mention.figure().and_then(|f| f.amount.value()).is_some_and(|v| v == rust_decimal::Decimal::ONE);
    let words = scan.words(mention.span).to_lowercase();
    !is_one && (words.ends_with(" block") || after.trim_start().to_lowercase().starts_with("block "))
}

/// The slot that a mention fills and the noun it counts; none where a pattern would make nothing of it.
fn slot(mention: &Mention, lexicon: &Lexicon) -> Option<(&'static str, String)> {
    match &mention.value {
        Value::Figure(figure) => {
            let noun = figure.noun.as_deref().or(figure.unit.as_deref()).unwrap_or_default().to_lowercase();
            let counted = figure.unit.is_none();
            Some(match figure.kind {
                FigureKind::Quantity | FigureKind::Number if counted => ("count", counted_noun(&noun, lexicon)),
                FigureKind::Quantity => ("quantity", noun),
                FigureKind::Money => ("money", String::new()),
                FigureKind::Percent => ("percent", String::new()),
                FigureKind::Duration => ("duration", String::new()),
                FigureKind::Number | FigureKind::Ordinal | FigureKind::Age => return None,
            })
        }
        Value::Role(_) => Some(("agent", String::new())),
        Value::Name(name) if name.kind == NameKind::Organisation => Some(("agent", String::new())),
        _ => None,
    }
}

/// Nouns that name people are one: "12 women" and "12 residents" were hurt alike.
fn counted_noun(noun: &str, lexicon: &Lexicon) -> String {
    let people = lexicon.lists.words("people").unwrap_or_default();
    match people.iter().any(|word| word == noun) {
        true => "@people".to_owned(),
        false => noun.to_owned(),
    }
}

fn frame(key: &Key, uses: &[(Place, String)], corpus: &Corpus, resolved: &Resolved, stories: &[&str]) -> Frame {
    let articles: BTreeSet<ArticleIx> = uses.iter().map(|(place, _)| place.article).collect();
    let outlets: BTreeSet<&str> = articles.iter().map(|ix| corpus.scan(*ix).article.outlet.as_str()).collect();
    let mut values: BTreeMap<&str, BTreeMap<String, BTreeSet<&str>>> = BTreeMap::new();
    for (place, _) in uses {
        let scan = corpus.scan(place.article);
        let story = stories.get(place.article.0 as usize).copied().unwrap_or_default();
        if let Some(mention) = scan.mention(place.mention) {
            let value = value(mention, scan);
            values.entry(story).or_default().entry(value).or_default().insert(&scan.article.outlet);
        }
    }
    let varies = |values: &BTreeMap<String, BTreeSet<&str>>| {
        let outlets: BTreeSet<&&str> = values.values().flatten().collect();
        values.len() > 1 && outlets.len() > 1
    };
    let mut places: Vec<Place> = uses.iter().map(|(place, _)| *place).collect();
    places.dedup();
    let word = usual(uses.iter().map(|(_, word)| word.as_str()));
    Frame {
        phrase: phrase(key, word),
        name: name(key, word),
        outlets: outlets.len(),
        origins: resolved.independent(corpus, &articles),
        stories: values.len(),
        varying: values.values().filter(|v| varies(v)).count(),
        places,
    }
}

/// What is compared: the amount, or who.
fn value(mention: &Mention, scan: &Scan) -> String {
    match &mention.value {
        Value::Figure(figure) => format!("{:?}", figure.amount),
        Value::Role(role) => role.role.to_lowercase().into(),
        Value::Name(name) => name.canonical.to_lowercase().into(),
        _ => scan.words(mention.span).to_lowercase(),
    }
}

/// The word that is written most often; the first of several.
fn usual<'w>(words: impl Iterator<Item = &'w str>) -> &'w str {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    words.for_each(|word| *counts.entry(word).or_default() += 1);
    counts.into_iter().max_by_key(|(word, count)| (*count, std::cmp::Reverse(*word))).map_or("", |(word, _)| word)
}

fn phrase(key: &Key, word: &str) -> String {
    let value = [format!("{{{}}}", key.slot), key.noun.clone()];
    let value: Vec<&str> = value.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    let value = value.join(" ");
    if key.is_after { format!("{value} … {word}") } else { format!("{word} … {value}") }
}

/// Letters, digits and bars only, as ids of patterns are.
fn name(key: &Key, word: &str) -> String {
    let noun = key.noun.trim_start_matches('@');
    let first = if noun.is_empty() { key.slot } else { noun };
    let parts = if key.is_after { [first, word] } else { [word, first] };
    parts.join("_").chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' }).collect()
}

/// Whether a word says little by itself.
fn is_common(word: &str, lexicon: &Lexicon) -> bool {
    let key = WordKey::of(word);
    lexicon.cues.common.contains(&key) || lexicon.frequent.has(key)
}

#[cfg(test)]
mod tests;
