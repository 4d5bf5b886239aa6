//! Numbers that are no quantities.

use super::golden;

#[test]
fn what_counts_nothing_is_left_alone() {
    golden(&[
        ("The Boeing 737 landed at 11.30am.", &[]),
        ("He lives at 22 Elm Road.", &[]),
        ("See page 3 and section 12.", &[]),
        ("Call 0800 555 0199 now.", &[]),
        ("The shop is open 24/7.", &[]),
        ("It happened in 2007.", &[]),
        ("Nobody told the one who asked.", &[]),
        ("A fifth, found in the hold, was killed.", &[]),
        ("One swam, and a third, Bo, was lost.", &[]),
        ("A third, or more, swam.", &["number 0.333333333333333 - [A third]"]),
        ("Costs fell by a fifth, to a low.", &["number 0.2 - [a fifth]"]),
    ]);
}

#[test]
fn names_of_things_are_left_alone() {
    golden(&[
        ("They drove the M25 and the A1 to Route 66.", &[]),
        ("The 787 Dreamliner took off.", &[]),
        ("An 8088 chip ran it.", &[]),
        ("Flight 370 and the F-16 landed.", &[]),
        ("The iPhone 14 runs version 10.4.1.", &[]),
        ("She wore number 7.", &[]),
        ("The court heard case 12-4567.", &[]),
        ("He raced in Formula 1.", &[]),
        ("They slipped to the bottom three.", &[]),
    ]);
}

#[test]
fn clock_times_scores_and_lists_are_left_alone() {
    golden(&[
        ("It opened at 2.15pm and at 11:30.", &[]),
        ("The Rovers won 3–1.", &[]),
        ("They remember 7/7.", &[]),
        ("The carrier flies 737s and a 787.", &["number 787 - [787]"]),
        ("Once upon a time a fox sang.", &[]),
        ("Nobody came in 2012–13.", &[]),
        ("Dial 555-0199 or +44 20 7946 0000.", &[]),
        ("1. Open the door.", &[]),
    ]);
}

#[test]
fn one_of_many_is_typed_and_takes_in_no_more_than_its_word() {
    golden(&[
        ("One of the boats sank.", &["quantity 1 boat [One]"]),
        ("It was one of his best songs.", &["quantity 1 song [one]"]),
        ("It is one of the valley's oldest mills.", &["quantity 1 mill [one]"]),
        ("At least one of the boats sank.", &["number at_least 1 - [one]"]),
        ("One of them sank.", &[]),
        ("One boat sank.", &["quantity 1 boat [One boat]"]),
    ]);
}
