//! The limits of comparators: exactly at each, one below, one above; in either order of the sides.

use super::cases::{MON_WED, both, context, figure, when};
use super::verdict::{Context, Setting};
use super::{agents, ages, dates, durations, figures, places, quantifiers, roles, sentences, text};
use crate::lexicon::roles::RoleTie;
use crate::model::{Class, Figure, FigureKind, Penalty, Relation, Relation::*, When, WhenKind};
use crate::names::NameRelation;
use rust_decimal::Decimal;

fn figures_are(here: &Context, cases: &[(&str, &str, Relation, &str)]) {
    for (left, right, want, why) in cases {
        let (l, r) = (figure(left), figure(right));
        let name = format!("{left} and {right}, {:?}", here.class);
        let got = both(&name, figures::relate(&l, &r, here), figures::relate(&r, &l, &here.swapped()));
        assert_eq!(got.0, *want, "{name}: {}", got.1);
        assert!(got.1.contains(why), "{name}: {}", got.1);
    }
}

#[test]
fn counts_so_many_times_apart() {
    let counted = context(Class::ExactCount, MON_WED);
    figures_are(
        &counted,
        &[
            ("14", "280", Conflict, "cannot both hold"),
            ("14", "281", Unresolved, "more than 20 times apart"),
            ("0", "500", Conflict, "cannot both hold"),
            (">=14", "280", Drift, "far apart"),
            (">=14", "281", Refinement, "may count two things"),
            ("<=400", "3", Refinement, "may count two things"),
            ("20..99?", "1900", Unresolved, "times apart"),
            ("20..99?", "300", Unresolved, "word of size"),
        ],
    );
    figures_are(&Context { aligned: true, ..counted }, &[("14", "281", Conflict, "cannot both hold")]);
    figures_are(&context(Class::Measure, MON_WED), &[("14", "281", Conflict, "cannot both hold")]);
}

#[test]
fn reports_so_many_days_apart() {
    for (later, exact, least) in [("2031-05-19", Conflict, Drift), ("2031-05-20", Unresolved, Refinement)] {
        let here = context(Class::ExactCount, Some(("2031-05-05", later)));
        figures_are(&here, &[("14", "16", exact, ""), (">=14", "200", least, "")]);
    }
    let one_dated = Context { right: Setting::default(), ..context(Class::Percent, MON_WED) };
    figures_are(&one_dated, &[("40", "61", Unresolved, "only one report is dated")]);
    figures_are(&Context { aligned: true, ..one_dated }, &[("40", "61", Conflict, "")]);
    figures_are(&Context { class: Class::Measure, ..one_dated }, &[("43", "61", Conflict, "")]);
    figures_are(&context(Class::Percent, MON_WED), &[("40", "61", Conflict, "")]);
    let toll = |days| Context { monotone: true, ..context(Class::ExactCount, days) };
    figures_are(&toll(None), &[("14", "16", Unresolved, "may be an update")]);
    figures_are(&toll(Some(("2031-05-05", "2031-05-05"))), &[("14", "16", Conflict, "")]);
    figures_are(&toll(MON_WED), &[("14", "16", Update, "grew from 2031-05-05 to 2031-05-07")]);
    let falls = toll(MON_WED);
    let fell = figures::relate(&figure("16"), &figure("14"), &falls);
    assert_eq!(fell.relation, Conflict);
    assert!(fell.trace.iter().any(|step| step.outcome == "the later figure is not larger"), "{:?}", fell.trace);
    let same = figures::relate(&figure("16"), &figure("14"), &toll(Some(("2031-05-05", "2031-05-05"))));
    assert!(same.trace.iter().any(|step| step.outcome == "as of the same day"), "{:?}", same.trace);
}

