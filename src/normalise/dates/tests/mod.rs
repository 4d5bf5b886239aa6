//! Limits of reckoning: exactly at each, and one day to either side.

mod relative;
mod spans;

use super::calendar::{around, fields_inside, nearest, nearest_part};
use super::period::{Grain, Period, days_between, shift};
use super::print;
use super::resolve::{Resolver, Said};
use crate::lexicon::Lexicon;
use crate::lexicon::holidays::HolidayRule;
use crate::model::{Count, DateExpr, Direction, Fields, Part, Piece, Season, Tense, Unit, Year};
use Tense::{Future, Past, Unknown};
use jiff::civil::Date;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::built_in().unwrap());

fn day(iso: &str) -> Date {
    iso.parse().unwrap()
}

fn span(first: &str, last: &str, grain: Grain) -> Period {
    Period::new(day(first), day(last), grain)
}

/// First and last day.
fn shown(period: Option<Period>) -> String {
    period.map_or("-".to_owned(), |p| {
        let (first, last) = p.bounds();
        if first == last { first.to_string() } else { format!("{first}/{last}") }
    })
}

/// What `expr` means in an article of `published`.
fn read(expr: &DateExpr, published: &str, tense: Tense) -> Option<Period> {
    let said = Said::default();
    Resolver::new(Some(day(published)), tense, &said, &LEXICON).period(expr)
}

/// The same after `before` was named.
fn read_after(before: Period, expr: &DateExpr, published: &str) -> String {
    let mut said = Said::default();
    said.note(before, false);
    shown(Resolver::new(Some(day(published)), Past, &said, &LEXICON).period(expr))
}

fn fields(piece: Option<Piece>, day: Option<u8>, weekday: Option<u8>) -> DateExpr {
    DateExpr::Fields(Fields { year: None, piece, day, weekday })
}

fn month(number: u8) -> Option<Piece> {
    Some(Piece::Month(number))
}

/// Days by how far they are from one day, and which of them is meant.
fn chosen(days: &[i64], tense: Tense, pick: fn(std::vec::IntoIter<Period>, Date, Tense) -> Option<Period>) -> i64 {
    let today = day("2031-06-15");
    let all: Vec<Period> = days.iter().map(|n| Period::day(shift(today, Unit::Day, *n).unwrap())).collect();
    days_between(today, pick(all.into_iter(), today, tense).unwrap().first)
}

#[test]
fn of_two_days_the_one_that_the_tense_allows_is_meant() {
    for (days, tense, want) in [
        ([-290, 60], Past, 60),
        ([-289, 60], Past, -289),
        ([-290, 61], Past, -290),
        ([-45, 240], Future, -45),
        ([-46, 240], Future, 240),
        ([-45, 239], Future, 239),
        ([-184, 183], Unknown, 183),
        ([-183, 183], Unknown, -183),
        ([-185, 184], Unknown, -185),
        ([-300, 0], Past, 0),
        ([0, 365], Future, 0),
        ([0, 365], Unknown, 0),
    ] {
        assert_eq!(chosen(&days, tense, nearest), want, "{days:?} {tense:?}");
    }
    for (days, tense, want) in [
        ([-90, 181], Future, -90),
        ([-91, 181], Future, 181),
        ([-90, 180], Future, 180),
        ([-300, 2], Past, -300),
        ([-300, 2], Unknown, -300),
    ] {
        assert_eq!(chosen(&days, tense, nearest_part), want, "{days:?}");
    }
    assert_eq!(chosen(&[5], Past, nearest), 5, "there is no other");
    assert_eq!(chosen(&[-5], Future, nearest), -5);
    assert_eq!(nearest_part([Period::day(day("2031-06-20"))].into_iter(), day("2031-06-15"), Past), None);
}

#[test]
fn a_period_is_past_once_it_has_begun_and_to_come_until_it_has_ended() {
    let june = span("2031-06-01", "2031-06-30", Grain::Month);
    let july = span("2031-07-01", "2031-07-31", Grain::Month);
    let at = |today: &str| {
        let (past, future) = around([june, july].into_iter(), day(today));
        (past.map(|p| p.first.month()), future.map(|p| p.first.month()))
    };
    assert_eq!(at("2031-05-31"), (None, Some(6)));
    assert_eq!(at("2031-06-01"), (Some(6), Some(6)));
    assert_eq!(at("2031-06-30"), (Some(6), Some(6)));
    assert_eq!(at("2031-07-01"), (Some(7), Some(7)));
    assert_eq!(at("2031-08-01"), (Some(7), None));
}

