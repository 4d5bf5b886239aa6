//! The formats of other programs: they hold what the tables hold, twice the same, and nothing in them runs.

#![allow(clippy::unwrap_used)]

use assert_cmd::Command;
use rusqlite::Connection;
use serde_json::Value;
use std::path::Path;

fn claimdiff() -> Command {
    let mut command = Command::cargo_bin("claimdiff").unwrap();
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

fn lines(dir: &Path, name: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(dir.join(name)).unwrap();
    text.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

fn json(dir: &Path, name: &str) -> Value {
    serde_json::from_slice(&std::fs::read(dir.join(name)).unwrap()).unwrap()
}

#[test]
fn every_format_holds_the_same_counts() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path();
    claimdiff().args(["check", "input", "-o"]).arg(out).output().unwrap();
    let database = Connection::open(out.join("claimdiff.sqlite")).unwrap();
    for table in ["articles", "claims", "groups", "findings", "names", "coverage", "copies"] {
        let sql = format!("SELECT count(*) FROM {table}");
        let count: i64 = database.query_row(&sql, [], |r| r.get(0)).unwrap();
        assert_eq!(count as usize, lines(out, &format!("{table}.jsonl")).len(), "{table}");
    }
    let broken = database.prepare("PRAGMA foreign_key_check").unwrap().query_map([], |_| Ok(())).unwrap().count();
    assert_eq!(broken, 0);
    let findings = lines(out, "findings.jsonl");
    assert_eq!(json(out, "findings.sarif")["runs"][0]["results"].as_array().unwrap().len(), findings.len());
    let values: usize = findings.iter().map(|f| f["values"].as_array().unwrap().len()).sum();
    assert_eq!(lines(out, "annotations.jsonl").len(), values + lines(out, "claims.jsonl").len());
    let told: usize = lines(out, "groups.jsonl").iter().map(|g| g["values"].as_array().unwrap().len()).sum();
    assert_eq!(json(out, "claims.jsonld")["@graph"].as_array().unwrap().len(), told);
    let metrics = std::fs::read_to_string(out.join("metrics.prom")).unwrap();
    let counted: usize = metrics
        .lines()
        .filter(|l| l.starts_with("claimdiff_findings{"))
        .map(|l| l.rsplit(' ').next().unwrap().parse::<usize>().unwrap())
        .sum();
    assert_eq!(counted, findings.len());
    assert!(metrics.ends_with("# EOF\n"));
}

#[test]
fn a_run_that_is_added_twice_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let database = dir.path().join("all.sqlite");
    let night = |seconds: &str| {
        let mut command = claimdiff();
        command.env("SOURCE_DATE_EPOCH", seconds).args(["check", "input", "--quiet", "-o"]);
        command.arg(dir.path().join("out")).arg("--append").arg(&database).output().unwrap();
        std::fs::read(&database).unwrap()
    };
    let (first, second) = (night("1700000000"), night("1700086400"));
    assert!(first == second);
    let open = Connection::open(&database).unwrap();
    let seen: (String, i64) = open
        .query_row("SELECT first_seen, last_seen_epoch FROM findings LIMIT 1", [], |r| Ok((r.get(0)?, r.get(1)?)))
        .unwrap();
    assert_eq!(seen, ("2023-11-14T22:13:20Z".to_owned(), 1_700_000_000));
}

