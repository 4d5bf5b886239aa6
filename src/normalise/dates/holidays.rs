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

    #[test]
    fn days_with_a_name_fall_by_their_rules() {
        let on = |rule: HolidayRule, shift: i16, days: i16, year: i16| {
            let found = in_year(&Holiday { rule, shift, days }, year);
            found.iter().map(|p| format!("{}/{} {:?}", p.first, p.last, p.grain)).collect::<Vec<_>>().join(", ")
        };
        use HolidayRule::{Easter, Fixed, NotSunday, Nth, Orthodox, Table, Workday};
        let day = |iso: &str| format!("{iso}/{iso} Day");
        assert_eq!(on(Fixed(12, 25), 0, 1, 2030), day("2030-12-25"));
        assert_eq!(on(Fixed(12, 25), 1, 1, 2030), day("2030-12-26"));
        assert_eq!(on(Fixed(2, 29), 0, 1, 2030), "");
        // a Saturday, a Sunday, a Wednesday
        assert_eq!(on(Workday(6, 1), 0, 1, 2030), day("2030-05-31"));
        assert_eq!(on(Workday(6, 2), 0, 1, 2030), day("2030-06-03"));
        assert_eq!(on(Workday(6, 5), 0, 1, 2030), day("2030-06-05"));
        assert_eq!(on(NotSunday(6, 2), 0, 1, 2030), day("2030-06-01"));
        assert_eq!(on(NotSunday(6, 1), 0, 1, 2030), day("2030-06-01"));
        assert_eq!(on(Nth(1, 1, 9), 0, 1, 2030), day("2030-09-02"));
        assert_eq!(on(Nth(-1, 1, 5), 0, 1, 2030), day("2030-05-27"));
        assert_eq!(on(Easter(-2), 0, 1, 2024), day("2024-03-29"));
        assert_eq!(on(Easter(1), 0, 1, 2024), day("2024-04-01"));
        assert_eq!(on(Orthodox(0), 0, 1, 2024), day("2024-05-05"));
        let days = ["2030-01-05", "2030-12-26", "2031-12-15"].map(|d| d.parse().unwrap()).to_vec();
        assert_eq!(on(Table(days), 0, 1, 2030), day("2030-01-05") + ", " + &day("2030-12-26"), "twice by the moon");
        // seven days from a Monday are a week, others are just so many days
        assert_eq!(on(Fixed(6, 3), 0, 7, 2030), "2030-06-03/2030-06-09 Week");
        assert_eq!(on(Fixed(6, 4), 0, 7, 2030), "2030-06-04/2030-06-10 Between(Day)");
        assert_eq!(on(Fixed(6, 3), 0, 2, 2030), "2030-06-03/2030-06-04 Between(Day)");
    }

    #[test]
    fn easter_of_every_kind_of_year() {
        for (year, west, east) in [
            (1818, "1818-03-22", "1818-04-26"),
            (1943, "1943-04-25", "1943-04-25"),
            (1954, "1954-04-18", "1954-04-25"),
            (1981, "1981-04-19", "1981-04-26"),
            (2000, "2000-04-23", "2000-04-30"),
            (2008, "2008-03-23", "2008-04-27"),
            (2017, "2017-04-16", "2017-04-16"),
            (2018, "2018-04-01", "2018-04-08"),
            (2038, "2038-04-25", "2038-04-25"),
            (2049, "2049-04-18", "2049-04-25"),
            (2100, "2100-03-28", "2100-05-02"),
        ] {
            let kept = (easter(year).unwrap().to_string(), orthodox(year).unwrap().to_string());
            assert_eq!(kept, (west.to_owned(), east.to_owned()));
        }
    }
}
