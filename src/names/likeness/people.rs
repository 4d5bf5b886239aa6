//! How two names of people relate: parts are aligned, then compared by what they are.

use super::NameRelation;
use super::distance::slips;
use super::parts::{NameParts, Word};
use super::tables::Tables;
use super::verdict::{Reason, Verdict};
use super::words::{Tie, family, given};

/// How the people named relate.
pub(super) fn relate<'a>(left: &'a NameParts, right: &'a NameParts, tables: &Tables) -> Verdict<'a> {
    if left.words.is_empty() || right.words.is_empty() {
        return Verdict::different("nothing to compare");
    }
    if let (Some(one), Some(other)) = (left.generation, right.generation)
        && one != other
    {
        return Verdict::different("generation: two of one family");
    }
    let found = ungenerational(left, right, tables);
    if found.relation == NameRelation::Same && left.generation != right.generation {
        return Verdict::said(NameRelation::Alias, 0.7, "generation: only one name gives it");
    }
    found
}

fn ungenerational<'a>(left: &'a NameParts, right: &'a NameParts, tables: &Tables) -> Verdict<'a> {
    if left.joined == right.joined {
        return Verdict::said(NameRelation::Same, 0.99, "equal but for case, accents, marks and titles");
    }
    match (left.words.as_slice(), right.words.as_slice()) {
        ([one], [other]) => lone(one, other, tables),
        ([one], _) => short_form(one, right, &left.joined, tables),
        (_, [other]) => short_form(other, left, &right.joined, tables),
        _ => full(left, right, tables),
    }
}

/// Whether two full names have one family name, and given names of the same consonants that start alike.
///
/// Alone it is no ground to take the two for one person: siblings can be named so.
pub(super) fn echoes(left: &NameParts, right: &NameParts) -> bool {
    let (Some(first), Some(other)) = (left.words.first(), right.words.first()) else { return false };
    let sexes = first.sex.zip(other.sex).is_some_and(|(a, b)| a.excludes(b));
    let family = left.last().zip(right.last()).is_some_and(|(a, b)| a.text == b.text && !a.is_initial());
    let start = first.text.get(..2).is_some_and(|start| other.text.starts_with(start));
    left.words.len() > 1
        && right.words.len() > 1
        && family
        && start
        && !sexes
        && first.skeleton().len() > 2
        && first.skeleton() == other.skeleton()
        && left.generation == right.generation
}

/// Why two words of two names are what they are to each other.
fn of_words<'a>(part: &'static str, left: &'a Word, right: &'a Word, why: &'static str) -> Reason<'a> {
    Reason::Words { part, left: &left.text, right: &right.text, why }
}

/// Whether `words` written as one are `whole`.
fn spell<'w>(words: impl Iterator<Item = &'w Word>, whole: &str) -> bool {
    let mut rest = Some(whole);
    for word in words {
        rest = rest.and_then(|rest| rest.strip_prefix(word.text.as_str()));
    }
    rest == Some("")
}

/// One word against one word.
fn lone<'a>(left: &'a Word, right: &'a Word, tables: &Tables) -> Verdict<'a> {
    if left.is_initial() || right.is_initial() {
        return Verdict::different("a letter alone names nobody");
    }
    let as_given = left.sex.is_some() && right.sex.is_some();
    let tie = if as_given { given(left, right, tables) } else { family(left, right, tables) };
    match tie {
        Tie::Spelling(sure, why) if left.text.len().min(right.text.len()) > 3 => {
            Verdict::new(NameRelation::Variant, sure * 0.9, of_words("", left, right, why))
        }
        Tie::Short(why) => Verdict::new(NameRelation::Alias, 0.7, of_words("", left, right, why)),
        Tie::Different(why) => Verdict::different(why),
        _ => Verdict::different("too short to tell"),
    }
}

/// One word against a full name: the family name or the given name alone, perhaps misspelt.
fn short_form<'a>(word: &'a Word, full: &'a NameParts, joined: &str, tables: &Tables) -> Verdict<'a> {
    if full.words.iter().any(|w| w.text == word.text && !w.is_particle) {
        return Verdict::new(NameRelation::Alias, 0.85, Reason::IsPart(&word.text));
    }
    if spell(full.words.iter().skip(full.family_start()), &word.text) {
        return Verdict::said(NameRelation::Alias, 0.85, "the family name alone");
    }
    let Some(last) = full.last() else { return Verdict::different("nothing to compare") };
    if let Tie::Spelling(sure, why) = family(word, last, tables)
        && word.text.len() > 4
        && !last.is_initial()
    {
        return Verdict::new(NameRelation::Variant, sure * 0.85, of_words("family name ", word, last, why));
    }
    let longest = joined.len().max(full.joined.len());
    if longest >= 9 && slips(joined, &full.joined, 1) == 1 {
        return Verdict::said(NameRelation::Variant, 0.8, "one letter, written as one word and as two");
    }
    if let Some(first) = full.words.first()
        && let Tie::Short("a nickname") = given(word, first, tables)
    {
        return Verdict::said(NameRelation::Alias, 0.5, "a nickname of the given name");
    }
    Verdict::different("no part agrees")
}

