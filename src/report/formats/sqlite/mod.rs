//! `claimdiff.sqlite`: every table with its ties, and views for dashboards. A file can be written anew, or a run
//! added to one that holds earlier runs; adding a run that is in it already changes nothing.

use crate::report::manifest::Manifest;
use crate::report::tables::{Tables, text};
use rusqlite::{Connection, params};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

const SCHEMA: &str = include_str!("schema.sql");
const FILL: &str = include_str!("fill.sql");
/// Parents before children, so that every tie holds as soon as it is made.
const ORDER: [&str; 7] = ["articles", "groups", "claims", "findings", "names", "coverage", "copies"];

/// Writes a run into the database at `path`, making it where it does not exist. `at` is the time of the run
/// (ISO 8601), where one is to be told.
///
/// # Errors
/// Where the file cannot be written or is no database of claimdiff.
pub fn write(path: &Path, tables: &Tables, manifest: &Manifest, at: Option<&str>) -> io::Result<()> {
    let mut database = Connection::open(path).map_err(io::Error::other)?;
    fill(&mut database, tables, manifest, at).map_err(io::Error::other)
}

fn fill(database: &mut Connection, tables: &Tables, manifest: &Manifest, at: Option<&str>) -> rusqlite::Result<()> {
    let run = run_id(manifest);
    if holds(database, &run)? {
        return Ok(());
    }
    database.pragma_update(None, "foreign_keys", true)?;
    let change = database.transaction()?;
    change.execute_batch(SCHEMA)?;
    run_row(&change, &run, manifest, at)?;
    let statements = statements();
    for table in ORDER {
        let own = statements.get(table).into_iter().flatten();
        let mut prepared = own.map(|sql| change.prepare(sql)).collect::<Result<Vec<_>, _>>()?;
        for row in tables.rows(table) {
            let row = row.to_string();
            for statement in &mut prepared {
                statement.execute(params![row, at])?;
            }
        }
    }
    health(&change, &run, tables, manifest)?;
    change.commit()
}

/// Whether the run is in the database already; asked without a write, so that its bytes stay.
fn holds(database: &Connection, run: &str) -> rusqlite::Result<bool> {
    let made = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'runs')";
    let is_made: bool = database.query_row(made, [], |row| row.get(0))?;
    let asked = "SELECT EXISTS (SELECT 1 FROM runs WHERE id = ?1)";
    Ok(is_made && database.query_row(asked, [run], |row| row.get(0))?)
}

/// The statements of [`FILL`] by table.
fn statements() -> BTreeMap<&'static str, Vec<&'static str>> {
    let parts = FILL.split("-- table ").skip(1);
    let of = |part: &'static str| {
        let (table, rest) = part.split_once('\n')?;
        Some((table.trim(), rest.split("\n\n").map(str::trim).filter(|s| !s.is_empty()).collect()))
    };
    parts.filter_map(of).collect()
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

/// What might be missing: the share of articles with each piece of metadata, what was skipped and why, and
/// how many patterns found nothing.
fn health(database: &Connection, run: &str, tables: &Tables, manifest: &Manifest) -> rusqlite::Result<()> {
    let used: Vec<&Json> =
        tables.rows("articles").iter().filter(|a| a.get("skipped").is_none_or(Json::is_null)).collect();
    let of = |has: &dyn Fn(&Json) -> bool| used.iter().filter(|a| has(a)).count();
    let all = tables.rows("articles").len();
    let hit: BTreeSet<&str> = tables.rows("claims").iter().map(|c| text(c, "pattern")).collect();
    let idle = manifest.patterns.iter().filter(|p| !hit.contains(p.as_str())).count();
    let mut measures = vec![
        ("articles used".to_owned(), used.len(), all),
        ("with outlet".to_owned(), of(&|a| !text(a, "outlet").is_empty()), used.len()),
        (
            "with reliable date".to_owned(),
            of(&|a| matches!(text(a, "published_reliability"), "medium" | "high")),
            used.len(),
        ),
        ("with credit line".to_owned(), of(&|a| !text(a, "credit").is_empty()), used.len()),
        ("with claims".to_owned(), of(&|a| a.get("claims").and_then(Json::as_u64) > Some(0)), used.len()),
        ("patterns without a hit".to_owned(), idle, manifest.patterns.len()),
    ];
    for (reason, count) in &manifest.funnel.skipped {
        measures.push((format!("skipped: {reason}"), usize::try_from(*count).unwrap_or(usize::MAX), all));
    }
    for (measure, count, total) in measures {
        database.execute(
            "INSERT INTO run_health VALUES (?1, ?2, ?3, ?4)",
            params![run, measure, count as i64, total as i64],
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_has_statements_and_each_takes_two_values() {
        let statements = statements();
        assert_eq!(statements.keys().copied().collect::<BTreeSet<_>>(), ORDER.into_iter().collect());
        let database = Connection::open_in_memory().unwrap();
        database.execute_batch(SCHEMA).unwrap();
        for statement in statements.values().flatten() {
            assert_eq!(database.prepare(statement).unwrap().parameter_count(), 2, "{statement}");
        }
    }
}
