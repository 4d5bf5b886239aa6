//! Limits of what is reckoned from another day.

use super::{day, fields, month, read, read_after, shown, span};
use crate::model::Tense::{Future, Past, Unknown};
use crate::model::{Count, DateExpr, Direction, Fields, Offset, Origin, Piece, Season, Unit, Year};
use crate::normalise::dates::period::{Grain, Period};
use crate::normalise::dates::print;

#[test]
fn units_beside_the_day_of_publication() {
    let unit = |direction, unit| DateExpr::Unit(direction, unit);
    use Direction::{Last, Latest, Next, That, This};
    for (expr, published, tense, want) in [
        (unit(Last, Unit::Week), "2031-03-05", Past, "2031-02-24/2031-03-02"),
        (unit(Next, Unit::Week), "2031-03-05", Past, "2031-03-10/2031-03-16"),
        (unit(This, Unit::Week), "2031-03-03", Past, "2031-03-03/2031-03-09"),
        (unit(This, Unit::Week), "2031-03-09", Past, "2031-03-03/2031-03-09"),
        (unit(Last, Unit::Month), "2031-03-31", Past, "2031-02-01/2031-02-28"),
        (unit(Next, Unit::Month), "2031-01-31", Past, "2031-02-01/2031-02-28"),
        (unit(Last, Unit::Quarter), "2031-03-31", Past, "2030-10-01/2030-12-31"),
        (unit(Next, Unit::Quarter), "2031-03-31", Past, "2031-04-01/2031-06-30"),
        (unit(This, Unit::Half), "2031-06-30", Past, "2031-01-01/2031-06-30"),
        (unit(This, Unit::Half), "2031-07-01", Past, "2031-07-01/2031-12-31"),
        (unit(Last, Unit::Season), "2031-03-05", Past, "2030-12-01/2031-02-28"),
        (unit(This, Unit::Season), "2031-01-05", Past, "2030-12-01/2031-02-28"),
        (unit(This, Unit::Season), "2031-12-05", Past, "2031-12-01/2032-02-29"),
        (unit(This, Unit::Season), "2031-09-01", Past, "2031-09-01/2031-11-30"),
        (unit(This, Unit::Season), "2031-08-31", Past, "2031-06-01/2031-08-31"),
        (unit(Last, Unit::Year), "2031-03-05", Past, "2030-01-01/2030-12-31"),
        (unit(Next, Unit::Decade), "2031-03-05", Past, "2040-01-01/2049-12-31"),
        (unit(Last, Unit::Century), "2031-03-05", Past, "1900-01-01/1999-12-31"),
        // the weekend that is over where a verb says so, else the one to come or the one that is on
        (unit(This, Unit::Weekend), "2031-03-05", Past, "2031-03-01/2031-03-02"),
        (unit(This, Unit::Weekend), "2031-03-05", Future, "2031-03-08/2031-03-09"),
        (unit(This, Unit::Weekend), "2031-03-08", Past, "2031-03-08/2031-03-09"),
        (unit(Latest, Unit::Quarter), "2031-03-05", Past, "2030-10-01/2030-12-31"),
        (unit(That, Unit::Quarter), "2031-03-05", Past, "2030-10-01/2030-12-31"),
    ] {
        assert_eq!(shown(read(&expr, published, tense)), want, "{expr:?} in {published}, {tense:?}");
    }
}

