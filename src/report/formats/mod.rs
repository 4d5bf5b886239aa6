//! The formats of other programs. Each is written from [`super::tables::Tables`] alone.

pub mod annotations;
pub mod claims_jsonld;
pub mod codebook;
#[cfg(feature = "parquet")]
pub mod columnar;
pub mod datapackage;
pub mod openmetrics;
pub mod sarif;
pub mod sqlite;

use super::tables::{Tables, text};
use serde_json::Value as Json;
use std::collections::HashMap;

/// `1 outlet`, `2 outlets`.
pub fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// Articles by their id.
fn articles(tables: &Tables) -> HashMap<&str, &Json> {
    tables.rows("articles").iter().map(|a| (text(a, "id"), a)).collect()
}

/// What names an article anywhere: its web address, else its id as a name.
fn address(article: &Json) -> String {
    let url = text(article, "url").trim();
    match is_web(url) {
        true => escaped(url, true),
        false => format!("urn:claimdiff:article:{}", escaped(text(article, "id"), false)),
    }
}

/// Only addresses of the web become links; `javascript:` and its like never do.
pub fn is_web(url: &str) -> bool {
    let lower = url.trim().to_ascii_lowercase();
    lower.starts_with("http://") || lower.starts_with("https://")
}

/// The address with a text fragment, so that a browser opens it at the words; none where `url` is none of the web.
pub fn live_address(url: &str, words: &str) -> Option<String> {
    let url = url.trim();
    if !is_web(url) {
        return None;
    }
    let words: Vec<&str> = words.split_whitespace().take(12).collect();
    let base = escaped(url.split('#').next().unwrap_or(url), true);
    let mut out = format!("{base}#:~:text=");
    for byte in words.join(" ").bytes() {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    Some(out)
}

/// `words` as they may stand in an address. What parts an address is kept where it `is_address`.
fn escaped(words: &str, is_address: bool) -> String {
    let mut out = String::with_capacity(words.len());
    for byte in words.bytes() {
        let kept = byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
        if kept || (is_address && b":?#[]@!$&'()*+,;=%".contains(&byte)) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_the_web_is_linked_and_the_words_are_escaped() {
        assert!(is_web("HTTPS://example.org/a"));
        assert_eq!(live_address("javascript:alert(1)", "60"), None);
        let live = live_address("https://example.org/a#top", "60 visits");
        assert_eq!(live.as_deref(), Some("https://example.org/a#:~:text=60%20visits"));
    }

    #[test]
    fn an_article_without_a_web_address_is_named_by_its_id() {
        assert_eq!(address(&json!({"url": "https://example.org/a b", "id": "x"})), "https://example.org/a%20b");
        assert_eq!(address(&json!({"url": "javascript:alert(1)", "id": "a\"<1"})), "urn:claimdiff:article:a%22%3C1");
    }
}
