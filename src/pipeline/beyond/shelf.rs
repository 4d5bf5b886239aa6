//! Articles of a run that keeps them on the disk: the scan of each as a line of JSON, in memory only what it is ordered
//! and looked up by.

use super::super::spill::{Buckets, Piece, Spill, Spilled};
use super::super::{Engine, Scanned};
use crate::model::record::ScanRecord;
use crate::model::{Error, Scan};
use crate::read;
use crate::resolve::StoryMode;
use crate::resolve::steps::{self, Named, Traits};
use rustc_hash::FxHashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is held of an article while its scan lies on the disk.
pub(super) struct Held {
    id: Box<str>,
    /// Which article of its id it is, from 1.
    twin: u32,
    pub outlet: u32,
    path: Arc<str>,
    record: u64,
    pub is_skipped: bool,
    pub story: Option<Arc<str>>,
    pub date: Option<i32>,
    pub day: Option<i32>,
    pub sha256: Box<str>,
    pub credit: Option<Box<str>>,
    pub scan: Piece,
    /// As aligning takes them.
    pub words: Piece,
    /// How often each stands there, and what it weighs.
    pub counts: Piece,
}

impl Held {
    /// What the name of its story is made from.
    pub fn named(&self) -> Named<'_> {
        Named { story: self.story.as_deref(), date: self.date, sha256: &self.sha256 }
    }
}

/// The articles of a run.
pub struct Shelf {
    pub(super) folder: PathBuf,
    pub(super) mode: StoryMode,
    /// In the order in which a corpus has them.
    pub(super) held: Vec<Held>,
    /// The number of each article, by the row in which it was read.
    pub(super) numbers: Vec<u32>,
    pub(super) outlets: Names,
    scans: Spilled,
    pub(super) words: Spilled,
    pub(super) counts: Spilled,
    /// None once they were looked at.
    pub(super) keys: Option<Keys>,
}

/// What articles have in common, by rows.
pub(super) struct Keys {
    /// Fingerprints; where stories are given, those of each by itself.
    pub prints: Buckets,
    pub words: Buckets,
    /// Lines that an outlet may print under any story, by outlet and whether they are long.
    pub lines: Buckets,
}

/// Words that many articles have in common, each held once.
#[derive(Default)]
pub(super) struct Names {
    numbers: FxHashMap<Arc<str>, u32>,
    pub all: Vec<Arc<str>>,
}

impl Names {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let (number, name) = (self.all.len() as u32, Arc::from(name));
        self.all.push(Arc::clone(&name));
        self.numbers.insert(name, number);
        number
    }

    fn shared(&mut self, name: &str) -> Arc<str> {
        let number = self.number(name);
        self.all.get(number as usize).map(Arc::clone).unwrap_or_default()
    }
}

impl Shelf {
    /// Scans every input, on all threads, and keeps what comes of it on the disk of `folder`. `told` is given each
    /// input without its words, for what a person should know of it.
    ///
    /// # Errors
    /// [`Error::Output`] where the disk is full; else the first one of `told`.
    pub fn fill<E: From<Error>>(
        engine: &Engine,
        inputs: impl Iterator<Item = read::Record> + Send,
        mode: StoryMode,
        folder: &Path,
        mut told: impl FnMut(&Scanned) -> Result<(), E>,
    ) -> Result<Shelf, E> {
        let failed = |e: io::Error| E::from(super::failed(folder, &e));
        let mut filling = Filling::new(mode, folder).map_err(failed)?;
        let make = |scanned| Prepared::of(scanned, engine);
        engine.scan_into(inputs, make, |prepared| {
            let prepared = prepared.map_err(failed)?;
            told(&prepared.told)?;
            filling.take(prepared).map_err(failed)
        })?;
        filling.finish().map_err(failed)
    }

    /// Keeps the scan records of `files` on the disk of `folder`.
    ///
    /// # Errors
    /// As of [`read::scans`]; [`Error::Output`] where the disk is full.
    pub fn read(engine: &Engine, files: &[PathBuf], mode: StoryMode, folder: &Path) -> Result<Shelf, Error> {
        let failed = |e: io::Error| super::failed(folder, &e);
        let mut filling = Filling::new(mode, folder).map_err(failed)?;
        let make = |scan| Prepared::of(Scanned { scan, notes: Vec::new() }, engine);
        read::scans_into(files, make, |prepared| prepared.and_then(|p| filling.take(p)).map_err(failed))?;
        filling.finish().map_err(failed)
    }

    /// How many articles can be used.
    pub fn used(&self) -> usize {
        self.held.iter().filter(|held| !held.is_skipped).count()
    }

    /// Every scan, in the order in which they were read: for a run that fits into memory after all.
    ///
    /// # Errors
    /// [`Error::Output`] where one cannot be read again.
    pub fn scans(&self) -> Result<Vec<Scan>, Error> {
        let scan = |number: &u32| self.parsed(self.article(*number)?.scan);
        self.numbers.iter().map(scan).collect::<io::Result<_>>().map_err(|e| super::failed(&self.folder, &e))
    }

    /// What is held of the article `number`.
    pub(super) fn article(&self, number: u32) -> io::Result<&Held> {
        self.held.get(number as usize).ok_or_else(|| io::Error::other("an article is missing"))
    }

    /// The scan of one article; of the second one with the id `a` it is `a~2`.
    pub(super) fn scan(&self, held: &Held) -> io::Result<Scan> {
        let mut scan = self.parsed(held.scan)?;
        if held.twin > 1 {
            scan.article.id = format!("{}~{}", held.id, held.twin);
        }
        Ok(scan)
    }

