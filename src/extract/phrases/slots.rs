//! What may fill a slot at a place, the likeliest first.

use super::frame::{Frame, Placed, is_of};
use super::people::{counted, goes_on, noun_of, one_by_one, title_end};
use crate::lexicon::WordClass;
use crate::model::{Amount, SlotFill, Span, Value};
use crate::patterns::{Slot, SlotKind};
use rust_decimal::Decimal;

/// Something that may fill a slot, and the token after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Filling {
    pub fill: SlotFill,
    pub end: usize,
}

/// Words between a number and what it counts.
const BETWEEN: usize = 4;
/// Words that may follow a group of people and still belong to it.
const AFTER: usize = 6;
/// The longest text that fills a slot.
const TEXT: usize = 8;

/// Everything that may fill `slot` at token `at`, into the empty `out`.
pub(super) fn fillings(frame: &Frame<'_>, slot: &Slot, at: usize, out: &mut Vec<Filling>) {
    if slot.single && goes_on(frame, at, &slot.nouns) {
        return;
    }
    for kind in std::iter::once(slot.kind).chain(slot.also.iter().copied()) {
        match kind {
            SlotKind::Text => words(frame, slot, at, out),
            SlotKind::Quote => quoted(frame, at, out),
            _ => mentions(frame, slot, kind, at, out),
        }
    }
    if slot.single {
        people(frame, slot, at, out);
        attached(frame, out);
    }
}

fn mentions(frame: &Frame<'_>, slot: &Slot, kind: SlotKind, at: usize, out: &mut Vec<Filling>) {
    let mut start = at;
    if kind == SlotKind::Person {
        start = before_name(frame, at);
    }
    for skip in 0..3 {
        for placed in frame.at(start).iter().filter(|p| is_of(p.mention, kind)) {
            fit(frame, slot, kind, placed, out);
        }
        let skippable = frame.has(start, WordClass::BEFORE) || (skip > 0 && frame.is_hyphen(start));
        if !out.is_empty() || !skippable {
            return;
        }
        start += 1;
    }
}

/// The token after titles and roles that stand before a name.
fn before_name(frame: &Frame<'_>, at: usize) -> usize {
    let at = title_end(frame, at);
    let role = frame.at(at).iter().find(|p| is_of(p.mention, SlotKind::Role));
    let follows = |p: &&Placed<'_>| frame.at(p.end).iter().any(|n| is_of(n.mention, SlotKind::Person));
    role.filter(follows).map_or(at, |p| p.end)
}

/// Tries one mention: whether it counts or measures what the slot asks for.
fn fit(frame: &Frame<'_>, slot: &Slot, kind: SlotKind, placed: &Placed<'_>, out: &mut Vec<Filling>) {
    let fill = SlotFill::Mention(placed.mention.id);
    let Value::Figure(figure) = &placed.mention.value else {
        out.push(Filling { fill, end: placed.end });
        return;
    };
    let bound = |v: Option<i64>| v.map(Decimal::from);
    let (low, high) = figure.amount.bounds();
    let too_small = bound(slot.min).is_some_and(|min| high.or(low).is_some_and(|v| v < min));
    let too_large = bound(slot.max).is_some_and(|max| low.or(high).is_some_and(|v| v > max));
    // "six in 10 people": a share counts nobody
    let is_share = kind == SlotKind::Count && high.or(low).is_some_and(|v| v > Decimal::ZERO && v < Decimal::ONE);
    if too_small || too_large || is_share {
        return;
    }
    let whole = Filling { fill, end: placed.end };
    // "one of the victims" counts none of them out
    if figure.amount == Amount::Exact(Decimal::ONE) && figure.noun.is_some() && frame.has(placed.end, WordClass::OF) {
        return;
    }
    if kind != SlotKind::Count {
        let unit = figure.unit.as_ref().map(|u| crate::model::WordKey::of(u));
        if slot.nouns.is_empty() || unit.is_some_and(|u| slot.nouns.contains(&u)) {
            out.push(whole);
        }
        return;
    }
    if slot.nouns.is_empty() {
        out.push(whole);
        return;
    }
    match noun_of(placed.mention) {
        Some(noun) if slot.nouns.contains(&noun) => out.push(whole),
        Some(_) => out.extend(noun_within(frame, slot, placed).map(|end| Filling { fill, end })),
        None => {
            if let Some(end) = noun_after(frame, slot, placed.end) {
                out.push(Filling { fill, end });
            }
            let is_year = placed.mention.hedge.is_none()
                && figure.amount.value().is_some_and(|v| v >= Decimal::from(1900) && v < Decimal::from(2100))
                && !placed.mention.span.slice(frame.text).contains(',');
            if slot.bare && !is_year {
                out.push(whole);
            }
        }
    }
}

