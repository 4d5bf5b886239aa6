//! The two halves of a run fit: whatever is read becomes lines that can be compared, however they are split and turned.

#![allow(clippy::unwrap_used)]

use claimdiff::model::record::ScanRecord;
use claimdiff::model::{Scan, ZoneKind};
use claimdiff::pipeline::Engine;
use claimdiff::read::{self, ReadOptions};
use claimdiff::report::rows::View;
use claimdiff::report::tables::Tables;
use claimdiff::resolve::StoryMode;
use proptest::prelude::*;
use std::io::Write;
use std::path::Path;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::built_in().unwrap());

fn line(scan: &Scan) -> String {
    serde_json::to_string(&ScanRecord::of(scan)).unwrap()
}

/// The lines of a scan of `bytes` as a file called `name`, each of which says the same when it is read back.
fn lines(name: &str, bytes: &[u8]) -> Vec<String> {
    let records = read::open_bytes(name, bytes.to_vec(), &ReadOptions::default()).unwrap();
    let lines: Vec<String> = records.map(|record| line(&ENGINE.scan_record(record).scan)).collect();
    let back = read::scans_in(lines.join("\n").as_bytes(), "scan.jsonl");
    let back = back.unwrap_or_else(|e| panic!("{name}: {e}: {lines:?}"));
    assert_eq!(back.iter().map(line).collect::<Vec<_>>(), lines, "{name}");
    lines
}

/// Found by the fuzz target `html`: the map of such a page led from words that were not there.
#[test]
fn a_page_without_words_can_be_compared() {
    let page = "<html><head><title>Fire</title><meta property=e>>Fire</h4><p>Twelve people were hurt in Halden.</p>";
    let lines = lines("page.html", page.as_bytes());
    let record: serde_json::Value = serde_json::from_str(&lines[0]).unwrap();
    assert_eq!((record["skipped"]["reason"].as_str(), lines.len()), (Some("empty"), 1), "{record}");
}

/// Found by the fuzz target `docx`: the map led from a line break that was cut off at the end.
#[test]
fn a_text_that_is_cut_off_at_its_end_can_be_compared() {
    let word = |body: &str| {
        let mut pack = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        pack.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
        pack.write_all(format!("<w:document><w:body>{body}</w:body></w:document>").as_bytes()).unwrap();
        pack.finish().unwrap().into_inner()
    };
    let told = "<w:p><w:r><w:t>Twelve people were hurt in Halden.</w:t><w:br/></w:r></w:p>";
    for (name, bytes, skipped) in [
        ("a.docx", word(told), None),
        ("b.docx", word("<w:p><w:br/></w:p>"), Some("empty")),
        ("c.md", "Twelve people were hurt.\n\n# In `Halden `&nbsp;".as_bytes().to_vec(), None),
        ("d.md", "&nbsp;".as_bytes().to_vec(), Some("empty")),
    ] {
        let lines = lines(name, &bytes);
        let record: serde_json::Value = serde_json::from_str(&lines[0]).unwrap();
        assert_eq!((record["skipped"]["reason"].as_str(), lines.len()), (skipped, 1), "{name}: {record}");
    }
}

const NAMES: [&str; 13] = [
    "a.txt", "a.html", "a.jsonl", "a.json", "a.csv", "a.tsv", "a.md", "a.xml", "a.eml", "a.warc", "a.docx", "a.zip",
    "a",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_articles_or_skips(name in 0..NAMES.len(), bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let lines = lines(NAMES[name], &bytes);
        prop_assert!(!lines.is_empty() && lines.iter().all(|l| !l.contains("\"internal\"")), "{lines:?}");
    }

    #[test]
    fn any_words_and_marks_are_articles_or_skips(
        name in 0..NAMES.len(),
        text in "([A-Z]?[a-z]{1,6}|[0-9]{1,4}|<[a-z/]{1,4}>|[\\[\\]{}\",:;&\n\r “”é\u{202e}-]){0,60}",
    ) {
        let lines = lines(NAMES[name], text.as_bytes());
        prop_assert!(!lines.is_empty() && lines.iter().all(|l| !l.contains("\"internal\"")), "{lines:?}");
    }
}

fn tables(scans: Vec<Scan>) -> Vec<String> {
    let outcome = ENGINE.compare(scans, StoryMode::Auto);
    let tables = Tables::of(&View::of(&outcome));
    tables.each().flat_map(|(_, rows)| rows).map(ToString::to_string).collect()
}

