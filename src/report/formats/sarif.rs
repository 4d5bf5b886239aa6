//! SARIF 2.1.0, for programs that show what linters found (OASIS standard, 27 March 2020).

use super::{counted, escaped};
use crate::report::Format;
use crate::report::folder::Folder;
use crate::report::record::{Fields, Record};
use crate::report::sink::Sink;
use crate::report::tables::{Kind, list, number, text};
use rustc_hash::FxHashMap;
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;
use std::io;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The log of the findings of a run.
#[derive(Default)]
pub struct Log {
    /// The files of articles, by their ids.
    paths: FxHashMap<String, String>,
    rules: BTreeMap<String, String>,
    results: Vec<Json>,
}

impl Sink for Log {
    fn take(&mut self, kind: &'static Kind, batch: &[Record]) -> io::Result<()> {
        match kind.name {
            "articles" => self.paths.extend(batch.iter().map(|record| place(&record.fields()))),
            "findings" => {
                for finding in batch.iter().map(Record::value) {
                    let level = text(&finding, "severity").to_owned();
                    self.rules.entry(text(&finding, "rule").to_owned()).or_insert(level);
                    self.results.push(result(&finding, &self.paths));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn finish(self: Box<Self>, folder: &Folder) -> io::Result<()> {
        let rule = |(id, level): (&String, &String)| {
            json!({
                "id": id,
                "shortDescription": {"text": format!("{}: {}", id, meaning(id))},
                "defaultConfiguration": {"level": level},
            })
        };
        let driver = json!({
            "name": "claimdiff",
            "version": env!("CARGO_PKG_VERSION"),
            "rules": self.rules.iter().map(rule).collect::<Vec<_>>(),
        });
        let log = json!({
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": self.results}],
        });
        folder.write(Format::Sarif.file(), |out| {
            serde_json::to_writer_pretty(&mut *out, &log)?;
            out.write_all(b"\n")
        })
    }
}

/// The id of an article, and its file.
fn place(article: &Fields<'_>) -> (String, String) {
    let path = article.get("source").map(|source| Fields::of(source).words("path").into_owned());
    (article.words("id").into_owned(), path.unwrap_or_default())
}

fn meaning(rule: &str) -> &'static str {
    match rule.rsplit('.').next().unwrap_or_default() {
        "conflict" => "outlets report values that cannot both hold",
        "drift" => "outlets report it with another strength",
        "divergence" => "outlets report things that can both be true",
        "variant" => "outlets spell one name in two ways",
        "altered" => "outlets give one quotation in two wordings",
        "refinement" => "one outlet is more precise",
        "rounding" => "one value is the other, rounded",
        "update" => "a later report of a figure that grows or was revised",
        "alias" => "a known other name or form",
        "adjacent" => "dates one day apart",
        _ => "it would differ, but too much is uncertain",
    }
}

fn result(finding: &Json, paths: &FxHashMap<String, String>) -> Json {
    let mut places = list(finding, "values").map(|side| {
        let said = format!(
            "{} ({}, {})",
            text(side, "display"),
            counted(number(side, "outlets") as usize, "outlet"),
            counted(number(side, "origins") as usize, "origin")
        );
        list(side, "mentions").map(|m| location(m, &said, paths)).collect::<Vec<_>>()
    });
    let first = places.next().unwrap_or_default();
    let mut related: Vec<Json> = places.flatten().collect();
    for (id, place) in related.iter_mut().enumerate() {
        place["id"] = json!(id + 1);
    }
    let status = text(finding, "status");
    let mut out = Map::new();
    out.insert("ruleId".into(), json!(text(finding, "rule")));
    out.insert("level".into(), json!(text(finding, "severity")));
    out.insert(
        "message".into(),
        json!({"text": format!("{} {}", text(finding, "question"), text(finding, "message"))}),
    );
    out.insert("locations".into(), json!(first));
    out.insert("relatedLocations".into(), json!(related));
    out.insert("partialFingerprints".into(), json!({"claimdiff/v1": text(finding, "id")}));
    out.insert("baselineState".into(), json!(if status == "baseline" { "unchanged" } else { "new" }));
    if status == "dismissed" {
        out.insert("suppressions".into(), json!([{"kind": "external", "status": "accepted"}]));
    }
    out.insert(
        "properties".into(),
        json!({"story": text(finding, "story"), "group": text(finding, "group"), "question": text(finding, "question"),
               "shape": text(finding, "shape"), "confidence": finding.get("confidence")}),
    );
    Json::Object(out)
}

/// A place: of a plain text by its letters; of one article in a larger file by the article, since
/// offsets count from the article's first letter.
fn location(mention: &Json, said: &str, paths: &FxHashMap<String, String>) -> Json {
    let id = text(mention, "article");
    let path = paths.get(id).map_or("", String::as_str);
    let (start, end) = (number(mention, "start"), number(mention, "end"));
    let mut physical = json!({"artifactLocation": {"uri": escaped(path, false)}});
    if path.ends_with(".txt") {
        physical["region"] = json!({
            "charOffset": start, "charLength": end.saturating_sub(start), "snippet": {"text": text(mention, "exact")},
        });
    }
    let mut out = json!({
        "physicalLocation": physical,
        "logicalLocations": [{"name": id, "fullyQualifiedName": format!("{id}:{start}-{end}")}],
        "message": {"text": format!("{}: {said}", text(mention, "outlet"))},
    });
    if path.is_empty() {
        out.as_object_mut().map(|o| o.remove("physicalLocation"));
    }
    out
}
