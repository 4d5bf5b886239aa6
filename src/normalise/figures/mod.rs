//! From number words to amounts.

mod amount;
mod grouping;
mod money;
mod period;
mod subject;

pub(super) use subject::link;

use crate::lexicon::Lexicon;
use crate::model::decimal::tidy;
use crate::model::{Article, Figure, FigureKind, FigureParts, NumberParts, Segments, Span, UnitPart, Value};
use rust_decimal::Decimal;

/// The value of each figure, and its words of comparison.
pub(super) fn values(
    text: &str,
    _segments: &Segments,
    figures: &[FigureParts],
    article: &Article,
    lexicon: &Lexicon,
) -> Vec<(Span, Option<Span>, Value)> {
    let country = money::country(article);
    let read = |parts: &FigureParts| {
        let value = Value::Figure(figure(text, parts, country.as_deref(), lexicon)?);
        Some((parts.span, parts.hedge, value))
    };
    figures.iter().filter_map(read).collect()
}

/// What the parts of one figure mean; none where no decimal holds it.
fn figure(text: &str, parts: &FigureParts, country: Option<&str>, lexicon: &Lexicon) -> Option<Figure> {
    let factor = match &parts.unit {
        Some(UnitPart::Money(_, true)) => Decimal::new(1, 2),
        _ => Decimal::ONE,
    };
    let factor = factor.checked_mul(grouping::factor(text, parts, country)).unwrap_or(factor);
    let amount = amount::amount(parts, lexicon)?.scaled(factor).and_then(amount::tidied)?;
    let unit = match &parts.unit {
        Some(UnitPart::Money(name, _)) => lexicon.currencies.unit(name, country),
        Some(UnitPart::Measure(name)) => Some(name.clone()),
        None => None,
    };
    let step = match &parts.number {
        NumberParts::One(written) => written.step,
        _ => None,
    };
    let iso = match (&parts.kind, &unit) {
        (FigureKind::Duration, Some(unit)) => match (amount.value(), &parts.number) {
            (Some(value), _) => period::iso(value, unit),
            (None, NumberParts::Sum(all)) => period::of_parts(all),
            _ => None,
        },
        _ => None,
    };
    Some(Figure {
        kind: parts.kind,
        amount,
        granularity: step.and_then(|s| s.checked_mul(factor)).map(tidy),
        unit,
        noun: parts.noun.map(|n| lexicon.nouns.singular(n.slice(text))),
        per: parts.per.clone(),
        iso,
        subject: None,
    })
}
