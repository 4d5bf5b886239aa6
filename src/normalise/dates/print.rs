//! Periods as EDTF (level 1) and as TIMEX3 values.

use super::period::{End, Grain, Period};
use crate::model::{Clock, Count, DateExpr, Fields, Piece, Season, Unit};
use compact_str::{CompactString, format_compact};
use jiff::civil::Date;

/// EDTF level 1: what has no notation of its own is an interval of days.
pub(super) fn edtf(period: Period) -> CompactString {
    if let Some(near) = period.near {
        return format_compact!("{}~", day(near));
    }
    let about = if period.part.is_some() { "~" } else { "" };
    let (first, last) = (period.first, period.last);
    match period.grain {
        Grain::Day => day(first),
        Grain::Month => format_compact!("{}{about}", month(first)),
        Grain::Year => format_compact!("{}{about}", year(first)),
        Grain::Season(season) => format_compact!("{}-{}{about}", year(first), season_number(season)),
        Grain::Decade => format_compact!("{}X{about}", prefix(first, 10)),
        Grain::Century => format_compact!("{}XX{about}", prefix(first, 100)),
        Grain::Quarter | Grain::Half | Grain::Between(End::Month) => {
            format_compact!("{}{about}/{}{about}", month(first), month(last))
        }
        Grain::Between(End::Year) => format_compact!("{}{about}/{}{about}", year(first), year(last)),
        Grain::Week | Grain::Weekend | Grain::Between(End::Day) | Grain::Run(..) => {
            let (first, last) = period.bounds();
            format_compact!("{}/{}", day(first), day(last))
        }
    }
}

/// A day that no calendar has ("30 February"), as it is written; none for every other expression.
pub(super) fn no_such_day(expr: &DateExpr) -> Option<CompactString> {
    let DateExpr::Fields(Fields { year, piece: Some(Piece::Month(month)), day: Some(day), .. }) = expr else {
        return None;
    };
    // a leap year has every day there is
    let tested = year.map_or(2000, |y| y.first);
    if Date::new(tested, *month as i8, *day as i8).is_ok() {
        return None;
    }
    Some(match year {
        Some(year) => format_compact!("{:04}-{month:02}-{day:02}", year.first),
        None => format_compact!("XXXX-{month:02}-{day:02}"),
    })
}

/// The value of a TIMEX3 element.
pub(super) fn timex(period: Period) -> CompactString {
    let (first, last) = (period.first, period.last);
    match period.grain {
        Grain::Day => day(first),
        Grain::Week => week(first),
        Grain::Weekend => format_compact!("{}-WE", week(first)),
        Grain::Month => month(first),
        Grain::Quarter => format_compact!("{}-Q{}", year(first), (first.month() + 2) / 3),
        Grain::Half => format_compact!("{}-H{}", year(first), if first.month() < 7 { 1 } else { 2 }),
        Grain::Season(season) => format_compact!("{}-{}", year(first), season.timex()),
        Grain::Year if first.year() <= 0 => format_compact!("BC{:04}", 1 - i32::from(first.year())),
        Grain::Year => year(first),
        Grain::Decade => prefix(first, 10),
        Grain::Century => prefix(first, 100),
        Grain::Between(End::Day) => format_compact!("{}/{}", day(first), day(last)),
        Grain::Between(End::Month) => format_compact!("{}/{}", month(first), month(last)),
        Grain::Between(End::Year) => format_compact!("{}/{}", year(first), year(last)),
        Grain::Run(count, unit) => run(count, unit),
    }
}

fn week(day: Date) -> CompactString {
    let iso = day.iso_week_date();
    format_compact!("{:04}-W{:02}", iso.year(), iso.week())
}

/// With four digits of the year, also before the year 0, where [`Date`] prints six.
fn day(day: Date) -> CompactString {
    format_compact!("{}-{:02}", month(day), day.day())
}

fn month(day: Date) -> CompactString {
    format_compact!("{}-{:02}", year(day), day.month())
}

fn year(day: Date) -> CompactString {
    let year = day.year();
    if year < 0 { format_compact!("-{:04}", year.unsigned_abs()) } else { format_compact!("{year:04}") }
}

/// "199" for 1990, "19" for 1900.
fn prefix(day: Date, years: i16) -> CompactString {
    let width = if years == 10 { 3 } else { 2 };
    format_compact!("{:0width$}", day.year() / years)
}

fn season_number(season: Season) -> u8 {
    match season {
        Season::Spring => 21,
        Season::Summer => 22,
        Season::Autumn => 23,
        Season::Winter => 24,
    }
}

/// A duration: "P3Y", "PXW" where how many is not said.
fn run(count: Count, unit: Unit) -> CompactString {
    let (factor, mark, clock) = match unit {
        Unit::Second => (1, 'S', true),
        Unit::Minute => (1, 'M', true),
        Unit::Hour => (1, 'H', true),
        Unit::Day | Unit::Weekend => (1, 'D', false),
        Unit::Week => (1, 'W', false),
        Unit::Fortnight => (2, 'W', false),
        Unit::Month => (1, 'M', false),
        Unit::Quarter => (1, 'Q', false),
        Unit::Season => (3, 'M', false),
        Unit::Half => (6, 'M', false),
        Unit::Year => (1, 'Y', false),
        Unit::Decade => (10, 'Y', false),
        Unit::Century => (100, 'Y', false),
    };
    let time = if clock { "T" } else { "" };
    match count {
        Count::Exact(n) => format_compact!("P{time}{}{mark}", u32::from(n) * factor),
        Count::AndHalf(n) => format_compact!("P{time}{}.5{mark}", u32::from(n) * factor),
        Count::Vague => format_compact!("P{time}X{mark}"),
    }
}

/// "T11:30", with the zone where one was written.
pub(super) fn clock(clock: Clock) -> CompactString {
    let (hour, minute) = (clock.hour % 24, clock.minute.unwrap_or(0));
    let zone = match clock.zone {
        None => CompactString::default(),
        Some(0) => CompactString::from("Z"),
        Some(east) => {
            let sign = if east < 0 { '-' } else { '+' };
            format_compact!("{sign}{:02}:{:02}", east.unsigned_abs() / 60, east.unsigned_abs() % 60)
        }
    };
    match clock.second {
        Some(second) => format_compact!("T{hour:02}:{minute:02}:{second:02}{zone}"),
        None => format_compact!("T{hour:02}:{minute:02}{zone}"),
    }
}
