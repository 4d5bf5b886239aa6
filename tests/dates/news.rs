//! Sentences as news writes them: every way to name a day, and what trips up a reader of dates.

use super::{check, read};

#[test]
fn days_of_the_week_follow_the_tense() {
    check(&[
        ("The council met on Monday.", &["Monday | 2008-11-17 | 2008-11-17 | 2008-11-17 2008-11-17"]),
        ("The council meets on Monday.", &["Monday | 2008-11-24 | 2008-11-24 | 2008-11-24 2008-11-24"]),
        ("The owner could not be reached on Monday.", &["Monday | 2008-11-17 | 2008-11-17 | 2008-11-17 2008-11-17"]),
        ("Until Monday, they had heard nothing.", &["Monday | 2008-11-17 | 2008-11-17 | 2008-11-17 2008-11-17"]),
        ("Residents planned a march on Saturday.", &["Saturday | 2008-11-22 | 2008-11-22 | 2008-11-22 2008-11-22"]),
        ("They would appeal against Monday's ruling.", &["Monday | 2008-11-17 | 2008-11-17 | 2008-11-17 2008-11-17"]),
        ("They will speak at Monday's hearing.", &["Monday | 2008-11-24 | 2008-11-24 | 2008-11-24 2008-11-24"]),
        ("He will succeed her on 1 February.", &["1 February | 2009-02-01 | 2009-02-01 | 2009-02-01 2009-02-01"]),
        ("The tunnel shut last Friday.", &["last Friday | 2008-11-14 | 2008-11-14 | 2008-11-14 2008-11-14"]),
        ("The tunnel shut on Wednesday.", &["Wednesday | 2008-11-19 | 2008-11-19 | 2008-11-19 2008-11-19"]),
    ]);
}

#[test]
fn the_one_after_next_and_the_one_before_last() {
    check(&[
        (
            "They vote the week after next.",
            &["week after next | 2008-W49 | 2008-12-01/2008-12-07 | 2008-12-01 2008-12-07"],
        ),
        ("He left the year before last.", &["year before last | 2006 | 2006 | 2006-01-01 2006-12-31"]),
        (
            "It opens on the Friday after next.",
            &["Friday after next | 2008-11-28 | 2008-11-28 | 2008-11-28 2008-11-28"],
        ),
    ]);
}

#[test]
fn out_of_season_this_winter_is_the_nearer_one() {
    for (text, published, want) in [
        ("The pier was closed this winter.", "2008-03-19", "2007-WI"),
        ("The pier will close this winter.", "2008-03-19", "2008-WI"),
        ("The pier was closed this winter.", "2008-01-19", "2007-WI"),
        ("Storms are likely this winter.", "2008-10-19", "2008-WI"),
        ("The ferry stopped this summer.", "2008-11-19", "2008-SU"),
    ] {
        let found = read(text, Some(published));
        let [only] = found.as_slice() else { panic!("{text}: {found:?}") };
        assert!(only.contains(&format!("| {want} |")), "{text} ({published}): {only}");
    }
}

#[test]
fn days_in_lists_and_ranges() {
    check(&[
        (
            "It rained on 3 and 5 May 2007.",
            &[
                "3 | 2007-05-03 | 2007-05-03 | 2007-05-03 2007-05-03",
                "5 May 2007 | 2007-05-05 | 2007-05-05 | 2007-05-05 2007-05-05",
            ],
        ),
        (
            "It rained on May 3 and 5, 2007.",
            &[
                "May 3 | 2007-05-03 | 2007-05-03 | 2007-05-03 2007-05-03",
                "5, 2007 | 2007-05-05 | 2007-05-05 | 2007-05-05 2007-05-05",
            ],
        ),
        (
            "It rained between 3 and 5 May 2007.",
            &["3 and 5 May 2007 | 2007-05-03/2007-05-05 | 2007-05-03/2007-05-05 | 2007-05-03 2007-05-05"],
        ),
        (
            "It ran from May to July 2007.",
            &["May to July 2007 | 2007-05/2007-07 | 2007-05/2007-07 | 2007-05-01 2007-07-31"],
        ),
    ]);
}

#[test]
fn days_without_a_month_bound_a_period() {
    check(&[
        (
            "The fair was put off from the 20th to the 27th.",
            &["20th to the 27th | 2008-10-20/2008-10-27 | 2008-10-20/2008-10-27 | 2008-10-20 2008-10-27"],
        ),
        (
            "It ran from the 12th to the 22nd because of rain.",
            &["12th to the 22nd | 2008-11-12/2008-11-22 | 2008-11-12/2008-11-22 | 2008-11-12 2008-11-22"],
        ),
        (
            "It runs from the 3rd to the 5th of May 2009.",
            &["3rd to the 5th of May 2009 | 2009-05-03/2009-05-05 | 2009-05-03/2009-05-05 | 2009-05-03 2009-05-05"],
        ),
        (
            "It will run from the 3rd to the 5th of May.",
            &["3rd to the 5th of May | 2009-05-03/2009-05-05 | 2009-05-03/2009-05-05 | 2009-05-03 2009-05-05"],
        ),
        ("The lift went from the 3rd to the 7th floor.", &[]),
        (
            "The road will be shut next week from Tuesday to Thursday.",
            &[
                "next week from Tuesday to Thursday | 2008-11-25/2008-11-27 | 2008-11-25/2008-11-27 | 2008-11-25 2008-11-27",
            ],
        ),
    ]);
}