#[test]
fn what_a_calendar_date_leaves_out_is_supplied() {
    for (expr, published, tense, want) in [
        // a day of the month: a week ahead is last month's where no verb says otherwise
        (fields(None, Some(11), None), "2031-03-05", Unknown, "2031-03-11"),
        (fields(None, Some(12), None), "2031-03-05", Unknown, "2031-02-12"),
        (fields(None, Some(12), None), "2031-03-05", Future, "2031-03-12"),
        (fields(None, Some(4), None), "2031-03-05", Future, "2031-04-04"),
        (fields(None, Some(4), None), "2031-03-05", Past, "2031-03-04"),
        (fields(None, Some(5), None), "2031-03-05", Past, "2031-03-05"),
        (fields(None, Some(6), None), "2031-03-05", Past, "2031-02-06"),
        (fields(None, Some(31), None), "2031-03-05", Past, "2031-01-31"),
        (fields(None, Some(31), None), "2031-04-05", Future, "2031-05-31"),
        // with a weekday: the nearer month in which it fits
        (fields(None, Some(18), Some(2)), "2031-03-05", Unknown, "2031-03-18"),
        (fields(None, Some(18), Some(2)), "2031-03-05", Past, "2031-02-18"),
        (fields(None, Some(20), Some(1)), "2031-03-05", Unknown, "2031-01-20"),
        // as far from one as from the other: the one that has been
        (fields(None, Some(10), Some(2)), "2026-02-24", Unknown, "2026-02-10"),
        (fields(None, Some(10), Some(2)), "2026-02-25", Unknown, "2026-03-10"),
        // a weekday
        (fields(None, None, Some(3)), "2031-03-05", Past, "2031-03-05"),
        (fields(None, None, Some(3)), "2031-03-05", Future, "2031-03-05"),
        (fields(None, None, Some(4)), "2031-03-05", Past, "2031-02-27"),
        (fields(None, None, Some(4)), "2031-03-05", Future, "2031-03-06"),
        // a day and its month, and a slip in the weekday
        (fields(month(3), Some(4), None), "2031-03-05", Past, "2031-03-04"),
        (fields(month(12), Some(20), None), "2031-03-05", Past, "2030-12-20"),
        (fields(month(12), Some(20), None), "2031-03-05", Future, "2031-12-20"),
        (fields(month(2), Some(29), None), "2031-03-05", Past, "2028-02-29"),
        (fields(month(3), Some(1), Some(5)), "2031-03-05", Past, "2030-03-01"),
        (fields(month(3), Some(1), Some(1)), "2031-03-05", Past, "2031-03-01"),
        // a month and a part of the year
        (fields(month(3), None, None), "2031-03-05", Past, "2031-03-01/2031-03-31"),
        (fields(month(4), None, None), "2031-03-05", Past, "2031-04-01/2031-04-30"), // so soon, it was planned
        (fields(month(6), None, None), "2031-03-05", Past, "2030-06-01/2030-06-30"),
        (fields(month(2), None, None), "2031-12-05", Future, "2032-02-01/2032-02-29"),
        (fields(Some(Piece::Quarter(3)), None, None), "2031-03-05", Past, "2030-07-01/2030-09-30"),
        (fields(Some(Piece::Half(1)), None, None), "2031-03-05", Future, "2031-01-01/2031-06-30"),
        (fields(Some(Piece::Season(Season::Winter)), None, None), "2031-03-05", Past, "2030-12-01/2031-02-28"),
        (DateExpr::Days(-1), "2031-03-01", Past, "2031-02-28"),
        (DateExpr::Days(2), "2031-12-30", Future, "2032-01-01"),
        (DateExpr::Days(0), "2031-12-30", Past, "2031-12-30"),
    ] {
        assert_eq!(shown(read(&expr, published, tense)), want, "{expr:?} in {published}, {tense:?}");
    }
}

#[test]
fn a_year_has_its_parts() {
    let of = |year: Year, piece: Option<Piece>, day: Option<u8>| {
        let expr = DateExpr::Fields(Fields { year: Some(year), piece, day, weekday: None });
        let period = read(&expr, "2031-03-05", Past);
        format!("{} {}", shown(period), period.map_or_else(Default::default, print::edtf))
    };
    let fiscal = Year { fiscal: true, ..Year::of(2029) };
    let decade = Year { years: 10, ..Year::of(1990) };
    assert_eq!(of(Year::of(2029), None, None), "2029-01-01/2029-12-31 2029");
    assert_eq!(of(fiscal, None, None), "2028-04-01/2030-06-30 2029~");
    assert_eq!(of(decade, None, None), "1990-01-01/1999-12-31 199X");
    assert_eq!(of(Year { years: 100, ..Year::of(1800) }, None, None), "1800-01-01/1899-12-31 18XX");
    assert_eq!(of(decade, month(3), Some(4)), "1990-01-01/1999-12-31 199X", "no day of ten years");
    assert_eq!(of(Year::of(2028), month(2), Some(29)), "2028-02-29 2028-02-29");
    assert_eq!(of(Year::of(2029), month(2), Some(29)), "- ", "there is none");
    let seasons = [Season::Spring, Season::Summer, Season::Autumn, Season::Winter];
    let told: Vec<String> = seasons.map(|s| of(Year::of(2029), Some(Piece::Season(s)), None)).into();
    assert_eq!(
        told,
        [
            "2029-03-01/2029-05-31 2029-21",
            "2029-06-01/2029-08-31 2029-22",
            "2029-09-01/2029-11-30 2029-23",
            "2029-01-01/2030-02-28 2029-24~", // either winter of the year may be meant
        ]
    );
}

