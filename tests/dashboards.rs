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

/// The statements of `questions.sql`, by name.
fn questions() -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("dashboards/questions.sql");
    let text = std::fs::read_to_string(path).unwrap();
    let one = |part: &str| {
        let (name, sql) = part.split_once('\n').unwrap();
        (name.trim().to_owned(), sql.trim().trim_end_matches(';').to_owned())
    };
    text.split("\n-- name:").skip(1).map(one).collect()
}

#[test]
fn the_questions_for_metabase_and_superset_give_the_numbers_of_the_findings() {
    let (dir, database, findings) = run();
    let table = |name: &str| -> Vec<Value> {
        let text = std::fs::read_to_string(dir.path().join(format!("{name}.jsonl"))).unwrap();
        text.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
    };
    let total = |sql: &str, column: usize| -> i64 {
        let mut statement = database.prepare(sql).unwrap();
        let cells = statement.query_map([], |r| r.get::<_, i64>(column)).unwrap();
        cells.map(Result::unwrap).sum()
    };
    let forms = table("names").into_iter().flat_map(|n| n["forms"].as_array().unwrap().clone());
    let other = forms.filter(|f| f["class"] == "variant" || f["class"] == "alias");
    let used: usize = other.map(|f| f["outlets"].as_array().unwrap().len()).sum();
    let values: usize = findings.iter().map(|f| f["values"].as_array().unwrap().len()).sum();
    let all = questions();
    assert_eq!(all.len(), 9);
    for (name, sql) in all {
        let found = rows(&database, &sql);
        match name.as_str() {
            "Open findings, by severity" => assert_eq!(total(&sql, 1) as usize, findings.len()),
            "Open findings, worst first" => assert_eq!(found, findings.len()),
            "Findings by day and severity" => assert_eq!(total(&sql, 2) as usize, findings.len()),
            "Values and who reports them" => assert_eq!(found, values),
            "Names spelt or told in several ways, and by whom" => assert_eq!(found, used),
            "What each outlet reports, does not, or could not be told from" => {
                assert_eq!(total(&sql, 2) as usize, table("coverage").len());
            }
            "Passages that outlets share" => assert_eq!(found, table("copies").len()),
            "Articles that were not used, and why" => assert_eq!(found, 0),
            "What might be missing" => assert!(found > 3),
            other => panic!("{other} is not checked"),
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
