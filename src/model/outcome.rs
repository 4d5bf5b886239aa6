//! The outcome of a run: what the report stage writes.

use super::{Corpus, Finding, Resolved};
use compact_str::CompactString;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Whether an outlet reports on a group.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CoverageState {
    /// It does.
    Reported,
    /// It was read and does not.
    NotFound,
    /// It could not be read well enough to tell.
    Unknown,
}

/// One outlet against one group.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Coverage {
    /// The story.
    pub story: String,
    /// The group.
    pub group: String,
    /// The outlet.
    pub outlet: String,
    /// What was found.
    pub state: CoverageState,
    /// The outlet's articles (ids) in the story.
    pub articles: Vec<String>,
    /// The value it reports, as displayed; the first where it reports several.
    pub value: Option<String>,
}

/// How much was left after each step.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Funnel {
    /// Files read.
    pub files: u64,
    /// Records in them.
    pub records: u64,
    /// Articles used.
    pub articles: u64,
    /// Records skipped, by reason.
    pub skipped: std::collections::BTreeMap<String, u64>,
    /// Sentences in zones that have claims.
    pub sentences: u64,
    /// Mentions.
    pub mentions: u64,
    /// Claims.
    pub claims: u64,
    /// Groups.
    pub groups: u64,
    /// Groups that two outlets or more report.
    pub comparable: u64,
    /// Findings.
    pub findings: u64,
    /// Groups, stories and names on which claimdiff itself failed and without which it went on.
    #[serde(skip_serializing_if = "is_none", default)]
    pub failed: u64,
}

impl Funnel {
    /// Counts what was left of a further part of the run; files may be read for several parts, and are not counted.
    pub fn add(&mut self, part: &Funnel) {
        let counts = [
            (&mut self.records, part.records),
            (&mut self.articles, part.articles),
            (&mut self.sentences, part.sentences),
            (&mut self.mentions, part.mentions),
            (&mut self.claims, part.claims),
            (&mut self.groups, part.groups),
            (&mut self.comparable, part.comparable),
            (&mut self.findings, part.findings),
            (&mut self.failed, part.failed),
        ];
        counts.into_iter().for_each(|(own, more)| *own += more);
        for (reason, more) in &part.skipped {
            *self.skipped.entry(reason.clone()).or_default() += more;
        }
    }
}

/// Whether there is nothing to tell.
fn is_none(count: &u64) -> bool {
    *count == 0
}

/// Everything a run found out.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Outcome {
    /// The articles and what each says.
    pub corpus: Corpus,
    /// What they say together.
    pub resolved: Resolved,
    /// The strongest relation of each group, by its place in [`Resolved::groups`].
    pub relations: Vec<super::Relation>,
    /// The sides of each group, by its place in [`Resolved::groups`].
    pub sides: Vec<Vec<super::Side>>,
    /// Sorted by weight, then id.
    pub findings: Vec<Finding>,
    /// Sorted by story, group, outlet.
    pub coverage: Vec<Coverage>,
    /// How much was left after each step.
    pub funnel: Funnel,
    /// `id@revision` of every pattern that ran, in order.
    pub patterns: Vec<CompactString>,
}
