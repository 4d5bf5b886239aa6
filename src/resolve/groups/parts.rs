//! Which figures of claims stand for the whole that is asked for: no shares of a count, no numbers that
//! nobody wrote, no ages of somebody else.

use super::Scene;
use crate::lexicon::numerals::NumberWord;
use crate::model::{ArticleIx, Claim, Comparator, Datum, Figure, FigureKind, Mention, Scan, Span, WordKey};
use jiff::ToSpan;

/// A day so long before publication (days) is of another event than the one that is reported.
const PAST_DAYS: i64 = 400;
/// The pattern of people injured.
const INJURED: &str = "harm.injured";

/// "Three more", "two others", "12 of the": a share of a count, not the count.
pub(super) fn is_part(scene: &Scene<'_>, scan: &Scan, mention: &Mention, datum: &Datum) -> bool {
    let Datum::Figure(figure) = datum else { return false };
    if is_each(scan, mention) && figure.kind != FigureKind::Age {
        return true;
    }
    if !matches!(figure.kind, FigureKind::Quantity | FigureKind::Number) {
        return false;
    }
    let is_more = |word: &str| {
        matches!(
            word.trim_matches(|c: char| !c.is_alphanumeric()),
            "other" | "others" | "more" | "another" | "additional" | "further"
        )
    };
    let words = scan.words(mention.span).to_lowercase();
    let text = scan.article.text.as_str();
    let before = text.get(..mention.whole().start());
    let after = text.get(mention.span.end()..).unwrap_or_default();
    let mut back = before.unwrap_or_default().split_whitespace().rev();
    let last = back.next().unwrap_or_default().to_lowercase();
    let is_sum = back.next().is_some_and(|w| scene.lexicon.tolls.sums.contains(&WordKey::of(w)));
    words.split_whitespace().any(is_more)
        || matches!(last.as_str(), "another" | "other" | "additional")
        || last == "of" && !is_sum
        || after.split_whitespace().next().is_some_and(|w| is_more(&w.to_lowercase()))
        || words.contains(" of the ")
        || is_one_and_another(scan, mention)
        || [" of the dead", " of the victims", " of the injured", " of those", " of them"]
            .iter()
            .any(|p| after.starts_with(p))
}

/// "A £500 bond for each count": what comes to each is not the whole.
fn is_each(scan: &Scan, mention: &Mention) -> bool {
    let clause = rest_of_sentence(scan, mention).split([',', ';', ':', '.']).next().unwrap_or_default();
    clause.split_whitespace().take(4).any(|w| matches!(w, "each" | "apiece"))
}

/// "One wound in the head and another in the arm".
fn is_one_and_another(scan: &Scan, mention: &Mention) -> bool {
    let mut near = rest_of_sentence(scan, mention).split_whitespace().take(8);
    near.any(|w| w == "and") && near.next().is_some_and(|w| w == "another")
}

/// What follows a mention in its sentence.
fn rest_of_sentence<'s>(scan: &'s Scan, mention: &Mention) -> &'s str {
    let sentence = scan.sentence_at(mention.span.start()).unwrap_or(mention.span);
    scan.article.text.get(mention.span.end()..sentence.end()).unwrap_or_default()
}

/// Whether an age is one that stands beside the name of somebody else than the claim is about.
pub(super) fn is_of_another(scene: &Scene<'_>, article: ArticleIx, scan: &Scan, claim: &Claim, datum: &Datum) -> bool {
    let Datum::Figure(Figure { kind: FigureKind::Age, subject: Some(beside), .. }) = datum else { return false };
    let mut people = claim.slots.values().filter_map(|id| scan.mention(*id)).filter(|m| m.name().is_some());
    let whose = scene.bearers.canonical(article, *beside);
    people.any(|m| scene.bearers.canonical(article, m.id) != whose)
}

/// Whether a count is read off a name or a noun: no digit and no number word stands in it but in ages.
pub(super) fn is_implied(scene: &Scene<'_>, scan: &Scan, mention: &Mention, datum: &Datum) -> bool {
    let Datum::Figure(figure) = datum else { return false };
    let words = without_ages(scan, mention.span);
    let is_number = |w: &str| {
        let articles = ["a", "an", "the"].iter().any(|a| w.eq_ignore_ascii_case(a));
        let said = scene.lexicon.numerals.word(WordKey::of(w));
        !articles && said.is_some_and(|number| number != NumberWord::And)
    };
    figure.kind.counts()
        && !words.contains(|c: char| c.is_ascii_digit())
        && !words.split(|c: char| !c.is_alphanumeric()).any(is_number)
        && figure.amount.comparator() == Comparator::Exact
}

/// "One is in a critical condition", "three suffered minor injuries": how some of the injured are, or all of them;
/// which, the words do not tell.
pub(super) fn is_by_state(scene: &Scene<'_>, scan: &Scan, claim: &Claim) -> bool {
    let words: Vec<WordKey> = scan.words(claim.span).split(|c: char| !c.is_alphanumeric()).map(WordKey::of).collect();
    let tolls = &scene.lexicon.tolls;
    let hurt = words.iter().position(|w| tolls.fates.hurt.contains(w));
    let by_degree = hurt.is_some_and(|at| words.iter().take(at).any(|w| tolls.degrees.contains(w)));
    claim.pattern_id() == INJURED && (by_degree || hurt.is_none() && words.iter().any(|w| tolls.states.contains(w)))
}

/// The year that a sentence speaks of, where it is long past: "a blast in 1992 that killed 40".
pub(super) fn past_year(scan: &Scan, sentence: Span) -> Option<i16> {
    let published = scan.article.published.reliable()?;
    let before = published.checked_sub(PAST_DAYS.days()).ok()?;
    let last = scan.mentions_in(sentence).filter_map(|m| m.when()?.latest).max()?;
    (last < before).then(|| last.year())
}

/// "A 17-year-old Marsh left home in 1982": no age of today.
pub(super) fn is_of_long_ago(scan: &Scan, age: Span) -> bool {
    let sentence = scan.sentence_at(age.start()).unwrap_or(age);
    scan.words(age).contains("-old") && past_year(scan, sentence).is_some()
}

/// "When Marsh was a teenager": the age is of long ago.
pub(super) fn is_recalled(scan: &Scan, claim: &Claim, age: Span, datum: &Datum) -> bool {
    let Datum::Figure(Figure { kind: FigureKind::Age, .. }) = datum else { return false };
    if is_of_long_ago(scan, age) {
        return true;
    }
    let before = scan.article.text.get(claim.sentence.start()..claim.span.start()).unwrap_or_default();
    let clause = before.rsplit([',', ';', ':', '—', '–', '(']).next().unwrap_or_default();
    let mut words = clause.split_whitespace();
    let opens = |w: &str| ["when", "while", "since", "until"].iter().any(|o| w.eq_ignore_ascii_case(o));
    words.next().is_some_and(opens) && words.count() <= 4
}

/// The words of `span`, without the ages told in it.
fn without_ages(scan: &Scan, span: Span) -> String {
    let text = scan.article.text.as_str();
    let is_age = |m: &&Mention| m.figure().is_some_and(|f| f.kind == FigureKind::Age);
    let (mut out, mut at) = (String::new(), span.start());
    for age in scan.mentions_in(span).filter(is_age).filter(|m| m.span != span) {
        out.push_str(text.get(at..age.span.start()).unwrap_or_default());
        out.push(' ');
        at = at.max(age.span.end());
    }
    out.push_str(text.get(at..span.end()).unwrap_or_default());
    out
}
