//! What keeps two names apart, guard by guard: each pair stands beside a near one that is let through, so that a
//! guard that catches everything fails too.

use super::{Matcher, NameRelation};
use crate::model::NameKind;
use crate::names::gazetteer::Gazetteer;
use std::sync::LazyLock;

static MATCHER: LazyLock<Matcher> = LazyLock::new(|| Matcher::built_in().unwrap());
static WORDS: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::built_in().unwrap());

fn relation(kind: NameKind, left: &str, right: &str) -> NameRelation {
    let (one, other) = (MATCHER.parts(left), MATCHER.parts(right));
    MATCHER.relate(&one, &other, Some(kind), &WORDS).relation
}

/// The first pair is kept apart, the second is not.
fn guarded(kind: NameKind, guard: &str, apart: (&str, &str), let_through: (&str, &str)) {
    assert_eq!(relation(kind, apart.0, apart.1), NameRelation::Different, "{guard}: {apart:?}");
    assert_ne!(relation(kind, let_through.0, let_through.1), NameRelation::Different, "{guard}: {let_through:?}");
}

fn people(guard: &str, apart: (&str, &str), let_through: (&str, &str)) {
    guarded(NameKind::Person, guard, apart, let_through);
}

fn bodies(guard: &str, apart: (&str, &str), let_through: (&str, &str)) {
    guarded(NameKind::Organisation, guard, apart, let_through);
}

#[test]
fn given_names() {
    people("woman and man", ("Paul Dunmore", "Paula Dunmore"), ("Kaitlin Dunmore", "Kaitlyn Dunmore"));
    people("two established names", ("Marion Dunmore", "Martin Dunmore"), ("Jonathon Dunmore", "Jonathan Dunmore"));
    people("other initials", ("A. Dunmore", "B. Dunmore"), ("A. Dunmore", "Alan Dunmore"));
    people("two middle names", ("Ann Rose Dunmore", "Ann Grace Dunmore"), ("Ann Rose Dunmore", "Ann R. Dunmore"));
    people("an initial and another spelling", ("A. Dunmoor", "Alan Dunmore"), ("A. Dunmore", "Alan Dunmore"));
}

#[test]
fn family_names() {
    people("short family names", ("Grace Moon", "Grace Yoon"), ("Grace Moone", "Grace Moon"));
    people("two letters", ("Grace Ho", "Grace Hu"), ("Grace Ho", "Grace Ho"));
    people("woman's and man's form", ("Sasha Petrova", "Sasha Petrov"), ("Sasha Petrow", "Sasha Petrov"));
    people("woman's and man's form", ("Sasha Velsky", "Sasha Velskaya"), ("Sasha Velsky", "Sasha Velski"));
    people("other endings", ("Ann Dunmoret", "Ann Dunmorek"), ("Ann Dunmorek", "Ann Dunmorrek"));
    people("relatives", ("Rosa Dunmore", "Ann Dunmore"), ("Rosa Dunmore", "Rosa Dunmoor"));
}

#[test]
fn whole_names() {
    people("generation", ("Tom Dunmore Jr", "Tom Dunmore III"), ("Tom Dunmore Jr", "Tom Dunmore"));
    people("another order", ("Alan James", "James Alan"), ("Min Dunmore", "Dunmore Min"));
    people("no common end", ("Ann Dunmore", "Pell Ann Dunmore Marsh"), ("Ann Dunmore", "Ann Dunmore Marsh"));
    people("both spelt otherwise", ("Jon Pel", "John Pell"), ("Allan Dunmoor", "Alan Dunmore"));
    people("a letter alone", ("B", "Bo"), ("Dunmore", "Dunmoore"));
    people("too short alone", ("Bel", "Bell"), ("Dunmore", "Dunmoore"));
}

#[test]
fn organisations_and_places() {
    bodies("legal forms", ("Velsund AG", "Velsund GmbH"), ("Velsund AG", "Velsund"));
    bodies("numbers", ("Velsund School 5", "Velsund School 6"), ("Velsund School", "Velsumd School"));
    bodies(
        "two words of English",
        ("Harbour Minority Council", "Harbour Majority Council"),
        ("Velsund Council", "Velsumd Council"),
    );
    bodies(
        "two words that differ",
        ("Velsund Harbour Board", "Felsund Herbour Board"),
        ("Velsund Board", "Velsunt Board"),
    );
    bodies("other letters", ("HSC", "Harbour Safety Board"), ("HSC", "Harbour Safety Commission"));
    guarded(
        NameKind::Place,
        "who lives there",
        ("West Virginia", "West Virginians"),
        ("West Virginia", "West Virgimia"),
    );
    guarded(NameKind::Place, "two streets", ("Pine Street", "Pike Street"), ("Whetsal Road", "Wetsal Road"));
}