#[test]
fn words_around_a_date_that_make_it_another() {
    check(&[
        (
            "He left on the day before last Tuesday's hearing.",
            &["day before last Tuesday | 2008-11-17 | 2008-11-17 | 2008-11-17 2008-11-17"],
        ),
        ("He left the day before last.", &["day before last | 2008-11-17 | 2008-11-17 | 2008-11-17 2008-11-17"]),
        (
            "It is held on the nearest Sunday to 5 November 2008.",
            &[
                "Sunday | 2008-11-16 | 2008-11-16 | 2008-11-16 2008-11-16",
                "5 November 2008 | 2008-11-05 | 2008-11-05 | 2008-11-05 2008-11-05",
            ],
        ),
        ("He lent me a coat.", &[]),
        ("The boss fled.", &[]),
        (
            "Offices shut on Martin Luther King Jr. Day 2008.",
            &["Martin Luther King Jr. Day 2008 | 2008-01-21 | 2008-01-21 | 2008-01-21 2008-01-21"],
        ),
        // a slip: that day was a Friday
        (
            "It burnt down on Sunday, 3 October.",
            &["Sunday, 3 October | 2008-10-03 | 2008-10-03 | 2008-10-03 2008-10-03"],
        ),
    ]);
}

#[test]
fn years_of_every_kind() {
    check(&[
        ("The temple fell in 44 BC.", &["44 BC | BC0044 | -0043 | -000043-01-01 -000043-12-31"]),
        ("Raiders took the town in AD 410.", &["AD 410 | 0410 | 0410 | 0410-01-01 0410-12-31"]),
        ("Sales rose in fiscal 2007.", &["fiscal 2007 | 2007 | 2007~ | 2006-04-01 2008-06-30"]),
        (
            "It began in the second half of 2007.",
            &["second half of 2007 | 2007-H2 | 2007-07/2007-12 | 2007-07-01 2007-12-31"],
        ),
        ("It was won in nineteen ninety-four.", &["nineteen ninety-four | 1994 | 1994 | 1994-01-01 1994-12-31"]),
        (
            "Trade grew in the first decade of the 20th century.",
            &["first decade of the 20th century | 190 | 190X | 1900-01-01 1909-12-31"],
        ),
    ]);
}

#[test]
fn times_of_day_and_their_zones() {
    check(&[
        (
            "It struck at 11.30am BST on Monday.",
            &["11.30am BST on Monday | 2008-11-17T11:30+01:00 | 2008-11-17T11:30:00+01:00 | 2008-11-17 2008-11-17"],
        ),
        ("Doors open at half past six.", &["half past six | T06:30 | - | - -"]),
        ("The shift ended at midnight.", &["midnight | T00:00 | - | - -"]),
        ("By mid-afternoon the road was clear.", &["mid-afternoon | - | - | - -"]),
        ("The train left at 2.15pm.", &["2.15pm | T14:15 | - | - -"]),
    ]);
}

#[test]
fn what_cannot_be_dated_stays_open() {
    check(&[
        ("A ruling is due soon.", &["soon | FUTURE_REF | - | - -"]),
        ("The hall was recently sold.", &["recently | PAST_REF | - | - -"]),
        ("The pier was opened on 31 June 2007.", &["31 June 2007 | 2007-06-31 | - | - -"]),
    ]);
    for words in ["Friday", "the following week", "next month", "3 October", "Christmas Eve"] {
        let text = format!("The mill burnt down {words}.");
        assert!(read(&text, None).iter().all(|found| found.ends_with("| - -")), "{text}");
    }
}

#[test]
fn a_coarser_date_holds_the_finer_one() {
    let bounds = |words: &str| {
        let found = read(&format!("The bridge closed in {words}."), Some("2008-11-19"));
        let days = found[0].rsplit(" | ").next().unwrap().to_owned();
        let (first, last) = days.split_once(' ').unwrap();
        (first.to_owned(), last.to_owned())
    };
    let chain = ["3 August 2007", "August 2007", "the third quarter of 2007", "2007", "the 2000s", "the 21st century"];
    for pair in chain.windows(2) {
        let (fine, coarse) = (bounds(pair[0]), bounds(pair[1]));
        assert!(coarse.0 <= fine.0 && fine.1 <= coarse.1, "{pair:?}: {fine:?} in {coarse:?}");
    }
}

#[test]
fn numbers_and_names_that_are_no_dates() {
    for text in [
        "United won 2-1 away.",
        "Once upon a time there was a mill.",
        "Jan Wender and Mae Olds ran the shop.",
        "As soon as it stopped they left.",
        "The M25 was shut by a lorry.",
        "Turn to page 3 of the report.",
        "Call 0117 496 0000 for help.",
        "One of the men fled.",
        "She said so on \"This Week\" with Ann Oster.",
    ] {
        assert_eq!(read(text, Some("2008-11-19")), Vec::<String>::new(), "{text}");
    }
}
