//! What holds of every comparator: sides may be exchanged, and a value agrees with itself.

use super::cases::{any_context, any_figure, any_when};
use super::{agents, ages, dates, durations, figures, places, quantifiers, quotes, roles, sentences, text};
use crate::lexicon::roles::RoleTie;
use crate::model::{Penalty, Relation};
use crate::names::NameRelation;
use proptest::prelude::*;

fn any_penalty() -> impl Strategy<Value = Penalty> {
    let kind = proptest::sample::select(vec!["", "life", "determinate", "suspended", "fine"]);
    (kind, proptest::option::of(any_figure()), proptest::option::of(any_figure()))
        .prop_map(|(kind, term, minimum)| Penalty { kind: kind.into(), term, minimum })
}

fn any_quote() -> impl Strategy<Value = String> {
    let word = proptest::sample::select(vec![
        "the", "harbour", "was", "never", "safe.", "We", "don’t", "know", "[today]", "…", "five", "boats", "almost",
    ]);
    proptest::collection::vec(word, 0..16).prop_map(|words| words.join(" "))
}

static LEXICON: std::sync::LazyLock<crate::lexicon::Lexicon> =
    std::sync::LazyLock::new(|| crate::lexicon::Lexicon::built_in().unwrap());

static NAMES: std::sync::LazyLock<crate::names::Names> =
    std::sync::LazyLock::new(|| crate::names::Names::built_in().unwrap());

proptest! {
    #[test]
    fn figures_are_symmetric(l in any_figure(), r in any_figure(), c in any_context()) {
        for relate in [figures::relate, durations::relate, ages::relate] {
            let (got, back) = (relate(&l, &r, &c), relate(&r, &l, &c.swapped()));
            prop_assert_eq!(got.relation, back.relation);
            prop_assert!(!got.trace.is_empty());
        }
    }

    #[test]
    fn a_figure_agrees_with_itself(f in any_figure(), c in any_context()) {
        prop_assert_eq!(figures::relate(&f, &f, &c).relation, Relation::Agree);
        prop_assert!(matches!(ages::relate(&f, &f, &c).relation, Relation::Agree));
    }

    #[test]
    fn dates_are_symmetric(l in any_when(), r in any_when(), c in any_context()) {
        prop_assert_eq!(dates::relate(&l, &r, &c).relation, dates::relate(&r, &l, &c.swapped()).relation);
        prop_assert_eq!(dates::relate(&l, &l, &c).relation, Relation::Agree);
    }

    #[test]
    fn penalties_are_symmetric(l in any_penalty(), r in any_penalty(), c in any_context()) {
        let back = sentences::relate(&r, &l, &c.swapped()).relation;
        prop_assert_eq!(sentences::relate(&l, &r, &c).relation, back);
        prop_assert_eq!(sentences::relate(&l, &l, &c).relation, Relation::Agree);
    }

    #[test]
    fn quotations_are_symmetric(l in any_quote(), r in any_quote()) {
        let tools = super::relate::Tools { lexicon: &LEXICON, names: &NAMES };
        let (got, back) = (quotes::relate(&l, &r, tools), quotes::relate(&r, &l, tools));
        prop_assert_eq!((got.relation, got.change), (back.relation, back.change));
        prop_assert_eq!(quotes::relate(&l, &l, tools).relation, Relation::Agree);
    }

    #[test]
    fn words_are_symmetric(l in "[a-d ]{0,8}", r in "[a-d ]{0,8}") {
        let link = |a: &str, b: &str| (a < b).then_some(RoleTie::Compatible);
        prop_assert_eq!(roles::relate(&l, &r, link).relation, roles::relate(&r, &l, link).relation);
        let rung = |a: &str| (a.len() > 2).then_some(a.len() as u8);
        prop_assert_eq!(quantifiers::relate(&l, &r, rung).relation, quantifiers::relate(&r, &l, rung).relation);
        prop_assert_eq!(places::relate(&l, &r, |_, _| false).relation, places::relate(&r, &l, |_, _| false).relation);
        let like = |_: &str, _: &str| NameRelation::Different;
        prop_assert_eq!(agents::relate(&l, &r, like).relation, agents::relate(&r, &l, like).relation);
        prop_assert_eq!(text::relate(&l, &r).relation, text::relate(&r, &l).relation);
        prop_assert_eq!(text::relate(&l, &l).relation, Relation::Agree);
    }
}
