//! Dates by the fields that are named: what is left out is the nearest that fits the tense.

use super::period::{Grain, Period, days_between, on_or_after, on_or_before, shift, weekday};
use super::resolve::Resolver;
use crate::model::{Fields, Piece, Season, Tense, Unit, Year};
use jiff::civil::Date;

/// Days: where no verb says which, the nearer occurrence of a date without a year is meant.
const HALF_A_YEAR: i64 = 183;
/// How far ahead it may lie where a verb puts it in the past …
const SOON: i64 = 60;
/// … and how long ago its last occurrence is then: nobody writes "on 7 December" of last year in October.
const VERY_LONG_AGO: i64 = 290;
/// How far ahead what a verb puts in the future may lie, where it was also [`JUST_NOW`].
const FAR_AHEAD: i64 = 240;
/// How long ago what a verb puts in the future may at most lie to be meant after all.
const JUST_NOW: i64 = 45;
/// Years within which there is always a 29 February, on either side.
const LEAP_YEARS: i16 = 8;

/// The days that `fields` mean.
pub(super) fn fields(r: &mut Resolver, fields: Fields) -> Option<Period> {
    match fields {
        Fields { year: Some(year), piece, day, .. } => in_year(year, piece, day),
        Fields { piece: Some(piece), day: Some(day), weekday: number, .. } => day_of_month(r, piece, day, number),
        Fields { piece: Some(piece), .. } => part_of_year(r, piece),
        Fields { day: Some(day), weekday: number, .. } => day_alone(r, day, number),
        Fields { weekday: Some(number), .. } => weekday_alone(r, number),
        _ => None,
    }
}

fn in_year(year: Year, piece: Option<Piece>, day: Option<u8>) -> Option<Period> {
    if year.years > 1 || piece.is_none() {
        let whole = Period::years(year.first, i16::from(year.years))?;
        // a financial year may start in the calendar year before and end in the one after
        let loose = (shift(whole.first, Unit::Month, -9)?, shift(whole.last, Unit::Month, 6)?);
        return Some(if year.fiscal { Period { part: Some(loose), ..whole } } else { whole });
    }
    match (piece?, day) {
        (Piece::Month(month), Some(day)) => Some(Period::day(Date::new(year.first, month as i8, day as i8).ok()?)),
        (piece, _) => {
            let whole = piece_of(year.first, piece)?;
            let winter = piece == Piece::Season(Season::Winter);
            Some(if winter {
                Period { part: Some((Date::new(year.first, 1, 1).ok()?, whole.last)), ..whole }
            } else {
                whole
            })
        }
    }
}

fn piece_of(year: i16, piece: Piece) -> Option<Period> {
    match piece {
        Piece::Month(month) => Period::month(year, month as i8),
        Piece::Quarter(n) => Period::quarter(year, n),
        Piece::Half(n) => Period::half(year, n),
        Piece::Season(season) => Period::season(year, season),
    }
}

/// Of `all` (in order) the last to have begun by `today`, and the first that has not ended before it.
pub(super) fn around(all: impl Iterator<Item = Period>, today: Date) -> (Option<Period>, Option<Period>) {
    let (mut past, mut future) = (None, None);
    for period in all {
        if period.first <= today {
            past = Some(period);
        }
        if period.last >= today && future.is_none() {
            future = Some(period);
        }
    }
    (past, future)
}

/// Of `all` (in order) the one that a writer of `today` means.
pub(super) fn nearest(all: impl Iterator<Item = Period>, today: Date, tense: Tense) -> Option<Period> {
    let (past, future) = around(all, today);
    let (Some(before), Some(after)) = (past, future) else { return past.or(future) };
    let (ago, ahead) = (days_between(before.last, today), days_between(today, after.first));
    let comes = match tense {
        Tense::Past => ahead <= 0 || ahead <= SOON && ago >= VERY_LONG_AGO,
        Tense::Future => !(ago <= JUST_NOW && ahead >= FAR_AHEAD),
        Tense::Unknown => ahead < ago && ahead <= HALF_A_YEAR,
    };
    Some(if comes { after } else { before })
}

