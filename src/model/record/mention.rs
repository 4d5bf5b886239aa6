//! The `mentions` of a scan record.

use crate::model::decimal::{from_json, to_json};
use crate::model::{
    Amount, CodePoints, Comparator, Figure, FigureKind, Mention, MentionId, MentionKind, Name, NameKind, Role, Value,
    When, WhenKind,
};
use compact_str::{CompactString, ToCompactString};
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value as Json;

/// A field that a kind has: null where its value is not known, left out where the kind has no such field.
type Field<T> = Option<Option<T>>;

/// A number that is written as JSON writes one, and kept as a decimal.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Exact(Decimal);

impl std::fmt::Display for Exact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to_json(self.0).fmt(f)
    }
}

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        to_json(self.0).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Exact, D::Error> {
        let json = Json::deserialize(deserializer)?;
        from_json(&json).map(Exact).ok_or_else(|| D::Error::custom(format!("{json} is no number claimdiff can hold")))
    }
}

/// One mention, as written and read. Fields that its kind does not have are left out;
/// fields that it has and whose value is not known are null.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[allow(missing_docs)]
pub struct MentionRecord {
    pub id: u32,
    pub kind: Option<MentionKind>,
    pub start: u32,
    pub end: u32,
    pub surface: String,
    /// Where the words of comparison stand.
    pub hedge: Option<(u32, u32)>,
    /// Of a figure: the number as written; null for a range or a vague word.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<f64>")]
    pub value: Field<Exact>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<f64>")]
    pub low: Field<Exact>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<f64>")]
    pub high: Field<Exact>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comparator: Option<Comparator>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub unit: Field<CompactString>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub noun: Field<CompactString>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub per: Option<CompactString>,
    /// The step the number was written to, where its digits do not show it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<f64>")]
    pub granularity: Field<Exact>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub iso: Field<CompactString>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub edtf: Field<CompactString>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub earliest: Field<CompactString>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub latest: Field<CompactString>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub timex: Field<CompactString>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relative: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub canonical: Option<CompactString>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<u32>")]
    pub holder: Field<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub role: Option<CompactString>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<u32>,
    /// Of a text slot: the words, folded.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub normal: Option<CompactString>,
}

/// The TIMEX3 value of a duration that nobody counted: "several months" is `PXM`.
fn uncounted(figure: &Figure) -> Option<&'static str> {
    let (FigureKind::Duration, Amount::Vague(..)) = (figure.kind, figure.amount) else { return None };
    Some(match figure.unit.as_deref()? {
        "century" => "PXC",
        "decade" => "PXE",
        "year" => "PXY",
        "month" => "PXM",
        "week" => "PXW",
        "day" => "PXD",
        "hour" => "PTXH",
        "minute" => "PTXM",
        "second" => "PTXS",
        _ => return None,
    })
}

impl MentionRecord {
    /// The record of `mention`.
    pub fn of(mention: &Mention, text: &str, points: &CodePoints<'_>) -> MentionRecord {
        let (start, end) = points.of_span(mention.span);
        let base = MentionRecord {
            id: mention.id.0,
            kind: Some(mention.kind()),
            start,
            end,
            surface: mention.span.slice(text).to_owned(),
            hedge: mention.hedge.map(|h| points.of_span(h)),
            ..MentionRecord::default()
        };
        match &mention.value {
            Value::Figure(figure) => base.with_figure(figure),
            Value::Set(timex) => MentionRecord { timex: Some(Some(timex.clone())), ..base },
            Value::When(when) => base.with_when(when),
            Value::Name(name) => {
                MentionRecord { entity: Some(name.entity), canonical: Some(name.canonical.clone()), ..base }
            }
            Value::Role(role) => MentionRecord {
                holder: Some(role.holder.map(|h| h.0)),
                role: Some(role.role.clone()),
                of: role.of.map(|m| m.0),
                ..base
            },
            Value::Text(normal) => MentionRecord { normal: Some(normal.clone()), ..base },
        }
    }

