//! Texts, pages, tables and patterns that are built so that reading them takes for ever. A test that does not end has failed.

use crate::{claimdiff, scan};
use std::fmt::Write as _;

const WORDS: &str = "Twelve people were hurt in Halden on Monday, said the harbour master.";
/// Length of each, in bytes: enough that the cube of it, or two to its power, would not end.
const LENGTH: usize = 12_000;

/// Length of a long text, in bytes.
const LONG: usize = 300_000;

fn filled(piece: &str) -> String {
    piece.repeat(LENGTH / piece.len())
}

/// Every text on a line of its own; each is read, or has its reason.
fn all_end(name: &str, texts: &[(&str, String)]) {
    let dir = tempfile::tempdir().unwrap();
    for (what, text) in texts {
        std::fs::write(dir.path().join(format!("{what}.{name}")), text).unwrap();
    }
    let (records, run) = scan(dir.path());
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    assert!(records.len() >= texts.len());
    let internal: Vec<_> = records.iter().filter(|r| r["skipped"]["reason"] == "internal").collect();
    assert!(internal.is_empty(), "{internal:?}");
}

#[test]
fn pages_built_to_take_for_ever_end() {
    let attributes: String = (0..2000).fold(String::new(), |mut out, n| {
        let _ = write!(out, " a{n}=b");
        out
    });
    all_end(
        "html",
        &[
            ("open", format!("<p>{WORDS}{}", filled("<a "))),
            ("nested", format!("{}{WORDS}", filled("<div><p>"))),
            ("misnested", format!("{}{WORDS}", filled("<b><i></b></i>"))),
            ("comments", format!("<p>{WORDS}{}", filled("<!--"))),
            ("comment-ends", format!("<p>{WORDS}<!--{}", filled("--!"))),
            ("scripts", format!("<p>{WORDS}{}", filled("<script>"))),
            ("script-ends", format!("<script>{}", filled("</scrip"))),
            ("ampersands", format!("<p>{WORDS}{}", filled("&"))),
            ("entities", format!("<p>{WORDS}{}", filled("&amp;amp"))),
            ("numbers", format!("<p>{WORDS}{}", filled("&#99999999999;"))),
            ("tables", format!("{}{WORDS}", filled("<table><tr><td>"))),
            ("lists", format!("{}{WORDS}", filled("<ul><li>"))),
            ("ends", format!("<p>{WORDS}{}", filled("</p></div>"))),
            ("attributes", format!("<p{attributes}>{WORDS}")),
            ("quoted", format!("<p a=\"{}", filled("b=\"c "))),
            ("json-ld", format!("<script type=\"application/ld+json\">{}</script><p>{WORDS}", filled("{\"a\":["))),
            ("metas", format!("{}<p>{WORDS}", filled("<meta property=\"og:title\" content=\"x\">"))),
            ("times", format!("{}<p>{WORDS}", filled("<time datetime=\"2031-03-04\">x</time>"))),
        ],
    );
}

#[test]
fn headings_without_end_are_told_in_few_words() {
    let many = (0..20_000).map(|n| format!("c{n}")).collect::<Vec<_>>().join(",");
    let giant = "x".repeat(1_000_000);
    for (heading, cells) in [(format!("text,{many}"), 20_001), (format!("text,{giant}"), 2), (many, 20_000), (giant, 1)]
    {
        let is_read = heading.starts_with("text");
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("a.csv"), format!("{heading}\n\"{WORDS}\"{}\n", ",x".repeat(cells - 1)))
            .unwrap();
        let (records, run) = scan(dir.path());
        assert_eq!(records[0]["skipped"].is_null(), is_read, "{}", records[0]["skipped"]);
        let told = run.stderr.len() + records[0]["skipped"].to_string().len();
        assert!(told < 10_000, "{told} bytes for {cells} columns");
    }
}

#[test]
fn texts_built_to_take_for_ever_end() {
    let texts = [
        ("digits", "7"),
        ("commas", "1,"),
        ("points", "1.2."),
        ("hyphens", "1-"),
        ("slashes", "1/2/"),
        ("numerals", "hundred million and "),
        ("ranges", "from 3 to "),
        ("hedges", "at least about more than "),
        ("currencies", "$ £ "),
        ("months", "May March "),
        ("days", "Monday, "),
        ("ordinals", "the third of the "),
        ("relative", "last next day after "),
        ("names", "Ana Moss "),
        ("titles", "Mr Dr Sir "),
        ("particles", "de la von "),
        ("initials", "A. B. "),
        ("quotes", "“"),
        ("quote-pairs", "“a” "),
        ("straight-quotes", "\"a "),
        ("apostrophes", "'"),
        ("sayings", "said he said that "),
        ("brackets", "(["),
        ("marks", "e\u{301}\u{301}\u{301}"),
        ("joiners", "👩\u{200d}"),
        ("bidi", "\u{202e}a\u{202c}"),
        ("one-word", "a"),
        ("capitals", "A"),
        ("stops", ". "),
        ("breaks", "\n"),
        ("blanks", " "),
        ("hurt", "killed and injured "),
        ("ages", "Ana, 40, "),
        ("ago", "3 days ago "),
    ];
    all_end("txt", &texts.map(|(what, piece)| (what, format!("{WORDS} {} {WORDS}", filled(piece)))));
}

