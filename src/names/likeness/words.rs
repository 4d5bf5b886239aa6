//! How two words of two names relate: given names by what is known of them, family names by their letters.

use super::distance::{are_neighbours, slips};
use super::parts::Word;
use super::tables::{Sex, Tables};

/// What two words are to each other.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Tie {
    /// One word.
    Same,
    /// One name in two spellings: how sure, and why.
    Spelling(f64, &'static str),
    /// An initial, a nickname or a short form.
    Short(&'static str),
    /// Two names.
    Different(&'static str),
}

/// How two given names relate.
pub(super) fn given(left: &Word, right: &Word, tables: &Tables) -> Tie {
    if left.text == right.text {
        return Tie::Same;
    }
    if left.is_initial() || right.is_initial() {
        let same = left.first() == right.first();
        return if same { Tie::Short("an initial") } else { Tie::Different("other initials") };
    }
    let distance = slips(&left.text, &right.text, 3);
    let longest = left.text.len().max(right.text.len());
    let is_near = distance <= 1 || (distance <= 2 && longest >= 5) || (distance <= 3 && longest >= 7);
    let sounds_alike = left.sound() == right.sound();
    let skeleton = left.skeleton() == right.skeleton();
    let listed = tables.is_one_name(left.key, right.key);
    let nickname = tables.is_nickname(left.key, right.key);
    let is_spelling = sounds_alike || (skeleton && distance <= 2);
    if (nickname && !is_spelling) || (skeleton && is_diminutive_of(left, right)) {
        return Tie::Short("a nickname");
    }
    if let (Some(one), Some(other)) = (left.sex, right.sex) {
        let last = left.text.bytes().last() == right.text.bytes().last();
        return match () {
            () if one.excludes(other) => Tie::Different("names of a woman and of a man"),
            () if sounds_alike => Tie::Spelling(0.95, "spellings of one name that sound alike"),
            () if listed && is_near => Tie::Spelling(0.92, "spellings of one name"),
            () if skeleton && distance <= 2 && longest >= 5 && last && left.first() == right.first() => {
                Tie::Spelling(0.85, "the same consonants")
            }
            () if nickname || listed || is_cut(left, right) => Tie::Short("forms of one name"),
            () if is_feminine_of(left, right) => Tie::Different("two established names"),
            () if distance == 1 && (longest >= 6 || (longest == 5 && skeleton)) && left.first() == right.first() => {
                Tie::Spelling(0.75, "one letter")
            }
            () => Tie::Different("two established names"),
        };
    }
    match () {
        () if sounds_alike => Tie::Spelling(0.95, "they sound alike"),
        () if listed && (is_near || skeleton) => Tie::Spelling(0.95, "spellings of one name"),
        () if listed => Tie::Short("forms of one name"),
        () if nickname => Tie::Short("a nickname"),
        () if is_cut(left, right) => Tie::Short("a short form"),
        () if is_near && distance <= 2 && slipped(left, right, distance, longest) => {
            Tie::Spelling(0.85, "a slip of a letter or two")
        }
        () if skeleton && distance <= 3 && longest >= 5 => Tie::Spelling(0.8, "the same consonants"),
        () => Tie::Different("two names"),
    }
}

/// `Danny` of `Dan`, `Katie` of `Kate`.
fn is_diminutive_of(left: &Word, right: &Word) -> bool {
    let (short, long) = if left.text.len() < right.text.len() { (left, right) } else { (right, left) };
    let is_small = |name: &Word| ["y", "ie", "ey"].iter().any(|end| name.text.ends_with(end));
    short.text.len() < long.text.len() && is_small(long) && !is_small(short) && !short.text.ends_with('i')
}

/// `Tonya` beside `Tony`.
fn is_feminine_of(left: &Word, right: &Word) -> bool {
    left.text.strip_suffix('a') == Some(right.text.as_str()) || right.text.strip_suffix('a') == Some(left.text.as_str())
}

/// `Clint` of `Clinton`, but not `Paul` of `Pauline`.
fn is_cut(left: &Word, right: &Word) -> bool {
    let (short, long) = if left.text.len() < right.text.len() { (left, right) } else { (right, left) };
    let Some(rest) = long.text.strip_prefix(short.text.as_str()) else { return false };
    let is_feminine = matches!(rest, "ine" | "ina" | "ette" | "etta" | "elle" | "ella" | "een" | "ene" | "enne");
    short.text.len() >= 3 && rest.len() >= 2 && (!is_feminine || short.sex == Some(Sex::Female))
}

/// Whether the letters that differ look like a slip rather than another name.
fn slipped(left: &Word, right: &Word, distance: usize, longest: usize) -> bool {
    let starts_alike = left.first() == right.first() || is_swapped_start(left, right);
    (starts_alike || longest >= 7)
        && strsim::jaro_winkler(&left.text, &right.text) > 0.82
        && distance <= longest / 3 + 1
}

fn is_swapped_start(left: &Word, right: &Word) -> bool {
    let (a, b) = (left.text.as_bytes(), right.text.as_bytes());
    matches!((a.get(..2), b.get(..2)), (Some([w, x]), Some([y, z])) if w == z && x == y)
}

/// How two family names relate.
pub(super) fn family(left: &Word, right: &Word, tables: &Tables) -> Tie {
    if left.text == right.text {
        return Tie::Same;
    }
    let (a, b) = (left.text.as_str(), right.text.as_str());
    let (shortest, longest) = (a.len().min(b.len()), a.len().max(b.len()));
    if shortest == 1 {
        let same = left.first() == right.first();
        return if same { Tie::Short("an initial") } else { Tie::Different("other initials") };
    }
    if shortest == 2 {
        return Tie::Different("too short to tell");
    }
    if is_of_other_sex(a, b) {
        return Tie::Different("forms of a woman's and of a man's name");
    }
    if tables.is_one_name(left.key, right.key) && !(longest <= 4 && left.first() != right.first()) {
        return Tie::Spelling(0.95, "spellings of one name");
    }
    let distance = slips(a, b, 3);
    let skeleton = left.skeleton() == right.skeleton();
    let starts_alike = left.first() == right.first() || is_swapped_start(left, right);
    match distance {
        1 if longest <= 4 => short_slip(left, right),
        1 if has_other_ending(a, b) => Tie::Different("other endings"),
        1 if starts_alike => Tie::Spelling(if skeleton { 0.93 } else { 0.85 }, "one letter"),
        1 if left.sound().get(1..) == right.sound().get(1..) && are_one_sound(left, right) => {
            Tie::Spelling(0.85, "they sound alike")
        }
        2 if longest >= 6 && starts_alike && (skeleton || strsim::jaro_winkler(a, b) > 0.93) => {
            Tie::Spelling(if skeleton { 0.88 } else { 0.75 }, "two letters")
        }
        _ if left.sound() == right.sound() && shortest >= 4 => Tie::Spelling(0.88, "they sound alike"),
        2 if shortest >= 5 && skeleton => Tie::Spelling(0.8, "the same consonants"),
        3 if longest >= 6 && skeleton && starts_alike => Tie::Spelling(0.75, "the same consonants"),
        2 | 3 if longest >= 6 && are_kindred(left, right) => Tie::Spelling(0.75, "the same consonants"),
        _ => Tie::Different("two names"),
    }
}

/// Whether only the last letter differs, and no slip of the finger explains it: `-ow` and `-on`.
fn has_other_ending(left: &str, right: &str) -> bool {
    let (Some((a, x)), Some((b, y))) = (split_last(left), split_last(right)) else { return false };
    let is_vowel = |c: u8| matches!(c, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    a == b && x != y && !are_neighbours(x, y) && !(is_vowel(x) && is_vowel(y))
}

fn split_last(word: &str) -> Option<(&[u8], u8)> {
    word.as_bytes().split_last().map(|(last, rest)| (rest, *last))
}

/// The same consonants, the first of them written with another letter of one place in the mouth: `Q` and `G`.
fn are_kindred(left: &Word, right: &Word) -> bool {
    const KINDRED: [&str; 4] = ["gkj", "bpv", "dt", "sSCj"];
    let (Some(a), Some(b)) = (left.skeleton().chars().next(), right.skeleton().chars().next()) else { return false };
    left.skeleton().len() >= 3
        && left.skeleton().get(1..) == right.skeleton().get(1..)
        && KINDRED.iter().any(|kin| kin.contains(a) && kin.contains(b))
}

/// One slip in a word of three or four letters: only a doubled letter, a swap, or another vowel.
fn short_slip(left: &Word, right: &Word) -> Tie {
    let (a, b) = (left.text.as_bytes(), right.text.as_bytes());
    if left.first() == right.first()
        && left.text.len().max(right.text.len()) == 4
        && left.skeleton() == right.skeleton()
    {
        return Tie::Spelling(0.8, "one letter");
    }
    let mut pairs = a.iter().zip(b).filter(|(x, y)| x != y);
    let one = pairs.next().is_some_and(|(x, y)| are_neighbours(*x, *y)) && pairs.next().is_none();
    if a.len() == b.len() && a.len() == 4 && one && left.first() == right.first() {
        return Tie::Spelling(0.6, "one letter, side by side on the keyboard");
    }
    Tie::Different("too short to tell")
}

fn are_one_sound(left: &Word, right: &Word) -> bool {
    left.sound().get(..1) == right.sound().get(..1)
}

/// `-ov` and `-ova`, `-sky` and `-skaya`.
fn is_of_other_sex(left: &str, right: &str) -> bool {
    let (short, long) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    let slavic = ["ov", "ev", "yov", "in", "yn"].iter().any(|end| short.ends_with(end));
    let adjective = ["sky", "ski", "skiy", "skii", "skij"].iter().find_map(|end| short.strip_suffix(end));
    (slavic && long.strip_suffix('a') == Some(short) && short.len() > 3)
        || adjective.is_some_and(|stem| {
            long.strip_prefix(stem).is_some_and(|rest| matches!(rest, "skaya" | "ska" | "skaia" | "skaja"))
        })
}
