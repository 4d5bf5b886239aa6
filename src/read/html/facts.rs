//! What a page says of its article outside of the story: meta tags, links, times, JSON-LD, its title.

use super::blocks::Words;
use super::scanner::Attributes;
use super::tag::Tag;
use super::tree::{Element, Tree};
use super::{entities, json_ld};
use crate::model::{Genre, Provenance, ZoneKind};
use crate::read::metadata::{DateSaid, Said, StampKind};

/// All that a page says, the most reliable first.
#[derive(Clone, PartialEq, Debug, Default)]
pub(in crate::read) struct Facts {
    pub outlet: Vec<Said>,
    pub title: Vec<Said>,
    pub author: Vec<Said>,
    pub url: Vec<Said>,
    pub section: Vec<Said>,
    pub language: Vec<Said>,
    pub dates: Vec<DateSaid>,
    /// What kind of text it is said to be.
    pub genre: Option<Genre>,
    /// Whether not all of it is said to be free to read.
    pub locked: bool,
    /// When the page was saved, where the program that saved it says so.
    pub retrieved: Option<String>,
}

/// Meta names and the date they give.
const DATES: [(&str, StampKind); 20] = [
    ("article:published_time", StampKind::Published),
    ("og:published_time", StampKind::Published),
    ("og:article:published_time", StampKind::Published),
    ("datepublished", StampKind::Published),
    ("date.published", StampKind::Published),
    ("parsely-pub-date", StampKind::Published),
    ("sailthru.date", StampKind::Published),
    ("dc.date.issued", StampKind::Published),
    ("dcterms.issued", StampKind::Published),
    ("dcterms.created", StampKind::Published),
    ("publish-date", StampKind::Published),
    ("pubdate", StampKind::Published),
    ("publication_date", StampKind::Published),
    ("article.published", StampKind::Published),
    ("dc.date", StampKind::Published),
    ("date", StampKind::Published),
    ("article:modified_time", StampKind::Modified),
    ("og:updated_time", StampKind::Modified),
    ("datemodified", StampKind::Modified),
    ("lastmod", StampKind::Modified),
];

impl Facts {
    /// What the page outside of the story says.
    pub(super) fn of(html: &str, tree: &Tree) -> Facts {
        let mut facts = Facts { retrieved: saved_on(html), ..Facts::default() };
        let scripts = tree.elements.iter().filter(|e| e.tag == Tag::Script);
        for script in scripts.filter(|e| {
            tree.attribute(html, e, "type").is_some_and(|t| t.trim().eq_ignore_ascii_case("application/ld+json"))
        }) {
            if let Some(words) = script.raw.clone().and_then(|r| html.get(r)) {
                json_ld::read(words, &mut facts);
            }
        }
        for element in &tree.elements {
            match element.tag {
                Tag::Meta => facts.meta(html, element),
                Tag::Link => facts.link(html, tree, element),
                Tag::Time => facts.time(html, tree, element),
                Tag::Html => {
                    let code = tree.attribute(html, element, "lang").map(str::trim).filter(|l| l.len() >= 2);
                    facts.language.extend(code.map(|l| Said::new(l.to_owned(), Provenance::Meta, "html lang")));
                }
                _ => {}
            }
        }
        let title = tree.elements.iter().find(|e| e.tag == Tag::Title).and_then(|e| html.get(e.raw.clone()?));
        facts
            .title
            .extend(title.map(|t| Said::new(spaced(t), Provenance::Meta, "title")).filter(|t| !t.words.is_empty()));
        facts.url.extend(saved_from(html).map(|u| Said::new(u.to_owned(), Provenance::Meta, "saved from")));
        facts
    }

    /// Adds a date.
    pub(in crate::read) fn date(&mut self, kind: StampKind, words: &str, from: Provenance, how: &str) {
        self.dates.push(DateSaid { kind, words: words.trim().to_owned(), from, how: how.to_owned() });
    }

