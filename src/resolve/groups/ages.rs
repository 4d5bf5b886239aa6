//! How old each person is said to be.

use super::Scene;
use super::context::entry;
use super::gather::{Gather, Question};
use super::parts::is_of_long_ago;
use crate::model::{Class, Datum, FigureKind, Story};

/// Puts every age with a named bearer into the group of that person.
pub(super) fn gather(scene: &Scene<'_>, story: &Story, gather: &mut Gather) {
    for (article, scan) in scene.articles(story) {
        for mention in scan.mentions.iter().filter(|m| scan.zone_at(m.span.start()).has_claims()) {
            let Some(figure) = mention.figure().filter(|f| f.kind == FigureKind::Age) else { continue };
            if is_of_long_ago(scan, mention.span) {
                continue;
            }
            let Some(person) = figure.subject.and_then(|id| scene.bearers.of_age(article, id, scene.names)) else {
                continue;
            };
            let question = Question {
                story: scene.story(article).to_owned(),
                key: "age".into(),
                about: person.clone(),
                words: format!("How old is {person}?"),
                subject: Some(person),
                class: Class::Age,
                same_key: 0.95,
            };
            gather.add(question, entry(scene, article, mention.span, Datum::Figure(figure.clone())), |_| ());
        }
    }
}
