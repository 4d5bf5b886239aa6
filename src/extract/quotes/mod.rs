//! Finds direct quotations, and the words that name who says them.

mod extent;
mod marks;
mod speakers;
mod subjects;

use crate::lexicon::Lexicon;
use crate::model::{NameSpan, QuoteSpan, Segments, Span, placed};

/// Every one of them, in order. One that a "she said" breaks is as many as it has parts, and so is one
/// of several paragraphs; each part has its speaker.
pub(super) fn find(text: &str, segments: &Segments, names: &[NameSpan], lexicon: &Lexicon) -> Vec<QuoteSpan> {
    let mut pieces = marks::pieces(text, segments);
    // Harriet “Hattie” Lowe: a nickname is part of its name.
    let is_part = |name: &NameSpan, words: Span| name.span.contains(words) && name.span != words;
    pieces.retain(|piece| !placed::touching(names, piece.words).iter().any(|name| is_part(name, piece.words)));
    let mut quotes = speakers::attribute(text, segments, names, lexicon, &pieces);
    extent::set(text, segments, lexicon, &pieces, &mut quotes);
    quotes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Article;
    use crate::names::Names;
    use std::sync::LazyLock;

    static NAMES: LazyLock<Names> = LazyLock::new(|| Names::built_in().unwrap());

    /// The quotations of a text, each with the words that name its speaker.
    fn read(text: &str) -> Vec<(&str, &str)> {
        let lexicon = Lexicon::built_in().unwrap();
        let article = Article { text: text.to_owned(), ..Article::default() };
        let segments = crate::segment::segment(&article, &lexicon);
        let names = super::super::names::find(text, &segments, &NAMES);
        let found = find(text, &segments, &names, &lexicon);
        found.into_iter().map(|q| (q.span.slice(text), q.speaker.map_or("", |s| s.slice(text)))).collect()
    }

    fn found(text: &str) -> Vec<&str> {
        read(text).into_iter().map(|q| q.0).collect()
    }

    #[test]
    fn marks_of_every_kind_are_paired() {
        for (text, want) in [
            ("“It fell,” she said. “We ran.”", vec!["It fell,", "We ran."]),
            ("\"It fell,\" she said. \"We ran.\"", vec!["It fell,", "We ran."]),
            ("He called it 'a mess' and left.", vec!["a mess"]),
            ("Bridge 'was failed by all agencies'", vec!["was failed by all agencies"]),
            ("« Stop » , il dit", vec!["Stop"]),
            ("It \"could have been prevented.''", vec!["could have been prevented."]),
            ("“He said ‘no’ to us,” she said.", vec!["He said ‘no’ to us,"]),
            ("“It was “a mess” then,” he said.", vec!["It was “a mess” then,"]),
            ("The workers’ union and the '90s, rock 'n' roll: don't.", vec![]),
            ("A 6' 2\" man spoke.", vec![]),
            ("“One paragraph.\n“Another,” he said.", vec!["One paragraph.", "Another,"]),
            ("They (\"the firm\") paid—\"late\"—in May.", vec!["the firm", "late"]),
            ("”It fell,“ she said. ”We ran.“", vec!["It fell,", "We ran."]),
            ("“He said \"no\" to us,” she said.", vec!["He said \"no\" to us,"]),
            ("\"He said “no” to us,\" she said.", vec!["He said “no” to us,"]),
            ("Her ''oops'' came after his ''yes.''", vec!["oops", "yes."]),
            ("\".@quayboard let it fall,\" she said.", vec![".@quayboard let it fall,"]),
            ("\"\"", vec![]),
        ] {
            assert_eq!(found(text), want, "{text}");
        }
    }

    /// The quotations of a text, each with `w`hole, `p`art or `f`ragment.
    fn kinds(text: &str) -> String {
        let lexicon = Lexicon::built_in().unwrap();
        let article = Article { text: text.to_owned(), ..Article::default() };
        let segments = crate::segment::segment(&article, &lexicon);
        let names = super::super::names::find(text, &segments, &NAMES);
        let letter = |q: &QuoteSpan| match q.kind {
            crate::model::QuoteKind::Whole => 'w',
            crate::model::QuoteKind::Part => 'p',
            crate::model::QuoteKind::Fragment => 'f',
        };
        find(text, &segments, &names, &lexicon).iter().map(letter).collect()
    }

    #[test]
    fn what_was_said_is_whole_in_parts_or_a_fragment() {
        for (text, want) in [
            ("“The pier fell at noon,” said Ann Reed.", "w"),
            ("Ann Reed said: “The pier fell at noon.”", "w"),
            ("Ann Reed said, “The pier fell at noon.” She left.", "w"),
            ("“The pier fell at noon,” Ann Reed said. “We all ran.”", "pp"),
            ("“The pier fell,” Ann Reed said, “and we all ran.”", "pp"),
            ("“The pier fell,” Ann Reed said. “We ran,” Bo Marsh said.", "ww"),
            ("“The pier fell,” Ann Reed said. She then left the port. Bo Marsh said: “We ran.”", "ww"),
            ("Ann Reed called it “a mess of rotten planks”.", "f"),
            ("Ann Reed said the pier was “a mess of rotten planks” and left.", "f"),
            ("Ann Reed said that “The Pier” was her favourite song.", "f"),
            ("Ann Reed spoke at length. She said:\n\n“The pier fell at noon.”", "w"),
            ("“The pier fell,” Ann Reed said.\n\n“We all ran.”\n\nThe ferry left.", "pp"),
            ("“The pier fell,” Ann Reed said. She then left the port.\n\n“We all ran.”", "wf"),
            ("“Who fell?” Ann Reed asked.\n\n“The clerk.”", "wf"),
            ("“The pier fell.\n\n“We all ran,” Ann Reed said.", "pp"),
            ("The pier was “a mess of rotten planks,” Ann Reed said. “We all ran.”", "fp"),
            ("Asked about her “long wait,” Ann Reed said, “The pier fell at noon.”", "fw"),
            ("“The pier fell,” Ann Reed said on “Quay Tonight.” “We all ran.”", "pfp"),
            ("The crowd chanted “Mend the pier!” and left.", "w"),
            ("The board held a sign that said, “Mend the pier now.”", "w"),
            ("Ann Reed called it “The worst of piers.”", "f"),
            ("(“We all ran,” said Ann Reed.)", "w"),
            ("Ann Reed says “we ran as one crew from the pier.” The ferry left.", "w"),
            ("Ann Reed told the board, “it was never our pier to mend.”", "w"),
            ("The council spoke again, adding “we ran as one crew from the pier.”", "w"),
            ("Ann Reed said that “it was never our pier to mend.”", "f"),
            ("If they sail, Ann Reed said, “they will not come back at all.”", "f"),
            ("Ann Reed said “we ran as one crew” and left.", "f"),
            ("“The pier fell,” Ann Reed told Quay News, adding, “We all ran.”", "ww"),
            ("Ann Reed told us, “The pier fell,” adding, “We all ran.”", "ww"),
            ("When a boy shouted, “Shark,” Ann Reed joked, in her best voice, “He wants his tea.”", "ww"),
            ("“The pier fell,” Ann Reed said “We all ran.”", "pp"),
            ("“We sang ‘The Long Pier,’” Ann Reed said.", "w"),
            ("“The pier fell,” Ann Reed said. “We ran to…” Bo Marsh said.", "ww"),
            ("“The pier fell,” Ann Reed told “Quay and Port,” a programme. “We all ran.”", "pfp"),
            ("Ann Reed said it will be “as long as it has to be by now.”", "f"),
            ("Ann Reed was asked, “Who fell?” She answered, “We all ran.”", "ww"),
            ("“The pier fell, right?” said Ann Reed, who was there.\n\n“We all ran.”", "pp"),
            ("“The Long Pier of Quay,” by Ann Reed, sold well.", "f"),
            ("Ann Reed answered him with, “Why now? It was on my way.”", "w"),
            ("Ann Reed told of it in her book, “The Fall of the Long Pier,” a year ago.", "f"),
        ] {
            assert_eq!(kinds(text), want, "{text}");
        }
    }

    #[test]
    fn speakers_stand_before_between_and_after() {
        for (text, want) in [
            ("“It fell,” said Ann Reed.", vec!["Ann Reed"]),
            ("“It fell,” Ann Reed, who runs the port, said on Monday.", vec!["Ann Reed"]),
            ("Ann Reed told reporters: “It fell.”", vec!["Ann Reed"]),
            ("“It fell,” Ann Reed said. “We ran.”", vec!["Ann Reed", "Ann Reed"]),
            ("Ann Reed said the bridge was “a mess”.", vec!["Ann Reed"]),
            ("“It fell,” the harbour master, Ann Reed, said.", vec!["Ann Reed"]),
            ("“It fell,” she added.", vec!["she"]),
            ("“It fell,” a spokesman said.", vec!["spokesman"]),
            ("“It fell,” the crowd shouted.", vec!["crowd"]),
            ("“It fell,” said one Quay resident.", vec!["resident"]),
            ("One worker told Ann Reed: “It fell.”", vec!["worker"]),
            ("Ann Reed: “It fell.”", vec!["Ann Reed"]),
            ("“It fell.” — Ann Reed", vec!["Ann Reed"]),
            ("After a call from Ann Reed, she said, “It fell.”", vec!["she"]),
            ("According to Ann Reed, it was “a mess”.", vec!["Ann Reed"]),
            ("Ann Reed was there. “It fell,” Bo Marsh said. Tom Lowe said: “We ran.”", vec!["Bo Marsh", "Tom Lowe"]),
            ("Ann Reed spoke at length:\n\n“It fell.\n\n“We ran,” she said.", vec!["she", "she"]),
            ("Ann Reed said:\n\n“It fell.”", vec!["Ann Reed"]),
            ("“It fell,” said Ann Reed.\n\n“We ran.”", vec!["Ann Reed", "Ann Reed"]),
            ("Officials speaking to Quay Council said, “It fell.”", vec!["Officials"]),
            ("A spokesman for Ann Reed said, “It fell.”", vec!["spokesman"]),
            ("Workers marching through the streets chanted, “Mend it!”", vec!["Workers"]),
            ("Bo Marsh left, with Ann Reed saying, “It fell.”", vec!["Ann Reed"]),
            ("Bo Marsh spoke of the pier, to which Ann Reed replied, “It fell.”", vec!["Ann Reed"]),
            ("Bo Marsh left after Ann Reed said, “It fell.”", vec!["Ann Reed"]),
            ("Ann Reed thanked Bo Marsh and said, “It fell.”", vec!["Ann Reed"]),
            ("Ann Reed said it was too late for Bo Marsh but added, “It fell.”", vec!["Ann Reed"]),
            ("When Bo Marsh came, Ann Reed rose, bowed to him and said, “It fell.”", vec!["Ann Reed"]),
            ("In answer to Bo Marsh, Ann Reed wrote to the board, saying: “It fell.”", vec!["Ann Reed"]),
            ("“It fell,” Ann Reed (L-Quay.) said.", vec!["Ann Reed"]),
            ("Ann Reed was asked by Bo Marsh, “Who fell?”", vec!["Bo Marsh"]),
            ("As Ann Reed put it, “It fell.”", vec!["Ann Reed"]),
            ("It was, in Ann Reed’s words, “a mess of planks”.", vec!["Ann Reed"]),
            ("“It fell,” said Ann Reed spokesman Bo Marsh.", vec!["Bo Marsh"]),
            ("Bo Marsh told the board when asked about Ann Reed: “It fell.”", vec!["Bo Marsh"]),
            ("When a boy shouted, “Shark,” Ann Reed joked.", vec!["boy"]),
        ] {
            assert_eq!(read(text).into_iter().map(|q| q.1).collect::<Vec<_>>(), want, "{text}");
        }
    }
}
