//! Which bearers of two articles of a story are one.

use super::bearers::Bearer;
use crate::model::NameKind;
use crate::names::{NameParts, NameRelation, Names};
use std::collections::{BTreeMap, BTreeSet};

/// Below this two spellings are not taken for one name.
const SURE: f64 = 0.74;

/// For each bearer the number of the set it is in.
pub(super) fn together(bearers: &[Bearer], names: &Names) -> Vec<usize> {
    let mut sets = Sets { above: (0..bearers.len()).collect() };
    by_hand(bearers, &mut sets, names);
    by_key(bearers, &mut sets);
    by_full_name(bearers, &mut sets, names);
    by_family(bearers, &mut sets, names);
    (0..bearers.len()).map(|at| sets.of(at)).collect()
}

/// Disjoint sets; the smallest number stands for each.
struct Sets {
    above: Vec<usize>,
}

impl Sets {
    fn of(&self, mut at: usize) -> usize {
        while let Some(up) = self.above.get(at).copied().filter(|up| *up != at) {
            at = up;
        }
        at
    }

    fn join(&mut self, left: usize, right: usize) {
        let (a, b) = (self.of(left), self.of(right));
        if let Some(slot) = self.above.get_mut(a.max(b)) {
            *slot = a.min(b);
        }
    }
}

/// Ties bearers that a person says are one.
fn by_hand(bearers: &[Bearer], sets: &mut Sets, names: &Names) {
    let mut first: BTreeMap<(NameKind, &str), usize> = BTreeMap::new();
    for (at, bearer) in bearers.iter().enumerate() {
        for own in by_correction(bearer, names) {
            let known = *first.entry((bearer.kind, own)).or_insert(at);
            sets.join(known, at);
        }
    }
}

/// Whose the forms are, as a person says; short forms are asked only where no full one is known.
fn by_correction<'n>(bearer: &Bearer, names: &'n Names) -> BTreeSet<&'n str> {
    let known = |full: bool| -> BTreeSet<&'n str> {
        let forms = bearer.forms.iter().filter(|f| (f.parts.len() > 1) == full);
        forms.filter_map(|f| names.corrections().bearer(&f.surface)).collect()
    };
    let of_full = known(true);
    if of_full.is_empty() { known(false) } else { of_full }
}

/// Whether a person says that the two are not one.
fn are_two_by_hand(left: &Bearer, right: &Bearer, names: &Names) -> bool {
    if names.corrections().is_empty() {
        return false;
    }
    let (one, other) = (by_correction(left, names), by_correction(right, names));
    !one.is_empty() && !other.is_empty() && one.is_disjoint(&other)
}

/// Ties bearers with one full name or one pseudonym.
fn by_key(bearers: &[Bearer], sets: &mut Sets) {
    let mut first: BTreeMap<(NameKind, &str), usize> = BTreeMap::new();
    for (at, bearer) in bearers.iter().enumerate() {
        for key in &bearer.keys {
            let known = *first.entry((bearer.kind, key)).or_insert(at);
            sets.join(known, at);
        }
    }
}

/// Ties sets whose full names are forms or spellings of one name.
fn by_full_name(bearers: &[Bearer], sets: &mut Sets, names: &Names) {
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    (0..bearers.len()).for_each(|at| members.entry(sets.of(at)).or_default().push(at));
    let members: Vec<Vec<usize>> = members.into_values().collect();
    let heads: Vec<usize> = members.iter().filter_map(|set| head(bearers, set)).collect();
    let mut ties: Vec<(usize, usize)> = Vec::new();
    for kind in [NameKind::Person, NameKind::Organisation, NameKind::Place] {
        for (i, j) in blocked(bearers, &heads, kind, names) {
            let (left, right) = (heads[i], heads[j]);
            let (one, other) = (&bearers[left], &bearers[right]);
            if (are_one(one, other, names) || share_office(bearers, &members, (i, j), names))
                && !are_apart(bearers, &members[i], &members[j])
                && !are_two_places(bearers, &members[i], &members[j], names)
            {
                ties.push((left, right));
            }
        }
    }
    for (left, right) in ties {
        if !sets_are_two_by_hand(bearers, sets, (left, right), names) {
            sets.join(left, right);
        }
    }
}

/// Whether a person says that somebody of the one set is nobody of the other: what was tied on the way here counts.
fn sets_are_two_by_hand(bearers: &[Bearer], sets: &Sets, (left, right): (usize, usize), names: &Names) -> bool {
    if names.corrections().is_empty() {
        return false;
    }
    let of = |root: usize| bearers.iter().enumerate().filter(move |(at, _)| sets.of(*at) == root).map(|(_, b)| b);
    let (left, right) = (sets.of(left), sets.of(right));
    of(left).any(|one| of(right).any(|other| are_two_by_hand(one, other, names)))
}

/// The bearer whose name stands for its set: the fullest.
fn head(bearers: &[Bearer], set: &[usize]) -> Option<usize> {
    set.iter().copied().max_by_key(|at| (bearers[*at].parts.len().min(2), bearers[*at].mentions.len(), usize::MAX - at))
}

