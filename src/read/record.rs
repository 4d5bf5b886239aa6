//! One record of an input, and the article it becomes.

use super::fields::{Field, Fields};
use super::html::{self, Page};
use super::table::Row;
use super::{Context, json, limits, metadata, path_facts, stamps};
use crate::model::{Article, Learnt, Provenance, Reliability, Skip, Source, Stamp};
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// What came of one record of an input.
#[derive(Clone, PartialEq, Debug)]
pub struct Read {
    /// The article, or what is known of it.
    pub article: Article,
    /// Why it is not used.
    pub skip: Option<Skip>,
    /// What a person should know though the article is used; each names its file, place and cure.
    pub notes: Vec<String>,
}

/// One record of an input, found but not yet understood.
#[derive(Debug)]
pub struct Record {
    source: Source,
    /// From 1; 0 where lines do not count.
    line: u64,
    /// Of its first byte in the unpacked file.
    offset: u64,
    body: Body,
    context: Option<Context>,
    pub(super) sidecar: Option<Arc<Fields>>,
    pub(super) notes: Vec<String>,
}

/// What a record is made of.
#[derive(Debug)]
pub(super) enum Body {
    /// The whole of a text file.
    Text(Vec<u8>),
    /// The whole of a web page.
    Html(Vec<u8>),
    /// A JSON object.
    Json(Vec<u8>),
    /// A row of a table.
    Row(Row),
    /// Nothing that could be read.
    Failed(Skip),
}

impl Record {
    pub(super) fn new(shown: &str, number: u64, line: u64, offset: u64, body: Body, context: Context) -> Record {
        let source = Source { path: shown.to_owned(), record: number };
        Record { source, line, offset, body, context: Some(context), sidecar: None, notes: Vec::new() }
    }

    pub(super) fn failed(shown: &str, number: u64, skip: Skip) -> Record {
        let source = Source { path: shown.to_owned(), record: number };
        let body = Body::Failed(skip);
        Record { source, line: 0, offset: 0, body, context: None, sidecar: None, notes: Vec::new() }
    }

    /// Roughly how much it holds, in bytes.
    pub fn weight(&self) -> usize {
        match &self.body {
            Body::Text(bytes) | Body::Html(bytes) | Body::Json(bytes) => bytes.len(),
            Body::Row(row) => row.weight(),
            Body::Failed(_) => 0,
        }
    }

    /// The article it holds, or why it holds none.
    pub fn read(self) -> Read {
        let Record { source, line, offset, body, context, sidecar, mut notes } = self;
        let place = Place { path: source.path.clone(), line, offset };
        let given = match body {
            Body::Failed(skip) => Err(skip),
            Body::Text(bytes) => utf8(bytes, &place).map(|text| Fields::of(Field::Text, text, offset)),
            Body::Html(bytes) => utf8(bytes, &place).map(|html| Fields::of(Field::Html, html, offset)),
            Body::Json(bytes) => match &context {
                Some(context) => utf8(bytes, &place).and_then(|text| json::fields(&text, &context.mapping, &place)),
                None => Ok(Fields::default()),
            },
            Body::Row(row) => row.fields(&place),
        };
        let (mut fields, mut skip) = match given {
            Ok(fields) => (fields, None),
            Err(skip) => (Fields::default(), Some(skip)),
        };
        let limits = context.as_ref().map(|c| c.limits).unwrap_or_default();
        let html = fields.take(Field::Html).filter(|_| fields.get(Field::Text).is_none());
        let page = html.zip(context.as_ref()).map(|(html, context)| html::page(&html, &limits, &context.cues));
        let page = page.transpose().unwrap_or_else(|why| {
            skip = Some(why);
            None
        });
        let mut page = page.unwrap_or_default();
        let is_page = !page.text.is_empty();
        let facts = std::mem::take(&mut page.facts);
        let mut article = article(fields, page, sidecar.as_deref(), source, &place, &mut notes);
        if let Some(context) = &context {
            metadata::complete(&mut article, facts, &context.outlets);
        }
        let cap = context.map(|c| c.limits.article).unwrap_or(usize::MAX);
        if skip.is_none() {
            skip = unusable(&article, &place, cap, is_page);
        }
        if let (None, true, false, Some(code)) = (&skip, is_page, article.is_english(), &article.language) {
            let kept = "the page is kept with its zones, but claims are looked for in English only";
            notes.push(place.note(&format!("its language is {code:?}; {kept}")));
        }
        finish(&mut article);
        Read { article, skip, notes }
    }
}

/// Where a record stands, for messages.
pub(super) struct Place {
    /// The file.
    pub path: String,
    /// From 1; 0 where lines do not count.
    pub line: u64,
    /// Of its first byte.
    pub offset: u64,
}

impl Place {
    /// `line 3: `, or nothing for a file that is one record.
    pub fn lead(&self) -> String {
        if self.line == 0 { String::new() } else { format!("line {}: ", self.line) }
    }

    /// A note about this place.
    fn note(&self, said: &str) -> String {
        match self.line {
            0 => format!("{}: {said}", self.path),
            line => format!("{}, line {line}: {said}", self.path),
        }
    }
}

