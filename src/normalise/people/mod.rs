//! One bearer under many forms, within one article.
//!
//! People, organisations and places are told apart by kind; each kind has its own rules for what
//! forms go together. What comes out is one number for each bearer and its fullest form.

mod bearers;
mod bodies;
mod clues;
mod clusters;
mod forms;
mod kinds;
mod known;
mod persons;
mod pseudonyms;
mod short_forms;

use crate::lexicon::Lexicon;
use crate::model::{Found, Name, NameKind, Segments, Span, Value};
use crate::names::Names;
use compact_str::CompactString;
use forms::Forms;
pub(super) use known::Known;
use rustc_hash::FxHashMap;

/// The value of each name: entity and canonical form.
pub(super) fn values(
    text: &str,
    segments: &Segments,
    found: &Found,
    lexicon: &Lexicon,
    names: &Names,
) -> Vec<(Span, Value)> {
    let mut out: Vec<(Span, NameKind, usize, CompactString)> = Vec::with_capacity(found.names.len());
    let mut known = Known::new(names);
    let settled = kinds::settled(text, &found.names, lexicon, names, &mut known);
    let mut before = 0;
    for kind in [NameKind::Person, NameKind::Organisation, NameKind::Place] {
        let spans: Vec<Span> = settled.iter().filter(|n| n.kind == kind).map(|n| n.span).collect();
        let forms = Forms::of(text, segments, &spans, &mut known);
        let bearers = match kind {
            NameKind::Person => persons::bearers(text, &forms, lexicon, names),
            _ => bodies::bearers(text, &forms, kind, lexicon, names),
        };
        let canonical = forms.canonical(&bearers);
        for (span, bearer) in spans.iter().zip(&bearers) {
            let form = canonical.get(bearer).cloned().unwrap_or_default();
            out.push((*span, kind, before + bearer, form));
        }
        before += bearers.iter().max().map_or(0, |most| most + 1);
    }
    out.sort_by_key(|(span, ..)| (span.start(), span.end()));
    numbered(out)
}

