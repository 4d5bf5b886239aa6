//! What each article is about, once it is known in how many articles each word stands.

use super::super::spill::{Buckets, Piece, Spill, Spilled};
use super::shelf::{COUNT, Held, Shelf};
use crate::resolve::steps::{self, Features, Key, LIMITS, Sharers};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::io;

/// Articles that are weighed at once.
const AT_ONCE: usize = 8192;
/// Bytes of a word and its weight.
const WEIGHT: usize = 12;

/// Where words stand.
struct Words {
    /// Words that an outlet prints under most of its articles.
    templates: FxHashSet<(u32, u64)>,
    /// In how many articles a word stands, where that is more than one.
    articles: FxHashMap<u64, u32>,
}

/// What each article is about, on the disk.
pub(super) struct About {
    features: Spilled,
    pieces: Vec<Piece>,
}

impl About {
    /// Counts the words of all articles and weighs those of each; also articles by their rare words.
    pub fn of(shelf: &Shelf, keys: Buckets) -> io::Result<(About, Sharers)> {
        let (words, sharers) = counted(shelf, keys)?;
        let (mut features, mut pieces) = (Spill::new(&shelf.folder)?, Vec::with_capacity(shelf.held.len()));
        for some in shelf.held.chunks(AT_ONCE) {
            let weighed = |held: &Held| Ok(bytes(&weighed(&words, held.outlet, &shelf.counts.read(held.counts)?)));
            for made in some.par_iter().map(weighed).collect::<io::Result<Vec<_>>>()? {
                pieces.push(features.push(&made)?);
            }
        }
        Ok((About { features: features.finish()?, pieces }, sharers))
    }

    /// What the article `number` is about.
    pub fn features(&self, number: u32) -> io::Result<Features> {
        let Some(piece) = self.pieces.get(number as usize) else { return Ok(Features::default()) };
        let bytes = self.features.read(*piece)?;
        let one = |entry: &[u8]| Some((long(entry, 0)?, float(entry, 8)?));
        Ok(Features::new(bytes.chunks_exact(WEIGHT).filter_map(one).collect()))
    }

    /// About how many bytes of memory that takes.
    pub fn weight(&self, number: u32) -> u64 {
        self.pieces.get(number as usize).map_or(0, |piece| 64 + piece.length() * 3 / 2)
    }
}

fn counted(shelf: &Shelf, keys: Buckets) -> io::Result<(Words, Sharers)> {
    let mut printed = vec![0usize; shelf.outlets.all.len()];
    let outlet = |number: u32| shelf.held.get(number as usize).map_or(0, |held| held.outlet);
    for held in shelf.held.iter().filter(|held| !held.is_skipped) {
        printed[held.outlet as usize] += 1;
    }
    let (most, of) = LIMITS.template_share;
    let mut words = Words { templates: FxHashSet::default(), articles: FxHashMap::default() };
    let mut found = steps::Keys::new(Key::Word);
    let (mut by_outlet, mut kept) = (FxHashMap::<u32, usize>::default(), Vec::new());
    keys.each(
        |row| shelf.numbers.get(row as usize).copied(),
        |key, _, sharers| {
            by_outlet.clear();
            sharers.iter().for_each(|number| *by_outlet.entry(outlet(*number)).or_default() += 1);
            let is_template = |outlet: &u32, times: usize| {
                let all = printed.get(*outlet as usize).copied().unwrap_or_default();
                all >= LIMITS.template_articles && times * of >= all * most
            };
            by_outlet.retain(|outlet, times| is_template(outlet, *times));
            words.templates.extend(by_outlet.keys().map(|outlet| (*outlet, key)));
            kept.clear();
            kept.extend(sharers.iter().copied().filter(|number| !by_outlet.contains_key(&outlet(*number))));
            if kept.len() > 1 {
                words.articles.insert(key, kept.len() as u32);
            }
            found.add(kept.iter().copied());
            Ok(())
        },
    )?;
    Ok((words, found.finish(shelf.held.len())))
}

/// The features of an article of `outlet` whose words are `counts`.
fn weighed(words: &Words, outlet: u32, counts: &[u8]) -> Features {
    let one = |entry: &[u8]| {
        let (key, times, weight) = (long(entry, 0)?, float(entry, 8)?, float(entry, 12)?);
        let articles = words.articles.get(&key).copied().unwrap_or(1);
        (!words.templates.contains(&(outlet, key))).then_some((key, times, weight, articles))
    };
    steps::weighed(counts.chunks_exact(COUNT).filter_map(one))
}

fn bytes(features: &Features) -> Vec<u8> {
    features
        .words()
        .iter()
        .flat_map(|(key, weight)| key.to_le_bytes().into_iter().chain(weight.to_le_bytes()))
        .collect()
}

fn long(entry: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(*entry.get(at..)?.first_chunk()?))
}

fn float(entry: &[u8], at: usize) -> Option<f32> {
    Some(f32::from_le_bytes(*entry.get(at..)?.first_chunk()?))
}
