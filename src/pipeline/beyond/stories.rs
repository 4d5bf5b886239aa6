//! Which articles are about one event: pairs connect sets, and each set becomes stories, as many sets at a time as the
//! budget allows.

use super::shelf::Shelf;
use super::words::About;
use crate::model::ArticleIx;
use crate::resolve::steps::{self, Features, Links, Member, Named, Scored};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::io;

/// One story.
pub(super) struct Story {
    pub id: String,
    /// Their numbers, in order.
    pub articles: Vec<u32>,
}

/// The stories of all articles that are used, sorted by id.
pub(super) fn stories(
    shelf: &Shelf,
    about: &About,
    scores: Vec<Scored>,
    given: bool,
    budget: u64,
) -> io::Result<Vec<Story>> {
    let (sets, scores) = connected(shelf, scores);
    let mut found: Vec<Story> = Vec::new();
    let weight = |set: &Vec<u32>| match set.len() {
        1 => 0,
        _ => set.iter().map(|number| about.weight(*number)).sum::<u64>(),
    };
    let mut rest = sets.as_slice();
    while !rest.is_empty() {
        let mut held = 0;
        let is_over = |set: &Vec<u32>| {
            held += weight(set);
            held > budget
        };
        let (some, others) = rest.split_at(rest.iter().position(is_over).unwrap_or(rest.len()).max(1));
        let linked = |set: &Vec<u32>| linked(shelf, if given { None } else { Some(about) }, set, &scores);
        found.extend(some.par_iter().map(linked).collect::<io::Result<Vec<_>>>()?.into_iter().flatten());
        rest = others;
    }
    number_twins(shelf, &mut found);
    found.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(found)
}

/// Sets of articles that have a story of the input or a pair of `scores` in common, and the scores in their order.
fn connected(shelf: &Shelf, mut scores: Vec<Scored>) -> (Vec<Vec<u32>>, Scores) {
    let mut links = Links::new(shelf.held.len());
    let mut first: FxHashMap<&str, usize> = FxHashMap::default();
    for (number, held) in shelf.held.iter().enumerate().filter(|(_, held)| !held.is_skipped) {
        if let Some(story) = held.story.as_deref() {
            links.join(*first.entry(story).or_insert(number), number);
        }
    }
    scores.iter().for_each(|(_, left, right)| links.join(*left as usize, *right as usize));
    let roots: Vec<u32> = (0..shelf.held.len()).map(|number| links.root(number) as u32).collect();
    let root = |score: &Scored| roots.get(score.1 as usize).copied().unwrap_or_default();
    scores.par_sort_by_key(root);
    let used = |number: &usize| shelf.held.get(*number).is_some_and(|held| !held.is_skipped);
    let numbers = |set: Vec<usize>| set.into_iter().filter(used).map(|number| number as u32).collect::<Vec<u32>>();
    let sets = links.sets().into_iter().map(numbers).filter(|set| !set.is_empty()).collect();
    (sets, Scores { scores, roots })
}

/// Scores by the sets that they connect.
struct Scores {
    scores: Vec<Scored>,
    roots: Vec<u32>,
}

impl Scores {
    fn of(&self, set: &[u32]) -> &[Scored] {
        let root = |number: u32| self.roots.get(number as usize).copied().unwrap_or_default();
        let Some(own) = set.first().map(|number| root(*number)) else { return &[] };
        let from = self.scores.partition_point(|score| root(score.1) < own);
        let to = self.scores.partition_point(|score| root(score.1) <= own);
        self.scores.get(from..to).unwrap_or_default()
    }
}

/// The stories of one set.
fn linked(shelf: &Shelf, about: Option<&About>, set: &[u32], scores: &Scores) -> io::Result<Vec<Story>> {
    let held: Vec<_> = set.iter().filter_map(|number| shelf.held.get(*number as usize)).collect();
    let about = about.filter(|_| set.len() > 1);
    let features = |number: &u32| about.map_or(Ok(Features::default()), |about| about.features(*number));
    let features: Vec<Features> = set.iter().map(features).collect::<io::Result<_>>()?;
    let members: Vec<Member<'_>> = held
        .iter()
        .zip(&features)
        .map(|(held, features)| Member { named: held.story.is_some(), day: held.day, features })
        .collect();
    let names: Vec<Named<'_>> = held.iter().map(|held| held.named()).collect();
    let place = |number: u32| set.binary_search(&number).ok().map(|at| at as u32);
    let own = scores.of(set).iter().filter_map(|(score, a, b)| Some((*score, place(*a)?, place(*b)?)));
    let number = |ix: ArticleIx| set.get(ix.0 as usize).copied();
    let story = |(id, articles): (String, Vec<ArticleIx>)| Story {
        id,
        articles: articles.into_iter().filter_map(number).collect(),
    };
    Ok(steps::linked(&members, &names, own.collect()).into_iter().map(story).collect())
}

/// Tells stories of one id apart: the one whose first article without a given story comes first has the id alone.
fn number_twins(shelf: &Shelf, stories: &mut [Story]) {
    let is_named = |number: &u32| shelf.held.get(*number as usize).is_some_and(|held| held.story.is_some());
    let first = |story: &Story| story.articles.iter().copied().find(|number| !is_named(number)).unwrap_or(u32::MAX);
    stories.sort_by_cached_key(|story| (story.id.clone(), first(story)));
    for same in stories.chunk_by_mut(|a, b| a.id == b.id) {
        for (at, story) in same.iter_mut().enumerate().skip(1) {
            story.id = format!("{}~{}", story.id, at + 1);
        }
    }
}