/// "3 August"
fn day_of_month(r: &mut Resolver, piece: Piece, day: u8, number: Option<u8>) -> Option<Period> {
    let Piece::Month(month) = piece else { return None };
    if let Some(year) = r.said_year().filter(|_| number.is_none() && r.tense != Tense::Future) {
        return Some(Period::day(Date::new(year, month as i8, day as i8).ok()?));
    }
    let today = r.published()?;
    let fits = |d: &Period| number.and_then(weekday).is_none_or(|w| d.first.weekday() == w);
    let days = |years: i16| {
        (today.year() - years..=today.year() + years)
            .filter_map(move |y| Date::new(y, month as i8, day as i8).ok().map(Period::day))
    };
    // a weekday that fits neither this year nor the next to it is a slip; nobody leaves out a year that lies further off,
    // but for that of a leap day
    let years = if (month, day) == (2, 29) { LEAP_YEARS } else { 1 };
    let found = nearest(days(years).filter(fits), today, r.tense);
    let found = found.filter(|d| r.tense != Tense::Past || days_between(today, d.first) <= SOON);
    found.or_else(|| nearest(days(LEAP_YEARS), today, r.tense))
}

/// "August", "the third quarter", "summer"
fn part_of_year(r: &mut Resolver, piece: Piece) -> Option<Period> {
    if let (Some(year), Piece::Month(_), true) = (r.said_year(), piece, r.tense != Tense::Future) {
        let today = r.published();
        let whole = piece_of(year, piece)?;
        if r.tense != Tense::Past || today.is_none_or(|t| whole.first <= t) {
            return Some(whole);
        }
    }
    let today = r.published()?;
    let all = (today.year() - 2..=today.year() + 1).filter_map(|y| piece_of(y, piece));
    match piece {
        Piece::Month(_) => nearest(all, today, r.tense),
        _ => nearest_part(all, today, r.tense),
    }
}

/// The last to have begun, or in the future tense the next to end.
pub(super) fn nearest_part(all: impl Iterator<Item = Period>, today: Date, tense: Tense) -> Option<Period> {
    let (past, future) = around(all, today);
    let reported = past.is_some_and(|p| days_between(p.last, today) <= JUST_NOW * 2)
        && future.is_some_and(|f| days_between(today, f.first) > JUST_NOW * 4);
    if tense == Tense::Future && !reported { future } else { past }
}

/// "the 15th", "Tuesday the 19th"
fn day_alone(r: &mut Resolver, day: u8, number: Option<u8>) -> Option<Period> {
    let today = r.published()?;
    let fits = |d: &Period| number.and_then(weekday).is_none_or(|w| d.first.weekday() == w);
    let all = (-12..=12).filter_map(|n| {
        let month = shift(today.first_of_month(), Unit::Month, n)?;
        Date::new(month.year(), month.month(), day as i8).ok().map(Period::day)
    });
    let (mut past, mut future) = (None, None);
    for period in all.filter(fits) {
        if period.first <= today {
            past = Some(period);
        } else if future.is_none() {
            future = Some(period);
        }
    }
    let ahead = |p: Period| days_between(today, p.first).abs();
    let soon = future.is_some_and(|f| ahead(f) < 7 || number.is_some() && past.is_none_or(|p| ahead(f) < ahead(p)));
    let comes = r.tense == Tense::Future || r.tense == Tense::Unknown && soon;
    if comes { future.or(past) } else { past.or(future) }
}

/// "Friday": on the day of publication or before it; after it in the future tense.
fn weekday_alone(r: &mut Resolver, number: u8) -> Option<Period> {
    let (today, weekday) = (r.published()?, weekday(number)?);
    let day = if r.tense == Tense::Future { on_or_after(today, weekday) } else { on_or_before(today, weekday) };
    day.map(Period::day)
}

/// `fields` inside a period that is known: "May last year", "Wednesday of next week".
pub(super) fn fields_inside(fields: Fields, whole: Period) -> Option<Period> {
    let year = whole.first.year();
    match fields {
        Fields { weekday: Some(number), piece: None, day: None, .. } => {
            let day = on_or_after(whole.first, weekday(number)?)?;
            whole.contains(day).then(|| Period::day(day))
        }
        Fields { day: Some(day), piece: None, .. } if whole.grain == Grain::Month => {
            Some(Period::day(Date::new(year, whole.first.month(), day as i8).ok()?))
        }
        Fields { piece, day, .. } => in_year(Year::of(year), piece, day),
    }
}
