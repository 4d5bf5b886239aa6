//! Limits of periods, their parts and how they are printed.

use super::super::period::{End, Grain, on_or_after, on_or_before, shift, weekday};
use super::super::resolve::{Resolver, Said};
use super::super::{narrow, print, with_seconds};
use super::{LEXICON, day, days_between, shown, span};
use crate::model::{Clock, Count, Nth, Part, Tense::Past, Unit};
use crate::normalise::dates::period::Period;
use jiff::civil::Weekday;

#[test]
fn a_part_of_a_period_has_wide_bounds() {
    let said = Said::default();
    let mut r = Resolver::new(Some(day("2031-03-05")), Past, &said, &LEXICON);
    let week = span("2031-03-03", "2031-03-09", Grain::Week);
    let march = span("2031-03-01", "2031-03-31", Grain::Month);
    let quarter = span("2031-01-01", "2031-03-31", Grain::Quarter);
    let half = span("2031-01-01", "2031-06-30", Grain::Half);
    let year = span("2031-01-01", "2031-12-31", Grain::Year);
    let decade = span("2030-01-01", "2039-12-31", Grain::Decade);
    let century = span("2000-01-01", "2099-12-31", Grain::Century);
    for (whole, early, middle, late) in [
        (week, "2031-03-03/2031-03-05", "2031-03-04/2031-03-06", "2031-03-07/2031-03-09"),
        (march, "2031-03-01/2031-03-10", "2031-03-11/2031-03-20", "2031-03-21/2031-03-31"),
        (quarter, "2031-01-01/2031-01-31", "2031-02-01/2031-02-28", "2031-03-01/2031-03-31"),
        (half, "2031-01-01/2031-02-28", "2031-03-01/2031-04-30", "2031-05-01/2031-06-30"),
        (year, "2031-01-01/2031-04-30", "2031-05-01/2031-08-31", "2031-09-01/2031-12-31"),
        (decade, "2030-01-01/2033-12-31", "2034-01-01/2035-12-31", "2036-01-01/2039-12-31"),
        (century, "2000-01-01/2033-04-30", "2033-05-01/2066-08-31", "2066-09-01/2099-12-31"),
    ] {
        for (part, want) in [(Part::Early, early), (Part::Middle, middle), (Part::Late, late), (Part::End, late)] {
            assert_eq!(shown(narrow::part(&mut r, part, whole)), want, "{part:?} {:?}", whole.grain);
        }
    }
    assert_eq!(shown(narrow::part(&mut r, Part::Start, year)), "2031-01-01/2031-03-31");
    assert_eq!(shown(narrow::part(&mut r, Part::Earlier, march)), "2031-03-01/2031-03-05");
    assert_eq!(shown(narrow::part(&mut r, Part::Later, march)), "2031-03-05/2031-03-31");
    let april = span("2031-04-01", "2031-04-30", Grain::Month);
    assert_eq!(shown(narrow::part(&mut r, Part::Earlier, april)), "2031-04-01/2031-04-30", "now is not in it");
    let today = Period::day(day("2031-03-05"));
    assert_eq!(narrow::part(&mut r, Part::Early, today), Some(today), "a day has no parts");
    let between = span("2031-03-01", "2031-03-09", Grain::Between(End::Day));
    assert_eq!(shown(narrow::part(&mut r, Part::Late, between)), "2031-03-01/2031-03-09");
}

