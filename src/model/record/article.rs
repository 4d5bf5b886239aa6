//! The `article` object.

use crate::model::{Article, DateCandidate, Genre, Learnt, Provenance, Reliability, Source, SourceMap, Stamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One article, as written and read.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct ArticleRecord {
    pub id: String,
    pub outlet: Option<String>,
    #[serde(skip_serializing_if = "is_unknown", default)]
    pub outlet_from: Provenance,
    /// The house that the outlet shares with sister titles.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub outlet_group: Option<String>,
    pub url: Option<String>,
    #[serde(skip_serializing_if = "is_unknown", default)]
    pub url_from: Provenance,
    pub title: Option<String>,
    #[serde(skip_serializing_if = "is_unknown", default)]
    pub title_from: Provenance,
    /// The article as read; never rewritten. Left out of tables that go without text.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub text: Option<String>,
    pub published: Option<String>,
    pub published_from: Provenance,
    pub published_reliability: Reliability,
    pub modified: Option<String>,
    #[serde(default)]
    pub modified_from: Provenance,
    pub language: Option<String>,
    pub genre: Genre,
    pub credit: Option<String>,
    pub story: Option<String>,
    pub section: Option<String>,
    #[serde(skip_serializing_if = "is_unknown", default)]
    pub section_from: Provenance,
    pub author: Option<String>,
    #[serde(skip_serializing_if = "is_unknown", default)]
    pub author_from: Provenance,
    /// Every date that the page says of it, taken or not.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub dates: Vec<DateCandidate>,
    pub source: Source,
    /// Of the text's UTF-8 bytes.
    pub sha256: String,
}

impl ArticleRecord {
    /// The record of `article`, with its text.
    pub fn of(article: &Article) -> ArticleRecord {
        ArticleRecord { text: Some(article.text.clone()), ..ArticleRecord::without_text(article) }
    }

    /// The record of `article` without its text.
    pub fn without_text(article: &Article) -> ArticleRecord {
        ArticleRecord {
            id: article.id.clone(),
            outlet: Some(article.outlet.clone()).filter(|o| !o.is_empty()),
            outlet_from: article.learnt.outlet,
            outlet_group: article.outlet_group.clone(),
            url: article.url.clone(),
            url_from: article.learnt.url,
            title: article.title.clone(),
            title_from: article.learnt.title,
            text: None,
            published: article.published.iso.clone(),
            published_from: article.published.from,
            published_reliability: article.published.reliability,
            modified: article.modified.iso.clone(),
            modified_from: article.modified.from,
            language: article.language.clone(),
            genre: article.genre,
            credit: article.credit.clone(),
            story: article.story.clone(),
            section: article.section.clone(),
            section_from: article.learnt.section,
            author: article.author.clone(),
            author_from: article.learnt.author,
            dates: article.dates.clone(),
            source: article.source.clone(),
            sha256: article.sha256.clone(),
        }
    }

    /// The article it describes.
    pub fn into_article(self) -> Article {
        let stamp = |iso: Option<String>, from, reliability| Stamp {
            date: iso.as_deref().and_then(day_of),
            iso,
            from,
            reliability,
        };
        let modified = if self.modified.is_some() { Reliability::Medium } else { Reliability::None };
        Article {
            id: self.id,
            outlet: self.outlet.unwrap_or_default(),
            url: self.url,
            title: self.title,
            text: self.text.unwrap_or_default(),
            published: stamp(self.published, self.published_from, self.published_reliability),
            modified: stamp(self.modified, self.modified_from, modified),
            language: self.language,
            genre: self.genre,
            credit: self.credit,
            story: self.story,
            section: self.section,
            author: self.author,
            source: self.source,
            sha256: self.sha256,
            marked: Vec::new(),
            map: SourceMap::default(),
            learnt: Learnt {
                outlet: self.outlet_from,
                title: self.title_from,
                url: self.url_from,
                author: self.author_from,
                section: self.section_from,
            },
            outlet_group: self.outlet_group,
            dates: self.dates,
        }
    }
}

fn is_unknown(from: &Provenance) -> bool {
    *from == Provenance::None
}

/// The day of an ISO 8601 date or date and time.
pub(crate) fn day_of(iso: &str) -> Option<jiff::civil::Date> {
    iso.get(..10)?.parse().ok()
}