/// So long that looking at everything found so far, for each thing found, would not end.
#[test]
fn long_texts_of_one_thing_over_and_over_end() {
    let texts = [
        ("marks-that-open", "“"),
        ("courtesy-titles", "Dr. "),
        ("quoted-over-and-over", "“It fell,” said Ana Moss. “We ran,” she added. "),
        ("victims", "A man, 43, was killed. "),
        ("tolls", "12 people were killed and 3 injured. "),
    ];
    all_end("txt", &texts.map(|(what, piece)| (what, piece.repeat(LONG / piece.len()))));
}

#[test]
fn entities_of_xml_are_not_expanded() {
    let mut kinds = "<!DOCTYPE x [<!ENTITY a \"lol\">".to_owned();
    for n in 0..30 {
        let _ = write!(kinds, "<!ENTITY a{n} \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">");
    }
    let feed = |head: &str, entity: &str| {
        format!(
            "<?xml version=\"1.0\"?>{head}<rss><channel><item><title>T</title><description>{WORDS} {entity} {WORDS}</description></item></channel></rss>"
        )
    };
    let outside = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
    all_end("rss", &[("laughs", feed(&format!("{kinds}]>"), "&a29;")), ("outside", feed(outside, "&e;"))]);
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("x.rss");
    std::fs::write(&file, feed(outside, "&e;")).unwrap();
    assert!(!String::from_utf8_lossy(&scan(&file).1.stdout).contains("root:"));
}

#[test]
fn patterns_built_to_explode_are_refused_or_end() {
    let head = "format = 1\nid = 'trap.trap'\nrevision = 1\nstatus = 'stable'\ntitle = 'T'\nquestion = 'How many?'\nclass = 'measure'\nmonotone = true\nsame = ['story']\n[slots.count]\nkind = 'count'\n";
    let nested = format!("{}hurt{} {{count}}", "(".repeat(5000), ")".repeat(5000));
    let many = format!("{} {{count}}", "(a|b) [..9] ".repeat(200));
    let optional = format!("{{count}} {}", "(a|b)? ".repeat(500));
    for phrase in [nested, many, optional, "[..99999] {count}".to_owned(), "((((".to_owned(), String::new()] {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("trap");
        std::fs::create_dir(&folder).unwrap();
        std::fs::write(folder.join("trap.toml"), format!("{head}[[phrase]]\ntext = '{phrase}'\n")).unwrap();
        let input = dir.path().join("a.txt");
        std::fs::write(&input, "a b 3 ".repeat(2000) + WORDS).unwrap();
        let run = claimdiff().args(["scan", "--patterns"]).arg(dir.path()).arg(&input).output().unwrap();
        assert!(matches!(run.status.code(), Some(0 | 2)), "{:?}", String::from_utf8_lossy(&run.stderr));
    }
}

/// A name with a Cyrillic letter that looks like a Latin one, a mark that turns the direction, and an escape.
#[test]
fn hidden_letters_are_shown_by_their_numbers() {
    let dir = tempfile::tempdir().unwrap();
    let side =
        |name: &str| serde_json::json!({"display": name, "outlets": 1, "origins": 1, "mentions": [{"exact": name}]});
    let values = [side("Graham Tolland"), side("Graham T\u{43e}lland \u{202e}\u{1b}[31m")];
    let finding = serde_json::json!({"id": "F-abcdef", "rule": "name.variant", "values": values});
    std::fs::write(dir.path().join("findings.jsonl"), finding.to_string()).unwrap();
    let run = claimdiff().args(["explain", "F-abcdef", "--dir"]).arg(dir.path()).output().unwrap();
    let told = String::from_utf8(run.stdout).unwrap();
    assert!(told.contains("written with U+043E U+202E U+001B"), "{told}");
    assert_eq!(told.matches("written with").count(), 1, "{told}");
    assert!(!told.contains(['\u{1b}', '\u{202e}']), "{told}");
}
