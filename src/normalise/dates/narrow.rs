//! Parts of a period: early, late, the end of it; the nth week, day or Monday in it.

use super::period::{Grain, Period, on_or_after, on_or_before, shift, weekday};
use super::resolve::Resolver;
use crate::model::{Count, Nth, Part, Unit};
use jiff::civil::Date;

/// The part of `whole` that is meant. The bounds are wide rather than narrow: words like "early" have no edge.
pub(super) fn part(r: &mut Resolver, part: Part, whole: Period) -> Option<Period> {
    if whole.grain == Grain::Day {
        return Some(whole);
    }
    let (first, last) = (whole.first, whole.last);
    let (from, to) = match part {
        Part::Earlier => (first, r.published().filter(|d| whole.contains(*d)).unwrap_or(last)),
        Part::Later => (r.published().filter(|d| whole.contains(*d)).unwrap_or(first), last),
        _ => thirds(part, whole)?,
    };
    Some(whole.part(from, to))
}

fn thirds(part: Part, whole: Period) -> Option<(Date, Date)> {
    let (first, last) = (whole.first, whole.last);
    let days = |n: i64| shift(first, Unit::Day, n);
    let months = |n: i64| shift(first, Unit::Month, n);
    let until = |day: Option<Date>| day?.yesterday().ok();
    let (one, two) = match whole.grain {
        Grain::Week => (days(3)?, days(4)?),
        Grain::Month => (days(10)?, days(20)?),
        Grain::Quarter | Grain::Season(_) => (months(1)?, months(2)?),
        Grain::Half => (months(2)?, months(4)?),
        Grain::Year if part == Part::Start => (months(3)?, months(8)?),
        Grain::Year => (months(4)?, months(8)?),
        Grain::Decade => (months(48)?, months(72)?),
        Grain::Century => (months(400)?, months(800)?),
        _ => return Some((first, last)),
    };
    Some(match part {
        Part::Early | Part::Start => (first, until(Some(one))?),
        Part::Middle if whole.grain == Grain::Week => (days(1)?, days(3)?),
        Part::Middle => (one, until(Some(two))?),
        _ => (two, last),
    })
}

/// The nth (from the end where negative) unit or weekday of `whole`; of a day: the week it lies in, or ends.
pub(super) fn nth(n: i8, what: Nth, whole: Period) -> Option<Period> {
    let count = i64::from(n.unsigned_abs()) - 1;
    match what {
        Nth::Unit(unit @ (Unit::Week | Unit::Weekend)) if whole.grain == Grain::Day => {
            if n == 0 && unit == Unit::Week {
                let first = shift(whole.first, Unit::Day, -6)?;
                return Some(Period { part: Some((first, whole.first)), ..Period::around(first, Unit::Week)? });
            }
            Period::around(whole.first, unit)
        }
        Nth::Unit(unit) if n == 0 => {
            let first = shift(whole.first, unit, -1)?.tomorrow().ok()?;
            Some(Period::new(first, whole.first, Grain::Run(Count::Exact(1), unit)))
        }
        Nth::Unit(Unit::Half) if matches!(whole.grain, Grain::Decade | Grain::Century) => {
            let years = if whole.grain == Grain::Decade { 5 } else { 50 };
            let second = shift(whole.first, Unit::Year, years)?;
            Some(if n == 1 {
                whole.part(whole.first, second.yesterday().ok()?)
            } else {
                whole.part(second, whole.last)
            })
        }
        // the nth after a day, or before it
        Nth::Weekday(number) if whole.grain == Grain::Day => {
            let weekday = weekday(number)?;
            let (start, weeks) = if n > 0 {
                (on_or_after(whole.first.tomorrow().ok()?, weekday)?, count)
            } else {
                (on_or_before(whole.first.yesterday().ok()?, weekday)?, -count)
            };
            shift(start, Unit::Week, weeks).map(Period::day)
        }
        Nth::Weekday(number) => {
            let weekday = weekday(number)?;
            let start = if n > 0 { on_or_after(whole.first, weekday)? } else { on_or_before(whole.last, weekday)? };
            let day = shift(start, Unit::Week, if n > 0 { count } else { -count })?;
            whole.contains(day).then(|| Period::day(day))
        }
        Nth::Unit(Unit::Week) if matches!(whole.grain, Grain::Year) => {
            let edge = if n > 0 { shift(whole.first, Unit::Day, 3)? } else { shift(whole.last, Unit::Day, -3)? };
            Period::around(shift(edge, Unit::Week, if n > 0 { count } else { -count })?, Unit::Week)
        }
        Nth::Unit(unit) => {
            let day = if n > 0 {
                shift(whole.first, unit, count)?
            } else {
                let end = if unit == Unit::Week { shift(whole.last, Unit::Day, -3)? } else { whole.last };
                shift(end, unit, -count)?
            };
            if unit == Unit::Week {
                return week_of_month(n, count, whole);
            }
            let found = Period::around(day, unit)?;
            (found.first <= whole.last && whole.first <= found.last).then_some(found)
        }
    }
}

/// "the first week of May": seven days, and the calendar week that most of them lie in.
fn week_of_month(n: i8, count: i64, whole: Period) -> Option<Period> {
    let first = if n > 0 {
        shift(whole.first, Unit::Week, count)?
    } else {
        shift(shift(whole.last, Unit::Day, -6)?, Unit::Week, -count)?
    };
    let last = shift(first, Unit::Day, 6)?;
    let week = Period::around(shift(first, Unit::Day, 3)?, Unit::Week)?;
    whole.contains(first).then_some(Period { part: Some((first, last)), ..week })
}
