//! Which forms of the names of organisations, or of places, are of one bearer.

use super::clues::is_slip;
use super::clusters::Clusters;
use super::forms::Forms;
use crate::lexicon::Lexicon;
use crate::model::NameKind;
use crate::names::{NameParts, NameRelation, Names};

/// Below this two forms are not tied.
const SURE: f64 = 0.7;

/// The bearer of each name, in their order.
pub(super) fn bearers(text: &str, forms: &Forms, kind: NameKind, lexicon: &Lexicon, names: &Names) -> Vec<usize> {
    let mut clusters = Clusters::alone(forms.forms.len());
    clusters.join_equal(forms.forms.iter().map(|f| Some(f.parts.key())));
    if kind == NameKind::Organisation {
        let parts: Vec<&NameParts> = forms.forms.iter().map(|f| &*f.parts).collect();
        for (left, right) in names.pairs(&parts, kind) {
            if are_one(forms, left, right, names) {
                clusters.join(left, right);
            }
        }
        for (left, right) in super::pseudonyms::ties(text, forms, lexicon) {
            clusters.join(left, right);
        }
    }
    forms.places.iter().map(|p| clusters.of(p.form)).collect()
}

/// Whether two names are of one organisation.
fn are_one(forms: &Forms, left: usize, right: usize, names: &Names) -> bool {
    let (one, other) = (&forms.forms[left].parts, &forms.forms[right].parts);
    let (relation, confidence) = names.relation_of(one, other, NameKind::Organisation);
    match relation {
        NameRelation::Same => true,
        NameRelation::Alias => confidence >= SURE,
        NameRelation::Variant => confidence >= 0.85 && is_slip(forms, left, right),
        NameRelation::Different => false,
    }
}