#[test]
fn a_later_run_keeps_when_findings_were_first_seen() {
    let dir = tempfile::tempdir().unwrap();
    let (database, rows) = (dir.path().join("all.sqlite"), dir.path().join("rows.jsonl"));
    let row = |outlet: &str, count: u8| {
        serde_json::json!({"outlet": outlet, "title": "Fire at Tarnby mill", "published": "2031-05-07",
            "text": format!("A mill burnt down in Tarnby on Friday. The fire killed {count} people, police said.")})
    };
    std::fs::write(&rows, format!("{}\n{}\n", row("North Post", 3), row("Hill Times", 8))).unwrap();
    let night = |seconds: &str, inputs: &[&Path]| {
        let mut command = claimdiff();
        command.env("SOURCE_DATE_EPOCH", seconds).args(["check", "--quiet", "--stories", "auto", "-o"]);
        command.arg(dir.path().join("out")).arg("--append").arg(&database).args(inputs).output().unwrap();
        lines(&dir.path().join("out"), "findings.jsonl").len()
    };
    let first = night("1700000000", &[Path::new("input")]);
    let second = night("1700086400", &[Path::new("input"), &rows]);
    assert!(second > first, "the second night finds more");
    let open = Connection::open(&database).unwrap();
    let seen = |epoch: i64, column: &str| -> usize {
        let sql = format!("SELECT count(*) FROM findings WHERE {column}_epoch = ?1");
        open.query_row(&sql, [epoch], |r| r.get::<_, i64>(0)).unwrap() as usize
    };
    assert_eq!((seen(1_700_000_000, "first_seen"), seen(1_700_086_400, "first_seen")), (first, second - first));
    assert_eq!(seen(1_700_086_400, "last_seen"), second);
}

#[test]
fn export_gives_what_check_gave() {
    let (run, again) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    claimdiff().args(["check", "input", "-o"]).arg(run.path()).output().unwrap();
    let formats = "csv,sqlite,sarif,annotations,jsonld,openmetrics";
    claimdiff().arg("export").arg(run.path()).args(["--format", formats, "-o"]).arg(again.path()).assert().code(0);
    let mut count = 0;
    for entry in std::fs::read_dir(again.path()).unwrap() {
        let name = entry.unwrap().file_name();
        let bytes = |dir: &Path| std::fs::read(dir.join(&name)).unwrap();
        assert!(bytes(run.path()) == bytes(again.path()), "{name:?}");
        count += 1;
    }
    assert_eq!(count, 14);
}

/// An article whose every field tries to be something else.
const HOSTILE: &str = "=HYPERLINK(\"x\")<script>alert(1)</script>\"><img src=x onerror=alert(1)>\u{1b}[31m]]>&";

#[test]
fn hostile_words_are_inert_in_every_format() {
    let dir = tempfile::tempdir().unwrap();
    let row = |id: &str, outlet: &str, count: &str| {
        let text = format!(
            "Halden fire {HOSTILE}\n\n{count} people were injured in the fire at Halden on Monday, {HOSTILE} said."
        );
        serde_json::json!({"id": format!("{id}</script><b>"), "outlet": format!("{outlet}{HOSTILE}"), "title": HOSTILE,
            "url": "javascript:alert(1)", "story": HOSTILE, "published": "2031-03-04", "text": text})
    };
    let rows = [row("a", "=Post", "23"), row("b", "@Herald", "32")];
    let input = dir.path().join(if cfg!(unix) { "=x<script>alert(1)\u{1b}[31m.jsonl" } else { "rows.jsonl" });
    std::fs::write(&input, rows.map(|r| r.to_string()).join("\n")).unwrap();
    let out = dir.path().join("out");
    let run = claimdiff().arg("check").arg(&input).arg("-o").arg(&out).output().unwrap();
    assert!(![run.stdout, run.stderr].concat().contains(&0x1b), "terminal escapes are taken out");
    assert!(!lines(&out, "findings.jsonl").is_empty(), "the two differ");
    let report = std::fs::read_to_string(out.join("report.html")).unwrap();
    assert!(
        !report.contains("<script>alert") && !report.contains("<img src=x") && !report.contains("href=\"javascript")
    );
    for table in ["articles", "claims", "groups", "findings", "names", "coverage", "copies"] {
        let mut reader = csv::Reader::from_path(out.join(format!("{table}.csv"))).unwrap();
        for record in reader.records() {
            for cell in record.unwrap().iter() {
                assert!(!cell.starts_with(['=', '@', '+', '\t', '\r']), "{table}: {cell}");
            }
        }
    }
    programs_read_what_was_said(&out);
    #[cfg(feature = "parquet")]
    columns_keep_what_was_said(&out);
    for entry in walkdir::WalkDir::new(&out).into_iter().filter_map(Result::ok).filter(|e| e.depth() > 0) {
        let name = entry.file_name().to_str().unwrap();
        assert!(name.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b)), "a file called {name:?}");
    }
    assert!(!std::fs::read_to_string(out.join("claims.jsonld")).unwrap().contains("javascript:"));
    for line in std::fs::read_to_string(out.join("metrics.prom")).unwrap().lines() {
        assert!(!line.contains('\u{1b}'));
    }
    let id = lines(&out, "findings.jsonl")[0]["id"].as_str().unwrap().to_owned();
    let card = claimdiff().args(["card", &id, "--dir"]).arg(&out).output().unwrap();
    let card = String::from_utf8(card.stdout).unwrap();
    assert!(card.contains("\\<script\\>") && !card.replace("\\<", "").contains('<'), "{card}");
    assert!(!card.contains('\u{1b}') && !card.contains("javascript:"), "{card}");
}