/// Numbers the bearers by where they are first named.
fn numbered(found: Vec<(Span, NameKind, usize, CompactString)>) -> Vec<(Span, Value)> {
    let mut order: FxHashMap<usize, usize> = FxHashMap::default();
    let mut out = Vec::with_capacity(found.len());
    for (span, kind, bearer, canonical) in found {
        let next = order.len();
        let entity = *order.entry(bearer).or_insert(next);
        out.push((span, Value::Name(Name { kind, entity: entity as u32, canonical })));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::marked::names_of;
    use crate::model::{Sentence, ZoneKind};

    /// Names are given in brackets: `[Alan Marsh]`; sentences end at full stops.
    fn bearers(marked: &str) -> Vec<(String, u32, String)> {
        let (text, names) = names_of(marked);
        let (mut at, mut sentences) = (0, Vec::new());
        for piece in text.split_inclusive(". ") {
            let span = Span::new(&text, at, at + piece.len()).unwrap();
            sentences.push(Sentence { span, tokens: 0..0, zone: ZoneKind::Body, paragraph: 0 });
            at += piece.len();
        }
        let segments = Segments { sentences, ..Segments::default() };
        let found = Found { names, ..Found::default() };
        let values = values(&text, &segments, &found, &Lexicon::built_in().unwrap(), &Names::built_in().unwrap());
        let name = |v: &Value| match v {
            Value::Name(name) => (name.entity, name.canonical.to_string()),
            _ => unreachable!(),
        };
        values.iter().map(|(s, v)| (s.slice(&text).to_owned(), name(v).0, name(v).1)).collect()
    }

    fn numbers(marked: &str) -> Vec<u32> {
        bearers(marked).into_iter().map(|(_, entity, _)| entity).collect()
    }

    #[test]
    fn a_short_form_is_whoever_was_named_in_full() {
        let found = bearers("[Rosa Dunmore] met [Alan Marsh]. [Mr Marsh] left; [Dunmore] stayed. [Rosa] spoke.");
        assert_eq!(found.iter().map(|f| f.1).collect::<Vec<_>>(), [0, 1, 1, 0, 0]);
        assert_eq!(found[2].2, "Alan Marsh");
    }

    #[test]
    fn a_family_is_kept_apart_by_title_and_by_who_was_named_last() {
        assert_eq!(numbers("[Rosa Marsh] and [Alan Marsh] came. Mrs [Marsh] spoke. Mr [Marsh] did not."), [0, 1, 0, 1]);
        assert_eq!(numbers("[Rosa Marsh] came. [Marsh] spoke. [Alan Marsh] left. [Marsh] ran."), [0, 0, 1, 1]);
    }

    #[test]
    fn a_slip_is_the_one_person_it_can_be() {
        let found = bearers("[Rosa Dunmore] met [Alan Pell]. [Dunmore] paid. [Pell] saw [Dunmoore].");
        assert_eq!(found[4].1, 0);
        assert_eq!(found[4].2, "Rosa Dunmore");
    }

    #[test]
    fn two_named_in_one_sentence_are_two() {
        assert_eq!(numbers("[Jon Marsh] and [John Marsh] are brothers. [Ann Pell] is not."), [0, 1, 2]);
    }

    #[test]
    fn two_ages_are_two_people() {
        assert_eq!(
            numbers("[Rosa Dunmore], 26, ran. Then 58-year-old [Rosa Dunmoore] came. [Ann Pell] slept."),
            [0, 1, 2]
        );
        assert_eq!(
            numbers("[Rosa Dunmore], 26, ran. Then 26-year-old [Rosa Dunmoore] came. [Ann Pell] slept."),
            [0, 0, 1]
        );
    }

    #[test]
    fn all_who_are_like_somebody_are_not_that_person() {
        assert_eq!(numbers("[Rosa Dunmore] spoke. It is the [Rosa Dunmores] of this world that stay."), [0, 1]);
        assert_eq!(numbers("[Rosa Dunmore] spoke. Later [Rosa Dunmores] stayed at home."), [0, 0]);
    }

    #[test]
    fn a_family_in_the_plural_is_no_slip() {
        assert_eq!(numbers("[Rosa Dunmore] came. [Dunmore] spoke. The [Dunmores] left."), [0, 0, 1]);
    }

    #[test]
    fn a_lone_family_name_is_no_body() {
        let marked = "[Rosa Dunmore] came. [Dunmore] paid. Later [Dunmoore] left.";
        assert_eq!(numbers(marked), [0, 0, 0]);
    }

    #[test]
    fn what_the_text_ties_is_one() {
        let found = bearers("The court heard [Witness B], now named as [Alan Marsh], speak. [Witness B] left.");
        assert_eq!(found.iter().map(|f| f.1).collect::<Vec<_>>(), [0, 0, 0]);
        assert_eq!(found[2].2, "Alan Marsh");
    }

    #[test]
    fn ages_a_year_apart_may_be_one_persons() {
        let two = |first: &str, second: &str| numbers(&format!("{first} ran. Then {second} came. [Ann Pell] slept."));
        for (first, second, want) in [
            ("[Rosa Dunmore], 26,", "[Rosa Dunmoore] (27)", [0, 0, 1]),
            ("[Rosa Dunmore], 26,", "[Rosa Dunmoore] (28)", [0, 1, 2]),
            ("[Rosa Dunmore] (28)", "26-year-old [Rosa Dunmoore]", [0, 1, 2]),
            ("[Rosa Dunmore] (28)", "26 year old [Rosa Dunmoore]", [0, 1, 2]),
            ("[Rosa Dunmore] (28)", "26-year old [Rosa Dunmoore]", [0, 1, 2]),
            ("[Rosa Dunmore] (28)", "26 year-old [Rosa Dunmoore]", [0, 1, 2]),
            ("[Rosa Dunmore] (28)", "26-day-old [Rosa Dunmoore]", [0, 0, 1]),
            ("[Rosa Dunmore], 119,", "[Rosa Dunmoore], 26,", [0, 1, 2]),
            ("[Rosa Dunmore], 120,", "[Rosa Dunmoore], 26,", [0, 0, 1]), // nobody is so old
            ("[Rosa Dunmore], 28 times", "[Rosa Dunmoore], 26,", [0, 0, 1]), // no age
        ] {
            assert_eq!(two(first, second), want, "{first} / {second}");
        }
    }

    #[test]
    fn a_slip_is_rare_beside_what_it_is_a_slip_of() {
        let told = |usual: usize, other: usize| {
            let all = "[Rosa Dunmore] ran. ".repeat(usual) + &"[Rosa Dunmoore] came. ".repeat(other);
            *numbers(&all).last().unwrap()
        };
        assert_eq!(told(1, 1), 0, "once is rare");
        assert_eq!(told(6, 2), 0);
        assert_eq!(told(5, 2), 1);
        assert_eq!(told(9, 3), 0);
        assert_eq!(told(8, 3), 1);
    }

    #[test]
    fn a_plural_needs_its_article_within_three_words() {
        for (before, want) in [
            ("It is the", [0, 1]),
            ("It is all", [0, 1]),
            ("It is these", [0, 1]),
            ("It is those good old", [0, 1]),
            ("It is those very good old", [0, 0]),
            ("It is the end.", [0, 0]),
            ("It is", [0, 0]),
        ] {
            assert_eq!(
                numbers(&format!("[Rosa Dunmore] spoke. {before} [Rosa Dunmores] of this world.")),
                want,
                "{before}"
            );
        }
    }

    #[test]
    fn whom_a_lone_word_stands_for() {
        for (marked, want) in [
            // the one named last, by family before by first name
            ("[Rosa Marsh] met [Alan Pell]. [Marsh] left. [Pell] left.", vec![0, 1, 0, 1]),
            ("[Marsh Pell] met [Rosa Marsh]. [Marsh] left.", vec![0, 1, 1]),
            ("[Rosa Marsh] left. Mr [Marsh] stayed.", vec![0, 1]),
            ("[Rosa Marsh] left. Ms [Marsh] stayed.", vec![0, 0]),
            // nobody yet: the first who comes
            ("[Marsh] left. [Rosa Marsh] stayed. [Alan Marsh] slept.", vec![0, 0, 1]),
            ("[MARSH] left. [Rosa Marsh] stayed.", vec![0, 0]),
            ("[Alan Marsh] left. [Alan Jr.] stayed.", vec![0, 1]),
            ("Mr [Alan] left. [Alan Marsh] stayed.", vec![0, 1]),
            ("[Alan] left. [Alan Marsh] stayed.", vec![0, 0]),
            ("[Overy] left. [Alan Marsh] stayed.", vec![0, 1]),
            ("[Rosa Marsh]'s boat left. [Marsh's] boat stayed. [Marsh’s] sank.", vec![0, 0, 0]),
        ] {
            assert_eq!(numbers(marked), want, "{marked}");
        }
    }

    #[test]
    fn a_lone_slip_has_five_letters_and_is_rarer_than_the_name() {
        for (marked, want) in [
            (
                "[Rosa Dunmore] came. [Dunmore] paid. [Dunmore] ran. [Dunmoore] left. [Dunmoore] slept.",
                vec![0, 0, 0, 0, 0],
            ),
            ("[Rosa Pell] came. [Pell] paid. [Pel] left.", vec![0, 0, 1]),
            ("[Rosa Dunmore] came. [Dunmoore] left. [Dunmoore] slept. [Dunmoore] woke.", vec![0, 1, 1, 1]),
            ("[Rosa Dunmore] met [Ann Dunmoore]. [Dunmore] paid. [Dunmoore] left.", vec![0, 1, 0, 1]),
        ] {
            assert_eq!(numbers(marked), want, "{marked}");
        }
    }

    #[test]
    fn whom_other_spellings_and_lone_names_are_of() {
        for (marked, want) in [
            // "the" alone makes no plural
            ("[Rosa Dunmore] spoke. It is the [Rosa Dunmoore] of old that spoke.", vec![0, 0]),
            // a family, without its article
            ("[Rosa Dunmore] came. [Dunmore] spoke. [Dunmore] ran. [Dunmores] of Quay Head left.", vec![0, 0, 0, 1]),
            // a full name is no slip of a lone one
            ("[Rosa Dunmore] came. [Dunmore] paid. [Dunmore] ran. [Alan Dunmoore] left.", vec![0, 0, 0, 1]),
            // who goes by the first name is not meant by the family name
            ("[Rosa Marsh] met [Alan Marsh]. [Rosa] ran. [Marsh] left.", vec![0, 1, 0, 1]),
            ("[Rosa Marsh] met [Alan Marsh]. [Rosa Marsh] ran. [Marsh] left.", vec![0, 1, 0, 0]),
            // the title is a part of the name
            ("[Rosa Marsh] left. [Mr Marsh] stayed.", vec![0, 1]),
            ("[Rosa Marsh] left. [Ms Marsh] stayed.", vec![0, 0]),
        ] {
            assert_eq!(numbers(marked), want, "{marked}");
        }
    }

    #[test]
    fn words_between_two_names_may_tie_them() {
        for (marked, want) in [
            ("[Witness B] ([Alan Marsh]) left.", vec![0, 0]),
            ("[Witness B] ([Alan Marsh] too) left.", vec![0, 1]),
            ("[Rosa Pell] ([Alan Marsh]) left.", vec![0, 1]),
            ("[Witness B] left. ([Alan Marsh]) stayed.", vec![0, 1]),
            ("[Child B] left. [Child Ben] stayed.", vec![0, 0]),
            ("[Child B] left. [Child Ben] stayed. [Child Bob] slept.", vec![0, 1, 2]),
            ("[Child B] left. [Child Tom] stayed.", vec![0, 1]),
            ("[Child B] left. [Witness Ben] stayed.", vec![0, 1]),
        ] {
            assert_eq!(numbers(marked), want, "{marked}");
        }
    }

    #[test]
    fn the_fullest_and_most_frequent_form_stands_for_all() {
        let canonical = |marked: &str| bearers(marked).pop().unwrap().2;
        assert_eq!(canonical("[A. Marsh] left. [A. Marsh] ran. [Alan Marsh] stayed. [Marsh] slept."), "Alan Marsh");
        assert_eq!(canonical("[Rosa Dunmore] left. [Rosa Dunmoore] ran."), "Rosa Dunmore", "the first of two");
        assert_eq!(canonical("[Rosa Dunmoore] left. [Rosa Dunmore] ran. [Rosa Dunmore] fell."), "Rosa Dunmore");
        assert_eq!(canonical("[Rosa\n  Dunmore's] boat left. [Dunmore] ran."), "Rosa Dunmore");
        assert_eq!(canonical("[Rosa O’Dun’s] boat left."), "Rosa O'Dun");
    }
}
