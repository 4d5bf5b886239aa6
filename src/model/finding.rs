//! A reported disagreement, and everything needed to explain it.

use super::Evidence;
use compact_str::CompactString;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What two values are to each other. The order is from the strongest to the weakest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// Cannot both hold, same scope and time.
    Conflict,
    /// One quotation, two wordings.
    Altered,
    /// Compatible or near, but the strength changed.
    Drift,
    /// Both can be true; a reader would not guess it.
    Divergence,
    /// One name, two spellings.
    Variant,
    /// A later report of a figure that grows or was revised.
    Update,
    /// One is the other, rounded.
    Rounding,
    /// One is more precise.
    Refinement,
    /// A known other name or form.
    Alias,
    /// Dates one day apart.
    Adjacent,
    /// Would differ, but a date, a subject or an outlet is too uncertain.
    Unresolved,
    /// The page's own date is contradicted.
    Unreliable,
    /// One text origin.
    Copy,
    /// Not comparable.
    Scope,
    /// The same.
    Agree,
}

impl Relation {
    /// As written in a rule: `conflict`; `date-unreliable` for a date.
    pub fn name(self) -> &'static str {
        match self {
            Relation::Conflict => "conflict",
            Relation::Altered => "altered",
            Relation::Drift => "drift",
            Relation::Divergence => "divergence",
            Relation::Variant => "variant",
            Relation::Update => "update",
            Relation::Rounding => "rounding",
            Relation::Refinement => "refinement",
            Relation::Alias => "alias",
            Relation::Adjacent => "adjacent",
            Relation::Unresolved => "unresolved",
            Relation::Unreliable => "date-unreliable",
            Relation::Copy => "copy",
            Relation::Scope => "scope",
            Relation::Agree => "agree",
        }
    }

    /// The severity it has unless a pattern says otherwise; none where it is no finding.
    pub fn severity(self) -> Option<Severity> {
        use Relation::*;
        match self {
            Conflict => Some(Severity::Error),
            Altered | Drift | Divergence | Variant => Some(Severity::Warning),
            Update | Rounding | Refinement | Alias | Adjacent | Unresolved | Unreliable => Some(Severity::Note),
            Copy | Scope | Agree => None,
        }
    }
}

/// How much a finding matters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Severity {
    Note,
    Warning,
    Error,
}

impl Severity {
    /// Whether it is more than a note.
    pub fn is_loud(self) -> bool {
        self > Severity::Note
    }
}

/// What a finding is about: the first part of its rule.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum RuleKind {
    Figure,
    Date,
    Duration,
    Money,
    Percent,
    Age,
    Sentence,
    Name,
    Role,
    Agent,
    Place,
    Quote,
    Quantifier,
    #[serde(rename = "self")]
    Own,
    Meta,
}

impl RuleKind {
    /// As written in a rule.
    pub fn name(self) -> &'static str {
        use RuleKind::*;
        match self {
            Figure => "figure",
            Date => "date",
            Duration => "duration",
            Money => "money",
            Percent => "percent",
            Age => "age",
            Sentence => "sentence",
            Name => "name",
            Role => "role",
            Agent => "agent",
            Place => "place",
            Quote => "quote",
            Quantifier => "quantifier",
            Own => "self",
            Meta => "meta",
        }
    }
}

/// How a quotation was changed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum QuoteChange {
    Substituted,
    HedgeLost,
    Negation,
    Number,
    Trimmed,
    Joined,
    Speaker,
}

/// How lopsided a disagreement is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// One origin against three or more.
    Outlier,
    /// Two sides of like weight.
    Split,
    /// Three values or more, none in front.
    Scatter,
}

/// How likely it is that we read and matched rightly, 0 to 1: never that a claim is true.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Confidence {
    /// The product.
    pub total: f64,
    /// That the words say what we read.
    pub extract: f64,
    /// That all answer one question.
    pub key: f64,
    /// That outlets and dates are right.
    pub meta: f64,
}

impl Confidence {
    /// From its three parts; rounded to hundredths, so that it prints the same everywhere.
    pub fn of(extract: f64, key: f64, meta: f64) -> Confidence {
        let round = |x: f64| (x * 100.0).round() / 100.0;
        Confidence { total: round(extract * key * meta), extract: round(extract), key: round(key), meta: round(meta) }
    }
}

/// One test of a comparison and how it came out.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Step {
    /// Which test.
    #[schemars(with = "String")]
    pub test: CompactString,
    /// What it said.
    pub outcome: String,
}

impl Step {
    /// A step.
    pub fn new(test: &str, outcome: impl Into<String>) -> Step {
        Step { test: test.into(), outcome: outcome.into() }
    }
}

/// One value of a finding and who reports it.
#[derive(Clone, PartialEq, Debug)]
pub struct Side {
    /// As a person reads it.
    pub display: String,
    /// How many outlets.
    pub outlets: usize,
    /// How many independent origins.
    pub origins: usize,
    /// Where, sorted.
    pub places: Vec<Evidence>,
}

/// A reported disagreement.
#[derive(Clone, PartialEq, Debug)]
pub struct Finding {
    /// Made from rule, group and values.
    pub id: String,
    /// What it is about.
    pub kind: RuleKind,
    /// The strongest relation between its sides.
    pub relation: Relation,
    /// How much it matters.
    pub severity: Severity,
    /// How lopsided it is.
    pub shape: Shape,
    /// How sure we are.
    pub confidence: Confidence,
    /// The story.
    pub story: String,
    /// The group.
    pub group: String,
    /// The question its sides answer differently.
    pub question: String,
    /// One neutral sentence.
    pub message: String,
    /// Of a quotation: how it was changed.
    pub change: Option<QuoteChange>,
    /// The values, the one with most origins first.
    pub sides: Vec<Side>,
    /// Every test that led here.
    pub trace: Vec<Step>,
}

impl Finding {
    /// `kind.relation`.
    pub fn rule(&self) -> String {
        format!("{}.{}", self.kind.name(), self.relation.name())
    }

    /// Whether it is more than a note.
    pub fn is_loud(&self) -> bool {
        self.severity.is_loud()
    }
}
