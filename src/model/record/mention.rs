//! The `mentions` of a scan record.

use crate::model::decimal::{from_json, to_json};
use crate::model::{
    Amount, CodePoints, Comparator, Figure, FigureKind, Mention, MentionId, MentionKind, Name, NameKind, Role, Value,
    When, WhenKind,
};
use compact_str::CompactString;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

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
    pub value: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<f64>")]
    pub low: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<f64>")]
    pub high: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comparator: Option<Comparator>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub unit: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub noun: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub per: Option<CompactString>,
    /// The step the number was written to, where its digits do not show it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<f64>")]
    pub granularity: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub iso: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub edtf: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub earliest: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub latest: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub timex: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relative: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub canonical: Option<CompactString>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<u32>")]
    pub holder: Option<Json>,
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

fn words(value: &Option<CompactString>) -> Option<Json> {
    Some(value.as_ref().map_or(Json::Null, |v| Json::from(v.as_str())))
}

fn compact(value: &Option<Json>) -> Option<CompactString> {
    value.as_ref()?.as_str().map(CompactString::from)
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
            Value::Set(timex) => MentionRecord { timex: Some(Json::from(timex.as_str())), ..base },
            Value::When(when) => base.with_when(when),
            Value::Name(name) => {
                MentionRecord { entity: Some(name.entity), canonical: Some(name.canonical.clone()), ..base }
            }
            Value::Role(role) => MentionRecord {
                holder: Some(role.holder.map_or(Json::Null, |h| Json::from(h.0))),
                role: Some(role.role.clone()),
                of: role.of.map(|m| m.0),
                ..base
            },
            Value::Text(normal) => MentionRecord { normal: Some(normal.clone()), ..base },
        }
    }

    fn with_figure(self, figure: &Figure) -> MentionRecord {
        let number = |v: Option<rust_decimal::Decimal>| Some(v.map_or(Json::Null, to_json));
        let (low, high) = figure.amount.bounds();
        MentionRecord {
            value: number(figure.amount.value()),
            low: number(low),
            high: number(high),
            comparator: Some(figure.amount.comparator()),
            unit: words(&figure.unit),
            noun: words(&figure.noun),
            per: figure.per.clone(),
            granularity: figure.granularity.map(to_json),
            iso: figure.iso.as_ref().map(|i| Json::from(i.as_str())),
            timex: uncounted(figure).map(Json::from),
            subject: figure.subject.map(|s| s.0),
            ..self
        }
    }

    fn with_when(self, when: &When) -> MentionRecord {
        let day = |d: Option<jiff::civil::Date>| Some(d.map_or(Json::Null, |d| Json::from(d.to_string())));
        MentionRecord {
            edtf: words(&when.edtf),
            timex: words(&when.timex),
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
            MentionKind::Set => compact(&self.timex).map(Value::Set),
            MentionKind::Date => when(WhenKind::Date),
            MentionKind::Time => when(WhenKind::Time),
            MentionKind::Datetime => when(WhenKind::Datetime),
            MentionKind::Person => name(NameKind::Person),
            MentionKind::Organisation => name(NameKind::Organisation),
            MentionKind::Place => name(NameKind::Place),
            MentionKind::Role => Some(Value::Role(Role {
                role: self.role.clone()?,
                holder: self.holder.as_ref().and_then(Json::as_u64).map(|h| MentionId(h as u32)),
                of: self.of.map(MentionId),
            })),
            MentionKind::Text => self.normal.clone().map(Value::Text),
        }
    }

    fn to_figure(&self, kind: FigureKind) -> Option<Figure> {
        let number = |v: &Option<Json>| v.as_ref().and_then(from_json);
        Some(Figure {
            kind,
            amount: Amount::from_fields(self.comparator?, number(&self.value), number(&self.low), number(&self.high))?,
            granularity: number(&self.granularity),
            unit: compact(&self.unit),
            noun: compact(&self.noun),
            per: self.per.clone(),
            iso: compact(&self.iso),
            subject: self.subject.map(MentionId),
        })
    }

    fn to_when(&self, grain: WhenKind) -> When {
        let day = |v: &Option<Json>| v.as_ref().and_then(Json::as_str).and_then(|d| d.parse().ok());
        When {
            grain,
            edtf: compact(&self.edtf),
            timex: compact(&self.timex),
            earliest: day(&self.earliest),
            latest: day(&self.latest),
            relative: self.relative.unwrap_or(false),
        }
    }
}
