//! The nouns of claimdiff. Nothing here reads, writes or knows of any stage.
//!
//! An [`Article`] is cut into [`Segments`]; recognisers find what [`Found`] lists; normalised, that
//! becomes [`Mention`]s, [`Quote`]s and [`Claim`]s: together a [`Scan`]. The scans of a run are a
//! [`Corpus`]; what it says together is [`Resolved`]; where it differs, [`Finding`]s.

mod amount;
mod article;
mod claim;
mod corpus;
mod date_parts;
pub mod decimal;
mod error;
mod figure_parts;
mod finding;
mod found;
mod letters;
#[cfg(test)]
pub(crate) mod marked;
mod outcome;
pub(crate) mod placed;
pub mod record;
mod segments;
mod sieve;
mod source_map;
mod span;
mod token;
mod value;
mod voices;

pub use amount::{Amount, Bound, Comparator, End, Interval};
pub use article::{Article, DateCandidate, Genre, Learnt, Provenance, Reliability, Skip, Source, Stamp};
pub use claim::{Claim, Match, MentionId, Quote, QuoteKind, Scan, SlotFill, Stance};
pub(crate) use corpus::FAR_DAYS;
pub use corpus::{
    ArticleIx, Class, Copy, Corpus, Datum, Edit, Entity, Entry, Evidence, Form, FormClass, Group, Penalty, Resolved,
    RoleUse, Story,
};
pub use date_parts::{
    Clock, Count, DateExpr, DateParts, DayPart, Direction, Fields, Nth, Offset, Origin, Part, Piece, Reference, Season,
    Tense, Unit, Year,
};
pub use error::Error;
pub use figure_parts::{FigureParts, NumberParts, UnitPart, Written};
pub use finding::{Confidence, Finding, QuoteChange, Relation, RuleKind, Severity, Shape, Side, Step};
pub use found::{Found, NameSpan, QuoteSpan, RoleSpan};
pub use letters::{has_letters, is_hidden, letters};
pub use outcome::{Coverage, CoverageState, Funnel, Outcome};
pub use segments::{Segments, Sentence, Zone, ZoneKind};
pub use sieve::Sieve;
pub use source_map::{SourceMap, Stretch};
pub use span::{CodePoints, Span};
pub use token::{Case, KeyHash, Token, TokenKind, WordKey};
pub use value::{Figure, FigureKind, Mention, MentionKind, Name, NameKind, Role, Value, When, WhenKind};
pub use voices::Voices;
