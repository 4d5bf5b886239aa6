//! Words of an article with what stands around them, so that any program can find them again.

use super::View;
use crate::model::{Evidence, Side};
use schemars::JsonSchema;
use serde::Serialize;

/// A place in an article, quoted.
#[derive(Clone, PartialEq, Debug, Default, Serialize, JsonSchema)]
pub struct Quoted {
    /// The article (id).
    pub article: String,
    /// Its outlet.
    pub outlet: String,
    /// When it was published.
    pub published: Option<String>,
    /// First code point.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
    /// Letter for letter what stands at `start..end`.
    pub exact: String,
    /// What stands before it.
    pub prefix: String,
    /// What stands after it.
    pub suffix: String,
}

/// How much is quoted around a place, in code points.
const AROUND: usize = 32;

impl Quoted {
    /// The words at `place`.
    pub fn of(view: &View<'_>, place: Evidence) -> Quoted {
        let scan = view.scan(place.article);
        let text = scan.article.text.as_str();
        let (start, end) = view.points(place.article, place.span);
        let before = text.get(..place.span.start()).unwrap_or_default();
        let after = text.get(place.span.end()..).unwrap_or_default();
        let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
        let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
        Quoted {
            article: scan.article.id.clone(),
            outlet: view.outlet(place.article).to_owned(),
            published: scan.article.published.iso.clone(),
            start,
            end,
            exact: view.words(place).to_owned(),
            prefix: before[from..].to_owned(),
            suffix: after[..to].to_owned(),
        }
    }
}

/// One value and who reports it.
#[derive(Clone, PartialEq, Debug, Default, Serialize, JsonSchema)]
pub struct SideRow {
    /// As a person reads it.
    pub display: String,
    /// How many outlets report it.
    pub outlets: usize,
    /// How many independent origins.
    pub origins: usize,
    /// Where.
    pub mentions: Vec<Quoted>,
}

impl SideRow {
    /// The row of `side`.
    pub fn of(view: &View<'_>, side: &Side) -> SideRow {
        SideRow {
            display: side.display.clone(),
            outlets: side.outlets,
            origins: side.origins,
            mentions: side.places.iter().map(|p| Quoted::of(view, *p)).collect(),
        }
    }
}
