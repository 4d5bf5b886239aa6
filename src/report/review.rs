//! What people have said of findings: dismissals with a reason, and a baseline that is accepted as known. Both are
//! files of JSON lines, one decision a line, that version control can compare.

use crate::model::Finding;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

/// A finding that somebody looked at and does not want to see again.
///
/// Its id is made from rule, group and values: where a further value turns up the finding has another id, and is open.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Dismissal {
    /// Name and version of this record.
    pub schema: String,
    /// Of the finding.
    pub id: String,
    /// Of the finding.
    pub rule: String,
    /// Of the finding.
    pub group: String,
    /// The values it was dismissed with, as displayed.
    pub values: Vec<String>,
    /// Why.
    pub reason: String,
    /// The last day (ISO 8601) on which it holds.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub until: Option<String>,
    /// Who dismissed it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub by: Option<String>,
}

/// A finding of the state that was accepted.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Known {
    /// Name and version of this record.
    pub schema: String,
    /// Of the finding.
    pub id: String,
    /// Of the finding.
    pub rule: String,
    /// Of the finding.
    pub group: String,
}

/// What has become of a finding.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Status {
    /// To be looked at.
    Open,
    /// Somebody does not want to see it again.
    Dismissed,
    /// It was there when the state was accepted.
    Baseline,
}

impl Status {
    /// As written in a record.
    pub fn name(self) -> &'static str {
        match self {
            Status::Open => "open",
            Status::Dismissed => "dismissed",
            Status::Baseline => "baseline",
        }
    }
}

/// Every decision that holds for a run.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Review {
    dismissals: BTreeMap<String, Dismissal>,
    baseline: BTreeSet<String>,
    today: String,
}

/// What a person should know of the decisions after a run.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Told {
    /// Dismissals whose last day is over; their findings are open again.
    pub expired: Vec<Dismissal>,
    /// Dismissals whose question has other values now; the finding is open again.
    pub reopened: Vec<Dismissal>,
    /// Dismissals of which nothing is found any more.
    pub stale: Vec<Dismissal>,
}

impl Review {
    /// From the files of dismissals and of the baseline, where they are given, on the day `today` (ISO 8601).
    ///
    /// # Errors
    /// Where a file cannot be read, or a line of it is no decision; the error names both.
    pub fn open(dismissals: Option<&Path>, baseline: Option<&Path>, today: &str) -> io::Result<Review> {
        let dismissals: Vec<Dismissal> = dismissals.map_or(Ok(Vec::new()), lines)?;
        let baseline: Vec<Known> = baseline.map_or(Ok(Vec::new()), lines)?;
        Ok(Review {
            dismissals: dismissals.into_iter().map(|d| (d.id.clone(), d)).collect(),
            baseline: baseline.into_iter().map(|k| k.id).collect(),
            today: today.to_owned(),
        })
    }

    /// What has become of the finding `id`.
    pub fn status(&self, id: &str) -> Status {
        match self.dismissals.get(id) {
            Some(dismissal) if !self.is_over(dismissal) => Status::Dismissed,
            _ if self.baseline.contains(id) => Status::Baseline,
            _ => Status::Open,
        }
    }

    /// Why the finding `id` was dismissed, where it was.
    pub fn reason(&self, id: &str) -> Option<&Dismissal> {
        self.dismissals.get(id).filter(|d| !self.is_over(d))
    }

    fn is_over(&self, dismissal: &Dismissal) -> bool {
        dismissal.until.as_deref().is_some_and(|until| until < self.today.as_str())
    }

    /// Which decisions are over, do not fit any more, or hold for nothing.
    pub fn told(&self, findings: &[Finding]) -> Told {
        let ids: BTreeSet<&str> = findings.iter().map(|f| f.id.as_str()).collect();
        let groups: BTreeSet<(String, &str)> = findings.iter().map(|f| (f.rule(), f.group.as_str())).collect();
        let mut told = Told::default();
        for dismissal in self.dismissals.values() {
            if ids.contains(dismissal.id.as_str()) {
                if self.is_over(dismissal) {
                    told.expired.push(dismissal.clone());
                }
            } else if groups.contains(&(dismissal.rule.clone(), dismissal.group.as_str())) {
                told.reopened.push(dismissal.clone());
            } else {
                told.stale.push(dismissal.clone());
            }
        }
        told
    }
}

/// The records of a file of JSON lines.
///
/// # Errors
/// Where it cannot be read, or a line is no such record; the error names both.
pub fn lines<R: for<'de> Deserialize<'de>>(path: &Path) -> io::Result<Vec<R>> {
    let named = |e: &dyn std::fmt::Display| io::Error::other(format!("{}: {e}", path.display()));
    let text = std::fs::read_to_string(path).map_err(|e| named(&e))?;
    records(&text).map_err(|e| named(&e))
}

/// The records in the lines of `text`.
///
/// # Errors
/// Where a line is no such record; the error tells which.
pub fn records<R: for<'de> Deserialize<'de>>(text: &str) -> io::Result<Vec<R>> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(at, line)| serde_json::from_str(line).map_err(|e| io::Error::other(format!("line {}: {e}", at + 1))))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dismissal(id: &str, until: Option<&str>) -> String {
        let record = Dismissal {
            schema: "claimdiff/dismissal/1".into(),
            id: id.into(),
            rule: "figure.conflict".into(),
            group: format!("s1/{id}"),
            values: vec!["60".into(), "78".into()],
            reason: "another period".into(),
            until: until.map(str::to_owned),
            by: None,
        };
        serde_json::to_string(&record).unwrap()
    }

    #[test]
    fn a_dismissal_holds_to_its_last_day() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("d.jsonl");
        std::fs::write(&path, [dismissal("F-a", None), dismissal("F-b", Some("2031-03-04"))].join("\n")).unwrap();
        let on = |today: &str| Review::open(Some(&path), None, today).unwrap();
        assert_eq!(on("2031-03-04").status("F-b"), Status::Dismissed);
        assert_eq!(on("2031-03-05").status("F-b"), Status::Open);
        assert_eq!(on("2031-03-05").status("F-a"), Status::Dismissed);
        assert_eq!(on("2031-03-05").status("F-c"), Status::Open);
        assert_eq!(on("2031-03-05").told(&[]).stale.len(), 2);
    }

    #[test]
    fn a_broken_line_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("d.jsonl");
        std::fs::write(&path, format!("{}\n{{\n", dismissal("F-a", None))).unwrap();
        let told = Review::open(Some(&path), None, "2031-03-04").unwrap_err().to_string();
        assert!(told.contains("d.jsonl") && told.contains("line 2"), "{told}");
    }
}