#[test]
fn a_number_rounds_to_a_rounder_one_within_a_tenth() {
    figures_are(
        &context(Class::Measure, None),
        &[
            ("90", "100", Rounding, "gap 0.10"),
            ("89", "100", Conflict, ""),
            ("85", "80", Rounding, "gap 0.06"),
            ("86", "80", Conflict, ""),
            ("74", "80", Conflict, ""),
            ("75", "80", Rounding, ""),
            ("81", "82", Conflict, ""),
            ("0", "0.4", Conflict, ""),
            ("2000..9999?", "10000..99999?", Drift, "next to each other"),
            ("200..999?", "10000..99999?", Unresolved, "word of size"),
            ("200..1000?", "10000..99999?", Drift, "next to each other"),
            ("200..1000?", "1000..9999?", Refinement, ""),
            ("2000..9999?", "10000", Unresolved, "word of size"),
            ("50..50", "50", Agree, ""),
        ],
    );
    figures_are(&context(Class::Percent, None), &[("90", "100", Rounding, ""), ("89", "100", Conflict, "")]);
    figures_are(&context(Class::Money, None), &[("900", "1000", Rounding, ""), ("890", "1000", Conflict, "")]);
    figures_are(
        &context(Class::Duration, None),
        &[("9 day", "10 day", Rounding, ""), ("17 day", "20 day", Conflict, "")],
    );
}

#[test]
fn converted_figures_agree_within_half_the_coarser_step() {
    figures_are(
        &context(Class::Measure, None),
        &[
            ("100 kilometre", "62 mile", Agree, "step written"),
            ("10 kilometre", "6 mile", Agree, "step written"),
            ("1 mile", "2 kilometre", Conflict, ""), // half a step, but more than a twentieth
            ("40 mile", "100 kilometre", Conflict, ""),
            (">=62 mile", "100 kilometre", Refinement, ""),
            (">=63 mile", "100 kilometre", Rounding, ""),
        ],
    );
    let lasting = context(Class::Duration, None);
    figures_are(
        &lasting,
        &[
            ("1 day", "24 hour", Agree, "same number"),
            ("1 night", "1 day", Agree, "same number"),
            ("3 fortnight", "6 week", Agree, "same number"),
            ("1 quarter", "3 month", Agree, "same number"),
            ("2 decade", "20 year", Agree, "same number"),
            ("1 century", "10 decade", Agree, "same number"),
            ("120 second", "2 minute", Agree, "same number"),
            ("1 week", "168 hour", Agree, "same number"),
            ("1 month", "30 day", Rounding, ""),
            ("1 month", "21 day", Conflict, ""),
        ],
    );
    for (left, right) in [("3 day", "3"), ("3", "3 visit")] {
        let got = durations::relate(&figure(left), &figure(right), &lasting);
        assert_eq!(got.relation == Scope, left != "3", "{left} and {right}: {:?}", got.trace);
    }
}

#[test]
fn what_is_on_no_common_scale() {
    let here = context(Class::Measure, None);
    figures_are(
        &here,
        &[
            ("1000000000000000000", "1000000000000000000", Agree, "same number"),
            ("1000000000000000001", "5", Unresolved, "too large"),
            ("12 mile", "12", Unresolved, "units mile and unknown"),
            ("12 mile", "12 litre", Scope, "units litre and mile"),
        ],
    );
    let rate = |per: Option<&str>| Figure { per: per.map(Into::into), ..figure("12 mile") };
    assert_eq!(figures::relate(&rate(Some("hour")), &rate(Some("day")), &here).relation, Scope);
    assert_eq!(figures::relate(&rate(Some("hour")), &rate(None), &here).relation, Scope);
    let share = |value: &str| Figure { granularity: Some(Decimal::new(1, 1)), ..figure(value) };
    let percent = |value: &str| Figure { kind: FigureKind::Percent, ..figure(value) };
    let points = Figure { kind: FigureKind::Percent, ..figure("50 percentage point") };
    let shares = context(Class::Percent, None);
    assert_eq!(figures::relate(&share("0.5"), &percent("50"), &shares).relation, Agree);
    assert_eq!(figures::relate(&percent("100"), &share("1"), &shares).relation, Agree);
    assert_eq!(
        figures::relate(&percent("150"), &share("1.5"), &shares).relation,
        Conflict,
        "more than all is no share"
    );
    assert_eq!(figures::relate(&figure("0.5"), &percent("50"), &shares).relation, Conflict, "a bare number is none");
    assert_ne!(figures::relate(&share("0.5"), &points, &shares).relation, Agree, "points are no share");
}

