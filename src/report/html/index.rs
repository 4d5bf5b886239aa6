//! The index of a report of many stories, gathered story by story.

use super::overview::{self, Kind, Sharing};
use super::pages::Pages;
use super::part::Portion;
use super::stories::StoryLine;
use super::{SCRIPT, extras, place, policy, value, verdict};
use crate::model::Finding;
use crate::report::counts::Counts;
use crate::report::review::Status;
use crate::report::rows::View;
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use std::io;

/// Inputs that were not used told at most.
const UNUSED: usize = extras::LINES * 10;

/// What stands on the index but for single findings.
#[derive(Default)]
pub(super) struct Index {
    /// How many stories there are, and what the first one is called.
    stories: usize,
    title: String,
    /// Questions.
    groups: usize,
    lines: Vec<StoryLine>,
    /// Stories without a page.
    alone: usize,
    sharing: Vec<Sharing>,
    /// By the number of the input.
    unused: BTreeMap<u32, (String, String)>,
}

impl Index {
    /// Takes stories, the lines of those that have a page, and inputs that were not used.
    pub(super) fn add(&mut self, view: &View<'_>, portions: &[Portion<'_>], lines: Vec<StoryLine>) {
        for story in &view.outcome.resolved.stories {
            if self.stories == 0 {
                self.title.clone_from(&story.label);
            }
            self.stories += 1;
        }
        self.groups += view.outcome.resolved.groups.len();
        self.alone += portions.len() - lines.len();
        self.lines.extend(lines);
        self.sharing.extend(portions.iter().filter_map(|p| Sharing::of(view, p, place(&p.story.id))));
        self.unused.extend(extras::skipped(view));
        while self.unused.len() > UNUSED {
            self.unused.pop_last();
        }
    }

    /// All of it, with the findings of the run, the weightiest first.
    pub(super) fn page(
        &self,
        pages: &Pages,
        counted: &Counts,
        findings: &[Finding],
        status: &dyn Fn(&Finding) -> Status,
        kinds: Vec<Kind>,
    ) -> io::Result<Json> {
        let title = (self.stories == 1 && !self.title.is_empty()).then_some(self.title.as_str());
        let mut lines: Vec<&StoryLine> = self.lines.iter().collect();
        lines.sort_by(|a, b| a.weightier(b));
        let (loud, quiet): (Vec<&StoryLine>, Vec<&StoryLine>) = lines.into_iter().partition(|line| line.is_loud());
        let open = findings.iter().filter(|f| status(f) == Status::Open);
        Ok(json!({
            "policy": policy::of(SCRIPT),
            "head": value(&pages.head(counted, title, self.groups, findings.iter(), status))?,
            "verdict": verdict::words(open),
            "loud": value(&loud)?,
            "quiet": value(&quiet)?,
            "alone": self.alone,
            "kinds": value(&kinds)?,
            "sharing": value(&overview::most(&self.sharing))?,
            "skipped": value(&self.unused.values().collect::<Vec<_>>())?,
        }))
    }
}
