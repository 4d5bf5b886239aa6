//! What is known once a run is over, and stands on every page: what was not used, which patterns ran, what has become
//! of earlier decisions.

use super::value;
use crate::model::{Funnel, Outcome};
use crate::report::counts::Counts;
use crate::report::review::Told;
use compact_str::CompactString;
use serde::Serialize;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::io;

/// One point of the health strip: what a reader might be missing.
#[derive(Serialize)]
pub(super) struct Health {
    good: bool,
    words: String,
    /// Where on the page more is told.
    link: Option<&'static str>,
}

fn say(good: bool, words: String) -> Health {
    Health { good, words, link: None }
}

/// What a reader might be missing of some articles.
pub(super) fn of_articles(counted: &Counts) -> Vec<Health> {
    let total = counted.articles;
    vec![
        match counted.undated {
            0 => say(true, "every article has a date".into()),
            n => say(false, format!("{n} of {total} articles without a date that can be relied on")),
        },
        match counted.nameless {
            0 => say(true, "every outlet is known".into()),
            n => say(false, format!("{n} of {total} articles whose outlet is not known")),
        },
        say(true, format!("{} of {total} articles credit an agency or another paper", counted.credited)),
    ]
}

/// How many claims each pattern found.
#[derive(Clone, Debug, Default)]
pub struct Hits(BTreeMap<CompactString, usize>);

impl Hits {
    /// Of a run, or of some of its articles; patterns that found nothing are named too.
    pub fn of(outcome: &Outcome) -> Hits {
        let mut out = Hits::default();
        out.add(outcome);
        out
    }

    /// Counts those of further articles.
    pub fn add(&mut self, outcome: &Outcome) {
        for pattern in &outcome.patterns {
            self.0.entry(pattern.clone()).or_default();
        }
        for (_, scan) in outcome.corpus.articles() {
            for claim in &scan.claims {
                *self.0.entry(claim.pattern.clone()).or_default() += 1;
            }
        }
    }
}

/// A pattern and its hits.
#[derive(Serialize)]
struct PatternLine<'p> {
    id: &'p str,
    claims: usize,
}

/// What stands on every page.
pub struct Facts<'r> {
    /// How many claims each of them found.
    pub hits: &'r Hits,
    /// How many patterns ran.
    pub patterns: usize,
    /// How much was left after each step.
    pub funnel: &'r Funnel,
    /// What has become of earlier decisions.
    pub told: &'r Told,
}

impl Facts<'_> {
    /// Puts them on a page.
    pub(super) fn complete(&self, page: &mut Json) -> io::Result<()> {
        let Some(Json::Array(own)) = page.pointer_mut("/head/health").map(Json::take) else { return Ok(()) };
        let mut health = vec![value(&self.unused())?];
        health.extend(own);
        health.push(value(&self.idle())?);
        health.extend(decisions(self.told).iter().map(value).collect::<io::Result<Vec<_>>>()?);
        page["head"]["health"] = Json::Array(health);
        page["patterns"] = value(&self.lines())?;
        Ok(())
    }

    fn unused(&self) -> Health {
        let reasons: Vec<String> = self.funnel.skipped.iter().map(|(why, n)| format!("{n} {why}")).collect();
        match self.funnel.skipped.values().sum::<u64>() {
            0 => say(true, "every input was read".into()),
            n => Health {
                link: Some("#articles"),
                ..say(false, format!("{n} of {} inputs not used ({})", self.funnel.records, reasons.join(", ")))
            },
        }
    }

    fn idle(&self) -> Health {
        let idle = self.hits.0.values().filter(|claims| **claims == 0).count();
        say(true, format!("{idle} of {} patterns found nothing", self.patterns))
    }

    /// Patterns by hits; those without any are named too.
    fn lines(&self) -> Vec<PatternLine<'_>> {
        let mut out: Vec<PatternLine<'_>> =
            self.hits.0.iter().map(|(id, claims)| PatternLine { id, claims: *claims }).collect();
        out.sort_by_key(|p| (std::cmp::Reverse(p.claims), p.id));
        out
    }
}

/// What has become of earlier decisions.
fn decisions(told: &Told) -> Vec<Health> {
    let kinds = [
        (&told.reopened, "dismissed before with other values, open again"),
        (&told.expired, "whose dismissal is over, open again"),
        (&told.stale, "dismissed before, not found any more"),
    ];
    let said = kinds.iter().filter(|(list, _)| !list.is_empty());
    said.map(|(list, words)| say(false, format!("{} {words}", list.len()))).collect()
}
