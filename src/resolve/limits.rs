//! The limits of what makes two texts one: exactly at each, one below, one above.

use super::copies::align::{Run, Text, align, common};
use super::copies::{passages_of, shingles};
use super::origins::is_one_lineage;
use super::stories::features::{Features, weigh};
use super::stories::linker::{Member, link};
use super::words::{Word, of_text};
use crate::model::ArticleIx;

/// Words from a line: `s1..s9` stands for nine words, a bar opens a sentence, words in «» are quoted.
fn words(line: &str) -> Vec<Word> {
    let (mut out, mut opens, mut quoted) = (Vec::new(), true, false);
    for piece in line.split_whitespace() {
        match piece {
            "|" => opens = true,
            "«" => quoted = true,
            "»" => quoted = false,
            piece => {
                let (stem, many) = piece.split_once("..").unwrap_or((piece, ""));
                let letters = stem.trim_end_matches(|c: char| c.is_ascii_digit());
                let first: u32 = stem[letters.len()..].parse().unwrap_or(0);
                let last = many.trim_start_matches(letters).parse().unwrap_or(first);
                for number in first..=last {
                    let word = of_text(&format!("{letters}{number}"))[0];
                    out.push(Word { opens: std::mem::take(&mut opens), quoted, ..word });
                }
            }
        }
    }
    out
}

fn text(line: &str) -> Text {
    Text::of(words(line))
}

/// Where the passages of two texts stand in the left one, and how many words each shares.
fn passages(left: &str, right: &str) -> Vec<(usize, usize, usize)> {
    let found = align(&text(left), &text(right));
    found.iter().map(|p| (p.left().start, p.left().end, p.shared())).collect()
}

#[test]
fn a_gap_of_more_than_twelve_words_parts_two_passages() {
    assert_eq!(passages("s1..s10 x1..x12 t1..t10", "s1..s10 t1..t10"), [(0, 32, 20)]);
    assert_eq!(passages("s1..s10 x1..x13 t1..t10", "s1..s10 t1..t10"), [(0, 10, 10), (23, 33, 10)]);
    assert_eq!(passages("s1..s10 t1..t10", "s1..s10 x1..x12 t1..t10"), [(0, 20, 20)]);
    assert_eq!(passages("s1..s10 t1..t10", "s1..s10 x1..x13 t1..t10"), [(0, 10, 10), (10, 20, 10)]);
    assert_eq!(passages("s1..s10 t1..t10", "t1..t10 s1..s10"), [(0, 10, 10), (10, 20, 10)], "in another order");
}

#[test]
fn equal_words_inside_a_gap_are_found() {
    let found = align(&text("s1..s9 x1 k1 x2 t1..t9"), &text("s1..s9 y1 k1 y2 y3 t1..t9"));
    let [passage] = &found[..] else { panic!("{found:?}") };
    let runs = [(0, 0, 9), (10, 10, 1), (12, 13, 9)].map(|(left, right, words)| Run { left, right, words });
    assert_eq!(passage.runs, runs);
    assert_eq!(passage.gaps().collect::<Vec<_>>(), [(9..10, 9..10), (11..12, 11..13)]);
    assert_eq!((passage.left(), passage.right(), passage.shared()), (0..21, 0..22, 19));
    let lone = |line: &str| words(line);
    assert_eq!(common(&lone("a1 b1 c1 d1"), &lone("b1 x1 d1")), [(1, 0), (3, 2)]);
    assert_eq!(common(&lone("a1 b1"), &lone("b1 a1")), [(1, 0)], "one of them only");
    assert_eq!(common(&lone("a1 b1 a1"), &lone("a1 a1")), [(0, 0), (2, 1)]);
    assert_eq!(common(&[], &lone("b1")), []);
}

#[test]
fn an_edge_looks_over_four_words_for_the_text_to_go_on() {
    for (left, right, want) in [
        ("s1..s9 x1..x4 u1..u3 e1 e2", "s1..s9 y1..y4 u1..u3 f1 f2", (0, 16, 12)),
        ("s1..s9 x1..x5 u1..u3 e1 e2", "s1..s9 y1 u1..u3 f1 f2", (0, 9, 9)),
        ("s1..s9 x1 u1..u3 e1 e2", "s1..s9 y1..y5 u1..u3 f1 f2", (0, 9, 9)),
        ("s1..s9 x1 u1 u2 e1 e2", "s1..s9 y1 u1 u2 f1 f2", (0, 9, 9)), // two words, and the sentences go on
        ("s1..s9 x1 u1 u2 | e1 e2", "s1..s9 y1 u1 u2 | f1 f2", (0, 12, 11)),
        ("s1..s9 x1 u1 u2 | e1 e2", "s1..s9 y1 u1 u2 f1 f2", (0, 9, 9)),
        ("s1..s9 x1 u1 u2", "s1..s9 y1 u1 u2", (0, 12, 11)), // the end of a text is that of a sentence
        ("e1 e2 u1..u3 x1..x4 s1..s9", "f1 f2 u1..u3 y1..y4 s1..s9", (2, 18, 12)),
        ("e1 e2 u1..u3 x1..x5 s1..s9", "f1 f2 u1..u3 y1 s1..s9", (10, 19, 9)),
        ("e1 e2 | u1 u2 x1 s1..s9", "f1 f2 | u1 u2 y1 s1..s9", (2, 14, 11)),
        ("e1 e2 | u1 u2 x1 s1..s9", "f1 f2 u1 u2 y1 s1..s9", (5, 14, 9)),
        ("e1 e2 | u1 x1 s1..s9", "f1 f2 | u1 y1 s1..s9", (2, 13, 10)), // one word will do
        ("s1..s9 x1 u1 | e1 e2", "s1..s9 y1 u1 | f1 f2", (0, 11, 10)),
    ] {
        assert_eq!(passages(left, right), [want], "{left} / {right}");
    }
}

