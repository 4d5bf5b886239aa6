//! What is known of an article beside its words: what kind of text it is, whether its date can be relied on, and
//! what was wrong with its letters.

#![allow(clippy::unwrap_used)]

use claimdiff::model::{Genre, Outcome, Provenance, Relation, Reliability, Scan};
use claimdiff::pipeline::{Engine, Scanned};
use claimdiff::read::{self, ReadOptions};
use claimdiff::resolve::StoryMode;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::built_in().unwrap());

fn scanned(name: &str, text: &str) -> Vec<Scanned> {
    let records = read::open_bytes(name, text.as_bytes().to_vec(), &ReadOptions::default()).unwrap();
    records.map(|record| ENGINE.scan_record(record)).collect()
}

const STORY: &str = "The bridge at Port Lorne was closed on Friday after a ferry struck it, the council said.";

/// A page on that bridge, with `head` in its head and `more` below the story.
fn page(title: &str, head: &str, more: &str) -> Scan {
    let body = format!("<article><h1>{title}</h1><p>{STORY}</p>{more}</article>");
    let html = format!("<html><head><title>{title}</title>{head}</head><body>{body}</body></html>");
    scanned("page.html", &html).remove(0).scan
}

fn said_to_be(kind: &str) -> String {
    format!("<script type=\"application/ld+json\">{{\"@type\": \"{kind}\", \"headline\": \"Shut it\"}}</script>")
}

#[test]
fn every_kind_of_text_is_told() {
    let talk = "<p>ANN REED, HOST: Was the bridge shut?</p><p>BO MARSH: It was, and it is.</p>".repeat(8);
    let address = |part: &str| format!("<link rel=\"canonical\" href=\"https://northpost.example/{part}/bridge\">");
    let paid = "<p>To continue reading, subscribe to the North Post.</p>";
    for (title, head, more, want) in [
        ("Bridge is shut", String::new(), "", Genre::News),
        ("Shut it", said_to_be("OpinionNewsArticle"), "", Genre::Opinion),
        ("Shut it", said_to_be("SatiricalArticle"), "", Genre::Satire),
        ("Bridge elopes with ferry", address("satire"), "", Genre::Satire),
        ("The bridge: readers write", address("letters"), "", Genre::Letter),
        ("Bridge: as it came", said_to_be("LiveBlogPosting"), "", Genre::LiveBlog),
        ("Was it shut?", String::new(), talk.as_str(), Genre::Transcript),
        ("Bridge is shut", String::new(), paid, Genre::Stub),
    ] {
        assert_eq!(page(title, &head, more).article.genre, want, "{title} {head}");
    }
}

#[test]
fn an_article_may_have_no_date() {
    let published = page("Bridge is shut", "", "").article.published;
    assert_eq!((published.date, published.from, published.reliability), (None, Provenance::None, Reliability::None));
}

/// Four outlets on one ferry; the last one dates its report so.
fn told(date: &str) -> Outcome {
    let row = |outlet: &str, date: &str, count: &str| {
        let event = "when the ferry Osprey ran aground off Velsund on Tuesday, the coastguard said";
        let text = format!("{count} people were injured {event}.");
        serde_json::json!({"outlet": outlet, "published": date, "text": text}).to_string()
    };
    let rows = [
        row("North Post", "2024-05-29", "Twelve"),
        row("Quay News", "2024-05-29", "Twelve"),
        row("Harbour Mail", "2024-05-30", "Twelve"),
        row("Ash Gazette", date, "Nineteen"),
    ];
    ENGINE.compare(scanned("rows.jsonl", &rows.join("\n")).into_iter().map(|s| s.scan).collect(), StoryMode::One)
}

#[test]
fn a_date_that_the_other_reports_contradict_is_unreliable_and_what_hangs_on_it_stays_open() {
    let relations = |outcome: &Outcome| outcome.findings.iter().map(|f| f.relation).collect::<Vec<_>>();
    let sound = relations(&told("2024-05-29"));
    assert!(sound.contains(&Relation::Conflict) && !sound.contains(&Relation::Unreliable), "{sound:?}");
    let doubted = relations(&told("2017-02-01"));
    assert!(doubted.contains(&Relation::Unreliable), "{doubted:?}");
    assert!(!doubted.contains(&Relation::Update), "an order that is not known explains nothing: {doubted:?}");
}

#[test]
fn letters_read_in_a_wrong_encoding_are_told_and_left() {
    let text = format!("{STORY} It wasnâ€™t cheap: Â£5m, said the owner of the cafÃ©.");
    let scanned = scanned("page.txt", &text).remove(0);
    assert_eq!(scanned.scan.article.text, text);
    let [note] = scanned.notes.as_slice() else { panic!("{:?}", scanned.notes) };
    assert!(note.starts_with("page.txt: 3 places look like UTF-8 that was saved as Windows-1252"), "{note}");
}
