//! The forms of one bearer across articles: which is the canonical one, and what the others are to it.

use super::bearers::Bearer;
use crate::lexicon::Lexicon;
use crate::model::{Evidence, Form, FormClass, NameKind};
use crate::names::{NameParts, NameRelation, Names, fold};
use compact_str::CompactString;
use std::collections::{BTreeMap, BTreeSet};

/// Why two forms of the same letters are two spellings.
const APOSTROPHE: &str = "the same letters, an apostrophe in one";

struct Gathered {
    surfaces: BTreeMap<CompactString, usize>,
    parts: NameParts,
    places: Vec<Evidence>,
}

/// The forms of `set`, the canonical one first, then by how often they are used.
pub(super) fn of_set(set: &[&Bearer], kind: NameKind, lexicon: &Lexicon, names: &Names) -> Vec<Form> {
    let mut all = gathered(set);
    // A person who names one of the forms is followed; see `names/corrections`.
    let by_hand = |g: &Gathered| {
        let form = display(g);
        names.corrections().bearer(&form) == Some(fold(&form).as_str())
    };
    let rank = |g: &Gathered| {
        let articles: BTreeSet<_> = g.places.iter().map(|p| p.article).collect();
        let is_full = kind != NameKind::Person || (g.parts.len() > 1 && !g.parts.has_initial());
        (by_hand(g), is_full, !is_hidden(g, lexicon), articles.len(), g.places.len(), g.parts.len())
    };
    all.sort_by(|a, b| rank(b).cmp(&rank(a)).then_with(|| display(a).cmp(&display(b))));
    let mut out: Vec<Form> = Vec::new();
    let Some(canonical) = all.first() else { return out };
    let mut spelt: BTreeSet<&str> = BTreeSet::new();
    let classes: Vec<(FormClass, Vec<String>)> =
        all.iter().map(|form| class(form, canonical, kind, lexicon, names)).collect();
    let classes = by_other_forms(&all, classes, kind, names);
    for (form, (class, _)) in all.iter().zip(&classes) {
        // A longer form has words of its own, such as a middle name; those are no spellings.
        if *class == FormClass::Variant && form.parts.len() <= canonical.parts.len() {
            spelt.extend(form.parts.words().filter(|w| !canonical.parts.words().any(|c| c == *w)));
        }
    }
    for (form, (class, why)) in all.iter().zip(&classes) {
        let is_spelt =
            *class == FormClass::Alias && form.parts.len() == 1 && form.parts.words().all(|w| spelt.contains(w));
        let class = if is_spelt { FormClass::Variant } else { *class };
        out.push(Form { form: display(form), class, places: form.places.clone(), why: why.clone() });
    }
    out
}

/// A form that the canonical one does not explain may be a spelling of another full form: of a shorter one, say.
fn by_other_forms(
    all: &[Gathered],
    mut classes: Vec<(FormClass, Vec<String>)>,
    kind: NameKind,
    names: &Names,
) -> Vec<(FormClass, Vec<String>)> {
    for at in 0..all.len() {
        let form = &all[at];
        if kind != NameKind::Person || form.parts.len() < 2 || classes[at].0 != FormClass::Alias {
            continue;
        }
        let others = all
            .iter()
            .zip(&classes)
            .filter(|(other, (class, _))| other.parts.len() > 1 && matches!(class, FormClass::Full | FormClass::Short));
        let mut spelt = others
            .map(|(other, _)| names.relate_parts(&form.parts, &other.parts, kind))
            .filter(|found| found.relation == NameRelation::Variant);
        if let Some(found) = spelt.next() {
            classes[at] = (FormClass::Variant, found.why);
        }
    }
    classes
}

/// All forms of the set; those that differ in case and in marks other than an apostrophe inside a word are one.
fn gathered(set: &[&Bearer]) -> Vec<Gathered> {
    let mut out: BTreeMap<CompactString, Gathered> = BTreeMap::new();
    for form in set.iter().flat_map(|b| &b.forms) {
        let entry = out.entry(with_marks(&form.surface)).or_insert_with(|| Gathered {
            surfaces: BTreeMap::new(),
            parts: form.parts.clone(),
            places: Vec::new(),
        });
        *entry.surfaces.entry(form.surface.clone()).or_default() += form.places.len();
        entry.places.extend(&form.places);
    }
    let mut out: Vec<Gathered> = out.into_values().collect();
    out.iter_mut().for_each(|g| g.places.sort_unstable());
    out
}

/// The form folded, but for the apostrophes between two of its letters: `De'Shaun` is not `Deshaun`.
fn with_marks(surface: &str) -> CompactString {
    let mut out = CompactString::default();
    for word in surface.split_whitespace() {
        let mut pieces = word.split(['\'', '’']).map(fold).filter(|piece| !piece.is_empty());
        out.push_str(&pieces.next().unwrap_or_default());
        for piece in pieces.filter(|piece| *piece != "s") {
            out.push('\'');
            out.push_str(&piece);
        }
    }
    out
}

/// As most mentions write it, not in capitals where some do otherwise.
fn display(form: &Gathered) -> CompactString {
    let shouted = |s: &str| !s.chars().any(char::is_lowercase);
    let best = form.surfaces.iter().max_by_key(|(s, n)| (!shouted(s), **n, std::cmp::Reverse((*s).clone())));
    best.map(|(s, _)| s.clone()).unwrap_or_default()
}

/// Whether the form hides the name: `Child B`.
fn is_hidden(form: &Gathered, lexicon: &Lexicon) -> bool {
    let surface = display(form);
    let head = surface.split(' ').next().unwrap_or_default();
    let is_courtesy = crate::names::title_sex(&fold(head)).is_some();
    form.parts.is_pseudonym()
        || (form.parts.len() == 1 && head != surface && lexicon.names.is_pseudonym_head(head) && !is_courtesy)
}

/// What `form` is to the canonical one, and why.
fn class(
    form: &Gathered,
    canonical: &Gathered,
    kind: NameKind,
    lexicon: &Lexicon,
    names: &Names,
) -> (FormClass, Vec<String>) {
    if form.parts.key() == canonical.parts.key() {
        let marks = |g: &Gathered| with_marks(&display(g)).matches('\'').count();
        let differ = kind == NameKind::Person && form.parts.len() > 1 && marks(form) != marks(canonical);
        return match differ {
            true => (FormClass::Variant, vec![APOSTROPHE.to_owned()]),
            false => (FormClass::Full, Vec::new()),
        };
    }
    if kind == NameKind::Person && is_hidden(form, lexicon) {
        return (FormClass::Alias, vec!["the name is not given".to_owned()]);
    }
    let found = names.relate_parts(&form.parts, &canonical.parts, kind);
    let is_part = form.parts.words().all(|w| canonical.parts.words().any(|c| c == w))
        || canonical.parts.words().all(|w| form.parts.words().any(|c| c == w));
    if kind == NameKind::Person
        && found.relation == NameRelation::Different
        && names.echoes(&form.parts, &canonical.parts)
    {
        let why = "given names of the same consonants, one family name, one office";
        return (FormClass::Variant, vec![why.to_owned()]);
    }
    let class = match found.relation {
        NameRelation::Same => FormClass::Full,
        NameRelation::Variant => FormClass::Variant,
        NameRelation::Alias if kind == NameKind::Person && (is_part || form.parts.has_initial()) => FormClass::Short,
        NameRelation::Alias | NameRelation::Different => FormClass::Alias,
    };
    (class, found.why)
}
