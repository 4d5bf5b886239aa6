//! The whole run, top to bottom: the one file that names every stage.
//!
//! read → segment → extract → normalise (one article at a time, on any thread) → resolve → compare
//! (all together). What the first half yields is a [`Scan`]; the second half needs nothing else.

use crate::lexicon::Lexicon;
use crate::model::{Article, Corpus, Error, Funnel, Outcome, Scan};
use crate::names::Names;
use crate::patterns::Set;
use crate::resolve::StoryMode;
use crate::{compare, extract, normalise, read, resolve, segment};
use rayon::prelude::*;

/// Everything that is loaded once: word lists, names, patterns.
#[derive(Debug)]
pub struct Engine {
    /// Word lists.
    pub lexicon: Lexicon,
    /// Gazetteers and weights.
    pub names: Names,
    /// Patterns.
    pub patterns: Set,
}

impl Engine {
    /// With what is built into the program.
    ///
    /// # Errors
    /// Where a built-in list or pattern contradicts itself.
    pub fn built_in() -> Result<Engine, Error> {
        let lexicon = Lexicon::built_in()?;
        let patterns = Set::built_in(&lexicon)?;
        Ok(Engine { names: Names::built_in()?, lexicon, patterns })
    }

    /// Stage one: what one article says.
    pub fn scan(&self, article: Article) -> Scan {
        let segments = segment::segment(&article, &self.lexicon);
        let found = extract::mentions(&article, &segments, &self.lexicon, &self.names);
        let (mut mentions, quotes) = normalise::mentions(&article, &segments, &found, &self.lexicon, &self.names);
        let matches = extract::matches(&article, &segments, &mentions, &self.patterns, &self.lexicon);
        let claims =
            normalise::claims(&article, &segments, matches, &mut mentions, &quotes, &self.patterns, &self.lexicon);
        Scan {
            zones: segments.zones,
            sentences: segments.sentences.into_iter().map(|s| s.span).collect(),
            mentions,
            quotes,
            claims,
            skipped: None,
            article,
        }
    }

    /// Stage one for what was read: a skip stays a skip.
    pub fn scan_read(&self, input: read::Read) -> Scan {
        match input.skip {
            Some(skip) => Scan::skipped(input.article, skip),
            None => self.scan(input.article),
        }
    }

    /// Stage one for many inputs, on all threads, in their order.
    pub fn scan_all(&self, inputs: Vec<read::Read>) -> Vec<Scan> {
        inputs.into_par_iter().map(|input| self.scan_read(input)).collect()
    }

    /// Stage two: what many articles say together, and where they differ.
    pub fn compare(&self, scans: Vec<Scan>, stories: StoryMode) -> Outcome {
        let corpus = Corpus::new(scans);
        let resolved = resolve::resolve(&corpus, stories, &self.patterns, &self.lexicon, &self.names);
        let compared = compare::compare(&corpus, &resolved, &self.patterns, &self.lexicon, &self.names);
        let funnel = funnel(&corpus, resolved.groups.len(), &compared);
        Outcome {
            relations: compared.relations,
            sides: compared.sides,
            findings: compared.findings,
            coverage: compared.coverage,
            funnel,
            patterns: self.patterns.ids(),
            corpus,
            resolved,
        }
    }
}

fn funnel(corpus: &Corpus, groups: usize, compared: &compare::Compared) -> Funnel {
    let mut out = Funnel { records: corpus.scans.len() as u64, groups: groups as u64, ..Funnel::default() };
    let mut files: Vec<&str> = corpus.scans.iter().map(|s| s.article.source.path.as_str()).collect();
    files.sort_unstable();
    files.dedup();
    out.files = files.len() as u64;
    for scan in &corpus.scans {
        if let Some(skip) = &scan.skipped {
            *out.skipped.entry(skip.reason.clone()).or_default() += 1;
            continue;
        }
        out.articles += 1;
        out.sentences += scan.sentences.iter().filter(|s| scan.zone_at(s.start()).has_claims()).count() as u64;
        out.mentions += scan.mentions.len() as u64;
        out.claims += scan.claims.len() as u64;
    }
    out.comparable = compared.sides.iter().filter(|s| s.iter().map(|x| x.outlets).sum::<usize>() > 1).count() as u64;
    out.findings = compared.findings.len() as u64;
    out
}
