//! Which counts of people are the toll of the event that is reported: recalled events, sums over a year or a
//! city, parts of a toll and counts of those who did it are none.

#![allow(clippy::unwrap_used)]

#[path = "tolls/injured.rs"]
mod injured;

use claimdiff::model::{Article, Reliability, Stamp, Stance};
use claimdiff::pipeline::Engine;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::built_in().unwrap());

/// The counts that an article published on 6 May 2024 asserts for a pattern, in order.
fn counts(text: &str, pattern: &str) -> Vec<String> {
    let date = Some(jiff::civil::date(2024, 5, 6));
    let published = Stamp { date, reliability: Reliability::High, ..Stamp::default() };
    let scan = ENGINE.scan(Article { text: text.into(), published, ..Article::default() });
    let claims = scan.claims.iter().filter(|c| c.pattern_id() == pattern && c.stance == Stance::Asserted);
    let value = |id| scan.mention(id)?.figure()?.amount.value();
    claims.filter_map(|c| value(*c.slots.get("count")?)).map(|v| v.normalize().to_string()).collect()
}

#[track_caller]
fn check(pattern: &str, table: &[(&str, &[&str])]) {
    let wrong: Vec<String> = table
        .iter()
        .map(|(text, want)| (text, want, counts(text, pattern)))
        .filter(|(_, want, got)| *got != **want)
        .map(|(text, want, got)| format!("{text}\n    want {want:?}, got {got:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn counts_of_other_events_are_no_toll() {
    check(
        "harm.killed",
        &[
            ("A man was shot dead in Marlow. It was the town's 30th killing this year.", &["1"]),
            ("Forty people were killed on the road so far this year.", &[]),
            ("Nine men were killed across the city between Friday and Monday.", &[]),
            ("A driver was killed and a rider was hurt in separate incidents.", &[]),
            ("Two sailors died at Quay Head. The wreck comes after a fire that killed five.", &["2"]),
            ("Two sailors died at Quay Head on Sunday. In March 2019 a fire killed five guests there.", &["2"]),
            ("In March 2019 a fire killed five guests at Quay Head, the court heard.", &["5"]),
            ("One child was found deceased in the burnt mill while the other two died in hospital.", &[]),
            ("One child died in the burnt mill and the other was hurt.", &["1"]),
            ("Police look into three crashes since Friday. A rider was killed at Quay Head.", &[]),
            ("Police look into three crashes since Friday. Two riders were killed at Quay Head.", &["2"]),
            ("Two men were killed and nine people hurt in weekend shootings, police said.", &[]),
            ("Six people were killed in four incidents between Friday and Monday.", &[]),
            ("Other shootings left two guards dead.", &[]),
            ("A shooting left two guards dead.", &["2"]),
        ],
    );
}

#[test]
fn the_death_at_the_end_of_a_life_is_no_toll() {
    check(
        "harm.killed",
        &[
            ("Ada Brock painted harbours for sixty years. She died on Sunday in Quay Head, her agent said.", &[]),
            ("The poet died at home on 3 May 2024. Her last book comes out in June.", &[]),
            ("A woman died on Sunday when a wall of the old mill collapsed.", &["1"]),
            ("A ferry sank off Quay Head. A passenger died.", &["1"]),
        ],
    );
}

#[test]
fn those_who_are_told_of_once_more_are_counted_once() {
    check(
        "harm.injured",
        &[
            ("Three people, a man, a 19-year-old woman and a boy were injured in Quay Head.", &["3"]),
            ("Two sailors, a woman and a man, were injured in Quay Head.", &["2"]),
            ("Two sailors, a woman and a man were injured in Quay Head.", &["4"]),
            ("Two people and a child were injured in Quay Head.", &["3"]),
        ],
    );
}

#[test]
fn one_without_a_noun_is_somebody_beside_others_or_in_a_headline() {
    check(
        "harm.killed",
        &[
            ("A ferry fire killed one and injured five others in Quay Head.", &["1"]),
            ("Ferry fire kills one, injures two in Quay Head.", &["1"]),
            ("One dead and five hurt in Quay Head ferry fire.", &["1"]),
            ("The ferry fire left one dead and three wounded.", &["1"]),
            ("The farm lost two dogs. One was killed on the road.", &[]),
            ("The ferry fire killed one of the guests.", &[]),
            ("The fever killed one in three.", &[]),
        ],
    );
}

#[test]
fn parts_of_a_toll_are_no_toll() {
    check(
        "harm.killed",
        &[
            ("Four sailors died at Quay Head. Two of those killed were brothers.", &["4"]),
            ("Officers found two more people dead in the hold.", &[]),
            ("A second man was killed.", &[]),
            ("One of 18 guests was killed.", &[]),
            ("According to Inspector Carla Voss, a 40-year-old driver was killed.", &[]),
            ("Four sailors were killed, including two brothers killed in the hold.", &["4"]),
        ],
    );
    check(
        "harm.injured",
        &[
            ("One of the injured is a baker.", &[]),
            ("A blast killed one clerk and injured three others.", &["3"]),
            ("Two others were wounded.", &[]),
            ("The blast injured six clerks. Nobody else was hurt.", &["6"]),
        ],
    );
}

#[test]
fn those_who_did_it_are_not_counted() {
    check(
        "harm.killed",
        &[
            ("Two guards shot and killed a man at the mill.", &["1"]),
            ("A 59-year-old man killed his lodger.", &["1"]),
            ("The gunman killed his two brothers and then himself.", &["3"]),
            ("A man fatally shot two men before turning the gun on himself.", &["3"]),
            ("A man fatally shot two men and wounded himself.", &[]),
            ("A man killed his wife, their two sons and himself.", &["4"]),
            ("A man killed his wife and their two sons.", &["3"]),
            ("The guide, a man of 40, two sons, killed himself.", &[]),
            ("A man killed his wife, son and daughter.", &["3"]),
            ("A man killed his wife, son and daughter before killing himself.", &["4"]),
            ("A man killed his wife and children before killing himself.", &[]),
            ("A man killed a guest and her sons.", &[]),
            ("A man killed his father, Piet Voss, 55, and brother, Ben Voss, 25.", &["2"]),
            ("A man killed his father, Piet Voss, and a guest.", &["2"]),
            ("A man killed a guest, Piet Voss and Ben Sorel.", &["3"]),
            ("A man killed a guest and police came.", &["1"]),
            ("A man killed Carla Voss and her daughter, Ida Voss.", &["2"]),
            ("Carla Voss and her daughter, Ida Voss, were killed.", &["2"]),
            ("A couple and their two young children were found dead.", &["4"]),
            ("A guard fired, killing Voss and injuring three other nearby guests.", &["1"]),
        ],
    );
}

#[test]
fn nobody_was_killed_where_the_victims_live_and_no_death_is_told() {
    check(
        "harm.killed",
        &[
            ("Three guests were shot at Quay Head on Sunday. All of them are expected to survive.", &["0"]),
            ("A shooting at the mill injured two clerks. Their injuries are not life-threatening.", &["0"]),
            ("A shooting at the mill injured two clerks, one of whom is not expected to survive.", &[]),
            (
                "A shooting at the mill injured two clerks. A funeral was held for a third. Both are expected to live.",
                &[],
            ),
            ("A striker hurt his knee on Sunday and is expected to recover within six weeks.", &[]),
        ],
    );
}

#[test]
fn deaths_below_a_lead_of_people_hurt_are_of_other_events() {
    let lead = "Two guests were shot at Quay Head on Sunday, police said. They were taken to the infirmary. \
        The gunman ran off towards the mill. Police closed the road. A reward is offered.";
    check("harm.killed", &[(&format!("{lead} A guard was killed there by a burglar."), &[])]);
    check(
        "harm.killed",
        &[(&format!("A guest died at noon. {lead} A guard was killed there by a burglar."), &["1", "1"])],
    );
}

#[test]
fn one_of_several_is_no_toll() {
    check(
        "harm.killed",
        &[
            ("Carla Voss and her lodger, Martin Hale, were killed.", &["2"]),
            ("The bailiff, 34-year-old Carla Voss, 11-year-old Piet Voss and Martin Hale, 16, were killed.", &[]),
            ("A 24-year-old man was killed. A 61-year-old man died at the infirmary.", &[]),
            ("A man was killed at noon. The girl died at the infirmary.", &[]),
            ("A man was killed at noon. The 24-year-old died at the scene.", &["1", "1"]),
            ("Martin Hale was found dead on Sunday. Police call it a murder-suicide.", &[]),
        ],
    );
    check("harm.injured", &[("No guests were hurt in the fire.", &[]), ("Nobody was hurt in the fire.", &["0"])]);
}

/// The patterns of which an article with this title has claims.
fn found_below(title: &str, text: &str) -> Vec<String> {
    let scan = ENGINE.scan(Article { text: text.into(), title: Some(title.into()), ..Article::default() });
    scan.claims.iter().map(|c| c.pattern_id().to_owned()).collect()
}

#[test]
fn a_title_that_tells_of_several_events_leaves_no_toll() {
    let text = "Two riders were killed at Quay Head on Sunday. Four guests were hurt in Marlow.";
    let claims = |title: &str| found_below(title, text);
    let tolls = ["harm.killed", "harm.injured"].map(str::to_owned);
    assert!(tolls.iter().all(|toll| claims("Two killed in crash").contains(toll)));
    assert!(tolls.iter().all(|toll| claims("Two killed in the worst crash this year").contains(toll)));
    assert!(!tolls.iter().any(|toll| claims("Three crashes since Friday").contains(toll)));
    assert!(!tolls.iter().any(|toll| claims("Marlow counts its dead after weekend violence").contains(toll)));
}

#[test]
fn a_title_that_counts_several_leaves_no_single_victim() {
    let text = "A guard was killed at the mill on Sunday, police said.";
    let scanned = |title: &str| found_below(title, text).iter().filter(|id| *id == "harm.killed").count();
    assert_eq!(scanned("2 dead after fire at the mill"), 0);
    assert_eq!(scanned("Two guards killed at the mill"), 0);
    assert_eq!(scanned("Guard, 47, killed at the mill"), 1);
    assert_eq!(scanned("1 dead, 4 hurt at the mill"), 1);
    assert_eq!(scanned("99 dead after fire at the mill"), 0);
    assert_eq!(scanned("100 dead trees after fire at the mill"), 1);
    assert_eq!(scanned("Two old guards killed at the mill"), 0);
    assert_eq!(scanned("Two or more old guards killed at the mill"), 1);
    assert_eq!(scanned("Twenty guards, killed or not, at the mill"), 1);
    assert_eq!(scanned("20 years on, killed at the mill"), 1);
    assert_eq!(scanned("Shootings at the mill"), 0);
}

#[test]
fn a_day_two_weeks_before_the_paper_is_of_another_event() {
    let told =
        |day: &str| format!("Two sailors died at Quay Head on Sunday. On {day} a fire killed five guests there.");
    check("harm.killed", &[(&told("21 April 2024"), &["2"]), (&told("22 April 2024"), &["2", "5"])]);
}

#[test]
fn the_lead_ends_with_the_fifth_sentence() {
    let hurt = "Two guests were shot at Quay Head on Sunday, police said.";
    let told = |more: usize| {
        format!("{hurt} {}A guard was killed there by a burglar.", "They were taken to the infirmary. ".repeat(more))
    };
    check("harm.killed", &[(&told(3), &["1"]), (&told(4), &[])]);
}

#[test]
fn how_somebody_is_now_is_no_forecast() {
    check(
        "harm.injured",
        &[
            ("A guard suffered non-life-threatening injuries.", &["1"]),
            ("A guard was hurt by a shell and is expected to survive.", &["1"]),
            ("Fifty people are expected to be injured by the heat.", &[]),
        ],
    );
}

#[test]
fn what_is_not_said_of_the_wound_denies_nothing() {
    check(
        "harm.injured",
        &[
            ("The rider was flown to Port Ellis with serious but not life-threatening injuries.", &["1"]),
            ("A guard, whose name was not released, was wounded at the gate.", &["1"]),
            ("A guard was not wounded at the gate.", &[]),
            ("The rider was thrown off on Sunday and is expected to make a full recovery.", &["1"]),
            ("Two people -- including a cook -- were wounded when the oven blew up.", &["2"]),
            ("Four workers repairing the road were injured in a crash.", &["4"]),
            ("The fire killed 31 people and 81 wounded were flown out.", &[]),
        ],
    );
}

#[test]
fn an_attempt_is_no_death_and_the_lead_ends_after_five_sentences() {
    let (filler, shot) = (
        "The quay was busy on Sunday. Boats came in. Stalls were open. A band played.",
        "Five guests were shot at the fair. All are expected to survive.",
    );
    let early = format!("{filler} {shot}");
    let late = format!("{filler} The sun shone. {shot}");
    check(
        "harm.killed",
        &[
            ("Two guards were shot at the gate. Both are expected to survive.", &["0"]),
            (
                "Two guards were shot at the gate. A man is charged with attempted murder. Both are expected to survive.",
                &["0"],
            ),
            (
                "Two guards were shot at the gate. A man is charged with conspiracy to murder. Both are expected to survive.",
                &["0"],
            ),
            ("Two guards were shot at the gate. A man is charged with murder. Both are expected to survive.", &[]),
            ("The car crashed at the gate. Its owner was treated and released.", &["0"]),
            ("The car crashed at the gate. Its owner works in the hospital.", &[]),
            (
                "The quay was busy on Sunday. Boats came in. Stalls were open. A band played. The sun shone. \
                 A crane fell and two clerks were injured. A rider was killed under it.",
                &["1"],
            ),
            (
                "The quay was busy on Sunday. Boats came in. Stalls were open. A band played. \
                 A crane fell and two clerks were injured. A year went by. A rider was killed under it.",
                &[],
            ),
        ],
    );
    check("harm.injured", &[(&early, &["5"]), (&late, &[])]);
}

#[test]
fn how_the_words_beside_a_count_bear_on_it() {
    check(
        "harm.injured",
        &[
            ("Two guards injured", &["2"]),
            ("The blast left two clerks injured a mile away.", &["2"]),
            ("Eleven passengers were injured, and in hospital two men still lay awake.", &["11"]),
            ("Two guests were shot at the fair; one died. A woman was also injured by glass.", &["1"]),
        ],
    );
    check(
        "harm.killed",
        &[
            ("Nine people died in the wreck, including four children killed in the hall.", &["9"]),
            ("A man killed five tenants at the mill and then himself.", &["6"]),
            ("A man killed about five tenants at the mill and then himself.", &[]),
        ],
    );
}

#[test]
fn people_are_counted_by_their_trades_and_without_a_noun() {
    check(
        "harm.injured",
        &[
            ("Two cooks and a steward were injured in the blast.", &["3"]),
            ("Two tenants and a fireman were hurt in the blaze.", &["3"]),
            ("Two firemen were hurt in the blaze.", &["2"]),
            ("Three suffered minor injuries in the crash.", &["3"]),
            ("Four sustained burns in the blaze.", &["4"]),
        ],
    );
}

#[test]
fn how_somebody_died_is_told_in_many_ways() {
    check(
        "harm.killed",
        &[
            ("Detectives look into the fatal shootings of two guards at a quarry.", &["2"]),
            ("Five sailors shot to death aboard a barge.", &["5"]),
            ("A miller stabbed his brother to death and then drowned himself.", &["2"]),
            ("A woman was hit by a tram and died.", &["1"]),
            ("Father, 3 sons found dead at Quay Head.", &[]),
            ("The leader was blamed for the deaths of thousands of sailors.", &[]),
        ],
    );
    check("harm.injured", &[("The blast mortally injured two workers.", &[])]);
}
