//! Claims of patterns that ask a question without saying of what: "it lasted four hours" answers the same
//! question as another only where the sentences around them speak of the same things.

use super::super::links::Links;
use super::context::{key, shared, stems};
use super::gather::{Gather, Question};
use super::{Scene, context};
use crate::model::{Entry, Span};
use crate::patterns::Pattern;
use std::collections::BTreeMap;

/// Sentences that share so many stems speak of the same things.
const CONTEXT: usize = 3;
/// Claims after one that it is likened to, so that a long list costs no square.
const REACH: usize = 60;

/// A claim whose question is open until the sentences around it are likened.
pub(super) struct Open<'s> {
    pub question: Question,
    pub entry: Entry,
    pub pattern: &'s Pattern,
    stems: Vec<String>,
}

impl<'s> Open<'s> {
    pub fn new(scene: &Scene<'_>, question: Question, entry: Entry, sentence: Span, pattern: &'s Pattern) -> Open<'s> {
        let stems = stems(scene, entry.place.article, sentence);
        Open { question, entry, pattern, stems }
    }
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
                if shared(&left.stems, &right.stems) >= CONTEXT {
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
