//! The whole run, top to bottom: the one file that names every stage; and the same for more articles than fit into
//! memory ([`beyond`]).
//!
//! read → segment → extract → normalise (one article at a time, on any thread) → resolve → compare
//! (all together). What the first half yields is a [`Scan`]; the second half needs nothing else.

pub mod beyond;
pub mod spill;

use crate::cache::Cache;
use crate::compare::{Part, Standing};
use crate::lexicon::Lexicon;
use crate::model::{Article, Corpus, Error, Funnel, Outcome, Resolved, Scan, Skip, Source};
use crate::names::Names;
use crate::patterns::Set;
use crate::resolve::StoryMode;
use crate::resolve::steps::Known;
use crate::{compare, extract, normalise, read, resolve, segment};
use rayon::prelude::*;
use std::panic::AssertUnwindSafe;
use std::path::PathBuf;

/// Everything that is loaded once: word lists, names, patterns.
#[derive(Debug)]
pub struct Engine {
    /// Word lists.
    pub lexicon: Lexicon,
    /// Gazetteers and weights.
    pub names: Names,
    /// Patterns.
    pub patterns: Set,
    /// Scans of earlier runs, where they are to be used.
    pub cache: Option<Cache>,
}

impl Engine {
    /// With what is built into the program.
    ///
    /// # Errors
    /// Where a built-in list or pattern contradicts itself.
    pub fn built_in() -> Result<Engine, Error> {
        Engine::load(&[], &[], &[])
    }

    /// With the patterns of `folders` beside the built-in ones, narrowed to `only` and without `without`
    /// (ids or topics).
    ///
    /// # Errors
    /// Where a list or a pattern is wrong; every mistake of every pattern file is told.
    pub fn load(folders: &[PathBuf], only: &[String], without: &[String]) -> Result<Engine, Error> {
        // Names need no word list, so they are loaded beside them.
        std::thread::scope(|scope| {
            let names = scope.spawn(Names::built_in);
            let lexicon = Lexicon::built_in()?;
            let patterns = Set::load(folders, only, without, &lexicon)?;
            let lost = || Error::Lexicon { path: "names".into(), reason: "the thread that loads it ended".into() };
            Ok(Engine { names: names.join().map_err(|_| lost())??, lexicon, patterns, cache: None })
        })
    }

    /// Stage one: what one article says.
    pub fn scan(&self, article: Article) -> Scan {
        let segments = segment::segment(&article, &self.lexicon);
        if !article.is_english() {
            let sentences = segments.sentences.into_iter().map(|s| s.span).collect();
            return Scan { zones: segments.zones, sentences, article, ..Scan::default() };
        }
        let found = extract::mentions(&article, &segments, &self.lexicon, &self.names);
        let (mut mentions, quotes) = normalise::mentions(&article, &segments, &found, &self.lexicon, &self.names);
        let matches = extract::matches(&article, &segments, &mentions, &self.patterns, &self.lexicon);
        let claims =
            normalise::claims(&article, &segments, matches, &mut mentions, &quotes, &self.patterns, &self.lexicon);
        Scan {
            zones: segments.zones,
            sentences: segments.sentences.into_iter().map(|s| s.span).collect(),
            ordered: Scan::ordered(&mentions),
            mentions,
            quotes,
            claims,
            skipped: None,
            article,
        }
    }

    /// Stage one for one record of an input: a skip stays a skip.
    ///
    /// Where claimdiff itself fails on an article, that article becomes a skip and the run goes on.
    pub fn scan_record(&self, record: read::Record) -> Scanned {
        let source = record.source().clone();
        std::panic::catch_unwind(AssertUnwindSafe(|| self.scan_unguarded(record))).unwrap_or_else(|_| failed(source))
    }

    fn scan_unguarded(&self, record: read::Record) -> Scanned {
        let mut read = record.read();
        let scan = match read.skip {
            Some(skip) => Scan::skipped(read.article, skip),
            None => {
                #[cfg(test)]
                tests::fail_where_wanted(&read.article);
                let (scan, said) = match &self.cache {
                    Some(cache) => cache.scan(read.article, |article| self.scan(article)),
                    None => (self.scan(read.article), None),
                };
                read.notes.extend(said);
                scan
            }
        };
        Scanned { scan, notes: read.notes }
    }

    /// Stage one for many inputs, on all threads, handed to `sink` in their order.
    ///
    /// # Errors
    /// The first one of `sink`, which ends the work.
    pub fn scan_each<E>(
        &self,
        inputs: impl Iterator<Item = read::Record> + Send,
        sink: impl FnMut(Scanned) -> Result<(), E>,
    ) -> Result<(), E> {
        self.scan_into(inputs, |scanned| scanned, sink)
    }

