//! People who are named, not numbered: "a man", "the driver", "Ann Marsh and her brother", "no one".
//!
//! A toll of one is hardly ever written as a number, so a slot may count such words as one each.

use super::frame::{Frame, Placed, is_of};
use crate::lexicon::WordClass;
use crate::model::{Mention, WordKey};
use crate::patterns::SlotKind;
use rust_decimal::prelude::ToPrimitive;
use rustc_hash::FxHashSet;

/// Adjectives and numbers that may stand before the noun.
const MODIFIERS: usize = 7;
/// So far before "and" may "both" stand.
const BOTH: usize = 3;
/// Names in one list.
const LISTED: usize = 6;
/// Nouns for several people of one family.
const KIN: [&str; 10] = [
    "children",
    "kids",
    "sons",
    "daughters",
    "brothers",
    "sisters",
    "siblings",
    "parents",
    "grandchildren",
    "stepchildren",
];

/// Whether the words at `at` only go on with a list of people, so that they are not all of it.
pub(super) fn goes_on(frame: &Frame<'_>, at: usize, nouns: &FxHashSet<WordKey>) -> bool {
    let Some(before) = at.checked_sub(2) else { return false };
    let ends_at = |end: usize, kind: SlotKind| ends_at(frame, end, kind);
    if frame.has(at - 1, WordClass::COMMA) {
        // "Ann Marsh, 34, Bo Renn and Ida Falk"
        let comma = before.checked_sub(1).filter(|comma| frame.has(*comma, WordClass::COMMA));
        let is_aged = ends_at(at - 1, SlotKind::Age) && comma.is_some_and(|comma| ends_at(comma, SlotKind::Person));
        return is_aged || is_headed(frame, before, nouns);
    }
    if !frame.has(at - 1, WordClass::AND) {
        return false;
    }
    let before = if frame.has(before, WordClass::COMMA) { before.saturating_sub(1) } else { before };
    // "both Falk and the driver": whatever Falk is
    let is_of_two = (before.saturating_sub(BOTH)..before).any(|at| frame.word(at).eq_ignore_ascii_case("both"));
    is_of_two || frame.key(before).is_some_and(|key| nouns.contains(&key)) || ends_at(before + 1, SlotKind::Person)
}

/// Whether a headline begins with the noun at `at`, which has no article: "Father, 3 sons found dead".
fn is_headed(frame: &Frame<'_>, at: usize, nouns: &FxHashSet<WordKey>) -> bool {
    let opens = at.checked_sub(1).is_none_or(|first| frame.ends_clause(first));
    opens && frame.key(at).is_some_and(|key| nouns.contains(&key))
}

/// How many people the words at `at` name, and the token after them: the longest list first.
pub(super) fn counted(frame: &Frame<'_>, at: usize, nouns: &FxHashSet<WordKey>) -> Vec<(u32, usize)> {
    if let Some(end) = nobody(frame, at, nouns) {
        return vec![(0, end)];
    }
    if frame.has(at, WordClass::PRONOUN) || is_lone_one(frame, at) || is_lone_other(frame, at) {
        return vec![(1, at + 1)];
    }
    let Some((count, mut end)) = named(frame, age_end(frame, at), nouns) else { return Vec::new() };
    let mut out = if count == 1 && !is_number(frame, at) { vec![(1, end)] } else { Vec::new() };
    let (mut total, mut is_open) = (count, false);
    let is_owned = is_possessive(frame, at);
    let (mut is_closed, mut is_kin) = (false, is_owned);
    for _ in 1..LISTED {
        let Some(next) = next_named(frame, end, nouns, is_owned) else { break };
        let Next { at: next, count: more, end: after, is_joined } = next;
        if out.len() <= 1 && is_number(frame, at) && is_number(frame, next) && begins_clause(frame, end, next) {
            break;
        }
        // "his father, Bo Renn, and brother", "Ann Marsh and her daughter, Ida Falk": the name is that of one told of
        let is_comma = frame.has(next - 1, WordClass::COMMA);
        let is_apposed = (is_kin || is_closed)
            && is_comma
            && !ends_at(frame, end, SlotKind::Person)
            && person_at(frame, age_end(frame, next)).is_some();
        is_closed = frame.has(next - 1, WordClass::AND);
        is_kin = is_owned && !frame.has(next, WordClass::ARTICLE) || is_possessive(frame, next);
        is_open = !is_closed && (is_open || !is_joined);
        total = if is_apposed { total } else { total.saturating_add(more) };
        end = after;
        if !is_open {
            out.push((total, end));
        }
    }
    if and_kin(frame, end, is_owned) {
        return Vec::new();
    }
    out.reverse();
    out
}

