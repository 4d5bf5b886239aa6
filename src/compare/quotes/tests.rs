//! Pairs of wordings and what was done to them.

use super::{is_slight, relate};
use crate::compare::relate::Tools;
use crate::lexicon::Lexicon;
use crate::model::QuoteChange::{self, *};
use crate::model::Relation::{self, *};
use crate::names::Names;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::built_in().unwrap());
static NAMES: LazyLock<Names> = LazyLock::new(|| Names::built_in().unwrap());

fn tools() -> Tools<'static> {
    Tools { lexicon: &LEXICON, names: &NAMES }
}

fn check(left: &str, right: &str, want: (Relation, Option<QuoteChange>)) {
    for (l, r) in [(left, right), (right, left)] {
        let got = relate(l, r, tools());
        assert_eq!((got.relation, got.change), want, "{l} / {r}: {:?}", got.trace);
    }
}

#[test]
fn what_leaves_the_sense_alone_agrees() {
    let told = "We told the harbour office twice, and the harbour office did nothing about it.";
    for other in [
        "we told the harbour office twice, and the harbour office did nothing about it",
        "We told the harbor office twice – and the harbor office did nothing about it",
        "We told the harbour office twice … and the harbour office did nothing",
        "We told [them] twice, and the harbour office did nothing about it.",
        "the harbour office did nothing about it",
        "We told the harbour office twice, and the harbour office did nothinng about it.",
        "We told the harbour office twice, and harbour office did nothing about it.",
        "It was dark. We told the harbour office twice, and the harbour office did nothing about it. Then it sank.",
    ] {
        check(told, other, (Agree, None));
    }
    check(
        "We’re not going to stop, it’s gone on for five years",
        "We are not gonna stop, it is gone on for 5 years",
        (Agree, None),
    );
}

#[test]
fn changed_words_are_named() {
    let told = "The report shows that most of the crew were not trained for a winter crossing.";
    for (other, change) in [
        ("The report shows that most of the crew were not trained for a summer crossing.", Substituted),
        ("The report shows that most of the crew were trained for a winter crossing.", Negation),
        ("The report shows that the crew were not trained for a winter crossing.", HedgeLost),
        ("The report shows that most of the crew were not trained for a winter journey.", Substituted),
        ("Our report shows that most of the crew were not trained for a winter crossing.", Substituted),
    ] {
        check(told, other, (Altered, Some(change)));
    }
    check(
        "It leaves nine boats without a berth this year",
        "It leaves seven boats without a berth this year",
        (Altered, Some(Number)),
    );
    check(
        "It took the crew 2 1/2 hours to free the ferry",
        "It took the crew 2 1/4 hours to free the ferry",
        (Altered, Some(Number)),
    );
    check(
        "It took the crew 25 hours to free the ferry",
        "It took the crew 20 1/2 hours to free the ferry",
        (Altered, Some(Number)),
    );
    check(
        "The pier should never have been opened to the public that day",
        "The pier should never have been opened that day",
        (Altered, Some(Trimmed)),
    );
}

#[test]
fn typography_and_editors_change_nothing() {
    for (left, right) in [
        ("Our R.N.L.I. crew did all that it could that night.", "Our RNLI crew did all that it could that night."),
        ("Kayleigh was like a sister to every one of us.", "Kaleigh was like a sister to every one of us."),
        ("Those (harbour) pilots have far too much to do.", "Those pilots have far too much to do."),
        ("The pilot’s tired and the whole crew knows it.", "The pilot is tired and the whole crew knows it."),
        ("It took the crew 2 1/2 hours to free the ferry.", "It took the crew 2-and-a-half hours to free the ferry."),
        ("Seventy-five of our berths are still under water.", "75 of our berths are still under water."),
        ("The town has lost 40% of the berths it had.", "The town has lost 40 per cent of the berths it had."),
        (
            "The board owes the town $3 million for the pier.",
            "The board owes the town three million dollars for the pier.",
        ),
        ("The No. 1 duty of this board is the harbour wall.", "The number one duty of this board is the harbor wall."),
        ("At least 1 berth has been left for the ferry.", "At least one berth has been left for the ferry."),
        ("They want to take the bloody pier from us.", "They want to take the b----y pier from us."),
        ("They want to take the damned pier from us.", "They want to take the d***ed pier from us."),
        ("They took the keys...We ran to the wall.", "They took the keys…We ran to the wall."),
        ("Sen. Reed and the board have met once more.", "Senator Reed and the board have met once more."),
        ("The harbour's changed and the whole crew knows it.", "The harbour has changed and the whole crew knows it."),
        ("I did not meet the board of the port.", "I didn't – did not meet the board of the port."),
    ] {
        check(left, right, (Agree, None));
    }
}

#[test]
fn a_fragment_is_not_drawn_to_an_earlier_little_word() {
    let whole = "They sat for an hour. There was no news of the inquiry, but doors to the office stay open.";
    check("the doors to the office stay open.", whole, (Agree, None));
    check("We need every berth in the harbour", "We really need every berth in the harbour", (Altered, Some(Trimmed)));
}

