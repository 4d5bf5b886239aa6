//! Scans kept from earlier runs: the same bytes with them and without, whatever became of them.

use crate::{check, claimdiff, files, said};
use std::collections::BTreeMap;
use std::path::Path;

/// A check of the bundled example that keeps its scans in `cache`; what it wrote.
fn kept(cache: &Path) -> BTreeMap<String, Vec<u8>> {
    let out = tempfile::tempdir().unwrap();
    let done = check(out.path()).arg("--cache").arg(cache).output().unwrap();
    assert!(done.status.success(), "{}", said(&done));
    files(out.path())
}

fn plain() -> BTreeMap<String, Vec<u8>> {
    let out = tempfile::tempdir().unwrap();
    assert!(check(out.path()).status().unwrap().success());
    files(out.path())
}

/// The entries of a cache.
fn entries(cache: &Path) -> i64 {
    let store = rusqlite::Connection::open(cache.join("scans.sqlite")).unwrap();
    store.query_row("SELECT count(*) FROM scans", [], |row| row.get(0)).unwrap()
}

fn change(cache: &Path, sql: &str) {
    rusqlite::Connection::open(cache.join("scans.sqlite")).unwrap().execute_batch(sql).unwrap();
}

#[test]
fn kept_scans_give_the_same_bytes_and_are_used() {
    let cache = tempfile::tempdir().unwrap();
    let want = plain();
    assert!(kept(cache.path()) == want, "the run that fills it");
    let filled = entries(cache.path());
    assert!(filled >= 5, "{filled} entries");
    assert!(kept(cache.path()) == want, "the run that uses it");
    assert_eq!(entries(cache.path()), filled, "nothing is kept twice");
    // Proof that they are used: a scan that found nothing, put in the place of all, is believed.
    let out = tempfile::tempdir().unwrap();
    let nowhere = out.path().join("empty.jsonl");
    std::fs::write(&nowhere, "{\"text\": \"Nothing was said here, and nothing was counted by anybody at all.\"}\n")
        .unwrap();
    let mut scan = claimdiff();
    assert!(scan.args(["scan", "--quiet", "--cache"]).arg(cache.path()).arg(&nowhere).status().unwrap().success());
    change(cache.path(), "UPDATE scans SET record = (SELECT record FROM scans ORDER BY length(record) LIMIT 1)");
    let used = kept(cache.path());
    assert!(used != want, "the entries were not read");
}

#[test]
fn the_same_words_elsewhere_in_the_input_are_found_again() {
    let dir = tempfile::tempdir().unwrap();
    let row = |id: &str| {
        format!("{{\"id\": \"{id}\", \"outlet\": \"North Post\", \"text\": \"Twelve people were hurt in Halden.\"}}\n")
    };
    let run = |name: &str, rows: String| {
        let input = dir.path().join(name);
        std::fs::write(&input, rows).unwrap();
        let mut scan = claimdiff();
        scan.args(["scan", "--quiet", "--cache"]).arg(dir.path().join("cache")).arg(&input);
        let kept = scan.output().unwrap();
        let fresh = claimdiff().args(["scan", "--quiet"]).arg(&input).output().unwrap();
        assert!(kept.status.success() && kept.stdout == fresh.stdout, "{name}");
    };
    run("a.jsonl", row("first"));
    run("b.jsonl", format!("{}{}", row("other"), row("third")));
    assert_eq!(entries(&dir.path().join("cache")), 1);
}

#[test]
fn other_patterns_have_entries_of_their_own() {
    let (cache, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    kept(cache.path());
    let before = entries(cache.path());
    let mut only = check(out.path());
    assert!(only.args(["--without", "harm", "--cache"]).arg(cache.path()).status().unwrap().success());
    assert_eq!(entries(cache.path()), 2 * before);
    let alone = tempfile::tempdir().unwrap();
    assert!(check(alone.path()).args(["--without", "harm"]).status().unwrap().success());
    assert!(files(out.path()) == files(alone.path()));
}

#[test]
fn damage_to_kept_scans_costs_time_and_nothing_else() {
    let cache = tempfile::tempdir().unwrap();
    let want = plain();
    kept(cache.path());
    let filled = entries(cache.path());
    let torn = "UPDATE scans SET record = substr(record, 1, length(record) / 2)";
    for (fault, sql) in [
        ("entries cut short", torn),
        ("an entry of noise", "UPDATE scans SET record = x'00ff00ff'"),
        ("another build of the program", "UPDATE program SET build = 'another'"),
    ] {
        change(cache.path(), sql);
        assert!(kept(cache.path()) == want, "{fault}");
        assert_eq!(entries(cache.path()), filled, "{fault}: written anew");
    }
    std::fs::write(
        cache.path().join("scans.sqlite"),
        "no database at all, but more than a hundred bytes of text".repeat(9),
    )
    .unwrap();
    assert!(kept(cache.path()) == want, "another file under its name");
    assert_eq!(entries(cache.path()), filled, "begun anew");
}

#[test]
fn a_second_run_on_a_cache_is_told_of_the_first() {
    let cache = tempfile::tempdir().unwrap();
    kept(cache.path());
    let held = rusqlite::Connection::open(cache.path().join("scans.sqlite")).unwrap();
    held.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE").unwrap();
    let out = tempfile::tempdir().unwrap();
    let second = check(out.path()).arg("--cache").arg(cache.path()).output().unwrap();
    assert_eq!(second.status.code(), Some(2), "{}", said(&second));
    assert!(said(&second).contains("another run uses this cache"), "{}", said(&second));
}

#[test]
fn a_cache_that_cannot_be_made_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("file");
    std::fs::write(&file, "in the way").unwrap();
    let done = check(&dir.path().join("out")).arg("--cache").arg(&file).output().unwrap();
    assert_eq!(done.status.code(), Some(2));
    assert!(said(&done).contains(&file.display().to_string()), "{}", said(&done));
}
