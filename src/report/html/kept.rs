//! The report of a run that is compared batch by batch: pages wait on the disk until the run is over, since each also
//! tells what is known of the whole run.

use super::facts::Facts;
use super::index::Index;
use super::overview::{self, Line};
use super::pages::Pages;
use super::part::Portion;
use super::value;
use crate::model::Finding;
use crate::pipeline::spill::{Piece, Spill, Spilled};
use crate::report::counts::Counts;
use crate::report::folder::Folder;
use crate::report::review::{Review, Status};
use crate::report::rows::View;
use crate::report::{Format, RunInfo, privacy};
use rayon::prelude::*;
use serde_json::Value as Json;
use std::io;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// A report while stories are compared.
pub struct Gathering {
    pages: Pages,
    index: Index,
    spill: Spill,
    /// Where each page is to stand.
    places: Vec<(String, Piece)>,
}

impl Gathering {
    pub(in super::super) fn new(run: &RunInfo, folder: &Path) -> io::Result<Gathering> {
        Ok(Gathering {
            pages: Pages::new(run)?,
            index: Index::default(),
            spill: Spill::new(folder)?,
            places: Vec::new(),
        })
    }

    /// Takes the pages of the stories of `view`.
    pub(in super::super) fn add(&mut self, view: &View<'_>) -> io::Result<()> {
        let portions = Portion::by_story(view);
        let spill = Mutex::new(&mut self.spill);
        let keep = |place: String, page: Json| {
            let page = serde_json::to_vec(&page)?;
            let piece = spill.lock().unwrap_or_else(PoisonError::into_inner).push(&page)?;
            Ok((place, piece))
        };
        let (lines, places) = self.pages.stories(view, &portions, keep)?;
        self.places.extend(places);
        self.index.add(view, &portions, lines);
        Ok(())
    }

    /// Keeps the line of `finding` on the index, where it may have one.
    pub(in super::super) fn line(&mut self, view: &View<'_>, finding: &Finding) -> io::Result<Option<Piece>> {
        if !finding.is_loud() || view.status(&finding.id) != Status::Open {
            return Ok(None);
        }
        self.spill.push(&serde_json::to_vec(&Line::of(view, finding))?).map(Some)
    }

    pub(in super::super) fn finish(self) -> io::Result<Gathered> {
        let Gathering { pages, index, spill, places } = self;
        Ok(Gathered { pages, index, spilled: spill.finish()?, places })
    }
}

/// The findings of a run, the weightiest first.
pub struct Found<'r> {
    /// Without values.
    pub findings: &'r [Finding],
    /// Where the line of each on the index stands.
    pub lines: &'r [Option<Piece>],
    /// What people have said of them.
    pub review: &'r Review,
}

/// A report that can be written.
pub struct Gathered {
    pages: Pages,
    index: Index,
    spilled: Spilled,
    places: Vec<(String, Piece)>,
}

impl Gathered {
    pub(in super::super) fn write(
        &self,
        counted: &Counts,
        found: &Found<'_>,
        facts: &Facts<'_>,
        hidden: Option<&privacy::Redactor>,
        folder: &Folder,
    ) -> io::Result<()> {
        self.places.par_iter().with_max_len(1).try_for_each(|(place, piece)| {
            let page = serde_json::from_slice(&self.spilled.read(*piece)?)?;
            let page = self.pages.rendered("report.html", page, facts, hidden)?;
            folder.write(place, |out| out.write_all(page.as_bytes()))
        })?;
        let status = |finding: &Finding| found.review.status(&finding.id);
        let line = |at: usize| match found.lines.get(at).copied().flatten() {
            Some(piece) => Ok(serde_json::from_slice(&self.spilled.read(piece)?)?),
            None => value(&Json::Null),
        };
        let kinds = overview::kinds(found.findings, &status, &line)?;
        let index = self.index.page(&self.pages, counted, found.findings, &status, kinds)?;
        let index = self.pages.rendered("index.html", index, facts, hidden)?;
        folder.write(Format::Html.file(), |out| out.write_all(index.as_bytes()))
    }
}