#[test]
fn compare_of_scans_is_check_for_any_split_and_order() {
    let input = Path::new(env!("CARGO_MANIFEST_DIR")).join("input");
    let (scans, _) = ENGINE.scan_all(read::open(&[input], &ReadOptions::default()).unwrap());
    let lines: Vec<String> = scans.iter().map(line).collect();
    let want = tables(scans);
    assert!(want.len() > 50 && lines.len() > 5);
    for turn in 0..6 {
        // Cards dealt to `turn + 1` hands, each of which is a shard; every other shard is turned round.
        let mut scans = Vec::new();
        for hand in 0..=turn {
            let mut shard: Vec<&str> = lines.iter().skip(hand).step_by(turn + 1).map(String::as_str).collect();
            if hand % 2 == 0 {
                shard.reverse();
            }
            scans.extend(read::scans_in(shard.join("\n").as_bytes(), "scan.jsonl").unwrap());
        }
        assert!(tables(scans) == want, "{} shards", turn + 1);
    }
}

/// Reports of one outlet on events that have nothing in common, each with the same line below.
fn with_a_line_below(line: &str) -> String {
    let stories = [
        "The ferry Osprey struck a reef near Velsund and 12 passengers were injured, the coastguard said.",
        "A bakery at Little Thornham was fined £4,000 for selling bread by the wrong weight, the county said.",
        "Meltwater flooded 60 cellars in Upper Quarrick overnight, and firefighters pumped until the morning.",
        "Thieves took copper cable worth £9,000 from the tram depot at Eastmoor on Tuesday, the operator said.",
        "The orchestra of Lindholm will cut 15 jobs by June, its director Petra Vance told the town council.",
    ];
    let row = |(at, story): (usize, &&str)| {
        let outlet = if at == 4 { "Quay News" } else { "North Post" };
        let text = format!("{story}\n\n{line}");
        let story = format!("event {at}");
        serde_json::json!({"id": at.to_string(), "outlet": outlet, "story": story, "text": text}).to_string()
    };
    stories.iter().enumerate().map(row).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_an_outlet_prints_below_every_story_is_learnt_for_any_split_and_order() {
    let line =
        "At least 20 people were killed on these roads last year, so tell us what should change and win a prize.";
    let rows = with_a_line_below(line);
    let scan = |rows: &str| -> Vec<Scan> {
        let records = read::open_bytes("rows.jsonl", rows.as_bytes().to_vec(), &ReadOptions::default()).unwrap();
        records.map(|record| ENGINE.scan_record(record).scan).collect()
    };
    let whole = scan(&rows);
    let in_line = |scan: &Scan| {
        let start = scan.article.text.find("At least 20").unwrap();
        let zone = scan.zone_at(start);
        (zone, scan.claims.iter().filter(|c| c.span.start() >= start).count())
    };
    assert!(whole.iter().all(|s| in_line(s) == (ZoneKind::Body, 1)), "an article alone cannot tell");
    let outcome = ENGINE.compare(whole.clone(), StoryMode::Auto);
    for scan in &outcome.corpus.scans {
        let want = if scan.article.outlet == "North Post" { (ZoneKind::Boilerplate, 0) } else { (ZoneKind::Body, 1) };
        assert_eq!(in_line(scan), want, "{}", scan.article.id);
        assert_eq!(scan.zones.len(), 1 + usize::from(want.1 == 0));
    }
    let want = tables(whole);
    for turn in 1..5 {
        let mut lines: Vec<&str> = rows.lines().collect();
        lines.rotate_left(turn);
        let shards: Vec<Scan> = lines.chunks(turn).flat_map(|shard| scan(&shard.join("\n"))).collect();
        let mut got = tables(shards);
        got.iter_mut().for_each(|row| *row = without_record(row));
        assert!(got == want.iter().map(|row| without_record(row)).collect::<Vec<_>>(), "{turn}");
    }
    let given = ENGINE.compare(scan(&rows), StoryMode::Given);
    assert!(given.corpus.scans.iter().all(|s| in_line(s).1 == 1), "given stories are compared each alone");
}

/// A row without the number of its record, which is another one in a shard of its own.
fn without_record(row: &str) -> String {
    let Some((before, rest)) = row.split_once("\"record\":") else { return row.to_owned() };
    format!("{before}{}", rest.trim_start_matches(|c: char| c.is_ascii_digit()))
}
