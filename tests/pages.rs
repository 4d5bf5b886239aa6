//! Web pages, from outside: the article in the page, what is known of it, and the way back to its bytes.

#![allow(clippy::unwrap_used)]

use assert_cmd::Command;
use serde_json::Value;
use std::path::Path;

/// The scan record of a page saved as `name`.
fn scan(name: &str, html: &str) -> Value {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, html).unwrap();
    scan_in(dir.path(), name)
}

fn scan_in(dir: &Path, name: &str) -> Value {
    let mut command = Command::cargo_bin("claimdiff").unwrap();
    let done = command.current_dir(dir).args(["scan", name]).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let lines = String::from_utf8(done.stdout).unwrap();
    serde_json::from_str(lines.lines().next().unwrap()).unwrap()
}

/// The words of a half-open range of code points.
fn slice(text: &str, start: &Value, end: &Value) -> String {
    let (start, end) = (start.as_u64().unwrap() as usize, end.as_u64().unwrap() as usize);
    text.chars().skip(start).take(end - start).collect()
}

/// Every zone of one kind, by its words.
fn zone(record: &Value, kind: &str) -> String {
    let text = record["article"]["text"].as_str().unwrap();
    let zones = record["zones"].as_array().unwrap().iter().filter(|z| z["kind"] == kind);
    zones.map(|z| slice(text, &z["start"], &z["end"])).collect::<Vec<_>>().join("\n\n")
}

const PAGE: &str = r##"<!DOCTYPE html>
<html lang="en"><head><title>Ferry strikes harbour bridge - North Post</title>
<meta property="og:site_name" content="North Post">
<link rel="canonical" href="https://northpost.example/news/2024/05/31/ferry-bridge">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"},
 {"@type": "NewsArticle", "headline": "Ferry strikes harbour bridge", "dateCreated": "2024-05-29T01:00:00Z",
  "dateModified": "2024-06-01T09:30:00+01:00", "datePublished": "2024-05-31T06:00:00+01:00",
  "author": [{"@type": "Person", "name": "Ann Reed"}], "articleSection": "Local",
  "publisher": {"@type": "Organization", "name": "North Post"}}]}</script>
<style>p { color: red }</style></head>
<body class="article-page has-sidebar">
<nav><ul><li><a href="/">Home</a><li><a href="/sport">Sport</a><li><a href="/weather">Weather</a></ul></nav>
<div class="cookie-banner"><p>We use cookies to give you the best experience on our site, and we share data with partners.</p></div>
<main><article>
<h1>Ferry strikes harbour bridge</h1>
<p class="standfirst">Forty people were on board when the <i>Grey Gull</i> lost power, the harbour master says.</p>
<div class="byline">By <a href="/ann">Ann Reed</a></div><time datetime="2024-05-31" class="published">31 May 2024</time>
<div class="article-body">
<figure><img src="a.jpg"><figcaption>The Grey Gull beside the bridge on Friday morning.</figcaption></figure>
<p>A ferry with 40 people on board struck the harbour bridge at Port Lorne on Friday&nbsp;morning, police said.
<p>&ldquo;It came in far too fast,&rdquo; said the caf&eacute;&#8217;s owner, Bo Marsh. Twelve people were
   taken to hospital &amp; three of them were badly hurt.
<div class="related-links"><h3>Read more</h3><ul><li><a href="/1">Bridge repairs delayed again</a><li><a href="/2">Ferry firm fined</a></ul></div>
<script>document.write("<p>Not a word of this.</p>")</script>
<p style="display: none">Hidden words are not read.</p>
<p>The bridge was closed to traffic until Saturday evening, the council said in a statement.</p>
</div></article></main>
<section id="comments"><p>I saw the whole thing from my window and it was the most frightening moment of my life, honestly.</p>
<p>They should have closed that bridge years ago, and everybody in this town has known it for a long time.</p></section>
<footer><p>Copyright North Post 2024. All rights reserved. Registered in Port Lorne.</p></footer></body></html>"##;

