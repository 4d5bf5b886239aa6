//! What a pattern file may say: one plain struct a table, each value with its place in the file.
//!
//! `reader` fills these; `check` looks for contradictions; `compile` makes
//! a [`super::Pattern`] of them.

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
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PatternFile {
    /// Where it was read from.
    pub source: Source,
    /// `format`: of this file's grammar. This program reads 1.
    pub format: Option<At<i64>>,
    /// `id`: topic and name; equals the path of the file below its folder, with dots. Never used again for something else.
    pub id: Option<At<String>>,
    /// `revision`: raised when what it finds changes; stands in every claim.
    pub revision: Option<At<i64>>,
    /// `status`: draft, stable or retired.
    pub status: Option<At<String>>,
    /// `title`: what it is about, in a few words.
    pub title: Option<At<String>>,
    /// `question`: heads the group of its claims.
    pub question: Option<At<String>>,
    /// `class`: how values are compared.
    pub class: Option<At<String>>,
    /// `monotone`: whether the true value may grow from report to report.
    pub monotone: Option<At<bool>>,
    /// `same`: what must agree for two claims to be comparable: `story`, `sentence` (like words
    /// around), or names of slots.
    pub same: Vec<At<String>>,
    /// `severity`: in place of the usual ones, by relation.
    pub severity: Vec<(At<String>, At<String>)>,
    /// `unless`: words that, in the same sentence, mean something else is spoken of.
    pub unless: Vec<At<String>>,
    /// `lists`: word lists of this file alone.
    pub lists: Vec<(At<String>, Vec<At<String>>)>,
    /// `slots`, in the order of the file.
    pub slots: Vec<SlotTable>,
    /// `phrase`: ways to say it.
    pub phrases: Vec<At<String>>,
    /// `example`: what must be found.
    pub examples: Vec<ExampleTable>,
    /// `counterexample`: what must not be found, and why.
    pub counterexamples: Vec<NoteTable>,
    /// `gap`: what ought to be found and is not yet.
    pub gaps: Vec<ExampleTable>,
}

/// `[slots.NAME]`
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SlotTable {
    /// Its name.
    pub name: At<String>,
    /// `kind`: what may fill it: one kind or several, the usual one first.
    pub kind: Vec<At<String>>,
    /// `noun`: what is counted: a word, several, or `@list`. Only for `count`.
    pub noun: Vec<At<String>>,
    /// `unit`: what it is measured in: a word or several. Only for `quantity`, `percent`, `duration`, `age`, `money`.
    pub unit: Vec<At<String>>,
    /// `bare`: whether a number alone may fill it (true unless it says otherwise).
    pub bare: Option<At<bool>>,
    /// `single`: whether "a man", "the driver" or a name counts as one. Only for `count`.
    pub single: Option<At<bool>>,
    /// `optional`: whether a phrase may do without it.
    pub optional: Option<At<bool>>,
    /// `regex`: what the words must look like. Only for `text`.
    pub regex: Option<At<String>>,
    /// `min`: the least value that may fill it.
    pub min: Option<At<i64>>,
    /// `max`: the greatest value that may fill it.
    pub max: Option<At<i64>>,
}

/// `[[example]]` or `[[gap]]`
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ExampleTable {
    /// `text`: one or two sentences.
    pub text: At<String>,
    /// `slots`: what must fill which slot, in the notation of [`super::Expected`].
    pub slots: Vec<(At<String>, At<String>)>,
    /// `stance`: how the text stands behind it; asserted unless it says otherwise.
    pub stance: Option<At<String>>,
    /// `why`: for a gap, what is missing.
    pub why: Option<At<String>>,
}

/// `[[counterexample]]`
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct NoteTable {
    /// `text`: one or two sentences.
    pub text: At<String>,
    /// `why`: what they speak of instead.
    pub why: At<String>,
}
