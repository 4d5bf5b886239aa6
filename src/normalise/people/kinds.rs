//! Names whose kind the rest of the article shows to be another: a family name alone, taken for a body.

use super::clues::is_family;
use crate::lexicon::Lexicon;
use crate::model::{NameKind, NameSpan};
use crate::names::{NameParts, NameRelation, Names, fold};
use std::collections::BTreeMap;

/// Below this a lone word is not taken for another spelling of a person's name.
const SURE: f64 = 0.7;

/// The names with their kinds set right; lone words only, and only where no full name speaks against it.
pub(super) fn settled(text: &str, found: &[NameSpan], lexicon: &Lexicon, names: &Names) -> Vec<NameSpan> {
    let mut people: BTreeMap<String, usize> = BTreeMap::new();
    let mut bodies: BTreeMap<String, usize> = BTreeMap::new();
    for name in found {
        let surface = name.span.slice(text);
        let parts = names.parts(surface);
        let key = fold(parts.family().unwrap_or_default()).to_string();
        match name.kind {
            NameKind::Person => *people.entry(key).or_default() += 1,
            _ => *bodies.entry(fold(surface).into()).or_default() += 1,
        }
    }
    let is_person = |name: &NameSpan| {
        let surface = name.span.slice(text);
        let whole = fold(surface).to_string();
        if name.kind == NameKind::Person {
            return false;
        }
        let parts = names.parts(surface);
        let head = surface.split(' ').next().unwrap_or_default();
        if parts.is_pseudonym() && lexicon.names.is_pseudonym_head(head) {
            return true;
        }
        let rare = bodies.get(&whole).copied().unwrap_or(0);
        if parts.len() != 1 || surface.contains(' ') || name.kind == NameKind::Place {
            return false;
        }
        if let Some(uses) = people.get(parts.key()) {
            return *uses > rare;
        }
        rare == 1 && parts.key().len() >= 5 && !is_family(text, name.span, &parts) && is_slip(&parts, &people, names)
    };
    let kind = |name: &NameSpan| if is_person(name) { NameKind::Person } else { name.kind };
    found.iter().map(|name| NameSpan { span: name.span, kind: kind(name) }).collect()
}

/// Whether the word is a spelling of a family name that the article uses more than once.
fn is_slip(word: &NameParts, people: &BTreeMap<String, usize>, names: &Names) -> bool {
    people.iter().filter(|(_, uses)| **uses > 1).any(|(family, _)| {
        let is_number = word.key().strip_prefix(family.as_str()).is_some_and(|rest| matches!(rest, "s" | "es"));
        let found = names.relate_parts(word, &names.parts(family), NameKind::Person);
        !is_number && found.relation == NameRelation::Variant && found.confidence >= SURE
    })
}