    /// The same, each made into something else on the thread that scanned it.
    ///
    /// Records are read ahead on a thread of their own, a batch at a time, and another one hands batches
    /// to all threads while `sink` works on the one before: memory stays bounded however large the inputs are.
    ///
    /// # Errors
    /// The first one of `sink`, which ends the work.
    pub fn scan_into<T: Send, E>(
        &self,
        inputs: impl Iterator<Item = read::Record> + Send,
        make: impl Fn(Scanned) -> T + Sync,
        mut sink: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        let make = &make;
        std::thread::scope(|scope| {
            let (read, records) = std::sync::mpsc::sync_channel(1);
            let (made, results) = std::sync::mpsc::sync_channel::<Vec<T>>(1);
            scope.spawn(move || {
                let mut inputs = inputs;
                while let Some(batch) = batch(&mut inputs) {
                    if read.send(batch).is_err() {
                        break;
                    }
                }
            });
            scope.spawn(move || {
                for batch in records {
                    let batch: Vec<read::Record> = batch;
                    if made.send(batch.into_par_iter().map(|record| make(self.scan_record(record))).collect()).is_err()
                    {
                        break;
                    }
                }
            });
            results.into_iter().flatten().try_for_each(&mut sink)
        })
    }

    /// Stage one for many inputs, all kept: the scans, and what a person should know of the inputs.
    pub fn scan_all(&self, inputs: impl Iterator<Item = read::Record> + Send) -> (Vec<Scan>, Vec<String>) {
        let (mut scans, mut notes) = (Vec::new(), Vec::new());
        let done: Result<(), std::convert::Infallible> = self.scan_each(inputs, |scanned| {
            scans.push(scanned.scan);
            notes.extend(scanned.notes);
            Ok(())
        });
        let Ok(()) = done;
        (scans, notes)
    }

    /// Frames that recur in `scans` and that no pattern covers; at least `least` independent origins use each.
    pub fn discover(&self, scans: Vec<Scan>, stories: StoryMode, least: usize) -> (Corpus, Vec<resolve::Frame>) {
        let mut corpus = Corpus::new(scans);
        let resolved = resolve::resolve(&mut corpus, stories, &self.patterns, &self.lexicon, &self.names);
        let frames = resolve::discover(&corpus, &resolved, &self.lexicon, least);
        (corpus, frames)
    }

    /// Stage two: what many articles say together, and where they differ.
    pub fn compare(&self, scans: Vec<Scan>, stories: StoryMode) -> Outcome {
        let mut corpus = Corpus::new(scans);
        let resolved = resolve::resolve(&mut corpus, stories, &self.patterns, &self.lexicon, &self.names);
        self.compare_resolved(corpus, resolved)
    }

    /// The same for whole stories, once it is known which they are and what their articles share: of the questions
    /// those that belong to `part`. Where that is not all of them, the first findings, as many as there are standings,
    /// are still to be told apart from those of other parts ([`compare::distinct`]).
    pub fn compare_known(&self, mut corpus: Corpus, known: &Known, part: Part) -> (Outcome, Vec<Standing>) {
        let resolved = resolve::steps::resolve_known(&mut corpus, known, &self.patterns, &self.lexicon, &self.names);
        if part.is_whole() {
            return (self.compare_resolved(corpus, resolved), Vec::new());
        }
        let (compared, open) = compare::compare_part(&corpus, &resolved, &self.lexicon, &self.names, part);
        (self.outcome(corpus, resolved, compared), open)
    }

    fn compare_resolved(&self, corpus: Corpus, resolved: Resolved) -> Outcome {
        let compared = compare::compare(&corpus, &resolved, &self.lexicon, &self.names);
        self.outcome(corpus, resolved, compared)
    }

    fn outcome(&self, corpus: Corpus, resolved: Resolved, compared: compare::Compared) -> Outcome {
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

/// What came of one record: what the article says, and what a person should know of the record.
#[derive(Clone, PartialEq, Debug)]
pub struct Scanned {
    /// What it says, or why it was not used.
    pub scan: Scan,
    /// Each names its file, place and cure.
    pub notes: Vec<String>,
}

/// What stands for an article on which claimdiff failed.
fn failed(source: Source) -> Scanned {
    let detail = "claimdiff failed on this article and went on with the others; please report it".to_owned();
    let id = format!("{}:{}", source.path, source.record);
    let article = Article { id, source, ..Article::default() };
    Scanned { scan: Scan::skipped(article, Skip { reason: "internal".to_owned(), detail }), notes: Vec::new() }
}

/// How much is read ahead and then worked on by all threads: records, and bytes.
const BATCH: (usize, usize) = (1024, 8 << 20);

/// The next records of `inputs`, as many as make a batch; none at the end.
fn batch(inputs: &mut impl Iterator<Item = read::Record>) -> Option<Vec<read::Record>> {
    let (mut out, mut weight) = (Vec::new(), 0);
    while out.len() < BATCH.0 && weight < BATCH.1 {
        let Some(record) = inputs.next() else { break };
        weight += record.weight();
        out.push(record);
    }
    (!out.is_empty()).then_some(out)
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
    out.failed = compared.failed;
    out
}

#[cfg(test)]
mod tests;
