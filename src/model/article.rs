//! One text of one outlet, and how each thing known of it was learnt.

use super::{SourceMap, Zone};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How a piece of metadata was learnt.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Provenance {
    /// A field of the row or a column of the table it was read from.
    Field,
    /// `sources.csv` beside the file.
    Sidecar,
    /// The page's own metadata.
    Meta,
    /// Words of the text, such as a dateline.
    Text,
    /// The URL.
    Url,
    /// The file's path.
    Path,
    /// Not known.
    #[default]
    None,
}

/// How far a date can be relied on.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Reliability {
    /// There is none, or it cannot be right.
    #[default]
    None,
    /// Guessed; what depends on it stays open.
    Low,
    /// Read from the page.
    Medium,
    /// Given, or stated by the outlet.
    High,
}

/// The day, and where known the time, of a publication or a change.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Stamp {
    /// The day.
    pub date: Option<Date>,
    /// As given to other programs: an ISO 8601 date or date and time.
    pub iso: Option<String>,
    /// How it was learnt.
    pub from: Provenance,
    /// How far it can be relied on.
    pub reliability: Reliability,
}

impl Stamp {
    /// The day, where it may be reckoned with.
    pub fn reliable(&self) -> Option<Date> {
        (self.reliability >= Reliability::Medium).then_some(self.date).flatten()
    }
}

/// What kind of text an article is.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Genre {
    #[default]
    News,
    Opinion,
    Satire,
    Letter,
    Transcript,
    LiveBlog,
    Stub,
}

/// The file and place an article was read from.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Source {
    /// The path as it was given, with forward slashes.
    pub path: String,
    /// Which article of the file, from 0.
    pub record: u64,
}

/// Why an input is not used.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Skip {
    /// One word: `encoding`, `too-large`, `not-text`, `empty`, `syntax`, `language`, `stub` …
    pub reason: String,
    /// What exactly, where, and what to do about it.
    pub detail: String,
}

/// How each thing known of an article was learnt, dates aside.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[allow(missing_docs)]
pub struct Learnt {
    pub outlet: Provenance,
    pub title: Provenance,
    pub url: Provenance,
    pub author: Provenance,
    pub section: Provenance,
}

/// A date that is said of an article, taken or not.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, schemars::JsonSchema)]
pub struct DateCandidate {
    /// `published` or `modified`.
    pub kind: String,
    /// An ISO 8601 date or date and time.
    pub date: String,
    /// How it was learnt.
    pub from: Provenance,
    /// Where exactly: `json-ld datePublished`, `meta article:published_time`, `time`, `dateline`, `address`.
    pub how: String,
    /// Why it cannot be.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub refused: Option<String>,
}

/// One article. Its text is never rewritten.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Article {
    /// Unique in a run; as given, else made from the content.
    pub id: String,
    /// Its publisher, as given or learnt; empty where unknown.
    pub outlet: String,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// Its headline, where known apart from the text.
    pub title: Option<String>,
    /// The text as read.
    pub text: String,
    /// When it was published.
    pub published: Stamp,
    /// When it was last changed.
    pub modified: Stamp,
    /// Two-letter code.
    pub language: Option<String>,
    /// What kind of text.
    pub genre: Genre,
    /// The agency or paper it credits.
    pub credit: Option<String>,
    /// The event it is about, where the input says so.
    pub story: Option<String>,
    /// The part of the paper.
    pub section: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Where it was read from.
    pub source: Source,
    /// Of the text's UTF-8 bytes, in hexadecimal.
    pub sha256: String,
    /// Zones that the reader already knows (of a web page, say).
    pub marked: Vec<Zone>,
    /// Which bytes of the source the text was made from.
    pub map: SourceMap,
    /// How what is known of it was learnt.
    pub learnt: Learnt,
    /// The house that its outlet shares with sister titles.
    pub outlet_group: Option<String>,
    /// Every date that its page says of it, the most reliable first.
    pub dates: Vec<DateCandidate>,
}

impl Article {
    /// Who speaks: its outlet, or, where that is not known, it alone.
    pub fn voice(&self) -> &str {
        if self.outlet.is_empty() { &self.id } else { &self.outlet }
    }

    /// Whether it is in English, or nobody knows.
    pub fn is_english(&self) -> bool {
        let code = self.language.as_deref().unwrap_or("en").to_ascii_lowercase();
        matches!(code.split(['-', '_']).next(), Some("en" | "eng" | "english"))
    }
}
