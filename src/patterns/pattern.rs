//! One pattern, compiled: what it asks, what fills its slots, and how its claims are compared.

use super::expected::Expected;
use super::wording::Wording;
use crate::model::{Class, FigureKind, NameKind, Relation, Severity, Stance, Value, WordKey};
use compact_str::CompactString;
use rustc_hash::FxHashSet;

/// How far a pattern has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Status {
    /// Tried, not yet measured.
    Draft,
    /// In use.
    #[default]
    Stable,
    /// Kept for the record; finds nothing.
    Retired,
}

/// What may fill a slot.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs)]
pub enum SlotKind {
    Count,
    Ordinal,
    Percent,
    Money,
    Duration,
    Date,
    Age,
    Quantity,
    Person,
    Organisation,
    Place,
    Role,
    Quote,
    Text,
}

impl SlotKind {
    /// Every kind, as pattern files write it.
    pub const ALL: [(&'static str, SlotKind); 14] = [
        ("count", SlotKind::Count),
        ("ordinal", SlotKind::Ordinal),
        ("percent", SlotKind::Percent),
        ("money", SlotKind::Money),
        ("duration", SlotKind::Duration),
        ("date", SlotKind::Date),
        ("age", SlotKind::Age),
        ("quantity", SlotKind::Quantity),
        ("person", SlotKind::Person),
        ("organisation", SlotKind::Organisation),
        ("place", SlotKind::Place),
        ("role", SlotKind::Role),
        ("quote", SlotKind::Quote),
        ("text", SlotKind::Text),
    ];

    /// The kind that a value fills by what it is; none for repetitions and bare words.
    pub fn of(value: &Value) -> Option<SlotKind> {
        Some(match value {
            Value::Figure(figure) => match figure.kind {
                FigureKind::Number => SlotKind::Count,
                FigureKind::Ordinal => SlotKind::Ordinal,
                FigureKind::Percent => SlotKind::Percent,
                FigureKind::Quantity if figure.unit.is_none() => SlotKind::Count,
                FigureKind::Quantity => SlotKind::Quantity,
                FigureKind::Money => SlotKind::Money,
                FigureKind::Age => SlotKind::Age,
                FigureKind::Duration => SlotKind::Duration,
            },
            Value::When(_) => SlotKind::Date,
            Value::Name(name) => match name.kind {
                NameKind::Person => SlotKind::Person,
                NameKind::Organisation => SlotKind::Organisation,
                NameKind::Place => SlotKind::Place,
            },
            Value::Role(_) => SlotKind::Role,
            Value::Set(_) | Value::Text(_) => return None,
        })
    }

    /// As pattern files write it.
    pub fn name(self) -> &'static str {
        SlotKind::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }
}

/// A named place in the phrases of a pattern.
#[derive(Clone, Debug)]
pub struct Slot {
    /// Its name, unique in the pattern.
    pub name: CompactString,
    /// What usually fills it.
    pub kind: SlotKind,
    /// What else may fill it.
    pub also: Vec<SlotKind>,
    /// The nouns that may be counted, or units that may be measured; empty for any.
    pub nouns: FxHashSet<WordKey>,
    /// Whether a bare number, without the noun or unit, fills it too.
    pub bare: bool,
    /// Whether one person or thing named without a number ("a man", "the driver") counts as one.
    pub single: bool,
    /// Whether a phrase may do without it.
    pub optional: bool,
    /// Of a text slot: what its words must look like, from the first to the last.
    pub wording: Option<Wording>,
    /// The least value that may fill it.
    pub min: Option<i64>,
    /// The greatest value that may fill it.
    pub max: Option<i64>,
}

/// A sentence that must be found, or (for a gap) ought to be.
#[derive(Clone, Debug)]
pub struct Example {
    /// One or two sentences.
    pub text: String,
    /// What must fill which slot.
    pub slots: Vec<(CompactString, Expected)>,
    /// How the text stands behind it.
    pub stance: Stance,
    /// For a gap, what is missing.
    pub why: String,
    /// The line in its file, from 1.
    pub line: usize,
}

/// A sentence that must not be found.
#[derive(Clone, Debug)]
pub struct Counterexample {
    /// One or two sentences.
    pub text: String,
    /// What it speaks of instead.
    pub why: String,
    /// The line in its file, from 1.
    pub line: usize,
}

/// One kind of claim: compiled from one file.
#[derive(Debug)]
pub struct Pattern {
    /// `topic.name`, as its path says.
    pub id: CompactString,
    /// Raised when what it finds changes.
    pub revision: u32,
    /// How far it has come.
    pub status: Status,
    /// What it is about, in a few words.
    pub title: String,
    /// The question its claims answer.
    pub question: String,
    /// How its values are compared.
    pub class: Class,
    /// Whether the true value may grow from report to report.
    pub monotone: bool,
    /// What must agree for two claims to be comparable: `story`, `sentence` (like words around), or names of
    /// slots.
    pub same: Vec<CompactString>,
    /// Severities in place of the usual ones.
    pub severity: Vec<(Relation, Severity)>,
    /// Its slots, in the order of the file; the first is the value that is compared.
    pub slots: Vec<Slot>,
    /// The phrases as written.
    pub phrases: Vec<String>,
    /// Words, one after another, that mean something else is spoken of.
    pub unless: Vec<Vec<WordKey>>,
    /// What must be found.
    pub examples: Vec<Example>,
    /// What must not be found.
    pub counterexamples: Vec<Counterexample>,
    /// What ought to be found and is not yet.
    pub gaps: Vec<Example>,
    /// The file it was read from.
    pub path: String,
}

impl Pattern {
    /// The slot of this name.
    pub fn slot(&self, name: &str) -> Option<&Slot> {
        self.slots.iter().find(|s| s.name == name)
    }

    /// The slot whose value is compared: the first that is not optional, else the first.
    pub fn value_slot(&self) -> Option<&Slot> {
        self.slots.iter().find(|s| !s.optional).or(self.slots.first())
    }

    /// `id@revision`, as claims name it.
    pub fn provenance(&self) -> CompactString {
        compact_str::format_compact!("{}@{}", self.id, self.revision)
    }
}
