//! What the sentences around two values tell: that one report gives both, or that they speak of different places or
//! times.

use super::judge::World;
use super::normal::{folded, normal};
use super::sides::Value;
use super::verdict::{Verdict, days_between};
use crate::model::{
    ArticleIx, Class, Datum, Evidence, FAR_DAYS, Group, Mention, NameKind, Relation, Scan, Step, Value as Said,
};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// So many words after a length of time, a preposition may say of what it is.
const NEAR: usize = 3;
/// So many words name it.
const NAMED: usize = 6;
/// A shorter word names nothing.
const LEAST_LETTERS: usize = 3;
/// A count so many times another may be the whole of which that is a part.
const PART: Decimal = Decimal::from_parts(3, 0, 0, false, 0);
/// Words for where something happened, beside other places to which people were taken.
const SCENES: [&str; 3] = ["at the scene", "on the scene", "at scene"];
/// So many times another, it has noughts more.
const NOUGHTS: [u32; 3] = [10, 100, 1000];

/// A value, and the articles that report it without the other.
pub(super) struct Side<'v> {
    pub value: &'v Value<'v>,
    pub within: &'v BTreeSet<ArticleIx>,
}

impl Side<'_> {
    fn places(&self) -> impl Iterator<Item = Evidence> {
        self.value.entries.iter().map(|e| e.place).filter(|p| self.within.contains(&p.article))
    }
}

/// The verdict on two values that cannot both hold, unless their sentences say that they are about two things.
pub(super) fn settled(verdict: Verdict, group: &Group, left: &Side<'_>, right: &Side<'_>, world: World<'_>) -> Verdict {
    let is_open = matches!(verdict.relation, Relation::Conflict | Relation::Drift) && group.pattern.is_some();
    let why = match group.class {
        Class::Duration if is_open => objects(left, right, world),
        Class::Percent if is_open => beside(left, right, world).or_else(|| beside(right, left, world)),
        Class::ExactCount | Class::Measure if is_open => {
            let parts = |few, many| part(few, many, world).or_else(|| at_scene(few, many, world));
            let part = || parts(left, right).or_else(|| parts(right, left));
            elsewhere(left, right, world).or_else(|| earlier(left, right, world)).or_else(part)
        }
        _ => None,
    };
    match why {
        Some(step) => verdict.left_open(step),
        None => verdict,
    }
}

/// "40 percent would keep it, 53 percent would not": a report that gives the other value beside its own.
fn beside(one: &Side<'_>, other: &Side<'_>, world: World<'_>) -> Option<Step> {
    let is_other = |m: &Mention| match &m.value {
        Said::Figure(figure) => normal(&Datum::Figure(figure.clone()), world.tools.lexicon) == other.value.key,
        _ => false,
    };
    let gives_both = |place: Evidence| in_sentence(world.corpus.scan(place.article), place).any(is_other);
    one.places().any(gives_both).then(|| Step::new("sentence", "one report gives both, of two things"))
}

/// "12 died in one state", "eight died in another": each sentence names places that we know, and none has to do with
/// one of the other.
fn elsewhere(left: &Side<'_>, right: &Side<'_>, world: World<'_>) -> Option<Step> {
    let [ours, theirs] = [left, right].map(|side| named_places(side, world));
    let within = world.tools.names.within();
    let related = |a: &str, b: &str| {
        let (words, others) = (folded(a), folded(b));
        words.iter().any(|w| others.contains(w)) || within.lies_in(a, b) || within.lies_in(b, a)
    };
    let is_apart = !ours.is_empty() && !theirs.is_empty() && !ours.iter().any(|a| theirs.iter().any(|b| related(a, b)));
    let all = || ours.iter().chain(&theirs).all(|place| within.knows(place));
    let (left, right) = (ours.first()?, theirs.first()?);
    let (one, other) = (left.min(right), left.max(right));
    (is_apart && all()).then(|| Step::new("places", format!("{one} and {other} are two places")))
}

/// "12,500 homes lost power, Quay Electric said", "130,000 homes are without power": the least may be a part of the
/// whole, since its sentences name a place or a body that those of the whole do not. A slip of the pen changes digits,
/// or how many there are.
fn part(few: &Side<'_>, many: &Side<'_>, world: World<'_>) -> Option<Step> {
    let (least, most) = (few.value.number()?, many.value.number()?);
    let is_slip = NOUGHTS.iter().any(|times| least.checked_mul(Decimal::from(*times)) == Some(most));
    if least <= Decimal::ZERO || least.checked_mul(PART)? > most || is_slip {
        return None;
    }
    let named = |place| names_in_sentence(place, world, |kind| kind != NameKind::Person);
    let theirs: BTreeSet<&str> = many.places().flat_map(named).collect();
    let own = |place| named(place).find(|name| !theirs.contains(name));
    let whose = few.places().map(own).collect::<Option<Vec<&str>>>()?.into_iter().min()?;
    Some(Step::new("part", format!("the lower may be of {whose} alone")))
}

