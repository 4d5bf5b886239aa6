//! Who is among the injured: the shot who live, and not the dead.

use super::check;

#[test]
fn as_many_were_hurt_as_were_shot_where_nobody_died() {
    check(
        "harm.injured",
        &[
            ("Three guests were shot at Quay Head on Sunday. All of them are expected to survive.", &["3"]),
            ("Three guests were shot at Quay Head on Sunday. Two of them died.", &[]),
            ("Three guests were shot at Quay Head on Sunday. A guard was hit in the arm.", &[]),
            ("Five people were shot in Marlow on Sunday. They were taken to hospital.", &["5"]),
            ("Five people were shot in Marlow on Sunday. Nobody knows how they are.", &[]),
            ("Five people were shot and a girl was hurt by glass in Marlow. All are expected to survive.", &[]),
            ("Five people were shot in Marlow on Sunday. A body lay in the yard; he had died in hospital.", &[]),
        ],
    );
}

#[test]
fn another_is_the_first_whom_something_else_befell() {
    check(
        "harm.injured",
        &[
            ("One man was killed and another was hurt.", &["1"]),
            ("One man was killed and another man was wounded.", &["1"]),
            ("A man was shot dead and another wounded.", &["1"]),
            ("One man was hurt on Sunday and another man was hurt on Monday.", &[]),
            ("One man was killed on Sunday. Another man was wounded.", &["1"]),
            ("A rider came and another was hurt.", &[]),
            ("Two men were hurt on Sunday and another was hurt on Monday.", &[]),
            ("Two men were hurt on Sunday. Another was hurt on Monday.", &[]),
            ("One man was killed and another was hurt. A woman was wounded too.", &[]),
            ("Ted Falk, 61, died of his wounds. Two other riders were hurt.", &["2"]),
            ("Ted Falk, 61, died and his brother suffered wounds. Two other riders were hurt.", &[]),
            ("Two people, a 61-year-old rider and a 43-year-old sailor, were hurt.", &["2"]),
            ("Both Quell and the rider were hurt.", &[]),
            ("A man was shot to death and three others were wounded in Marlow.", &["3"]),
            ("A gunman killed two guards and wounded three more.", &["3"]),
            ("He is held for killing three guards and wounding another in the yard.", &["1"]),
            ("Three guests are dead and another hospitalised after a shooting.", &["1"]),
            ("Three guests were killed. A fourth guest suffered a wound in the arm.", &["1"]),
            ("Three guests were hurt. A fourth guest suffered a wound in the arm.", &[]),
            ("One guard has died; a second guard was injured.", &["1"]),
            ("A rider was killed. Two others are recovering in hospital.", &["2"]),
        ],
    );
    check(
        "harm.killed",
        &[
            ("One man was hurt and another was killed.", &["1"]),
            ("A rider came and another was killed.", &[]),
            ("One child died at Quay Head while the others died in hospital.", &[]),
        ],
    );
}

#[test]
fn those_who_stand_next_to_their_state_are_in_it() {
    check(
        "harm.injured",
        &[
            ("One sailor was killed and another is in a critical condition.", &["1"]),
            ("One sailor was killed and two riders are in a critical condition.", &["2"]),
            ("Four guests are recovering tonight after a shooting at the fair.", &["4"]),
            ("Four guests including a 9-year-old rider were hurt at the fair.", &["4"]),
            ("Forty guests - a choir of riders among them - were hurt at the fair.", &["40"]),
            ("Three guests were killed and one was wounded in a fire.", &["1"]),
            ("Two guards were shot dead. The gate was open. At least four others suffered wounds.", &["4"]),
            ("Four guests were hurt. Three were taken to hospital with burns.", &["4"]),
            ("Two guards were killed. Three were wounded.", &["3"]),
            ("In May last year a boy was hurt at the fair. A guard was killed in Marlow on Sunday.", &[]),
        ],
    );
}

