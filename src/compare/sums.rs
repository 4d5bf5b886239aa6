//! Parts against the sum inside one article: "three dead and five hurt, nine victims in all".
//!
//! Only where one sentence counts the dead, the hurt and all of them, and says that the last is the sum.

use crate::model::{Claim, Entry, Figure, Group, Scan, Span, Stance};
use rust_decimal::Decimal;

/// The patterns whose counts are the parts.
const PARTS: [&str; 2] = ["harm.killed", "harm.injured"];
/// Words that make the number beside them the sum of what the sentence counts.
const SUMS: [&str; 6] = ["in all", "in total", "altogether", "all told", "all in all", "combined"];
/// Nouns under which the dead and the hurt are one, singular.
const BOTH: [&str; 2] = ["victim", "casualty"];

/// What one sentence counts and what it says that they come to.
pub(super) struct Sum<'s> {
    /// The places of the parts.
    pub parts: Vec<Span>,
    /// What they come to.
    pub told: Decimal,
    /// Where the sum stands.
    pub place: Span,
    /// The figure of the sum.
    pub figure: &'s Figure,
}

/// The sum in the sentence of `entry`, a count of `group`, where it is not what the parts come to.
pub(super) fn wrong<'s>(scan: &'s Scan, group: &Group, entry: &Entry) -> Option<Sum<'s>> {
    if group.pattern.as_deref() != Some(PARTS[1]) {
        return None;
    }
    let sentence = scan.sentence_at(entry.place.span.start())?;
    let parts: Vec<(Span, Decimal)> = PARTS.iter().map(|part| one(scan, part, sentence)).collect::<Option<_>>()?;
    let told = parts.iter().try_fold(Decimal::ZERO, |sum, (_, n)| sum.checked_add(*n))?;
    let is_part = |span: Span| parts.iter().any(|(part, _)| part.overlaps(span));
    let mut sums = scan.mentions_in(sentence).filter(|m| !is_part(m.span)).filter_map(|m| {
        let figure = m.figure().filter(|f| f.noun.as_deref().is_some_and(|noun| BOTH.contains(&noun)))?;
        let value = exact(figure)?;
        is_called_sum(scan, sentence, m.span).then_some((m.span, figure, value))
    });
    let (place, figure, value) = sums.next()?;
    let is_alone = sums.next().is_none();
    (is_alone && value != told).then(|| Sum {
        parts: parts.iter().map(|(span, _)| *span).collect(),
        told,
        place,
        figure,
    })
}

/// The one exact count that a sentence asserts for a pattern.
fn one(scan: &Scan, pattern: &str, sentence: Span) -> Option<(Span, Decimal)> {
    let mut claims = scan.claims_in(sentence).filter(|c| c.pattern_id() == pattern);
    let claim = claims.next().filter(|c| c.stance == Stance::Asserted && !c.slots.contains_key(Claim::FOLLOWS_FROM))?;
    let mention = scan.mention(*claim.slots.get("count")?)?;
    let value = exact(mention.figure()?)?;
    claims.next().is_none().then_some((mention.span, value))
}

fn exact(figure: &Figure) -> Option<Decimal> {
    match figure.amount {
        crate::model::Amount::Exact(value) => Some(value.normalize()),
        _ => None,
    }
}

/// "Nine victims in all", "a total of nine victims".
fn is_called_sum(scan: &Scan, sentence: Span, place: Span) -> bool {
    let text = scan.article.text.as_str();
    let after = text.get(place.end()..sentence.end()).unwrap_or_default().trim_start().to_lowercase();
    let before = text.get(sentence.start()..place.start()).unwrap_or_default().trim_end().to_lowercase();
    SUMS.iter().any(|s| after.starts_with(s)) || before.ends_with("total of") || before.ends_with("in all,")
}
