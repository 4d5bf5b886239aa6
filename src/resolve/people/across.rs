//! By what a person is known again in other stories: a rare full name, and an office, a year of birth or a home
//! that goes with it.
//!
//! Stories are resolved each by itself, on any machine; so nobody is tied here, but those who share a key are one.

use super::bearers::Bearer;
use super::slug;
use crate::lexicon::Lexicon;
use crate::lexicon::roles::RoleKind;
use crate::model::{Corpus, FigureKind, Form, FormClass, Mention, NameKind, RoleUse, Scan};
use crate::names::Names;
use rust_decimal::prelude::ToPrimitive as _;
use std::collections::BTreeSet;

/// The longest text between a name and the home that goes with it, in bytes: `, 54, of `.
const LONGEST_GAP: usize = 12;

/// The keys of the person of `set`, sorted: a name and what goes with it, as `rosa-dunmore born 1969`.
pub(super) fn keys(
    corpus: &Corpus,
    set: &[&Bearer],
    forms: &[Form],
    roles: &[RoleUse],
    lexicon: &Lexicon,
    names: &Names,
) -> Vec<String> {
    let rare = forms.iter().filter(|f| f.class == FormClass::Full && names.is_rare(&names.parts(&f.form)));
    let rare: BTreeSet<String> = rare.map(|f| slug(&f.form)).collect();
    if rare.is_empty() || set.iter().any(|b| b.kind != NameKind::Person) {
        return Vec::new();
    }
    let offices = roles.iter().filter(|r| lexicon.roles.kind(&r.role) == Some(RoleKind::Office));
    let mut known: BTreeSet<String> = offices.map(|r| r.role.to_string()).collect();
    for bearer in set {
        let scan = corpus.scan(bearer.article);
        known.extend(years_of_birth(scan, bearer).map(|year| format!("born {year}")));
        known.extend(homes(scan, bearer).map(|place| format!("of {place}")));
    }
    rare.iter().flat_map(|name| known.iter().map(move |what| format!("{name} {what}"))).collect()
}

/// The two years in which somebody of the age given, on the day of publication, may have been born.
fn years_of_birth(scan: &Scan, bearer: &Bearer) -> impl Iterator<Item = i32> {
    let published = scan.article.published.reliable().map(|day| i32::from(day.year()));
    let ages = scan.mentions.iter().filter_map(|mention| {
        let figure = mention.figure().filter(|f| f.kind == FigureKind::Age && f.unit.as_deref() == Some("year"))?;
        let is_own = figure.subject.is_some_and(|subject| bearer.mentions.contains(&subject));
        is_own.then(|| figure.amount.value()?.to_i32()).flatten()
    });
    ages.filter_map(move |age| published.map(|year| [year - age - 1, year - age])).flatten()
}

/// The places that somebody is said to be of: `Rosa Dunmore, 54, of Wexcombe`.
fn homes(scan: &Scan, bearer: &Bearer) -> impl Iterator<Item = String> {
    scan.mentions.windows(2).filter_map(|pair| {
        let [person, place] = pair else { return None };
        let is_own = bearer.mentions.contains(&person.id);
        let place = is_own.then(|| home(scan, person, place)).flatten()?;
        Some(slug(&place))
    })
}

/// The name of `place`, where it stands behind `person` as a home.
fn home(scan: &Scan, person: &Mention, place: &Mention) -> Option<String> {
    let name = place.name().filter(|name| name.kind == NameKind::Place)?;
    let gap = scan.article.text.get(person.span.end()..place.span.start()).filter(|gap| gap.len() <= LONGEST_GAP)?;
    let before = gap.strip_suffix("of ").or_else(|| gap.strip_suffix("from "))?;
    before.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | ',')).then(|| name.canonical.to_string())
}
