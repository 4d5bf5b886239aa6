//! Finds names of people, organisations and places: runs the tagger, then mends the edges of what
//! it found.

mod bodies;
mod compounds;
mod edges;
mod kinds;
mod spans;

use crate::model::{NameSpan, Segments, Span, ZoneKind};
use crate::names::Names;
use crate::names::tagger::Words;

/// Every name, in order; none overlaps another. Boilerplate is left out.
pub(super) fn find(text: &str, segments: &Segments, names: &Names) -> Vec<NameSpan> {
    let read = segments.sentences.iter().filter(|s| s.zone != ZoneKind::Boilerplate);
    let mut words = Words::of(text, read.map(|s| segments.tokens_of(s)), names.gazetteer());
    let tags = names.tagger().tag(&mut words);
    let mut found = spans::of(&words, &tags);
    edges::mend(text, &words, &tags, &mut found);
    kinds::settle(text, &words, &tags, names.gazetteer(), &mut found);
    bodies::complete(&words, names.bodies(), &mut found);
    found.into_iter().filter_map(|name| name.placed(text, &words)).collect()
}

/// The span of the words `first..end`; without the full stop of a sentence after a lone letter.
fn placed(text: &str, words: &Words, first: usize, end: usize) -> Option<Span> {
    let last = words.list.get(end.checked_sub(1)?)?;
    let span = words.list.get(first)?.span.cover(last.span);
    let letter = last.shape == crate::names::tagger::words::shape::LETTER && end - first > 1;
    let stop = usize::from(letter && span.slice(text).ends_with('.'));
    Span::new(text, span.start(), span.end() - stop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::model::{Article, NameKind};
    use std::sync::LazyLock;

    static NAMES: LazyLock<Names> = LazyLock::new(|| Names::built_in().unwrap());

    fn found(text: &str, kind: NameKind) -> Vec<String> {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let segments = crate::segment::segment(&article, &Lexicon::built_in().unwrap());
        let names = find(text, &segments, &NAMES);
        assert!(names.windows(2).all(|w| w[0].span.is_before(w[1].span)), "{text}");
        names.iter().filter(|n| n.kind == kind).map(|n| n.span.slice(text).to_owned()).collect()
    }

    #[test]
    fn people_with_titles_particles_initials_and_suffixes() {
        for (text, want) in [
            ("Transport minister Ann Marsh said on Monday that she would resign.", vec!["Ann Marsh"]),
            ("“We are sorry,” said Mr Marsh, who chairs the board.", vec!["Mr Marsh"]),
            ("Dr. Alan J. Marsh, 54, was found in the river.", vec!["Alan J. Marsh"]),
            ("Sen. Harold Beck Jr. told reporters he would vote no.", vec!["Harold Beck Jr."]),
            ("Detectives want to speak to Siobhán O’Hara’s husband.", vec!["Siobhán O’Hara"]),
            ("Piet Harlow, who was a nurse, spoke at the gate.", vec!["Piet Harlow"]),
            ("Jean-Luc Moreau and Kim Dae-ho signed the letter.", vec!["Jean-Luc Moreau", "Kim Dae-ho"]),
            ("Harriet “Hattie” Lowe was the first to arrive, he said.", vec!["Harriet “Hattie” Lowe"]),
        ] {
            assert_eq!(found(text, NameKind::Person), want, "{text}");
        }
    }

    #[test]
    fn pseudonyms_are_people_and_families_and_days_are_not() {
        let text = "Witness A told the inquiry that Child B was at home on Tuesday.";
        assert_eq!(found(text, NameKind::Person), ["Witness A", "Child B"]);
        assert_eq!(found("Neighbours of the Marshes heard nothing on Sunday.", NameKind::Person), [""; 0]);
    }

    #[test]
    fn a_surname_that_is_a_word_is_one_after_a_title_and_a_given_name() {
        assert_eq!(found("Home secretary Ed Brooks was at the launch.", NameKind::Person), ["Ed Brooks"]);
    }

    #[test]
    fn what_the_article_settles() {
        let text = "Rosa Dunmore chairs the board. On Monday Dunmore said the plan was ready.";
        assert_eq!(found(text, NameKind::Person), ["Rosa Dunmore", "Dunmore"]);
        assert_eq!(found("Peter Preston left early, he said.", NameKind::Person), ["Peter Preston"]);
        assert_eq!(found("The Norwegians and the South African captain met.", NameKind::Place), [""; 0]);
        let text = "The Bank of Wexcombe (BoW) lent more. A spokesman for BoW said so.";
        assert_eq!(found(text, NameKind::Organisation), ["Bank of Wexcombe", "BoW", "BoW"]);
    }

    #[test]
    fn places_in_compounds() {
        for (text, want) in [
            ("The Norway-led mission ended, she said.", vec!["Norway"]),
            ("He took the Norway-Sweden train on Monday.", vec!["Norway", "Sweden"]),
            ("A Rotterdam-based shipper owns it.", vec!["Rotterdam"]),
        ] {
            assert_eq!(found(text, NameKind::Place), want, "{text}");
        }
        let text = "Alice Bowes-Lyle of the Tregarva people spoke.";
        assert_eq!(found(text, NameKind::Person), ["Alice Bowes-Lyle"]);
        assert_eq!(found(text, NameKind::Place), [""; 0]);
    }

    #[test]
    fn bodies_written_in_small_letters() {
        for (text, want) in [
            ("She chairs the Rotterdam harbour safety board and lives there.", vec!["Rotterdam harbour safety board"]),
            ("Rotterdam's children's services committee met.", vec!["Rotterdam's children's services committee"]),
            ("Rotterdam has a new harbour board.", vec![]),
        ] {
            let found = found(text, NameKind::Organisation);
            assert_eq!(found, want.iter().map(|w: &&str| w.to_string()).collect::<Vec<_>>(), "{text}");
        }
    }

    #[test]
    fn places_and_organisations() {
        let text = "The Ministry of Transport said the ferry left Rotterdam on Monday.";
        assert_eq!(found(text, NameKind::Place), ["Rotterdam"]);
        assert_eq!(found(text, NameKind::Organisation), ["Ministry of Transport"]);
    }
}