/// Where the words for several people at `at` end, if a list then tells of each of them once more: "three victims, a
/// man, a woman and a boy". Where those before could stand in one list with them ("two sailors, a cook and a guest"),
/// the list is of them only with a comma behind it, and is a remark then.
pub(super) fn one_by_one(frame: &Frame<'_>, at: usize, nouns: &FxHashSet<WordKey>) -> Option<usize> {
    if !is_number(frame, at) {
        return None;
    }
    let (count, end) = named(frame, at, nouns).filter(|(count, _)| *count > 1)?;
    if !frame.has(end, WordClass::COMMA) || frame.has(end + 1, WordClass::AND) {
        return None;
    }
    let (mut told, mut after, mut is_closed) = (0, end, false);
    while told < count && !is_closed {
        let next = next_named(frame, after, nouns, false).filter(|next| next.count == 1)?;
        is_closed = frame.has(next.at - 1, WordClass::AND);
        (told, after) = (told + 1, next.end);
    }
    let is_all = told == count && is_closed;
    let is_remark = frame.has(after, WordClass::COMMA);
    (is_all && (is_remark || frame.has(end - 1, WordClass::ANYBODY))).then_some(if is_remark { end } else { after })
}

/// The next of a list.
struct Next {
    at: usize,
    count: u32,
    end: usize,
    /// Whether "and" or a comma of the list's own stands before it.
    is_joined: bool,
}

/// The next of a list whose last ended at `end`: after "and", a comma or both, with or without a remark before it. The
/// comma that ends a remark may be that of the list: "Ann Marsh, 34, Bo Renn and Ida Falk". Such a list has to come to
/// its "and".
///
/// In a list of whom somebody has, which `is_owned`, single ones need no article: "his wife, son and daughter".
fn next_named(frame: &Frame<'_>, end: usize, nouns: &FxHashSet<WordKey>, is_owned: bool) -> Option<Next> {
    let remark = after_insertion(frame, end);
    let comma = remark.filter(|next| frame.has(next - 1, WordClass::COMMA));
    let joints = [after_joint(frame, end), remark.and_then(|next| after_joint(frame, next))];
    let places = joints.into_iter().flatten().map(|at| (at, true)).chain(comma.map(|at| (at, false)));
    places.into_iter().find_map(|(at, is_joined)| {
        let is_last = frame.has(at - 1, WordClass::AND);
        let is_bare = (is_last || is_owned) && !frame.word(at).ends_with("ing");
        let bare = || is_bare.then(|| noun_from(frame, at, nouns)).flatten().map(|end| (1, end));
        let named = named(frame, at, nouns).map(|named| (named, is_joined));
        let ((count, end), is_joined) = named.or_else(|| Some((bare()?, is_joined && is_last)))?;
        Some(Next { at, count, end, is_joined })
    })
}

