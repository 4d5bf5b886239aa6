//! Pairs of wordings and what was done to them.

use super::{is_slight, relate};
use crate::model::QuoteChange::{self, *};
use crate::model::Relation::{self, *};

fn check(left: &str, right: &str, want: (Relation, Option<QuoteChange>)) {
    for (l, r) in [(left, right), (right, left)] {
        let got = relate(l, r);
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
        "The pier should never have been opened to the public that day",
        "The pier should never have been opened that day",
        (Altered, Some(Trimmed)),
    );
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
fn little_words_are_slight() {
    assert!(is_slight("The crew has the chance to move on at last", "The crew have the chance to move on at last"));
    assert!(!is_slight("The crew has the chance to move on", "The crew has the duty to move on"));
}
