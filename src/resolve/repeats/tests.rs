//! What an outlet prints again and again, and what it does not.

use super::super::copies;
use super::*;
use crate::model::{Article, ArticleIx};
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::built_in().unwrap());

/// Stories that have no word in common but those of their town.
const STORIES: [&str; 6] = [
    "The ferry Osprey struck a reef near Velsund.\n\nCaptain Halvorsen blamed a failed rudder.",
    "A bakery won the county prize for its rye loaf.\n\nJudges praised the crust of the winner, Achterberg.",
    "Meltwater flooded cellars in Upper Quarrick.\n\nMayor Strand told residents to boil their water.",
    "The orchestra of Lindholm played to a full hall.\n\nIts conductor, Petra Vance, retires in June.",
    "Thieves stole copper cable from the tram depot.\n\nTrams to Eastmoor stood still until noon.",
    "A heron nested on the roof of the old mill.\n\nThe warden, Tobias Finch, put up a fence.",
];

/// Articles of one outlet, each in a story of its own and with `more` under those in `under`; marked.
fn marked(outlet: &str, more: &str, under: usize) -> Corpus {
    let scan = |(at, story): (usize, &&str)| {
        let text = if at < under { format!("{story}\n\n{more}\n\nIt goes on.") } else { (*story).to_owned() };
        let article = Article { id: at.to_string(), outlet: outlet.into(), text, ..Article::default() };
        let zones = vec![Zone { span: Span::whole(&article.text), kind: ZoneKind::Body }];
        Scan { article, zones, ..Scan::default() }
    };
    let mut corpus = Corpus::new(STORIES.iter().enumerate().map(scan).collect());
    let alone = |at: u32| Story { id: at.to_string(), label: String::new(), articles: vec![ArticleIx(at)] };
    let stories: Vec<Story> = (0..STORIES.len() as u32).map(alone).collect();
    let texts = copies::texts(&corpus);
    mark(&mut corpus, &texts, &stories, &LEXICON);
    corpus
}

/// The boilerplate of the first article.
fn boilerplate(corpus: &Corpus) -> Vec<&str> {
    let scan = &corpus.scans[0];
    scan.zones.iter().filter(|z| z.kind == ZoneKind::Boilerplate).map(|z| scan.words(z.span)).collect()
}

const LETTER: &str =
    "Every Friday some 20,000 readers find our letter in their inbox, and it costs them nothing at all.";

#[test]
fn a_line_under_many_stories_is_none_of_them() {
    let corpus = marked("North Post", LETTER, 4);
    assert_eq!(boilerplate(&corpus), [LETTER]);
    let kinds: Vec<ZoneKind> = corpus.scans[0].zones.iter().map(|z| z.kind).collect();
    assert_eq!(kinds, [ZoneKind::Body, ZoneKind::Boilerplate, ZoneKind::Body], "the rest stays as it was");
    assert_eq!(corpus.scans[5].zones.len(), 1);
    let of_the_paper = "Read more from Joan Reed and the North Post on our new pages each morning of the week.";
    assert_eq!(boilerplate(&marked("North Post", of_the_paper, 4)), [of_the_paper], "its own name is no sign");
}

#[test]
fn what_is_of_the_story_or_seldom_is_left() {
    for (outlet, more, under) in [
        ("North Post", LETTER, 3),
        ("", LETTER, 6),
        ("North Post", "No one was hurt.", 2),
        ("North Post", "Nobody else was hurt.", 1),
        ("North Post", "Help came.", 6),
        ("North Post", "It was Captain Halvorsen who sailed her through two storms last year, and who was praised.", 6),
        ("North Post", "Reef, ferry, rudder.\u{20}", 6),
    ] {
        assert_eq!(boilerplate(&marked(outlet, more, under)), [""; 0], "{more}");
    }
    assert_eq!(boilerplate(&marked("North Post", "No one was hurt there.", 4)).len(), 1, "most stories");
}

