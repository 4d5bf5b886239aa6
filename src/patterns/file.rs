//! What a pattern file may say: one plain struct a table, each value with its place in the file.
//!
//! `reader` fills these; `check` looks for contradictions; `compile` makes
//! a [`super::Pattern`] of them.

use super::schema;
use schemars::JsonSchema;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// A value and where it stands: bytes of the file, quotes included.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub at: Range<usize>,
}

/// The text of a pattern file and its name in messages.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// The path as given; `built-in/harm/killed.toml` for one inside the program.
    pub path: String,
    /// The id that its path calls for: `harm.killed`.
    pub expected_id: String,
    /// All of it.
    pub text: Arc<str>,
}

/// One file: one kind of claim.
///
/// What each key means is said here once: the JSON Schema and the reference page are made of these comments.
#[derive(Clone, PartialEq, Eq, Debug, JsonSchema)]
#[schemars(deny_unknown_fields, title = "A pattern file of claimdiff")]
pub struct PatternFile {
    /// Where it was read from.
    #[schemars(skip)]
    pub source: Source,
    /// The grammar of the file; this program reads 1.
    #[schemars(required, with = "u32", range(min = 1, max = 1))]
    pub format: Option<At<i64>>,
    /// Topic and name, as the path of the file below its folder has them: `harm.killed` stands in
    /// `harm/killed.toml`. Never used again for something else.
    #[schemars(required, with = "String", regex(pattern = r"^[a-z0-9_]+(\.[a-z0-9_]+)*$"))]
    pub id: Option<At<String>>,
    /// Raised when what it finds changes; stands in every claim.
    #[schemars(required, with = "u32", range(min = 1))]
    pub revision: Option<At<i64>>,
    /// How far it has come; `stable` where it is left out. A retired pattern finds nothing.
    #[schemars(default, schema_with = "schema::status")]
    pub status: Option<At<String>>,
    /// What it is about, in a few words.
    #[schemars(required, with = "String")]
    pub title: Option<At<String>>,
    /// What its claims answer; heads their group in the report and ends in a question mark.
    #[schemars(required, with = "String", regex(pattern = r"\?$"))]
    pub question: Option<At<String>>,
    /// How values are compared: 12 is not 13 for `exact_count`; rounding is allowed for in `measure` and `money`.
    #[schemars(required, schema_with = "schema::class")]
    pub class: Option<At<String>>,
    /// Whether the true value may grow from report to report: then a later, larger one is an update.
    #[schemars(default, with = "bool")]
    pub monotone: Option<At<bool>>,
    /// What must agree before two claims are compared: `story`, `sentence` (like words around), or names of slots.
    #[schemars(default, schema_with = "schema::words")]
    pub same: Vec<At<String>>,
    /// Severities in place of the usual ones, by relation: `{ conflict = 'warning' }`.
    #[schemars(default, schema_with = "schema::severity")]
    pub severity: Vec<(At<String>, At<String>)>,
    /// Words that, in the same sentence, mean something else is spoken of; several words stand side by side.
    #[schemars(default, schema_with = "schema::words")]
    pub unless: Vec<At<String>>,
    /// Word lists of this file alone, used as `@name`; `'~nurse'` is every form of the word.
    #[schemars(default, with = "BTreeMap<String, Vec<String>>")]
    pub lists: Vec<(At<String>, Vec<At<String>>)>,
    /// The places that values fill, by name. The first that is not optional is compared.
    #[schemars(required, with = "BTreeMap<String, SlotTable>")]
    pub slots: Vec<SlotTable>,
    /// Ways to say it.
    #[schemars(rename = "phrase", required)]
    pub phrases: Vec<PhraseTable>,
    /// What must be found: the tests of the pattern.
    #[schemars(default, rename = "example")]
    pub examples: Vec<ExampleTable>,
    /// What must not be found, and why.
    #[schemars(default, rename = "counterexample")]
    pub counterexamples: Vec<NoteTable>,
    /// What ought to be found and is not yet; the test fails on the day it is, so that it becomes an example.
    #[schemars(default, rename = "gap")]
    pub gaps: Vec<ExampleTable>,
}

/// `[[phrase]]`
#[derive(Clone, PartialEq, Eq, Debug, Default, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PhraseTable {
    /// Words, `~word` (every form), `{slot}`, `@list`, `(a|b)`, `[maybe]`, `..` (up to five words of the clause),
    /// `..3` (up to three), `...` (up to the next verb).
    #[schemars(with = "String")]
    pub text: At<String>,
    /// Words that, in the same sentence, keep this phrase alone from being found.
    #[schemars(default, schema_with = "schema::words")]
    pub unless: Vec<At<String>>,
    /// The outlets that use these words so; every outlet where it is left out.
    #[schemars(default, schema_with = "schema::words")]
    pub outlets: Vec<At<String>>,
}

/// `[slots.NAME]`
#[derive(Clone, PartialEq, Eq, Debug, Default, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SlotTable {
    /// Its name.
    #[schemars(skip)]
    pub name: At<String>,
    /// What may fill it: one kind or several, the usual one first.
    #[schemars(required, schema_with = "schema::kinds")]
    pub kind: Vec<At<String>>,
    /// What is counted: a word, several, or `@list`. Only for kind `count`.
    #[schemars(default, schema_with = "schema::words")]
    pub noun: Vec<At<String>>,
    /// What it is measured in: a unit or several. Only for `quantity`, `percent`, `duration`, `age`, `money`.
    #[schemars(default, schema_with = "schema::words")]
    pub unit: Vec<At<String>>,
    /// What it measures, in place of a list of units: `length`, `mass`, `speed` … Only for `quantity`.
    #[schemars(default, schema_with = "schema::dimensions")]
    pub dimension: Option<At<String>>,
    /// Whether a number alone may fill it; true unless it says otherwise.
    #[schemars(default, with = "bool")]
    pub bare: Option<At<bool>>,
    /// Whether "a man", "the driver" or a name counts as one. Only for kind `count`.
    #[schemars(default, with = "bool")]
    pub single: Option<At<bool>>,
    /// Whether a phrase may do without it.
    #[schemars(default, with = "bool")]
    pub optional: Option<At<bool>>,
    /// What the words must look like, from the first to the last. Only for kind `text`.
    #[schemars(default, with = "String")]
    pub regex: Option<At<String>>,
    /// The least value that may fill it.
    #[schemars(default, with = "i64")]
    pub min: Option<At<i64>>,
    /// The greatest value that may fill it.
    #[schemars(default, with = "i64")]
    pub max: Option<At<i64>>,
}

/// `[[example]]` or `[[gap]]`
#[derive(Clone, PartialEq, Eq, Debug, Default, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ExampleTable {
    /// One or two sentences, in your own words.
    #[schemars(with = "String")]
    pub text: At<String>,
    /// What must fill which slot: `12 person`, `>50 injury`, `7 week`, `2007-08`, a name, or `*` for whatever it is.
    #[schemars(default, with = "BTreeMap<String, String>")]
    pub slots: Vec<(At<String>, At<String>)>,
    /// How the text stands behind it; `asserted` where it is left out.
    #[schemars(default, schema_with = "schema::stance")]
    pub stance: Option<At<String>>,
    /// For a gap, what is missing.
    #[schemars(default, with = "String")]
    pub why: Option<At<String>>,
}

/// `[[counterexample]]`
#[derive(Clone, PartialEq, Eq, Debug, Default, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct NoteTable {
    /// One or two sentences, in your own words.
    #[schemars(with = "String")]
    pub text: At<String>,
    /// What they speak of instead.
    #[schemars(with = "String")]
    pub why: At<String>,
}