/// Two names of two words or more each.
fn full<'a>(left: &'a NameParts, right: &'a NameParts, tables: &Tables) -> Verdict<'a> {
    if let Some(found) = reordered(left, right) {
        return found;
    }
    let (Some(first), Some(other)) = (left.words.first(), right.words.first()) else {
        return Verdict::different("nothing to compare");
    };
    let (Some(last), Some(end)) = (left.last(), right.last()) else {
        return Verdict::different("nothing to compare");
    };
    let families = families(left, right, tables);
    let givens = givens(first, other, left, right, tables);
    let of_given = match givens {
        Tie::Same => Reason::Said("given name: equal"),
        Tie::Spelling(_, why) | Tie::Short(why) | Tie::Different(why) => of_words("given name ", first, other, why),
    };
    let of_family = match families {
        Tie::Same => Reason::Said("family name: equal"),
        Tie::Spelling(_, why) | Tie::Short(why) | Tie::Different(why) => of_words("family name ", last, end, why),
    };
    let why = (of_given, Some(of_family));
    let middle = middles(left, right, tables);
    let (relation, confidence) = match (givens, families, middle) {
        (_, _, Middle::Differs) => (NameRelation::Different, 0.8),
        (Tie::Different(_), ..) | (_, Tie::Different(_), _) => {
            return squeezed(left, right, givens, families).unwrap_or(Verdict {
                relation: NameRelation::Different,
                confidence: 0.9,
                why,
            });
        }
        (Tie::Same, Tie::Same, Middle::Spelling) => (NameRelation::Variant, 0.85),
        (Tie::Same, Tie::Same, Middle::Equal) => (NameRelation::Same, 0.97),
        (Tie::Same, Tie::Same, Middle::Left) => (NameRelation::Alias, 0.85),
        (Tie::Spelling(g, _), Tie::Same, _) => (NameRelation::Variant, g),
        (Tie::Same, Tie::Spelling(f, _), _) => (NameRelation::Variant, f),
        (Tie::Spelling(g, _), Tie::Spelling(f, _), _) => both_spelt(left, right, g * f),
        (Tie::Short(_), Tie::Same, _) | (_, Tie::Short(_), _) => (NameRelation::Alias, 0.75),
        (Tie::Short(_), Tie::Spelling(f, _), _) => short_and_spelt(first, other, f),
    };
    Verdict { relation, confidence, why }
}

/// Both names spelt otherwise: little is left to hold them together, so short names do not pass.
fn both_spelt(left: &NameParts, right: &NameParts, sure: f64) -> (NameRelation, f64) {
    let shortest = |parts: &NameParts| parts.words.iter().map(|w| w.text.len()).min().unwrap_or(0);
    if sure < 0.6 || shortest(left).min(shortest(right)) < 4 {
        return (NameRelation::Different, 0.6);
    }
    (NameRelation::Variant, sure)
}

/// An initial and another spelling of the family name hold together only where the spelling is plain.
fn short_and_spelt(first: &Word, other: &Word, sure: f64) -> (NameRelation, f64) {
    if first.is_initial() || other.is_initial() || sure < 0.85 {
        return (NameRelation::Different, 0.6);
    }
    (NameRelation::Variant, sure * 0.7)
}

/// The same words in another order, or one name's words among the other's.
fn reordered<'a>(left: &NameParts, right: &NameParts) -> Option<Verdict<'a>> {
    let shared = |word: &Word| right.words.iter().any(|other| other.key == word.key);
    if !left.words.iter().any(shared) {
        return None;
    }
    let (a, b) = (sorted(left), sorted(right));
    if a == b && !a.is_empty() {
        let same_ends = left.words.first().map(|w| w.key) == right.words.first().map(|w| w.key);
        return Some(match (same_ends, a.len()) {
            (true, _) => Verdict::said(NameRelation::Same, 0.9, "equal but for small words"),
            (false, 3..) => Verdict::said(NameRelation::Same, 0.85, "the same words in another order"),
            (false, _) => reversed(left),
        });
    }
    let (few, many) = if a.len() < b.len() { (&a, &b) } else { (&b, &a) };
    let held = few.iter().filter(|w| many.contains(w)).count();
    let spelt = few.iter().all(|w| w.len() > 1) && few.len() > 1;
    (held == few.len() && few.len() < many.len() && spelt && ends_agree(left, right))
        .then(|| Verdict::said(NameRelation::Alias, 0.85, "one name has the words of the other and more"))
}