#[test]
fn units_and_weekdays_are_counted_from_either_end() {
    let march = span("2031-03-01", "2031-03-31", Grain::Month);
    let year = span("2031-01-01", "2031-12-31", Grain::Year);
    let decade = span("1990-01-01", "1999-12-31", Grain::Decade);
    let century = span("1900-01-01", "1999-12-31", Grain::Century);
    let wednesday = Period::day(day("2031-03-05"));
    for (n, what, whole, want) in [
        (1, Nth::Weekday(1), march, "2031-03-03"),
        (1, Nth::Weekday(6), march, "2031-03-01"),
        (5, Nth::Weekday(1), march, "2031-03-31"),
        (5, Nth::Weekday(2), march, "-"),
        (-1, Nth::Weekday(1), march, "2031-03-31"),
        (-1, Nth::Weekday(2), march, "2031-03-25"),
        (-2, Nth::Weekday(1), march, "2031-03-24"),
        // after and before a day, the day itself left out
        (1, Nth::Weekday(3), wednesday, "2031-03-12"),
        (2, Nth::Weekday(5), wednesday, "2031-03-14"),
        (-1, Nth::Weekday(3), wednesday, "2031-02-26"),
        (-2, Nth::Weekday(5), wednesday, "2031-02-21"),
        (1, Nth::Unit(Unit::Week), wednesday, "2031-03-03/2031-03-09"),
        (0, Nth::Unit(Unit::Week), wednesday, "2031-02-27/2031-03-05"),
        (0, Nth::Unit(Unit::Month), wednesday, "2031-02-06/2031-03-05"),
        (0, Nth::Unit(Unit::Year), wednesday, "2030-03-06/2031-03-05"),
        (1, Nth::Unit(Unit::Weekend), wednesday, "2031-03-08/2031-03-09"),
        (1, Nth::Unit(Unit::Half), decade, "1990-01-01/1994-12-31"),
        (2, Nth::Unit(Unit::Half), decade, "1995-01-01/1999-12-31"),
        (1, Nth::Unit(Unit::Half), century, "1900-01-01/1949-12-31"),
        (2, Nth::Unit(Unit::Half), century, "1950-01-01/1999-12-31"),
        (3, Nth::Unit(Unit::Decade), century, "1920-01-01/1929-12-31"),
        (-1, Nth::Unit(Unit::Decade), century, "1990-01-01/1999-12-31"),
        (2, Nth::Unit(Unit::Year), decade, "1991-01-01/1991-12-31"),
        (1, Nth::Unit(Unit::Week), march, "2031-03-01/2031-03-07"),
        (2, Nth::Unit(Unit::Week), march, "2031-03-08/2031-03-14"),
        (-1, Nth::Unit(Unit::Week), march, "2031-03-25/2031-03-31"),
        (-2, Nth::Unit(Unit::Week), march, "2031-03-18/2031-03-24"),
        (6, Nth::Unit(Unit::Week), march, "-"),
        (1, Nth::Unit(Unit::Week), year, "2030-12-30/2031-01-05"),
        (10, Nth::Unit(Unit::Week), year, "2031-03-03/2031-03-09"),
        (-1, Nth::Unit(Unit::Week), year, "2031-12-22/2031-12-28"),
        (3, Nth::Unit(Unit::Month), year, "2031-03-01/2031-03-31"),
        (-2, Nth::Unit(Unit::Month), year, "2031-11-01/2031-11-30"),
        (13, Nth::Unit(Unit::Month), year, "-"),
        (1, Nth::Unit(Unit::Weekend), march, "2031-03-01/2031-03-02"),
        (-1, Nth::Unit(Unit::Day), march, "2031-03-31"),
        (3, Nth::Unit(Unit::Day), march, "2031-03-03"),
    ] {
        assert_eq!(shown(narrow::nth(n, what, whole)), want, "{n} {what:?} of {:?}", whole.grain);
    }
}

