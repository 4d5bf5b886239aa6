//! Frames of invented articles.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::model::Article;
use crate::names::Names;
use crate::patterns::Set;
use crate::resolve::{StoryMode, resolve};
use crate::{extract, normalise, segment};

/// (outlet, story, text)
fn found(articles: &[(&str, &str, &str)]) -> Vec<Frame> {
    let (lexicon, names) = (Lexicon::built_in().unwrap(), Names::built_in().unwrap());
    let patterns = Set::default();
    let scan = |(number, (outlet, story, text)): (usize, &(&str, &str, &str))| {
        let article = Article {
            id: format!("a{number}"),
            outlet: (*outlet).into(),
            story: Some((*story).to_owned()),
            text: (*text).to_owned(),
            sha256: format!("{number}"),
            ..Article::default()
        };
        let segments = segment::segment(&article, &lexicon);
        let found = extract::mentions(&article, &segments, &lexicon, &names);
        let (mentions, quotes) = normalise::mentions(&article, &segments, &found, &lexicon, &names);
        let sentences = segments.sentences.iter().map(|s| s.span).collect();
        Scan { zones: segments.zones, sentences, mentions, quotes, article, ..Scan::default() }
    };
    let mut corpus = Corpus::new(articles.iter().enumerate().map(scan).collect());
    let resolved = resolve(&mut corpus, StoryMode::Given, &patterns, &lexicon, &names);
    discover(&corpus, &resolved, &lexicon, 3)
}

const BARNS: [(&str, &str, &str); 4] = [
    ("North Post", "gale", "The gale struck at dawn. Some 40 barns were flattened in the valley."),
    ("Harbour Echo", "gale", "Farmers counted their losses: 44 barns flattened, and no insurance for most."),
    ("Moor Gazette", "gale", "A quiet village woke to ruin. It is thought that 40 barns were flattened overnight."),
    ("Fen Courier", "frost", "In the east, 3 barns were flattened by snow, the farmers' union wrote."),
];

#[test]
fn a_count_that_recurs_and_varies_comes_first() {
    let frames = found(&BARNS);
    let first = frames.first().unwrap();
    assert_eq!((first.phrase.as_str(), first.name.as_str()), ("{count} barn … flattened", "barn_flattened"));
    assert_eq!((first.outlets, first.origins, first.stories, first.varying), (4, 4, 2, 1));
    assert_eq!(first.places.len(), 4);
}

#[test]
fn what_few_origins_use_is_no_frame() {
    assert_eq!(found(&BARNS[..2]), []);
}

#[test]
fn who_did_it_is_a_frame_whichever_way_it_is_said() {
    let frames = found(&[
        ("North Post", "s", "The warden was poisoned by the doctor."),
        ("Harbour Echo", "s", "It was the nurse who did it. The nurse poisoned the warden."),
        ("Moor Gazette", "s", "The teacher poisoned the warden on a wet night in the old house."),
    ]);
    let agent = frames.iter().find(|f| f.phrase == "{agent} … poisoned").unwrap();
    assert_eq!((agent.origins, agent.varying), (3, 1));
}

#[test]
fn an_address_is_no_frame() {
    let frames = found(&[
        ("North Post", "s", "The fire broke out in the 700 block of Tarn Street on Sunday."),
        ("Harbour Echo", "s", "A fire broke out in the 700 block of Tarn Street, the brigade said."),
        ("Moor Gazette", "s", "It broke out in the 900 block of Tarn Street in the night of Sunday."),
    ]);
    assert!(frames.iter().all(|f| !f.phrase.contains("block")), "{frames:?}");
}

#[test]
fn three_uses_of_three_origins_are_enough() {
    let frames = found(&BARNS[..3]);
    assert_eq!(frames.first().map(|f| (f.phrase.as_str(), f.places.len())), Some(("{count} barn … flattened", 3)));
    let again =
        ("North Post", "gale", "Some 40 barns were flattened in the valley. Then 12 barns were flattened again.");
    assert_eq!(found(&[again, BARNS[1]]), [], "three uses of two origins");
}

