//! Claims that one pattern found, or patterns that ask the same question in the same words.

use super::Scene;
use super::gather::{Gather, Question, Unwritten};
use super::likened::{self, Open};
use super::parts::{is_by_state, is_implied, is_of_another, is_part, is_recalled, past_year};
use crate::model::{
    ArticleIx, Claim, Class, Datum, Entry, Evidence, Figure, FigureKind, Mention, Penalty, Scan, Story, Value, WordKey,
};
use crate::patterns::{Pattern, Set, Status};
use compact_str::CompactString;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// A claim that lacks what should tell its subject answers the same question less surely.
const NO_SUBJECT: f64 = 0.65;
/// Whose age it is must be told: every story has many ages.
const AGE_OF_NOBODY: f64 = 0.6;
/// A claim whose subject is known.
const SUBJECT: f64 = 0.95;

/// Puts every claim into the group of its question and subject.
pub(super) fn gather(scene: &Scene<'_>, story: &Story, gather: &mut Gather) {
    let mut open = Vec::new();
    for (article, scan) in scene.articles(story) {
        for claim in scan.claims.iter().filter(|c| c.zone.has_claims()) {
            let Some(pattern) = scene.patterns.pattern(claim.pattern_id()) else { continue };
            if pattern.status == Status::Retired {
                continue;
            }
            let Some((mention, datum)) = value(scene, article, scan, claim, pattern) else { continue };
            if is_part(scene, scan, mention, &datum)
                || is_of_another(scene, article, scan, claim, &datum)
                || is_recalled(scan, claim, mention.span, &datum)
            {
                continue;
            }
            let key = scene.keys.get(pattern.id.as_str()).copied().unwrap_or(pattern.id.as_str());
            let question = question(scene, article, scan, claim, pattern, key, &datum);
            let entry = Entry {
                place: Evidence { article, span: mention.span },
                datum,
                stance: claim.stance,
                attributed_to: speaker(scene, article, claim),
            };
            if pattern.same.iter().any(|s| s == "sentence") {
                open.push(Open::new(scene, question, entry, claim.sentence, pattern));
                continue;
            }
            if claim.slots.contains_key(Claim::FOLLOWS_FROM) {
                gather.imply(&question, entry.place, Unwritten::Follows);
            } else if is_implied(scene, scan, mention, &entry.datum) || is_by_state(scene, scan, claim) {
                gather.imply(&question, entry.place, Unwritten::Noun);
            }
            gather.add(question, entry, |group| {
                group.pattern = Some(pattern.id.clone());
                group.monotone = pattern.monotone;
                group.severity.clone_from(&pattern.severity);
            });
        }
    }
    likened::gather(open, gather);
}

/// The first id among the patterns that ask one question in the same words.
pub(super) fn keys(patterns: &Set) -> FxHashMap<&str, &str> {
    let mut first: BTreeMap<(&str, Class), &str> = BTreeMap::new();
    let mut out = FxHashMap::default();
    for pattern in patterns.patterns() {
        let key = *first.entry((pattern.question.as_str(), pattern.class)).or_insert(pattern.id.as_str());
        out.insert(pattern.id.as_str(), key);
    }
    out
}

fn question(
    scene: &Scene<'_>,
    article: ArticleIx,
    scan: &Scan,
    claim: &Claim,
    pattern: &Pattern,
    key: &str,
    datum: &Datum,
) -> Question {
    let mut parts: Vec<String> = Vec::new();
    let mut known = true;
    for slot in pattern.same.iter().filter(|s| *s != "story" && *s != "sentence") {
        let said = claim.slots.get(slot).and_then(|id| scan.mention(*id));
        match said.and_then(|m| subject(scene, article, scan, m, pattern.class)) {
            Some(words) => parts.push(words),
            None => known = false,
        }
    }
    let about =
        |parts: &[String], part: Option<String>| parts.iter().cloned().chain(part).collect::<Vec<_>>().join(", ");
    let part = match (pattern.class, datum) {
        (Class::ExactCount, Datum::Figure(figure)) => counted_part(scene, figure),
        _ => None,
    };
    // People counted in "a blast in 1992" are none of those that the story counts.
    if let (true, Some(year)) =
        (pattern.class == Class::ExactCount && counts_people(scene, datum), past_year(scan, claim.sentence))
    {
        parts.push(year.to_string());
    }
    let several = part.as_ref().map(|noun| scene.lexicon.lemmas.plural(noun).unwrap_or_else(|| noun.clone()));
    let subject = about(&parts, several);
    let known_person = known && !parts.is_empty();
    Question {
        story: scene.story(article).to_owned(),
        key: if pattern.class == Class::Age && known_person { "age".into() } else { key.into() },
        about: about(&parts, part),
        words: pattern.question.clone(),
        subject: (!subject.is_empty()).then_some(subject),
        class: pattern.class,
        same_key: match (known, pattern.class) {
            (true, _) => SUBJECT,
            (false, Class::Age) => AGE_OF_NOBODY,
            (false, _) => NO_SUBJECT,
        },
    }
}

