//! What each person is said to be: trade, office, relation.

use super::Scene;
use super::context::entry;
use super::gather::{Gather, Question};
use crate::model::{Class, Datum, Value};

/// Puts every role with a named holder into the group of that person.
pub(super) fn gather(scene: &Scene<'_>, gather: &mut Gather) {
    for (article, scan) in scene.corpus.articles() {
        for mention in scan.mentions.iter().filter(|m| scan.zone_at(m.span.start()).has_claims()) {
            let Value::Role(role) = &mention.value else { continue };
            let Some(person) = role.holder.and_then(|id| scene.bearers.canonical(article, id)) else { continue };
            let question = Question {
                story: scene.story(article).to_owned(),
                key: "role".into(),
                about: person.to_owned(),
                words: format!("Who is {person}?"),
                subject: Some(person.to_owned()),
                class: Class::Role,
                same_key: 0.9,
            };
            gather.add(question, entry(scene, article, mention.span, Datum::Role(role.role.clone())), |_| ());
        }
    }
}
