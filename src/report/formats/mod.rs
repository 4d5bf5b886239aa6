//! The formats of other programs. Each is written from records alone, as they go by.

pub mod annotations;
pub mod claims_jsonld;
pub mod codebook;
#[cfg(feature = "parquet")]
pub mod columnar;
pub mod datapackage;
pub mod openmetrics;
pub mod sarif;
pub mod sqlite;

use super::record::Fields;
use serde::Serialize;
use std::io;

/// `1 outlet`, `2 outlets`.
pub fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// What names an article anywhere: its web address, else its id as a name.
fn address(article: &Fields<'_>) -> String {
    let url = article.words("url");
    let url = url.trim();
    match is_web(url) {
        true => escaped(url, true),
        false => format!("urn:claimdiff:article:{}", escaped(&article.words("id"), false)),
    }
}

/// `value` as it stands in a list in a field of an object, laid out for people.
fn nested(value: &impl Serialize) -> io::Result<String> {
    let whole = serde_json::to_string_pretty(&[[value]])?;
    let inside = whole.strip_prefix("[\n  [\n").and_then(|text| text.strip_suffix("\n  ]\n]"));
    Ok(inside.unwrap_or_default().to_owned())
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
    use crate::report::record::Record;
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
        let of = |article: serde_json::Value| address(&Record::of(&article).fields());
        assert_eq!(of(json!({"url": "https://example.org/a b", "id": "x"})), "https://example.org/a%20b");
        assert_eq!(of(json!({"url": "javascript:alert(1)", "id": "a\"<1"})), "urn:claimdiff:article:a%22%3C1");
    }

    #[test]
    fn a_member_is_laid_out_as_in_the_whole() {
        let members = [json!({"a": [], "b": {"c": [1, "x\ny"]}}), json!(2)];
        let inside: Vec<String> = members.iter().map(|member| nested(member).unwrap()).collect();
        let whole = format!("{{\n  \"g\": [\n{}\n  ]\n}}", inside.join(",\n"));
        assert_eq!(whole, serde_json::to_string_pretty(&json!({"g": members})).unwrap());
    }
}
