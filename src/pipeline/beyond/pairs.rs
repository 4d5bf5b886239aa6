//! Which articles have to do with one another: those of each pair worth a look are loaded, as many at a time as the
//! budget allows.

use super::super::spill::Buckets;
use super::shelf::Shelf;
use super::words::About;
use crate::resolve::steps::{self, Features, Key, Links, Member, Scored, Sharers, Wording};
use rayon::prelude::*;
use std::io;
use std::ops::Range;

/// Articles that are asked at once with which others they are to be looked at.
const AT_ONCE: usize = 4096;
/// Bytes of memory for a byte of packed words: places, and the hashes by which they are aligned.
const UNPACKED: u64 = 8;

/// What has come of looking at pairs.
pub(super) struct Pairs {
    /// Those that share passages, in order.
    pub shared: Vec<(u32, u32)>,
    /// Those alike enough to be linked.
    pub scores: Vec<Scored>,
    /// Which articles are of one text lineage.
    pub lineages: Links,
}

impl Pairs {
    /// Looks at all pairs that have a fingerprint of `prints` in common, and at those that share rare `words`, where
    /// these are to be looked at.
    pub fn of(shelf: &Shelf, prints: Buckets, about: &About, words: Option<Sharers>, budget: u64) -> io::Result<Pairs> {
        let mut found = steps::Keys::new(Key::Fingerprint);
        prints.each(
            |row| shelf.numbers.get(row as usize).copied(),
            |_, _, sharers| {
                found.add(sharers.iter().copied());
                Ok(())
            },
        )?;
        let sharers = found.finish(shelf.held.len());
        let mut pairs = Pairs { shared: Vec::new(), scores: Vec::new(), lineages: Links::new(shelf.held.len()) };
        pairs.share(shelf, &sharers, budget)?;
        drop(sharers);
        if let Some(words) = words {
            pairs.score(shelf, about, &words, budget)?;
        }
        Ok(pairs)
    }

    fn share(&mut self, shelf: &Shelf, sharers: &Sharers, budget: u64) -> io::Result<()> {
        let weight = |number: u32| shelf.held.get(number as usize).map_or(0, |held| held.words.length() * UNPACKED);
        let load = |number: u32| {
            let held = shelf.article(number)?;
            Ok(Wording::of(&shelf.words.read(held.words)?, held.credit.as_deref().map(str::to_owned)))
        };
        portions(
            shelf.held.len(),
            budget,
            |range| sharers.pairs(range),
            weight,
            |pairs, ends| {
                let wordings: Vec<Wording> = ends.par_iter().map(|end| load(*end)).collect::<io::Result<_>>()?;
                let look = |(left, right): &(u32, u32)| {
                    let [one, other] = [left, right].map(|end| wordings.get(ends.binary_search(end).ok()?));
                    Some((*left, *right, steps::shared(one?, other?)?))
                };
                for (left, right, of_one_lineage) in pairs.par_iter().filter_map(look).collect::<Vec<_>>() {
                    self.shared.push((left, right));
                    if of_one_lineage {
                        self.lineages.join(left as usize, right as usize);
                    }
                }
                Ok(())
            },
        )
    }

    fn score(&mut self, shelf: &Shelf, about: &About, words: &Sharers, budget: u64) -> io::Result<()> {
        let (shared, scores) = (&self.shared, &mut self.scores);
        let find = |range: Range<usize>| {
            let from = shared.partition_point(|pair| (pair.0 as usize) < range.start);
            let to = shared.partition_point(|pair| (pair.0 as usize) < range.end);
            let mut pairs = words.pairs(range);
            pairs.extend(shared.get(from..to).unwrap_or_default());
            pairs.sort_unstable();
            pairs.dedup();
            pairs
        };
        portions(
            shelf.held.len(),
            budget,
            find,
            |number| about.weight(number),
            |pairs, ends| {
                let features: Vec<Features> =
                    ends.par_iter().map(|end| about.features(*end)).collect::<io::Result<_>>()?;
                let day = |end: &u32| shelf.held.get(*end as usize).and_then(|held| held.day);
                let member = |(end, features)| Member { named: false, day: day(end), features };
                let members: Vec<Member<'_>> = ends.iter().zip(&features).map(member).collect();
                let place = |end: &u32| ends.binary_search(end).map_or(u32::MAX, |at| at as u32);
                let pairs: Vec<(u32, u32)> =
                    pairs.par_iter().map(|(left, right)| (place(left), place(right))).collect();
                let number = |at: u32| ends.get(at as usize).copied().unwrap_or_default();
                let scored = steps::scored(&members, &pairs).into_iter();
                scores.extend(scored.map(|(score, left, right)| (score, number(left), number(right))));
                Ok(())
            },
        )
    }
}

/// Has `look` look at the pairs that `find` finds of each range of `count` articles, in order, and at all articles that
/// are in them; these take no more memory than the budget, or are the least that can be looked at.
fn portions(
    count: usize,
    budget: u64,
    find: impl Fn(Range<usize>) -> Vec<(u32, u32)>,
    weight: impl Fn(u32) -> u64,
    mut look: impl FnMut(&[(u32, u32)], &[u32]) -> io::Result<()>,
) -> io::Result<()> {
    let (mut pairs, mut ends) = (Vec::new(), Vec::new());
    for from in (0..count).step_by(AT_ONCE) {
        let more = find(from..count.min(from + AT_ONCE));
        ends.extend(more.iter().flat_map(|(left, right)| [*left, *right]));
        ends.sort_unstable();
        ends.dedup();
        pairs.extend(more);
        if ends.iter().map(|end| weight(*end)).sum::<u64>() >= budget {
            look(&pairs, &ends)?;
            (pairs, ends) = (Vec::new(), Vec::new());
        }
    }
    if pairs.is_empty() { Ok(()) } else { look(&pairs, &ends) }
}
