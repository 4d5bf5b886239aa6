//! What mentions mean: figures, dates, names, roles.

use super::{Amount, MentionId, Span};
use compact_str::CompactString;
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Kinds of mention, as outputs name them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum MentionKind {
    Number,
    Ordinal,
    Percent,
    Quantity,
    Money,
    Age,
    Duration,
    Set,
    Date,
    Time,
    Datetime,
    Person,
    Organisation,
    Place,
    Role,
    /// Words that fill a text slot of a pattern.
    Text,
}

/// What a figure counts or measures.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FigureKind {
    /// A bare number.
    Number,
    /// A place in an order.
    Ordinal,
    /// A share, or percentage points.
    Percent,
    /// With a unit, or a counted noun.
    Quantity,
    /// With a currency.
    Money,
    /// How old somebody or something is.
    Age,
    /// How long something lasts.
    Duration,
}

impl FigureKind {
    /// Whether it counts things, or may: a number alone, or one of something.
    pub fn counts(self) -> bool {
        matches!(self, FigureKind::Number | FigureKind::Quantity)
    }
}

/// An amount of something.
#[derive(Clone, PartialEq, Debug)]
pub struct Figure {
    /// What it counts or measures.
    pub kind: FigureKind,
    /// The number and its words of comparison.
    pub amount: Amount,
    /// The step the number was written to, where that is not plain from its digits: 0.25 for "a quarter".
    pub granularity: Option<Decimal>,
    /// Singular, lower case, British: `kilometre`; ISO 4217 for money; `week` for ages and durations.
    pub unit: Option<CompactString>,
    /// The counted thing, singular: `injury`.
    pub noun: Option<CompactString>,
    /// Of a rate: what it is for each of (`share`, `hour`).
    pub per: Option<CompactString>,
    /// Of a duration: ISO 8601.
    pub iso: Option<CompactString>,
    /// Of an age: whose.
    pub subject: Option<MentionId>,
}

/// A day, a period, a time of day.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct When {
    /// Whether a clock time is part of it, and whether a day is.
    pub grain: WhenKind,
    /// EDTF level 1, where it could be resolved.
    pub edtf: Option<CompactString>,
    /// The TIMEX3 value.
    pub timex: Option<CompactString>,
    /// First day that it may be or covers.
    pub earliest: Option<Date>,
    /// Last day that it may be or covers.
    pub latest: Option<Date>,
    /// Whether another date (of publication, mostly) was needed to resolve it.
    pub relative: bool,
}

/// Day or clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[allow(missing_docs)]
pub enum WhenKind {
    #[default]
    Date,
    Time,
    Datetime,
}

/// Kinds of name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum NameKind {
    Person,
    Organisation,
    Place,
}

/// A name, tied to the other mentions of its bearer in the article.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Name {
    /// What bears it.
    pub kind: NameKind,
    /// Shared by all mentions of one bearer in the article.
    pub entity: u32,
    /// The bearer's fullest form in the article.
    pub canonical: CompactString,
}

/// What somebody is: an office, a trade, a relation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Role {
    /// Canonical: `mother`, `director`.
    pub role: CompactString,
    /// The person who has it.
    pub holder: Option<MentionId>,
    /// The person or body it is towards: mother *of whom*, chair *of what*.
    pub of: Option<MentionId>,
}

/// What a mention means.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// Number, ordinal, percent, quantity, money, age, duration.
    Figure(Figure),
    /// How often: the TIMEX3 value.
    Set(CompactString),
    /// A date or time.
    When(When),
    /// A person, organisation or place.
    Name(Name),
    /// A role.
    Role(Role),
    /// Words of a text slot, folded for comparison.
    Text(CompactString),
}

impl Value {
    /// The kind outputs give it.
    pub fn kind(&self) -> MentionKind {
        match self {
            Value::Figure(figure) => match figure.kind {
                FigureKind::Number => MentionKind::Number,
                FigureKind::Ordinal => MentionKind::Ordinal,
                FigureKind::Percent => MentionKind::Percent,
                FigureKind::Quantity => MentionKind::Quantity,
                FigureKind::Money => MentionKind::Money,
                FigureKind::Age => MentionKind::Age,
                FigureKind::Duration => MentionKind::Duration,
            },
            Value::Set(_) => MentionKind::Set,
            Value::When(when) => match when.grain {
                WhenKind::Date => MentionKind::Date,
                WhenKind::Time => MentionKind::Time,
                WhenKind::Datetime => MentionKind::Datetime,
            },
            Value::Name(name) => match name.kind {
                NameKind::Person => MentionKind::Person,
                NameKind::Organisation => MentionKind::Organisation,
                NameKind::Place => MentionKind::Place,
            },
            Value::Role(_) => MentionKind::Role,
            Value::Text(_) => MentionKind::Text,
        }
    }
}

/// A place in an article that names, counts or dates something.
#[derive(Clone, PartialEq, Debug)]
pub struct Mention {
    /// Its number in the article.
    pub id: MentionId,
    /// The number and its unit or noun; the name; the date. Not the words of comparison.
    pub span: Span,
    /// The words of comparison.
    pub hedge: Option<Span>,
    /// What it means.
    pub value: Value,
}

impl Figure {
    /// The last word of what it counts: "passenger" of "ferry passenger".
    pub fn head(&self) -> Option<&str> {
        self.noun.as_deref().and_then(|noun| noun.rsplit(' ').next())
    }
}

impl Mention {
    /// Its words and those of comparison beside them: "more than 50".
    pub fn whole(&self) -> Span {
        self.hedge.map_or(self.span, |hedge| self.span.cover(hedge))
    }

    /// The kind outputs give it.
    pub fn kind(&self) -> MentionKind {
        self.value.kind()
    }

    /// The figure it is, if it is one.
    pub fn figure(&self) -> Option<&Figure> {
        match &self.value {
            Value::Figure(figure) => Some(figure),
            _ => None,
        }
    }

    /// The date it is, if it is one.
    pub fn when(&self) -> Option<&When> {
        match &self.value {
            Value::When(when) => Some(when),
            _ => None,
        }
    }

    /// The name it is, if it is one.
    pub fn name(&self) -> Option<&Name> {
        match &self.value {
            Value::Name(name) => Some(name),
            _ => None,
        }
    }

    /// The name it is, if it is that of a person.
    pub fn person(&self) -> Option<&Name> {
        self.name().filter(|name| name.kind == NameKind::Person)
    }
}
