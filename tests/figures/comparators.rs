//! Words of comparison, ranges, vague words.

use super::golden;

#[test]
fn a_comparator_binds_to_its_own_number_only() {
    golden(&[
        ("It mattered more than ever, 50 people said.", &["quantity 50 person [50 people]"]),
        ("No fewer than nine boats sank.", &["quantity at_least 9 boat [nine boats]"]),
        ("As many as 300 farmers marched.", &["quantity at_most 300 farmer [300 farmers]"]),
        ("Nearly two thirds agreed.", &["number nearly 0.666666666666667 - [two thirds]"]),
        (
            "Over 40 boats and 12 vans were lost.",
            &["quantity more_than 40 boat [40 boats]", "quantity 12 van [12 vans]"],
        ),
        ("There were 50+ complaints.", &["quantity more_than 50 complaint [50+ complaints]"]),
        ("Sales fell 20% over three years.", &["percent 20 percent [20%]", "duration 3 year [three years]"]),
    ]);
}

#[test]
fn ranges_keep_both_ends_and_share_scale_and_unit() {
    golden(&[
        ("It lasted between 10 and 12 years.", &["duration range 10..12 year [10 and 12 years]"]),
        ("The bill is put at £2-3bn.", &["money range 2000000000..3000000000 GBP [£2-3bn]"]),
        ("About 10 to 15 goats died.", &["quantity range 10..15 goat [10 to 15 goats]"]),
        ("Two or three cars burnt.", &["quantity range 2..3 car [Two or three cars]"]),
        ("Prices rose from 40 euros to 60 euros.", &["money 40 EUR [40 euros]", "money 60 EUR [60 euros]"]),
        ("The Rovers won 2-1 at home.", &[]),
    ]);
}

#[test]
fn what_changed_was_measured_alike_before() {
    golden(&[
        (
            "Sales rose from 2.1 to 3.4 billion euros.",
            &["money 2100000000 EUR [2.1]", "money 3400000000 EUR [3.4 billion euros]"],
        ),
        (
            "Sales grew from 24 to 33-35 million euros.",
            &["money 24000000 EUR [24]", "money range 33000000..35000000 EUR [33-35 million euros]"],
        ),
        (
            "Turnout rose from about 45 to 52 per cent.",
            &["percent about 45 percent [45]", "percent 52 percent [52 per cent]"],
        ),
        ("The club grew from 240 to 273 members.", &["quantity 240 member [240]", "quantity 273 member [273 members]"]),
        (
            "It is down, from almost 97 per cent to 88 per cent.",
            &["percent nearly 97 percent [97 per cent]", "percent 88 percent [88 per cent]"],
        ),
        // Whether thousands or millions came before cannot be told.
        (
            "The club grew from 900 to 1.2 million members.",
            &["number 900 - [900]", "quantity 1200000 member [1.2 million members]"],
        ),
    ]);
}

#[test]
fn every_word_of_comparison_keeps_its_side() {
    for (words, says) in [
        ("more than 50 boats", "more_than"),
        ("over 50 boats", "more_than"),
        ("upwards of 50 boats", "more_than"),
        ("at least 50 boats", "at_least"),
        ("no fewer than 50 boats", "at_least"),
        ("50 or more boats", "at_least"),
        ("fewer than 50 boats", "less_than"),
        ("under 50 boats", "less_than"),
        ("up to 50 boats", "at_most"),
        ("as many as 50 boats", "at_most"),
        ("nearly 50 boats", "nearly"),
        ("almost 50 boats", "nearly"),
        ("about 50 boats", "about"),
        ("some 50 boats", "about"),
        ("50-odd boats", "about"),
        ("50 or so boats", "about"),
    ] {
        let found = super::figures(&format!("They saw {words} there."));
        let [only] = found.as_slice() else { panic!("{words}: {found:?}") };
        assert!(only.starts_with(&format!("quantity {says} 50 boat ")), "{words}: {only}");
    }
}

#[test]
fn vague_words_are_intervals() {
    golden(&[
        ("Dozens of boats sank.", &["quantity vague 24..99 boat [Dozens of boats]"]),
        ("Scores of boats sank.", &["quantity vague 40..99 boat [Scores of boats]"]),
        ("Hundreds of boats sank.", &["quantity vague 200..999 boat [Hundreds of boats]"]),
        ("Several boats sank.", &["quantity vague 3..9 boat [Several boats]"]),
        ("Several hundred boats sank.", &["quantity vague 300..900 boat [Several hundred boats]"]),
        ("Tens of thousands of boats sank.", &["quantity vague 10000..100000 boat [Tens of thousands of boats]"]),
    ]);
}

#[test]
fn ends_of_a_range_are_never_averaged() {
    golden(&[
        ("They grew by 3 to 5 per cent.", &["percent range 3..5 percent [3 to 5 per cent]"]),
        ("It rose by $4 million to $40 million.", &["money 4000000 - [$4 million]", "money 40000000 - [$40 million]"]),
        ("They gave 5 and 6 kg.", &["quantity 5 kilogram [5]", "quantity 6 kilogram [6 kg]"]),
        ("They gave between 5 and 6 kg.", &["quantity range 5..6 kilogram [5 and 6 kg]"]),
        ("It took 10–12 weeks.", &["duration range 10..12 week [10–12 weeks]"]),
        ("Ten or eleven boats sank.", &["quantity range 10..11 boat [Ten or eleven boats]"]),
    ]);
}
