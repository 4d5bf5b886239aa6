//! Somebody or something named, across the articles of a story.
//!
//! Each article has tied its own forms already; here those bearers are tied across articles: by a
//! full name or a pseudonym that both have, by a family name that only one person of the story
//! bears, and by another spelling where a part agrees. Never on distance alone; across stories by [`across`].

mod across;
mod bearers;
mod forms;
mod links;

use crate::lexicon::Lexicon;
use crate::model::{Corpus, Entity, Evidence, RoleUse, Story};
use crate::names::Names;
use bearers::Bearer;
use compact_str::CompactString;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Every bearer of a name in each story, sorted by id.
pub(super) fn entities(corpus: &Corpus, stories: &[Story], lexicon: &Lexicon, names: &Names) -> Vec<Entity> {
    let mut out: Vec<Entity> =
        stories.par_iter().flat_map_iter(|story| of_story(corpus, story, lexicon, names)).collect();
    out.sort_by(|a, b| {
        (&a.id, a.kind, &a.forms.first().map(|f| &f.places)).cmp(&(&b.id, b.kind, &b.forms.first().map(|f| &f.places)))
    });
    number_twins(&mut out);
    out
}

fn of_story(corpus: &Corpus, story: &Story, lexicon: &Lexicon, names: &Names) -> Vec<Entity> {
    let bearers = bearers::of_story(corpus, story, lexicon, names);
    let together = links::together(&bearers, names);
    let mut sets: BTreeMap<usize, Vec<&Bearer>> = BTreeMap::new();
    for (at, bearer) in bearers.iter().enumerate() {
        sets.entry(together.get(at).copied().unwrap_or(at)).or_default().push(bearer);
    }
    sets.into_values().filter_map(|set| entity(corpus, story, &set, lexicon, names)).collect()
}

fn entity(corpus: &Corpus, story: &Story, set: &[&Bearer], lexicon: &Lexicon, names: &Names) -> Option<Entity> {
    let kind = set.first()?.kind;
    let forms = forms::of_set(set, kind, lexicon, names);
    let canonical = forms.first()?.form.clone();
    let roles = roles(set);
    Some(Entity {
        id: format!("{}/{}", story.id, slug(&canonical)),
        story: story.id.clone(),
        kind,
        canonical,
        keys: across::keys(corpus, set, &forms, &roles, lexicon, names),
        forms,
        roles,
    })
}

/// The words of a name folded, with hyphens between them.
fn slug(name: &str) -> String {
    let folded: Vec<String> = name.split_whitespace().map(|word| crate::names::fold(word).to_string()).collect();
    folded.join("-")
}

/// The roles that mentions of the set are said to have.
fn roles(set: &[&Bearer]) -> Vec<RoleUse> {
    let mut out: BTreeMap<&CompactString, Vec<Evidence>> = BTreeMap::new();
    for (role, place) in set.iter().flat_map(|bearer| &bearer.roles) {
        out.entry(role).or_default().push(*place);
    }
    out.into_iter().map(|(role, places)| RoleUse { role: role.clone(), places }).collect()
}

/// Two bearers of one canonical form, who stand side by side, get ids of their own.
fn number_twins(entities: &mut [Entity]) {
    for twins in entities.chunk_by_mut(|a, b| a.id == b.id) {
        for (at, twin) in twins.iter_mut().enumerate().skip(1) {
            twin.id = format!("{}~{}", twin.id, at + 1);
        }
    }
}
