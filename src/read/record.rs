//! One record of an input, and the article it becomes.

use super::fields::{Field, Fields};
use super::html::{self, Page};
use super::{Context, encoding, language, limits, metadata, path_facts, stamps};
use crate::model::{Article, Learnt, Provenance, Reliability, Skip, Source, Span, Stamp};
use sha2::{Digest, Sha256};
use std::fmt;
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
    pub(super) sidecar: Option<Arc<Fields>>,
    pub(super) notes: Vec<String>,
}

/// What a record is made of: words that one format understands, or nothing that could be read.
type Body = Result<(Box<dyn Unread>, Context), Skip>;

/// The bytes of one record, not yet understood; each format has its own.
pub(super) trait Unread: Send + fmt::Debug {
    /// Roughly how much it holds, in bytes.
    fn weight(&self) -> usize;

    /// What it gives of an article.
    ///
    /// # Errors
    /// Why it gives nothing.
    fn fields(self: Box<Self>, place: &Place, context: &Context) -> Result<Fields, Skip>;
}

impl Record {
    /// Record `number` of `shown`, which starts with byte `offset` of what was read, on `line` (0 where lines do not
    /// count). The records of a file are made in its order.
    pub(super) fn new(
        (shown, number): (&str, u64),
        (line, offset): (u64, u64),
        unread: Box<dyn Unread>,
        context: &Context,
    ) -> Record {
        let source = Source { path: shown.to_owned(), record: number };
        let offset = context.wide.as_ref().map_or(offset, |widths| widths.source_of(offset));
        let body = Ok((unread, context.clone()));
        Record { source, line, offset, body, sidecar: None, notes: Vec::new() }
    }

    pub(super) fn failed(shown: &str, number: u64, skip: Skip) -> Record {
        let source = Source { path: shown.to_owned(), record: number };
        Record { source, line: 0, offset: 0, body: Err(skip), sidecar: None, notes: Vec::new() }
    }

    /// The file and place it stands in.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Roughly how much it holds, in bytes.
    pub fn weight(&self) -> usize {
        self.body.as_ref().map_or(0, |(unread, _)| unread.weight())
    }

    /// The article it holds, or why it holds none.
    pub fn read(self) -> Read {
        let Record { source, line, offset, body, sidecar, mut notes } = self;
        let place = Place { path: source.path.clone(), line, offset };
        let context = body.as_ref().ok().map(|(_, context)| context.clone());
        let limits = context.as_ref().map(|c| c.limits).unwrap_or_default();
        let given = body.and_then(|(unread, context)| unread.fields(&place, &context));
        let (mut fields, mut skip) = match given {
            Ok(fields) => (fields, None),
            Err(skip) => (Fields::default(), Some(skip)),
        };
        notes.extend(std::mem::take(&mut fields.notes).iter().map(|said| place.note(said)));
        let html = fields.take(Field::Html).filter(|_| fields.get(Field::Text).is_none());
        let page = html.map(|html| html::page(&html, &limits)).transpose().unwrap_or_else(|why| {
            skip = Some(why);
            None
        });
        let mut page = page.unwrap_or_default();
        let is_page = !page.text.is_empty();
        let mut facts = std::mem::take(&mut page.facts);
        facts.retrieved = fields.retrieved.take().or(facts.retrieved);
        let mut article = article(fields, page, sidecar.as_deref(), source, &place, &mut notes);
        if let Some(context) = &context {
            metadata::complete(&mut article, facts, &context.outlets);
        }
        skip = skip.or_else(|| unusable(&mut article, &place, limits.article, is_page));
        if skip.is_none() {
            notes.extend(encoding::mojibake(&article.text).map(|said| place.note(&said)));
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
#[derive(Clone, Debug)]
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

/// Why an article is not used, if it is not.
///
/// What a page is cut into is of use in any language; of other inputs nothing would be left. The language is
/// found out where nobody said it.
fn unusable(article: &mut Article, place: &Place, cap: usize, is_page: bool) -> Option<Skip> {
    let lead = place.lead();
    let skip = |reason: &str, said: String| Some(Skip { reason: reason.into(), detail: format!("{lead}{said}") });
    if article.text.len() > cap {
        let cap = limits::shown(cap as u64);
        return skip("too-large", format!("the text is longer than {cap}; split it into articles"));
    }
    if article.text.contains('\0') {
        return skip("not-text", "the text has bytes of value zero; give an export of its text".into());
    }
    if article.text.trim().is_empty() && article.title.is_some() && article.url.is_some() {
        return skip("stub", "only its title and address are given; save the page itself".into());
    }
    if article.text.trim().is_empty() {
        return skip(
            "empty",
            "there is no text; give it in the field text, or name its column with --map text=COLUMN".into(),
        );
    }
    if let Some(code) = article.language.as_deref() {
        let said = || skip("language", format!("its language is given as {code:?}; only English (en) is read"));
        return if is_page || article.is_english() { None } else { said() };
    }
    let code = language::of(&article.text)?;
    article.language = Some(code.to_owned());
    if code == "en" || is_page {
        return None;
    }
    let cure = "only English is read; if it is English, say so in the field language";
    skip("language", format!("it looks like {code:?}; {cure}"))
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
    let (map, zones) = (std::mem::take(&mut fields.map), std::mem::take(&mut fields.zones));
    let has_text = fields.get(Field::Text).is_some();
    let is_beside = !has_text && sidecar.is_some_and(|s| s.get(Field::Text).is_some());
    let (map, marked) = match () {
        () if has_text => (map, zones),
        // From words that stand beside the file, or from none, no way leads back into it.
        () if is_beside || page.text.is_empty() => Default::default(),
        () => (page.map.through(&map), if page.zones.is_empty() { zones } else { page.zones }),
    };
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
        map,
        text: take(Field::Text).unwrap_or(page.text),
        marked,
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

/// Fills in the hash, and the id where none was given; nothing leads to words that a reader has cut off at the end.
fn finish(article: &mut Article) {
    let end = article.text.len();
    article.map.truncate(end);
    article.marked.retain_mut(|zone| {
        let cut = (zone.span.end() > end).then(|| Span::new(&article.text, zone.span.start(), end));
        cut.is_none_or(|rest| rest.filter(|span| !span.is_empty()).map(|span| zone.span = span).is_some())
    });
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
