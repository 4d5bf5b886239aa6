//! Ages, durations, frequencies.

use super::{golden, mentions};
use claimdiff::model::{Mention, MentionKind};

#[test]
fn ages_and_durations_are_told_apart() {
    golden(&[
        ("The 17-month-old calf won.", &["age 17 month [17-month-old]"]),
        ("Ann Marsh, 43, lives in Norwick.", &["age 43 year [43]"]),
        ("A ferry passenger, 52, was hurt.", &["age 52 year [52]", "quantity 1 person [A ferry passenger]"]),
        ("The victims were his mother, 71, and a nurse, 34.", &["age 71 year [71]", "age 34 year [34]"]),
        ("The passengers, 52, went home.", &["number 52 - [52]"]),
        ("He is in his early forties.", &["age range 40..43 year [early forties]"]),
        ("Jurors aged 18 to 34 were asked.", &["age range 18..34 year [18 to 34]"]),
        (
            "Two men between the ages of 18 and 23 received injuries.",
            &["quantity 2 man [Two men]", "age range 18..23 year [18 and 23]"],
        ),
        ("She waited an hour and a half.", &["duration 1.5 hour [an hour and a half]"]),
        ("He was held for over two years.", &["duration more_than 2 year [two years]"]),
        ("Talks went on for several months.", &["duration vague 3..9 month [several months]"]),
    ]);
}

#[test]
fn an_age_knows_whose_it_is() {
    let found = mentions("The court heard that Alan Marsh, 43, was at home.");
    let age = found.iter().find(|m| m.kind() == MentionKind::Age).and_then(Mention::figure);
    if let Some(person) = found.iter().find(|m| m.kind() == MentionKind::Person) {
        assert_eq!(age.and_then(|a| a.subject), Some(person.id));
    }
}

#[test]
fn parts_of_a_period_add_up_as_far_as_the_calendar_allows() {
    golden(&[
        ("It took one hour 20 minutes.", &["duration 80 minute [one hour 20 minutes]"]),
        ("It took 1 year 2 days.", &["duration range 367..368 day [1 year 2 days]"]),
        ("He got six years and three weeks.", &["duration range 2211..2217 day [six years and three weeks]"]),
        ("He got six years and three months.", &["duration 75 month [six years and three months]"]),
        ("They stayed 2 nights.", &["duration 2 night [2 nights]"]),
        ("They waited five working days.", &["duration 5 day [five working days]"]),
        ("She waited 5 1/2 hours.", &["duration 5.5 hour [5 1/2 hours]"]),
    ]);
    let found = mentions("It took 1 year 2 days.");
    let iso = found.iter().find_map(|m| m.figure()?.iso.clone());
    assert_eq!(iso.as_deref(), Some("P1Y2D"));
}

#[test]
fn ages_are_told_in_many_ways() {
    golden(&[
        ("The calf is aged 17 months.", &["age 17 month [17 months]"]),
        ("A 28 - year - old singer won.", &["age 28 year [28 - year - old]"]),
        ("A man in his 40s sang.", &["age range 40..49 year [40s]"]),
        ("A teenager sang.", &["age range 13..19 year [teenager]"]),
    ]);
}

#[test]
fn one_unit_of_time_is_told_without_a_number() {
    golden(&[
        ("It rained all day.", &["duration 1 day [all day]"]),
        ("He waited another hour.", &["duration 1 hour [another hour]"]),
        ("The pool shut for a full month.", &["duration 1 month [a full month]"]),
        ("All days were dry, another week was not.", &[]),
        ("The full-year profit fell.", &[]),
        ("Pay rises for every nine weeks served.", &["duration 9 week [nine weeks]"]),
    ]);
}

#[test]
fn how_often_is_a_set_and_no_count() {
    let found = mentions("The ferry sails three times a week.");
    assert!(found.iter().any(|m| m.kind() == MentionKind::Set), "{found:?}");
}