#[test]
fn weekdays_and_months_are_directed() {
    let directed = |direction, inner| DateExpr::Directed(direction, Box::new(inner));
    use Direction::{Last, Next, This};
    let winter = fields(Some(Piece::Season(Season::Winter)), None, None);
    for (expr, published, tense, want) in [
        (directed(Last, fields(None, None, Some(3))), "2031-03-05", Past, "2031-02-26"),
        (directed(Last, fields(None, None, Some(2))), "2031-03-05", Past, "2031-03-04"),
        (directed(Next, fields(None, None, Some(5))), "2031-03-05", Past, "2031-03-14"),
        (directed(Next, fields(None, None, Some(1))), "2031-03-05", Past, "2031-03-10"),
        (directed(This, fields(None, None, Some(1))), "2031-03-05", Past, "2031-03-03"),
        (directed(This, fields(None, None, Some(1))), "2031-03-05", Future, "2031-03-10"),
        (directed(This, fields(None, None, Some(3))), "2031-03-05", Future, "2031-03-05"),
        (directed(This, fields(None, None, Some(3))), "2031-03-05", Past, "2031-03-05"),
        (directed(This, fields(None, None, Some(5))), "2031-03-05", Past, "2031-02-28"),
        (directed(This, fields(None, None, Some(5))), "2031-03-05", Unknown, "2031-03-07"),
        (directed(Last, fields(month(3), None, None)), "2031-03-31", Past, "2030-03-01/2030-03-31"),
        (directed(Last, fields(month(2), None, None)), "2031-03-01", Past, "2031-02-01/2031-02-28"),
        (directed(Next, fields(month(3), None, None)), "2031-03-01", Past, "2032-03-01/2032-03-31"),
        (directed(Next, fields(month(4), None, None)), "2031-03-31", Past, "2031-04-01/2031-04-30"),
        (directed(This, fields(month(1), None, None)), "2031-12-31", Past, "2031-01-01/2031-01-31"),
        (directed(This, winter.clone()), "2031-06-10", Past, "2030-12-01/2031-02-28"),
        (directed(This, winter.clone()), "2031-09-10", Past, "2031-12-01/2032-02-29"),
        (directed(This, winter.clone()), "2031-04-10", Future, "2031-12-01/2032-02-29"),
        // as many days from the end of the one as to the beginning of the other: the one that was
        (directed(This, winter), "2031-07-15", Past, "2030-12-01/2031-02-28"),
    ] {
        assert_eq!(shown(read(&expr, published, tense)), want, "{expr:?} in {published}, {tense:?}");
    }
}

#[test]
fn what_is_told_before_is_reckoned_from() {
    use Direction::{Following, Latest, Preceding, That};
    let tuesday = Period::day(day("2030-05-07"));
    let may = span("2030-05-01", "2030-05-31", Grain::Month);
    let quarter = span("2030-04-01", "2030-06-30", Grain::Quarter);
    let directed = |direction, inner| DateExpr::Directed(direction, Box::new(inner));
    let offset = |n, unit, back| DateExpr::Offset(Offset { count: Count::Exact(n), unit, back, from: Origin::Text });
    for (before, expr, want) in [
        (tuesday, DateExpr::Unit(Following, Unit::Day), "2030-05-08"),
        (tuesday, DateExpr::Unit(Preceding, Unit::Day), "2030-05-06"),
        (tuesday, DateExpr::Unit(Following, Unit::Week), "2030-05-13/2030-05-19"),
        (tuesday, DateExpr::Unit(That, Unit::Year), "2030-01-01/2030-12-31"),
        (may, DateExpr::Unit(Preceding, Unit::Month), "2030-04-01/2030-04-30"),
        (may, DateExpr::Unit(Following, Unit::Day), "-"), // days are reckoned from days alone
        (quarter, DateExpr::Unit(That, Unit::Quarter), "2030-04-01/2030-06-30"),
        (quarter, DateExpr::Unit(Latest, Unit::Quarter), "2030-04-01/2030-06-30"),
        (quarter, DateExpr::Unit(Latest, Unit::Year), "2030-01-01/2030-12-31"),
        (tuesday, directed(Following, fields(None, None, Some(2))), "2030-05-14"),
        (tuesday, directed(Preceding, fields(None, None, Some(2))), "2030-04-30"),
        (tuesday, directed(That, fields(None, None, Some(2))), "2030-05-07"),
        (tuesday, directed(That, fields(None, None, Some(3))), "2030-05-01"),
        (may, directed(Following, fields(month(5), None, None)), "2031-05-01/2031-05-31"),
        (may, directed(Preceding, fields(month(5), None, None)), "2029-05-01/2029-05-31"),
        (tuesday, directed(Following, fields(month(6), None, None)), "2030-06-01/2030-06-30"),
        (tuesday, offset(3, Unit::Day, false), "2030-05-10"),
        (tuesday, offset(2, Unit::Week, true), "2030-04-22/2030-04-28"),
        (tuesday, offset(2, Unit::Month, false), "2030-07-01/2030-07-31"),
        (may, offset(2, Unit::Month, false), "2030-07-01/2030-07-31"),
        (may, offset(1, Unit::Month, true), "2030-04-01/2030-04-30"),
        (may, offset(1, Unit::Year, true), "2029-05-01/2029-05-31"),
        (may, offset(2, Unit::Week, false), "2030-05-13/2030-05-19"),
        (quarter, offset(1, Unit::Year, true), "2029-04-01/2029-06-30"),
        (span("2030-01-01", "2030-12-31", Grain::Year), offset(3, Unit::Month, false), "-"),
        (span("2030-01-01", "2030-12-31", Grain::Year), offset(3, Unit::Year, true), "2027-01-01/2027-12-31"),
        (may, offset(3, Unit::Day, false), "-"),
    ] {
        assert_eq!(read_after(before, &expr, "2031-03-05"), want, "{expr:?} after {}", shown(Some(before)));
    }
}

