//! The parts of a figure, as they stand in the text: located, not yet understood.

use super::{Comparator, FigureKind, Span};
use compact_str::CompactString;
use rust_decimal::Decimal;

/// The parts of a figure.
#[derive(Clone, PartialEq, Debug)]
pub struct FigureParts {
    /// Number and unit or noun.
    pub span: Span,
    /// The words of comparison.
    pub hedge: Option<Span>,
    /// What the words around the number show it to be.
    pub kind: FigureKind,
    /// The number or numbers.
    pub number: NumberParts,
    /// What the words of comparison say.
    pub comparator: Option<Comparator>,
    /// What is measured in.
    pub unit: Option<UnitPart>,
    /// The head of what is counted.
    pub noun: Option<Span>,
    /// Of a rate: what it is for each of.
    pub per: Option<CompactString>,
}

/// One number as written.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Written {
    /// Its value, with its sign and scale.
    pub value: Decimal,
    /// The step it was written to, where its digits do not show it.
    pub step: Option<Decimal>,
}

/// The number or numbers of a figure.
#[derive(Clone, PartialEq, Debug)]
pub enum NumberParts {
    /// "60"
    One(Written),
    /// "between 50 and 60"
    Range(Written, Written),
    /// "dozens": what the lexicon takes the word to span.
    Vague(Option<Decimal>, Option<Decimal>),
    /// "5 feet 4 inches": each number with the name of its unit, the largest first.
    Sum(Vec<(Written, CompactString)>),
}

/// What a figure is measured in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum UnitPart {
    /// A unit by its name in the lexicon, or a compound of such names: `barrel per day`.
    Measure(CompactString),
    /// A currency by its name in the lexicon; whether the number is of its hundredth parts.
    Money(CompactString, bool),
}