#[test]
fn the_article_in_the_page_is_told_from_the_page() {
    let record = scan("page.html", PAGE);
    assert_eq!(record["skipped"], Value::Null);
    let body = zone(&record, "body");
    assert!(body.starts_with("A ferry with 40 people"), "{body}");
    assert!(body.contains("“It came in far too fast,” said the café’s owner, Bo Marsh."), "{body}");
    assert!(body.ends_with("the council said in a statement."), "{body}");
    for elsewhere in ["cookies", "Read more", "Ferry firm", "Not a word", "my window", "Copyright", "Sport"] {
        assert!(!body.contains(elsewhere), "{elsewhere} in {body}");
    }
    let text = record["article"]["text"].as_str().unwrap();
    assert!(!text.contains("Hidden words") && !text.contains("Not a word"), "{text}");
    assert_eq!(zone(&record, "headline"), "Ferry strikes harbour bridge");
    assert!(zone(&record, "standfirst").starts_with("Forty people were on board when the Grey Gull lost power"));
    assert_eq!(zone(&record, "byline"), "By Ann Reed");
    assert_eq!(zone(&record, "dateline"), "31 May 2024");
    assert!(zone(&record, "caption").starts_with("The Grey Gull beside"));
    let boilerplate = zone(&record, "boilerplate");
    for elsewhere in ["Sport", "We use cookies", "Bridge repairs delayed", "my window", "Copyright"] {
        assert!(boilerplate.contains(elsewhere), "{elsewhere} is marked, not cut: {boilerplate}");
    }
}

#[test]
fn what_the_page_says_of_itself_is_kept_with_its_source() {
    let article = &scan("page.html", PAGE)["article"];
    for (field, want) in [
        ("outlet", "North Post"),
        ("outlet_from", "meta"),
        ("title", "Ferry strikes harbour bridge"),
        ("url", "https://northpost.example/news/2024/05/31/ferry-bridge"),
        ("author", "Ann Reed"),
        ("section", "Local"),
        ("published", "2024-05-31T06:00:00+01:00"),
        ("published_from", "meta"),
        ("published_reliability", "high"),
        ("modified", "2024-06-01T09:30:00+01:00"),
        ("genre", "news"),
    ] {
        assert_eq!(article[field], want, "{field}");
    }
    let dates: Vec<&str> = article["dates"].as_array().unwrap().iter().filter_map(|d| d["how"].as_str()).collect();
    assert_eq!(dates[0], "json-ld datePublished");
    assert!(dates.contains(&"time") && dates.contains(&"address"), "{dates:?}");
    assert!(!article["dates"].to_string().contains("2024-05-29"), "a draft's date is no date of publication");
}

#[test]
fn a_sidecar_comes_before_the_page() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("page.html"), PAGE).unwrap();
    std::fs::write(dir.path().join("sources.csv"), "path,outlet,published\npage.html,Quay News,2024-06-02\n").unwrap();
    let article = &scan_in(dir.path(), "page.html")["article"];
    assert_eq!((&article["outlet"], &article["outlet_from"]), (&"Quay News".into(), &"sidecar".into()));
    assert_eq!((&article["published"], &article["published_from"]), (&"2024-06-02".into(), &"sidecar".into()));
    assert_eq!(article["title"], "Ferry strikes harbour bridge");
}

#[test]
fn a_page_without_a_date_is_undateable() {
    let page = "<html><body><p>The bridge at Port Lorne was closed again, the council said.</p></body></html>";
    let article = &scan("page.html", page)["article"];
    assert_eq!(article["published"], Value::Null);
    assert_eq!(article["published_reliability"], "none");
    let saved = format!("<!-- saved from url=(0030)https://quay.example/bridge -->{page}");
    let article = &scan("page.html", &saved)["article"];
    assert_eq!(article["url"], "https://quay.example/bridge");
    assert_eq!((&article["outlet"], &article["outlet_from"]), (&"quay.example".into(), &"url".into()));
}

#[test]
fn every_mention_and_zone_is_traced_to_the_bytes_of_the_page() {
    let record = scan("page.html", PAGE);
    let text = record["article"]["text"].as_str().unwrap();
    let map = record["source_map"].as_array().unwrap();
    let source = |at: u64| {
        let piece = map.iter().find(|p| p[0].as_u64() <= Some(at) && Some(at) < p[1].as_u64()).unwrap();
        let (start, end, from, to) = (&piece[0], &piece[1], piece[2].as_u64().unwrap(), piece[3].as_u64().unwrap());
        let words = slice(text, start, end);
        let verbatim = words.len() as u64 == to - from;
        let page = &PAGE[from as usize..to as usize];
        if verbatim && !words.trim().is_empty() {
            assert_eq!(words, page);
        }
        let before = words.chars().take((at - start.as_u64().unwrap()) as usize).map(char::len_utf8).sum::<usize>();
        if verbatim { from as usize + before } else { from as usize }
    };
    let mentions = record["mentions"].as_array().unwrap();
    assert!(mentions.len() >= 5, "{mentions:?}");
    for mention in mentions {
        let surface = mention["surface"].as_str().unwrap();
        assert_eq!(slice(text, &mention["start"], &mention["end"]), surface);
        let at = source(mention["start"].as_u64().unwrap());
        let first = surface.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap();
        assert!(PAGE[at..].starts_with(first), "{surface} is not at byte {at}");
    }
    for zone in record["zones"].as_array().unwrap() {
        let at = source(zone["start"].as_u64().unwrap());
        let words = slice(text, &zone["start"], &zone["end"]);
        let first: String = words.chars().take_while(char::is_ascii_alphanumeric).collect();
        assert!(PAGE[at..].starts_with(&first), "{words} is not at byte {at}");
    }
}

