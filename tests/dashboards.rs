//! Every query of every dashboard runs on the database of a run, and gives the numbers of the findings.

#![allow(clippy::unwrap_used)]

use assert_cmd::Command;
use rusqlite::Connection;
use serde_json::Value;
use std::path::Path;

fn run() -> (tempfile::TempDir, Connection, Vec<Value>) {
    let dir = tempfile::tempdir().unwrap();
    let mut command = Command::cargo_bin("claimdiff").unwrap();
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(["check", "input", "-o"]).arg(dir.path()).output().unwrap();
    let text = std::fs::read_to_string(dir.path().join("findings.jsonl")).unwrap();
    let findings = text.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let database = Connection::open(dir.path().join("claimdiff.sqlite")).unwrap();
    (dir, database, findings)
}

fn dashboard(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("dashboards").join(name);
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn rows(database: &Connection, sql: &str) -> usize {
    let mut statement = database.prepare(sql).unwrap_or_else(|e| panic!("{sql}: {e}"));
    statement.query_map([], |_| Ok(())).unwrap().count()
}

#[test]
fn grafana_panels_count_what_the_findings_count() {
    let (_dir, database, findings) = run();
    for panel in dashboard("grafana/claimdiff.json")["panels"].as_array().unwrap() {
        let (title, sql) = (panel["title"].as_str().unwrap(), panel["targets"][0]["queryText"].as_str().unwrap());
        let found = rows(&database, sql);
        assert!(found > 0, "{title} is empty");
        let of = |level: &str| findings.iter().filter(|f| f["severity"] == level).count() as i64;
        let single = || database.query_row(sql, [], |r| r.get::<_, i64>(0)).unwrap();
        match title {
            "Open errors" => assert_eq!(single(), of("error")),
            "Open warnings" => assert_eq!(single(), of("warning")),
            "Open findings" => assert_eq!(found, findings.len()),
            _ => {}
        }
    }
}

#[test]
fn datasette_queries_and_views_are_there() {
    let (_dir, database, findings) = run();
    let metadata = dashboard("datasette.json");
    for (view, _) in metadata["databases"]["claimdiff"]["tables"].as_object().unwrap() {
        assert!(rows(&database, &format!("SELECT * FROM {view}")) > 0, "{view}");
    }
    let queries = &metadata["databases"]["claimdiff"]["queries"];
    assert_eq!(rows(&database, queries["open_findings"]["sql"].as_str().unwrap()), findings.len());
    let sides = queries["sides_of_a_finding"]["sql"].as_str().unwrap();
    let mut statement = database.prepare(sides).unwrap();
    let mentions = |f: &Value| {
        f["values"].as_array().unwrap().iter().map(|v| v["mentions"].as_array().unwrap().len()).sum::<usize>()
    };
    for finding in &findings {
        let found = statement.query_map([finding["id"].as_str().unwrap()], |_| Ok(())).unwrap().count();
        assert_eq!(found, mentions(finding), "{}", finding["id"]);
    }
}
