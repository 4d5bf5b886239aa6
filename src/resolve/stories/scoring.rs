//! Which pairs of articles are worth linking, and how alike they are: those that share rare words.

use super::features::Probe;
use super::linker::{Member, Scored};
use super::{RARE, SEMI_RARE, SHARED};
use crate::model::ArticleIx;
use crate::resolve::blocking::Index;
use crate::resolve::copies::Shared;
use rustc_hash::FxHashMap;

/// Pairs worth linking and how alike they are; those that share passages are looked at in any case. `counts` says in
/// how many articles each word stands.
pub(super) fn scores(members: &[Member<'_>], counts: &FxHashMap<u64, u32>, shared: &[Shared]) -> Vec<Scored> {
    let mut keyed: Vec<(u64, u32)> = Vec::new();
    for (at, own) in members.iter().enumerate() {
        let is_rare = |key: &u64| counts.get(key).is_some_and(|n| (2..=SEMI_RARE).contains(n));
        keyed.extend(own.features.words().iter().filter(|(key, _)| is_rare(key)).map(|(key, _)| (*key, at as u32)));
    }
    let index = Index::of(keyed, members.len(), SEMI_RARE as usize, RARE as usize);
    index.each(SHARED, |at, mut others| {
        let first = shared.partition_point(|pair| pair.left < ArticleIx(at));
        let own = shared.iter().skip(first).take_while(|pair| pair.left == ArticleIx(at));
        others.extend(own.map(|pair| pair.right.0));
        others.sort_unstable();
        others.dedup();
        of_one(members, at, &others)
    })
}

/// How alike the article at `at` is to each of `others`, where that is enough.
pub(in super::super) fn of_one(members: &[Member<'_>], at: u32, others: &[u32]) -> Vec<Scored> {
    let Some(own) = members.get(at as usize).filter(|_| !others.is_empty()) else { return Vec::new() };
    let probe = Probe::of(own.features);
    let score = |other: &u32| {
        let member = members.get(*other as usize)?;
        Some((own.links_by(member, probe.likeness(member.features))?, at, *other))
    };
    others.iter().filter_map(score).collect()
}

#[cfg(test)]
mod tests {
    use super::super::features::Features;
    use super::*;

    /// Articles that share words in a pattern without meaning.
    fn features() -> Vec<Features> {
        let of = |at: u64| (0..30).map(move |n: u64| (at * 7 + n * n * 31 + n * at * 13) % 97);
        let keyed = |at: u64| {
            let mut keys: Vec<u64> = of(at).map(|key| key.wrapping_mul(0x9E37_79B9_7F4A_7C15)).collect();
            keys.sort_unstable();
            keys.dedup();
            Features::new(keys.into_iter().enumerate().map(|(n, key)| (key, 0.1 + n as f32 / 100.0)).collect())
        };
        (0..40).map(keyed).collect()
    }

    #[test]
    fn pairs_score_as_they_are_alike() {
        let features = features();
        let members: Vec<Member<'_>> =
            features.iter().map(|features| Member { named: false, day: None, features }).collect();
        let mut counts: FxHashMap<u64, u32> = FxHashMap::default();
        features.iter().flat_map(Features::words).for_each(|(key, _)| *counts.entry(*key).or_default() += 1);
        let found = scores(&members, &counts, &[]);
        assert!(found.len() > 100);
        for (score, a, b) in found {
            assert_eq!(members[a as usize].links(&members[b as usize]), Some(score), "{a} and {b}, to the last bit");
        }
    }

    #[test]
    fn a_shared_passage_is_reason_enough_to_look() {
        let words = Features::new(vec![(1, 0.6), (2, 0.8)]);
        let members = [&words, &words].map(|features| Member { named: false, day: None, features });
        let pair = Shared { left: ArticleIx(0), right: ArticleIx(1), passages: Vec::new(), own: 0 };
        assert!(scores(&members, &FxHashMap::default(), &[]).is_empty());
        assert_eq!(scores(&members, &FxHashMap::default(), &[pair]), [(1.0, 0, 1)]);
    }
}