/// The end of the noun where the mention takes in more: "five passengers dead".
fn noun_within(frame: &Frame<'_>, slot: &Slot, placed: &Placed<'_>) -> Option<usize> {
    let is_noun = |at: &usize| frame.key(*at).is_some_and(|key| slot.nouns.contains(&key));
    (placed.from..placed.end).rev().find(is_noun).map(|at| at + 1)
}

/// The end of "Afghan civilians", "of the passengers" after a number.
fn noun_after(frame: &Frame<'_>, slot: &Slot, at: usize) -> Option<usize> {
    let mut start = at;
    if frame.has(start, WordClass::OF) {
        start += 1;
        if frame.has(start, WordClass::BEFORE) {
            start += 1;
        }
    }
    for noun in start..start + BETWEEN {
        let key = frame.key(noun)?;
        let next_is_noun = frame.key(noun + 1).is_some_and(|n| slot.nouns.contains(&n));
        if slot.nouns.contains(&key) && !next_is_noun {
            return Some(noun + 1);
        }
        if frame.ends_clause(noun) || frame.has(noun, WordClass::BREAK) {
            return None;
        }
    }
    None
}

fn people(frame: &Frame<'_>, slot: &Slot, at: usize, out: &mut Vec<Filling>) {
    if let Some(end) = one_by_one(frame, at, &slot.nouns) {
        let number = out.first().copied();
        out.splice(0..0, number.map(|number| Filling { end, ..number }));
        return;
    }
    let low = slot.min.unwrap_or(0);
    let counts = counted(frame, at, &slot.nouns);
    let mut named = Vec::new();
    for (count, end) in counts.into_iter().filter(|(count, _)| i64::from(*count) >= low) {
        let tokens = frame.tokens.get(at).zip(frame.tokens.get(end - 1));
        if let Some((first, last)) = tokens {
            named.push(Filling { fill: SlotFill::Counted(first.span.cover(last.span), count), end });
        }
    }
    // A list of people comes before the first of them; a number with its noun before "one".
    let several = |f: &Filling| matches!(f.fill, SlotFill::Counted(_, count) if count > 1);
    let (lists, single): (Vec<Filling>, Vec<Filling>) = named.into_iter().partition(several);
    out.splice(0..0, lists);
    out.extend(single);
}

/// The same fillings with what is attached to them: "a man in his thirties", and up to the verb "a boy riding his
/// bicycle".
fn attached(frame: &Frame<'_>, out: &mut Vec<Filling>) {
    for at in 0..out.len() {
        let Filling { fill, end } = out[at];
        let is_attached = frame.has(end, WordClass::ATTACHED);
        if !is_attached && !frame.word(end).ends_with("ing") {
            continue;
        }
        // "his sisters on the night he died": another subject begins
        let ends = |k: usize| frame.ends_clause(k) || frame.has(k, WordClass::PRONOUN);
        let reach = (end + 1..end + AFTER).take_while(|k| !ends(*k)).skip(1);
        let fits = |end: &usize| is_attached || frame.has(*end, WordClass::STATES);
        out.extend(reach.filter(fits).map(|end| Filling { fill, end }));
    }
}

/// Words up to the end of the clause; where the slot has a regular expression, words that it fits.
fn words(frame: &Frame<'_>, slot: &Slot, at: usize, out: &mut Vec<Filling>) {
    let goes_on = |end: &usize| {
        let parts = frame.ends_clause(*end);
        !parts && (slot.wording.is_some() || *end == at || !frame.has(*end, WordClass::BREAK))
    };
    let longest = at + (at..at + TEXT).take_while(goes_on).count();
    let Some(whole) = span_of(frame, at, longest).filter(|_| longest > at) else { return };
    if slot.wording.as_ref().is_some_and(|wording| !wording.may_start(whole.slice(frame.text))) {
        return;
    }
    for end in (at + 1..=longest).rev() {
        let Some(span) = span_of(frame, at, end) else { continue };
        let fits = slot.wording.as_ref().is_none_or(|wording| wording.fits(span.slice(frame.text)));
        if fits {
            out.push(Filling { fill: SlotFill::Words(span), end });
        }
    }
}

fn quoted(frame: &Frame<'_>, at: usize, out: &mut Vec<Filling>) {
    let is_mark = |at: usize| frame.has(at, WordClass::QUOTE);
    if !is_mark(at) {
        return;
    }
    let close = (at + 2..frame.tokens.len()).find(|k| is_mark(*k));
    if let Some((close, span)) = close.and_then(|close| Some((close, span_of(frame, at + 1, close)?))) {
        out.push(Filling { fill: SlotFill::Words(span), end: close + 1 });
    }
}

fn span_of(frame: &Frame<'_>, from: usize, end: usize) -> Option<Span> {
    let (first, last) = (frame.tokens.get(from)?, frame.tokens.get(end.checked_sub(1)?)?);
    Some(first.span.cover(last.span))
}