/// The words of a name but for its small ones, sorted.
fn sorted(parts: &NameParts) -> Vec<&str> {
    let mut words: Vec<&str> = parts.words.iter().filter(|w| !w.is_particle).map(|w| w.text.as_str()).collect();
    words.sort_unstable();
    words
}

/// Two words swapped: one person only where one of them is no given name, as where the family name stands first.
fn reversed<'a>(left: &NameParts) -> Verdict<'a> {
    let known = left.words.iter().filter(|w| w.sex.is_some()).count();
    if known <= 1 {
        return Verdict::said(NameRelation::Alias, 0.6, "the same words, the family name first in one");
    }
    Verdict::different("two given names in another order")
}

/// Whether the names share their first or their last word: Ann Marsh is not Marsh Ann Dunmore.
fn ends_agree(left: &NameParts, right: &NameParts) -> bool {
    let ends = |parts: &NameParts| (parts.words.first().map(|w| w.key), parts.last().map(|w| w.key));
    let (a, b) = (ends(left), ends(right));
    a.0 == b.0 || a.1 == b.1
}

fn families(left: &NameParts, right: &NameParts, tables: &Tables) -> Tie {
    let (Some(one), Some(other)) = (left.last(), right.last()) else { return Tie::Different("none") };
    let direct = family(one, other, tables);
    if matches!(direct, Tie::Same | Tie::Spelling(..)) {
        return direct;
    }
    let ends_in = |parts: &NameParts, word: &Word| {
        let count = parts.words.len();
        count > 2 && spell(parts.words.iter().skip(count - 2), &word.text)
    };
    if ends_in(left, other) || ends_in(right, one) {
        return Tie::Same;
    }
    direct
}

fn givens(first: &Word, other: &Word, left: &NameParts, right: &NameParts, tables: &Tables) -> Tie {
    let pair = |parts: &NameParts, start: &Word| -> Option<bool> {
        let [a, b, _, ..] = parts.words.as_slice() else { return None };
        let is_head = !a.is_initial() && !b.is_initial() && start.text.starts_with(a.text.as_str());
        (is_head && a.text.len() + 2 <= start.text.len()).then(|| spell([a, b].into_iter(), &start.text))
    };
    let longer = |a: &NameParts, b: &NameParts| a.words.len() > b.words.len();
    let compound = match () {
        () if longer(left, right) => pair(left, other),
        () if longer(right, left) => pair(right, first),
        () => None,
    };
    match compound {
        Some(true) => Tie::Same,
        Some(false) if first.sex.is_none() || other.sex.is_none() => Tie::Different("two given names"),
        _ => given(first, other, tables),
    }
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Middle {
    Equal,
    Spelling,
    /// One has fewer, or an initial.
    Left,
    Differs,
}

/// The words between the first and the last.
fn middles(left: &NameParts, right: &NameParts, tables: &Tables) -> Middle {
    let (a, b) = (left.between(), right.between());
    let is_even = a.clone().count() == b.clone().count();
    let mut out = if is_even { Middle::Equal } else { Middle::Left };
    for (one, other) in a.zip(b) {
        match given(one, other, tables) {
            Tie::Same => {}
            Tie::Spelling(..) if out == Middle::Equal => out = Middle::Spelling,
            Tie::Spelling(..) | Tie::Short(_) => out = Middle::Left,
            Tie::Different(_) if is_even => return Middle::Differs,
            Tie::Different(_) => out = Middle::Left,
        }
    }
    out
}

/// Long names that differ by a letter or two once their words are written together.
fn squeezed<'a>(left: &NameParts, right: &NameParts, givens: Tie, families: Tie) -> Option<Verdict<'a>> {
    let longest = left.joined.len().max(right.joined.len());
    let split_otherwise = left.words.len() != right.words.len();
    let other_name = matches!(givens, Tie::Different("two established names" | "names of a woman and of a man"));
    let both = matches!((givens, families), (Tie::Different(_), Tie::Different(_)));
    (longest >= 10 && split_otherwise && !other_name && !both && slips(&left.joined, &right.joined, 1) == 1)
        .then(|| Verdict::said(NameRelation::Variant, 0.75, "one letter, the words parted otherwise"))
}
