//! Bytes taken as files that people write or hand on: patterns, phrases, scan records, decisions, aliases.

use super::{article, engine, line_of};
use claimdiff::names::Corrections;
use claimdiff::pipeline::Engine;
use claimdiff::report::review::{self, Dismissal, Known};
use claimdiff::report::rows::View;
use claimdiff::report::tables::Tables;
use claimdiff::resolve::StoryMode;
use claimdiff::{extract, normalise, patterns, read, segment};

const STORY: &str = "At least 12 people were hurt in Halden on Monday, said Ana Moss, 40. “We saw nothing,” she added.";

/// A pattern file: refused with its mistakes, or run over a text.
pub fn pattern(bytes: &[u8]) {
    run(&String::from_utf8_lossy(bytes), STORY);
}

/// A phrase, and after a NUL the text it is tried on.
pub fn phrase(bytes: &[u8]) {
    let all = String::from_utf8_lossy(bytes);
    let (phrase, text) = all.split_once('\0').unwrap_or((&all, STORY));
    let _ = patterns::phrase::parse(phrase);
    let quoted = serde_json::to_string(phrase).expect("words can be quoted");
    let head = "format = 1\nid = 't.p'\nrevision = 1\nstatus = 'draft'\ntitle = 'Hurt'\nquestion = 'How many were hurt?'\nclass = 'measure'";
    let slot = "[slots.count]\nkind = 'count'\nnoun = ['people']\nbare = true";
    run(&format!("{head}\n\n{slot}\n\n[[phrase]]\ntext = {quoted}\n"), text);
}

fn run(file: &str, text: &str) {
    let Engine { lexicon, names, .. } = engine();
    let Ok(set) = patterns::Set::of_texts([("t/p.toml", "t.p", file)], lexicon) else { return };
    let article = article(text);
    let segments = segment::segment(&article, lexicon);
    let found = extract::mentions(&article, &segments, lexicon, names);
    let (mut mentions, quotes) = normalise::mentions(&article, &segments, &found, lexicon, names);
    let matches = extract::matches(&article, &segments, &mentions, &set, lexicon);
    let claims = normalise::claims(&article, &segments, matches, &mut mentions, &quotes, &set, lexicon);
    for claim in &claims {
        assert!(text.get(claim.span.start()..claim.span.end()).is_some(), "{claim:?}");
    }
}

/// Lines of scan records, compared: refused, or a report without a panic.
pub fn scans(bytes: &[u8]) {
    let Ok(scans) = read::scans_in(bytes, "scan.jsonl") else { return };
    scans.iter().for_each(|scan| {
        line_of(scan);
    });
    let tables = |scans| {
        let outcome = engine().compare(scans, StoryMode::Auto);
        let tables = Tables::of(&View::of(&outcome));
        tables.each().flat_map(|(_, rows)| rows).map(ToString::to_string).collect::<Vec<_>>()
    };
    let mut turned = scans.clone();
    turned.reverse();
    assert_eq!(tables(scans), tables(turned), "the order of articles changes nothing");
}

/// A baseline or a list of dismissals.
pub fn baseline(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let _ = review::records::<Known>(&text);
    if let Ok(dismissals) = review::records::<Dismissal>(&text) {
        let lines: Vec<String> =
            dismissals.iter().map(|d| serde_json::to_string(d).expect("it can be written")).collect();
        assert_eq!(review::records::<Dismissal>(&lines.join("\n")).expect("it can be read back"), dismissals);
    }
}

/// A table of names set right by hand.
pub fn aliases(bytes: &[u8]) {
    if let Ok(corrections) = Corrections::read(bytes, "names.csv") {
        let text = String::from_utf8_lossy(bytes);
        for form in text.split([',', '\n']) {
            let _ = corrections.bearer(form);
        }
        assert_eq!(Corrections::read(bytes, "names.csv").ok(), Some(corrections));
    }
}
