//! What each person is said to be: trade, office, relation.

use super::Scene;
use super::context::entry;
use super::gather::{Gather, Question};
use crate::lexicon::roles::RoleTie;
use crate::model::{ArticleIx, Class, Datum, Mention, Role, Scan, Story, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Roles of one person answer one question.
const ONE_PERSON: f64 = 0.9;
/// Somebody's son is another one's brother: both may hold.
const KIN_OF_DIFFERENT_PEOPLE: f64 = 0.6;

/// A role, and towards whom it is, where the text says so.
type Towards = (String, Option<String>);

/// Puts every role with a named holder into the group of that person.
pub(super) fn gather(scene: &Scene<'_>, story: &Story, gather: &mut Gather) {
    let held: Vec<Held<'_>> = scene.articles(story).flat_map(|(ix, scan)| held(scene, ix, scan)).collect();
    let mut said: BTreeMap<(&str, &str), BTreeSet<Towards>> = BTreeMap::new();
    for one in &held {
        let towards = (one.role.role.to_string(), towards(scene, one));
        said.entry((scene.story(one.article), one.person)).or_default().insert(towards);
    }
    for one in &held {
        let story = scene.story(one.article);
        let doubtful = said.get(&(story, one.person)).is_some_and(|said| is_doubtful(scene, said));
        let question = Question {
            story: story.to_owned(),
            key: "role".into(),
            about: one.person.to_owned(),
            words: format!("Who is {}?", one.person),
            subject: Some(one.person.to_owned()),
            class: Class::Role,
            same_key: if doubtful { KIN_OF_DIFFERENT_PEOPLE } else { ONE_PERSON },
        };
        gather.add(question, entry(scene, one.article, one.mention.span, Datum::Role(one.role.role.clone())), |_| ());
    }
}

/// A role that somebody has.
struct Held<'a> {
    article: ArticleIx,
    mention: &'a Mention,
    role: &'a Role,
    person: &'a str,
}

fn held<'a>(scene: &'a Scene<'_>, article: ArticleIx, scan: &'a Scan) -> Vec<Held<'a>> {
    let of = |mention: &'a Mention| {
        let Value::Role(role) = &mention.value else { return None };
        let person = role.holder.and_then(|id| scene.bearers.canonical(article, id))?;
        Some(Held { article, mention, role, person })
    };
    scan.mentions.iter().filter(|m| scan.zone_at(m.span.start()).has_claims()).filter_map(of).collect()
}

/// Towards whom a role is: a name of the story, or "his", "her", "their".
fn towards(scene: &Scene<'_>, held: &Held<'_>) -> Option<String> {
    if let Some(name) = held.role.of.and_then(|id| scene.bearers.canonical(held.article, id)) {
        return Some(name.to_owned());
    }
    let text = scene.corpus.scan(held.article).article.text.as_str();
    let word = text.get(..held.mention.span.start())?.split_whitespace().next_back()?.to_lowercase();
    ["his", "her", "their", "my", "our"].contains(&word.as_str()).then_some(word)
}

/// Whether roles that exclude each other are, or may be, towards different people.
fn is_doubtful(scene: &Scene<'_>, said: &BTreeSet<Towards>) -> bool {
    let excludes = |a: &str, b: &str| {
        scene.lexicon.roles.tie(a, b) == Some(RoleTie::Exclusive)
            && !(is_by_marriage_or_half(a) || is_by_marriage_or_half(b))
    };
    said.iter().enumerate().any(|(at, (role, of))| {
        let others = said.iter().skip(at + 1);
        others.into_iter().any(|(other, to)| excludes(role, other) && (of.is_none() || of != to))
    })
}

/// "Stepmother" against "mother", "half-brother" against "brother": of one person, whoever is named.
fn is_by_marriage_or_half(role: &str) -> bool {
    ["step", "half-", "-in-law"].iter().any(|part| role.contains(part))
}
