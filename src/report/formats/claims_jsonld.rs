//! schema.org `Claim`: what is said on each question and where it appears. It carries no rating: claimdiff
//! does not say which value is right.

use super::{address, articles, escaped, is_web};
use crate::report::tables::{Tables, list, text};
use serde_json::{Value as Json, json};
use std::collections::{BTreeSet, HashMap};

/// One `Claim` for each value of each question that two outlets or more report on.
pub fn graph(tables: &Tables) -> Json {
    let articles = articles(tables);
    let mut claims = Vec::new();
    for group in tables.rows("groups") {
        for (at, side) in list(group, "values").enumerate() {
            claims.push(claim(group, at, side, &articles));
        }
    }
    json!({"@context": "https://schema.org", "@graph": claims})
}

fn claim(group: &Json, at: usize, side: &Json, articles: &HashMap<&str, &Json>) -> Json {
    let ids: BTreeSet<&str> = list(side, "mentions").map(|m| text(m, "article")).collect();
    let mut works: Vec<(&str, Json)> =
        ids.iter().filter_map(|id| articles.get(id)).map(|a| (text(a, "published"), work(a))).collect();
    works.sort_by(|a, b| (a.0.is_empty(), a.0).cmp(&(b.0.is_empty(), b.0)));
    let mut out = json!({
        "@type": "Claim",
        "@id": format!("urn:claimdiff:value:{}:{at}", escaped(text(group, "id"), false)),
        "text": format!("{} {}", text(group, "question"), text(side, "display")),
        "about": {"@type": "Thing", "name": text(group, "subject")},
        "appearance": works.iter().map(|(_, work)| work).collect::<Vec<_>>(),
    });
    if text(group, "subject").is_empty() {
        out.as_object_mut().map(|o| o.remove("about"));
    }
    if let Some((published, first)) = works.first().filter(|(published, _)| !published.is_empty()) {
        let tied = works.iter().filter(|(other, _)| other == published).count();
        if tied == 1 {
            out["firstAppearance"] = first.clone();
        }
    }
    out
}

fn work(article: &Json) -> Json {
    let mut out = json!({"@type": "NewsArticle", "@id": address(article)});
    let mut put = |name: &str, value: Json| out[name] = value;
    if is_web(text(article, "url")) {
        put("url", json!(address(article)));
    }
    for (name, field) in [("headline", "title"), ("datePublished", "published"), ("inLanguage", "language")] {
        if !text(article, field).is_empty() {
            put(name, json!(text(article, field)));
        }
    }
    if !text(article, "outlet").is_empty() {
        put("publisher", json!({"@type": "Organization", "name": text(article, "outlet")}));
    }
    out
}
