//! SARIF 2.1.0, for programs that show what linters found (OASIS standard, 27 March 2020).

use super::{articles, counted, escaped};
use crate::report::tables::{Tables, list, number, text};
use serde_json::{Map, Value as Json, json};
use std::collections::{BTreeMap, HashMap};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The log of the findings of a run.
pub fn log(tables: &Tables) -> Json {
    let articles = articles(tables);
    let mut rules: BTreeMap<&str, &str> = BTreeMap::new();
    for finding in tables.rows("findings") {
        rules.entry(text(finding, "rule")).or_insert(text(finding, "severity"));
    }
    let rule = |(id, level): (&&str, &&str)| {
        json!({
            "id": id,
            "shortDescription": {"text": format!("{}: {}", id, meaning(id))},
            "defaultConfiguration": {"level": level},
        })
    };
    let driver = json!({
        "name": "claimdiff",
        "version": env!("CARGO_PKG_VERSION"),
        "rules": rules.iter().map(rule).collect::<Vec<_>>(),
    });
    let results: Vec<Json> = tables.rows("findings").iter().map(|f| result(f, &articles)).collect();
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    })
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

fn result(finding: &Json, articles: &HashMap<&str, &Json>) -> Json {
    let mut places = list(finding, "values").map(|side| {
        let said = format!(
            "{} ({}, {})",
            text(side, "display"),
            counted(number(side, "outlets") as usize, "outlet"),
            counted(number(side, "origins") as usize, "origin")
        );
        list(side, "mentions").map(|m| location(m, &said, articles)).collect::<Vec<_>>()
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
fn location(mention: &Json, said: &str, articles: &HashMap<&str, &Json>) -> Json {
    let id = text(mention, "article");
    let path = articles.get(id).and_then(|a| a.pointer("/source/path")).and_then(Json::as_str).unwrap_or_default();
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
