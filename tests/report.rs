//! The report of many articles: an index, and a page for each story that has something to compare.

#![allow(clippy::unwrap_used)]

use assert_cmd::Command;
use serde_json::json;
use std::collections::BTreeSet;
use std::path::Path;

fn article(id: usize, outlet: &str, story: &str, text: &str) -> String {
    let row = json!({"id": format!("a{id}"), "outlet": outlet, "story": story, "title": format!("Report {id}"),
        "published": "2031-05-07", "text": text});
    format!("{row}\n")
}

/// Two stories that two outlets tell, one of them differently, and as many that one outlet tells as are wanted.
fn corpus(alone: usize) -> String {
    let mut out = String::new();
    out +=
        &article(0, "North Post", "ferry", "The Orla ferry sank off Skarvik on Monday. The accident killed 12 people.");
    out +=
        &article(1, "Hill Times", "ferry", "The Orla ferry sank off Skarvik on Monday. The accident killed 19 people.");
    let mill = "A mill burnt down in Tarnby on Friday. The fire killed 3 people. Neighbours carried water from the river \
        in buckets until the roof came down, and the road along the valley stayed closed for the rest of the week.";
    out += &article(2, "North Post", "mill", mill);
    out += &article(3, "Hill Times", "mill", mill);
    for id in 4..4 + alone {
        out += &article(id, "North Post", &format!("s{id}"), "The council met on Tuesday and went home early.");
    }
    out
}

fn report(dir: &Path, alone: usize) -> String {
    let input = dir.join("in.jsonl");
    std::fs::write(&input, corpus(alone)).unwrap();
    let mut check = Command::cargo_bin("claimdiff").unwrap();
    check.args(["check", "--quiet", "--stories", "given", "--fail-on", "never", "--format", "html", "-o"]);
    check.arg(dir).arg(&input).assert().success();
    // The template engine escapes slashes too.
    std::fs::read_to_string(dir.join("report.html")).unwrap().replace("&#x2f;", "/")
}

#[test]
fn many_articles_have_an_index_and_a_page_for_each_story() {
    let dir = tempfile::tempdir().unwrap();
    let index = report(dir.path(), 497);
    let links: BTreeSet<&str> = index
        .split("href=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .filter(|l| l.contains(".html"))
        .collect();
    let pages: BTreeSet<&str> = links.iter().map(|l| l.split('#').next().unwrap()).collect();
    assert_eq!(pages, BTreeSet::from(["report/ferry.html", "report/mill.html"]));
    let ferry = std::fs::read_to_string(dir.path().join("report/ferry.html")).unwrap().replace("&#x2f;", "/");
    let finding = links.iter().find_map(|l| l.strip_prefix("report/ferry.html#")).unwrap();
    assert!(ferry.contains(&format!("id=\"{finding}\"")), "the index leads to the finding");
    assert!(ferry.contains("href=\"../report.html\"") && ferry.contains("19 people"));
    assert!(index.contains("12 · 19"), "the index tells the values");
    let figures = index.split("id=\"kind-figure\"").nth(1).unwrap().split("</details>").next().unwrap();
    assert!(figures.contains("<b>12</b> North Post") && figures.contains("<b>19</b> Hill Times"), "{figures}");
    let sharing = index.split("id=\"sharing\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(sharing.contains("report/mill.html#copies") && sharing.contains("Hill Times (2031-05-07)"), "{sharing}");
    assert!(index.contains("data-words=\"Hill Times"), "a story is found by its outlets");
    assert!(index.contains("497 more stories"));
    assert_eq!(std::fs::read_dir(dir.path().join("report")).unwrap().count(), 2);
}

#[test]
fn a_card_names_the_outlets_that_it_does_not_quote_and_whom_it_is_about() {
    let dir = tempfile::tempdir().unwrap();
    let input = dir.path().join("in.jsonl");
    let told = |age: u8| {
        format!("Rosa Dunmore, {age}, who runs the Orla ferry, was taken to hospital after the crash on Monday.")
    };
    let outlets = ["North Post", "Hill Times", "Bay Echo", "Port Gazette", "Isle Star"];
    let mut rows: String = outlets.iter().enumerate().map(|(id, o)| article(id, o, "ferry", &told(41))).collect();
    rows += &article(9, "Cape News", "ferry", &told(44));
    std::fs::write(&input, rows).unwrap();
    let mut check = Command::cargo_bin("claimdiff").unwrap();
    check.args(["check", "--quiet", "--fail-on", "never", "--format", "html", "-o"]).arg(dir.path()).arg(&input);
    check.assert().success();
    let page = std::fs::read_to_string(dir.path().join("report.html")).unwrap();
    assert!(page.contains("How old is Rosa Dunmore?"));
    let more = page.split("and 2 more places in ").nth(1).unwrap().split('<').next().unwrap();
    assert_eq!(more.split(", ").count(), 2, "{more}");
    assert!(more.split(", ").all(|outlet| outlets.contains(&outlet)), "{more}");
}

#[test]
fn a_story_of_any_name_has_a_page_in_the_folder_of_the_report() {
    let dir = tempfile::tempdir().unwrap();
    let input = dir.path().join("in.jsonl");
    let hostile = ["../../ferry", "/etc/mill", "<script>alert(1)</script>", "a\u{1b}[31m b", "CON", "..", "a/b", "a_b"];
    let told = |count: usize| format!("The Orla ferry sank off Skarvik on Monday. The accident killed {count} people.");
    let mut rows = String::new();
    for (at, story) in hostile.iter().enumerate() {
        rows += &article(2 * at, "North Post", story, &told(12));
        rows += &article(2 * at + 1, "Hill Times", story, &told(19));
    }
    rows += &corpus(500).lines().skip(4).map(|row| format!("{row}\n").replace("\"a", "\"b")).collect::<String>();
    std::fs::write(&input, rows).unwrap();
    let out = dir.path().join("out");
    let mut check = Command::cargo_bin("claimdiff").unwrap();
    check.args(["check", "--quiet", "--stories", "given", "--fail-on", "never", "--format", "html", "-o"]);
    check.arg(&out).arg(&input).assert().success();
    let pages: Vec<String> = std::fs::read_dir(out.join("report"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(pages.len(), hostile.len(), "{pages:?}");
    let is_plain = |name: &String| {
        let stem = name.strip_suffix(".html").unwrap();
        !stem.is_empty() && stem.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
    };
    assert!(pages.iter().all(is_plain), "{pages:?}");
    let index = std::fs::read_to_string(out.join("report.html")).unwrap().replace("&#x2f;", "/");
    assert!(pages.iter().all(|page| index.contains(&format!("href=\"report/{page}\""))));
    assert!(!index.contains("<script>alert"));
}

#[test]
fn pages_of_an_earlier_run_go_and_files_of_others_stay() {
    let dir = tempfile::tempdir().unwrap();
    report(dir.path(), 497);
    std::fs::write(dir.path().join("report/mine.html"), "<title>My notes on claimdiff</title>").unwrap();
    let pages =
        || std::fs::read_dir(dir.path().join("report")).unwrap().map(|e| e.unwrap().file_name()).collect::<Vec<_>>();
    assert_eq!(pages().len(), 3);
    report(dir.path(), 1);
    assert_eq!(pages(), ["mine.html"], "the stories stand on one page now");
}

#[test]
fn few_articles_stand_on_one_page() {
    let dir = tempfile::tempdir().unwrap();
    assert!(report(dir.path(), 1).contains("<article class=\"card"));
    assert!(!dir.path().join("report").exists());
}
