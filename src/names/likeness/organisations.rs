//! How two names of organisations, or of places, relate.

use super::NameRelation;
use super::distance::slips;
use super::parts::NameParts;
use super::tables::Tables;
use super::verdict::{Reason, Verdict};
use crate::lexicon::spelling::level;
use crate::model::WordKey;
use crate::names::gazetteer::{Flags, Gazetteer};
use compact_str::CompactString;

/// A name without its legal form and its small words, as each comparison needs it.
#[derive(Clone, Debug)]
pub(super) struct Core {
    words: Vec<CompactString>,
    legal: Option<String>,
    /// The words as one.
    joined: String,
    /// The stems of the words, sorted.
    stems: Vec<CompactString>,
    /// The whole name as one word.
    whole: String,
}

/// How the organisations named relate.
pub(super) fn relate<'a>(
    left: &'a NameParts,
    right: &'a NameParts,
    tables: &Tables,
    gazetteer: &Gazetteer,
) -> Verdict<'a> {
    let (one, other) = (left.core(tables), right.core(tables));
    if one.whole == other.whole {
        return Verdict::said(NameRelation::Same, 0.99, "equal but for case and marks");
    }
    if one.joined == other.joined {
        return same_core(one, other);
    }
    if is_acronym(&one.words, &right.whole, tables) || is_acronym(&other.words, &left.whole, tables) {
        return Verdict::said(NameRelation::Alias, 0.85, "one is the initials of the other");
    }
    if let Some(found) = spelt(one, other, gazetteer) {
        return found;
    }
    if one.stems == other.stems {
        return Verdict::said(NameRelation::Alias, 0.85, "the same words in another order or number");
    }
    if is_part(one, other, tables) {
        return Verdict::said(NameRelation::Alias, 0.7, "one name has the words of the other and says what it is");
    }
    Verdict::different("other words")
}

/// Whether one has the words of the other, and besides only such as say what it is.
fn is_part(one: &Core, other: &Core, tables: &Tables) -> bool {
    let (a, b) = (&one.stems, &other.stems);
    // By their words, not by how many there are: a word may be said twice.
    let are_all_in = |few: &[CompactString], many: &[CompactString]| few.iter().all(|w| many.contains(w));
    let (few, many) = match (are_all_in(a, b), are_all_in(b, a)) {
        (true, _) => (a, b),
        (false, true) => (b, a),
        (false, false) => return false,
    };
    if few.is_empty() {
        return false;
    }
    let extra: Vec<&CompactString> = many.iter().filter(|w| !few.contains(w)).collect();
    let is_generic = extra.iter().all(|w| tables.is_organisation_word(WordKey::of(w)) || is_stem_of_kind(w, tables));
    is_generic || few.len() >= 3 && extra.len() == 1 && starts_alike(one, other) && !is_number(&extra)
}

impl Core {
    /// Of all the words of a name.
    pub(super) fn of(whole: &[CompactString], tables: &Tables) -> Core {
        // "Harbour Council" and "Harbor Council": the outlet's spelling, not the body's.
        let mut words: Vec<CompactString> = whole.iter().map(|w| level(w).into()).collect();
        let mut legal = None;
        for size in (1..=5).rev() {
            if words.len() <= size || legal.is_some() {
                continue;
            }
            let end = words.len() - size;
            let tail = words.get(end..).map(|w| w.join(" ")).unwrap_or_default();
            let head = words.get(..size).map(|w| w.join(" ")).unwrap_or_default();
            if let Some(form) = tables.legal_form(&tail) {
                legal = Some(form.to_owned());
                words.truncate(end);
            } else if let Some(form) = tables.legal_form(&head) {
                legal = Some(form.to_owned());
                words.drain(..size);
            }
        }
        let kept: Vec<CompactString> = words.iter().filter(|w| !tables.is_filler(WordKey::of(w))).cloned().collect();
        let words = if kept.is_empty() { words } else { kept };
        let mut stems: Vec<CompactString> = words.iter().map(|w| stem(w)).collect();
        stems.sort_unstable();
        Core { legal, joined: words.concat(), stems, whole: whole.concat(), words }
    }
}

