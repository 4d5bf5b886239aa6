//! Sets of articles that grow by their best pairs.

use super::features::Features;
use crate::model::ArticleIx;
use rustc_hash::FxHashMap;

/// The least score that links.
const LINK: f32 = 0.13;
/// The share of it that two sets must reach on average.
const AVERAGE: f32 = 0.9;
/// Days apart that cost nothing, the days after which a score falls to a third, and the least share left.
const DAYS: (f32, f32, f32) = (2.0, 30.0, 0.5);
/// The share of a score that is left where only one of two is dated: the other may be of any year.
const UNDATED: f32 = 0.75;
/// So many members of a set are asked.
const ASKED: usize = 8;

/// What linking looks at of one article.
#[derive(Clone, Copy, Debug)]
pub struct Member<'a> {
    /// Whether the input names its story.
    pub named: bool,
    /// The day of publication, counted from the first of 1970, where it may be reckoned with.
    pub day: Option<i32>,
    /// What it is about.
    pub features: &'a Features,
}

/// How alike two articles are and their numbers, the lower one first.
pub type Scored = (f32, u32, u32);

impl Member<'_> {
    /// How alike two articles are, less for every day between them; none where that is too little to link them.
    pub fn links(&self, other: &Member<'_>) -> Option<f32> {
        self.links_by(other, self.features.likeness(other.features))
    }

    /// The same, where it is known how alike their features are.
    pub(super) fn links_by(&self, other: &Member<'_>, likeness: f32) -> Option<f32> {
        let score = self.faded(other, likeness);
        (score >= LINK).then_some(score)
    }

    fn score(&self, other: &Member<'_>) -> f32 {
        self.faded(other, self.features.likeness(other.features))
    }

    /// A likeness, less for every day between the two, and where only one is dated.
    fn faded(&self, other: &Member<'_>, likeness: f32) -> f32 {
        let (free, fall, least) = DAYS;
        let near = match (self.day, other.day) {
            (Some(x), Some(y)) => (-((x.abs_diff(y) as f32 - free).max(0.0)) / fall).exp().max(least),
            (None, None) => 1.0,
            _ => UNDATED,
        };
        likeness * near
    }
}

/// Joins the sets of `start` by the pairs of `scores`, the best first. The members of a set are in order, and sets
/// stay in theirs; of two that are joined the first one stays.
pub(in super::super) fn link(
    members: &[Member<'_>],
    start: Vec<Vec<ArticleIx>>,
    mut scores: Vec<Scored>,
) -> Vec<Vec<ArticleIx>> {
    scores.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut linker = Linker { members, set_of: FxHashMap::default(), sets: start };
    for (at, set) in linker.sets.iter().enumerate() {
        linker.set_of.extend(set.iter().map(|ix| (*ix, at)));
    }
    for (_, a, b) in scores {
        let sets = [a, b].map(|ix| linker.set_of.get(&ArticleIx(ix)).copied());
        if let [Some(a), Some(b)] = sets
            && a != b
            && linker.may_join(a, b)
        {
            linker.join(a.min(b), a.max(b));
        }
    }
    linker.sets.retain(|s| !s.is_empty());
    linker.sets
}

struct Linker<'a> {
    members: &'a [Member<'a>],
    set_of: FxHashMap<ArticleIx, usize>,
    sets: Vec<Vec<ArticleIx>>,
}

impl Linker<'_> {
    /// Two stories that the input names are two; else members must be alike on average.
    fn may_join(&self, a: usize, b: usize) -> bool {
        let members = |set: usize| self.sets[set].iter().filter_map(|ix| self.members.get(ix.0 as usize));
        let named = |set: usize| members(set).any(|m| m.named);
        if named(a) && named(b) {
            return false;
        }
        let asked = |set: usize| members(set).step_by(self.sets[set].len().div_ceil(ASKED).max(1));
        let (mut sum, mut count) = (0.0, 0);
        for x in asked(a) {
            for y in asked(b) {
                sum += x.score(y);
                count += 1;
            }
        }
        sum >= LINK * AVERAGE * count as f32
    }

    fn join(&mut self, into: usize, from: usize) {
        let moved = std::mem::take(&mut self.sets[from]);
        self.set_of.extend(moved.iter().map(|ix| (*ix, into)));
        self.sets[into].extend(moved);
        self.sets[into].sort_unstable();
    }
}

#[cfg(test)]
mod tests {
    use super::{Features, Member};

    #[test]
    fn a_pair_is_less_alike_where_only_one_is_dated() {
        let features = Features::new(vec![(1, 0.6), (2, 0.8)]);
        let member = |day| Member { named: false, day, features: &features };
        let score = |x, y| member(x).score(&member(y));
        assert!(score(Some(1), Some(1)) > score(Some(1), None));
        assert!((score(None, None) - score(Some(1), Some(2))).abs() < 1e-6);
        assert!((score(Some(1), None) - score(None, Some(1))).abs() < 1e-6);
        assert!(score(Some(1), None) > score(Some(1), Some(200)));
    }
}