#[test]
fn what_workers_count_gives_the_same() {
    let whole = marked("North Post", LETTER, 4);
    let unmarked = marked("North Post", LETTER, 4).scans.into_iter().map(|mut scan| {
        scan.zones = vec![Zone { span: Span::whole(&scan.article.text), kind: ZoneKind::Body }];
        scan
    });
    for (mut scan, want) in unmarked.zip(&whole.scans) {
        let all = copies::words_of(&scan);
        let known: Vec<u64> = lines(&scan, &all, &LEXICON).iter().filter(|l| l.long).map(|l| l.key).collect();
        mark_known(&mut scan, &all, &known, &LEXICON);
        assert!(scan == *want, "{}", scan.article.text);
    }
}

#[test]
fn how_many_stories_make_a_line_none_of_theirs() {
    for (under, all, long, want) in [
        (4, 40, true, true),
        (4, 41, true, false),
        (5, 50, true, true),
        (3, 6, true, false),
        (4, 8, false, true),
        (4, 9, false, false),
        (3, 3, false, false),
    ] {
        assert_eq!(is_repeated(under, all, long), want, "{under} of {all}");
    }
}

#[test]
fn a_line_of_twelve_words_is_long_and_one_of_three_is_left_alone() {
    let article = |text: &str| Article { outlet: "North Post".into(), text: text.into(), ..Article::default() };
    let found = |text: &str| {
        let scan = Scan { article: article(text), ..Scan::default() };
        let all = copies::words_of(&scan);
        lines(&scan, &all, &LEXICON).iter().map(|l| (l.span.slice(text).to_owned(), l.long)).collect::<Vec<_>>()
    };
    let story = STORIES[0];
    let lines_of = |line: &str| {
        let all = found(&format!("{story}\n\n  {line}\r\n"));
        all.into_iter().filter(|(words, _)| words == line).map(|(_, long)| long).collect::<Vec<_>>()
    };
    assert_eq!(lines_of("Sign up here"), [false; 0]);
    assert_eq!(lines_of("Sign up here now"), [false]);
    assert_eq!(lines_of("Sign up here now and get our letter on each of"), [false], "eleven");
    assert_eq!(lines_of("Sign up here now and get our letter on each of these"), [true], "twelve");
    // a name of the article, or half of the rarer words of a line, make it part of the story
    assert_eq!(lines_of("Write to the Osprey here"), [false; 0]);
    assert_eq!(lines_of("A reef and a rudder were there"), [false; 0]);
    assert_eq!(lines_of("A rudder and a wharf were there"), [false; 0], "one of two");
    assert_eq!(lines_of("A rudder, a wharf and a bollard"), [false], "one of three");
    let nobodys = Scan { article: Article { outlet: String::new(), ..article(story) }, ..Scan::default() };
    assert!(lines(&nobodys, &copies::words_of(&nobodys), &LEXICON).is_empty(), "of no outlet");
}

#[test]
fn a_marked_line_parts_its_zone_and_takes_its_claims_along() {
    let text = "One two.\nThree four.\nFive six.";
    let span = |words: &str| {
        let at = text.find(words).unwrap();
        Span::new(text, at, at + words.len()).unwrap()
    };
    let marked = |cut: &[&str]| {
        let mut scan = Scan {
            article: Article { text: text.into(), ..Article::default() },
            zones: vec![Zone { span: Span::whole(text), kind: ZoneKind::Body }],
            ..Scan::default()
        };
        mark_spans(&mut scan, &cut.iter().map(|words| span(words)).collect::<Vec<_>>());
        scan.zones.iter().map(|z| (z.span.slice(text), z.kind)).collect::<Vec<_>>()
    };
    use ZoneKind::{Body, Boilerplate};
    assert_eq!(marked(&["Three four."]), [("One two.", Body), ("Three four.", Boilerplate), ("Five six.", Body)]);
    assert_eq!(marked(&["One two."]), [("One two.", Boilerplate), ("Three four.\nFive six.", Body)]);
    assert_eq!(marked(&["One two.", "Three four."]), [("One two.\nThree four.", Boilerplate), ("Five six.", Body)]);
    assert_eq!(marked(&[]), [(text, Body)]);
}
