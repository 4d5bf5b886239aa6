//! What is known of an article, from whom, and how far it can be relied on.
//!
//! A field of the row comes first, then `sources.csv`, then what the page says of itself, then its address,
//! then its path. What came second is kept where it matters (dates), so that a person can see what was
//! passed over.

mod dates;
mod genre;
mod outlets;
mod titles;

pub(super) use outlets::Outlets;

use super::html::Facts;
use crate::model::{Article, Provenance, ZoneKind};

/// Something said of an article.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Said {
    /// As said.
    pub words: String,
    /// How it was learnt.
    pub from: Provenance,
    /// Where exactly: `json-ld`, `meta og:title`.
    pub how: String,
}

impl Said {
    pub fn new(words: String, from: Provenance, how: &str) -> Said {
        Said { words, from, how: how.to_owned() }
    }
}

/// Which date is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum StampKind {
    /// When the article was published.
    Published,
    /// When it was last changed.
    Modified,
}

/// A date said of an article, not yet read.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct DateSaid {
    /// Which.
    pub kind: StampKind,
    /// As said.
    pub words: String,
    /// How it was learnt.
    pub from: Provenance,
    /// Where exactly.
    pub how: String,
}

/// Fills in what `article` was not given, from the page it was read from and from its address.
pub(super) fn complete(article: &mut Article, facts: Facts, outlets: &Outlets) {
    let page_first = |given: bool, said: &[Said]| if given { None } else { said.first().cloned() };
    let learnt = &mut article.learnt;
    if let Some(url) = page_first(article.url.is_some(), &facts.url) {
        (article.url, learnt.url) = (Some(url.words), url.from);
    }
    let domain = article.url.as_deref().and_then(outlets::domain);
    let known = domain.as_deref().and_then(|d| outlets.at(d));
    if let Some(author) = page_first(article.author.is_some(), &facts.author) {
        (article.author, learnt.author) = (Some(titles::author(&author.words)), author.from);
    }
    if let Some(section) = page_first(article.section.is_some(), &facts.section) {
        (article.section, learnt.section) = (Some(section.words), section.from);
    }
    let said = facts.outlet.iter().find(|o| !outlets::is_domain(&o.words));
    if article.outlet.is_empty() || learnt.outlet == Provenance::Path && (said.is_some() || known.is_some()) {
        let page = said.map(|s| (outlets.called(&s.words).unwrap_or(&s.words).to_owned(), s.from));
        let bare = || domain.as_deref().filter(|_| article.outlet.is_empty()).map(|d| (d.to_owned(), Provenance::Url));
        if let Some((outlet, from)) = known.map(|k| (k.to_owned(), Provenance::Url)).or(page).or_else(bare) {
            (article.outlet, learnt.outlet) = (outlet, from);
        }
    }
    if article.title.is_none() {
        let names =
            [article.outlet.as_str(), said.map_or("", |s| s.words.as_str()), domain.as_deref().unwrap_or_default()];
        if let Some((title, from)) = titles::best(&facts.title, &article.text, &article.marked, &names) {
            (article.title, learnt.title) = (Some(title), from);
        }
    }
    if article.language.is_none() {
        let story = article.marked.iter().filter(|z| z.kind == ZoneKind::Body).map(|z| z.span.slice(&article.text));
        let said = facts.language.first().map(|l| two_letters(&l.words));
        article.language = if reads_english(story) { Some("en".to_owned()) } else { said };
    }
    article.outlet_group = outlets.group(&article.outlet).map(str::to_owned);
    dates::settle(article, &facts);
    genre::settle(article, &facts, outlets);
}

/// `pt` of `pt-BR`, `en` of `en_GB`.
fn two_letters(code: &str) -> String {
    code.split(['-', '_']).next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether a story is in English whatever its page says: templates keep the language of their maker.
fn reads_english<'t>(story: impl Iterator<Item = &'t str>) -> bool {
    let (mut words, mut telling) = (0, 0);
    for word in story.flat_map(|s| s.split(|c: char| !c.is_alphabetic())).filter(|w| !w.is_empty()).take(400) {
        words += 1;
        let is = |known: &&str| known.eq_ignore_ascii_case(word);
        telling += usize::from(["the", "and", "of", "to", "that", "with", "for", "was", "were"].iter().any(is));
    }
    words >= 8 && telling * 10 >= words
}
