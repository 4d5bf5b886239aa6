//! Which things that share a key are worth a look in pairs. Each article is asked for the later ones that it shares
//! keys with, so that no table of pairs is held, and on all threads at once.

use rayon::prelude::*;
use std::ops::Range;

/// Pairs of `sharers` things in their order: each with each up to `each_with_each` of them, beyond it neighbours only.
pub(super) fn pairs(sharers: usize, each_with_each: usize) -> impl Iterator<Item = (usize, usize)> {
    let own = move |at: usize| (at + 1..reach(at, sharers, each_with_each)).map(move |other| (at, other));
    (0..sharers).flat_map(own)
}

/// Before which of `sharers` things those end that follow the one at `at` and make a pair with it.
fn reach(at: usize, sharers: usize, each_with_each: usize) -> usize {
    if sharers <= each_with_each { sharers } else { sharers.min(at + 3) }
}

/// The articles of one key after another, as they are found.
pub(super) struct Listed {
    articles: Vec<u32>,
    reach: Vec<u32>,
    common: usize,
    each_with_each: usize,
}

impl Listed {
    /// None yet. A key of more than `common` articles says nothing of any two of them; for `each_with_each` see
    /// [`pairs`].
    pub(super) fn new(common: usize, each_with_each: usize) -> Listed {
        Listed { articles: Vec::new(), reach: Vec::new(), common, each_with_each }
    }

    /// Takes the articles of a further key, in order.
    pub(super) fn add(&mut self, sharers: impl ExactSizeIterator<Item = u32>) {
        let (start, count) = (self.articles.len(), sharers.len());
        if (2..=self.common).contains(&count) {
            self.reach.extend((0..count).map(|at| (start + reach(at, count, self.each_with_each)) as u32));
            self.articles.extend(sharers);
        }
    }

    /// Where each key stands in `count` articles.
    pub(super) fn index(self, count: usize) -> Index {
        let (places, starts) = by_article(&self.articles, count);
        Index { articles: self.articles, reach: self.reach, places, starts }
    }
}

/// Where each key stands.
pub(super) struct Index {
    /// The articles of each key in order, one key after another.
    articles: Vec<u32>,
    /// For each of these, where the articles end that follow it and make a pair with it.
    reach: Vec<u32>,
    /// The places in `articles` of each article in turn, and where those of the next article begin.
    places: Vec<u32>,
    starts: Vec<u32>,
}

impl Index {
    /// Of keys and the articles (of `count`) that have them, each once. A key of more than `common` articles says
    /// nothing of any two of them; for `each_with_each` see [`pairs`].
    pub(super) fn of(mut keyed: Vec<(u64, u32)>, count: usize, common: usize, each_with_each: usize) -> Index {
        keyed.par_sort_unstable();
        let mut listed = Listed::new(common, each_with_each);
        for sharers in keyed.chunk_by(|a, b| a.0 == b.0) {
            listed.add(sharers.iter().map(|(_, article)| *article));
        }
        drop(keyed);
        listed.index(count)
    }

    /// For each article the later ones that it shares at least `least` keys with, as `make` takes them: on all threads,
    /// the outcomes in the order of articles.
    pub(super) fn each<T: Send>(&self, least: u32, make: impl Fn(u32, Vec<u32>) -> Vec<T> + Sync) -> Vec<T> {
        self.each_of(0..self.count(), least, make)
    }

    /// The same for those of `articles`.
    pub(super) fn each_of<T: Send>(
        &self,
        articles: Range<usize>,
        least: u32,
        make: impl Fn(u32, Vec<u32>) -> Vec<T> + Sync,
    ) -> Vec<T> {
        let tally = || Tally { counts: vec![0; self.count()], touched: Vec::new() };
        let of = |tally: &mut Tally, at: usize| {
            self.sharers(at, |other| tally.add(other));
            make(at as u32, tally.take(least))
        };
        articles.into_par_iter().with_min_len(16).map_init(tally, of).flatten_iter().collect()
    }

