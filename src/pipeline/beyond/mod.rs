//! A run whose scans lie on the disk: the steps of `resolve::steps` with the limits that `resolve` keeps, and then
//! whole stories, as many at a time as a budget of memory allows. The outcome is that of a run in memory.
//!
//! In memory are, of each article, what it is ordered and looked up by, and the keys and pairs that bring articles
//! together; texts, words and what articles are about are loaded where they are looked at. A story is compared whole,
//! however large it is.

mod batches;
mod lines;
mod pairs;
mod shelf;
mod stories;
mod words;

pub use batches::{Batch, families};
pub use shelf::Shelf;

use super::Engine;
use crate::model::Error;
use crate::resolve::StoryMode;
use crate::resolve::steps::Links;
use batches::Told;
use pairs::Pairs;
use rustc_hash::FxHashMap;
use std::io;
use std::path::Path;
use words::About;

impl Engine {
    /// Stage two of the articles on `shelf`: hands stories that were compared together to `take`, batch by batch, none
    /// of which takes more than `budget` bytes of memory unless one story does.
    ///
    /// # Errors
    /// [`Error::Output`] where the disk is full; else the first one of `take`.
    pub fn compare_shelf<E: From<Error>>(
        &self,
        mut shelf: Shelf,
        budget: u64,
        mut take: impl FnMut(Batch) -> Result<(), E>,
    ) -> Result<(), E> {
        let folder = shelf.folder.clone();
        let failed = |e: io::Error| E::from(failed(&folder, &e));
        let given = shelf.mode == StoryMode::Given;
        let keys = shelf.keys.take().ok_or_else(|| failed(io::Error::other("articles were compared before")))?;
        let (about, words) = About::of(&shelf, keys.words).map_err(failed)?;
        let words = (!given).then_some(words);
        let pairs = Pairs::of(&shelf, keys.prints, &about, words, budget).map_err(failed)?;
        let lineages = lineages(&shelf, pairs.lineages);
        let stories = stories::stories(&shelf, &about, pairs.scores, given, budget).map_err(failed)?;
        let repeated = match given {
            true => FxHashMap::default(),
            false => lines::repeated(&shelf, keys.lines, &stories).map_err(failed)?,
        };
        let told = Told {
            shelf: &shelf,
            about: &about,
            stories: &stories,
            shared: &pairs.shared,
            lineages: &lineages,
            repeated: &repeated,
        };
        for batch in told.batches(budget) {
            take(told.compared(self, &batch).map_err(failed)?)?;
        }
        Ok(())
    }
}

/// For each article one of its lineage whose text has the least hash.
fn lineages(shelf: &Shelf, mut links: Links) -> Vec<u32> {
    let hash = |number: u32| shelf.held.get(number as usize).map(|held| &held.sha256);
    let mut least: Vec<u32> = (0..shelf.held.len() as u32).collect();
    for number in 0..shelf.held.len() {
        let root = links.root(number);
        if hash(number as u32) < hash(least[root]) {
            least[root] = number as u32;
        }
    }
    (0..shelf.held.len()).map(|number| least[links.root(number)]).collect()
}

/// A disk that is full, or cannot be read.
fn failed(folder: &Path, error: &io::Error) -> Error {
    Error::Output { path: folder.display().to_string(), reason: error.to_string() }
}