#[test]
fn a_page_in_another_language_is_kept_without_claims() {
    let story =
        "<p>A ponte do porto foi fechada na sexta-feira depois que 12 pessoas ficaram feridas, disse a polícia.</p>"
            .repeat(3);
    let record =
        scan("page.html", &format!("<html lang=\"pt-BR\"><body><nav><a href=/>Início</a></nav>{story}</body></html>"));
    assert_eq!((&record["skipped"], &record["article"]["language"]), (&Value::Null, &"pt".into()));
    assert!(zone(&record, "body").starts_with("A ponte do porto"));
    assert!(record["mentions"].as_array().unwrap().is_empty() && record["claims"].as_array().unwrap().is_empty());
    let english = PAGE.replace("lang=\"en\"", "lang=\"pt\"");
    assert_eq!(scan("page.html", &english)["article"]["language"], "en", "templates keep the language of their maker");
}

#[test]
fn a_live_blog_is_split_by_its_times() {
    let entry = |time: &str, words: &str| {
        format!("<div class=\"entry\"><time datetime=\"2024-05-31T{time}:00Z\">{time}</time><p>{words}</p></div>")
    };
    let html = format!(
        "<html><head><script type=\"application/ld+json\">{{\"@type\": [\"LiveBlogPosting\"], \"headline\": \"Storm: as it came\"}}</script>\
         </head><body><article><h1>Storm: as it came</h1>{}{}{}</article></body></html>",
        entry("11:40", "The harbour bridge has been closed in both directions, the council says."),
        entry("10:05", "About 300 homes in the north of Port Lorne are without power this morning."),
        entry("09:15", "Gusts of 90 miles per hour were measured at the lighthouse shortly before nine."),
    );
    let record = scan("page.html", &html);
    assert_eq!(record["article"]["genre"], "live-blog");
    let kinds: Vec<&str> = record["zones"].as_array().unwrap().iter().filter_map(|z| z["kind"].as_str()).collect();
    assert_eq!(kinds, ["headline", "dateline", "body", "dateline", "body", "dateline", "body"]);
    assert_eq!(zone(&record, "dateline"), "11:40\n\n10:05\n\n09:15");
}

#[test]
fn hostile_pages_neither_stop_the_run_nor_swallow_the_story() {
    let story =
        "<p>The bridge at Port Lorne was closed on Friday after a ferry struck it, the council said.</p>".repeat(3);
    let deep = "<div>".repeat(50_000);
    let attributes = format!("<div {}>", "data-x=\"y\" ".repeat(200_000));
    let links = "<a href=x>".repeat(50_000);
    for (name, html) in [
        ("deep", format!("<html><body>{story}{deep}{story}")),
        ("ends", format!("<html><body>{story}{}", "</div></p></b>".repeat(50_000))),
        ("unclosed", format!("<html><body><b><i><table><tr><td>{story}<ul><li><p><span>x<td>y")),
        ("attributes", format!("<html><body>{attributes}{story}")),
        ("links", format!("<html><body>{story}{links}")),
        ("entities", format!("<html><body>{story}<p>{}", "&#x110000;&bogus;&amp".repeat(20_000))),
        (
            "scripts",
            format!(
                "<script><!-- <script> </script><html><body><script>if (1 < 2)</script>{story}<script>never closed"
            ),
        ),
        ("quotes", format!("<html><body>{story}<a href=\"never closed>{story}")),
        ("comments", format!("<html><body>{story}{}", "<!--".repeat(50_000))),
        ("half a tag", format!("<html><body>{story}<")),
        ("formatting", format!("<html><body>{}{story}", "<b>".repeat(20_000))),
        ("json", format!("<script type='application/ld+json'>{}</script><body>{story}", "[".repeat(100_000))),
    ] {
        let record = scan("page.html", &html);
        let text = record["article"]["text"].as_str().unwrap_or_default();
        assert_eq!(record["skipped"], Value::Null, "{name}");
        assert!(text.contains("The bridge at Port Lorne was closed on Friday"), "{name}");
        assert!(zone(&record, "body").contains("a ferry struck it"), "{name}");
    }
    let deeper = format!("<html><body>{story}{}{story}", "<div>".repeat(100_000));
    assert_eq!(scan("page.html", &deeper)["skipped"]["reason"], "depth");
    for empty in ["<html>", "<!doctype html>", "<html><body><script>x</script></body></html>"] {
        assert_eq!(scan("page.html", empty)["skipped"]["reason"], "empty", "{empty}");
    }
}
