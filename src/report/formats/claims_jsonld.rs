//! schema.org `Claim`: what is said on each question and where it appears. It carries no rating: claimdiff
//! does not say which value is right.

use super::{address, escaped, is_web, nested};
use crate::report::Format;
use crate::report::folder::{Begun, Folder};
use crate::report::record::{Fields, Record};
use crate::report::sink::Sink;
use crate::report::tables::Kind;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::collections::BTreeSet;
use std::io::{self, Write};

/// One `Claim` for each value of each question.
pub struct Graph {
    file: Begun,
    works: FxHashMap<String, Work>,
    is_begun: bool,
}

impl Graph {
    /// Empty.
    ///
    /// # Errors
    /// Where the file cannot be begun.
    pub fn new(folder: &Folder) -> io::Result<Graph> {
        let mut file = folder.begin(Format::Claims.file())?;
        file.write_all(b"{\n  \"@context\": \"https://schema.org\",\n  \"@graph\": [")?;
        Ok(Graph { file, works: FxHashMap::default(), is_begun: false })
    }
}

impl Sink for Graph {
    fn take(&mut self, kind: &'static Kind, batch: &[Record]) -> io::Result<()> {
        if kind.name == "articles" {
            self.works.par_extend(batch.par_iter().map(|record| Work::of(&record.fields())));
        }
        if kind.name != "groups" {
            return Ok(());
        }
        let made: Vec<Vec<String>> = batch
            .par_iter()
            .with_min_len(16)
            .map(|record| claims(&record.fields(), &self.works))
            .collect::<io::Result<_>>()?;
        for claim in made.iter().flatten() {
            self.file.write_all(if self.is_begun { b",\n" } else { b"\n" })?;
            self.file.write_all(claim.as_bytes())?;
            self.is_begun = true;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>, folder: &Folder) -> io::Result<()> {
        self.file.write_all(if self.is_begun { b"\n  ]\n}\n" } else { b"]\n}\n" })?;
        folder.keep(self.file)
    }
}

#[derive(Serialize)]
struct Claim<'w> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<Named>,
    appearance: Vec<&'w Work>,
    #[serde(rename = "firstAppearance", skip_serializing_if = "Option::is_none")]
    first: Option<&'w Work>,
}

/// A thing of schema.org that has a name.
#[derive(Serialize)]
struct Named {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
}

/// An article, as far as it is known.
#[derive(Serialize)]
struct Work {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    headline: String,
    #[serde(rename = "datePublished", skip_serializing_if = "String::is_empty")]
    published: String,
    #[serde(rename = "inLanguage", skip_serializing_if = "String::is_empty")]
    language: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Named>,
}

impl Work {
    /// By the id of the article.
    fn of(article: &Fields<'_>) -> (String, Work) {
        let words = |name: &str| article.words(name).into_owned();
        let outlet = Some(words("outlet")).filter(|outlet| !outlet.is_empty());
        let work = Work {
            kind: "NewsArticle",
            id: address(article),
            url: is_web(&article.words("url")).then(|| address(article)),
            headline: words("title"),
            published: words("published"),
            language: words("language"),
            publisher: outlet.map(|name| Named { kind: "Organization", name }),
        };
        (words("id"), work)
    }
}

/// The claims of a group, one for each value.
fn claims(group: &Fields<'_>, works: &FxHashMap<String, Work>) -> io::Result<Vec<String>> {
    let subject = group.words("subject");
    let claim = |(at, side): (usize, &str)| {
        let side = Fields::of(side);
        let ids: BTreeSet<String> =
            side.list("mentions").into_iter().map(|place| Fields::of(place).words("article").into_owned()).collect();
        let mut appearance: Vec<&Work> = ids.iter().filter_map(|id| works.get(id)).collect();
        appearance.sort_by(|a, b| (a.published.is_empty(), &a.published).cmp(&(b.published.is_empty(), &b.published)));
        nested(&Claim {
            kind: "Claim",
            id: format!("urn:claimdiff:value:{}:{at}", escaped(&group.words("id"), false)),
            text: format!("{} {}", group.words("question"), side.words("display")),
            about: (!subject.is_empty()).then(|| Named { kind: "Thing", name: subject.clone().into_owned() }),
            first: first(&appearance),
            appearance,
        })
    };
    group.list("values").into_iter().enumerate().map(claim).collect()
}

/// The first to appear, where no other did at the same time.
fn first<'w>(appearance: &[&'w Work]) -> Option<&'w Work> {
    let first = appearance.first().filter(|work| !work.published.is_empty())?;
    let tied = appearance.iter().filter(|other| other.published == first.published).count();
    (tied == 1).then_some(*first)
}
