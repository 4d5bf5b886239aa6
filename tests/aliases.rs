//! Names set right by hand in `names.csv` and given back with `--aliases`: joined, parted, and kept apart for good.

#![allow(clippy::unwrap_used)]

mod bundled;

use assert_cmd::Command;
use serde_json::{Value, json};
use std::path::Path;

/// Reports on one inquiry, a line for each outlet: who leads it, in the spelling of each outlet.
fn reports(dir: &Path, leaders: &[&str]) {
    let row = |(at, leader): (usize, &&str)| {
        json!({"id": format!("a{at}"), "outlet": format!("Outlet {at}"), "published": "2031-05-07", "story": "inquiry",
            "title": "Inquiry into the Tarnby mill fire opens",
            "text": format!("The inquiry into the mill fire in Tarnby opened on Monday. It is led by the judge {leader}. \
                People came from the whole valley, and {leader} spoke for an hour.")})
        .to_string()
    };
    let rows: Vec<String> = leaders.iter().enumerate().map(row).collect();
    std::fs::write(dir.join("in.jsonl"), rows.join("\n")).unwrap();
}

/// Runs `check`, with the lines `form,canonical` of `aliases` where there are any.
fn check(dir: &Path, aliases: &[&str]) {
    let mut command = Command::cargo_bin("claimdiff").unwrap();
    command.args(["check", "--quiet", "--fail-on", "never", "-o"]).arg(dir.join("out")).arg(dir.join("in.jsonl"));
    if !aliases.is_empty() {
        let file = dir.join("aliases.csv");
        std::fs::write(&file, format!("form,canonical\n{}\n", aliases.join("\n"))).unwrap();
        command.arg("--aliases").arg(file);
    }
    command.assert().success();
}

