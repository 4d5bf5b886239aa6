//! Which forms of people's names are of one person.

use super::clues::{are_apart, is_plural, is_slip};
use super::clusters::Clusters;
use super::forms::Forms;
use super::{pseudonyms, short_forms};
use crate::lexicon::Lexicon;
use crate::model::NameKind;
use crate::names::{NameParts, NameRelation, Names};

/// Below this a spelling is not taken for a slip.
const SURE: f64 = 0.75;

/// The bearer of each name, in their order.
pub(super) fn bearers(text: &str, forms: &Forms, lexicon: &Lexicon, names: &Names) -> Vec<usize> {
    let mut clusters = Clusters::alone(forms.forms.len());
    let full: Vec<usize> = (0..forms.forms.len()).filter(|f| forms.forms[*f].parts.len() > 1).collect();
    let parts: Vec<&NameParts> = full.iter().map(|f| &*forms.forms[*f].parts).collect();
    for (one, other) in names.pairs(&parts, NameKind::Person) {
        let (left, right) = (full[one], full[other]);
        if are_one(text, forms, left, right, names) {
            clusters.join(left, right);
        }
    }
    for (left, right) in pseudonyms::ties(text, forms, lexicon) {
        clusters.join(left, right);
    }
    short_forms::resolve(text, forms, &full, clusters, names)
}

/// Whether two full names are of one person.
fn are_one(text: &str, forms: &Forms, left: usize, right: usize, names: &Names) -> bool {
    let (one, other) = (&forms.forms[left].parts, &forms.forms[right].parts);
    let (relation, confidence) = names.relation_of(one, other, NameKind::Person);
    match relation {
        NameRelation::Same => true,
        NameRelation::Alias => !are_apart(text, forms, left, right),
        NameRelation::Variant => {
            confidence >= SURE
                && is_slip(forms, left, right)
                && !are_apart(text, forms, left, right)
                && !is_plural(text, forms, left, right)
        }
        NameRelation::Different => false,
    }
}
