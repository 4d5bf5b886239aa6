//! The dates of days with a name.

use super::period::{Grain, Period, on_or_before, weekday};
use crate::lexicon::holidays::{Holiday, HolidayRule};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::period::End;

/// The days of `holiday` in `year`: one, as a rule; none or two where it follows the moon.
pub(super) fn in_year(holiday: &Holiday, year: i16) -> Vec<Period> {
    let days: Vec<Date> = match &holiday.rule {
        HolidayRule::Table(days) => days.iter().copied().filter(|d| d.year() == year).collect(),
        rule => day_of(rule, year).into_iter().collect(),
    };
    days.into_iter().filter_map(|day| lasting(holiday, day)).collect()
}

fn lasting(holiday: &Holiday, day: Date) -> Option<Period> {
    let first = day.checked_add(i64::from(holiday.shift).days()).ok()?;
    if holiday.days <= 1 {
        return Some(Period::day(first));
    }
    let last = first.checked_add(i64::from(holiday.days - 1).days()).ok()?;
    let week = holiday.days == 7 && first.weekday() == Weekday::Monday;
    Some(Period::new(first, last, if week { Grain::Week } else { Grain::Between(End::Day) }))
}

fn day_of(rule: &HolidayRule, year: i16) -> Option<Date> {
    match rule {
        HolidayRule::Fixed(month, day) => Date::new(year, *month, *day).ok(),
        HolidayRule::Workday(month, day) => {
            let day = Date::new(year, *month, *day).ok()?;
            match day.weekday() {
                Weekday::Saturday => day.yesterday().ok(),
                Weekday::Sunday => day.tomorrow().ok(),
                _ => Some(day),
            }
        }
        HolidayRule::NotSunday(month, day) => {
            let day = Date::new(year, *month, *day).ok()?;
            if day.weekday() == Weekday::Sunday { day.yesterday().ok() } else { Some(day) }
        }
        HolidayRule::Nth(n, number, month) => {
            Date::new(year, *month, 1).ok()?.nth_weekday_of_month(*n, weekday(*number as u8)?).ok()
        }
        HolidayRule::Easter(days) => easter(year)?.checked_add(i64::from(*days).days()).ok(),
        HolidayRule::Orthodox(days) => orthodox(year)?.checked_add(i64::from(*days).days()).ok(),
        HolidayRule::Table(days) => days.iter().copied().find(|d| d.year() == year),
    }
}

/// Western Easter Sunday, by the method of an anonymous writer in Nature, 1876.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
}

/// Eastern Easter Sunday (Meeus, Astronomical Algorithms, chapter 8), in the Gregorian calendar.
fn orthodox(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let d = (19 * (y % 19) + 15) % 30;
    let e = (2 * (y % 4) + 4 * (y % 7) - d + 34) % 7;
    let n = d + e + 114;
    let julian = Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()?;
    let lag = i64::from(y / 100 - y / 400 - 2);
    on_or_before(julian.checked_add(lag.days()).ok()?, Weekday::Sunday)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_churches_keep_it() {
        for (year, west, east) in
            [(2007, "2007-04-08", "2007-04-08"), (2013, "2013-03-31", "2013-05-05"), (2024, "2024-03-31", "2024-05-05")]
        {
            assert_eq!(easter(year).unwrap().to_string(), west);
            assert_eq!(orthodox(year).unwrap().to_string(), east);
        }
    }
}
