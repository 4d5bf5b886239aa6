//! Claims of patterns that ask a question without saying of what: "it lasted four hours" answers the same
//! question as another only where the sentences around them are much alike, and alike beside the value: sentences
//! of one story that share a few words still speak of many things.

use super::super::links::Links;
use super::context::{key, shared, stem, stems, words_in};
use super::gather::{Gather, Question};
use super::{Scene, context};
use crate::model::{ArticleIx, Class, Entry, Span};
use crate::patterns::Pattern;
use std::collections::BTreeMap;

/// Fewer shared stems may be chance.
const CONTEXT: usize = 3;
/// So many hundredths of the stems of the shorter sentence stand in the other.
const SHARED: usize = 70;
/// Claims after one that it is likened to, so that a long list costs no square.
const REACH: usize = 60;

/// Words on either side of a value that tell what it is of.
const BESIDE: usize = 7;
/// Stems beside two values that are alike.
const ALIKE_BESIDE: usize = 2;

/// A claim whose question is open until the sentences around it are likened.
pub(super) struct Open<'s> {
    pub question: Question,
    pub entry: Entry,
    pub pattern: &'s Pattern,
    /// Stems of the sentence.
    stems: Vec<String>,
    /// Stems beside the value.
    beside: Vec<String>,
    /// Of a measure: the first name after the value, from which or to which is measured.
    end: Option<String>,
}

impl<'s> Open<'s> {
    pub fn new(scene: &Scene<'_>, question: Question, entry: Entry, sentence: Span, pattern: &'s Pattern) -> Open<'s> {
        let article = entry.place.article;
        let beside = beside(scene, article, sentence, entry.place.span);
        let end = (question.class == Class::Measure).then(|| end(scene, article, sentence, entry.place.span));
        Open { stems: stems(scene, article, sentence), beside, end: end.flatten(), question, entry, pattern }
    }

    /// Whether the two sentences say one thing, as far as their words tell.
    fn is_alike(&self, other: &Open<'_>) -> bool {
        let (common, most) = (shared(&self.stems, &other.stems), self.stems.len().min(other.stems.len()));
        let beside = self.beside.len().min(other.beside.len()).min(ALIKE_BESIDE);
        common >= CONTEXT
            && common * 100 >= most * SHARED
            && shared(&self.beside, &other.beside) >= beside
            && self.end == other.end
    }
}

/// The stems of the words on either side of `value`, in its sentence.
fn beside(scene: &Scene<'_>, article: ArticleIx, sentence: Span, value: Span) -> Vec<String> {
    let Some(text) = scene.texts.get(article.0 as usize) else { return Vec::new() };
    let (around, at) = (words_in(text, sentence), words_in(text, value));
    let before = at.start.saturating_sub(BESIDE).max(around.start)..at.start;
    let after = at.end..(at.end + BESIDE).min(around.end);
    let source = scene.corpus.scan(article).article.text.as_str();
    let words = [before, after].into_iter().filter_map(|range| text.words.get(range)).flatten();
    words.filter_map(|word| stem(scene, word, source)).collect()
}

/// The first word with a capital among those after `value`.
fn end(scene: &Scene<'_>, article: ArticleIx, sentence: Span, value: Span) -> Option<String> {
    let text = scene.texts.get(article.0 as usize)?;
    let (around, at) = (words_in(text, sentence), words_in(text, value));
    let after = text.words.get(at.end..(at.end + BESIDE).min(around.end))?;
    let source = scene.corpus.scan(article).article.text.as_str();
    after.iter().filter(|w| w.capital).find_map(|word| stem(scene, word, source))
}

/// Puts those that are alike into groups, named after the words they share; one without its like has no group.
pub(super) fn gather(open: Vec<Open<'_>>, gather: &mut Gather) {
    let mut questions: BTreeMap<String, Vec<Open<'_>>> = BTreeMap::new();
    for claim in open {
        questions.entry(claim.question.id()).or_default().push(claim);
    }
    for claims in questions.into_values() {
        let mut links = Links::new(claims.len());
        for (at, left) in claims.iter().enumerate() {
            for (with, right) in claims.iter().enumerate().skip(at + 1).take(REACH) {
                if left.is_alike(right) {
                    links.join(at, with);
                }
            }
        }
        for set in links.sets().into_iter().filter(|s| s.len() > 1) {
            let alike: Vec<&Open<'_>> = set.iter().filter_map(|at| claims.get(*at)).collect();
            let lists: Vec<Vec<String>> = alike.iter().map(|c| c.stems.clone()).collect();
            let about = key(&lists, context::MOST_IN_KEY);
            for claim in alike {
                let words = format!("{} {}", claim.question.about, about);
                let question = Question { about: words.trim().to_owned(), ..claim.question.clone() };
                gather.add(question, claim.entry.clone(), |group| {
                    group.pattern = Some(claim.pattern.id.clone());
                    group.monotone = claim.pattern.monotone;
                    group.severity.clone_from(&claim.pattern.severity);
                });
            }
        }
    }
}
