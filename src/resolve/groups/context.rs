//! The words around a value: what tells that two values answer one question where no pattern does.

use super::super::copies::align::Text;
use super::super::words::{Word, without_possessive};
use super::Scene;
use crate::model::{ArticleIx, Datum, Entry, Evidence, Span, Stance, WordKey, placed};
use std::ops::Range;

/// Letters that two forms of one word mostly share.
const STEM: usize = 6;
/// Stems that name a group.
pub(super) const MOST_IN_KEY: usize = 4;
/// Words shown on either side of a value.
const CONTEXT: usize = 5;

/// The words that `span` covers, as indices into the article's words.
pub(super) fn words_in(text: &Text, span: Span) -> Range<usize> {
    placed::touching_range(&text.words, span)
}

/// The stems of the words that carry meaning in `span`, without figures; in order, each once.
pub(super) fn stems(scene: &Scene<'_>, article: ArticleIx, span: Span) -> Vec<String> {
    let Some(text) = scene.texts.get(article.0 as usize) else { return Vec::new() };
    let source = scene.corpus.scan(article).article.text.as_str();
    let mut out: Vec<String> = Vec::new();
    for word in placed::touching(&text.words, span) {
        if let Some(stem) = stem(scene, word, source).filter(|s| !out.contains(s)) {
            out.push(stem);
        }
    }
    out
}

/// The first letters of a word that carries meaning.
pub(super) fn stem(scene: &Scene<'_>, word: &Word, source: &str) -> Option<String> {
    let bare = without_possessive(word.span.slice(source));
    let carries = !word.number && bare.len() > 2 && !scene.lexicon.frequent.has(WordKey::of(bare));
    carries.then(|| bare.chars().flat_map(char::to_lowercase).take(STEM).collect())
}

/// How many of `left` stand in `right`.
pub(super) fn shared(left: &[String], right: &[String]) -> usize {
    left.iter().filter(|s| right.contains(s)).count()
}

/// The stems that at least half of the lists have, in the order of the first that has them: a key that one
/// more wording does not change.
pub(super) fn key(lists: &[Vec<String>], most: usize) -> String {
    let mut first: Vec<&Vec<String>> = lists.iter().collect();
    first.sort();
    let mut out: Vec<&str> = Vec::new();
    for stem in first.iter().flat_map(|list| list.iter()) {
        let holders = lists.iter().filter(|list| list.contains(stem)).count();
        if holders * 2 >= lists.len().max(2) && !out.contains(&stem.as_str()) {
            out.push(stem);
        }
    }
    out.truncate(most);
    out.join(" ")
}

/// A few words before and after a place, with a gap where it stands, all in one line.
pub(super) fn around(scene: &Scene<'_>, place: Evidence) -> String {
    let scan = scene.corpus.scan(place.article);
    let sentence = scan.sentence_at(place.span.start()).unwrap_or(place.span);
    let text = scan.article.text.as_str();
    let before = text.get(sentence.start().min(place.span.start())..place.span.start()).unwrap_or_default();
    let after = text.get(place.span.end()..sentence.end().max(place.span.end())).unwrap_or_default();
    let before: Vec<&str> = before.split_whitespace().collect();
    let after: Vec<&str> = after.split_whitespace().take(CONTEXT).collect();
    let before = before.get(before.len().saturating_sub(CONTEXT)..).unwrap_or(&[]);
    format!("“{} … {}”", before.join(" "), after.join(" ")).replace("“ …", "“…").replace("… ”", "…”")
}

/// A value at a place; inside a quotation it is its speaker's.
pub(super) fn entry(scene: &Scene<'_>, article: ArticleIx, span: Span, datum: Datum) -> Entry {
    let scan = scene.corpus.scan(article);
    let at = scan.quotes.partition_point(|q| q.span.end() < span.end());
    let quote = scan.quotes.get(at).filter(|q| q.span.contains(span));
    let speaker = quote.and_then(|q| q.speaker);
    Entry {
        place: Evidence { article, span },
        datum,
        stance: if speaker.is_some() { Stance::Attributed } else { Stance::Asserted },
        attributed_to: speaker.and_then(|id| scene.bearers.canonical(article, id)).map(|s| s.to_lowercase().into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_holds_the_stems_that_half_of_the_lists_have() {
        let of = |lists: &[&str], most: usize| {
            let lists: Vec<Vec<String>> =
                lists.iter().map(|list| list.split(' ').map(str::to_owned).collect()).collect();
            key(&lists, most)
        };
        assert_eq!(of(&["quay ferry", "quay storm"], 4), "quay ferry storm", "of two, each has half");
        assert_eq!(of(&["quay ferry", "quay storm", "quay mill"], 4), "quay");
        assert_eq!(of(&["quay ferry", "storm ferry", "quay mill"], 4), "quay ferry");
        assert_eq!(of(&["quay ferry", "quay storm", "mill ferry", "mill roof"], 4), "mill ferry quay");
        assert_eq!(of(&["a1 b1 c1 d1 e1"], 4), "a1 b1 c1 d1");
        assert_eq!(of(&["a1 b1"], 1), "a1");
        let list = |words: &str| words.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(shared(&list("quay ferry mill"), &list("mill quay")), 2);
        assert_eq!(shared(&list("quay"), &list("mill")), 0);
    }

    #[test]
    fn a_span_covers_the_words_that_it_touches() {
        let source = "We ran to it.";
        let text = Text::of(super::super::super::words::of_text(source));
        let within = |start, end| words_in(&text, Span::new(source, start, end).unwrap());
        assert_eq!(within(0, 13), 0..4);
        assert_eq!(within(3, 6), 1..2);
        assert_eq!(within(4, 8), 1..3, "also a part of a word");
        assert_eq!(within(2, 3), 1..1, "a blank has none");
        assert_eq!(within(2, 2), 1..1);
    }
}