/// "Two were pronounced dead at the scene", "the crash killed three": the lower count is of one place alone.
fn at_scene(few: &Side<'_>, many: &Side<'_>, world: World<'_>) -> Option<Step> {
    let says = |place: Evidence| {
        let scan = world.corpus.scan(place.article);
        let sentence = scan.sentence_at(place.span.start()).unwrap_or(place.span);
        SCENES.iter().any(|scene| scan.words(sentence).contains(scene))
    };
    let is_part = few.value.number()? < many.value.number()? && few.places().all(says) && !many.places().any(says);
    is_part.then(|| Step::new("part", "the lower may be of those at the scene alone"))
}

/// "A two-year delay in the tax", "a one-year delay of the fee": each sentence says of what, and not of one thing.
fn objects(left: &Side<'_>, right: &Side<'_>, world: World<'_>) -> Option<Step> {
    let all =
        |side: &Side<'_>| side.places().map(|p| object(world.corpus.scan(p.article), p)).collect::<Option<Vec<_>>>();
    let (ours, theirs) = (all(left)?, all(right)?);
    let mut told = [ours.first()?.join(" "), theirs.first()?.join(" ")];
    told.sort_unstable();
    let [one, other] = told;
    let is_apart = ours.iter().all(|a| theirs.iter().all(|b| a.iter().all(|word| !b.contains(word))));
    is_apart.then(|| Step::new("objects", format!("one is of {one}, one of {other}")))
}

/// The words that name of what a length of time is.
fn object(scan: &Scan, place: Evidence) -> Option<Vec<String>> {
    let sentence = scan.sentence_at(place.span.start())?;
    let rest = scan.article.text.get(place.span.end()..sentence.end())?;
    let words: Vec<&str> = rest.split([',', ';', ':', '.', '—', '–']).next()?.split_whitespace().collect();
    let of = words.iter().take(NEAR).position(|word| matches!(*word, "of" | "in" | "to" | "for"))?;
    let named = folded(&words.get(of + 1..)?.iter().take(NAMED).copied().collect::<Vec<_>>().join(" "));
    let told: Vec<String> = named.into_iter().filter(|word| word.chars().count() >= LEAST_LETTERS).collect();
    (!told.is_empty()).then_some(told)
}

/// "Last autumn's fire left 11 dead", beside the toll of this week's: each sentence of one side tells of a time long
/// before its report, and no sentence of the other does.
fn earlier(left: &Side<'_>, right: &Side<'_>, world: World<'_>) -> Option<Step> {
    let times = |side: &Side<'_>| side.places().map(|p| past_time(world.corpus.scan(p.article), p)).collect::<Vec<_>>();
    let (ours, theirs) = (times(left), times(right));
    let latest = |one: &[Option<Date>], other: &[Option<Date>]| {
        let is_apart = one.iter().all(Option::is_some) && other.iter().all(Option::is_none);
        one.iter().flatten().copied().max().filter(|_| is_apart)
    };
    let day = latest(&ours, &theirs).or_else(|| latest(&theirs, &ours))?;
    Some(Step::new("times", format!("one report speaks of {day} or before")))
}

/// The last day that the sentence of `place` speaks of, where that is long before the report.
fn past_time(scan: &Scan, place: Evidence) -> Option<Date> {
    let last = in_sentence(scan, place).filter_map(|m| m.when()?.latest).max()?;
    (days_between(last, scan.article.published.date?) > FAR_DAYS).then_some(last)
}

/// The places that the sentences of a side name.
fn named_places<'w>(side: &Side<'_>, world: World<'w>) -> BTreeSet<&'w str> {
    side.places().flat_map(|place| names_in_sentence(place, world, |kind| kind == NameKind::Place)).collect()
}

/// The names in the sentence of `place` that are of the kinds meant.
fn names_in_sentence<'w>(
    place: Evidence,
    world: World<'w>,
    is_meant: fn(NameKind) -> bool,
) -> impl Iterator<Item = &'w str> {
    let scan = world.corpus.scan(place.article);
    let names = in_sentence(scan, place).filter(move |m| m.name().is_some_and(|name| is_meant(name.kind)));
    names.map(|m| scan.words(m.span))
}

/// The mentions in the sentence of `place`.
fn in_sentence(scan: &Scan, place: Evidence) -> impl Iterator<Item = &Mention> {
    scan.sentence_at(place.span.start()).into_iter().flat_map(|sentence| scan.mentions_in(sentence))
}
