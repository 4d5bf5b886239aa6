//! Stretches of days, and the calendar's units as such stretches.

use crate::model::{Count, Season, Unit};
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

/// How a stretch of days is named.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Grain {
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Season(Season),
    Half,
    Year,
    Decade,
    Century,
    /// From one unit to another, both in it.
    Between(End),
    /// So many units up to, or from, a day.
    Run(Count, Unit),
}

/// To what the ends of a range are given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum End {
    Day,
    Month,
    Year,
}

/// A stretch of days.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Period {
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
    /// How it is named.
    pub grain: Grain,
    /// The part of it that is meant: "early", "late".
    pub part: Option<(Date, Date)>,
    /// Where in it the day lies that the words reckon to: "two months ago".
    pub near: Option<Date>,
}

impl Period {
    pub fn new(first: Date, last: Date, grain: Grain) -> Period {
        Period { first, last, grain, part: None, near: None }
    }

    pub fn day(day: Date) -> Period {
        Period::new(day, day, Grain::Day)
    }

    pub fn month(year: i16, month: i8) -> Option<Period> {
        let first = Date::new(year, month, 1).ok()?;
        Some(Period::new(first, first.last_of_month(), Grain::Month))
    }

    /// The months `month..month + count` of `year`.
    fn months(year: i16, month: i8, count: i64, grain: Grain) -> Option<Period> {
        let first = Date::new(year, month, 1).ok()?;
        let last = shift(first, Unit::Month, count)?.yesterday().ok()?;
        Some(Period::new(first, last, grain))
    }

    pub fn quarter(year: i16, quarter: u8) -> Option<Period> {
        Period::months(year, quarter as i8 * 3 - 2, 3, Grain::Quarter)
    }

    pub fn half(year: i16, half: u8) -> Option<Period> {
        Period::months(year, half as i8 * 6 - 5, 6, Grain::Half)
    }

    /// Of the northern hemisphere; a winter belongs to the year it starts in.
    pub fn season(year: i16, season: Season) -> Option<Period> {
        let month = match season {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Autumn => 9,
            Season::Winter => 12,
        };
        Period::months(year, month, 3, Grain::Season(season))
    }

    /// `years` years from `first` on, named by what they make.
    pub fn years(first: i16, years: i16) -> Option<Period> {
        let grain = match years {
            10 => Grain::Decade,
            100 => Grain::Century,
            _ => Grain::Year,
        };
        let last = first.checked_add(years - 1)?;
        Some(Period::new(Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?, grain))
    }

    /// The `unit` that `day` lies in.
    pub fn around(day: Date, unit: Unit) -> Option<Period> {
        let monday = day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok()?;
        let quarter = (day.month() as u8 - 1) / 3 + 1;
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Some(Period::day(day)),
            Unit::Week | Unit::Fortnight => Some(Period::new(monday, monday.checked_add(6.days()).ok()?, Grain::Week)),
            Unit::Weekend => {
                let saturday = monday.checked_add(5.days()).ok()?;
                Some(Period::new(saturday, saturday.tomorrow().ok()?, Grain::Weekend))
            }
            Unit::Month => Period::month(day.year(), day.month()),
            Unit::Quarter => Period::quarter(day.year(), quarter),
            Unit::Season => match day.month() {
                3..=5 => Period::season(day.year(), Season::Spring),
                6..=8 => Period::season(day.year(), Season::Summer),
                9..=11 => Period::season(day.year(), Season::Autumn),
                12 => Period::season(day.year(), Season::Winter),
                _ => Period::season(day.year() - 1, Season::Winter),
            },
            Unit::Half => Period::half(day.year(), if day.month() < 7 { 1 } else { 2 }),
            Unit::Year => Period::years(day.year(), 1),
            Unit::Decade => Period::years(day.year() - day.year().rem_euclid(10), 10),
            Unit::Century => Period::years(day.year() - day.year().rem_euclid(100), 100),
        }
    }

    /// Narrowed to a part of it.
    pub fn part(self, first: Date, last: Date) -> Period {
        Period { part: Some((first.max(self.first), last.min(self.last))), ..self }
    }

    /// First and last day that may be meant.
    pub fn bounds(self) -> (Date, Date) {
        self.part.filter(|(first, last)| first <= last).unwrap_or((self.first, self.last))
    }

    pub fn contains(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }
}

/// `day` moved by `count` units; none outside the years that can be reckoned.
pub(super) fn shift(day: Date, unit: Unit, count: i64) -> Option<Date> {
    let span = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return Some(day),
        Unit::Day => Span::new().try_days(count),
        Unit::Week | Unit::Weekend => Span::new().try_weeks(count),
        Unit::Fortnight => Span::new().try_weeks(count.checked_mul(2)?),
        Unit::Month => Span::new().try_months(count),
        Unit::Quarter | Unit::Season => Span::new().try_months(count.checked_mul(3)?),
        Unit::Half => Span::new().try_months(count.checked_mul(6)?),
        Unit::Year => Span::new().try_years(count),
        Unit::Decade => Span::new().try_years(count.checked_mul(10)?),
        Unit::Century => Span::new().try_years(count.checked_mul(100)?),
    };
    day.checked_add(span.ok()?).ok()
}

/// 1 is Monday.
pub(super) fn weekday(number: u8) -> Option<Weekday> {
    Weekday::from_monday_one_offset(number as i8).ok()
}

/// The last `weekday` on or before `day`.
pub(super) fn on_or_before(day: Date, weekday: Weekday) -> Option<Date> {
    day.checked_sub(i64::from(day.weekday().since(weekday)).days()).ok()
}

/// The first `weekday` on or after `day`.
pub(super) fn on_or_after(day: Date, weekday: Weekday) -> Option<Date> {
    day.checked_add(i64::from(day.weekday().until(weekday)).days()).ok()
}

/// Days from `left` to `right`.
pub(super) fn days_between(left: Date, right: Date) -> i64 {
    right.since(left).map_or(i64::MAX, |span| i64::from(span.get_days()))
}
