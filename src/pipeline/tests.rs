//! What a run does where claimdiff itself fails.

use super::*;

/// The seam at which a test has a worker fail: no article outside of tests reaches it.
pub(super) fn fail_where_wanted(article: &Article) {
    assert!(article.outlet != "The Failing Post", "as wanted");
}

#[test]
fn an_article_on_which_a_worker_fails_is_skipped_and_the_run_goes_on() {
    let row =
        |outlet: &str| format!("{{\"outlet\": \"{outlet}\", \"text\": \"Twelve people were hurt in Halden.\"}}\n");
    let rows: String = (0..50).map(|n| row(if n % 10 == 3 { "The Failing Post" } else { "The Steady Post" })).collect();
    let engine = Engine::built_in().unwrap();
    let read = || read::open_bytes("rows.jsonl", rows.clone().into_bytes(), &Default::default()).unwrap();
    let (scans, _) = engine.scan_all(read());
    assert_eq!(scans.len(), 50);
    let outcome = engine.compare(scans, StoryMode::One);
    assert_eq!((outcome.funnel.articles, outcome.funnel.skipped.get("internal")), (45, Some(&5)));
    let again = Corpus::new(engine.scan_all(read()).0);
    assert!(again.scans == outcome.corpus.scans, "two runs differ");
}

#[test]
fn a_question_on_which_comparing_fails_is_left_out_and_the_run_goes_on() {
    let row = |outlet: &str, story: &str, count: &str| {
        let text = format!("{count} people were injured in a fire at a mill in Halden on Monday, police said.");
        format!("{}\n", serde_json::json!({ "outlet": outlet, "story": story, "text": text }))
    };
    let rows = |stories: &[&str]| -> Vec<u8> {
        stories
            .iter()
            .flat_map(|story| [row("One", story, "Twelve"), row("Two", story, "Fifteen")])
            .collect::<String>()
            .into()
    };
    let engine = Engine::built_in().unwrap();
    let compared = |stories: &[&str]| {
        let read = read::open_bytes("rows.jsonl", rows(stories), &Default::default()).unwrap();
        engine.compare(engine.scan_all(read).0, StoryMode::Given)
    };
    let whole = compared(&["mill"]);
    assert_eq!((whole.findings.len(), whole.funnel.failed), (1, 0), "{:?}", whole.findings);
    let torn = compared(&["mill", "on which claimdiff fails"]);
    assert_eq!(torn.funnel.failed, 1);
    assert_eq!(torn.findings.iter().map(|f| &f.id).collect::<Vec<_>>(), [&whole.findings[0].id]);
    assert_eq!((torn.relations.len(), torn.sides.len()), (torn.resolved.groups.len(), torn.resolved.groups.len()));
    let manifest = crate::report::manifest::Manifest::of(&torn, &Default::default());
    assert!(serde_json::to_string(&manifest).unwrap().contains("\"failed\":1"), "the manifest tells it");
    let tables = crate::report::tables::Tables::of(&crate::report::rows::View::of(&torn));
    assert!(tables.each().any(|(_, rows)| !rows.is_empty()));
}