#[test]
fn all_who_were_shot_are_not_the_injured_where_some_died() {
    check(
        "harm.injured",
        &[
            ("Guards found four riders with gunshot wounds. One of the riders died on the quay.", &[]),
            ("Guards found four riders with gunshot wounds. All are expected to survive.", &["4"]),
            ("Five riders were shot, two of them fatally, at the fair.", &["3"]),
            ("Five riders were shot, one of whom died, at the fair.", &["4"]),
            ("Five riders were shot, one fatally.", &["4"]),
        ],
    );
    check(
        "harm.killed",
        &[
            ("Five riders were shot, two of them fatally, at the fair.", &["2"]),
            ("Five riders were shot, one of whom died, at the fair.", &["1"]),
            ("Two guards fatally shot a rider.", &["1"]),
        ],
    );
}

#[test]
fn counts_of_some_of_those_shot_are_left_where_all_live() {
    check(
        "harm.injured",
        &[("Five riders were shot in Marlow. Guards found two men with gunshot wounds. All will survive.", &["5"])],
    );
}

#[test]
fn nobody_was_injured_where_only_who_died_was_hurt() {
    check(
        "harm.injured",
        &[
            ("A rider was shot and killed in Marlow on Sunday.", &["0"]),
            ("A man was killed in a shooting in Marlow. The others fled.", &[]),
            ("A man was killed in a shooting in Marlow. A woman is in a stable condition.", &["1"]),
            ("A man was killed in a shooting in Marlow. A survivor called for help.", &[]),
            ("The painter Ada Brock was killed in 1911, a new book says.", &[]),
            ("A guard was shot dead at the gate. Nobody else was hurt.", &["0"]),
            ("Ted Falk is not dead, the band said after the shooting.", &[]),
            ("A guard was hurt at the gate. Nobody else was hurt.", &["1"]),
        ],
    );
}

#[test]
fn nobody_was_killed_where_the_hurt_are_treated_and_nothing_tells_of_a_death() {
    check(
        "harm.killed",
        &[
            ("A boy was shot in Marlow on Sunday. He was taken to hospital.", &["0"]),
            ("A boy was shot in Marlow on Sunday. He is in a critical condition.", &["0"]),
            ("A boy was shot in Marlow on Sunday. He was taken to hospital, but doctors were unable to save him.", &[]),
            ("A boy was shot in Marlow on Sunday. He is in hospital, where he is not expected to survive.", &[]),
            ("A boy was shot in Marlow on Sunday. Detectives from the homicide squad went to the hospital.", &[]),
            (
                "A boy was shot in Marlow. He is in hospital, and a man is held for attempted second-degree murder.",
                &["0"],
            ),
            ("A boy was shot in Marlow in a non-fatal quarrel. He was taken to hospital.", &["0"]),
            ("A boy lost his cap in Marlow on Sunday. His aunt works in the hospital.", &[]),
        ],
    );
}

#[test]
fn who_was_hurt_and_then_died_is_not_among_the_injured() {
    check(
        "harm.injured",
        &[
            ("Guards found a 9-year-old boy suffering from a knife wound. The boy died in the infirmary.", &[]),
            ("A sailor was found wounded on the quay. A 40-year-old sailor has died, police said.", &[]),
            ("A boy was stabbed to death at the fair. A woman was wounded at the gate.", &["1"]),
            ("A guard was killed at the gate. Three others were wounded.", &["3"]),
            ("A guard was wounded at the gate. Three others were wounded.", &[]),
            ("Several guests were shot at the fair. A guest is in a stable condition.", &[]),
        ],
    );
}

#[test]
fn wounds_of_the_dead_are_no_injuries() {
    check(
        "harm.injured",
        &[
            ("A man was shot dead. He suffered a gunshot wound to the chest.", &["0"]),
            ("A man was shot dead and a woman was wounded.", &["1"]),
        ],
    );
}
