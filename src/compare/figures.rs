//! Counts, measures, money, percentages: the order of tests that tells rounding, updates and
//! refinements from conflicts.
//!
//! Two guards keep "rounding" honest: a cap on the relative gap for each class (else £100m and
//! £140m would pass for one number), and classes that never round (else 58 deaths and 60 would).

use super::scale::{self, Apart, Pair, Scaled};
use super::verdict::{Context, Trace, Verdict};
use crate::model::{Amount, Bound, Class, Comparator, FAR_DAYS, Figure, Relation};
use rust_decimal::Decimal;

/// Of two counts that are so many times apart, one most likely counts something else.
const FAR_TIMES: i64 = 20;

/// What two figures are to each other.
pub(super) fn relate(left: &Figure, right: &Figure, context: &Context) -> Verdict {
    let trace = Trace::default();
    match scale::common(left, right) {
        Ok(pair) => in_order(&pair, context, trace),
        Err(Apart::Scope(why)) => trace.end("scope", why, Relation::Scope),
        Err(Apart::Unknown(why)) => trace.end("unit", why, Relation::Unresolved),
    }
}

/// The tests of figures on one scale, the first that holds deciding.
pub(super) fn in_order(pair: &Pair, context: &Context, mut trace: Trace) -> Verdict {
    let (left, right) = (pair.left, pair.right);
    trace.note("scope", if pair.converted { "same, after conversion" } else { "same" });
    if alike(left.amount, right.amount) {
        return trace.end("value", "same number, same strength", Relation::Agree);
    }
    if pair.converted && context.class != Class::Duration && converted_alike(left, right) {
        return trace.end("conversion", "equal within the step written", Relation::Agree);
    }
    if hedge_differs(left.amount, right.amount) {
        let (one, other) = ordered(strength(left.amount), strength(right.amount));
        return trace.end("hedge", format!("same number, {one} and {other}"), Relation::Drift);
    }
    trace.note("value", "different");
    if let Some(verdict) = update(left.amount, right.amount, context) {
        return trace.end("update", verdict, Relation::Update);
    }
    if context.monotone {
        trace.note("update", no_update(context));
    }
    if left.amount.hard().meets(right.amount.hard()) {
        return if left.amount.pragmatic().meets(right.amount.pragmatic()) {
            trace.end("precision", "one is within what the other says", Relation::Refinement)
        } else if may_count_two(left.amount, right.amount, context) {
            trace.end(
                "size",
                "both can hold, and are so far apart that they may count two things",
                Relation::Refinement,
            )
        } else if let Some(days) = far_days(context) {
            trace.end("dates", days, Relation::Refinement)
        } else {
            trace.end("strength", "both can hold, yet a reader takes them for far apart", Relation::Drift)
        };
    }
    if near_and_vague(left.amount, right.amount) {
        return trace.end("vague", "two words of size, next to each other", Relation::Drift);
    }
    trace.note("precision", "no value meets both");
    match rounding(pair, context.class) {
        Ok(how) => trace.end("rounding", how, Relation::Rounding),
        Err(why) => {
            trace.note("rounding", why);
            apart(pair, context, trace)
        }
    }
}

/// Nothing explains the difference but that two things may be counted.
fn apart(pair: &Pair, context: &Context, trace: Trace) -> Verdict {
    if let Some(days) = far_days(context) {
        return trace.end("dates", days, Relation::Unresolved);
    }
    if context.class == Class::Percent && !context.aligned && context.is_one_dated() {
        return trace.end("dates", "only one report is dated: shares change with time", Relation::Unresolved);
    }
    let (left, right) = (pair.left.amount, pair.right.amount);
    if may_count_two(left, right, context) {
        let outcome = format!("more than {FAR_TIMES} times apart: they may count two things");
        return trace.end("size", outcome, Relation::Unresolved);
    }
    if [left, right].iter().any(|a| a.comparator() == Comparator::Vague) {
        return trace.end("vague", "a word of size has no number that could be wrong", Relation::Unresolved);
    }
    if context.monotone && context.days_apart().is_none() {
        return trace.end("dates", "may be an update: a date is unknown or unreliable", Relation::Unresolved);
    }
    trace.end("verdict", "cannot both hold", Relation::Conflict)
}

/// That the reports lie so far apart that they may count two things, if they do.
fn far_days(context: &Context) -> Option<String> {
    let days = context.days_apart().filter(|days| *days > FAR_DAYS)?;
    Some(format!("{days} days apart: they may count two things"))
}

/// Equal, "at least 50" and "more than 50" being one.
fn alike(left: Amount, right: Amount) -> bool {
    fn opened(amount: Amount) -> Amount {
        match amount {
            Amount::Bound(Bound::AtLeast, v) => Amount::Bound(Bound::MoreThan, v),
            Amount::Bound(Bound::AtMost, v) => Amount::Bound(Bound::LessThan, v),
            Amount::Range(low, high) if low == high => Amount::Exact(low),
            other => other,
        }
    }
    opened(left) == opened(right)
}