#[test]
fn both_sides_of_a_passage_begin_and_end_where_it_does() {
    let sides = |left: &str, right: &str| {
        let found = align(&text(left), &text(right));
        found.iter().map(|p| (p.left(), p.right())).collect::<Vec<_>>()
    };
    assert_eq!(sides("e1 e2 u1..u3 x1 s1..s9", "f1 u1..u3 s1..s9"), [(2..15, 1..13)]);
    assert_eq!(sides("s1..s9 x1 u1..u3 e1", "s1..s9 u1..u3 f1 f2"), [(0..13, 0..12)]);
    assert_eq!(sides("a1 s1..s9 x1 s6..s9 t1..t4", "s1..s9 t1..t4 b1"), [(1..19, 0..13)]);
}

#[test]
fn a_word_or_two_of_another_sentence_are_no_part() {
    for (left, want) in [
        ("a1 s1 | s2..s12", (2, 13, 11)),
        ("a1 s1 s2 | s3..s12", (3, 13, 10)),
        ("a1 s1..s3 | s4..s12", (1, 13, 12)),
        ("a1 s1..s11 | s12", (1, 12, 11)),
        ("a1 s1..s10 | s11 s12", (1, 11, 10)),
        ("a1 s1..s9 | s10..s12", (1, 13, 12)),
    ] {
        assert_eq!(passages(left, "b1 s1..s12 b2"), [want], "{left}");
    }
}

#[test]
fn words_that_stand_often_anchor_nothing() {
    let many = |times: usize| (0..times).map(|at| format!("p1..p5 z{at}")).collect::<Vec<_>>().join(" ");
    assert_eq!(passages("p1..p5", &many(4)).len(), 1);
    assert_eq!(passages("p1..p5", &many(5)), []);
    assert_eq!(passages(&many(5), "p1..p5"), []);
    assert_eq!(passages("p1..p4", "p1..p4"), [], "shorter than a shingle");
    // what a longer run has taken is free for no other; a rest of four words is kept
    assert_eq!(passages("s1..s9 x1 s6..s9 t1..t4", "s1..s9 t1..t4"), [(0, 18, 13)]);
}

#[test]
fn a_pair_is_left_alone_below_thirty_words_or_half_of_the_shorter() {
    let is_enough = |left: &str, right: &str| passages_of(&text(left), &text(right)).is_some();
    assert!(is_enough("s1..s30 x1..x90", "s1..s30 y1..y90"));
    assert!(!is_enough("s1..s29 x1..x90", "s1..s29 y1..y90"));
    assert!(is_enough("s1..s15 x1..x15", "s1..s15 y1..y90"), "half of the shorter");
    assert!(!is_enough("s1..s15 x1..x16", "s1..s15 y1..y90"));
    assert!(!is_enough("s1..s14 x1", "s1..s14 y1..y90"), "too brief");
    assert!(is_enough("s1..s18 x1..x13 t1..t12 x20..x90", "s1..s18 t1..t12 y1..y90"));
    assert!(!is_enough("s1..s19 x1..x13 t1..t11 x20..x90", "s1..s19 t1..t11 y1..y90"), "a passage is twelve words");
    assert!(is_enough("s1..s7 « s8..s40 » x1..x90", "s1..s40 y1..y90"));
    assert!(!is_enough("s1..s6 « s7..s40 » x1..x90", "s1..s40 y1..y90"), "six words of the writer's own");
    assert!(!is_enough("s1..s40 x1..x90", "s1..s6 « s7..s40 » y1..y90"));
    let (_, own) = passages_of(&text("s1..s9 « s10..s40 »"), &text("s1..s40")).unwrap();
    assert_eq!(own, 9);
}