#[test]
fn ages_so_many_years_apart() {
    let one_dated = Context { right: Setting::default(), ..context(Class::Age, MON_WED) };
    for (left, right, here, want) in [
        ("34 year", "44 year", one_dated, Unresolved),
        ("34 year", "45 year", one_dated, Conflict),
        ("34 year", "36 year", context(Class::Age, None), Conflict),
        ("34 year", "64 year", context(Class::Age, None), Conflict),
        ("34 year", "65 year", context(Class::Age, None), Unresolved),
        ("31 year", "81 year", context(Class::Age, None), Conflict), // one digit
        ("5 year", "55 year", context(Class::Age, None), Unresolved),
        ("11 year", "72 year", context(Class::Age, None), Unresolved),
        ("23 month", "1 year", context(Class::Age, None), Refinement),
        ("24 month", "1 year", context(Class::Age, None), Conflict),
        ("16 month", "17 month", context(Class::Age, None), Conflict),
        ("34 visit", "34 year", context(Class::Age, None), Scope),
        // half a year is the least that explains a year; a year more or less than passed is none too many
        ("34 year", "35 year", context(Class::Age, Some(("2031-01-01", "2031-07-03"))), Update),
        ("34 year", "35 year", context(Class::Age, Some(("2031-01-01", "2031-06-30"))), Refinement),
        ("34 year", "37 year", context(Class::Age, Some(("2029-01-01", "2031-01-02"))), Update),
        ("34 year", "37 year", context(Class::Age, Some(("2029-01-01", "2030-12-30"))), Conflict),
        ("34 year", "35 year", context(Class::Age, Some(("2029-01-01", "2031-01-01"))), Update),
        ("34 year", "37 year", context(Class::Age, Some(("2031-01-01", "2029-01-01"))), Conflict),
    ] {
        let (l, r) = (figure(left), figure(right));
        let name = format!("{left} and {right}, {here:?}");
        let got = both(&name, ages::relate(&l, &r, &here), ages::relate(&r, &l, &here.swapped()));
        assert_eq!(got.0, want, "{name}: {}", got.1);
    }
}

#[test]
fn days_so_far_apart() {
    let plain = context(Class::Date, None);
    let dated = context(Class::Date, MON_WED);
    let aligned = Context { aligned: true, ..plain };
    let fortnight = |later| Context { aligned: true, ..context(Class::Date, Some(("2031-05-05", later))) };
    for (left, right, here, want) in [
        ("2031-08-02", "2031-08-04", plain, Conflict),
        ("2031-08-01/2031-08-03", "2031-08-04", plain, Adjacent),
        ("2031-08-01/2031-08-04", "2031-08-05", plain, Conflict),
        ("2031-08-01/2031-08-03", "2031-08-03/2031-08-05", plain, Refinement),
        ("2031-08-01", "2031-09-30", aligned, Conflict),
        ("2031-08-01", "2031-10-01", aligned, Unresolved),
        ("2031-08-01", "2031-10-01", plain, Conflict),
        ("2031-08-01", "2031-10-01", Context { aligned: true, ..dated }, Conflict),
        ("2031-08-01", "2031-08-08", fortnight("2031-05-19"), Conflict),
        ("2031-08-01", "2031-08-08", fortnight("2031-05-20"), Unresolved),
        ("2031-08-05/2031-08-01", "2031-08-01", plain, Unresolved), // no such days
    ] {
        let (l, r) = (when(left), when(right));
        let name = format!("{left} and {right}, {here:?}");
        let got = both(&name, dates::relate(&l, &r, &here), dates::relate(&r, &l, &here.swapped()));
        assert_eq!(got.0, want, "{name}: {}", got.1);
    }
    let about = When { edtf: Some("2031-08-01~".into()), ..when("2031-08-01") };
    assert_eq!(dates::relate(&about, &when("2031-08-10"), &plain).relation, Unresolved);
}