fn same_core<'a>(left: &Core, right: &Core) -> Verdict<'a> {
    let is_generic = |form: &str| matches!(form, "company" | "limited" | "incorporated" | "council");
    match (&left.legal, &right.legal) {
        (Some(a), Some(b)) if a == b => {
            Verdict::said(NameRelation::Same, 0.95, "the same legal form, written otherwise")
        }
        (Some(a), Some(b)) if a.ends_with("jsc") && b.ends_with("jsc") => {
            Verdict::said(NameRelation::Alias, 0.7, "kindred legal forms")
        }
        (Some(a), Some(b)) if is_generic(a) && is_generic(b) => {
            Verdict::said(NameRelation::Alias, 0.7, "other legal forms")
        }
        (Some(_), Some(_)) => Verdict::different("two legal forms"),
        (None, None) => Verdict::said(NameRelation::Same, 0.95, "equal but for small words"),
        _ => Verdict::said(NameRelation::Alias, 0.85, "only one gives the legal form"),
    }
}

/// Whether `short` is one word of the initials of `long`, small words counted or not.
fn is_acronym(short: &[CompactString], long: &[CompactString], tables: &Tables) -> bool {
    let [word] = short else { return false };
    if !(2..=8).contains(&word.len()) || long.len() < 2 {
        return false;
    }
    let initials = |keep: &dyn Fn(&CompactString) -> bool| -> String {
        long.iter().filter(|w| keep(w)).filter_map(|w| w.chars().next()).collect()
    };
    initials(&|_| true) == **word || initials(&|w| !tables.is_filler(WordKey::of(w)) && w != "and") == **word
}

/// The same words but for a slip in one of them.
fn spelt<'a>(left: &'a Core, right: &'a Core, gazetteer: &Gazetteer) -> Option<Verdict<'a>> {
    let (a, b) = (&left.joined, &right.joined);
    let longest = a.len().max(b.len());
    if left.words.len() == right.words.len() {
        let mut other = left.words.iter().zip(&right.words).filter(|(x, y)| x != y);
        let (one, two) = other.next()?;
        if other.next().is_some() {
            return None;
        }
        let length = one.len().max(two.len());
        let is_digit = |w: &str| w.bytes().any(|b| b.is_ascii_digit());
        if is_digit(one) || is_digit(two) || stem(one) == stem(two) || are_two_words(one, two, gazetteer) {
            return None;
        }
        let near = slips(one, two, 2);
        let alone = left.words.len() == 1;
        let is_slip = (near == 1 && length >= if alone { 5 } else { 4 }) || (near == 2 && length >= 8 && !alone);
        let why = Reason::Words { part: "", left: one, right: two, why: "a slip of a letter or two" };
        return is_slip.then(|| Verdict::new(NameRelation::Variant, 0.85, why));
    }
    (longest >= 10 && slips(a, b, 1) == 1)
        .then(|| Verdict::said(NameRelation::Variant, 0.8, "one letter, the words parted otherwise"))
}

/// Whether the difference is no slip but another word: `Senior` and `Junior`, `Asia` and `Asian`, `ABC` and `ABCD`.
fn are_two_words(left: &str, right: &str, gazetteer: &Gazetteer) -> bool {
    let flags = |word: &str| gazetteer.get(WordKey::of(word));
    let is =
        |word: &str, what: Flags| flags(word).any(what) || word.strip_suffix('s').is_some_and(|w| flags(w).any(what));
    if is(left, Flags::COMMON) && is(right, Flags::COMMON) {
        return true;
    }
    let (short, long) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    let ending = long.strip_prefix(short);
    let real = Flags(u32::MAX);
    const DERIVED: [&str; 8] = ["an", "ian", "y", "ic", "s", "es", "i", "is"];
    if ending.is_some_and(|end| DERIVED.contains(&end)) && is(left, real) && is(right, real) {
        return true;
    }
    // "Virginians" live in "Virginia", whether a list has them or not.
    if ending.is_some_and(|end| matches!(end, "n" | "ns" | "ans" | "ians")) && is(short, real) {
        return true;
    }
    let is_initials = |word: &str| !word.bytes().any(|b| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y'));
    is_initials(left) && is_initials(right) && ending.is_some()
}

/// Whether a word tells one of a row of bodies from the next: `II`, `2`.
fn is_number(words: &[&CompactString]) -> bool {
    words.iter().any(|w| w.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'i' | b'v' | b'x')))
}

fn starts_alike(left: &Core, right: &Core) -> bool {
    left.words.first() == right.words.first()
}

/// `children` and `childrens` alike, and the ends of plurals off.
fn stem(word: &str) -> CompactString {
    let bare = word.strip_suffix("ies").map(|w| format!("{w}y"));
    let bare = bare.unwrap_or_else(|| word.strip_suffix('s').filter(|w| w.len() > 3).unwrap_or(word).to_owned());
    bare.into()
}

fn is_stem_of_kind(stem: &str, tables: &Tables) -> bool {
    tables.is_organisation_word(WordKey::of(&format!("{stem}s")))
}