/// "(his wife) and children", "(a woman) and her sons": more, and nobody says how many.
fn and_kin(frame: &Frame<'_>, end: usize, is_owned: bool) -> bool {
    let and = end + usize::from(frame.has(end, WordClass::COMMA));
    let owner = usize::from(is_possessive(frame, and + 1));
    let near = (and + 1 + owner..and + 3 + owner).map(|at| frame.word(at));
    frame.has(and, WordClass::AND) && (is_owned || owner > 0) && near.into_iter().any(|word| KIN.contains(&word))
}

/// "his", "their": what follows is somebody's.
fn is_possessive(frame: &Frame<'_>, at: usize) -> bool {
    matches!(frame.word(at).to_ascii_lowercase().as_str(), "his" | "her" | "their")
}

/// The name of a person that begins at `at`.
fn person_at<'p>(frame: &'p Frame<'_>, at: usize) -> Option<&'p Placed<'p>> {
    frame.at(at).iter().find(|p| is_of(p.mention, SlotKind::Person))
}

/// Whether a mention that may fill a slot of `kind` ends before token `end`.
fn ends_at(frame: &Frame<'_>, end: usize, kind: SlotKind) -> bool {
    frame.mentions.iter().any(|p| p.end == end && is_of(p.mention, kind))
}

/// "no one", "nobody", "nobody else", "no passengers".
fn nobody(frame: &Frame<'_>, at: usize, nouns: &FxHashSet<WordKey>) -> Option<usize> {
    let is_no = |end: usize| frame.has(at, WordClass::NO) && frame.has(end, WordClass::ONE);
    if frame.has(at, WordClass::NOBODY) || is_no(at + 1) {
        let end = at + 1 + usize::from(is_no(at + 1));
        return Some(end + usize::from(frame.word(end) == "else"));
    }
    let is_noun = frame.key(at + 1).is_some_and(|next| nouns.contains(&next));
    (frame.has(at, WordClass::NO) && is_noun).then_some(at + 2)
}

/// "One dead in a fire", "killed one and hurt five", "one of whom died", "one fatally": one person, without a noun. In
/// other places "one" may stand for anything that was spoken of before.
fn is_lone_one(frame: &Frame<'_>, at: usize) -> bool {
    if !frame.has(at, WordClass::ONE) {
        return false;
    }
    let before = at.checked_sub(1);
    let opens = before.is_none_or(|before| frame.ends_clause(before) || frame.has(before, WordClass::AND));
    let verb = before.map_or("", |before| frame.word(before)).to_ascii_lowercase();
    let left = verb == "left" || verb.starts_with("leav");
    let next = frame.word(at + 1);
    let is_fate = matches!(next, "dead" | "hurt" | "slain" | "shot") || next.ends_with("ed");
    let stops = |at: usize| {
        let goes_on = frame.has(at, WordClass::ATTACHED) && !frame.has(at, WordClass::OF) && !is_number(frame, at + 1);
        frame.ends_clause(at) || frame.has(at, WordClass::AND) || goes_on
    };
    if is_fate {
        return (opens || left) && stops(at + 2);
    }
    // "Three were killed and one was wounded", "… and one critically wounded"
    let is_later = next == "was" || next.ends_with("ly");
    if is_later && frame.word(at + 2).ends_with("ed") && before.is_some_and(|before| frame.has(before, WordClass::AND))
    {
        return true;
    }
    if next == "fatally" || next == "of" && matches!(frame.word(at + 2), "whom" | "them") {
        return true;
    }
    let joint = frame.has(at + 1, WordClass::AND) || frame.has(at + 1, WordClass::COMMA);
    joint && !opens && (at + 2..at + 5).any(|next| frame.at(next).iter().any(|p| counts_anybody(p)))
}

/// "And another was hurt", "another wounded", "wounding another in": one more person, without a noun.
fn is_lone_other(frame: &Frame<'_>, at: usize) -> bool {
    if !frame.word(at).eq_ignore_ascii_case("another") {
        return false;
    }
    let (last, next) = (at.checked_sub(1).map_or("", |last| frame.word(last)), frame.word(at + 1));
    let is_done = last.ends_with("ing") || last.ends_with("ed");
    let goes_on = matches!(next, "in" | "at" | "on" | "before" | "after" | "and" | "during");
    let ends = frame.ends_clause(at + 1) || goes_on;
    matches!(next, "was" | "is" | "hurt") || next.ends_with("ed") || is_done && ends
}

