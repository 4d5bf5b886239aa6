//! What one article says that cannot hold together: a headline against the story under it, an age against
//! the days of birth and death, parts against their sum.
//!
//! Only what leaves no second reading is said: one number above, one other below; one age, and dates that
//! no age near it fits.

use super::display::display;
use super::guard::Guard;
use super::identity;
use super::part::Part;
use super::sides::outlets;
use super::sums;
use crate::model::{
    Amount, ArticleIx, Class, Confidence, Corpus, Datum, Entry, Evidence, Finding, Group, Mention, Relation, Resolved,
    RuleKind, Scan, Severity, Shape, Side, Stance, Step, When, ZoneKind,
};
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::{BTreeMap, BTreeSet};

/// The pattern of days of birth.
const BORN: &str = "harm.born";
/// The pattern of days of death.
const DIED: &str = "harm.death_date";
/// Months by which an age in years, or in months, may miss the dates: it is rounded, or told as of another day.
const LEEWAY: (i64, i64) = (11, 1);
/// A day so many days from publication is that of the event itself.
const NEAR: i32 = 7;

/// Every one of them on groups that belong to `part`, in the order of groups and articles.
pub(super) fn findings(corpus: &Corpus, resolved: &Resolved, guard: &Guard, part: Part) -> Vec<Finding> {
    let counts = resolved
        .groups
        .iter()
        .filter(|g| part.has(&g.id))
        .filter(|g| g.class == Class::ExactCount && g.pattern.is_some());
    let mut out: Vec<Finding> =
        counts.flat_map(|group| guard.run(&group.id, || of_count(corpus, resolved, group))).collect();
    let of = |pattern: &str| -> BTreeMap<(&str, &str), &Group> {
        let groups = resolved.groups.iter().filter(|g| g.pattern.as_deref() == Some(pattern));
        groups.filter_map(|g| Some(((g.story.as_str(), g.subject.as_deref()?), g))).collect()
    };
    let (born, died) = (of(BORN), of(DIED));
    for group in resolved.groups.iter().filter(|g| g.class == Class::Age && part.has(&g.id)) {
        let Some(person) = group.subject.as_deref() else { continue };
        let key = (group.story.as_str(), person);
        let (Some(born), Some(died)) = (born.get(&key), died.get(&key)) else { continue };
        let of_article = |(article, ages): (_, Vec<&Entry>)| {
            age(corpus, resolved, group, &ages, one_day(born, article)?, one_day(died, article)?)
        };
        out.extend(guard.run(&group.id, || by_article(group).into_iter().filter_map(of_article).collect::<Vec<_>>()));
    }
    out
}

/// Of a count that articles give: their headlines, and their sums.
fn of_count(corpus: &Corpus, resolved: &Resolved, group: &Group) -> Vec<Finding> {
    let mut out = Vec::new();
    for said in by_article(group).into_values() {
        out.extend(headline(corpus, resolved, group, &said));
        out.extend(said.iter().find_map(|entry| sum(corpus, resolved, group, entry)));
    }
    out
}

fn by_article(group: &Group) -> BTreeMap<ArticleIx, Vec<&Entry>> {
    let mut out: BTreeMap<ArticleIx, Vec<&Entry>> = BTreeMap::new();
    for entry in group.entries.iter().filter(|e| e.stance == Stance::Asserted) {
        out.entry(entry.place.article).or_default().push(entry);
    }
    out
}

/// A number in the headline, and one other number everywhere below it.
fn headline(corpus: &Corpus, resolved: &Resolved, group: &Group, said: &[&Entry]) -> Option<Finding> {
    let zone = |e: &Entry| corpus.scan(e.place.article).zone_at(e.place.span.start());
    let (above, below): (Vec<&Entry>, Vec<&Entry>) = said.iter().partition(|e| zone(e) == ZoneKind::Headline);
    let (head, body) = (one_number(&above)?, one_number(&below)?);
    let is_of_body = |e: &&Entry| zone(e) == ZoneKind::Body && !is_of_another_time(corpus, e);
    if head == body || !below.iter().all(is_of_body) || is_told(corpus.scan(below.first()?.place.article), head) {
        return None;
    }
    let trace = vec![Step::new("headline", head.to_string()), Step::new("story", body.to_string())];
    Some(finding(corpus, resolved, group, (&above, None), (&below, None), trace))
}

/// A sum that is not what its parts come to.
fn sum(corpus: &Corpus, resolved: &Resolved, group: &Group, entry: &Entry) -> Option<Finding> {
    let sum = sums::wrong(corpus.scan(entry.place.article), group, entry)?;
    let at = |span| Entry { place: Evidence { article: entry.place.article, span }, ..entry.clone() };
    let parts: Vec<Entry> = sum.parts.iter().map(|span| at(*span)).collect();
    let whole = Entry { datum: Datum::Figure(sum.figure.clone()), ..at(sum.place) };
    let told = format!("{} by the parts", sum.told);
    let trace = vec![Step::new("parts", told.clone())];
    let parts: Vec<&Entry> = parts.iter().collect();
    Some(finding(corpus, resolved, group, (&[&whole], None), (&parts, Some(told)), trace))
}