#[test]
fn fields_lie_inside_a_period_that_is_known() {
    let week = span("2031-03-03", "2031-03-09", Grain::Week);
    let march = span("2031-03-01", "2031-03-31", Grain::Month);
    let year = span("2031-01-01", "2031-12-31", Grain::Year);
    let run = span("2031-03-05", "2031-03-07", Grain::Run(Count::Exact(3), Unit::Day));
    let inside = |piece, day, weekday, whole| shown(fields_inside(Fields { year: None, piece, day, weekday }, whole));
    assert_eq!(inside(None, None, Some(7), week), "2031-03-09");
    assert_eq!(inside(None, None, Some(1), week), "2031-03-03");
    assert_eq!(inside(None, None, Some(1), run), "-", "no Monday lies in it");
    assert_eq!(inside(None, Some(17), None, march), "2031-03-17");
    assert_eq!(inside(None, Some(32), None, march), "-");
    assert_eq!(inside(month(5), None, None, year), "2031-05-01/2031-05-31");
    assert_eq!(inside(month(5), Some(6), None, year), "2031-05-06");
    assert_eq!(inside(None, Some(6), None, year), "2031-01-01/2031-12-31", "of which month, nobody says");
}

#[test]
fn the_open_end_of_a_range_is_the_one_that_moves() {
    let range = |first, last| DateExpr::Range(Box::new(first), Box::new(last));
    let of = |n| fields(month(n), None, None);
    let dated =
        |year, n| DateExpr::Fields(Fields { year: Some(Year::of(year)), piece: month(n), day: None, weekday: None });
    let year = |year| DateExpr::Fields(Fields { year: Some(Year::of(year)), ..Fields::default() });
    for (expr, tense, want, timex) in [
        (range(of(11), of(2)), Past, "2030-11-01/2031-02-28", "2030-11/2031-02"),
        (range(of(11), of(2)), Future, "2031-11-01/2032-02-28", "2031-11/2032-02"),
        (range(of(11), dated(2030, 2)), Past, "2029-11-01/2030-02-28", "2029-11/2030-02"),
        (range(dated(2030, 3), dated(2030, 3)), Past, "2030-03-01/2030-03-31", "2030-03/2030-03"),
        (range(year(2027), year(2029)), Past, "2027-01-01/2029-12-31", "2027/2029"),
        (range(year(2027), dated(2029, 2)), Past, "2027-01-01/2029-02-28", "2027-01-01/2029-02-28"),
        (
            range(fields(None, Some(20), None), fields(None, Some(27), None)),
            Past,
            "2031-02-20/2031-02-27",
            "2031-02-20/2031-02-27",
        ),
        (
            range(fields(None, Some(3), None), fields(None, Some(27), None)),
            Past,
            "2031-03-03/2031-03-27",
            "2031-03-03/2031-03-27",
        ),
        (
            range(fields(None, None, Some(2)), fields(None, None, Some(1))),
            Past,
            "2031-02-25/2031-03-03",
            "2031-02-25/2031-03-03",
        ),
        (range(dated(2030, 5), dated(2030, 3)), Past, "-", ""),
    ] {
        let found = read(&expr, "2031-03-05", tense);
        assert_eq!(shown(found), want, "{expr:?} {tense:?}");
        assert_eq!(found.map_or_else(Default::default, print::timex), timex, "{expr:?} {tense:?}");
    }
    let printed = |expr| read(&expr, "2031-03-05", Past).map_or_else(Default::default, print::edtf);
    assert_eq!(printed(range(of(11), of(2))), "2030-11/2031-02");
    assert_eq!(printed(range(year(2027), year(2029))), "2027/2029");
    let late = |n| DateExpr::Part(Part::Late, Box::new(of(n)));
    assert_eq!(printed(range(late(1), of(2))), "2031-01~/2031-02~", "its beginning has no edge");
    assert_eq!(shown(read(&range(late(1), of(2)), "2031-03-05", Past)), "2031-01-21/2031-02-28");
}