/// A cell of a column holds the words as they were read, marks and all, and makes no rows or columns of its own.
#[cfg(feature = "parquet")]
fn columns_keep_what_was_said(out: &Path) {
    use arrow_array::cast::AsArray;
    use parquet::file::reader::{FileReader, SerializedFileReader};
    claimdiff().arg("export").arg(out).args(["--format", "arrow"]).assert().code(0);
    for table in ["articles", "claims", "groups", "findings", "names", "coverage", "copies"] {
        let told = lines(out, &format!("{table}.jsonl"));
        let field = if table == "articles" { "title" } else { "schema" };
        let want: Vec<&str> = told.iter().map(|row| row[field].as_str().unwrap_or_default()).collect();
        let file = std::fs::File::open(out.join(format!("{table}.parquet"))).unwrap();
        let rows = SerializedFileReader::new(file).unwrap();
        let columns = rows.metadata().file_metadata().schema_descr().num_columns();
        let by_parquet: Vec<String> = rows
            .get_row_iter(None)
            .unwrap()
            .map(|row| {
                let row = row.unwrap();
                let cell = row.get_column_iter().find(|(name, _)| *name == field).map(|(_, cell)| cell.clone());
                match cell {
                    Some(parquet::record::Field::Str(words)) => words,
                    other => panic!("{table}.{field}: {other:?}"),
                }
            })
            .collect();
        assert_eq!(by_parquet, want, "{table}");
        let file = std::fs::File::open(out.join(format!("{table}.arrow"))).unwrap();
        let batches: Vec<_> = arrow_ipc::reader::FileReader::try_new(file, None).unwrap().map(Result::unwrap).collect();
        let by_arrow: Vec<String> = batches
            .iter()
            .flat_map(|batch| {
                assert_eq!(batch.num_columns(), columns, "{table}");
                let cells = batch.column_by_name(field).unwrap().as_string::<i32>();
                cells.iter().map(|cell| cell.unwrap_or_default().to_owned()).collect::<Vec<_>>()
            })
            .collect();
        assert_eq!(by_arrow, want, "{table}");
    }
    assert!(lines(out, "articles.jsonl").iter().all(|row| row["title"].as_str().unwrap().starts_with("=HYPERLINK")));
}

/// Formats that no person reads as they are keep the words, and keep them apart from their own marks.
fn programs_read_what_was_said(out: &Path) {
    let told = &lines(out, "articles.jsonl")[0];
    let database = Connection::open(out.join("claimdiff.sqlite")).unwrap();
    let sql = "SELECT outlet, title FROM articles WHERE id = ?1";
    let row: (String, String) =
        database.query_row(sql, [told["id"].as_str().unwrap()], |r| Ok((r.get(0)?, r.get(1)?))).unwrap();
    assert_eq!((row.0.as_str(), row.1.as_str()), (told["outlet"].as_str().unwrap(), told["title"].as_str().unwrap()));
    let sarif = json(out, "findings.sarif");
    for place in sarif["runs"][0]["results"][0]["locations"].as_array().unwrap() {
        let uri = place["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.bytes().all(|b| b.is_ascii_graphic() && b != b'<' && b != b'"'), "{uri}");
    }
    for annotation in lines(out, "annotations.jsonl") {
        for target in annotation["target"].as_array().unwrap() {
            assert!(!target["source"].as_str().unwrap().starts_with("javascript:"));
        }
    }
}
