//! Dates as intervals of days: a month holds its days; a day apart may be a night or a time zone.

use super::verdict::{Context, Trace, Verdict, days_between};
use crate::model::{FAR_DAYS, Relation, When, WhenKind};
use jiff::civil::Date;

/// Days so many apart, in like words of reports of which one is undated, are hardly one day mistyped.
const FAR_APART: i64 = 60;

/// What two dates of one event are to each other.
pub(super) fn relate(left: &When, right: &When, context: &Context) -> Verdict {
    let mut trace = Trace::default();
    if (left.grain == WhenKind::Time) != (right.grain == WhenKind::Time) {
        return trace.end("scope", "a time of day and a date", Relation::Scope);
    }
    if left.grain == WhenKind::Time {
        return clock(left, right, trace);
    }
    let (Some(l), Some(r)) = (days(left), days(right)) else {
        return trace.end("resolved", "a date could not be resolved", Relation::Unresolved);
    };
    let far = |at: Date| (at.year(), at.month(), at.day());
    trace.note("days", format!("{:?}..{:?} and {:?}..{:?}", far(l.0), far(l.1), far(r.0), far(r.1)).replace(", ", "-"));
    if l == r {
        return trace.end("value", "same days", Relation::Agree);
    }
    if l.0.max(r.0) <= l.1.min(r.1) {
        return trace.end("precision", "one lies within the other", Relation::Refinement);
    }
    trace.note("precision", "no day in both");
    if needs_a_date(left, context.left.day()) || needs_a_date(right, context.right.day()) {
        return trace.end("dates", "reckoned from an uncertain date", Relation::Unresolved);
    }
    if (left.relative || right.relative) && meet_in_another_year(l, r) {
        let both = left.relative && right.relative;
        let relation = if both && is_short(l) == is_short(r) && l.0.day() == r.0.day() {
            Relation::Agree
        } else if both {
            Relation::Refinement
        } else {
            Relation::Unresolved
        };
        return trace.end("year", "the same days but for a year that was reckoned", relation);
    }
    let gap = days_between(l.1, r.0).max(days_between(r.1, l.0));
    if gap <= 1 && is_short(l) && is_short(r) {
        return trace.end("adjacent", "one day apart", Relation::Adjacent);
    }
    if about(left) || about(right) {
        return trace.end("precision", "one is approximate", Relation::Unresolved);
    }
    if let Some(days) = context.days_apart().filter(|days| context.aligned && *days > FAR_DAYS) {
        let outcome = format!("reports {days} days apart: words that an outlet uses again");
        return trace.end("dates", outcome, Relation::Unresolved);
    }
    if context.aligned && context.days_apart().is_none() && gap > FAR_APART {
        let outcome = format!("{gap} days apart, and a report is undated: words that an outlet uses again");
        return trace.end("dates", outcome, Relation::Unresolved);
    }
    trace.end("verdict", format!("{gap} days apart"), Relation::Conflict)
}

/// Whether two periods share a day once the years of one are moved to those of the other.
fn meet_in_another_year(left: (Date, Date), right: (Date, Date)) -> bool {
    let years = i64::from(right.0.year()) - i64::from(left.0.year());
    let moved = |day: Date| day.checked_add(jiff::Span::new().years(years)).ok();
    let (Some(first), Some(last)) = (moved(left.0), moved(left.1)) else { return false };
    years != 0 && first.max(right.0) <= last.min(right.1)
}

/// First and last day.
pub(super) fn days(when: &When) -> Option<(Date, Date)> {
    let (first, last) = (when.earliest?, when.latest?);
    (first <= last).then_some((first, last))
}

/// Whether it was reckoned from a day of publication that cannot be relied on.
fn needs_a_date(when: &When, day: Option<Date>) -> bool {
    when.relative && day.is_none()
}

/// A day, or a night or weekend.
fn is_short(days: (Date, Date)) -> bool {
    days_between(days.0, days.1) <= 2
}

fn about(when: &When) -> bool {
    when.edtf.as_deref().is_some_and(|e| e.contains(['~', '?', '%']))
}

/// Two times of day: minutes apart may be rounding; whole hours may be a time zone.
fn clock(left: &When, right: &When, mut trace: Trace) -> Verdict {
    let (Some(l), Some(r)) = (minutes(left), minutes(right)) else {
        return trace.end("resolved", "a time of day without a clock", Relation::Unresolved);
    };
    let gap = (l - r).abs().min(1_440 - (l - r).abs());
    trace.note("clock", format!("{gap} minutes apart"));
    match gap {
        0 => trace.end("value", "same time", Relation::Agree),
        1..=30 => trace.end("rounding", "within half an hour", Relation::Rounding),
        _ => trace.end("time zone", "a time zone may explain it", Relation::Unresolved),
    }
}

/// Minutes after midnight, from a TIMEX3 value with a clock.
fn minutes(when: &When) -> Option<i64> {
    let clock = when.timex.as_deref()?.split('T').nth(1)?;
    let mut parts = clock.split(':');
    let hours: i64 = parts.next()?.parse().ok()?;
    let minutes: i64 = parts.next().unwrap_or("0").get(..2).unwrap_or("0").parse().ok()?;
    (hours < 25 && minutes < 60).then_some(hours * 60 + minutes)
}
