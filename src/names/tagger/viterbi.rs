//! The best sequence of tags for one run of words.

use super::{OUTSIDE, TAGS};

/// Room for back pointers, used again for every run.
#[derive(Debug, Default)]
pub struct Lattice {
    back: Vec<[u8; TAGS]>,
    path: Vec<u8>,
}

/// The tags that may follow each: nothing, the first word of any name, a further one of its own.
const FOLLOWING: [[usize; 6]; TAGS] = {
    let (mut out, mut previous) = ([[0, 1, 3, 5, 7, 0]; TAGS], 1);
    while previous < TAGS {
        out[previous][5] = previous + previous % 2;
        previous += 1;
    }
    out
};

/// A score no path has.
const NONE: i32 = i32::MIN / 2;

impl Lattice {
    /// The path with the highest sum of `emissions` and `transition(position, previous tag)`.
    ///
    /// States more than `beam` below the best of their position are not followed. With `rival` (the
    /// gold path and a cost) every tag that is not gold gets the cost on top: what training needs.
    pub fn best(
        &mut self,
        emissions: &[[i32; TAGS]],
        mut transition: impl FnMut(usize, u8) -> [i32; TAGS],
        beam: i32,
        rival: Option<(&[u8], i32)>,
    ) -> &[u8] {
        self.back.clear();
        let mut scores = [NONE; TAGS];
        scores[OUTSIDE as usize] = 0;
        for (at, emission) in emissions.iter().enumerate() {
            let floor = scores.iter().copied().max().unwrap_or(0).saturating_sub(beam);
            let mut next = [NONE; TAGS];
            let mut back = [OUTSIDE; TAGS];
            for (previous, base) in scores.iter().enumerate().filter(|(_, s)| **s > NONE && **s >= floor) {
                let moved = transition(at, previous as u8);
                for tag in FOLLOWING[previous] {
                    let score = base + moved[tag];
                    if score > next[tag] {
                        next[tag] = score;
                        back[tag] = previous as u8;
                    }
                }
            }
            for tag in 0..TAGS {
                if next[tag] > NONE {
                    next[tag] += emission[tag];
                    if let Some((gold, cost)) = rival {
                        next[tag] += if gold.get(at) == Some(&(tag as u8)) { 0 } else { cost };
                    }
                }
            }
            scores = next;
            self.back.push(back);
        }
        self.trace_back(&scores)
    }

    fn trace_back(&mut self, scores: &[i32; TAGS]) -> &[u8] {
        let mut tag = OUTSIDE;
        for (other, score) in scores.iter().enumerate() {
            if *score > scores[tag as usize] {
                tag = other as u8;
            }
        }
        self.path.clear();
        for back in self.back.iter().rev() {
            self.path.push(tag);
            tag = back[tag as usize];
        }
        self.path.reverse();
        &self.path
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::tagger::may_follow;
    use proptest::prelude::*;

    #[test]
    fn what_follows_is_what_may() {
        for (previous, following) in FOLLOWING.iter().enumerate() {
            let may = |tag: &usize| may_follow(*tag as u8, previous as u8);
            assert_eq!((0..TAGS).filter(may).count(), if previous == 0 { 5 } else { 6 });
            assert!(following.iter().all(may), "{previous}: {following:?}");
        }
    }

    /// The best score by trying every path.
    fn exhaustive(emissions: &[[i32; TAGS]], moves: &[[i32; TAGS]; TAGS]) -> i32 {
        fn go(at: usize, previous: u8, emissions: &[[i32; TAGS]], moves: &[[i32; TAGS]; TAGS]) -> i32 {
            let Some(emission) = emissions.get(at) else { return 0 };
            (0..TAGS as u8)
                .filter(|tag| may_follow(*tag, previous))
                .map(|tag| {
                    let here = emission[tag as usize] + moves[previous as usize][tag as usize];
                    here + go(at + 1, tag, emissions, moves)
                })
                .max()
                .unwrap_or(0)
        }
        go(0, OUTSIDE, emissions, moves)
    }

    fn score(path: &[u8], emissions: &[[i32; TAGS]], moves: &[[i32; TAGS]; TAGS]) -> i32 {
        let before = std::iter::once(&OUTSIDE).chain(path);
        let steps = path.iter().zip(before).zip(emissions);
        steps.map(|((tag, previous), e)| e[*tag as usize] + moves[*previous as usize][*tag as usize]).sum()
    }

    proptest! {
        #[test]
        fn no_path_is_better(
            emissions in prop::collection::vec(prop::array::uniform9(-50i32..50), 1..5),
            moves in prop::array::uniform9(prop::array::uniform9(-50i32..50)),
        ) {
            let mut lattice = Lattice::default();
            let path = lattice.best(&emissions, |_, previous| moves[previous as usize], 100_000, None);
            prop_assert_eq!(score(path, &emissions, &moves), exhaustive(&emissions, &moves));
        }
    }
}
