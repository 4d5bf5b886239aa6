//! `articles`: what was read.

use super::View;
use crate::model::record::ArticleRecord;
use crate::model::{ArticleIx, Genre, Provenance, Reliability, Skip, Source};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// One article, or an input that could not be used.
#[derive(Clone, PartialEq, Debug, Default, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct ArticleRow {
    /// Name and version of this record.
    pub schema: String,
    /// Unique in a run; as given, else made from the content.
    pub id: String,
    /// Its publisher.
    pub outlet: Option<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// Its headline, where known apart from the text.
    pub title: Option<String>,
    /// When it was published, ISO 8601.
    pub published: Option<String>,
    /// How that was learnt.
    pub published_from: Provenance,
    /// How far it can be relied on.
    pub published_reliability: Reliability,
    /// When it was last changed.
    pub modified: Option<String>,
    /// Two-letter code.
    pub language: Option<String>,
    /// What kind of text.
    pub genre: Genre,
    /// The agency or paper it credits.
    pub credit: Option<String>,
    /// The part of the paper.
    pub section: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Where it was read from.
    pub source: Source,
    /// Of the text's UTF-8 bytes.
    pub sha256: String,
    /// The story it belongs to.
    pub story: Option<String>,
    /// The text lineage it belongs to.
    pub origin: Option<String>,
    /// Code points in each kind of zone.
    pub zones_chars: BTreeMap<String, u64>,
    /// How many claims were found in it.
    pub claims: usize,
    /// Why it was not used.
    pub skipped: Option<Skip>,
}

impl ArticleRow {
    /// How many inputs there are.
    pub fn count(view: &View<'_>) -> usize {
        view.outcome.corpus.scans.len()
    }

    /// The one at `at`, by id.
    pub fn at(view: &View<'_>, at: usize) -> ArticleRow {
        ArticleRow::of(view, ArticleIx(at as u32))
    }

    /// Of one article.
    pub fn of(view: &View<'_>, ix: ArticleIx) -> ArticleRow {
        let scan = view.scan(ix);
        let record = ArticleRecord::without_text(&scan.article);
        let mut zones_chars = BTreeMap::new();
        for zone in &scan.zones {
            let (start, end) = view.points(ix, zone.span);
            let name = serde_json::to_value(zone.kind).ok().and_then(|v| v.as_str().map(str::to_owned));
            *zones_chars.entry(name.unwrap_or_default()).or_default() += u64::from(end - start);
        }
        ArticleRow {
            schema: "claimdiff/article/1".into(),
            id: record.id,
            outlet: record.outlet,
            url: record.url,
            title: record.title,
            published: record.published,
            published_from: record.published_from,
            published_reliability: record.published_reliability,
            modified: record.modified,
            language: record.language,
            genre: record.genre,
            credit: record.credit,
            section: record.section,
            author: record.author,
            source: record.source,
            sha256: record.sha256,
            story: view.story(ix).map(str::to_owned),
            origin: view.origin(ix).filter(|_| scan.skipped.is_none()).map(str::to_owned),
            zones_chars,
            claims: scan.claims.len(),
            skipped: scan.skipped.clone(),
        }
    }
}