fn lines(dir: &Path, name: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(dir.join("out").join(name)).unwrap();
    text.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

/// The forms of every person, those of one bearer beside each other.
fn people(dir: &Path) -> Vec<Vec<String>> {
    let forms = |row: &Value| -> Vec<String> {
        let forms = row["forms"].as_array().unwrap().iter();
        forms.map(|f| f["form"].as_str().unwrap().to_owned()).collect()
    };
    let mut out: Vec<Vec<String>> =
        lines(dir, "names.jsonl").iter().filter(|row| row["kind"] == "person").map(forms).collect();
    out.iter_mut().for_each(|forms| forms.sort());
    out.sort();
    out
}

fn has_variant(dir: &Path) -> bool {
    lines(dir, "findings.jsonl").iter().any(|f| f["rule"] == "name.variant")
}

#[test]
fn two_that_a_person_joins_are_one() {
    let dir = tempfile::tempdir().unwrap();
    reports(dir.path(), &["Ilse Brandt", "Ilse Brandt", "Ilse Hovgaard"]);
    check(dir.path(), &[]);
    assert_eq!(people(dir.path()), [["Ilse Brandt"], ["Ilse Hovgaard"]]);
    check(dir.path(), &["Ilse Brandt,Ilse Hovgaard", "Ilse Hovgaard,Ilse Hovgaard"]);
    assert_eq!(people(dir.path()), [["Ilse Brandt", "Ilse Hovgaard"]]);
    let one = lines(dir.path(), "names.jsonl").into_iter().find(|row| row["kind"] == "person").unwrap();
    assert_eq!(one["canonical"], "Ilse Hovgaard", "the name that was given");
}

#[test]
fn one_that_a_person_parts_is_two() {
    let dir = tempfile::tempdir().unwrap();
    reports(dir.path(), &["Nora Feldmann", "Nora Feldmann", "Nora Feldman"]);
    check(dir.path(), &[]);
    assert_eq!(people(dir.path()), [["Nora Feldman", "Nora Feldmann"]]);
    assert!(has_variant(dir.path()));
    check(dir.path(), &["Nora Feldmann,Nora Feldmann", "Nora Feldman,Nora Feldman"]);
    assert_eq!(people(dir.path()), [["Nora Feldman"], ["Nora Feldmann"]]);
    assert!(!has_variant(dir.path()), "two people have two names");
}

#[test]
fn two_that_a_person_keeps_apart_are_never_merged_through_a_third() {
    let dir = tempfile::tempdir().unwrap();
    reports(dir.path(), &["Nora Feldmann", "Nora Feldmann", "Nora Feldman", "Nora Felldman"]);
    check(dir.path(), &[]);
    assert_eq!(people(dir.path()), [["Nora Feldman", "Nora Feldmann", "Nora Felldman"]]);
    check(dir.path(), &["Nora Feldmann,Nora Feldmann", "Nora Feldman,Nora Feldman"]);
    let found = people(dir.path());
    let with = |form: &str| found.iter().position(|forms| forms.iter().any(|f| f == form)).unwrap();
    assert_eq!(found.len(), 2, "{found:?}");
    assert_ne!(with("Nora Feldmann"), with("Nora Feldman"));
}

#[test]
fn two_that_a_person_keeps_apart_are_never_merged_within_one_article() {
    let dir = tempfile::tempdir().unwrap();
    let both = "Nora Feldmann, as the mayor called her; the notice has Nora Feldman";
    reports(dir.path(), &["Nora Feldmann", both, "Nora Feldman"]);
    check(dir.path(), &["Nora Feldmann,Nora Feldmann", "Nora Feldman,Nora Feldman"]);
    assert_eq!(people(dir.path()), [["Nora Feldman"], ["Nora Feldmann"]]);
    assert!(!has_variant(dir.path()));
}

mod example {
    use super::bundled::{check, findings};
    use serde_json::Value;
    use std::path::Path;

    #[test]
    fn two_names_joined_by_hand_are_one_and_bear_the_name_that_was_given() {
        let dir = tempfile::tempdir().unwrap();
        check(dir.path(), &[]);
        let bearers = |dir: &Path| -> Vec<Value> {
            let text = std::fs::read_to_string(dir.join("names.jsonl")).unwrap();
            let rows = text.lines().map(|l| serde_json::from_str::<Value>(l).unwrap());
            let named = |row: &Value| row["forms"].as_array().unwrap().iter().any(|f| f["form"] == "Daily Beacon");
            rows.filter(named).collect()
        };
        assert_eq!(bearers(dir.path())[0]["canonical"], "Daily Beacon");
        let names = std::fs::read_to_string(dir.path().join("names.csv")).unwrap();
        let joined = dir.path().join("joined.csv");
        std::fs::write(&joined, names.replace(",Daily Beacon,organisation,", ",Ellery Post,organisation,")).unwrap();
        check(dir.path(), &["--aliases", joined.to_str().unwrap()]);
        let one = bearers(dir.path());
        assert_eq!((one.len(), one[0]["canonical"].as_str()), (1, Some("Ellery Post")));
        assert_eq!(one[0]["forms"].as_array().unwrap().len(), 2);
    }

    #[test]
    fn names_corrected_by_hand_are_taken_back() {
        let dir = tempfile::tempdir().unwrap();
        check(dir.path(), &[]);
        let rules = |dir: &Path| -> Vec<String> {
            findings(dir).iter().map(|f| f["rule"].as_str().unwrap().to_owned()).collect()
        };
        assert!(rules(dir.path()).contains(&"name.variant".to_owned()));
        let names = std::fs::read_to_string(dir.path().join("names.csv")).unwrap();
        let (same, split) = (dir.path().join("same.csv"), dir.path().join("split.csv"));
        std::fs::write(&same, &names).unwrap();
        check(dir.path(), &["--aliases", same.to_str().unwrap()]);
        assert!(rules(dir.path()).contains(&"name.variant".to_owned()), "the table as it came out changes nothing");
        let apart: Vec<String> = names
            .lines()
            .map(|line| {
                if line.contains(",Graham Tolland,") {
                    line.replacen("Graeme Tolland", "Graham Tolland", 1)
                } else {
                    line.to_owned()
                }
            })
            .collect();
        assert_ne!(apart.join("\n"), names.trim_end());
        std::fs::write(&split, apart.join("\n")).unwrap();
        check(dir.path(), &["--aliases", split.to_str().unwrap()]);
        assert!(!rules(dir.path()).contains(&"name.variant".to_owned()), "two people have two names");
    }
}