    fn with_figure(self, figure: &Figure) -> MentionRecord {
        let number = |v: Option<Decimal>| Some(v.map(Exact));
        let (low, high) = figure.amount.bounds();
        MentionRecord {
            value: number(figure.amount.value()),
            low: number(low),
            high: number(high),
            comparator: Some(figure.amount.comparator()),
            unit: Some(figure.unit.clone()),
            noun: Some(figure.noun.clone()),
            per: figure.per.clone(),
            granularity: figure.granularity.map(|step| Some(Exact(step))),
            iso: figure.iso.clone().map(Some),
            timex: uncounted(figure).map(|timex| Some(timex.into())),
            subject: figure.subject.map(|s| s.0),
            ..self
        }
    }

    fn with_when(self, when: &When) -> MentionRecord {
        let day = |d: Option<jiff::civil::Date>| Some(d.map(|d| d.to_compact_string()));
        MentionRecord {
            edtf: Some(when.edtf.clone()),
            timex: Some(when.timex.clone()),
            earliest: day(when.earliest),
            latest: day(when.latest),
            relative: Some(when.relative),
            ..self
        }
    }

    /// The mention it describes; none where its fields contradict one another or the text.
    pub fn to_mention(&self, points: &CodePoints<'_>) -> Option<Mention> {
        Some(Mention {
            id: MentionId(self.id),
            span: points.to_span((self.start, self.end))?,
            hedge: match self.hedge {
                None => None,
                Some(pair) => Some(points.to_span(pair)?),
            },
            value: self.to_value()?,
        })
    }

    fn to_value(&self) -> Option<Value> {
        let figure = |kind| self.to_figure(kind).map(Value::Figure);
        let when = |grain| Some(Value::When(self.to_when(grain)));
        let name = |kind| Some(Value::Name(Name { kind, entity: self.entity?, canonical: self.canonical.clone()? }));
        match self.kind? {
            MentionKind::Number => figure(FigureKind::Number),
            MentionKind::Ordinal => figure(FigureKind::Ordinal),
            MentionKind::Percent => figure(FigureKind::Percent),
            MentionKind::Quantity => figure(FigureKind::Quantity),
            MentionKind::Money => figure(FigureKind::Money),
            MentionKind::Age => figure(FigureKind::Age),
            MentionKind::Duration => figure(FigureKind::Duration),
            MentionKind::Set => self.timex.clone().flatten().map(Value::Set),
            MentionKind::Date => when(WhenKind::Date),
            MentionKind::Time => when(WhenKind::Time),
            MentionKind::Datetime => when(WhenKind::Datetime),
            MentionKind::Person => name(NameKind::Person),
            MentionKind::Organisation => name(NameKind::Organisation),
            MentionKind::Place => name(NameKind::Place),
            MentionKind::Role => Some(Value::Role(Role {
                role: self.role.clone()?,
                holder: self.holder.flatten().map(MentionId),
                of: self.of.map(MentionId),
            })),
            MentionKind::Text => self.normal.clone().map(Value::Text),
        }
    }

    fn to_figure(&self, kind: FigureKind) -> Option<Figure> {
        let number = |v: &Field<Exact>| v.flatten().map(|exact| exact.0);
        Some(Figure {
            kind,
            amount: Amount::from_fields(self.comparator?, number(&self.value), number(&self.low), number(&self.high))?,
            granularity: number(&self.granularity),
            unit: self.unit.clone().flatten(),
            noun: self.noun.clone().flatten(),
            per: self.per.clone(),
            iso: self.iso.clone().flatten(),
            subject: self.subject.map(MentionId),
        })
    }

    fn to_when(&self, grain: WhenKind) -> When {
        let day = |v: &Field<CompactString>| v.as_ref()?.as_ref()?.parse().ok();
        When {
            grain,
            edtf: self.edtf.clone().flatten(),
            timex: self.timex.clone().flatten(),
            earliest: day(&self.earliest),
            latest: day(&self.latest),
            relative: self.relative.unwrap_or(false),
        }
    }
}