/// Whether a count says no noun, or that of people of no kind.
fn counts_anybody(placed: &Placed<'_>) -> bool {
    let counted = placed.mention.figure().filter(|_| is_of(placed.mention, SlotKind::Count));
    counted.is_some_and(|figure| figure.head().is_none_or(|noun| matches!(noun, "person" | "victim")))
}

/// "Nine sailors, and 200 guests left": two numbers with a comma before "and" are no list but two statements.
fn begins_clause(frame: &Frame<'_>, end: usize, next: usize) -> bool {
    frame.has(end, WordClass::COMMA) && frame.has(end + 1, WordClass::AND) && next == end + 2
}

fn is_number(frame: &Frame<'_>, at: usize) -> bool {
    frame.at(at).iter().any(|p| is_of(p.mention, SlotKind::Count))
}

/// A name, a numbered group, or an article and a noun.
fn named(frame: &Frame<'_>, at: usize, nouns: &FxHashSet<WordKey>) -> Option<(u32, usize)> {
    let after_title = title_end(frame, at);
    if let Some(person) = person_at(frame, after_title) {
        return Some((1, person.end));
    }
    // "their two sons"
    let number = at + usize::from(is_possessive(frame, at));
    if let Some(group) = frame.at(number).iter().find(|p| is_of(p.mention, SlotKind::Count)) {
        let counts = noun_of(group.mention).is_some_and(|n| nouns.contains(&n));
        let figure = group.mention.figure()?;
        let exact = matches!(figure.amount, crate::model::Amount::Exact(_));
        return (counts && exact).then(|| Some((figure.amount.value()?.to_u32()?, group.end)))?;
    }
    // "his wife Ann Marsh"
    let name = |end: usize| person_at(frame, end).map_or(end, |p| p.end);
    described(frame, at, nouns).map(|end| (1 + u32::from(is_two(frame.word(end - 1))), name(end)))
}

/// "A couple": two people.
fn is_two(noun: &str) -> bool {
    matches!(noun, "couple" | "pair" | "duo")
}

/// The token after the age at `at`: "4-year-old Ann Marsh".
fn age_end(frame: &Frame<'_>, at: usize) -> usize {
    year_old(frame, at).unwrap_or(at)
}

/// The end of "24-year-old".
fn year_old(frame: &Frame<'_>, at: usize) -> Option<usize> {
    let is_age = |p: &&Placed<'_>| is_of(p.mention, SlotKind::Age) && frame.word(p.end - 1) == "old";
    frame.at(at).iter().find(is_age).map(|p| p.end)
}

/// The key of what a figure counts.
pub(super) fn noun_of(mention: &Mention) -> Option<WordKey> {
    mention.figure()?.head().map(WordKey::of)
}

/// The token after the titles at `at`.
pub(super) fn title_end(frame: &Frame<'_>, at: usize) -> usize {
    let mut end = at;
    while end < at + 3 && frame.has(end, WordClass::TITLE) {
        end += 1;
        if frame.word(end) == "." {
            end += 1;
        }
    }
    end
}

/// The end of "a 34-year-old Leeds man".
fn described(frame: &Frame<'_>, at: usize, nouns: &FxHashSet<WordKey>) -> Option<usize> {
    let noun = || noun_from(frame, at + 1, nouns).or_else(|| aged(frame, at + 1));
    frame.has(at, WordClass::ARTICLE).then(noun).flatten()
}

