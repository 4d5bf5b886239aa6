//! What one page of the report shows: everything, or one story. The rows of a page are made for it alone.

use crate::model::{Copy, Coverage, Finding, Story};
use crate::report::rows::{ArticleRow, CopyRow, NameRow, View};
use std::collections::HashMap;

/// The part of an outcome that stands on one page.
#[derive(Default)]
pub(super) struct Part<'v> {
    pub stories: Vec<&'v Story>,
    pub findings: Vec<&'v Finding>,
    pub names: Vec<NameRow>,
    pub copies: Vec<(&'v Copy, CopyRow)>,
    pub articles: Vec<ArticleRow>,
    /// Places in the list of groups.
    pub groups: Vec<usize>,
    pub coverage: Vec<&'v Coverage>,
}

impl<'v> Part<'v> {
    /// Everything on one page.
    pub(super) fn whole(view: &View<'v>) -> Part<'v> {
        let outcome = view.outcome;
        Part {
            stories: outcome.resolved.stories.iter().collect(),
            findings: outcome.findings.iter().collect(),
            names: (0..NameRow::count(view)).map(|at| NameRow::at(view, at)).collect(),
            copies: outcome.resolved.copies.iter().map(|copy| (copy, CopyRow::of(view, copy))).collect(),
            articles: (0..ArticleRow::count(view)).map(|at| ArticleRow::at(view, at)).collect(),
            groups: (0..outcome.resolved.groups.len()).collect(),
            coverage: outcome.coverage.iter().collect(),
        }
    }
}

/// Where what belongs to a story stands in the outcome; inputs that were not used belong to none.
pub(super) struct Portion<'v> {
    pub story: &'v Story,
    pub findings: Vec<&'v Finding>,
    /// Places in the list of names.
    names: Vec<usize>,
    pub copies: Vec<&'v Copy>,
    groups: Vec<usize>,
    coverage: Vec<&'v Coverage>,
}

impl<'v> Portion<'v> {
    /// Of each story, in the order of their ids.
    pub(super) fn by_story(view: &View<'v>) -> Vec<Portion<'v>> {
        let outcome = view.outcome;
        let empty = |story| Portion {
            story,
            findings: Vec::new(),
            names: Vec::new(),
            copies: Vec::new(),
            groups: Vec::new(),
            coverage: Vec::new(),
        };
        let mut all: HashMap<&str, Portion<'v>> =
            outcome.resolved.stories.iter().map(|story| (story.id.as_str(), empty(story))).collect();
        let mut put = |story: &str, put: &mut dyn FnMut(&mut Portion<'v>)| {
            if let Some(portion) = all.get_mut(story) {
                put(portion);
            }
        };
        for finding in &outcome.findings {
            put(&finding.story, &mut |p| p.findings.push(finding));
        }
        for (at, entity) in outcome.resolved.entities.iter().enumerate() {
            put(&entity.story, &mut |p| p.names.push(at));
        }
        for copy in &outcome.resolved.copies {
            put(&copy.story, &mut |p| p.copies.push(copy));
        }
        for (at, group) in outcome.resolved.groups.iter().enumerate() {
            put(&group.story, &mut |p| p.groups.push(at));
        }
        for coverage in &outcome.coverage {
            put(&coverage.story, &mut |p| p.coverage.push(coverage));
        }
        let mut all: Vec<Portion<'v>> = all.into_values().collect();
        all.sort_unstable_by_key(|portion| portion.story.id.as_str());
        all
    }

    /// A story that one article tells has nothing to compare.
    pub(super) fn has_page(&self) -> bool {
        self.story.articles.len() > 1 || !self.findings.is_empty()
    }

    /// What its page shows.
    pub(super) fn part(&self, view: &View<'v>) -> Part<'v> {
        Part {
            stories: vec![self.story],
            findings: self.findings.clone(),
            names: self.names.iter().map(|at| NameRow::at(view, *at)).collect(),
            copies: self.copies.iter().map(|copy| (*copy, CopyRow::of(view, copy))).collect(),
            articles: self.story.articles.iter().map(|ix| ArticleRow::of(view, *ix)).collect(),
            groups: self.groups.clone(),
            coverage: self.coverage.clone(),
        }
    }
}
