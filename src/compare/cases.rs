//! Values for the tests of comparators.

use super::verdict::{Context, Setting, Verdict};
use crate::model::{Amount, Bound, Class, Figure, FigureKind, Relation, Reliability, When, WhenKind};
use jiff::civil::Date;
use proptest::prelude::*;
use rust_decimal::Decimal;

/// A Monday and the Wednesday after it.
pub(super) const MON_WED: Option<(&str, &str)> = Some(("2031-05-05", "2031-05-07"));

/// What both orders of the sides come to, and the test that decided.
pub(super) fn both(name: &str, one: Verdict, back: Verdict) -> (Relation, String) {
    assert_eq!((one.relation, one.trace.last()), (back.relation, back.trace.last()), "{name}, sides exchanged");
    (one.relation, one.trace.last().unwrap().outcome.clone())
}

/// A context where the days of both sides are known, or none.
pub(super) fn context(class: Class, days: Option<(&str, &str)>) -> Context {
    let setting = |day: Option<&str>| Setting {
        as_of: day.and_then(|d| d.parse().ok()),
        dated: if day.is_some() { Reliability::High } else { Reliability::None },
    };
    Context {
        class,
        monotone: false,
        aligned: false,
        left: setting(days.map(|d| d.0)),
        right: setting(days.map(|d| d.1)),
    }
}

/// A figure from a few words: `>50`, `>=50`, `<50`, `<=50`, `~50`, `-50` (nearly), `50..60`, `50..?` (vague),
/// with a unit after a space.
pub(super) fn figure(words: &str) -> Figure {
    let (number, unit) = words.split_once(' ').map_or((words, None), |(n, u)| (n, Some(u)));
    let decimal = |s: &str| s.parse::<Decimal>().unwrap();
    let amount = if let Some((low, high)) = number.split_once("..") {
        match high.strip_suffix('?') {
            Some(high) => Amount::Vague(Some(decimal(low)), high.parse().ok()),
            None => Amount::Range(decimal(low), decimal(high)),
        }
    } else if let Some(v) = number.strip_prefix(">=") {
        Amount::Bound(Bound::AtLeast, decimal(v))
    } else if let Some(v) = number.strip_prefix("<=") {
        Amount::Bound(Bound::AtMost, decimal(v))
    } else if let Some(v) = number.strip_prefix('>') {
        Amount::Bound(Bound::MoreThan, decimal(v))
    } else if let Some(v) = number.strip_prefix('<') {
        Amount::Bound(Bound::LessThan, decimal(v))
    } else if let Some(v) = number.strip_prefix('~') {
        Amount::About(decimal(v))
    } else if let Some(v) = number.strip_prefix('-') {
        Amount::Nearly(decimal(v))
    } else {
        Amount::Exact(decimal(number))
    };
    let kind = if unit.is_some() { FigureKind::Quantity } else { FigureKind::Number };
    Figure {
        kind,
        amount,
        granularity: None,
        unit: unit.map(Into::into),
        noun: None,
        per: None,
        iso: None,
        subject: None,
    }
}

/// A day or period `2031-04-02` or `2031-04-01/2031-04-30`.
pub(super) fn when(words: &str) -> When {
    let (first, last) = words.split_once('/').unwrap_or((words, words));
    When {
        grain: WhenKind::Date,
        edtf: Some(words.into()),
        timex: None,
        earliest: first.parse().ok(),
        latest: last.parse().ok(),
        relative: false,
    }
}

fn any_unit() -> impl Strategy<Value = Option<&'static str>> {
    proptest::option::of(proptest::sample::select(vec!["day", "week", "month", "year", "mile", "kilometre", "visit"]))
}

/// Any figure.
pub(super) fn any_figure() -> impl Strategy<Value = Figure> {
    (0u8..9, 0i64..3_000, 0i64..90, 0u32..2, any_unit()).prop_map(|(kind, v, width, scale, unit)| {
        let (v, high) = (Decimal::new(v, scale), Decimal::new(v + width, scale));
        let amount = match kind {
            0 | 1 => Amount::Exact(v),
            2 => Amount::About(v),
            3 => Amount::Nearly(v),
            4 => Amount::Bound(Bound::MoreThan, v),
            5 => Amount::Bound(Bound::AtLeast, v),
            6 => Amount::Bound(Bound::AtMost, v),
            7 => Amount::Range(v, high),
            _ => Amount::Vague(Some(v), (width > 40).then_some(high)),
        };
        Figure { amount, unit: unit.map(Into::into), ..figure("1") }
    })
}

fn any_day() -> impl Strategy<Value = Date> {
    (2020i16..2030, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| jiff::civil::date(y, m, d))
}

/// Any period, short or long.
pub(super) fn any_when() -> impl Strategy<Value = When> {
    (any_day(), 0i64..40, any::<bool>()).prop_map(|(first, more, relative)| When {
        earliest: Some(first),
        latest: first.checked_add(jiff::Span::new().days(more)).ok(),
        relative,
        ..When::default()
    })
}

fn any_setting() -> impl Strategy<Value = Setting> {
    let dated = proptest::sample::select(vec![Reliability::None, Reliability::Low, Reliability::High]);
    (proptest::option::of(any_day()), dated).prop_map(|(as_of, dated)| Setting { as_of, dated })
}

/// Any context of figures.
pub(super) fn any_context() -> impl Strategy<Value = Context> {
    let classes = vec![Class::ExactCount, Class::Measure, Class::Money, Class::Percent, Class::Duration];
    (proptest::sample::select(classes), any::<[bool; 2]>(), any_setting(), any_setting())
        .prop_map(|(class, [monotone, aligned], left, right)| Context { class, monotone, aligned, left, right })
}
