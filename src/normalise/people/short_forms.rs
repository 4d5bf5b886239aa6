//! Whom a family name, a first name or a pseudonym alone stands for.

use super::clues::is_family;
use super::clusters::Clusters;
use super::forms::{Forms, Place};
use crate::model::NameKind;
use crate::names::{NameParts, NameRelation, Names};
use compact_str::CompactString;
use std::collections::{BTreeMap, BTreeSet};

/// Below this a lone word is not taken for another spelling of a name.
const SURE: f64 = 0.7;

/// How a lone word fits a bearer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Fit {
    Family,
    Given,
}

/// The bearer of each name: full names as clustered, lone words by what stands before them.
pub(super) fn resolve(text: &str, forms: &Forms, full: &[usize], mut clusters: Clusters, names: &Names) -> Vec<usize> {
    join_equal(forms, &mut clusters);
    let slips = slips(text, forms, full, names);
    for (slip, usual) in &slips {
        let lone = forms.forms.iter().position(|f| f.parts.len() == 1 && f.parts.key() == usual);
        if let Some(lone) = lone {
            clusters.join(*slip, lone);
        }
    }
    let mut last: BTreeMap<usize, usize> = BTreeMap::new();
    let mut out = Vec::with_capacity(forms.places.len());
    for (number, place) in forms.places.iter().enumerate() {
        let form = &forms.forms[place.form];
        let own = clusters.of(place.form);
        let is_tied = full.iter().any(|f| clusters.of(*f) == own);
        let bearer = if form.parts.len() != 1 || is_tied || form.parts.is_pseudonym() {
            own
        } else {
            let word = slips.get(&place.form).map_or(form.parts.key(), |usual| usual.as_str());
            let candidates = candidates(forms, full, &clusters, place, word, &last);
            chosen(&candidates, forms, &clusters, number, &last).unwrap_or(own)
        };
        last.insert(bearer, number);
        out.push(bearer);
    }
    out
}

/// `Marsh` and `Mr Marsh` are one word; so are `MARSH` and `Marsh`.
fn join_equal(forms: &Forms, clusters: &mut Clusters) {
    for left in 0..forms.forms.len() {
        for right in left + 1..forms.forms.len() {
            let (one, other) = (&forms.forms[left].parts, &forms.forms[right].parts);
            let both = one.len() == 1 && other.len() == 1 && !one.is_pseudonym();
            if both && one.key() == other.key() {
                clusters.join(left, right);
            }
        }
    }
}

/// The bearers whose full name has the word of `place`, and as what.
fn candidates(
    forms: &Forms,
    full: &[usize],
    clusters: &Clusters,
    place: &Place,
    word: &str,
    last: &BTreeMap<usize, usize>,
) -> Vec<(Fit, usize)> {
    // "Alan Jr." is a son of Alan Marsh, not he
    let generation = forms.forms[place.form].parts.generation();
    let is_child = |parent: &NameParts| generation.is_some() && parent.generation() != generation;
    let mut out: Vec<(Fit, usize)> = Vec::new();
    for form in full {
        let parts = &forms.forms[*form].parts;
        let excluded = place.sex.zip(parts.sex()).is_some_and(|(a, b)| a.excludes(b));
        let fit = if parts.family() == Some(word) {
            Fit::Family
        } else if parts.words().any(|w| w == word) && !place.has_title && !is_child(parts) {
            Fit::Given
        } else {
            continue;
        };
        if !excluded {
            out.push((fit, clusters.of(*form)));
        }
    }
    out.sort_unstable();
    out.dedup_by_key(|(_, bearer)| *bearer);
    let is_by_first_name = |bearer: usize| {
        let own = full.iter().filter(|f| clusters.of(**f) == bearer);
        own.filter_map(|f| forms.forms[*f].parts.given()).any(|given| {
            let has_lone = forms.forms.iter().any(|f| f.parts.len() == 1 && f.parts.key() == given);
            let is_only =
                !full.iter().any(|f| clusters.of(*f) != bearer && forms.forms[*f].parts.given() == Some(given));
            has_lone && is_only
        })
    };
    let by_family = |(fit, bearer): &(Fit, usize)| *fit == Fit::Family && !is_by_first_name(*bearer);
    // one who goes by the first name is meant all the same where nobody else of the family was named before
    let is_named = |(_, bearer): &(Fit, usize)| last.contains_key(bearer);
    let is_preferred = out.iter().any(|c| by_family(c) && (is_named(c) || !out.iter().any(is_named)));
    if is_preferred {
        out.retain(by_family);
    }
    out
}

/// The bearer named last before the place; where none was, the first named after it.
fn chosen(
    candidates: &[(Fit, usize)],
    forms: &Forms,
    clusters: &Clusters,
    number: usize,
    last: &BTreeMap<usize, usize>,
) -> Option<usize> {
    let before = candidates.iter().filter_map(|(fit, bearer)| Some((*fit, *last.get(bearer)?, *bearer)));
    let nearest = before.min_by_key(|(fit, at, _)| (*fit, usize::MAX - at)).map(|(_, _, bearer)| bearer);
    nearest.or_else(|| {
        let later = forms.places.get(number..)?.iter().map(|p| clusters.of(p.form));
        let mut later = later.filter(|b| candidates.iter().any(|(_, c)| c == b));
        later.next()
    })
}

/// Lone words that are another spelling of the one family name they can be of, and that name.
///
/// The spelling must be rarer than the name's own, and no full name may have it.
fn slips(text: &str, forms: &Forms, full: &[usize], names: &Names) -> BTreeMap<usize, CompactString> {
    let mut out = BTreeMap::new();
    for (number, form) in forms.forms.iter().enumerate() {
        let word = form.parts.key();
        let known = full.iter().any(|f| forms.forms[*f].parts.words().any(|w| w == word));
        let plural = form.mentions.iter().any(|m| is_family(text, forms.places[*m].span, &form.parts));
        if form.parts.len() != 1 || word.len() < 5 || known || plural || form.mentions.len() > 2 {
            continue;
        }
        let mut meant: BTreeSet<&str> = BTreeSet::new();
        for (other, usual) in forms.forms.iter().enumerate() {
            let Some(family) = usual.parts.family().filter(|f| !is_number_of(word, f)) else { continue };
            if other == number || family == word || uses(forms, other) <= form.mentions.len() {
                continue;
            }
            let found = names.relate_parts(&form.parts, &usual.parts, NameKind::Person);
            if found.relation == NameRelation::Variant && found.confidence >= SURE {
                meant.insert(family);
            }
        }
        if let (Some(usual), 1) = (meant.first(), meant.len()) {
            out.insert(number, CompactString::from(*usual));
        }
    }
    out
}

/// How often the family name of `form` is used in the article, alone or in a full name.
fn uses(forms: &Forms, form: usize) -> usize {
    let family = forms.forms[form].parts.family();
    forms.forms.iter().filter(|f| f.parts.family() == family).map(|f| f.mentions.len()).sum()
}

/// Whether two words differ only by an `s`: a family, or a possessive without its mark.
fn is_number_of(left: &str, right: &str) -> bool {
    let (short, long) = if left.len() < right.len() { (left, right) } else { (right, left) };
    long.strip_prefix(short).is_some_and(|rest| matches!(rest, "s" | "es"))
}
