//! `claimdiff.sqlite`: every table with its ties, and views for dashboards. A file can be written anew, or a run
//! added to one that holds earlier runs; adding a run that is in it already changes nothing.

mod health;
mod statements;

use crate::report::Format;
use crate::report::folder::{Begun, Folder};
use crate::report::manifest::Manifest;
use crate::report::record::Record;
use crate::report::sink::{self, Sink};
use crate::report::tables::{Kind, Source, batches};
use health::Health;
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};
use statements::{Row, Statement, statements};
use std::io;
use std::path::Path;

const SCHEMA: &str = include_str!("schema.sql");
const INDEXES: &str = include_str!("indexes.sql");
/// A file that nobody sees before it is whole: what makes a database safe against a crash is not needed while it is
/// written, nor is it asked whether records of one run refer to one another.
const UNSEEN: &str = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;
    PRAGMA foreign_keys = OFF; PRAGMA locking_mode = EXCLUSIVE";

/// Adds a run to the database at `path`, making it where it does not exist. `at` is the time of the run (ISO 8601),
/// where one is to be told.
///
/// # Errors
/// Where the file cannot be written or is no database of claimdiff.
pub fn write(path: &Path, source: &dyn Source, manifest: &Manifest, at: Option<&str>) -> io::Result<()> {
    let connection = Connection::open(path).map_err(io::Error::other)?;
    connection.pragma_update(None, "foreign_keys", true).map_err(io::Error::other)?;
    let mut filling = Filling::new(connection, manifest, at).map_err(io::Error::other)?;
    for kind in sink::kinds() {
        for range in batches(source.count(kind)) {
            filling.take(kind, &source.records(kind, range)).map_err(io::Error::other)?;
        }
    }
    filling.finish().map_err(io::Error::other)
}

/// A database of its own for a run, as one of its outputs.
pub struct Database {
    file: Begun,
    filling: Filling,
}

impl Database {
    /// Empty but for the run itself.
    ///
    /// # Errors
    /// Where the file cannot be begun.
    pub fn new(folder: &Folder, manifest: &Manifest, at: Option<&str>) -> io::Result<Database> {
        let file = folder.begin(Format::Sqlite.file())?;
        let connection = Connection::open(file.place()).map_err(io::Error::other)?;
        connection.execute_batch(UNSEEN).map_err(io::Error::other)?;
        Ok(Database { filling: Filling::new(connection, manifest, at).map_err(io::Error::other)?, file })
    }
}

impl Sink for Database {
    fn take(&mut self, kind: &'static Kind, batch: &[Record]) -> io::Result<()> {
        self.filling.take(kind, batch).map_err(io::Error::other)
    }

    fn finish(self: Box<Self>, folder: &Folder) -> io::Result<()> {
        self.filling.finish().map_err(io::Error::other)?;
        folder.keep(self.file)
    }
}

/// A run on its way into a database: one change, which is lost where it does not come to its end.
struct Filling {
    database: Connection,
    run: String,
    at: Option<String>,
    /// None where the run is in the database already.
    statements: Vec<Statement>,
    health: Health,
}

impl Filling {
    fn new(database: Connection, manifest: &Manifest, at: Option<&str>) -> rusqlite::Result<Filling> {
        let run = run_id(manifest);
        let is_made = is_made(&database)?;
        let mut statements = statements();
        if is_made && holds(&database, &run)? {
            statements.clear();
        } else {
            statements.retain(|statement| is_made || !statement.again);
            database.execute_batch("BEGIN")?;
            database.execute_batch(SCHEMA)?;
            run_row(&database, &run, manifest, at)?;
        }
        Ok(Filling { database, run, at: at.map(str::to_owned), statements, health: Health::of(manifest) })
    }

    fn take(&mut self, kind: &'static Kind, batch: &[Record]) -> rusqlite::Result<()> {
        let own = self.statements.iter().filter(|statement| statement.table == kind.name);
        let prepare = |statement: &Statement| self.database.prepare(statement.sql);
        let mut prepared =
            own.map(|s| prepare(s).map(|prepared| (s, prepared))).collect::<rusqlite::Result<Vec<_>>>()?;
        for record in batch {
            let fields = record.fields();
            self.health.see(kind.name, &fields);
            let mut row = Row::of(fields);
            for (statement, run) in &mut prepared {
                row.each(statement, self.at.as_deref(), |values| {
                    for (at, value) in values.iter().enumerate() {
                        run.raw_bind_parameter(at + 1, value)?;
                    }
                    run.raw_execute().map(|_| ())
                })?;
            }
        }
        Ok(())
    }

    fn finish(self) -> rusqlite::Result<()> {
        if self.statements.is_empty() {
            return Ok(());
        }
        for (measure, count, total) in self.health.measures() {
            self.database.execute(
                "INSERT INTO run_health VALUES (?1, ?2, ?3, ?4)",
                params![self.run, measure, count as i64, total as i64],
            )?;
        }
        self.database.execute_batch(INDEXES)?;
        self.database.execute_batch("COMMIT")?;
        self.database.close().map_err(|(_, error)| error)
    }
}

/// Whether the database has runs; asked without a write, so that its bytes stay.
fn is_made(database: &Connection) -> rusqlite::Result<bool> {
    let made = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'runs')";
    database.query_row(made, [], |row| row.get(0))
}

/// Whether the run is in the database already.
fn holds(database: &Connection, run: &str) -> rusqlite::Result<bool> {
    database.query_row("SELECT EXISTS (SELECT 1 FROM runs WHERE id = ?1)", [run], |row| row.get(0))
}

/// A run is what ran on what: the same again is the same run.
fn run_id(manifest: &Manifest) -> String {
    let bytes = serde_json::to_vec(manifest).unwrap_or_default();
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn run_row(database: &Connection, run: &str, manifest: &Manifest, at: Option<&str>) -> rusqlite::Result<()> {
    let funnel = &manifest.funnel;
    let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    database.execute(
        "INSERT INTO runs SELECT ?1, (SELECT count(*) + 1 FROM runs), ?2, CAST(strftime('%s', ?2) AS INTEGER), ?3, ?4,
         ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13",
        params![
            run,
            at,
            manifest.version,
            manifest.patterns_hash,
            count(funnel.files),
            count(funnel.records),
            count(funnel.articles),
            count(funnel.sentences),
            count(funnel.mentions),
            count(funnel.claims),
            count(funnel.groups),
            count(funnel.comparable),
            count(funnel.findings),
        ],
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_table_has_statements_that_the_schema_takes() {
        let statements = statements();
        let named: BTreeSet<&str> = statements.iter().map(|s| s.table).collect();
        assert_eq!(named, sink::kinds().map(|kind| kind.name).collect());
        let database = Connection::open_in_memory().unwrap();
        database.execute_batch(SCHEMA).unwrap();
        for statement in &statements {
            let count = database.prepare(statement.sql).unwrap().parameter_count();
            let mut given = None;
            let done: Result<(), ()> = Row::of(Record::of(&"").fields()).each(statement, None, |values| {
                given = Some(values.len());
                Ok(())
            });
            done.unwrap();
            assert!(given.is_none_or(|given| given == count), "{}", statement.sql);
        }
    }
}