#[test]
fn days_whose_year_was_reckoned() {
    let dated = context(Class::Date, MON_WED);
    let reckoned = |words: &str| When { relative: true, ..when(words) };
    for (left, right, want) in [
        (reckoned("2030-02-19"), reckoned("2031-02-19"), Agree),
        (reckoned("2030-02-19"), reckoned("2031-02-20"), Conflict),
        (reckoned("2030-02-01/2030-02-28"), reckoned("2031-02-01/2031-02-28"), Agree),
        (reckoned("2030-02-01"), reckoned("2031-02-01/2031-02-28"), Refinement),
        (reckoned("2030-02-10/2030-02-20"), reckoned("2031-02-01/2031-02-28"), Refinement),
        (reckoned("2030-02-19"), when("2031-02-19"), Unresolved),
        (when("2030-02-19"), when("2031-02-19"), Conflict),
        (reckoned("2031-02-19"), reckoned("2031-02-26"), Conflict),
    ] {
        let name = format!("{left:?} and {right:?}");
        let got = both(&name, dates::relate(&left, &right, &dated), dates::relate(&right, &left, &dated.swapped()));
        assert_eq!(got.0, want, "{name}: {}", got.1);
    }
    let only_left = Context { right: Setting::default(), ..dated };
    let (inferred, told) = (reckoned("2031-02-19"), when("2031-02-26"));
    assert_eq!(dates::relate(&inferred, &told, &only_left).relation, Conflict, "its report is dated");
    assert_eq!(dates::relate(&told, &inferred, &only_left).relation, Unresolved, "its report is not");
}

#[test]
fn times_of_day_so_many_minutes_apart() {
    let at = |clock: &str| When { grain: WhenKind::Time, timex: Some(clock.into()), ..When::default() };
    let plain = context(Class::Date, None);
    for (left, right, want) in [
        ("T11:30", "T11:30", Agree),
        ("T11:30", "T11:31", Rounding),
        ("T11:30", "T12:00", Rounding),
        ("T11:30", "T12:01", Unresolved),
        ("T23:50", "T00:20", Rounding),
        ("T23:49", "T00:20", Unresolved),
        ("T24:00", "T00:00", Agree),
        ("T11", "T11:00", Agree),
        ("T11:30Z", "T11:30", Agree),
        ("TMO", "T11:30", Unresolved),
        ("T25:00", "T11:30", Unresolved),
        ("T11:60", "T11:30", Unresolved),
    ] {
        let (l, r) = (at(left), at(right));
        let name = format!("{left} and {right}");
        assert_eq!(both(&name, dates::relate(&l, &r, &plain), dates::relate(&r, &l, &plain)).0, want, "{name}");
    }
    assert_eq!(dates::relate(&at("T11:30"), &when("2031-08-01"), &plain).relation, Scope);
    assert_eq!(dates::relate(&when("2031-08-01"), &at("T11:30"), &plain).relation, Scope);
}

#[test]
fn penalties_are_compared_part_by_part() {
    let plain = context(Class::Sentence, None);
    let of = |kind: &str, term: &str, minimum: &str| Penalty {
        kind: kind.into(),
        term: (!term.is_empty()).then(|| figure(term)),
        minimum: (!minimum.is_empty()).then(|| figure(minimum)),
    };
    for (left, right, want) in [
        (of("determinate", "12 year", ""), of("determinate", "12 year", ""), Agree),
        (of("determinate", "12 year", ""), of("determinate", "144 month", ""), Agree),
        (of("determinate", "12 year", ""), of("determinate", "10 year", ""), Conflict),
        (of("determinate", "12 year", ""), of("determinate", "", ""), Refinement),
        (of("determinate", "12 year", "8 year"), of("determinate", "12 year", ""), Refinement),
        (of("determinate", "12 year", "8 year"), of("determinate", "12 year", "9 year"), Conflict),
        (of("determinate", "9 year", ""), of("determinate", "10 year", ""), Conflict), // terms are never rounded
        (of("life", "", "20 year"), of("determinate", "20 year", ""), Conflict),
        (of("", "12 year", ""), of("life", "12 year", ""), Refinement),
        (of("suspended", "2 year", ""), of("determinate", "2 year", ""), Refinement),
        (of("suspended", "2 year", ""), of("life", "2 year", ""), Conflict),
        (of("fine", "400 GBP", ""), of("determinate", "2 year", ""), Scope),
        (of("community", "", ""), of("suspended", "2 year", ""), Scope),
        (of("fine", "400 GBP", ""), of("community", "", ""), Conflict),
        (of("fine", "400 GBP", ""), of("fine", "500 GBP", ""), Conflict),
    ] {
        let name = format!("{left:?} and {right:?}");
        let got = both(&name, sentences::relate(&left, &right, &plain), sentences::relate(&right, &left, &plain));
        assert_eq!(got.0, want, "{name}: {}", got.1);
    }
}

