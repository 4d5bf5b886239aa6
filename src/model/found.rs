//! What the recognisers of the extract stage located, before anything is understood.

use super::{DateParts, FigureParts, NameKind, QuoteKind, Span};
use compact_str::CompactString;

/// Everything located in one article; each list in the order of the text.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Found {
    /// Numbers with their units and words of comparison.
    pub figures: Vec<FigureParts>,
    /// Dates, times, periods.
    pub dates: Vec<DateParts>,
    /// People, organisations, places.
    pub names: Vec<NameSpan>,
    /// Titles, trades, relations.
    pub roles: Vec<RoleSpan>,
    /// Direct quotations.
    pub quotes: Vec<QuoteSpan>,
}

/// A name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NameSpan {
    /// The name, without titles.
    pub span: Span,
    /// What bears it.
    pub kind: NameKind,
}

/// A role, and where its holder's name stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RoleSpan {
    /// The words of the role.
    pub span: Span,
    /// Canonical role.
    pub role: CompactString,
    /// The name of who has it.
    pub holder: Option<Span>,
    /// The name it is towards.
    pub of: Option<Span>,
}

/// A direct quotation and what stands around it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QuoteSpan {
    /// The words between the outer marks.
    pub span: Span,
    /// The words that name the speaker: a name, a pronoun, a role.
    pub speaker: Option<Span>,
    /// The verb of saying.
    pub cue: Option<Span>,
    /// Whether it is all that was said.
    pub kind: QuoteKind,
}
