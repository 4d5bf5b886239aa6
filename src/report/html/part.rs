//! What one page of the report shows: everything, or one story.

use crate::model::{Copy, Coverage, Finding, Story};
use crate::report::rows::{ArticleRow, CopyRow, NameRow, View};
use std::collections::BTreeMap;

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
        let copies = outcome.resolved.copies.iter().zip(CopyRow::all(view));
        Part {
            stories: outcome.resolved.stories.iter().collect(),
            findings: outcome.findings.iter().collect(),
            names: NameRow::all(view),
            copies: copies.collect(),
            articles: ArticleRow::all(view),
            groups: (0..outcome.resolved.groups.len()).collect(),
            coverage: outcome.coverage.iter().collect(),
        }
    }

    /// A page for each story, by id; inputs that were not used are on none.
    pub(super) fn by_story(self, view: &View<'v>) -> BTreeMap<String, Part<'v>> {
        let whole = self;
        let mut out: BTreeMap<String, Part<'v>> = BTreeMap::new();
        for story in whole.stories {
            out.entry(story.id.clone()).or_default().stories.push(story);
        }
        for finding in whole.findings {
            out.entry(finding.story.clone()).or_default().findings.push(finding);
        }
        for name in whole.names {
            out.entry(name.story.clone()).or_default().names.push(name);
        }
        for (copy, row) in whole.copies {
            out.entry(copy.story.clone()).or_default().copies.push((copy, row));
        }
        for article in whole.articles {
            if let Some(story) = article.story.clone() {
                out.entry(story).or_default().articles.push(article);
            }
        }
        for at in whole.groups {
            if let Some(group) = view.outcome.resolved.groups.get(at) {
                out.entry(group.story.clone()).or_default().groups.push(at);
            }
        }
        for coverage in whole.coverage {
            out.entry(coverage.story.clone()).or_default().coverage.push(coverage);
        }
        out.retain(|_, part| !part.stories.is_empty());
        out
    }
}
