//! How two names of people relate: parts are aligned, then compared by what they are.

use super::distance::slips;
use super::parts::{NameParts, Word};
use super::tables::Tables;
use super::words::{Tie, family, given};
use super::{NameRelation, Verdict};

/// How the people named relate.
pub(super) fn relate(left: &NameParts, right: &NameParts, tables: &Tables) -> Verdict {
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
        return Verdict::new(NameRelation::Alias, 0.7, "generation: only one name gives it");
    }
    found
}

fn ungenerational(left: &NameParts, right: &NameParts, tables: &Tables) -> Verdict {
    if left.joined == right.joined {
        return Verdict::new(NameRelation::Same, 0.99, "equal but for case, accents, marks and titles");
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

/// One word against one word.
fn lone(left: &Word, right: &Word, tables: &Tables) -> Verdict {
    if left.is_initial() || right.is_initial() {
        return Verdict::different("a letter alone names nobody");
    }
    let as_given = left.sex.is_some() && right.sex.is_some();
    let tie = if as_given { given(left, right, tables) } else { family(left, right, tables) };
    match tie {
        Tie::Spelling(sure, why) if left.text.len().min(right.text.len()) > 3 => {
            Verdict::new(NameRelation::Variant, sure * 0.9, &format!("{}/{}: {why}", left.text, right.text))
        }
        Tie::Short(why) => Verdict::new(NameRelation::Alias, 0.7, &format!("{}/{}: {why}", left.text, right.text)),
        Tie::Different(why) => Verdict::different(why),
        _ => Verdict::different("too short to tell"),
    }
}

/// One word against a full name: the family name or the given name alone, perhaps misspelt.
fn short_form(word: &Word, full: &NameParts, joined: &str, tables: &Tables) -> Verdict {
    if full.words.iter().any(|w| w.text == word.text && !w.is_particle) {
        return Verdict::new(NameRelation::Alias, 0.85, &format!("{} is part of the other name", word.text));
    }
    let compound: String = full.words.iter().skip(full.family_start()).map(|w| w.text.as_str()).collect();
    if compound == *word.text {
        return Verdict::new(NameRelation::Alias, 0.85, "the family name alone");
    }
    let Some(last) = full.last() else { return Verdict::different("nothing to compare") };
    if let Tie::Spelling(sure, why) = family(word, last, tables)
        && word.text.len() > 4
        && !last.is_initial()
    {
        return Verdict::new(
            NameRelation::Variant,
            sure * 0.85,
            &format!("family name {}/{}: {why}", word.text, last.text),
        );
    }
    let longest = joined.len().max(full.joined.len());
    if longest >= 9 && slips(joined, &full.joined, 1) == 1 {
        return Verdict::new(NameRelation::Variant, 0.8, "one letter, written as one word and as two");
    }
    if let Some(first) = full.words.first()
        && let Tie::Short("a nickname") = given(word, first, tables)
    {
        return Verdict::new(NameRelation::Alias, 0.5, "a nickname of the given name");
    }
    Verdict::different("no part agrees")
}

/// Two names of two words or more each.
fn full(left: &NameParts, right: &NameParts, tables: &Tables) -> Verdict {
    if let Some(found) = reordered(left, right, tables) {
        return found;
    }
    let (Some(first), Some(other)) = (left.words.first(), right.words.first()) else {
        return Verdict::different("nothing to compare");
    };
    let families = families(left, right, tables);
    let givens = givens(first, other, left, right, tables);
    let tie = |what: &str, tie: Tie, a: &str, b: &str| match tie {
        Tie::Same => format!("{what}: equal"),
        Tie::Spelling(_, why) => format!("{what} {a}/{b}: {why}"),
        Tie::Short(why) => format!("{what} {a}/{b}: {why}"),
        Tie::Different(why) => format!("{what} {a}/{b}: {why}"),
    };
    let last = |parts: &NameParts| parts.last().map(|w| w.text.clone()).unwrap_or_default();
    let why = vec![
        tie("given name", givens, &first.text, &other.text),
        tie("family name", families, &last(left), &last(right)),
    ];
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
fn reordered(left: &NameParts, right: &NameParts, _tables: &Tables) -> Option<Verdict> {
    let sorted = |parts: &NameParts| {
        let mut words: Vec<_> = parts.words.iter().filter(|w| !w.is_particle).map(|w| w.text.clone()).collect();
        words.sort_unstable();
        words
    };
    let (a, b) = (sorted(left), sorted(right));
    if a == b && !a.is_empty() {
        let same_ends = left.words.first().map(|w| w.key) == right.words.first().map(|w| w.key);
        return Some(match (same_ends, a.len()) {
            (true, _) => Verdict::new(NameRelation::Same, 0.9, "equal but for small words"),
            (false, 3..) => Verdict::new(NameRelation::Same, 0.85, "the same words in another order"),
            (false, _) => reversed(left),
        });
    }
    let (few, many) = if a.len() < b.len() { (&a, &b) } else { (&b, &a) };
    let held = few.iter().filter(|w| many.contains(w)).count();
    let spelt = few.iter().all(|w| w.len() > 1) && few.len() > 1;
    (held == few.len() && few.len() < many.len() && spelt && ends_agree(left, right))
        .then(|| Verdict::new(NameRelation::Alias, 0.85, "one name has the words of the other and more"))
}

/// Two words swapped: one person only where one of them is no given name, as where the family name stands first.
fn reversed(left: &NameParts) -> Verdict {
    let known = left.words.iter().filter(|w| w.sex.is_some()).count();
    if known <= 1 {
        return Verdict::new(NameRelation::Alias, 0.6, "the same words, the family name first in one");
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
    let compound =
        |parts: &NameParts, from: usize| -> String { parts.words.iter().skip(from).map(|w| w.text.as_str()).collect() };
    let (a, b) = (left.words.len(), right.words.len());
    let tails = |parts: &NameParts, n: usize| compound(parts, n.saturating_sub(2).max(1));
    if (a > 2 && tails(left, a) == *other.text) || (b > 2 && tails(right, b) == *one.text) {
        return Tie::Same;
    }
    direct
}

fn givens(first: &Word, other: &Word, left: &NameParts, right: &NameParts, tables: &Tables) -> Tie {
    let pair = |parts: &NameParts, start: &Word| -> Option<String> {
        let [a, b, _, ..] = parts.words.as_slice() else { return None };
        let is_head = !a.is_initial() && !b.is_initial() && start.text.starts_with(a.text.as_str());
        (is_head && a.text.len() + 2 <= start.text.len()).then(|| format!("{}{}", a.text, b.text))
    };
    let longer = |a: &NameParts, b: &NameParts| a.words.len() > b.words.len();
    let compound = match () {
        () if longer(left, right) => pair(left, other).map(|p| p == *other.text),
        () if longer(right, left) => pair(right, first).map(|p| p == *first.text),
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
    let between = |parts: &NameParts| -> Vec<Word> {
        let words = parts.words.get(1..parts.words.len().saturating_sub(1)).unwrap_or(&[]);
        words.iter().filter(|w| !w.is_particle).cloned().collect()
    };
    let (a, b) = (between(left), between(right));
    let mut out = if a.len() == b.len() { Middle::Equal } else { Middle::Left };
    for (one, other) in a.iter().zip(&b) {
        match given(one, other, tables) {
            Tie::Same => {}
            Tie::Spelling(..) if out == Middle::Equal => out = Middle::Spelling,
            Tie::Spelling(..) | Tie::Short(_) => out = Middle::Left,
            Tie::Different(_) if a.len() == b.len() => return Middle::Differs,
            Tie::Different(_) => out = Middle::Left,
        }
    }
    out
}

/// Long names that differ by a letter or two once their words are written together.
fn squeezed(left: &NameParts, right: &NameParts, givens: Tie, families: Tie) -> Option<Verdict> {
    let longest = left.joined.len().max(right.joined.len());
    let split_otherwise = left.words.len() != right.words.len();
    let other_name = matches!(givens, Tie::Different("two established names" | "names of a woman and of a man"));
    let both = matches!((givens, families), (Tie::Different(_), Tie::Different(_)));
    (longest >= 10 && split_otherwise && !other_name && !both && slips(&left.joined, &right.joined, 1) == 1)
        .then(|| Verdict::new(NameRelation::Variant, 0.75, "one letter, the words parted otherwise"))
}
