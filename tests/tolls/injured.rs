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
            ("A man was shot dead. He suffered a gunshot wound to the chest.", &[]),
            ("A man was shot dead and a woman was wounded.", &["1"]),
        ],
    );
}
