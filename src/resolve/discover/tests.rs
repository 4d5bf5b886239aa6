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
