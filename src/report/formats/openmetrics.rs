//! OpenMetrics text: what a run read and found, for programs that watch numbers over time.

use crate::report::Format;
use crate::report::folder::Folder;
use crate::report::record::{Fields, Record};
use crate::report::sink::Sink;
use crate::report::tables::Kind;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Parts of the metadata whose share is told.
const KNOWN: [&str; 4] = ["outlet", "published", "credit", "url"];

/// The counts of a run. There is no clock time among them.
#[derive(Default)]
pub struct Metrics {
    /// By rule, severity and status.
    findings: BTreeMap<[String; 3], u64>,
    /// Inputs, by why they were not used.
    articles: BTreeMap<String, u64>,
    /// Of articles that were used, those of which each of [`KNOWN`] could be learnt.
    known: [usize; KNOWN.len()],
    /// Records of each table.
    counts: BTreeMap<&'static str, usize>,
}

impl Sink for Metrics {
    fn take(&mut self, kind: &'static Kind, batch: &[Record]) -> io::Result<()> {
        *self.counts.entry(kind.name).or_default() += batch.len();
        for record in batch {
            match kind.name {
                "findings" => {
                    let fields = record.fields();
                    let key = ["rule", "severity", "status"].map(|name| fields.words(name).into_owned());
                    *self.findings.entry(key).or_default() += 1;
                }
                "articles" => self.article(&record.fields()),
                _ => break,
            }
        }
        Ok(())
    }

    fn finish(self: Box<Self>, folder: &Folder) -> io::Result<()> {
        folder.write(Format::Metrics.file(), |out| self.write(out))
    }
}

impl Metrics {
    fn article(&mut self, fields: &Fields<'_>) {
        let reason = fields.get("skipped").map(|skip| Fields::of(skip).words("reason").into_owned());
        let is_used = reason.is_none();
        *self.articles.entry(reason.unwrap_or_else(|| USED.to_owned())).or_default() += 1;
        for (known, name) in self.known.iter_mut().zip(KNOWN).filter(|_| is_used) {
            *known += usize::from(match name {
                "published" => matches!(fields.words("published_reliability").as_ref(), "medium" | "high"),
                name => !fields.words(name).is_empty(),
            });
        }
    }

    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        head("findings", "Where outlets differ.", out)?;
        for ([rule, severity, status], count) in &self.findings {
            let labels =
                format!("rule=\"{}\",severity=\"{}\",status=\"{}\"", label(rule), label(severity), label(status));
            writeln!(out, "claimdiff_findings{{{labels}}} {count}")?;
        }
        let used = self.articles.get(USED).copied().unwrap_or_default();
        head("articles", "Inputs, by what became of them.", out)?;
        let unused = self.articles.iter().filter(|(outcome, _)| *outcome != USED);
        let outcomes: BTreeMap<&str, u64> = unused.map(|(why, n)| (why.as_str(), *n)).chain([(USED, used)]).collect();
        for (outcome, count) in outcomes {
            writeln!(out, "claimdiff_articles{{outcome=\"{}\"}} {count}", label(outcome))?;
        }
        head("metadata_ratio", "The share of articles whose metadata could be learnt.", out)?;
        for (field, known) in KNOWN.iter().zip(self.known).filter(|_| used > 0) {
            writeln!(out, "claimdiff_metadata_ratio{{field=\"{field}\"}} {}", ratio(known, used as usize))?;
        }
        for (name, help) in [
            ("claims", "Claims found."),
            ("groups", "Questions that articles answer."),
            ("names", "People, bodies and places named."),
            ("copies", "Passages that outlets share."),
        ] {
            head(name, help, out)?;
            writeln!(out, "claimdiff_{name} {}", self.counts.get(name).copied().unwrap_or_default())?;
        }
        writeln!(out, "# EOF")
    }
}

/// What became of an article that was read.
const USED: &str = "used";

fn head(name: &str, help: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# TYPE claimdiff_{name} gauge\n# HELP claimdiff_{name} {help}")
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
