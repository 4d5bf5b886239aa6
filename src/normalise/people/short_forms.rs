//! Whom a family name, a first name or a pseudonym alone stands for.

use super::bearers::Bearers;
use super::clues::is_family;
use super::clusters::Clusters;
use super::forms::Forms;
use crate::model::NameKind;
use crate::names::{NameParts, NameRelation, Names};
use compact_str::CompactString;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};

/// Below this a lone word is not taken for another spelling of a name.
const SURE: f64 = 0.7;

/// The bearer of each name: full names as clustered, lone words by what stands before them.
pub(super) fn resolve(text: &str, forms: &Forms, full: &[usize], mut clusters: Clusters, names: &Names) -> Vec<usize> {
    clusters.join_equal(forms.forms.iter().map(|f| lone_key(&f.parts)));
    let slips = slips(text, forms, full, names);
    for (slip, usual) in &slips {
        let lone = forms.forms.iter().position(|f| f.parts.len() == 1 && f.parts.key() == usual);
        if let Some(lone) = lone {
            clusters.join(*slip, lone);
        }
    }
    let known = Bearers::of(forms, full, &clusters);
    let mut last: BTreeMap<usize, usize> = BTreeMap::new();
    let mut out = Vec::with_capacity(forms.places.len());
    for (number, place) in forms.places.iter().enumerate() {
        let form = &forms.forms[place.form];
        let own = known.of[place.form];
        let bearer = if form.parts.len() != 1 || known.full.contains_key(&own) || form.parts.is_pseudonym() {
            own
        } else {
            let word = slips.get(&place.form).map_or(form.parts.key(), |usual| usual.as_str());
            let candidates = known.candidates(place, word, &last);
            known.chosen(&candidates, &last).unwrap_or(own)
        };
        last.insert(bearer, number);
        out.push(bearer);
    }
    out
}

/// `Marsh` and `Mr Marsh` are one word; so are `MARSH` and `Marsh`.
fn lone_key(parts: &NameParts) -> Option<&str> {
    (parts.len() == 1 && !parts.is_pseudonym()).then(|| parts.key())
}

/// Lone words that are another spelling of the one family name they can be of, and that name.
///
/// The spelling must be rarer than the name's own, and no full name may have it.
fn slips(text: &str, forms: &Forms, full: &[usize], names: &Names) -> BTreeMap<usize, CompactString> {
    let known: FxHashSet<&str> = full.iter().flat_map(|f| forms.forms[*f].parts.words()).collect();
    let mut uses: FxHashMap<&str, usize> = FxHashMap::default();
    for form in &forms.forms {
        *uses.entry(form.parts.family().unwrap_or_default()).or_default() += form.mentions.len();
    }
    let mut out = BTreeMap::new();
    for (number, form) in forms.forms.iter().enumerate() {
        let word = form.parts.key();
        let plural = || form.mentions.iter().any(|m| is_family(text, forms.places[*m].span, &form.parts));
        let is_rare = form.parts.len() == 1 && word.len() >= 5 && form.mentions.len() <= 2;
        if !is_rare || known.contains(word) || plural() {
            continue;
        }
        let mut meant: BTreeSet<&str> = BTreeSet::new();
        // The cheapest look first: it is what most names of an article do not pass.
        for usual in forms.forms.iter().filter(|usual| names.may_be_one(&form.parts, &usual.parts)) {
            let Some(family) = usual.parts.family().filter(|f| *f != word && !is_number_of(word, f)) else { continue };
            if uses.get(family).is_none_or(|uses| *uses <= form.mentions.len()) {
                continue;
            }
            let (relation, sure) = names.relation_of(&form.parts, &usual.parts, NameKind::Person);
            if relation == NameRelation::Variant && sure >= SURE {
                meant.insert(family);
            }
        }
        if let (Some(usual), 1) = (meant.first(), meant.len()) {
            out.insert(number, CompactString::from(*usual));
        }
    }
    out
}

/// Whether two words differ only by an `s`: a family, or a possessive without its mark.
fn is_number_of(left: &str, right: &str) -> bool {
    let (short, long) = if left.len() < right.len() { (left, right) } else { (right, left) };
    long.strip_prefix(short).is_some_and(|rest| matches!(rest, "s" | "es"))
}
