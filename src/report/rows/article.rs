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
    pub schema: String,
    pub id: String,
    pub outlet: Option<String>,
    pub url: Option<String>,
    pub title: Option<String>,
    pub published: Option<String>,
    pub published_from: Provenance,
    pub published_reliability: Reliability,
    pub modified: Option<String>,
    pub language: Option<String>,
    pub genre: Genre,
    pub credit: Option<String>,
    pub section: Option<String>,
    pub author: Option<String>,
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
    /// Every article, by id.
    pub fn all(view: &View<'_>) -> Vec<ArticleRow> {
        (0..view.outcome.corpus.scans.len()).map(|i| ArticleRow::of(view, ArticleIx(i as u32))).collect()
    }

    fn of(view: &View<'_>, ix: ArticleIx) -> ArticleRow {
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