/// What a slot names, in the words the whole story uses for it.
fn subject(scene: &Scene<'_>, article: ArticleIx, scan: &Scan, mention: &Mention, class: Class) -> Option<String> {
    Some(match &mention.value {
        Value::Name(_) if class == Class::Age => scene.bearers.of_age(article, mention.id, scene.names)?,
        Value::Name(_) => scene.bearers.canonical(article, mention.id)?.to_owned(),
        Value::Role(role) => match apposed(scan, mention) {
            Some(holder) => scene.bearers.canonical(article, holder.id)?.to_owned(),
            None => role.role.to_string(),
        },
        Value::Text(words) => words.to_lowercase().into(),
        Value::When(when) => when.edtf.as_ref()?.to_string(),
        Value::Figure(figure) => figure.noun.as_ref().or(figure.unit.as_ref())?.to_string(),
        Value::Set(_) => scan.words(mention.span).to_lowercase(),
    })
}

/// Whom a role is said to be, right after it: "the manager, Ann Marsh,".
fn apposed<'s>(scan: &'s Scan, role: &Mention) -> Option<&'s Mention> {
    let text = scan.article.text.as_str();
    let is_person = |m: &&Mention| m.person().is_some();
    let beside = |m: &&Mention| matches!(text.get(role.span.end()..m.span.start()), Some(" " | ", "));
    scan.mentions.iter().filter(is_person).find(beside)
}

/// Children killed are no answer to how many people were killed, nor fractures to how many injuries: a count of a part has its own question.
fn counted_part(scene: &Scene<'_>, figure: &Figure) -> Option<String> {
    let noun = figure.noun.as_ref()?;
    let is_kind = figure.head().is_some_and(|head| scene.lexicon.tolls.kinds_of_injury.contains(&WordKey::of(head)));
    (is_kind || scene.lexicon.people_nouns.is_part(noun)).then(|| noun.to_string())
}

fn counts_people(scene: &Scene<'_>, datum: &Datum) -> bool {
    let Datum::Figure(figure) = datum else { return false };
    let nouns = &scene.lexicon.people_nouns;
    figure.head().is_some_and(|head| nouns.is_anybody(head) || nouns.is_part(head))
}

fn speaker(scene: &Scene<'_>, article: ArticleIx, claim: &Claim) -> Option<CompactString> {
    let id = claim.attributed_to?;
    let scan = scene.corpus.scan(article);
    let said = || scan.mention(id).map(|m| scan.words(m.span));
    let name = scene.bearers.canonical(article, id).or_else(said)?;
    Some(name.to_lowercase().into())
}

/// The value that is compared, and the mention that holds it.
fn value<'s>(
    scene: &Scene<'_>,
    article: ArticleIx,
    scan: &'s Scan,
    claim: &Claim,
    pattern: &Pattern,
) -> Option<(&'s Mention, Datum)> {
    let slot = pattern.value_slot()?;
    let mention = scan.mention(*claim.slots.get(&slot.name)?)?;
    let named = || {
        let name = scene.bearers.canonical(article, mention.id).unwrap_or_else(|| scan.words(mention.span));
        CompactString::from(name)
    };
    let words = || CompactString::from(scan.words(mention.span));
    let datum = match (&mention.value, pattern.class) {
        (_, Class::Sentence) => Datum::Sentence(penalty(scan, claim, mention)?),
        (Value::Figure(figure), _) => Datum::Figure(figure.clone()),
        (Value::When(when), _) => Datum::When(when.clone()),
        (Value::Role(role), _) => Datum::Role(role.role.clone()),
        (_, Class::Agent) => Datum::Agent(named()),
        (_, Class::Place) => Datum::Place(words()),
        (Value::Name(_), _) => Datum::Name(words()),
        (Value::Text(said), Class::Role) => Datum::Role(said.clone()),
        (Value::Text(_) | Value::Set(_), Class::Quote) => Datum::Quote(words()),
        (Value::Text(said), Class::Quantifier) => Datum::Quantifier(said.clone()),
        (Value::Text(said), _) => Datum::Text(said.clone()),
        (Value::Set(_), _) => Datum::Text(words()),
    };
    Some((mention, datum))
}

/// A penalty from the slots `term`, `minimum` and `kind`; what is missing is read off the value.
fn penalty(scan: &Scan, claim: &Claim, value: &Mention) -> Option<Penalty> {
    let slot = |name: &str| claim.slots.get(name).and_then(|id| scan.mention(*id));
    let figure = |mention: &Mention| mention.figure().cloned();
    let said = slot("kind").map(|m| scan.words(m.span)).unwrap_or(scan.words(claim.span)).to_lowercase();
    let term = slot("term").or(slot("fine")).unwrap_or(value);
    let money = term.figure().is_some_and(|f| f.kind == FigureKind::Money);
    // `two years, suspended`
    let after = scan.article.text.get(claim.span.end()..).unwrap_or_default().trim_start_matches([',', ' ']);
    let is_suspended = || after.starts_with("suspended").then_some("suspended");
    let kind = ["indeterminate", "suspended", "community", "life"].into_iter().find(|k| said.contains(k));
    let kind = kind.or_else(is_suspended).unwrap_or(if money { "fine" } else { "determinate" });
    let minimum = slot("minimum").and_then(figure);
    let term = figure(term).filter(|f| minimum.as_ref() != Some(f));
    (term.is_some() || minimum.is_some() || kind != "determinate").then(|| Penalty {
        kind: kind.into(),
        term: if kind == "life" { None } else { term },
        minimum,
    })
}