    /// Adds the dates that the page shows its readers.
    pub(super) fn shown(&mut self, words: &Words, kinds: &[ZoneKind]) {
        let lines = words.blocks.iter().zip(kinds).filter(|(b, k)| **k == ZoneKind::Dateline && b.chars < 120);
        let lines: Vec<&str> = lines.filter_map(|(b, _)| words.text.get(b.text.clone())).take(4).collect();
        for line in lines {
            let modified = line.to_ascii_lowercase().contains("updated");
            let kind = if modified { StampKind::Modified } else { StampKind::Published };
            self.date(kind, line, Provenance::Text, "dateline");
        }
    }

    fn meta(&mut self, html: &str, element: &Element) {
        let (mut name, mut content) = (String::new(), None);
        for (key, value) in Attributes::new(html, &element.attributes) {
            match key.to_ascii_lowercase().as_str() {
                "name" | "property" | "itemprop" if name.is_empty() => name = value.trim().to_ascii_lowercase(),
                "content" => content = Some(value),
                _ => {}
            }
        }
        let Some(content) = content.map(spaced).filter(|c| !c.is_empty()) else { return };
        if let Some((_, kind)) = DATES.iter().find(|(n, _)| *n == name) {
            self.date(*kind, &content, Provenance::Meta, &format!("meta {name}"));
            return;
        }
        let list = match name.as_str() {
            "og:site_name" | "application-name" | "publisher" | "dc.publisher" => &mut self.outlet,
            "og:title" | "twitter:title" | "headline" | "dc.title" => &mut self.title,
            "author" | "article:author" | "byl" | "parsely-author" | "dc.creator" | "sailthru.author" => {
                &mut self.author
            }
            "og:url" => &mut self.url,
            "article:section" | "section" | "parsely-section" => &mut self.section,
            "og:locale" | "language" | "dc.language" => &mut self.language,
            _ => return,
        };
        // A profile's address is no name.
        if !(name.ends_with("author") && content.starts_with("http")) {
            list.push(Said::new(content, Provenance::Meta, &format!("meta {name}")));
        }
    }

    fn link(&mut self, html: &str, tree: &Tree, element: &Element) {
        let canonical =
            tree.attribute(html, element, "rel").is_some_and(|r| r.trim().eq_ignore_ascii_case("canonical"));
        let Some(address) = tree.attribute(html, element, "href").filter(|h| canonical && h.trim().starts_with("http"))
        else {
            return;
        };
        self.url.insert(0, Said::new(spaced(address), Provenance::Meta, "link canonical"));
    }

    fn time(&mut self, html: &str, tree: &Tree, element: &Element) {
        let Some(moment) = tree.attribute(html, element, "datetime").filter(|m| m.len() >= 8) else { return };
        let named = ["itemprop", "class", "pubdate"].iter().filter_map(|a| tree.attribute(html, element, a));
        let named = named.collect::<Vec<_>>().join(" ").to_ascii_lowercase();
        let kind = match () {
            () if named.contains("modif") || named.contains("updat") => StampKind::Modified,
            () if named.contains("publi")
                || named.contains("entry-date")
                || tree.attribute(html, element, "pubdate").is_some() =>
            {
                StampKind::Published
            }
            () => return,
        };
        self.date(kind, moment, Provenance::Meta, "time");
    }
}

/// `words` with references read and single spaces.
fn spaced(words: &str) -> String {
    entities::decoded(words).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the programs that save pages write at the head: `saved from url=(0042)https://…`, `url: https://…`.
fn saved_from(html: &str) -> Option<&str> {
    let head = head(html);
    let after = head.split_once("saved from url=(").and_then(|(_, rest)| rest.split_once(')')).map(|(_, rest)| rest);
    let after = after
        .or_else(|| head.split_once("SingleFile").and_then(|(_, rest)| rest.split_once("url: ")).map(|(_, rest)| rest));
    after?.split_ascii_whitespace().next().filter(|u| u.starts_with("http"))
}

fn saved_on(html: &str) -> Option<String> {
    let line = head(html).split_once("saved date: ")?.1.lines().next()?;
    Some(line.split(" (").next().unwrap_or(line).trim().to_owned())
}

fn head(html: &str) -> &str {
    html.get(..html.floor_char_boundary(2000)).unwrap_or(html)
}