    fn parsed(&self, piece: Piece) -> io::Result<Scan> {
        let record: ScanRecord = serde_json::from_slice(&self.scans.read(piece)?)?;
        record.into_scan().map_err(io::Error::other)
    }
}

/// What an article is made into on the thread that scanned it.
struct Prepared {
    line: Vec<u8>,
    traits: Traits,
    lines: Vec<(u64, bool)>,
    day: Option<i32>,
    date: Option<i32>,
    /// Without its words.
    told: Scanned,
}

impl Prepared {
    fn of(scanned: Scanned, engine: &Engine) -> io::Result<Prepared> {
        let Scanned { mut scan, notes } = scanned;
        let mut prepared = Prepared {
            line: serde_json::to_vec(&ScanRecord::of(&scan))?,
            traits: steps::traits(&scan, &engine.lexicon),
            lines: steps::lines(&scan, &engine.lexicon),
            day: steps::day(&scan.article),
            date: Named::of(&scan.article).date,
            told: Scanned { scan: Scan::default(), notes },
        };
        (scan.article.text, scan.article.map) = Default::default();
        prepared.told.scan = Scan { article: scan.article, skipped: scan.skipped, ..Scan::default() };
        Ok(prepared)
    }
}

/// A shelf while inputs are read.
struct Filling {
    folder: PathBuf,
    mode: StoryMode,
    held: Vec<Held>,
    outlets: Names,
    paths: Names,
    stories: Names,
    scans: Spill,
    words: Spill,
    counts: Spill,
    keys: Keys,
}

impl Filling {
    fn new(mode: StoryMode, folder: &Path) -> io::Result<Filling> {
        let buckets = || Buckets::new(folder);
        Ok(Filling {
            folder: folder.to_owned(),
            mode,
            held: Vec::new(),
            outlets: Names::default(),
            paths: Names::default(),
            stories: Names::default(),
            scans: Spill::new(folder)?,
            words: Spill::new(folder)?,
            counts: Spill::new(folder)?,
            keys: Keys { prints: buckets()?, words: buckets()?, lines: buckets()? },
        })
    }

    fn take(&mut self, prepared: Prepared) -> io::Result<()> {
        let article = &prepared.told.scan.article;
        let row = u32::try_from(self.held.len()).map_err(|_| io::Error::other("more than 4,294,967,295 articles"))?;
        let outlet = self.outlets.number(&article.outlet);
        let story = article.story.as_deref().map(|story| (self.stories.number(story), self.stories.shared(story)));
        let set = match self.mode {
            StoryMode::Given => story.as_ref().map(|(number, _)| *number),
            StoryMode::Auto | StoryMode::One => Some(0),
        };
        for print in prepared.traits.fingerprints.iter().filter(|_| set.is_some()) {
            self.keys.prints.push(*print, set.unwrap_or_default(), row)?;
        }
        let mut counts = Vec::with_capacity(prepared.traits.counts.len() * COUNT);
        for (key, times, weight) in &prepared.traits.counts {
            self.keys.words.push(*key, 0, row)?;
            counts.extend(key.to_le_bytes().into_iter().chain(times.to_le_bytes()).chain(weight.to_le_bytes()));
        }
        for (key, is_long) in prepared.lines.iter().filter(|_| self.mode == StoryMode::Auto) {
            self.keys.lines.push(*key, (outlet << 1) | u32::from(*is_long), row)?;
        }
        self.held.push(Held {
            id: article.id.as_str().into(),
            twin: 1,
            outlet,
            path: self.paths.shared(&article.source.path),
            record: article.source.record,
            is_skipped: prepared.told.scan.skipped.is_some(),
            story: story.map(|(_, story)| story),
            date: prepared.date,
            day: prepared.day,
            sha256: article.sha256.as_str().into(),
            credit: prepared.traits.credit.map(Into::into),
            scan: self.scans.push(&prepared.line)?,
            words: self.words.push(&prepared.traits.words)?,
            counts: self.counts.push(&counts)?,
        });
        Ok(())
    }

    /// Numbers articles as a corpus does.
    fn finish(self) -> io::Result<Shelf> {
        let outlets = &self.outlets.all;
        let outlet = |held: &Held| outlets.get(held.outlet as usize).map(Arc::clone).unwrap_or_default();
        let mut held: Vec<(u32, Held)> = (0..).zip(self.held).collect();
        held.sort_by(|(_, a), (_, b)| {
            let by_outlet = || outlet(a).cmp(&outlet(b));
            a.id.cmp(&b.id).then_with(by_outlet).then_with(|| (&a.path, a.record).cmp(&(&b.path, b.record)))
        });
        let mut numbers = vec![0; held.len()];
        for (number, (row, _)) in held.iter().enumerate() {
            numbers[*row as usize] = number as u32;
        }
        let mut held: Vec<Held> = held.into_iter().map(|(_, held)| held).collect();
        for same in held.chunk_by_mut(|a, b| a.id == b.id) {
            (1..).zip(same).for_each(|(twin, held)| held.twin = twin);
        }
        Ok(Shelf {
            folder: self.folder,
            mode: self.mode,
            held,
            numbers,
            outlets: self.outlets,
            scans: self.scans.finish()?,
            words: self.words.finish()?,
            counts: self.counts.finish()?,
            keys: Some(self.keys),
        })
    }
}

/// Bytes of a word, how often it stands in an article, and what it weighs.
pub(super) const COUNT: usize = 16;