#[test]
fn periods_are_printed_as_the_standards_say() {
    let ancient = span("-000043-01-01", "-000043-12-31", Grain::Year);
    let year_zero = span("0000-01-01", "0000-12-31", Grain::Year);
    for (period, timex, edtf) in [
        (span("2031-03-08", "2031-03-09", Grain::Weekend), "2031-W10-WE", "2031-03-08/2031-03-09"),
        (span("2030-12-30", "2031-01-05", Grain::Week), "2031-W01", "2030-12-30/2031-01-05"),
        (span("2031-10-01", "2031-12-31", Grain::Quarter), "2031-Q4", "2031-10/2031-12"),
        (span("2031-01-01", "2031-03-31", Grain::Quarter), "2031-Q1", "2031-01/2031-03"),
        (span("2031-01-01", "2031-06-30", Grain::Half), "2031-H1", "2031-01/2031-06"),
        (span("2031-07-01", "2031-12-31", Grain::Half), "2031-H2", "2031-07/2031-12"),
        (span("0905-01-01", "0905-12-31", Grain::Year), "0905", "0905"),
        (span("0900-01-01", "0999-12-31", Grain::Century), "09", "09XX"),
        (span("0910-01-01", "0919-12-31", Grain::Decade), "091", "091X"),
        (ancient, "BC0044", "-0043"),
        (year_zero, "BC0001", "0000"),
        (span("2031-03-01", "2031-05-31", Grain::Between(End::Month)), "2031-03/2031-05", "2031-03/2031-05"),
        (
            span("2031-01-01", "2031-03-05", Grain::Run(Count::Exact(2), Unit::Fortnight)),
            "P4W",
            "2031-01-01/2031-03-05",
        ),
    ] {
        assert_eq!((print::timex(period).as_str(), print::edtf(period).as_str()), (timex, edtf));
    }
    for (count, unit, want) in [
        (Count::Exact(3), Unit::Hour, "PT3H"),
        (Count::Exact(3), Unit::Minute, "PT3M"),
        (Count::Exact(9), Unit::Second, "PT9S"),
        (Count::AndHalf(2), Unit::Year, "P2.5Y"),
        (Count::Vague, Unit::Week, "PXW"),
        (Count::Exact(2), Unit::Season, "P6M"),
        (Count::Exact(1), Unit::Half, "P6M"),
        (Count::Exact(2), Unit::Quarter, "P2Q"),
        (Count::Exact(2), Unit::Century, "P200Y"),
        (Count::Exact(3), Unit::Decade, "P30Y"),
        (Count::Exact(4), Unit::Day, "P4D"),
    ] {
        assert_eq!(print::timex(span("2031-01-01", "2031-01-02", Grain::Run(count, unit))), want);
    }
    let clock = |hour, minute, second, zone| print::clock(Clock { hour, minute, second, zone });
    assert_eq!(clock(24, None, None, None), "T00:00");
    assert_eq!(clock(9, Some(5), Some(7), Some(0)), "T09:05:07Z");
    assert_eq!(clock(23, Some(30), None, Some(-210)), "T23:30-03:30");
    assert_eq!(clock(23, Some(30), None, Some(60)), "T23:30+01:00");
    assert_eq!(with_seconds("T09:05"), "T09:05:00");
    assert_eq!(with_seconds("T09:05:07Z"), "T09:05:07Z");
    assert_eq!(with_seconds("T09:05-03:30"), "T09:05:00-03:30");
}

#[test]
fn days_move_by_units_and_to_weekdays() {
    let from = day("2031-01-31");
    for (unit, count, want) in [
        (Unit::Hour, 5, "2031-01-31"),
        (Unit::Day, 1, "2031-02-01"),
        (Unit::Week, -1, "2031-01-24"),
        (Unit::Fortnight, 1, "2031-02-14"),
        (Unit::Month, 1, "2031-02-28"),
        (Unit::Quarter, -1, "2030-10-31"),
        (Unit::Half, 1, "2031-07-31"),
        (Unit::Year, 2, "2033-01-31"),
        (Unit::Decade, -1, "2021-01-31"),
        (Unit::Century, 1, "2131-01-31"),
    ] {
        assert_eq!(shift(from, unit, count), Some(day(want)), "{unit:?} {count}");
    }
    assert_eq!(shift(from, Unit::Century, 90), None);
    assert_eq!((weekday(1), weekday(7), weekday(8)), (Some(Weekday::Monday), Some(Weekday::Sunday), None));
    let wednesday = day("2031-03-05");
    assert_eq!(on_or_before(wednesday, Weekday::Wednesday), Some(wednesday));
    assert_eq!(on_or_after(wednesday, Weekday::Wednesday), Some(wednesday));
    assert_eq!(on_or_before(wednesday, Weekday::Thursday), Some(day("2031-02-27")));
    assert_eq!(on_or_after(wednesday, Weekday::Tuesday), Some(day("2031-03-11")));
    assert_eq!(days_between(wednesday, day("2031-03-01")), -4);
}
