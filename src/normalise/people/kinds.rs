//! Names whose kind the rest of the article shows to be another: a family name alone, taken for a body.

use super::clues::is_family;
use super::known::Known;
use crate::lexicon::Lexicon;
use crate::model::{NameKind, NameSpan};
use crate::names::{NameParts, NameRelation, Names, fold};
use compact_str::CompactString;
use std::cell::LazyCell;
use std::collections::BTreeMap;

/// Below this a lone word is not taken for another spelling of a person's name.
const SURE: f64 = 0.7;

/// The names with their kinds set right; lone words only, and only where no full name speaks against it.
pub(super) fn settled(
    text: &str,
    found: &[NameSpan],
    lexicon: &Lexicon,
    names: &Names,
    known: &mut Known<'_>,
) -> Vec<NameSpan> {
    let mut people: BTreeMap<CompactString, usize> = BTreeMap::new();
    let mut bodies: BTreeMap<CompactString, usize> = BTreeMap::new();
    for name in found {
        let surface = name.span.slice(text);
        match name.kind {
            NameKind::Person => {
                let key = CompactString::from(known.parts(surface).family().unwrap_or_default());
                *people.entry(key).or_default() += 1;
            }
            _ => *bodies.entry(fold(surface)).or_default() += 1,
        }
    }
    let families: LazyCell<Vec<(&str, NameParts)>, _> = LazyCell::new(|| {
        people.iter().filter(|(_, uses)| **uses > 1).map(|(f, _)| (f.as_str(), names.parts(f))).collect()
    });
    let mut is_person = |name: &NameSpan| {
        if name.kind == NameKind::Person {
            return false;
        }
        let surface = name.span.slice(text);
        let parts = known.parts(surface);
        let head = surface.split(' ').next().unwrap_or_default();
        if parts.is_pseudonym() && lexicon.names.is_pseudonym_head(head) {
            return true;
        }
        if parts.len() != 1 || surface.contains(' ') || name.kind == NameKind::Place {
            return false;
        }
        let rare = bodies.get(fold(surface).as_str()).copied().unwrap_or(0);
        if let Some(uses) = people.get(parts.key()) {
            return *uses > rare;
        }
        rare == 1 && parts.key().len() >= 5 && !is_family(text, name.span, &parts) && is_slip(&parts, &families, names)
    };
    let mut kind = |name: &NameSpan| if is_person(name) { NameKind::Person } else { name.kind };
    found.iter().map(|name| NameSpan { span: name.span, kind: kind(name) }).collect()
}

/// Whether the word is a spelling of a family name that the article uses more than once.
fn is_slip(word: &NameParts, families: &[(&str, NameParts)], names: &Names) -> bool {
    families.iter().any(|(family, parts)| {
        let is_number = word.key().strip_prefix(family).is_some_and(|rest| matches!(rest, "s" | "es"));
        let spelt = |(relation, sure)| relation == NameRelation::Variant && sure >= SURE;
        !is_number && spelt(names.relation_of(word, parts, NameKind::Person))
    })
}
