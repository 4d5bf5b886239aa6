//! OpenMetrics text: what a run read and found, for programs that watch numbers over time.

use crate::report::tables::{Tables, text};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes the counts of a run. There is no clock time among them.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(tables: &Tables, out: &mut dyn Write) -> io::Result<()> {
    findings(tables.rows("findings"), out)?;
    articles(tables.rows("articles"), out)?;
    let totals = [
        ("claims", "Claims found.", tables.rows("claims").len()),
        ("groups", "Questions that articles answer.", tables.rows("groups").len()),
        ("names", "People, bodies and places named.", tables.rows("names").len()),
        ("copies", "Passages that outlets share.", tables.rows("copies").len()),
    ];
    for (name, help, count) in totals {
        head(name, help, out)?;
        writeln!(out, "claimdiff_{name} {count}")?;
    }
    writeln!(out, "# EOF")
}

fn head(name: &str, help: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# TYPE claimdiff_{name} gauge\n# HELP claimdiff_{name} {help}")
}

fn findings(rows: &[Json], out: &mut dyn Write) -> io::Result<()> {
    let mut counts: BTreeMap<(&str, &str, &str), u64> = BTreeMap::new();
    for finding in rows {
        *counts.entry((text(finding, "rule"), text(finding, "severity"), text(finding, "status"))).or_default() += 1;
    }
    head("findings", "Where outlets differ.", out)?;
    for ((rule, severity, status), count) in counts {
        let labels = format!("rule=\"{}\",severity=\"{}\",status=\"{}\"", label(rule), label(severity), label(status));
        writeln!(out, "claimdiff_findings{{{labels}}} {count}")?;
    }
    Ok(())
}

fn articles(rows: &[Json], out: &mut dyn Write) -> io::Result<()> {
    let reason = |a: &Json| a.pointer("/skipped/reason").and_then(Json::as_str).map(str::to_owned);
    let mut outcomes: BTreeMap<String, u64> = BTreeMap::from([("used".to_owned(), 0)]);
    for article in rows {
        *outcomes.entry(reason(article).unwrap_or_else(|| "used".to_owned())).or_default() += 1;
    }
    head("articles", "Inputs, by what became of them.", out)?;
    for (outcome, count) in &outcomes {
        writeln!(out, "claimdiff_articles{{outcome=\"{}\"}} {count}", label(outcome))?;
    }
    let used: Vec<&Json> = rows.iter().filter(|a| reason(a).is_none()).collect();
    head("metadata_ratio", "The share of articles whose metadata could be learnt.", out)?;
    let reliable = |a: &Json| matches!(text(a, "published_reliability"), "medium" | "high");
    type Known<'k> = &'k dyn Fn(&Json) -> bool;
    let shares: [(&str, Known<'_>); 4] = [
        ("outlet", &|a| !text(a, "outlet").is_empty()),
        ("published", &reliable),
        ("credit", &|a| !text(a, "credit").is_empty()),
        ("url", &|a| !text(a, "url").is_empty()),
    ];
    for (field, has) in shares.iter().filter(|_| !used.is_empty()) {
        let known = used.iter().filter(|a| has(a)).count();
        writeln!(out, "claimdiff_metadata_ratio{{field=\"{field}\"}} {}", ratio(known, used.len()))?;
    }
    Ok(())
}

/// Four digits, reckoned in whole numbers.
fn ratio(part: usize, whole: usize) -> String {
    let parts = (part * 10_000 + whole / 2) / whole.max(1);
    format!("{}.{:04}", parts / 10_000, parts % 10_000)
}

/// A label's value, escaped as OpenMetrics wants it.
fn label(words: &str) -> String {
    words.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_and_labels_are_written_as_the_format_wants_them() {
        assert_eq!(ratio(1, 3), "0.3333");
        assert_eq!(ratio(3, 3), "1.0000");
        assert_eq!(label("a\"b\\c\nd"), "a\\\"b\\\\c\\nd");
    }
}
