//! Periods reckoned from the day of publication, or from a date named before.

use super::calendar;
use super::period::{Grain, Period, days_between, on_or_after, on_or_before, shift, weekday};
use super::resolve::Resolver;
use crate::model::{Count, DateExpr, Direction, Fields, Offset, Origin, Piece, Season, Tense, Unit};
use jiff::civil::Date;

/// "last week", "this year", "the following month"
pub(super) fn unit(r: &mut Resolver, direction: Direction, unit: Unit) -> Option<Period> {
    let beside = |day: Date, n: i64| Period::around(shift(Period::around(day, unit)?.first, unit, n)?, unit);
    match direction {
        Direction::Last => beside(r.published()?, -1),
        Direction::Next => beside(r.published()?, 1),
        Direction::This => this(r, unit),
        Direction::Latest => match r.latest_quarter() {
            Some(quarter) if unit == Unit::Quarter => Some(quarter),
            _ => beside(r.published()?, -1),
        },
        Direction::That => match (unit, r.said_quarter()) {
            (Unit::Quarter, Some(quarter)) => Some(quarter),
            (Unit::Quarter, None) => beside(r.published()?, -1),
            _ => Period::around(said(r, unit)?, unit),
        },
        Direction::Preceding => beside(said(r, unit)?, -1),
        Direction::Following => beside(said(r, unit)?, 1),
    }
}

/// "this weekend" is the coming one, unless it is on or a verb tells of what was.
fn this(r: &mut Resolver, unit: Unit) -> Option<Period> {
    let today = r.published()?;
    let now = Period::around(today, unit)?;
    let over = unit == Unit::Weekend && r.tense == Tense::Past && now.first > today;
    if over { Period::around(shift(today, Unit::Week, -1)?, unit) } else { Some(now) }
}

/// The day a "following" or "that" unit starts from. Days are reckoned from days alone.
fn said(r: &mut Resolver, unit: Unit) -> Option<Date> {
    if unit == Unit::Day {
        return Some(r.said_day()?.first);
    }
    match r.said_any() {
        Some(period) => Some(period.first),
        None => r.published(),
    }
}

/// "last May", "next Tuesday", "this Thanksgiving"
pub(super) fn directed(r: &mut Resolver, direction: Direction, inner: &DateExpr) -> Option<Period> {
    match inner {
        DateExpr::Holiday(index) => r.directed_holiday(*index, direction),
        DateExpr::Fields(Fields { weekday: Some(number), piece: None, day: None, .. }) => {
            directed_weekday(r, direction, *number)
        }
        DateExpr::Fields(fields) if fields.year.is_none() && fields.day.is_none() => {
            directed_piece(r, direction, fields.piece?)
        }
        inner => r.period(inner),
    }
}

fn directed_weekday(r: &mut Resolver, direction: Direction, number: u8) -> Option<Period> {
    let weekday = weekday(number)?;
    let day = match direction {
        Direction::Last => on_or_before(r.published()?.yesterday().ok()?, weekday),
        Direction::Next => {
            let monday = Period::around(r.published()?, Unit::Week)?.first;
            on_or_after(shift(monday, Unit::Week, 1)?, weekday)
        }
        Direction::Preceding => on_or_before(said(r, Unit::Week)?.yesterday().ok()?, weekday),
        Direction::Following => on_or_after(said(r, Unit::Week)?.tomorrow().ok()?, weekday),
        Direction::That => on_or_before(said(r, Unit::Week)?, weekday),
        Direction::This | Direction::Latest => {
            let today = r.published()?;
            let here = on_or_after(Period::around(today, Unit::Week)?.first, weekday)?;
            match r.tense {
                Tense::Future if here < today => shift(here, Unit::Week, 1),
                Tense::Past if here > today => shift(here, Unit::Week, -1),
                _ => Some(here),
            }
        }
    };
    day.map(Period::day)
}

