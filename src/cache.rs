//! What articles said in earlier runs, kept so that a run scans only what is new or changed.
//!
//! One SQLite file in a folder of the user's. An entry is found by all that a scan depends on: the
//! article (but for its id, its story and its place in the input), the patterns and the program. It
//! holds the scan record without the article, packed with a checksum; one that cannot be read back
//! counts as not there and is written anew. The folder may be removed at any time.

use crate::model::record::{ArticleRecord, ScanRecord};
use crate::model::{Article, Error, Scan};
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use rusqlite::{Connection, ErrorCode, OptionalExtension, params};
use sha2::{Digest, Sha256};
use std::io::{Read, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// The file in the user's folder.
const FILE: &str = "scans.sqlite";

/// Entries written between two commits: what a killed run has to scan again.
const BETWEEN: u32 = 256;

type Key = [u8; 32];

/// Scans of earlier runs. One run at a time uses a folder.
#[derive(Debug)]
pub struct Cache {
    /// Of the patterns: their results differ.
    patterns: String,
    shown: String,
    store: Mutex<Store>,
}

#[derive(Debug)]
struct Store {
    connection: Connection,
    /// Entries since the last commit.
    begun: u32,
    /// Writing failed once; nothing more is written.
    failed: bool,
}

impl Cache {
    /// The cache in `folder`, which is made where it is missing; `patterns` is the hash of the patterns of the run.
    ///
    /// A file that is no such cache, or is damaged, is begun anew.
    ///
    /// # Errors
    /// [`Error::Output`] where the folder cannot be written, or another run uses it.
    pub fn open(folder: &Path, patterns: &str) -> Result<Cache, Error> {
        let failed = |reason: String| Error::Output { path: folder.display().to_string(), reason };
        std::fs::create_dir_all(folder).map_err(|e| failed(e.to_string()))?;
        let path = folder.join(FILE);
        let connection = match connect(&path) {
            Err(e) if is_damage(&e) => {
                std::fs::remove_file(&path).map_err(|e| failed(e.to_string()))?;
                connect(&path)
            }
            other => other,
        };
        let connection = connection.map_err(|e| match e.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                failed("another run uses this cache; wait for it to end, or name another folder with --cache".into())
            }
            _ => failed(e.to_string()),
        })?;
        let store = Mutex::new(Store { connection, begun: 0, failed: false });
        Ok(Cache { patterns: patterns.to_owned(), shown: path.display().to_string(), store })
    }

    /// What `article` says: as an earlier run found it, else as `scan` finds it now, and then kept.
    /// With what a person should know, once, where it cannot be kept.
    pub fn scan(&self, article: Article, scan: impl FnOnce(Article) -> Scan) -> (Scan, Option<String>) {
        let key = self.key(&article);
        if let Some(found) = self.found(&key, &article) {
            return (Scan { article, ..found }, None);
        }
        let scan = scan(article);
        let said = self.keep(&key, &scan).err().map(|why| {
            format!(
                "{}: {why}; the run goes on and keeps nothing more (free some space, or leave out --cache)",
                self.shown
            )
        });
        (scan, said)
    }

    fn key(&self, article: &Article) -> Key {
        let mut hash = Sha256::new();
        hash.update(&self.patterns);
        for zone in &article.marked {
            hash.update([0, zone.kind as u8]);
            hash.update(zone.span.start().to_le_bytes());
            hash.update(zone.span.end().to_le_bytes());
        }
        hash.update([1]);
        let record = ArticleRecord { id: String::new(), story: None, ..ArticleRecord::without_text(article) };
        let record = ArticleRecord { source: Default::default(), ..record };
        // The record has the hash of the text. One of plain strings is always written; were it not, the hash
        // alone would stand for the article.
        hash.update(serde_json::to_vec(&record).unwrap_or_else(|_| article.sha256.clone().into_bytes()));
        hash.finalize().into()
    }

    fn found(&self, key: &Key, article: &Article) -> Option<Scan> {
        let packed: Vec<u8> = {
            let store = self.store.lock().unwrap_or_else(PoisonError::into_inner);
            let mut select = store.connection.prepare("SELECT record FROM scans WHERE key = ?1").ok()?;
            select.query_row(params![key], |row| row.get(0)).optional().ok()??
        };
        let mut json = Vec::with_capacity(8 * packed.len());
        ZlibDecoder::new(packed.as_slice()).read_to_end(&mut json).ok()?;
        let mut record: ScanRecord = serde_json::from_slice(&json).ok()?;
        record.article.text = Some(article.text.clone());
        record.into_scan().ok()
    }

    fn keep(&self, key: &Key, scan: &Scan) -> Result<(), rusqlite::Error> {
        let record = ScanRecord { source_map: Vec::new(), ..ScanRecord::of(scan) };
        let record = ScanRecord { article: ArticleRecord::without_text(&Article::default()), ..record };
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
        let packed = serde_json::to_vec(&record).map_err(std::io::Error::from);
        let Ok(packed) = packed.and_then(|json| packer.write_all(&json)).and_then(|()| packer.finish()) else {
            return Ok(());
        };
        let mut store = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        if store.failed {
            return Ok(());
        }
        store.add(key, &packed).inspect_err(|_| store.failed = true)
    }
}

impl Store {
    fn add(&mut self, key: &Key, packed: &[u8]) -> Result<(), rusqlite::Error> {
        if self.begun == 0 {
            self.connection.execute_batch("BEGIN")?;
        }
        self.begun += 1;
        let mut insert = self.connection.prepare("INSERT OR REPLACE INTO scans (key, record) VALUES (?1, ?2)")?;
        insert.execute(params![key, packed])?;
        drop(insert);
        if self.begun == BETWEEN { self.commit() } else { Ok(()) }
    }

    fn commit(&mut self) -> Result<(), rusqlite::Error> {
        if std::mem::take(&mut self.begun) > 0 { self.connection.execute_batch("COMMIT") } else { Ok(()) }
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        // What is lost here is scanned again by the next run.
        let _ = self.commit();
    }
}

/// The store at `path`, held for this run alone, without what another build of the program wrote.
fn connect(path: &Path) -> Result<Connection, rusqlite::Error> {
    let connection = Connection::open(path)?;
    connection.execute_batch(
        "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
         CREATE TABLE IF NOT EXISTS program (build TEXT NOT NULL);
         CREATE TABLE IF NOT EXISTS scans (key BLOB PRIMARY KEY, record BLOB NOT NULL);",
    )?;
    let build = build();
    let written: Option<String> = connection.query_row("SELECT build FROM program", [], |row| row.get(0)).optional()?;
    if written.as_deref() != Some(build.as_str()) {
        connection.execute_batch("BEGIN IMMEDIATE; DELETE FROM scans; DELETE FROM program;")?;
        connection.execute("INSERT INTO program (build) VALUES (?1)", params![build])?;
        connection.execute_batch("COMMIT")?;
    }
    Ok(connection)
}

/// What tells this build from another: a version number stays while the program is worked on.
fn build() -> String {
    let program = std::env::current_exe().and_then(std::fs::metadata);
    let (length, changed) = program.map_or((0, None), |m| (m.len(), m.modified().ok()));
    let changed = changed.and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok()).unwrap_or_default();
    format!("{} {length} {}", env!("CARGO_PKG_VERSION"), changed.as_nanos())
}

fn is_damage(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt))
}