    /// How many articles there are.
    fn count(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Calls `found` with each later article that `article` shares a key with, once for each key.
    fn sharers(&self, article: usize, mut found: impl FnMut(u32)) {
        let (Some(from), Some(to)) = (self.starts.get(article), self.starts.get(article + 1)) else { return };
        for place in self.places.get(*from as usize..*to as usize).unwrap_or_default() {
            let at = *place as usize;
            let end = self.reach.get(at).map_or(at, |end| *end as usize);
            self.articles.get(at + 1..end).unwrap_or_default().iter().for_each(|other| found(*other));
        }
    }
}

/// The places of each of `count` articles in `articles`, and where those of each begin.
fn by_article(articles: &[u32], count: usize) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0u32; count + 1];
    articles.iter().for_each(|article| starts[*article as usize + 1] += 1);
    for at in 0..count {
        starts[at + 1] += starts[at];
    }
    let (mut next, mut places) = (starts.clone(), vec![0u32; articles.len()]);
    for (place, article) in articles.iter().enumerate() {
        let at = &mut next[*article as usize];
        places[*at as usize] = place as u32;
        *at += 1;
    }
    (places, starts)
}

/// How often the article in hand shares a key with each other one.
struct Tally {
    counts: Vec<u32>,
    touched: Vec<u32>,
}

impl Tally {
    fn add(&mut self, article: u32) {
        let Some(count) = self.counts.get_mut(article as usize) else { return };
        if *count == 0 {
            self.touched.push(article);
        }
        *count += 1;
    }

    /// The articles that were added at least `least` times, in order; the tally is empty then.
    fn take(&mut self, least: u32) -> Vec<u32> {
        let counts = &mut self.counts;
        let often = |article: &u32| counts.get_mut(*article as usize).is_some_and(|n| std::mem::take(n) >= least);
        let mut out: Vec<u32> = self.touched.drain(..).filter(often).collect();
        out.sort_unstable();
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn many_sharers_are_paired_with_their_neighbours() {
        assert_eq!(pairs(3, 3).collect::<Vec<_>>(), [(0, 1), (0, 2), (1, 2)]);
        assert_eq!(pairs(4, 3).collect::<Vec<_>>(), [(0, 1), (0, 2), (1, 2), (1, 3), (2, 3)]);
        assert_eq!(pairs(1, 3).count() + pairs(0, 3).count(), 0);
    }

    #[test]
    fn the_same_pairs_are_found_as_by_looking_at_all_keys() {
        let keys = |at: u32| (0..30u32).map(move |n| (at * 7 + n * n * 31 + n * at * 13) % 97);
        let mut keyed: Vec<(u64, u32)> = (0..120).flat_map(|at| keys(at).map(move |key| (key.into(), at))).collect();
        keyed.sort_unstable();
        keyed.dedup();
        let (common, each, least) = (33, 29, 2);
        let mut want: BTreeMap<(u32, u32), u32> = BTreeMap::new();
        let blocks: Vec<&[(u64, u32)]> = keyed.chunk_by(|a, b| a.0 == b.0).collect();
        assert!(blocks.iter().any(|s| s.len() > common) && blocks.iter().any(|s| s.len() < each));
        for sharers in blocks.iter().filter(|s| s.len() <= common) {
            for (a, b) in pairs(sharers.len(), each) {
                *want.entry((sharers[a].1, sharers[b].1)).or_default() += 1;
            }
        }
        let want: Vec<(u32, u32)> = want.into_iter().filter(|(_, n)| *n >= least).map(|(pair, _)| pair).collect();
        let index = Index::of(keyed.clone(), 120, common, each);
        let found = index.each(least, |at, others| others.into_iter().map(|other| (at, other)).collect());
        assert!(want.len() > 100);
        assert_eq!(found, want);
    }
}