fn directed_piece(r: &mut Resolver, direction: Direction, piece: Piece) -> Option<Period> {
    let from = match direction {
        Direction::Preceding | Direction::Following | Direction::That => said(r, Unit::Month)?,
        _ => r.published()?,
    };
    let fields = |year: i16| {
        let fields = Fields { piece: Some(piece), ..Fields::default() };
        calendar::fields_inside(fields, Period::years(year, 1)?).map(|p| Period { part: None, ..p })
    };
    let mut all = (from.year() - 2..=from.year() + 2).filter_map(fields);
    match direction {
        Direction::Last | Direction::Preceding | Direction::Latest => all.rfind(|p| p.last < from),
        Direction::Next | Direction::Following => all.find(|p| p.first > from),
        Direction::This if piece == Piece::Season(Season::Winter) => this_winter(all, from, r.tense),
        Direction::This => all.find(|p| p.first.year() == from.year()),
        Direction::That => calendar::nearest_part(all, from, Tense::Past),
    }
}

/// Of `all` winters (in order) the one that it is, or the nearer one, since a winter lies in two years; the coming one
/// where a verb says so.
fn this_winter(all: impl Iterator<Item = Period>, from: Date, tense: Tense) -> Option<Period> {
    let (Some(before), Some(after)) = calendar::around(all, from) else { return None };
    let comes = tense == Tense::Future || days_between(from, after.first) < days_between(before.last, from);
    Some(if comes { after } else { before })
}

/// "the last three years", "the next few days"
pub(super) fn run(r: &mut Resolver, direction: Direction, count: Count, unit: Unit) -> Option<Period> {
    let n = match count {
        Count::Exact(n) | Count::AndHalf(n) => i64::from(n),
        Count::Vague => 3,
    };
    let back = matches!(direction, Direction::Last | Direction::Preceding);
    let from = match direction {
        Direction::Last | Direction::Next => r.published()?,
        _ => said(r, Unit::Day).or_else(|| r.published())?,
    };
    let grain = Grain::Run(count, unit);
    let (first, last) = if back {
        (shift(from, unit, -n)?, if unit == Unit::Day { from.yesterday().ok()? } else { from })
    } else {
        (if unit == Unit::Day { from.tomorrow().ok()? } else { from }, shift(from, unit, n)?)
    };
    (first <= last).then(|| Period::new(first, last, grain))
}

/// "two months ago", "a year earlier", "three days after Easter"
pub(super) fn offset(r: &mut Resolver, offset: &Offset) -> Option<Period> {
    let n = match offset.count {
        Count::Exact(n) => i64::from(n),
        Count::AndHalf(_) | Count::Vague => return None,
    };
    let n = if offset.back { -n } else { n };
    let from = match &offset.from {
        Origin::Published => {
            let quarter = r.said_quarter().filter(|_| offset.unit == Unit::Year && offset.back);
            quarter.or_else(|| r.published().map(Period::day))?
        }
        Origin::Text => match offset.unit {
            Unit::Day => r.said_day()?,
            _ => match r.said_any() {
                Some(period) => period,
                None => Period::day(r.published()?),
            },
        },
        Origin::Date(day) => r.period(day)?,
    };
    let exact = matches!(offset.from, Origin::Date(_));
    shifted(from, offset.unit, n, exact)
}

/// `from` moved by `n` units. A longer unit gives a coarser date: two years ago is a year, not a day.
fn shifted(from: Period, unit: Unit, n: i64, exact: bool) -> Option<Period> {
    if matches!(from.grain, Grain::Quarter | Grain::Month | Grain::Half | Grain::Season(_)) && unit >= Unit::Month {
        let (first, last) = (shift(from.first, unit, n)?, shift(from.last, unit, n)?);
        return Some(Period::new(
            first,
            if from.last == from.last.last_of_month() { last.last_of_month() } else { last },
            from.grain,
        ));
    }
    if from.grain == Grain::Year && unit < Unit::Year {
        return None;
    }
    let day = shift(from.first, unit, n)?;
    if exact && from.grain == Grain::Day || unit <= Unit::Day {
        return Some(Period::day(day));
    }
    let named = match unit {
        Unit::Decade | Unit::Century => Unit::Year,
        Unit::Fortnight => Unit::Week,
        unit => unit,
    };
    let whole = Period::around(day, named)?;
    let near = (from.grain == Grain::Day).then_some(day);
    Some(Period { near, ..whole })
}
