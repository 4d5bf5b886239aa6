//! W3C Web Annotations: every claim and every side of a finding, as words to be found again in the stored text
//! (by position) and on the live page (by quotation).

use super::{address, articles, escaped};
use crate::report::tables::{Tables, list, number, text};
use serde_json::{Value as Json, json};
use std::collections::HashMap;
use std::io::{self, Write};

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// Writes one annotation a line: the findings first, then the claims.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(tables: &Tables, out: &mut dyn Write) -> io::Result<()> {
    let articles = articles(tables);
    for finding in tables.rows("findings") {
        for (number, side) in list(finding, "values").enumerate() {
            line(&of_side(finding, number, side, &articles), out)?;
        }
    }
    for claim in tables.rows("claims") {
        line(&of_claim(claim, &articles), out)?;
    }
    Ok(())
}

fn line(annotation: &Json, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, annotation)?;
    out.write_all(b"\n")
}

fn of_side(finding: &Json, number: usize, side: &Json, articles: &HashMap<&str, &Json>) -> Json {
    let said = format!("{} {}", text(finding, "question"), text(finding, "message"));
    json!({
        "@context": CONTEXT,
        "id": format!("urn:claimdiff:finding:{}:{number}", escaped(text(finding, "id"), false)),
        "type": "Annotation",
        "motivation": "commenting",
        "body": [
            {"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "language": "en", "value": said},
            {"type": "TextualBody", "purpose": "tagging", "value": text(finding, "rule")},
            {"type": "TextualBody", "purpose": "describing", "value": text(side, "display")},
        ],
        "target": list(side, "mentions").map(|m| target(m, articles)).collect::<Vec<_>>(),
    })
}

fn of_claim(claim: &Json, articles: &HashMap<&str, &Json>) -> Json {
    json!({
        "@context": CONTEXT,
        "id": format!("urn:claimdiff:claim:{}", escaped(text(claim, "id"), false)),
        "type": "Annotation",
        "motivation": "identifying",
        "body": [{"type": "TextualBody", "purpose": "tagging", "value": text(claim, "pattern")}],
        "target": [target(claim, articles)],
    })
}

/// The words at a place; without them (a run without texts) the position alone.
fn target(place: &Json, articles: &HashMap<&str, &Json>) -> Json {
    let source = articles.get(text(place, "article")).map(|a| address(a)).unwrap_or_default();
    let position =
        json!({"type": "TextPositionSelector", "start": number(place, "start"), "end": number(place, "end")});
    let exact = text(place, "exact");
    if exact.is_empty() {
        return json!({"source": source, "selector": [position]});
    }
    let mut quote = json!({"type": "TextQuoteSelector", "exact": exact});
    for side in ["prefix", "suffix"] {
        if place.get(side).is_some() {
            quote[side] = json!(text(place, side));
        }
    }
    json!({"source": source, "selector": [quote, position]})
}
