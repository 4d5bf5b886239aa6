//! Pairs of values and what a careful reader says of them.

use super::cases::{MON_WED, both, context, figure, when};
use super::verdict::{Context, Setting, Verdict};
use super::{ages, dates, durations, figures};
use crate::model::{Class, Relation, Relation::*, When};
use rust_decimal::Decimal;

fn check(name: &str, got: Verdict, back: Verdict, want: Relation) {
    assert_eq!(both(name, got, back).0, want, "{name}");
}

fn figures_are(class: Class, cases: &[(&str, &str, Relation)]) {
    let plain = context(class, None);
    for (left, right, want) in cases {
        let (l, r) = (figure(left), figure(right));
        let (got, back) = (figures::relate(&l, &r, &plain), figures::relate(&r, &l, &plain));
        assert_eq!(got.trace, back.trace, "{left} and {right}: one explanation");
        check(&format!("{left} and {right}, {class:?}"), got, back, *want);
    }
}

#[test]
fn counts_that_may_be_rounded() {
    figures_are(
        Class::Measure,
        &[
            ("80", "80", Agree),
            ("80", "97", Conflict),
            ("78", "80", Rounding),
            ("80", "84", Rounding),
            ("-80", "78", Refinement),
            (">=70", ">70", Agree),
            ("<=70", "<70", Agree),
            ("~80", "75", Refinement),
            ("~80", "65", Conflict),
            (">70", "70", Drift),
            ("~70", "70", Drift),
            (">70", "76", Refinement),
            (">70", "700", Drift),
            (">70", "60", Conflict),
            (">=70", "<=80", Refinement),
            ("70..80", "75", Refinement),
            ("70..80", "90", Conflict),
            ("70..80", "70..80", Agree),
            ("24..99?", "37", Refinement),
            ("24..99?", "11", Unresolved),
            ("200..?", "450", Refinement),
            ("20 mile", "32 kilometre", Agree),
            ("5 mile", "8 kilometre", Agree),
            ("5 mile", "5 kilometre", Conflict),
            ("12 kilogram", "12 kilometre", Scope),
            ("8 rib", "70 injury", Scope),
            ("8 rib", "8", Unresolved),
        ],
    );
}

#[test]
fn counts_that_never_round() {
    figures_are(
        Class::ExactCount,
        &[
            ("14", "16", Conflict),
            ("78", "80", Conflict),
            ("~80", "78", Refinement),
            ("10 year", "12 year", Conflict),
            (">=14", "16", Refinement),
        ],
    );
}

#[test]
fn reports_that_lie_far_apart_may_count_two_things() {
    let figures = |left: &str, right: &str, days| {
        figures::relate(&figure(left), &figure(right), &context(Class::ExactCount, days)).relation
    };
    assert_eq!(figures("14", "16", MON_WED), Conflict);
    assert_eq!(figures("14", "16", Some(("2031-05-05", "2031-06-07"))), Unresolved, "a month apart");
    assert_eq!(figures("14", "300", MON_WED), Unresolved, "more than twenty times apart");
    let aligned = Context { aligned: true, ..context(Class::ExactCount, MON_WED) };
    assert_eq!(figures::relate(&figure("40"), &figure("4000"), &aligned).relation, Conflict, "one passage");
    assert_eq!(figures(">=14", "300", MON_WED), Refinement);
    assert_eq!(figures(">=14", "200", MON_WED), Drift);
}

#[test]
fn trailing_zeros_do_not_make_two_sums_one() {
    figures_are(
        Class::Money,
        &[
            ("100000000", "140000000", Conflict),
            ("1200000", "1234567", Rounding),
            ("1200000", "1300000", Conflict),
            ("40 GBP", "40 USD", Scope),
        ],
    );
}

#[test]
fn shares_in_words_stand_for_percentages() {
    let stepped = |words: &str, step: i64| {
        let mut made = figure(words);
        made.granularity = Some(Decimal::from(step));
        made
    };
    let plain = context(Class::Percent, None);
    for (left, right) in [(stepped("25", 5), figure("25.9")), (stepped("33.3", 5), figure("34"))] {
        assert_eq!(figures::relate(&left, &right, &plain).relation, Rounding);
    }
    let quarter = stepped("0.25", 1);
    let quarter = crate::model::Figure { granularity: Some(Decimal::new(5, 2)), ..quarter };
    let percent = crate::model::Figure { kind: crate::model::FigureKind::Percent, ..figure("26") };
    assert_eq!(figures::relate(&quarter, &percent, &plain).relation, Rounding);
    let percent = crate::model::Figure { kind: crate::model::FigureKind::Percent, ..figure("25") };
    assert_eq!(figures::relate(&quarter, &percent, &plain).relation, Agree);
}