/// The end of "24-year-old" where no noun follows, but perhaps "suffering from": somebody of that age.
fn aged(frame: &Frame<'_>, at: usize) -> Option<usize> {
    let end = year_old(frame, at)?;
    let ends = frame.ends_clause(end) || frame.has(end, WordClass::BREAK) || frame.has(end, WordClass::AND);
    (ends || matches!(frame.word(end), "suffering" | "bleeding")).then_some(end)
}

/// The end of "34-year-old Leeds man", where it names one person.
fn noun_from(frame: &Frame<'_>, at: usize, nouns: &FxHashSet<WordKey>) -> Option<usize> {
    for noun in at..(at + 1 + MODIFIERS).min(frame.tokens.len()) {
        let key = frame.key(noun)?;
        let last = !frame.key(noun + 1).is_some_and(|next| nouns.contains(&next)) && !frame.is_hyphen(noun + 1);
        if nouns.contains(&key) && last {
            return (!is_plural(frame.word(noun)) && !is_owner(frame, noun)).then_some(noun + 1);
        }
        if frame.ends_clause(noun) || frame.has(noun, WordClass::BREAK) {
            return None;
        }
    }
    None
}

/// "the victim's": the words speak of something of hers.
fn is_owner(frame: &Frame<'_>, at: usize) -> bool {
    matches!(frame.word(at + 1), "'s" | "’s" | "'" | "’")
}

fn is_plural(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    word.ends_with('s')
        || word.ends_with("men")
        || matches!(word.as_str(), "people" | "children" | "staff" | "crew" | "police")
}

/// The token after "and", "," or ", and".
fn after_joint(frame: &Frame<'_>, at: usize) -> Option<usize> {
    let next = if frame.has(at, WordClass::COMMA) { at + 1 } else { at };
    let next = if frame.has(next, WordClass::AND) { next + 1 } else { next };
    let next = if frame.has(next, WordClass::ALSO) { next + 1 } else { next };
    (next > at).then_some(next)
}

/// The token after a remark between two commas, dashes or in brackets, or before a verb: ", 34, of Leeds,", "including a
/// boy (were)".
pub(super) fn after_insertion(frame: &Frame<'_>, at: usize) -> Option<usize> {
    const LONGEST: usize = 20;
    let reach = (at + LONGEST).min(frame.tokens.len());
    if is_double_hyphen(frame, at) {
        return (at + 3..reach).find(|end| is_double_hyphen(frame, *end)).map(|end| end + 2);
    }
    if is_dash(frame, at) {
        return (at + 2..reach).find(|end| is_dash(frame, *end)).map(|end| end + 1);
    }
    if frame.word(at) == "including" {
        let verb = (at + 2..reach).find(|verb| matches!(frame.word(*verb), "was" | "were" | "are" | "have" | "had"))?;
        return (!(at..verb).any(|word| frame.has(word, WordClass::CLAUSE))).then_some(verb);
    }
    if !frame.has(at, WordClass::CLAUSE) {
        return None;
    }
    let close = match frame.word(at) {
        "," => ",",
        "(" => ")",
        "–" => "–",
        "—" => "—",
        _ => return None,
    };
    (at + 2..reach).find(|end| frame.word(*end) == close).map(|end| end + 1)
}

/// "--", as typewriters write a dash.
fn is_double_hyphen(frame: &Frame<'_>, at: usize) -> bool {
    frame.word(at) == "-" && frame.word(at + 1) == "-"
}

/// " - ", a hyphen for a dash.
fn is_dash(frame: &Frame<'_>, at: usize) -> bool {
    let ends = |at: usize| frame.tokens.get(at).map(|t| (t.span.start(), t.span.end()));
    let [before, hyphen, after] = [at.checked_sub(1).and_then(ends), ends(at), ends(at + 1)];
    let stands_free = before.zip(hyphen).is_some_and(|((_, end), (start, _))| end < start)
        && hyphen.zip(after).is_some_and(|((_, end), (start, _))| end < start);
    frame.word(at) == "-" && stands_free
}
