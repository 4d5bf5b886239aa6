//! Figures without a number: "dozens of homes", "several hundred", "a few days", "for years", "twice", "tenfold".

use super::scene::Scene;
use crate::lexicon::numerals::NumberWord;
use crate::model::{FigureKind, FigureParts, NumberParts, UnitPart, Written};
use rust_decimal::Decimal;

/// The vague figure that starts at `at`, after "a" where `article`.
pub(super) fn read(scene: &Scene<'_>, at: usize, article: bool) -> Option<(FigureParts, usize)> {
    let start = at;
    let at = at + usize::from(article);
    let (word, used) = scene.lexicon.vague.at(scene.text, scene.rest(at))?;
    let determined = scene.follows(
        at,
        &[
            "the", "last", "past", "next", "first", "these", "those", "his", "her", "their", "its", "every", "only",
            "very",
        ],
    );
    if word.article && !article && !determined && !scene.is(at, &["few", "couple"]) || article && !word.article {
        return None;
    }
    if scene.is(at, &["few"]) && !article && !determined {
        return None;
    }
    let mut end = at + used;
    let (mut low, mut high) = (word.low, word.high);
    let mut scaled = false;
    end += usize::from(
        word.scaled
            && scene.is(end, &["of"])
            && scene.is(end + 1, &["hundred", "thousand", "million", "billion", "dozen"]),
    );
    if word.scaled
        && let Some(scale) = scene.key(end).and_then(|k| scene.lexicon.numerals.word(k)).and_then(scale_of)
    {
        low = low.checked_mul(scale)?;
        high = high.and_then(|h| h.checked_mul(scale));
        end += 1;
        scaled = true;
    }
    let of = scene.is(end, &["of"]) && !scene.is(end + 1, &["the", "them", "these", "those"]);
    if word.of && !of && !scaled {
        return None;
    }
    let couple = low == high.unwrap_or_default();
    let number =
        if couple { NumberParts::One(Written { value: low, step: None }) } else { NumberParts::Vague(Some(low), high) };
    let mut parts = blank(scene, start, end, number)?;
    let mut noun_at = end;
    if scene.is(end, &["more", "other", "further"]) {
        noun_at += 1;
    }
    noun_at += usize::from(scene.is(noun_at, &["of"]));
    if couple {
        parts.comparator = Some(crate::model::Comparator::About);
    }
    if let Some((unit, used)) = scene.lexicon.units.worded(scene.text, scene.rest(noun_at)) {
        parts.unit = Some(UnitPart::Measure(unit.name.clone()));
        let time = unit.is_time();
        parts.kind = if time { FigureKind::Duration } else { FigureKind::Quantity };
        end = noun_at + used;
        if time && let Some(old) = super::ages::old_after(scene, end) {
            (parts.kind, end) = (FigureKind::Age, old);
        }
    } else if let Some((money, used)) = scene.lexicon.currencies.worded(scene.text, scene.rest(noun_at))
        && money.used == crate::lexicon::currencies::MoneyUse::Always
    {
        parts.unit = Some(UnitPart::Money(scene.lexicon.currencies.name(money.currency).into(), money.minor));
        parts.kind = FigureKind::Money;
        end = noun_at + used;
    } else if let Some(head) = super::noun::head(scene, noun_at, None) {
        parts.noun = scene.tokens.get(head).map(|t| t.span);
        parts.kind = FigureKind::Quantity;
        end = head + 1;
    } else if !scaled && (word.scaled || word.low < Decimal::TEN) && !stands_alone(scene, start, noun_at) {
        return None;
    }
    parts.span = scene.span(start, end)?;
    Some((parts, end))
}

/// "for years", "decades of war": a span nobody measured.
pub(super) fn span_of_time(scene: &Scene<'_>, at: usize) -> Option<(FigureParts, usize)> {
    let long =
        scene.follows(at, &["for", "in", "after", "within", "many", "over", "takes", "take", "took", "lasted", "of"]);
    let follows = scene.is(at + 1, &["of", "long"]) || !scene.is_word(at + 1) || scene.follows(at, &["for", "many"]);
    if !long || !follows || scene.follows(at, &["of"]) && !scene.is(at + 1, &["of"]) {
        return None;
    }
    let (unit, used) = scene.lexicon.units.worded(scene.text, scene.rest(at))?;
    let start = if scene.follows(at, &["many"]) { at - 1 } else { at };
    let mut parts = blank(scene, start, at + used, NumberParts::Vague(Some(Decimal::TWO), None))?;
    parts.kind = FigureKind::Duration;
    parts.unit = Some(UnitPart::Measure(unit.name.clone()));
    Some((parts, at + used))
}

/// "a couple of": all that is said.
fn stands_alone(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    start == 0 && end >= scene.tokens.len()
}

fn scale_of(word: NumberWord) -> Option<Decimal> {
    match word {
        NumberWord::Scale(scale, false) => Some(scale),
        NumberWord::Dozen(n, false) => Some(Decimal::from(n)),
        _ => None,
    }
}

pub(super) fn blank(scene: &Scene<'_>, start: usize, end: usize, number: NumberParts) -> Option<FigureParts> {
    Some(FigureParts {
        span: scene.span(start, end)?,
        hedge: None,
        kind: FigureKind::Number,
        number,
        comparator: None,
        unit: None,
        noun: None,
        per: None,
    })
}