/// The text that `bytes` are, or where they stop being UTF-8.
pub(super) fn utf8(bytes: Vec<u8>, place: &Place) -> Result<String, Skip> {
    String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        let bytes = e.as_bytes();
        let byte = bytes.get(at).copied().unwrap_or_default();
        let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
        let lead = place.lead();
        if head.contains(&0) {
            let wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
            let (reason, said) = match wide {
                true => ("encoding", "the file is UTF-16; save it as UTF-8"),
                false => ("not-text", "the file is not text; give an export of its text"),
            };
            return Skip { reason: reason.into(), detail: format!("{lead}{said}") };
        }
        let at = place.offset + at as u64;
        let detail = format!(
            "{lead}byte {at} (0x{byte:02X}) is not UTF-8; save the file as UTF-8 \
             (if it is Windows-1252: iconv -f WINDOWS-1252 -t UTF-8)"
        );
        Skip { reason: "encoding".into(), detail }
    })
}

/// Why an article is not used, if it is not.
///
/// What a page is cut into is of use in any language; of other inputs nothing would be left.
fn unusable(article: &Article, place: &Place, cap: usize, is_page: bool) -> Option<Skip> {
    let lead = place.lead();
    let skip = |reason: &str, said: String| Some(Skip { reason: reason.into(), detail: format!("{lead}{said}") });
    if article.text.len() > cap {
        let cap = limits::shown(cap as u64);
        return skip("too-large", format!("the text is longer than {cap}; split it into articles"));
    }
    if article.text.contains('\0') {
        return skip("not-text", "the text has bytes of value zero; give an export of its text".into());
    }
    if article.text.trim().is_empty() {
        return skip(
            "empty",
            "there is no text; give it in the field text, or name its column with --map text=COLUMN".into(),
        );
    }
    match article.language.as_deref() {
        Some(code) if !is_page && !article.is_english() => {
            skip("language", format!("its language is given as {code:?}; only English (en) is read"))
        }
        _ => None,
    }
}

/// An article from what its row gives, then its sidecar, then its path.
fn article(
    mut fields: Fields,
    page: Page,
    sidecar: Option<&Fields>,
    source: Source,
    place: &Place,
    notes: &mut Vec<String>,
) -> Article {
    let path = path_facts::of(&source.path);
    let dated = |field: Field, fields: &mut Fields, notes: &mut Vec<String>| {
        let given = fields.take(field).map(|v| (v, Provenance::Field));
        let beside = || Some((sidecar?.get(field)?.to_owned(), Provenance::Sidecar));
        let Some((words, from)) = given.or_else(beside) else { return Stamp::default() };
        let stamp = stamps::parse(&words, from);
        if stamp.date.is_none() {
            let cure = "write it as 2024-05-31";
            notes.push(place.note(&format!("{} {words:?} is no date that can be read; {cure}", field.name())));
        }
        stamp
    };
    let mut published = dated(Field::Published, &mut fields, notes);
    let modified = dated(Field::Modified, &mut fields, notes);
    if let (None, Some(date)) = (published.date, path.date) {
        published = Stamp {
            date: Some(date),
            iso: Some(date.to_string()),
            from: Provenance::Path,
            reliability: Reliability::Medium,
        };
    }
    let map = fields.map.clone();
    let from = |field: Field| match () {
        () if fields.get(field).is_some() => Provenance::Field,
        () if sidecar.is_some_and(|s| s.get(field).is_some()) => Provenance::Sidecar,
        () if field == Field::Outlet && path.outlet.is_some() => Provenance::Path,
        () => Provenance::None,
    };
    let learnt = Learnt {
        outlet: from(Field::Outlet),
        title: from(Field::Title),
        url: from(Field::Url),
        author: from(Field::Author),
        section: from(Field::Section),
    };
    let mut take = |field: Field| fields.take(field).or_else(|| Some(sidecar?.get(field)?.to_owned()));
    Article {
        id: take(Field::Id).unwrap_or_default(),
        outlet: take(Field::Outlet).or(path.outlet).unwrap_or_default(),
        url: take(Field::Url),
        title: take(Field::Title),
        map: if page.text.is_empty() { map } else { page.map.through(&map) },
        text: take(Field::Text).unwrap_or(page.text),
        marked: page.zones,
        learnt,
        language: take(Field::Language),
        story: take(Field::Story),
        section: take(Field::Section),
        author: take(Field::Author),
        credit: take(Field::Credit),
        published,
        modified,
        source,
        ..Article::default()
    }
}

/// Fills in the hash, and the id where none was given.
fn finish(article: &mut Article) {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
    let hex = |bytes: &[u8]| bytes.iter().flat_map(|b| [digit(b >> 4), digit(b & 15)]).collect::<String>();
    article.sha256 = hex(&Sha256::digest(article.text.as_bytes()));
    if article.id.is_empty() {
        let title = article.title.as_deref().unwrap_or_default();
        let mut whole = format!("{}\n{title}\n{}", article.outlet, article.sha256);
        if article.text.is_empty() {
            whole.push_str(&format!("\n{}\n{}", article.source.path, article.source.record));
        }
        article.id = format!("a{}", hex(&Sha256::digest(whole.as_bytes())).get(..10).unwrap_or_default());
    }
}