/// The pairs of `heads` of one kind that are worth comparing, by their numbers; of people only full names.
fn blocked(bearers: &[Bearer], heads: &[usize], kind: NameKind, names: &Names) -> Vec<(usize, usize)> {
    let is_meant = |b: &Bearer| b.kind == kind && (kind != NameKind::Person || b.parts.len() > 1);
    let own: Vec<usize> = (0..heads.len()).filter(|i| is_meant(&bearers[heads[*i]])).collect();
    let parts: Vec<&NameParts> = own.iter().map(|i| &bearers[heads[*i]].parts).collect();
    names.pairs(&parts, kind).into_iter().map(|(i, j)| (own[i], own[j])).collect()
}

fn are_one(left: &Bearer, right: &Bearer, names: &Names) -> bool {
    let found = names.relate_parts(&left.parts, &right.parts, left.kind);
    match (left.kind, found.relation) {
        (_, NameRelation::Same) => true,
        (NameKind::Person, NameRelation::Variant) => found.confidence >= SURE && a_part_agrees(left, right),
        (NameKind::Person, NameRelation::Alias) => found.confidence >= 0.75,
        (NameKind::Organisation, NameRelation::Variant) => found.confidence >= 0.85,
        (NameKind::Organisation, NameRelation::Alias) => found.confidence >= 0.85 || is_long_body(left, right),
        (NameKind::Place, NameRelation::Variant) => is_long_place(left, right) && found.confidence >= 0.85,
        _ => false,
    }
}

/// Whether two that sound alike hold one office that nobody else of the story holds.
fn share_office(bearers: &[Bearer], members: &[Vec<usize>], (i, j): (usize, usize), names: &Names) -> bool {
    let of = |set: usize| members.get(set).into_iter().flatten().filter_map(|at| bearers.get(*at));
    let alike = of(i).any(|one| of(j).any(|other| names.echoes(&one.parts, &other.parts)));
    alike
        && of(i).flat_map(|b| &b.offices).any(|office| {
            let others = (0..members.len()).filter(|set| *set != i && *set != j);
            of(j).any(|b| b.offices.contains(office))
                && !others.flat_map(of).any(|b| b.parts.len() > 1 && b.offices.contains(office))
        })
}

/// Whether the given name or the family name is the same letter for letter.
fn a_part_agrees(left: &Bearer, right: &Bearer) -> bool {
    left.parts.given() == right.parts.given() || left.parts.family() == right.parts.family()
}

/// A lone word may be the place that many bodies are named after.
fn is_long_body(left: &Bearer, right: &Bearer) -> bool {
    left.parts.len() > 1 && right.parts.len() > 1
}

/// Two places may be spelt nearly alike; two words, one of them equal, hardly are two places.
fn is_long_place(left: &Bearer, right: &Bearer) -> bool {
    left.parts.len() > 1 && left.parts.len() == right.parts.len() && a_part_agrees(left, right)
}

/// Whether some article names both in full, not as a slip: then they are two.
fn are_apart(bearers: &[Bearer], left: &[usize], right: &[usize]) -> bool {
    left.iter().any(|l| {
        right.iter().any(|r| {
            let (one, other) = (&bearers[*l], &bearers[*r]);
            let sexes = one.sex.zip(other.sex).is_some_and(|(a, b)| a.excludes(b));
            let named_in_full = !one.sentences.is_empty() && !other.sentences.is_empty();
            sexes || (one.kind == NameKind::Person && one.article == other.article && named_in_full)
        })
    })
}

/// Whether one article names two bodies or places, neither rare beside the other, whose names differ in words that
/// are both known: two streets, not a slip.
fn are_two_places(bearers: &[Bearer], left: &[usize], right: &[usize], names: &Names) -> bool {
    let of = |set: &[usize]| set.iter().filter_map(|at| bearers.get(*at)).collect::<Vec<_>>();
    let (ones, others) = (of(left), of(right));
    let uses = |set: &[&Bearer]| set.iter().map(|b| b.mentions.len()).sum::<usize>();
    let (few, many) = (uses(&ones).min(uses(&others)), uses(&ones).max(uses(&others)));
    let is_known = |one: &Bearer, other: &Bearer| {
        one.parts.words().filter(|w| !other.parts.words().any(|o| o == *w)).all(|w| names.is_known(w))
    };
    few * 3 > many
        && ones.iter().any(|one| {
            others.iter().any(|other| {
                one.kind != NameKind::Person
                    && one.article == other.article
                    && is_known(one, other)
                    && is_known(other, one)
            })
        })
}

/// Ties a family name alone to the one person of the story who has it.
fn by_family(bearers: &[Bearer], sets: &mut Sets, names: &Names) {
    let mut full: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, bearer) in bearers.iter().enumerate() {
        if bearer.kind == NameKind::Person && bearer.parts.len() > 1 {
            full.entry(bearer.parts.family().unwrap_or_default()).or_default().push(at);
        }
    }
    for (at, bearer) in bearers.iter().enumerate() {
        if bearer.kind != NameKind::Person || bearer.parts.len() != 1 || bearer.parts.is_pseudonym() {
            continue;
        }
        let Some(known) = full.get(bearer.parts.key()) else { continue };
        let fits = known.iter().filter(|k| !bearer.sex.zip(bearers[**k].sex).is_some_and(|(a, b)| a.excludes(b)));
        let fits = fits.filter(|k| !are_two_by_hand(bearer, &bearers[**k], names));
        let meant: BTreeSet<usize> = fits.map(|k| sets.of(*k)).collect();
        if let (Some(one), 1) = (meant.first(), meant.len()) {
            sets.join(*one, at);
        }
    }
}
