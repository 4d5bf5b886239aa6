//! The values of a finding on a true axis: points, open bounds, ranges, and the room that "about" leaves; larger with
//! more origins, ringed where outlets share their text.

use super::scale::{Scale, WIDTH};
use crate::model::{Amount, Bound, Datum, Evidence, Finding, Group};
use rust_decimal::Decimal;
use serde::Serialize;

/// A picture; every length is in pixels.
#[derive(Serialize)]
pub(super) struct Strip {
    width: i64,
    height: usize,
    /// Whether the axis starts elsewhere than at zero.
    broken: bool,
    ticks: Vec<Tick>,
    marks: Vec<Mark>,
    /// The picture in words.
    words: String,
}

#[derive(Serialize)]
struct Tick {
    x: String,
    label: String,
}

#[derive(Serialize)]
struct Mark {
    y: usize,
    label: String,
    shape: &'static str,
    /// Where the number stands.
    x: Option<String>,
    /// The ends of a range, a bound or a band.
    left: Option<String>,
    right: Option<String>,
    r: usize,
    hollow: bool,
    ring: bool,
}

const ROW: usize = 30;

/// The strip of a finding whose values are figures of one unit or days.
pub(super) fn of(finding: &Finding, group: &Group) -> Option<Strip> {
    let said: Vec<Said> = finding.sides.iter().map(|side| said(group, *side.places.first()?)).collect::<Option<_>>()?;
    let first = said.first()?;
    if said.len() < 2 || said.len() > 12 || said.iter().any(|s| s.unit != first.unit) {
        return None;
    }
    let known: Vec<Decimal> = said.iter().flat_map(|s| [s.at, s.low, s.high]).flatten().collect();
    let scale = Scale::of(&known)?;
    let mut marks = Vec::new();
    for (row, (side, said)) in finding.sides.iter().zip(&said).enumerate() {
        marks.push(Mark {
            y: row * ROW + 34,
            label: format!("{} · {} / {}", side.display, side.outlets, side.origins),
            shape: said.shape,
            x: said.at.and_then(|v| scale.at(v)),
            left: said.low.map_or(Some("0.0".to_owned()), |v| scale.at(v)),
            right: said.high.map_or(Some(format!("{WIDTH}.0")), |v| scale.at(v)),
            r: 4 + side.origins.min(6),
            hollow: said.hollow,
            ring: side.outlets > side.origins,
        });
    }
    let label = |v: Decimal| if first.is_day { day(v) } else { grouped(v) };
    let tick = |v: Decimal| Some(Tick { x: scale.at(v)?, label: label(v) });
    let words: Vec<String> = finding.sides.iter().map(|s| format!("{}: {} outlets", s.display, s.outlets)).collect();
    Some(Strip {
        width: WIDTH,
        height: marks.len() * ROW + 34,
        broken: scale.broken && !first.is_day,
        ticks: scale.ticks().into_iter().filter_map(tick).collect(),
        marks,
        words: words.join("; "),
    })
}

/// What one side says, as lengths.
struct Said {
    unit: String,
    shape: &'static str,
    at: Option<Decimal>,
    low: Option<Decimal>,
    high: Option<Decimal>,
    hollow: bool,
    is_day: bool,
}

fn said(group: &Group, place: Evidence) -> Option<Said> {
    match &group.entries.iter().find(|e| e.place == place)?.datum {
        Datum::Figure(figure) => {
            let unit = format!("{:?} {:?} {:?}", figure.kind, figure.unit, figure.per);
            let (low, high) = figure.amount.bounds();
            let pragmatic = figure.amount.pragmatic();
            let (reach_low, reach_high) = (pragmatic.low.map(|e| e.at), pragmatic.high.map(|e| e.at));
            let (shape, low, high, hollow) = match figure.amount {
                Amount::Exact(_) => ("point", low, high, false),
                Amount::About(_) | Amount::Nearly(_) => ("band", reach_low, reach_high, false),
                Amount::Bound(bound, _) => ("arrow", low, high, matches!(bound, Bound::MoreThan | Bound::LessThan)),
                Amount::Range(..) => ("bar", low, high, false),
                Amount::Vague(..) => ("band", low, high, false),
            };
            Some(Said { unit, shape, at: figure.amount.value(), low, high, hollow, is_day: false })
        }
        Datum::When(when) => {
            let number = |day: jiff::civil::Date| Decimal::from(day.since(EPOCH).ok().map_or(0, |s| s.get_days()));
            let (low, high) = (number(when.earliest?), number(when.latest?));
            let (shape, at) = if low == high { ("point", Some(low)) } else { ("bar", None) };
            Some(Said { unit: "day".into(), shape, at, low: Some(low), high: Some(high), hollow: false, is_day: true })
        }
        _ => None,
    }
}

const EPOCH: jiff::civil::Date = jiff::civil::Date::constant(1970, 1, 1);

fn day(number: Decimal) -> String {
    use rust_decimal::prelude::ToPrimitive;
    let days = number.round().to_i64().unwrap_or(0);
    let span = jiff::Span::new().try_days(days);
    span.and_then(|span| EPOCH.checked_add(span)).map(|d| d.to_string()).unwrap_or_default()
}

/// 1,200,000.
fn grouped(value: Decimal) -> String {
    let plain = value.to_string();
    let (whole, rest) = plain.split_once('.').map_or((plain.as_str(), String::new()), |(w, r)| (w, format!(".{r}")));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |d| ("−", d));
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    format!("{sign}{out}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_written_for_people() {
        assert_eq!(grouped(Decimal::from(1_200_000)), "1,200,000");
        assert_eq!(grouped(Decimal::new(-15, 1)), "−1.5");
        assert_eq!(day(Decimal::from(19_797)), "2024-03-15");
    }
}