#[test]
fn words_are_compared_by_what_they_hold() {
    let rung = |word: &str| word.parse::<u8>().ok();
    for (left, right, want) in [
        ("1", "1", Agree),
        ("1", "01", Agree),
        ("2", "3", Refinement),
        ("3", "4", Drift),
        ("1", "3", Drift),
        ("1", "x", Scope),
        ("x", "1", Scope),
    ] {
        assert_eq!(quantifiers::relate(left, right, rung).relation, want, "{left} {right}");
    }
    let nowhere = |_: &str, _: &str| false;
    let in_kastnes = |_: &str, outer: &str| outer == "Kastnes";
    for (left, right, want) in [
        ("The North Quay", "north quay", Agree),
        ("Castle Road, Marden", "Marden", Refinement),
        ("Marden", "Castle Road, Marden", Refinement),
        ("Castle Marden", "Castle Road, Marden", Scope),
        ("Overy", "Marden", Scope),
        ("the", "Marden", Scope),
    ] {
        assert_eq!(places::relate(left, right, nowhere).relation, want, "{left} {right}");
        assert_eq!(places::relate(right, left, nowhere).relation, want, "{right} {left}");
    }
    assert_eq!(places::relate("Velsund", "Kastnes", in_kastnes).relation, Refinement);
    assert_eq!(places::relate("Kastnes", "Velsund", in_kastnes).relation, Refinement);
    for (left, right, want) in [
        ("We were told", "we were told", Agree),
        ("We were told nothing", "were told", Agree),
        ("told we", "we told", Scope),
        ("", "we told", Scope),
    ] {
        assert_eq!(text::relate(left, right).relation, want, "{left} / {right}");
        assert_eq!(text::relate(right, left).relation, want, "{right} / {left}");
    }
    let two = |_: &str, _: &str| NameRelation::Different;
    for (left, right, want) in [
        ("the Norvale Council", "Norvale council", Agree),
        ("Norvale Council", "Council", Agree),
        ("Norvale Council", "the board", Scope),
        ("the board", "Norvale Council", Scope),
        ("the board", "the mayor", Scope),
        ("Norvale Council", "Harbour Board", Conflict),
    ] {
        assert_eq!(agents::relate(left, right, two).relation, want, "{left} / {right}");
    }
    let one = |_: &str, _: &str| NameRelation::Alias;
    assert_eq!(agents::relate("Tarnwick Harbour Board", "THB", one).relation, Agree);
    for (tie, want) in [
        (RoleTie::Synonym, Agree),
        (RoleTie::Narrower, Refinement),
        (RoleTie::Temporal, Update),
        (RoleTie::Compatible, Divergence),
        (RoleTie::Exclusive, Conflict),
    ] {
        let link = |a: &str, _: &str| (a == "mayor").then_some(tie);
        assert_eq!(roles::relate("mayor", "baker", link).relation, want);
        assert_eq!(roles::relate("baker", "mayor", link).relation, want, "in either order");
        assert_eq!(roles::relate("baker", "clerk", link).relation, Scope);
    }
}