#[test]
fn a_few_common_words_make_no_wording_of_one_statement() {
    for (left, right) in [
        ("I didn't know. I didn't want to take part in it.", "I don't want to harm you."),
        (
            "I took berths that should have been let to the fleet.",
            "I took berths I shouldn't have let for my own gain.",
        ),
        ("I don't like that noise. I wouldn't allow it.", "I don't really like that sort of noise,"),
    ] {
        check(left, right, (Scope, None));
    }
}

#[test]
fn sentences_left_out_are_joined() {
    check(
        "The pier was closed. Nobody had asked for the keys. The ferry left at nine in the morning.",
        "The pier was closed. The ferry left at nine in the morning.",
        (Refinement, Some(Joined)),
    );
}

#[test]
fn other_statements_are_out_of_scope() {
    for other in ["We are grateful to the crew of the lifeboat", "The office is open on Monday and Tuesday"] {
        check("We told the harbour office twice, and nobody came to look.", other, (Scope, None));
    }
}

#[test]
fn a_sentence_that_is_another_is_no_changed_wording() {
    check(
        "We do not now have the money put by and all the papers for a new pier. \
         Before you build a pier you have to ask the people of this town.",
        "We don't have the plans yet but we are going to draw them. \
         Before you build a pier you have to ask the people of this town.",
        (Agree, None),
    );
}

#[test]
fn a_sentence_of_its_own_is_compared_with_its_like() {
    check(
        "There are far too many boats in the bay. Far too many boats in the hands of young crews. \
         We need everyone's help to get the boats off the bay.",
        "We need everybody's help to get the boats off the bay.",
        (Altered, Some(Substituted)),
    );
}

#[test]
fn a_contrast_is_no_denial() {
    check(
        "It will be a harbour wall of steel and not a wall of planks this time",
        "It will be a harbour wall of steel rather than a wall of planks this time",
        (Altered, Some(Substituted)),
    );
}

#[test]
fn little_words_are_slight() {
    for (left, right) in [
        (
            "We have lost touch with public sentiment in the town",
            "We have lost touch with public sentiments in the town",
        ),
        ("He is trying to take the pier from the town", "Councillor Marsh is trying to take the pier from the town"),
        ("We lost the old pier to the storm", "We lost, you know, the old pier to the storm"),
    ] {
        assert!(is_slight(left, right, tools()), "{left} / {right}");
    }
    assert!(is_slight(
        "The crew has the chance to move on at last",
        "The crew have the chance to move on at last",
        tools()
    ));
    assert!(!is_slight("The crew has the chance to move on", "The crew has the duty to move on", tools()));
}

#[test]
fn a_little_word_at_an_end_stays_where_both_sides_end() {
    for (left, right) in [
        ("That is what the whole crew was fighting for", "That is what the whole crew was fighting so hard for"),
        ("For the whole crew it was a bad night", "For years to come the whole crew will ask why it was a bad night"),
    ] {
        let got = relate(left, right, tools());
        assert_eq!((got.relation, got.change), (Altered, Some(Trimmed)), "{left} / {right}: {:?}", got.trace);
    }
}

#[test]
fn a_statement_has_three_quarters_of_the_words_of_the_other() {
    let told = "The council told the ferry crews about new mooring fees";
    check(told, "The council asked their ferry crews about those mooring fees", (Scope, None)); // 7 of 10
    check(told, "The council told their ferry crews about those mooring fees", (Altered, Some(Substituted))); // 8
}

#[test]
fn what_was_said_before_a_long_gap_is_part_of_the_statement() {
    check(
        "We ran past every big grey flour mill while the ferry left the harbour with most of its crew",
        "We ran when the ferry left the harbour with most of its crew",
        (Altered, Some(Substituted)),
    );
}

#[test]
fn names_of_four_letters_may_be_misspelt() {
    check(
        "The keys were with Sara when the old pier was closed to the town",
        "The keys were with Sarah when the old pier was closed to the town",
        (Agree, None),
    );
    check(
        "The keys were with Kate when the old pier was closed to the town",
        "The keys were with Cate when the old pier was closed to the town",
        (Agree, None),
    );
}

#[test]
fn so_many_words_are_shared_by_one_statement() {
    let run = |letter: char, many: usize| (0..many).map(|n| format!("{letter}ark{n}")).collect::<Vec<_>>();
    let relation = |[left, right]: [String; 2]| relate(&left, &right, tools()).relation;
    // so many shared words, in runs of `length`, and so many of each side's own
    let told = |shared: usize, length: usize, own: usize| {
        ['b', 'd'].map(|letter| {
            let runs: Vec<String> = run('p', shared).chunks(length).map(|words| words.join(" ")).collect();
            format!("{} {}", runs.join(&format!(" {letter}ark ")), run(letter, own).join(" "))
        })
    };
    // three of four, whatever the runs
    assert_ne!(relation(told(15, 7, 3)), Scope, "15 of 20");
    assert_eq!(relation(told(14, 7, 5)), Scope, "14 of 20");
    // three of five, with a run of eight
    assert_ne!(relation(told(12, 12, 8)), Scope, "12 of 20");
    assert_eq!(relation(told(11, 11, 9)), Scope, "11 of 20");
    assert_eq!(relation(told(6, 6, 4)), Scope, "no long run");
}