#[test]
fn a_frame_varies_where_two_outlets_give_two_values_in_one_story() {
    let varying = |stories: [&'static str; 3], counts: [&str; 3]| {
        let texts = [
            format!("The gale struck at dawn. {} barns were flattened in the valley.", counts[0]),
            format!("A farmer wrote of his losses: {} barns were flattened, he told us.", counts[1]),
            format!("A quiet village woke to ruin, and {} barns were flattened overnight.", counts[2]),
        ];
        let outlets = ["North Post", "Harbour Echo", "Moor Gazette"];
        let told: Vec<(&str, &str, &str)> = (0..3).map(|at| (outlets[at], stories[at], texts[at].as_str())).collect();
        let frames = found(&told);
        let frame = frames.iter().find(|f| f.phrase.ends_with("… flattened")).unwrap();
        (frame.stories, frame.varying)
    };
    assert_eq!(varying(["s", "s", "s"], ["40", "40", "40"]), (1, 0));
    assert_eq!(varying(["s", "s", "s"], ["40", "40", "44"]), (1, 1));
    assert_eq!(varying(["s", "t", "u"], ["40", "42", "44"]), (3, 0), "each in a story of its own");
}

#[test]
fn one_outlet_that_gives_two_values_does_not_vary() {
    let frames = found(&[
        ("North Post", "s", "Some 40 barns were flattened in the valley, and 44 barns were flattened on the hill."),
        ("Harbour Echo", "t", "A farmer wrote of his losses: 40 barns were flattened, he told us."),
        ("Moor Gazette", "u", "A quiet village woke to ruin, and 40 barns were flattened overnight."),
    ]);
    assert_eq!(frames.iter().map(|f| f.varying).max(), Some(0), "{frames:?}");
}

#[test]
fn what_was_done_to_somebody_is_no_frame_of_theirs() {
    let frames = found(&[
        ("North Post", "s", "The warden was poisoned in the old house."),
        ("Harbour Echo", "s", "On a wet night the warden was poisoned, a clerk wrote."),
        ("Moor Gazette", "s", "It is thought that the warden was poisoned at dawn."),
    ]);
    assert!(frames.iter().all(|f| !f.phrase.contains("{agent}")), "{frames:?}");
    let frames = found(&[
        ("North Post", "s", "In the old house somebody poisoned the warden."),
        ("Harbour Echo", "s", "On a wet night a clerk had poisoned the warden, it is thought."),
        ("Moor Gazette", "s", "Whoever poisoned the warden knew the house."),
    ]);
    assert!(frames.iter().all(|f| !f.phrase.starts_with("poisoned … {agent}")), "{frames:?}");
}

#[test]
fn one_block_is_counted_and_a_numbered_one_is_not() {
    let frames = |number: &str| {
        let texts = [
            format!("The blast at dawn damaged {number} block of flats in the old town."),
            format!("A blast in the night damaged {number} block of flats, the brigade wrote."),
            format!("It is thought that gas damaged {number} block of flats by the quay."),
        ];
        let outlets = ["North Post", "Harbour Echo", "Moor Gazette"];
        let told: Vec<(&str, &str, &str)> = (0..3).map(|at| (outlets[at], "s", texts[at].as_str())).collect();
        found(&told).iter().any(|f| f.phrase == "damaged … {count} block")
    };
    assert!(frames("one"));
    assert!(!frames("700"));
}

#[test]
fn what_varies_in_more_stories_comes_before_what_is_used_more_often() {
    let frames = found(&[
        ("North Post", "gale", "The gale struck at dawn. Some 40 barns were flattened in the valley."),
        ("Harbour Echo", "gale", "Farmers counted their losses: 44 barns flattened, and no insurance for most."),
        ("Moor Gazette", "gale", "A quiet village woke to ruin. It is thought that 40 barns were flattened overnight."),
        ("Fen Courier", "a", "Down at the harbour 12 sheds were demolished on Monday."),
        ("Vale Times", "b", "The council had 12 sheds demolished to make room for a road."),
        ("Quay Wire", "c", "Old as they were, 12 sheds were demolished without a word."),
        ("Tarn Sentinel", "d", "Neighbours wept as 12 sheds were demolished by the board."),
        ("Lake Mirror", "e", "A permit was lacking, yet 12 sheds were demolished this spring."),
    ]);
    let told: Vec<(&str, usize, usize)> =
        frames.iter().take(2).map(|f| (f.phrase.as_str(), f.origins, f.varying)).collect();
    assert_eq!(told, [("{count} barn … flattened", 3, 1), ("{count} shed … demolished", 5, 0)]);
}
