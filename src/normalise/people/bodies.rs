//! Which forms of the names of organisations, or of places, are of one bearer.

use super::clues::is_slip;
use super::clusters::Clusters;
use super::forms::Forms;
use crate::lexicon::Lexicon;
use crate::model::NameKind;
use crate::names::{NameRelation, Names};

/// Below this two forms are not tied.
const SURE: f64 = 0.7;

/// The bearer of each name, in their order.
pub(super) fn bearers(text: &str, forms: &Forms, kind: NameKind, lexicon: &Lexicon, names: &Names) -> Vec<usize> {
    let mut clusters = Clusters::alone(forms.forms.len());
    for left in 0..forms.forms.len() {
        for right in left + 1..forms.forms.len() {
            if are_one(forms, left, right, kind, names) {
                clusters.join(left, right);
            }
        }
    }
    if kind == NameKind::Organisation {
        for (left, right) in super::pseudonyms::ties(text, forms, lexicon) {
            clusters.join(left, right);
        }
    }
    forms.places.iter().map(|p| clusters.of(p.form)).collect()
}

fn are_one(forms: &Forms, left: usize, right: usize, kind: NameKind, names: &Names) -> bool {
    let (one, other) = (&forms.forms[left].parts, &forms.forms[right].parts);
    if one.key() == other.key() {
        return true;
    }
    if kind == NameKind::Place {
        return false;
    }
    let found = names.relate_parts(one, other, kind);
    match found.relation {
        NameRelation::Same => true,
        NameRelation::Alias => found.confidence >= SURE,
        NameRelation::Variant => found.confidence >= 0.85 && is_slip(forms, left, right),
        NameRelation::Different => false,
    }
}
