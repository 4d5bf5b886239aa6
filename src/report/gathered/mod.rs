//! A run whose records are on the disk, gathered batch by batch: what a batch of whole stories says can be forgotten
//! once its records and pages are written.

mod pieces;

use super::counts::Counts;
use super::folder::Folder;
use super::html::{self, Hits};
use super::manifest::{Input, Manifest};
use super::privacy::Redactor;
use super::record::Record;
use super::rows::View;
use super::tables::{KINDS, Kind, Source, batches};
use super::{Format, Kept, RunInfo};
use crate::compare::Weight;
use crate::model::{ArticleIx, Finding, Funnel, Scan};
use crate::pipeline::beyond::families;
use crate::pipeline::spill::Piece;
use compact_str::CompactString;
use pieces::{Pieces, Placed};
use std::collections::HashMap;
use std::io;
use std::ops::Range;
use std::path::Path;
use std::sync::Mutex;

/// A run while its stories are compared.
pub struct Gathering {
    /// By the number of the article.
    articles: Pieces<u32>,
    claims: Pieces<u32>,
    /// By the family of the story.
    groups: Pieces<String>,
    names: Pieces<String>,
    /// By the story.
    coverage: Pieces<String>,
    /// By their own ids.
    copies: Pieces<String>,
    findings: Pieces<Weight>,
    /// Each without what only its records and pages tell, and where its line on the index stands.
    found: Vec<(Weight, Finding, Option<Piece>)>,
    html: Option<html::Gathering>,
    counted: Counts,
    hits: Hits,
    funnel: Funnel,
    inputs: Vec<Input>,
    patterns: Vec<CompactString>,
}

impl Gathering {
    /// Of a run of which nothing is known yet, on the disk of `folder`.
    ///
    /// # Errors
    /// Where nothing can be written there.
    pub fn new(run: &RunInfo, folder: &Path) -> io::Result<Gathering> {
        Ok(Gathering {
            articles: Pieces::new(folder)?,
            claims: Pieces::new(folder)?,
            groups: Pieces::new(folder)?,
            names: Pieces::new(folder)?,
            coverage: Pieces::new(folder)?,
            copies: Pieces::new(folder)?,
            findings: Pieces::new(folder)?,
            found: Vec::new(),
            html: run.wants(Format::Html).then(|| html::Gathering::new(run, folder)).transpose()?,
            counted: Counts::default(),
            hits: Hits::default(),
            funnel: Funnel::default(),
            inputs: Vec::new(),
            patterns: Vec::new(),
        })
    }

    /// Takes what `view` shows of a batch of whole stories.
    ///
    /// # Errors
    /// Where the disk is full.
    pub fn add(&mut self, view: &View<'_>) -> io::Result<()> {
        self.records(view)?;
        let outcome = view.outcome;
        for finding in &outcome.findings {
            let line = self.html.as_mut().map(|html| html.line(view, finding)).transpose()?.flatten();
            self.found.push((Weight::of(finding), light(finding), line));
        }
        if let Some(html) = &mut self.html {
            html.add(view)?;
        }
        outcome.resolved.stories.iter().for_each(|story| self.counted.add(view, story));
        self.hits.add(outcome);
        self.funnel.add(&outcome.funnel);
        self.inputs.extend(outcome.corpus.scans.iter().map(|scan| Input::of(&scan.article)));
        self.patterns.clone_from(&outcome.patterns);
        Ok(())
    }

    fn records(&mut self, view: &View<'_>) -> io::Result<()> {
        let (outcome, resolved) = (view.outcome, &view.outcome.resolved);
        let families = families(resolved.stories.iter().map(|story| story.id.as_str()));
        let families: HashMap<&str, &str> = families.iter().map(|(head, id)| (*id, head.as_str())).collect();
        let family = |story: &str| families.get(story).map(|head| (*head).to_owned()).unwrap_or_default();
        let number = |at: usize| view.number(ArticleIx(at as u32));
        let claimed = |(ix, scan): (ArticleIx, &Scan)| std::iter::repeat_n(view.number(ix), scan.claims.len());
        let claims: Vec<u32> = outcome.corpus.articles().flat_map(claimed).collect();
        for kind in &KINDS {
            match kind.name {
                "articles" => put(&mut self.articles, view, kind, number)?,
                "claims" => put(&mut self.claims, view, kind, |at| claims.get(at).copied().unwrap_or_default())?,
                "groups" => put(&mut self.groups, view, kind, |at| family(&resolved.groups[at].story))?,
                "names" => put(&mut self.names, view, kind, |at| family(&resolved.entities[at].story))?,
                "coverage" => put(&mut self.coverage, view, kind, |at| outcome.coverage[at].story.clone())?,
                "copies" => put(&mut self.copies, view, kind, |at| resolved.copies[at].id.clone())?,
                _ => put(&mut self.findings, view, kind, |at| Weight::of(&outcome.findings[at]))?,
            }
        }
        Ok(())
    }

