//! What a page says of its article in JSON-LD, by the words of schema.org.

use super::facts::Facts;
use crate::model::{Genre, Provenance};
use crate::read::metadata::{Said, StampKind};
use serde_json::Value;

/// How deep objects are looked into.
const DEEPEST: usize = 6;
/// Kinds of schema.org that are articles.
const ARTICLES: [&str; 13] = [
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BackgroundNewsArticle",
    "OpinionNewsArticle",
    "ReviewNewsArticle",
    "LiveBlogPosting",
    "BlogPosting",
    "SatiricalArticle",
    "AskPublicNewsArticle",
    "Report",
    "SocialMediaPosting",
];

/// Adds what the first article in `script` tells.
pub(super) fn read(script: &str, facts: &mut Facts) {
    let script = script.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[");
    let script = script.trim_end_matches("-->").trim_end_matches("//]]>").trim_end_matches(';');
    let value: Value = match serde_json::from_str(script) {
        Ok(value) => value,
        // Line breaks inside of strings are the commonest mistake.
        Err(_) => match serde_json::from_str(&script.replace(['\n', '\r', '\t'], " ")) {
            Ok(value) => value,
            Err(_) => return,
        },
    };
    if let Some(article) = article(&value, DEEPEST) {
        add(article, facts);
    }
}

/// The first article in `value`.
fn article(value: &Value, depth: usize) -> Option<&Value> {
    let deeper = depth.checked_sub(1)?;
    match value {
        Value::Array(items) => items.iter().find_map(|v| article(v, deeper)),
        Value::Object(object) if kinds(value).any(|k| ARTICLES.contains(&k)) => {
            Some(value).filter(|_| !object.is_empty())
        }
        Value::Object(object) => ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"]
            .iter()
            .filter_map(|key| object.get(*key))
            .find_map(|v| article(v, deeper)),
        _ => None,
    }
}

fn kinds(value: &Value) -> impl Iterator<Item = &str> {
    let kind = value.get("@type");
    let one = kind.and_then(Value::as_str).into_iter();
    let many = kind.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    one.chain(many).map(|k| k.rsplit('/').next().unwrap_or(k))
}

fn add(article: &Value, facts: &mut Facts) {
    let said = |words: String| Said::new(words, Provenance::Meta, "json-ld");
    for (key, kind) in [("datePublished", StampKind::Published), ("dateModified", StampKind::Modified)] {
        if let Some(words) = article.get(key).and_then(Value::as_str) {
            facts.date(kind, words, Provenance::Meta, &format!("json-ld {key}"));
        }
    }
    let name = |value: Option<&Value>| value.and_then(|v| names(v, DEEPEST)).map(said);
    facts.title.extend(name(article.get("headline")));
    facts.outlet.extend(name(article.get("publisher")));
    facts.author.extend(name(article.get("author").or_else(|| article.get("creator"))));
    facts.section.extend(name(article.get("articleSection")));
    facts.language.extend(name(article.get("inLanguage")));
    let page = article.get("mainEntityOfPage").map(|p| p.get("@id").unwrap_or(p));
    let url = article.get("url").or(page).and_then(Value::as_str).filter(|u| u.starts_with("http"));
    facts.url.extend(url.map(|u| said(u.to_owned())));
    let free = article.get("isAccessibleForFree");
    facts.locked |=
        free.is_some_and(|f| f == &Value::Bool(false) || f.as_str().is_some_and(|f| f.eq_ignore_ascii_case("false")));
    for kind in kinds(article) {
        facts.genre = match kind {
            "OpinionNewsArticle" => Some(Genre::Opinion),
            "SatiricalArticle" => Some(Genre::Satire),
            "LiveBlogPosting" => Some(Genre::LiveBlog),
            _ => facts.genre,
        };
    }
}

/// The names that `value` holds: a string, an object with a name, or a list of those.
fn names(value: &Value, depth: usize) -> Option<String> {
    let deeper = depth.checked_sub(1)?;
    let found = match value {
        Value::String(words) => words.trim().to_owned(),
        Value::Array(items) => items.iter().filter_map(|v| names(v, deeper)).collect::<Vec<_>>().join(", "),
        Value::Object(object) => object.get("name").and_then(|n| names(n, deeper))?,
        _ => return None,
    };
    Some(found).filter(|f| !f.is_empty())
}
