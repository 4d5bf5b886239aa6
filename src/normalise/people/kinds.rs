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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::marked::names_of;

    /// Whether the last name of a text becomes that of a person.
    fn last_is_person(marked: &str) -> bool {
        let (text, found) = names_of(marked);
        let (lexicon, names) = (Lexicon::built_in().unwrap(), Names::built_in().unwrap());
        let settled = settled(&text, &found, &lexicon, &names, &mut Known::new(&names));
        settled.last().unwrap().kind == NameKind::Person
    }

    #[test]
    fn a_family_name_taken_for_a_body_is_that_of_a_person() {
        for (text, is_person) in [
            ("[Ann Dunmore] swam. {Dunmore} sank.", false),
            ("[Ann Dunmore] swam. [Mr Dunmore] ran. {Dunmore} sank.", true),
            ("[Ann Dunmore] swam. [Mr Dunmore] ran. {Dunmore} sank. {Dunmore} rose.", false),
            ("[Ann Dunmore] swam. [Mr Dunmore] ran. [Ann Dunmore] slept. {Dunmore} sank. {Dunmore} rose.", true),
            ("[Ann Dunmore] swam. <Dunmore> is far.", false),
            ("[Ann Dunmore] swam. {Dunmore Mill} sank.", false),
            ("[Ann Dunmore] swam. {Velsund} sank.", false),
        ] {
            assert_eq!(last_is_person(text), is_person, "{text}");
        }
    }

    #[test]
    fn so_is_a_slip_of_one_that_is_used_more_than_once() {
        for (text, is_person) in [
            ("[Ann Dunmore] swam. [Mr Dunmore] ran. {Dunmroe} sank.", true),
            ("[Ann Dunmore] swam. {Dunmroe} sank.", false),
            ("[Ann Dunmore] swam. [Mr Dunmore] ran. {Dunmroe} sank. {Dunmroe} rose.", false),
            ("[Ann Dunmore] swam. [Mr Dunmore] ran. the {Dunmores} sank.", false),
            ("[Ann Dunmore] swam. [Mr Dunmore] ran. {Dunmores} sank.", false),
            ("[Ann Dunmore] swam. [Mr Dunmore] ran. {Velsund} sank.", false),
            ("[Ann Foss] swam. [Mr Foss] ran. {Fos} sank.", false),
            ("{Child D} swam.", true),
            ("{Dunmore D} swam.", false),
        ] {
            assert_eq!(last_is_person(text), is_person, "{text}");
        }
    }
}