/// Whether two exact figures in different units are one, within half the coarser step and a twentieth.
fn converted_alike(left: Scaled, right: Scaled) -> bool {
    let (Amount::Exact(l), Amount::Exact(r)) = (left.amount, right.amount) else { return false };
    let gap = (l - r).abs();
    gap <= left.step.max(right.step) / Decimal::TWO && gap <= l.abs().max(r.abs()) / Decimal::from(20)
}

/// The same number, said with another strength.
fn hedge_differs(left: Amount, right: Amount) -> bool {
    left.value().is_some() && left.value() == right.value() && left.comparator() != right.comparator()
}

/// "Thousands" and "tens of thousands": neither has a number that could be wrong.
fn near_and_vague(left: Amount, right: Amount) -> bool {
    let ((low, high), (other_low, other_high)) = (left.bounds(), right.bounds());
    let is_vague = |a: Amount| a.comparator() == Comparator::Vague;
    let next = |high: Option<Decimal>, low: Option<Decimal>| {
        high.zip(low).is_some_and(|(high, low)| high < low && high.checked_mul(Decimal::TEN).is_none_or(|h| h >= low))
    };
    is_vague(left) && is_vague(right) && (next(high, other_low) || next(other_high, low))
}

/// Whether two counts are so far apart that one most likely counts something else.
fn may_count_two(left: Amount, right: Amount, context: &Context) -> bool {
    if context.class != Class::ExactCount || context.aligned {
        return false;
    }
    let (Some(left), Some(right)) = (size(left), size(right)) else { return false };
    let (less, more) = (left.min(right), left.max(right));
    less > Decimal::ZERO && less.checked_mul(Decimal::from(FAR_TIMES)).is_some_and(|limit| more > limit)
}

/// A larger figure as of a later day, where such figures grow.
fn update(left: Amount, right: Amount, context: &Context) -> Option<String> {
    let (left_day, right_day) = (context.left.day()?, context.right.day()?);
    let (left_size, right_size) = (size(left)?, size(right)?);
    let grew = (left_day < right_day && left_size < right_size) || (right_day < left_day && right_size < left_size);
    let (from, to) = ordered(left_day, right_day);
    (context.monotone && grew).then(|| format!("grew from {from} to {to}"))
}

fn no_update(context: &Context) -> &'static str {
    match context.days_apart() {
        None => "a date is unknown or unreliable",
        Some(0) => "as of the same day",
        Some(_) => "the later figure is not larger",
    }
}

/// What is compared to tell growth.
fn size(amount: Amount) -> Option<Decimal> {
    let (low, high) = amount.bounds();
    amount.value().or(low).or(high)
}

/// Whether one is the other, rounded; or why not.
fn rounding(pair: &Pair, class: Class) -> Result<String, String> {
    let Some(cap) = cap(class, pair.converted) else { return Err("such figures are never rounded".to_owned()) };
    let numbers = (pair.left.amount.value(), pair.right.amount.value());
    let (Some(l), Some(r)) = numbers else { return Err("not two plain numbers".to_owned()) };
    let most = l.abs().max(r.abs());
    if most.is_zero() {
        return Err("both are zero".to_owned());
    }
    let gap = ((l - r).abs() / most).round_dp(2);
    if (l - r).abs() > most * cap {
        return Err(format!("gap {gap} > {}", cap.round_dp(2)));
    }
    let holds = |rounder: Scaled, number: Decimal, finer: Scaled| {
        let Amount::Exact(at) = rounder.amount else { return false };
        rounder.step > finer.step && (at - number).abs() <= rounder.step / Decimal::TWO
    };
    if holds(pair.left, r, pair.right) || holds(pair.right, l, pair.left) {
        Ok(format!("gap {gap} within the step of the rounder number"))
    } else {
        Err("neither is round enough to stand for the other".to_owned())
    }
}

/// How far apart two numbers of a class may be, relative to the larger, and still be one rounded.
fn cap(class: Class, converted: bool) -> Option<Decimal> {
    match class {
        Class::Measure | Class::Money | Class::Percent => Some(Decimal::new(10, 2)),
        Class::Duration if converted => Some(Decimal::new(25, 2)),
        Class::Duration => Some(Decimal::new(10, 2)),
        _ => None,
    }
}

fn strength(amount: Amount) -> &'static str {
    match amount.comparator() {
        Comparator::Exact => "exact",
        Comparator::About => "about",
        Comparator::Nearly => "nearly",
        Comparator::MoreThan => "more than",
        Comparator::AtLeast => "at least",
        Comparator::LessThan => "less than",
        Comparator::AtMost => "at most",
        Comparator::Range => "a range",
        Comparator::Vague => "vague",
    }
}

/// Both in a fixed order, so that a trace does not depend on the order of sides.
fn ordered<T: Ord>(left: T, right: T) -> (T, T) {
    if left <= right { (left, right) } else { (right, left) }
}