#[test]
fn a_number_of_units_leads_up_to_a_day_or_away_from_it() {
    use Direction::{Following, Last, Next, Preceding};
    let run = |direction, count, unit| DateExpr::Run(direction, count, unit);
    for (expr, want) in [
        (run(Last, Count::Exact(3), Unit::Day), "2031-03-02/2031-03-04"),
        (run(Next, Count::Exact(3), Unit::Day), "2031-03-06/2031-03-08"),
        (run(Last, Count::Exact(1), Unit::Day), "2031-03-04"),
        (run(Last, Count::Exact(2), Unit::Week), "2031-02-19/2031-03-05"),
        (run(Next, Count::Exact(2), Unit::Fortnight), "2031-03-05/2031-04-02"),
        (run(Last, Count::Vague, Unit::Year), "2028-03-05/2031-03-05"),
        (run(Next, Count::Vague, Unit::Month), "2031-03-05/2031-06-05"),
        (run(Last, Count::AndHalf(1), Unit::Century), "1931-03-05/2031-03-05"),
        (run(Last, Count::Exact(1), Unit::Half), "2030-09-05/2031-03-05"),
        (run(Last, Count::Exact(2), Unit::Season), "2030-09-05/2031-03-05"),
        (run(Last, Count::Exact(2), Unit::Decade), "2011-03-05/2031-03-05"),
        (run(Last, Count::Exact(0), Unit::Day), "-"),
    ] {
        assert_eq!(shown(read(&expr, "2031-03-05", Past)), want, "{expr:?}");
    }
    let tuesday = Period::day(day("2030-05-07"));
    assert_eq!(read_after(tuesday, &run(Following, Count::Exact(2), Unit::Day), "2031-03-05"), "2030-05-08/2030-05-09");
    assert_eq!(
        read_after(tuesday, &run(Preceding, Count::Exact(2), Unit::Week), "2031-03-05"),
        "2030-04-23/2030-05-07"
    );
}

#[test]
fn a_date_so_many_units_off_is_as_coarse_as_they_are() {
    let offset =
        |n, unit, back| DateExpr::Offset(Offset { count: Count::Exact(n), unit, back, from: Origin::Published });
    for (expr, timex, edtf) in [
        (offset(3, Unit::Day, true), "2031-03-02", "2031-03-02"),
        (offset(5, Unit::Hour, true), "2031-03-05", "2031-03-05"),
        (offset(2, Unit::Week, true), "2031-W08", "2031-02-19~"),
        (offset(1, Unit::Fortnight, false), "2031-W12", "2031-03-19~"),
        (offset(2, Unit::Month, true), "2031-01", "2031-01-05~"),
        (offset(2, Unit::Year, false), "2033", "2033-03-05~"),
        (offset(1, Unit::Decade, true), "2021", "2021-03-05~"),
        (offset(2, Unit::Century, true), "1831", "1831-03-05~"),
    ] {
        let found = read(&expr, "2031-03-05", Past).unwrap();
        assert_eq!((print::timex(found).as_str(), print::edtf(found).as_str()), (timex, edtf), "{expr:?}");
    }
    let easter = DateExpr::Fields(Fields { year: Some(Year::of(2031)), piece: month(4), day: Some(13), weekday: None });
    let after = |unit| {
        let from = Origin::Date(Box::new(easter.clone()));
        DateExpr::Offset(Offset { count: Count::Exact(2), unit, back: false, from })
    };
    assert_eq!(shown(read(&after(Unit::Week), "2031-03-05", Past)), "2031-04-27", "from a day, to the day");
    assert_eq!(shown(read(&after(Unit::Month), "2031-03-05", Past)), "2031-06-13");
    // against the quarter that was told, a year ago is the same quarter
    let quarter = span("2030-07-01", "2030-09-30", Grain::Quarter);
    assert_eq!(read_after(quarter, &offset(1, Unit::Year, true), "2031-03-05"), "2029-07-01/2029-09-30");
    assert_eq!(read_after(quarter, &offset(1, Unit::Year, false), "2031-03-05"), "2032-01-01/2032-12-31");
    assert_eq!(read_after(quarter, &offset(1, Unit::Month, true), "2031-03-05"), "2031-02-01/2031-02-28");
    let vague = DateExpr::Offset(Offset { count: Count::Vague, unit: Unit::Day, back: false, from: Origin::Published });
    assert_eq!(read(&vague, "2031-03-05", Past), None);
}