#[test]
fn tolls_grow_and_do_not_fall() {
    let of = |days| Context { monotone: true, ..context(Class::ExactCount, days) };
    let relation = |l: &str, r: &str, days| figures::relate(&figure(l), &figure(r), &of(days)).relation;
    assert_eq!(relation("12", "31", MON_WED), Update);
    assert_eq!(relation(">=12", ">=31", MON_WED), Update);
    assert_eq!(relation("31", "12", MON_WED), Conflict);
    assert_eq!(relation("12", "31", Some(("2031-05-05", "2031-05-05"))), Conflict);
    assert_eq!(relation("12", "31", None), Unresolved, "no date, no verdict");
    let fixed = context(Class::ExactCount, MON_WED);
    assert_eq!(figures::relate(&figure("12"), &figure("31"), &fixed).relation, Conflict, "does not grow");
}

#[test]
fn lengths_of_time_convert() {
    let plain = context(Class::Duration, None);
    for (left, right, want) in [
        ("7 week", "2 month", Rounding),
        ("7 week", "8 week", Conflict),
        ("2 week", "14 day", Agree),
        ("12 month", "1 year", Agree),
        ("90 minute", "1.5 hour", Agree),
        ("3 day", "3 week", Conflict),
        ("3 day", "3 visit", Scope),
    ] {
        let (l, r) = (figure(left), figure(right));
        let (got, back) = (durations::relate(&l, &r, &plain), durations::relate(&r, &l, &plain));
        check(&format!("{left} and {right}"), got, back, want);
    }
}

#[test]
fn ages_go_with_the_day_they_are_given() {
    let years_later = Some(("2029-08-01", "2031-08-20"));
    for (left, right, days, want) in [
        ("34 year", "34 year", None, Agree),
        ("34", "34 year", None, Agree),
        ("34 year", "35 year", None, Refinement),
        ("34 year", "37 year", None, Conflict),
        ("34 year", "36 year", years_later, Update),
        ("36 year", "34 year", years_later, Conflict),
        ("34 year", "41 year", years_later, Conflict),
        ("17 month", "1 year", None, Refinement),
        ("17 month", "15 month", None, Conflict),
        ("30 month", "1 year", None, Conflict),
        ("~40 year", "41 year", None, Refinement),
    ] {
        let here = context(Class::Age, days);
        let (l, r) = (figure(left), figure(right));
        let (got, back) = (ages::relate(&l, &r, &here), ages::relate(&r, &l, &here.swapped()));
        check(&format!("{left} and {right}"), got, back, want);
    }
    let dated = context(Class::Age, MON_WED);
    let one_dated = Context { right: Setting::default(), ..dated };
    assert_eq!(ages::relate(&figure("34 year"), &figure("37 year"), &one_dated).relation, Unresolved);
    assert_eq!(ages::relate(&figure("34 year"), &figure("52 year"), &one_dated).relation, Conflict);
}

#[test]
fn dates_are_intervals_of_days() {
    let plain = context(Class::Date, None);
    for (left, right, want) in [
        ("2031-08-01/2031-08-31", "2031-08-03", Refinement),
        ("2031-08-02", "2031-08-03", Adjacent),
        ("2031-08-03", "2031-08-13", Conflict),
        ("2031-07-01/2031-07-31", "2031-08-03", Conflict),
        ("2031-07-31", "2031-08-01/2031-08-31", Conflict),
        ("2031-08-03", "2031-08-03", Agree),
        ("2031-08-03", "?", Unresolved),
    ] {
        let (l, r) = (when(left), when(right));
        let (got, back) = (dates::relate(&l, &r, &plain), dates::relate(&r, &l, &plain));
        check(&format!("{left} and {right}"), got, back, want);
    }
    let again = Context { aligned: true, ..context(Class::Date, Some(("2031-05-05", "2032-05-05"))) };
    assert_eq!(dates::relate(&when("2031-05-01"), &when("2032-05-01"), &again).relation, Unresolved, "standing words");
    let inferred = |words: &str| When { relative: true, ..when(words) };
    let (day, month) = (inferred("2030-02-19"), inferred("2031-02-01/2031-02-28"));
    assert_eq!(
        dates::relate(&day, &month, &context(Class::Date, MON_WED)).relation,
        Refinement,
        "the year was reckoned"
    );
    let mut monday = when("2031-08-18");
    monday.relative = true;
    assert_eq!(dates::relate(&monday, &when("2031-08-03"), &plain).relation, Unresolved, "reckoned from no date");
}
