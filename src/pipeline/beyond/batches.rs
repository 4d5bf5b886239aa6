//! Whole stories, as many at a time as the budget allows.

use super::shelf::{Held, Shelf};
use super::stories::Story;
use super::words::About;
use crate::compare::Part;
use crate::model::{ArticleIx, Corpus, Outcome, Scan};
use crate::pipeline::Engine;
use crate::resolve::steps::{Features, Known};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::io;

/// Bytes of memory for a byte of a scan's line: while it is compared, and its records and pages are made.
const LOADED: u64 = 8;

/// An article, and the number of its story; none for an input that was not used.
type Placed = (u32, Option<u32>);

/// Stories that were compared together, and what came of it.
pub struct Batch {
    /// What they say; inputs that were not used stand in one of the batches.
    pub outcome: Outcome,
    /// The number in the whole run of each input.
    pub numbers: Vec<u32>,
    /// How many stories the whole run has.
    pub stories: usize,
}

/// All that is known of articles before their stories are compared.
pub(super) struct Told<'s> {
    pub shelf: &'s Shelf,
    pub about: &'s About,
    /// Sorted by id.
    pub stories: &'s [Story],
    pub shared: &'s [(u32, u32)],
    /// For each article one of its lineage whose text has the least hash.
    pub lineages: &'s [u32],
    pub repeated: &'s FxHashMap<u32, Vec<u64>>,
}

/// The head of each family of stories among `ids`: those whose ids and a slash begin with the id of another and a slash
/// stand with it wherever things are sorted by ids that begin with those of stories. It ends with a slash.
pub fn families<'i>(ids: impl Iterator<Item = &'i str>) -> Vec<(String, &'i str)> {
    let mut ids: Vec<(String, &str)> = ids.map(|id| (format!("{id}/"), id)).collect();
    ids.sort_unstable();
    let mut head = String::new();
    for (own, _) in &mut ids {
        match !head.is_empty() && own.starts_with(&head) {
            true => own.clone_from(&head),
            false => head.clone_from(own),
        }
    }
    ids
}

impl<'s> Told<'s> {
    /// The articles of each batch, in order, with the number of their story.
    pub fn batches(&self, budget: u64) -> Vec<Vec<Placed>> {
        let number: FxHashMap<&str, u32> = self.stories.iter().map(|s| s.id.as_str()).zip(0..).collect();
        let mut unused: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        let mut rest = Vec::new();
        for (at, held) in self.shelf.held.iter().enumerate().filter(|(_, held)| held.is_skipped) {
            match held.story.as_deref().and_then(|story| number.get(story)) {
                Some(story) => unused.entry(*story).or_default().push(at as u32),
                None => rest.push((at as u32, None)),
            }
        }
        let mut sets: Vec<Vec<Placed>> = Vec::new();
        let mut head = String::new();
        for (family, id) in families(self.stories.iter().map(|story| story.id.as_str())) {
            let Some((at, story)) = number.get(id).and_then(|at| Some((*at, self.stories.get(*at as usize)?))) else {
                continue;
            };
            if head != family || sets.is_empty() {
                sets.push(Vec::new());
                head = family;
            }
            if let Some(set) = sets.last_mut() {
                set.extend(story.articles.iter().map(|number| (*number, Some(at))));
                set.extend(unused.get(&at).into_iter().flatten().map(|number| (*number, None)));
            }
        }
        sets.extend(rest.into_iter().map(|one| vec![one]));
        self.together(sets, budget)
    }

    /// Sets of articles, as many together as the budget allows.
    fn together(&self, sets: Vec<Vec<Placed>>, budget: u64) -> Vec<Vec<Placed>> {
        let weight = |(number, _): &(u32, _)| self.held(*number).map_or(0, |held| held.scan.length() * LOADED);
        let (mut out, mut held): (Vec<Vec<Placed>>, u64) = (Vec::new(), 0);
        for set in sets {
            let own: u64 = set.iter().map(weight).sum();
            match out.last_mut().filter(|_| held + own <= budget) {
                Some(last) => (held, _) = (held + own, last.extend(set)),
                None => {
                    held = own;
                    out.push(set);
                }
            }
        }
        out.iter_mut().for_each(|batch| batch.sort_unstable());
        out
    }

    fn held(&self, number: u32) -> Option<&'s Held> {
        self.shelf.held.get(number as usize)
    }

    /// Compares the stories of a batch.
    pub fn compared(&self, engine: &Engine, batch: &[Placed]) -> io::Result<Batch> {
        let load =
            |(number, _): &Placed| Ok((self.shelf.scan(self.shelf.article(*number)?)?, self.about.features(*number)?));
        let loaded: Vec<(Scan, Features)> = batch.par_iter().map(load).collect::<io::Result<_>>()?;
        let (scans, features): (Vec<Scan>, Vec<Features>) = loaded.into_iter().unzip();
        let numbers: Vec<u32> = batch.iter().map(|(number, _)| *number).collect();
        let known = self.known(batch, &numbers, features);
        let (outcome, _) = engine.compare_known(Corpus { scans }, &known, Part::WHOLE);
        Ok(Batch { outcome, numbers, stories: self.stories.len() })
    }

    fn known(&self, batch: &[Placed], numbers: &[u32], features: Vec<Features>) -> Known {
        let story = |at: Option<u32>| Some(self.stories.get(at? as usize)?.id.clone());
        let lineage = |number: &u32| self.lineages.get(*number as usize).and_then(|least| self.held(*least));
        let place = |number: u32| numbers.binary_search(&number).ok();
        let shared = |left: usize| {
            let number = numbers.get(left).copied().unwrap_or_default();
            let from = self.shared.partition_point(|pair| pair.0 < number);
            let own = self.shared.iter().skip(from).take_while(move |pair| pair.0 == number);
            own.filter_map(move |(_, right)| {
                let right = place(*right)?;
                let [one, other] = [left, right].map(|at| batch.get(at).and_then(|(_, story)| *story));
                (one.is_some() && one == other).then_some((ArticleIx(left as u32), ArticleIx(right as u32)))
            })
        };
        Known {
            stories: batch.iter().map(|(_, at)| story(*at)).collect(),
            lineages: numbers.iter().map(|n| lineage(n).map_or_else(String::new, |h| h.sha256.to_string())).collect(),
            shared: (0..numbers.len()).flat_map(shared).collect(),
            repeated: numbers.iter().map(|n| self.repeated.get(n).cloned().unwrap_or_default()).collect(),
            features,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::families;

    #[test]
    fn stories_whose_things_are_sorted_among_one_another_are_one_family() {
        let ids = ["b", "a-b", "a", "a/b", "a/b/c", "ab"];
        let found = families(ids.into_iter());
        let heads: Vec<(&str, &str)> = found.iter().map(|(head, id)| (head.as_str(), *id)).collect();
        assert_eq!(heads, [("a-b/", "a-b"), ("a/", "a"), ("a/", "a/b"), ("a/", "a/b/c"), ("ab/", "ab"), ("b/", "b")]);
    }
}