#[test]
fn a_month_is_of_the_year_that_its_sentence_names() {
    let mut said = Said::default();
    said.enter(Some(1), Some(1));
    said.note(span("2029-03-01", "2029-03-31", Grain::Month), false);
    let august = fields(month(8), None, None);
    let of =
        |published: &str, tense| shown(Resolver::new(Some(day(published)), tense, &said, &LEXICON).period(&august));
    assert_eq!(of("2031-06-15", Past), "2029-08-01/2029-08-31");
    assert_eq!(of("2031-06-15", Unknown), "2029-08-01/2029-08-31");
    assert_eq!(of("2031-06-15", Future), "2031-08-01/2031-08-31");
    assert_eq!(of("2029-08-01", Past), "2029-08-01/2029-08-31", "it has begun");
    assert_eq!(of("2029-05-01", Past), "2028-08-01/2028-08-31", "it has not");
    assert_eq!(of("2029-05-01", Unknown), "2029-08-01/2029-08-31");
}

#[test]
fn of_two_parts_of_the_year_the_one_that_the_tense_asks_for_is_meant() {
    let part = |first: i64, last: i64| {
        let at = |n| shift(day("2031-06-15"), Unit::Day, n).unwrap();
        Period::new(at(first), at(last), Grain::Quarter)
    };
    let picked = |parts: [Period; 2], tense| {
        let found = nearest_part(parts.into_iter(), day("2031-06-15"), tense).unwrap();
        days_between(day("2031-06-15"), found.first)
    };
    let parts = [part(-100, -20), part(20, 100)];
    assert_eq!((picked(parts, Past), picked(parts, Unknown), picked(parts, Future)), (-100, -100, 20));
    // not long after it has ended, and long before the next
    for (ended, begins, want) in [(-90, 181, -200), (-91, 181, 181), (-90, 180, 180)] {
        assert_eq!(picked([part(-200, ended), part(begins, 250)], Future), want, "{ended} {begins}");
    }
}

#[test]
fn holidays_lie_around_the_day_of_publication() {
    let is_christmas = |at: &u16| LEXICON.holidays.get(*at).is_some_and(|h| h.rule == HolidayRule::Fixed(12, 25));
    let index = (0..500).find(is_christmas).unwrap();
    let said = Said::default();
    let on = |published: &str, direction: Option<Direction>, tense| {
        let mut r = Resolver::new(Some(day(published)), tense, &said, &LEXICON);
        shown(match direction {
            Some(direction) => r.directed_holiday(index, direction),
            None => r.holiday(index, None),
        })
    };
    assert_eq!(on("2031-01-05", None, Past), "2030-12-25");
    assert_eq!(on("2031-11-05", None, Future), "2031-12-25");
    assert_eq!(on("2031-12-25", Some(Direction::Last), Past), "2030-12-25", "today's is not the last one");
    assert_eq!(on("2031-12-26", Some(Direction::Last), Past), "2031-12-25");
    assert_eq!(on("2031-12-25", Some(Direction::Next), Past), "2032-12-25");
    assert_eq!(on("2031-12-24", Some(Direction::Next), Past), "2031-12-25");
    assert_eq!(on("2031-12-26", Some(Direction::This), Past), "2031-12-25");
}

#[test]
fn what_a_text_has_named_is_remembered() {
    let mut said = Said::default();
    said.enter(Some(1), Some(1));
    said.note(Period::day(day("2030-05-07")), false);
    assert!(said.day_here().is_some());
    said.note(span("2029-01-01", "2031-01-01", Grain::Run(Count::Exact(2), Unit::Year)), false);
    let year_of = |said: &Said| Resolver::new(None, Past, said, &LEXICON).said_year();
    let any_of = |said: &Said| shown(Resolver::new(None, Past, said, &LEXICON).said_any());
    assert_eq!((year_of(&said), any_of(&said)), (Some(2030), "2030-05-07".to_owned()), "a stretch is no date");
    said.note(span("2028-01-01", "2028-12-31", Grain::Year), false);
    assert_eq!((year_of(&said), any_of(&said)), (Some(2030), "2028-01-01/2028-12-31".to_owned()));
    said.note(span("2029-03-01", "2029-03-31", Grain::Month), true);
    assert_eq!(year_of(&said), Some(2030), "reckoned, not named in full");
    said.enter(Some(2), Some(2));
    assert_eq!((year_of(&said), said.day_here()), (None, None), "another sentence, another paragraph");
    // the latest quarter is the one furthest on, not the one told last
    said.note(span("2030-07-01", "2030-09-30", Grain::Quarter), false);
    said.note(span("2029-07-01", "2029-09-30", Grain::Quarter), false);
    let latest = shown(Resolver::new(None, Past, &said, &LEXICON).latest_quarter());
    assert_eq!(latest, "2030-07-01/2030-09-30");
}
