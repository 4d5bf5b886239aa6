//! Shares of many, rates, and one measure told in two units.

use super::{figures, golden};

#[test]
fn so_many_in_ten_are_a_rate_and_no_count() {
    golden(&[
        ("Eight of 10 drivers agreed.", &["quantity 0.8 driver/driver [Eight of 10 drivers]"]),
        ("Three of 12 drivers agreed.", &["number 3 - [Three]", "quantity 12 driver [12 drivers]"]),
        ("About 6 in 10 people agreed.", &["quantity about 0.6 person/person [6 in 10 people]"]),
        ("Nearly two in five homes lost power.", &["quantity nearly 0.4 home/home [two in five homes]"]),
        ("Four out of five pubs shut.", &["quantity 0.8 pub/pub [Four out of five pubs]"]),
        ("Only one in three agreed.", &["number 0.333333333333333 - [one in three]"]),
        ("Six in custody sang.", &["number 6 - [Six]"]),
    ]);
}

#[test]
fn rates_keep_what_they_are_for_each_of() {
    golden(&[
        ("It pays £15.40/hour.", &["money 15.4 GBP/hour [£15.40]"]),
        ("They treat 300 people/day.", &["quantity 300 person/day [300 people]"]),
        ("The field gave 50 bushels an acre.", &["quantity 50 bushel per acre [50 bushels an acre]"]),
        ("The parish has 90 people per square mile.", &["quantity 90 person/square mile [90 people]"]),
    ]);
}

#[test]
fn a_measure_in_brackets_has_the_comparison_of_the_one_it_repeats() {
    golden(&[
        (
            "It flew more than 100 kilometres (60 miles).",
            &["quantity more_than 100 kilometre [100 kilometres]", "quantity more_than 60 mile [60 miles]"],
        ),
        ("It cost nearly £2m (€2.4m).", &["money nearly 2000000 GBP [£2m]", "money nearly 2400000 EUR [€2.4m]"]),
        (
            "It flew more than 100 kilometres (60 kilometres at night).",
            &["quantity more_than 100 kilometre [100 kilometres]", "quantity 60 kilometre [60 kilometres]"],
        ),
        (
            "It flew more than 100 kilometres (in 60 minutes).",
            &["quantity more_than 100 kilometre [100 kilometres]", "duration 60 minute [60 minutes]"],
        ),
    ]);
}

#[test]
fn hundredths_belong_to_a_whole_of_their_own_currency() {
    golden(&[
        ("He had £5 and 20p.", &["money 5.2 GBP [£5 and 20p]"]),
        ("He had $3 and 50 cents.", &["money 3.5 - [$3 and 50 cents]"]),
        ("It cost £50 million and 50 cents.", &["money 50000000 GBP [£50 million]", "money 0.5 - [50 cents]"]),
        ("It cost £5 and 50 cents.", &["money 5 GBP [£5]", "money 0.5 - [50 cents]"]),
    ]);
}

#[test]
fn numbers_as_they_are_spoken() {
    golden(&[
        (
            "Three million, two hundred and forty people voted.",
            &["quantity 3000240 person [Three million, two hundred and forty people]"],
        ),
        ("Prices rose by point five per cent.", &["percent 0.5 percent [point five per cent]"]),
        ("At this point five per cent had voted.", &["percent 5 percent [five per cent]"]),
        (
            "They sold two thousand, ten goats and a pig.",
            &["number 2000 - [two thousand]", "quantity 10 goat [ten goats]"],
        ),
    ]);
}

#[test]
fn a_quake_is_measured_on_its_scale() {
    golden(&[
        ("It measured 6.2 on the Richter scale.", &["quantity 6.2 magnitude [6.2]"]),
        ("It came 6th on the list.", &[]),
    ]);
}

#[test]
fn numbers_to_call_for_help_count_nothing() {
    for text in [
        "The 911 call was brief.",
        "A 999 operator answered.",
        "Neighbours dialled 999.",
        "She called 911 twice that night.",
        "Officers answered 911 calls.",
    ] {
        assert!(figures(text).iter().all(|f| !f.contains("911") && !f.contains("999")), "{text}: {:?}", figures(text));
    }
    golden(&[
        ("The desk took 112 complaints.", &["quantity 112 complaint [112 complaints]"]),
        ("She called 911 voters.", &["quantity 911 voter [911 voters]"]),
        ("The tower is 999 feet tall.", &["quantity 999 foot [999 feet]"]),
    ]);
}

#[test]
fn money_and_areas_in_shorthand() {
    golden(&[
        ("He lost three USD50 cards.", &["number 3 - [three]", "money 50 USD [USD50]"]),
        ("The fire burnt 3 sq. miles.", &["quantity 3 square mile [3 sq. miles]"]),
        ("The roof is 40 m^2.", &["quantity 40 square metre [40 m^2]"]),
    ]);
}