/// Whether some figure under the headline gives `number`, whatever it counts.
fn is_told(scan: &Scan, number: Decimal) -> bool {
    let gives = |m: &Mention| m.figure().and_then(|f| f.amount.value()).is_some_and(|v| v.normalize() == number);
    scan.mentions.iter().any(|m| scan.zone_at(m.span.start()) != ZoneKind::Headline && gives(m))
}

/// "In another stretch, nine were hurt on 9 August": the sentence has a day or an occasion of its own.
fn is_of_another_time(corpus: &Corpus, entry: &Entry) -> bool {
    let scan = corpus.scan(entry.place.article);
    let sentence = scan.sentence_at(entry.place.span.start()).unwrap_or(entry.place.span);
    let mut words = scan.words(sentence).split(|c: char| !c.is_alphanumeric());
    let days = scan.mentions_in(sentence).filter_map(|m| m.when()?.latest);
    let published = scan.article.published.date;
    words.any(|w| ["another", "other", "earlier", "previous", "separate"].iter().any(|o| w.eq_ignore_ascii_case(o)))
        || days.into_iter().any(|day| published.is_none_or(|p| (p - day).get_days().abs() > NEAR))
}

/// The exact number that every entry gives.
fn one_number(entries: &[&Entry]) -> Option<Decimal> {
    let number = |e: &&Entry| match &e.datum {
        Datum::Figure(figure) => match figure.amount {
            Amount::Exact(value) => Some(value.normalize()),
            _ => None,
        },
        _ => None,
    };
    let first = entries.first().and_then(number)?;
    entries.iter().all(|e| number(e) == Some(first)).then_some(first)
}

/// The one day or short period that an article gives in `group`.
fn one_day(group: &Group, article: ArticleIx) -> Option<(&Entry, &When)> {
    let mut here = group.entries.iter().filter(|e| e.place.article == article && e.stance == Stance::Asserted);
    let first = here.next()?;
    let Datum::When(when) = &first.datum else { return None };
    here.all(|e| e.datum == first.datum).then_some((first, when))
}

/// One age that the days of birth and death do not give.
fn age(
    corpus: &Corpus,
    resolved: &Resolved,
    group: &Group,
    ages: &[&Entry],
    born: (&Entry, &When),
    died: (&Entry, &When),
) -> Option<Finding> {
    let value = one_number(ages)?.to_i64()?;
    let Datum::Figure(figure) = &ages.first()?.datum else { return None };
    let (low, high, leeway) = match figure.unit.as_deref() {
        None | Some("year") => (value.checked_mul(12)?, value.checked_mul(12)?.checked_add(11)?, LEEWAY.0),
        Some("month") => (value, value, LEEWAY.1),
        _ => return None,
    };
    let least = months(born.1.latest?, died.1.earliest?)?;
    let most = months(born.1.earliest?, died.1.latest?)?;
    let fits = low - leeway <= most && least <= high + leeway;
    if fits || least < 0 || most - least > 24 {
        return None;
    }
    let told =
        if most < 36 { format!("{most} months by the dates") } else { format!("{} years by the dates", most / 12) };
    let dates = vec![born.0, died.0];
    let trace = vec![Step::new("dates", told.clone())];
    Some(finding(corpus, resolved, group, (ages, None), (&dates, Some(told)), trace))
}

/// Whole months from one day to another.
fn months(from: Date, to: Date) -> Option<i64> {
    let span = from.until((jiff::Unit::Month, to)).ok()?;
    Some(i64::from(span.get_months()))
}

/// Entries of one side, and what they come to where no entry says it.
type Told<'e> = (&'e [&'e Entry], Option<String>);

fn finding(
    corpus: &Corpus,
    resolved: &Resolved,
    group: &Group,
    left: Told<'_>,
    right: Told<'_>,
    trace: Vec<Step>,
) -> Finding {
    let side = |(entries, words): Told<'_>| {
        let articles: BTreeSet<ArticleIx> = entries.iter().map(|e| e.place.article).collect();
        let shown = |e: &&Entry| display(&e.datum, corpus.scan(e.place.article).words(e.place.span));
        let mut places: Vec<_> = entries.iter().map(|e| e.place).collect();
        places.sort_unstable();
        Side {
            display: words.or_else(|| entries.first().map(shown)).unwrap_or_default(),
            outlets: outlets(corpus, &articles).len(),
            origins: resolved.independent(corpus, &articles),
            places,
        }
    };
    let sides = vec![side(left), side(right)];
    let article = sides.first().and_then(|s| s.places.first()).map(|p| p.article);
    let named = article.map(|ix| corpus.scan(ix).article.id.clone()).unwrap_or_default();
    let values: Vec<String> = sides.iter().map(|s| s.display.clone()).collect();
    Finding {
        id: identity::id("self.conflict", &format!("{}/{named}", group.id), &values),
        kind: RuleKind::Own,
        relation: Relation::Conflict,
        severity: Severity::Warning,
        shape: Shape::Split,
        confidence: Confidence::of(0.96, group.same_key, 0.99),
        story: group.story.clone(),
        group: group.id.clone(),
        question: group.question.clone(),
        message: format!("One article has both {}", values.join(" and ")),
        change: None,
        sides,
        trace,
    }
}