#[test]
fn a_copy_has_half_of_the_shorter_texts_own_words() {
    let of = |count: usize| text(&format!("s1..s{count}"));
    for (left, right, shared, one_credit, want) in [
        (40, 90, 20, false, true),
        (41, 90, 20, false, false),
        (90, 41, 20, false, false),
        (30, 30, 19, false, false), // below twenty words nothing is proved
        (19, 90, 19, false, true),  // but of a shorter text by all of it
        (66, 90, 20, true, true),
        (67, 90, 20, true, false),
    ] {
        assert_eq!(is_one_lineage(&of(left), &of(right), shared, one_credit), want, "{left} {right} {shared}");
    }
    let quoted = text("s1..s20 « s21..s90 »");
    assert!(is_one_lineage(&quoted, &of(90), 20, false), "quoted words are nobody's own");
}

#[test]
fn fingerprints_are_the_least_of_every_window() {
    assert_eq!(shingles::fingerprints(&[5, 3]), [3], "fewer than a window");
    assert_eq!(shingles::fingerprints(&[5, 3, 9]), [3]);
    assert_eq!(shingles::fingerprints(&[5, 3, 9, 7]), [3]);
    assert_eq!(shingles::fingerprints(&[1, 9, 8, 7, 6]), [1, 6]);
    assert_eq!(shingles::fingerprints(&[]), [0u64; 0]);
    assert_eq!(shingles::shingles(&words("s1..s5")).len(), 1);
    assert_eq!(shingles::shingles(&words("s1..s4")).len(), 0);
    let long: Vec<u64> = shingles::shingles(&words("s1..s8"));
    assert_eq!(long.len(), 4);
}

fn features(words: &[(u64, f32)]) -> Features {
    Features::new(words.to_vec())
}

#[test]
fn what_articles_are_about_is_weighed() {
    let one = features(&[(1, 0.6), (3, 0.8)]);
    assert!((one.likeness(&one) - 1.0).abs() < 1e-6);
    assert!((one.likeness(&features(&[(2, 0.6), (3, 0.5)])) - 0.4).abs() < 1e-6);
    assert_eq!(one.likeness(&features(&[(2, 1.0), (4, 1.0)])), 0.0);
    // a word of 2,000 articles has no weight; twice as often counts for more, but not for twice as much
    let weighed = weigh([(7, 1.0, 1.0, 2000), (5, 1.0, 1.0, 10), (6, 2.0, 1.0, 10)].into_iter());
    let [(5, once), (6, twice)] = weighed.words()[..] else { panic!("{weighed:?}") };
    assert!(twice > once && twice < 2.0 * once);
    assert!((once * once + twice * twice - 1.0).abs() < 1e-6);
    assert!(weigh([(7, 1.0, 1.0, 1999)].into_iter()).words().len() == 1);
}

#[test]
fn pairs_link_where_they_are_alike_enough() {
    let (whole, some) = (features(&[(1, 1.0)]), features(&[(1, 0.13)]));
    let less = features(&[(1, 0.129)]);
    let member = |features, day| Member { named: false, day, features };
    assert!(member(&whole, None).links(&member(&some, None)).is_some());
    assert!(member(&whole, None).links(&member(&less, None)).is_none());
    // two days cost nothing, a month most of it, and half is left for ever
    let after = |days| member(&whole, Some(0)).links(&member(&whole, Some(days))).unwrap();
    assert_eq!((after(0), after(2)), (1.0, 1.0));
    assert!(after(3) < 1.0 && after(3) > 0.96);
    assert!((after(-3) - after(3)).abs() < 1e-6);
    assert_eq!((after(60), after(2000)), (0.5, 0.5));
    assert_eq!(member(&whole, Some(0)).links(&member(&whole, None)), Some(0.75));
}

#[test]
fn sets_are_joined_where_members_are_alike_on_average() {
    let ix = |all: &[u32]| all.iter().map(|at| ArticleIx(*at)).collect::<Vec<_>>();
    let alone = |count: u32| (0..count).map(|at| ix(&[at])).collect::<Vec<_>>();
    let (one, other, both) = (features(&[(1, 1.0)]), features(&[(2, 1.0)]), features(&[(1, 0.7), (2, 0.7)]));
    let member = |features, named| Member { named, day: None, features };
    let three = [member(&one, false), member(&both, false), member(&other, false)];
    // the first two are alike, and the third is like the second: on average alike enough
    assert_eq!(link(&three, alone(3), vec![(0.7, 0, 1), (0.6, 1, 2)]), [ix(&[0, 1, 2])]);
    let weak = features(&[(1, 0.98), (2, 0.2)]);
    let chain = [member(&one, false), member(&weak, false), member(&other, false)];
    assert_eq!(link(&chain, alone(3), vec![(0.98, 0, 1), (0.2, 1, 2)]), [ix(&[0, 1]), ix(&[2])], "no chain");
    let named = [member(&one, true), member(&one, true), member(&one, false)];
    assert_eq!(link(&named, alone(3), vec![(1.0, 0, 1), (1.0, 1, 2)]), [ix(&[0]), ix(&[1, 2])], "two that are named");
    assert_eq!(link(&named, alone(3), vec![(1.0, 0, 2), (0.9, 1, 2)]), [ix(&[0, 2]), ix(&[1])]);
}
