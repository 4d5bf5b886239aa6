//! Hours and parts of a day, and what a date is counted from: sentences and what they mean.

use super::{check, read};

#[test]
fn hours_bound_a_part_of_one_day() {
    check(&[
        ("The pool is open from 9am to 11am.", &["9am to 11am | T09:00/T11:00 | - | - -"]),
        (
            "The shop will open from 9 to 11am on Friday.",
            &[
                "9 to 11am on Friday | 2008-11-21T09:00/2008-11-21T11:00 | 2008-11-21T09:00:00/2008-11-21T11:00:00 | 2008-11-21 2008-11-21",
            ],
        ),
        (
            "The board meets between 3 and 5 pm tomorrow.",
            &[
                "3 and 5 pm tomorrow | 2008-11-20T15:00/2008-11-20T17:00 | 2008-11-20T15:00:00/2008-11-20T17:00:00 | 2008-11-20 2008-11-20",
            ],
        ),
        ("The desk is staffed from 9 to 5pm.", &["9 to 5pm | T09:00/T17:00 | - | - -"]),
        ("The clinic runs from 11 to 1pm.", &["11 to 1pm | T11:00/T13:00 | - | - -"]),
    ]);
}

#[test]
fn a_part_of_the_day_tells_which_half_an_hour_is_in() {
    check(&[
        (
            "They will meet at 7 tonight.",
            &["7 tonight | 2008-11-19T19:00 | 2008-11-19T19:00:00 | 2008-11-19 2008-11-19"],
        ),
        (
            "He was seen at eight last night.",
            &["eight last night | 2008-11-18T20:00 | 2008-11-18T20:00:00 | 2008-11-18 2008-11-18"],
        ),
        (
            "It begins at 8 on Friday evening.",
            &["8 on Friday evening | 2008-11-21T20:00 | 2008-11-21T20:00:00 | 2008-11-21 2008-11-21"],
        ),
        (
            "The choir sang at lunch time on Monday.",
            &["lunch time on Monday | 2008-11-17TMI | 2008-11-17 | 2008-11-17 2008-11-17"],
        ),
    ]);
    assert!(read("They sold 8 on Friday.", Some("2008-11-19")).iter().all(|found| found.starts_with("Friday")));
}

#[test]
fn minutes_stand_before_their_hour() {
    check(&[
        ("It began at 15 minutes past five.", &["15 minutes past five | T05:15 | - | - -"]),
        ("It began at ten to six.", &["ten to six | T05:50 | - | - -"]),
        ("It began at quarter to one in the afternoon.", &["quarter to one in the afternoon | T12:45 | - | - -"]),
        ("It takes 10 minutes to five stations.", &[]),
    ]);
}

#[test]
fn a_zone_may_be_written_as_an_offset() {
    check(&[
        (
            "It landed at 6:40pm (GMT +8) on Friday.",
            &["6:40pm (GMT +8) on Friday | 2008-11-14T18:40+08:00 | 2008-11-14T18:40:00+08:00 | 2008-11-14 2008-11-14"],
        ),
        ("It landed at 18:40 UTC-05:30.", &["18:40 UTC-05:30 | T18:40-05:30 | - | - -"]),
        ("It landed at 18:40 GMT+8.", &["18:40 GMT+8 | T18:40+08:00 | - | - -"]),
    ]);
}

#[test]
fn now_bounds_a_period_beside_a_date() {
    check(&[
        (
            "It must be built between now and 15 December.",
            &["now and 15 December | 2008-11-19/2008-12-15 | 2008-11-19/2008-12-15 | 2008-11-19 2008-12-15"],
        ),
        ("It has been shut from now on.", &["now | PRESENT_REF | - | - -"]),
    ]);
}

#[test]
fn weekdays_are_counted_from_other_days() {
    check(&[
        ("They meet this coming Friday.", &["this coming Friday | 2008-11-21 | 2008-11-21 | 2008-11-21 2008-11-21"]),
        ("They vote next week on Friday.", &["next week on Friday | 2008-11-28 | 2008-11-28 | 2008-11-28 2008-11-28"]),
        (
            "The fair is on the first Sunday after Easter 2008.",
            &["first Sunday after Easter 2008 | 2008-03-30 | 2008-03-30 | 2008-03-30 2008-03-30"],
        ),
        ("They come every other Friday.", &["every other Friday | P2W"]),
        ("A storm this weekend", &["this weekend | 2008-W47-WE | 2008-11-22/2008-11-23 | 2008-11-22 2008-11-23"]),
    ]);
}

#[test]
fn digits_of_other_shapes() {
    check(&[
        ("It was signed on 2007.8.3.", &["2007.8.3 | 2007-08-03 | 2007-08-03 | 2007-08-03 2007-08-03"]),
        ("The 2007Q3 results were late.", &["2007Q3 | 2007-Q3 | 2007-07/2007-09 | 2007-07-01 2007-09-30"]),
        ("They remember 9/11 and 7/7.", &[]),
        ("Guards have stood there since 9/11.", &[]),
        ("It opens in june next year.", &["june next year | 2009-06 | 2009-06 | 2009-06-01 2009-06-30"]),
    ]);
}
