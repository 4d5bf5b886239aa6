//! Lines that an outlet prints under one story after another, and that are part of none.

use super::super::spill::Buckets;
use super::shelf::Shelf;
use super::stories::Story;
use crate::resolve::steps::LIMITS;
use rustc_hash::FxHashMap;
use std::io;

/// For each article that has some the keys of those lines.
pub(super) fn repeated(shelf: &Shelf, lines: Buckets, stories: &[Story]) -> io::Result<FxHashMap<u32, Vec<u64>>> {
    let mut story_of = vec![u32::MAX; shelf.held.len()];
    for (number, story) in stories.iter().enumerate() {
        story.articles.iter().for_each(|article| story_of[*article as usize] = number as u32);
    }
    let printed = printed(shelf, stories);
    let mut out: FxHashMap<u32, Vec<u64>> = FxHashMap::default();
    let mut under: Vec<u32> = Vec::new();
    lines.each(
        |row| shelf.numbers.get(row as usize).copied(),
        |key, part, sharers| {
            under.clear();
            under.extend(sharers.iter().filter_map(|article| story_of.get(*article as usize)));
            under.sort_unstable();
            under.dedup();
            let all = printed.get((part >> 1) as usize).copied().unwrap_or_default();
            let (least, of) = LIMITS.line_shares[usize::from(part & 1 == 0)];
            if under.len() >= LIMITS.line_stories && under.len() * of >= all * least {
                sharers.iter().for_each(|article| out.entry(*article).or_default().push(key));
            }
            Ok(())
        },
    )?;
    Ok(out)
}

/// Under how many stories each outlet prints.
fn printed(shelf: &Shelf, stories: &[Story]) -> Vec<usize> {
    let mut out = vec![0; shelf.outlets.all.len()];
    for story in stories {
        let outlet = |number: &u32| shelf.held.get(*number as usize).map(|held| held.outlet);
        let mut outlets: Vec<u32> = story.articles.iter().filter_map(outlet).collect();
        outlets.sort_unstable();
        outlets.dedup();
        outlets.into_iter().for_each(|outlet| out[outlet as usize] += 1);
    }
    out
}