    /// The run, once all its stories are compared.
    ///
    /// # Errors
    /// Where the disk is full.
    pub fn finish(mut self) -> io::Result<Gathered> {
        self.found.sort_by(|a, b| a.0.cmp(&b.0));
        let (findings, lines) = self.found.into_iter().map(|(_, finding, line)| (finding, line)).unzip();
        self.inputs.sort();
        let files = self.inputs.chunk_by(|a, b| a.path == b.path).count();
        let tables = [
            ("articles", self.articles.finish()?),
            ("claims", self.claims.finish()?),
            ("groups", self.groups.finish()?),
            ("names", self.names.finish()?),
            ("coverage", self.coverage.finish()?),
            ("copies", self.copies.finish()?),
            ("findings", self.findings.finish()?),
        ];
        Ok(Gathered {
            tables: tables.into(),
            html: self.html.map(html::Gathering::finish).transpose()?,
            counted: self.counted,
            funnel: Funnel { files: files as u64, ..self.funnel },
            findings,
            lines,
            hits: self.hits,
            inputs: self.inputs,
            patterns: self.patterns,
            failed: Mutex::default(),
        })
    }
}

/// Writes the records of a table, those of one key together.
fn put<K: Ord + Clone>(
    pieces: &mut Pieces<K>,
    view: &View<'_>,
    kind: &'static Kind,
    key: impl Fn(usize) -> K,
) -> io::Result<()> {
    for range in batches(view.count(kind)) {
        let keyed: Vec<(K, Record)> = range.clone().map(&key).zip(view.records(kind, range)).collect();
        for same in keyed.chunk_by(|a, b| a.0 == b.0) {
            let Some((key, _)) = same.first() else { continue };
            let records: Vec<Record> = same.iter().map(|(_, record)| record.clone()).collect();
            pieces.push(key.clone(), &records)?;
        }
    }
    Ok(())
}

/// A finding without what only its record and its page tell.
fn light(finding: &Finding) -> Finding {
    Finding { question: String::new(), message: String::new(), sides: Vec::new(), trace: Vec::new(), ..finding.clone() }
}

/// A run on the disk.
pub struct Gathered {
    tables: HashMap<&'static str, Placed>,
    html: Option<html::Gathered>,
    /// What is counted of its articles.
    pub counted: Counts,
    /// How much was left after each step.
    pub funnel: Funnel,
    /// The weightiest first, without values, questions and traces.
    pub findings: Vec<Finding>,
    lines: Vec<Option<Piece>>,
    hits: Hits,
    inputs: Vec<Input>,
    patterns: Vec<CompactString>,
    /// Why records could not be read again.
    failed: Mutex<Option<io::Error>>,
}

impl Source for Gathered {
    fn count(&self, kind: &'static Kind) -> usize {
        self.tables.get(kind.name).map_or(0, Placed::count)
    }

    fn records(&self, kind: &'static Kind, range: Range<usize>) -> Vec<Record> {
        let read = self.tables.get(kind.name).map_or_else(|| Ok(Vec::new()), |table| table.records(range));
        read.unwrap_or_else(|error| {
            if let Ok(mut failed) = self.failed.lock() {
                failed.get_or_insert(error);
            }
            Vec::new()
        })
    }
}

impl Kept for Gathered {
    fn manifest(&self, run: &RunInfo) -> Manifest {
        Manifest::new(self.inputs.clone(), &self.patterns, &self.funnel, run)
    }

    fn report(&self, run: &RunInfo, hidden: Option<&Redactor>, folder: &Folder) -> io::Result<()> {
        let Some(html) = &self.html else { return Ok(()) };
        let told = run.review.told(&self.findings);
        let facts = html::Facts { hits: &self.hits, patterns: self.patterns.len(), funnel: &self.funnel, told: &told };
        let found = html::Found { findings: &self.findings, lines: &self.lines, review: &run.review };
        html.write(&self.counted, &found, &facts, hidden, folder)
    }

    fn check(&self) -> io::Result<()> {
        let failed = self.failed.lock().ok().and_then(|mut failed| failed.take());
        failed.map_or(Ok(()), Err)
    }
}
