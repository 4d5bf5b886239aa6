//! The records of the outputs, each defined once: JSON lines, CSV and JSON Schema all come from here.

mod article;
mod claim;
mod copy;
mod coverage;
mod finding;
mod group;
mod name;
mod quoted;

pub use article::ArticleRow;
pub use claim::ClaimRow;
pub use copy::{CopyRow, EditRow};
pub use coverage::CoverageRow;
pub use finding::FindingRow;
pub use group::GroupRow;
pub use name::{FormRow, NameRow, RoleRow};
pub use quoted::{Quoted, SideRow};

use crate::model::{ArticleIx, CodePoints, Evidence, Outcome, Scan, Span};
use crate::report::review::{Dismissal, Review, Status, Told};
use claim::Claims;
use std::collections::HashMap;
use std::sync::OnceLock;

/// The outcome with what several tables look up in it.
pub struct View<'o> {
    /// What the run found out.
    pub outcome: &'o Outcome,
    points: Vec<OnceLock<CodePoints<'o>>>,
    claims: OnceLock<Claims<'o>>,
    stories: Vec<Option<&'o str>>,
    labels: HashMap<&'o str, &'o str>,
    review: Review,
    /// Those of its articles in the whole run, where it is a part of one.
    numbers: Option<&'o [u32]>,
}

impl<'o> View<'o> {
    /// Of `outcome`.
    pub fn of(outcome: &'o Outcome) -> View<'o> {
        let count = outcome.corpus.scans.len();
        let mut stories = vec![None; count];
        for story in &outcome.resolved.stories {
            for ix in &story.articles {
                if let Some(place) = stories.get_mut(ix.0 as usize) {
                    *place = Some(story.id.as_str());
                }
            }
        }
        let labels = outcome.resolved.stories.iter().map(|s| (s.id.as_str(), s.label.as_str())).collect();
        let points = (0..count).map(|_| OnceLock::new()).collect();
        View { outcome, points, claims: OnceLock::new(), stories, labels, review: Review::default(), numbers: None }
    }

    /// With what people have said of its findings.
    pub fn reviewed(self, review: &Review) -> View<'o> {
        View { review: review.clone(), ..self }
    }

    /// As a part of a run, in which its articles have these numbers.
    pub fn numbered(self, numbers: &'o [u32]) -> View<'o> {
        View { numbers: Some(numbers), ..self }
    }

    /// The number of an article in the whole run.
    pub fn number(&self, ix: ArticleIx) -> u32 {
        self.numbers.and_then(|numbers| numbers.get(ix.0 as usize)).copied().unwrap_or(ix.0)
    }

    /// What has become of the finding `id`.
    pub fn status(&self, id: &str) -> Status {
        self.review.status(id)
    }

    /// Why the finding `id` was dismissed, where it was.
    pub fn dismissal(&self, id: &str) -> Option<&Dismissal> {
        self.review.reason(id)
    }

    /// Which decisions are over, do not fit any more, or hold for nothing.
    pub fn told(&self) -> Told {
        self.review.told(&self.outcome.findings)
    }

    /// What a person calls the story `id`.
    pub fn label(&self, id: &str) -> Option<&'o str> {
        self.labels.get(id).copied()
    }

    /// The scan at `ix`.
    pub fn scan(&self, ix: ArticleIx) -> &'o Scan {
        self.outcome.corpus.scan(ix)
    }

    /// The story (id) of an article.
    pub fn story(&self, ix: ArticleIx) -> Option<&'o str> {
        self.stories.get(ix.0 as usize).copied().flatten()
    }

    /// The origin (id) of an article.
    pub fn origin(&self, ix: ArticleIx) -> Option<&'o str> {
        self.outcome.resolved.origins.get(ix.0 as usize).map(String::as_str)
    }

    /// A span of an article in code points.
    pub fn points(&self, ix: ArticleIx, span: Span) -> (u32, u32) {
        self.code_points(ix).of_span(span)
    }

    /// Where the code points of an article are.
    fn code_points(&self, ix: ArticleIx) -> &CodePoints<'o> {
        self.points[ix.0 as usize].get_or_init(|| CodePoints::of(&self.scan(ix).article.text))
    }

    /// Every claim.
    fn claims(&self) -> &Claims<'o> {
        self.claims.get_or_init(|| Claims::of(self.outcome))
    }

    /// The words of a place.
    pub fn words(&self, place: Evidence) -> &'o str {
        self.scan(place.article).words(place.span)
    }

    /// What a reader calls the outlet of an article: its name, else its path.
    pub fn outlet(&self, ix: ArticleIx) -> &'o str {
        let article = &self.scan(ix).article;
        if article.outlet.is_empty() { &article.source.path } else { &article.outlet }
    }
}
