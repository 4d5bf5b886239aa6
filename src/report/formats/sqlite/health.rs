//! What might be missing from a run: the share of articles with each piece of metadata, what was skipped and why, and
//! how many patterns found nothing.

use crate::report::manifest::Manifest;
use crate::report::record::Fields;
use std::collections::{BTreeMap, BTreeSet};

/// The counts of a run, as its records go by.
#[derive(Debug, Default)]
pub(super) struct Health {
    /// Those that ran, and that have found nothing so far.
    ran: usize,
    idle: BTreeSet<String>,
    skipped: BTreeMap<String, u64>,
    all: usize,
    used: usize,
    with_outlet: usize,
    with_date: usize,
    with_credit: usize,
    with_claims: usize,
    /// What claimdiff failed on and left out, and how many groups there are beside it.
    failed: (usize, usize),
}

impl Health {
    /// Of the run that `manifest` tells of.
    pub(super) fn of(manifest: &Manifest) -> Health {
        let idle: BTreeSet<String> = manifest.patterns.iter().cloned().collect();
        let funnel = &manifest.funnel;
        let failed = (count(funnel.failed), count(funnel.groups.saturating_add(funnel.failed)));
        let skipped = funnel.skipped.clone();
        Health { ran: manifest.patterns.len(), idle, skipped, failed, ..Health::default() }
    }

    /// Counts a record of the table `table`.
    pub(super) fn see(&mut self, table: &str, fields: &Fields<'_>) {
        match table {
            "articles" => self.article(fields),
            "claims" => {
                self.idle.remove(fields.words("pattern").as_ref());
            }
            _ => {}
        }
    }

    fn article(&mut self, fields: &Fields<'_>) {
        self.all += 1;
        if fields.get("skipped").is_some() {
            return;
        }
        self.used += 1;
        self.with_outlet += usize::from(!fields.words("outlet").is_empty());
        self.with_date += usize::from(matches!(fields.words("published_reliability").as_ref(), "medium" | "high"));
        self.with_credit += usize::from(!fields.words("credit").is_empty());
        self.with_claims += usize::from(fields.number("claims") > 0);
    }

    /// Each measure: how many, and of how many.
    pub(super) fn measures(&self) -> Vec<(String, usize, usize)> {
        let known = [
            ("articles used", self.used, self.all),
            ("with outlet", self.with_outlet, self.used),
            ("with reliable date", self.with_date, self.used),
            ("with credit line", self.with_credit, self.used),
            ("with claims", self.with_claims, self.used),
            ("patterns without a hit", self.idle.len(), self.ran),
            ("failed and left out", self.failed.0, self.failed.1),
        ];
        let skipped = self.skipped.iter().map(|(reason, n)| (format!("skipped: {reason}"), count(*n), self.all));
        known.into_iter().map(|(measure, count, of)| (measure.to_owned(), count, of)).chain(skipped).collect()
    }
}

fn count(n: u64) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Funnel;

    #[test]
    fn what_goes_by_is_counted() {
        let funnel = Funnel { groups: 4, failed: 1, ..Funnel::default() };
        let manifest = Manifest { patterns: vec!["age@1".into(), "visits@1".into()], funnel, ..Manifest::default() };
        let mut health = Health::of(&manifest);
        for (table, text) in [
            ("articles", r#"{"outlet":"A","published_reliability":"high","credit":null,"claims":2,"skipped":null}"#),
            ("articles", r#"{"outlet":null,"published_reliability":"low","credit":"","claims":0,"skipped":null}"#),
            ("articles", r#"{"outlet":"B","claims":1,"skipped":{"reason":"stub"}}"#),
            ("claims", r#"{"pattern":"visits@1"}"#),
        ] {
            health.see(table, &Fields::of(text));
        }
        let counts: Vec<(usize, usize)> = health.measures().into_iter().map(|(_, n, of)| (n, of)).collect();
        assert_eq!(counts, [(2, 3), (1, 2), (1, 2), (0, 2), (1, 2), (1, 2), (1, 5)]);
    }
}
