//! Word documents: their paragraphs; one article, or an export of a press database with many.

use super::clipping::Press;
use super::clippings;
use super::encoding;
use super::fields::{Field, Fields};
use super::record::{Place, Unread};
use super::source::{Source, damaged};
use super::text::too_long;
use super::xml::{self, Words};
use super::{Context, Record, Records, Shape};
use crate::model::{Skip, Span, Zone, ZoneKind};
use quick_xml::events::Event;

/// The records of `word/document.xml`.
pub(super) fn records(source: Source, context: Context) -> Records {
    let cap = context.limits.line;
    let shown = source.shown.clone();
    let bytes = match source.whole(cap) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return Box::new(std::iter::once(Record::failed(&shown, 0, too_long(cap)))),
        Err(e) => return Box::new(std::iter::once(Record::failed(&shown, 0, damaged(&e)))),
    };
    let place = Place { path: shown.clone(), line: 0, offset: 0 };
    let decoded = match encoding::decode(bytes, &place, None) {
        Ok(decoded) => decoded,
        Err(skip) => return Box::new(std::iter::once(Record::failed(&shown, 0, skip))),
    };
    let mut document = Document::read(&decoded.text);
    document.words.map = document.words.map.through(&decoded.map);
    let named = match context.input {
        Some(Shape::Nexis) => Some(Press::Nexis),
        Some(Shape::Factiva) => Some(Press::Factiva),
        _ => None,
    };
    let words = &document.words;
    if let Some(press) = named.or_else(|| clippings::press(&words.text)) {
        let records = clippings::of_words(&shown, &words.text, &words.map, press, &context);
        if !records.is_empty() {
            return Box::new(records.into_iter());
        }
    }
    Box::new(std::iter::once(Record::new((&shown, 0), (0, 0), Box::new(document), &context)))
}

/// A document that is one article.
#[derive(Debug, Default)]
struct Document {
    words: Words,
    title: Option<Span>,
}

impl Document {
    /// The paragraphs of `text`, parted by blank lines.
    fn read(text: &str) -> Document {
        let mut out = Document::default();
        let mut start = 0;
        let (mut inside, mut heading) = (false, false);
        xml::events(text, |event, from, to| match event {
            Event::Start(tag) | Event::Empty(tag) => match tag.name().as_ref() {
                "w:p" => {
                    let gap = if out.words.text.is_empty() || out.words.text.ends_with("\n\n") { "" } else { "\n\n" };
                    out.words.text.push_str(gap);
                    (start, heading) = (out.words.text.len(), false);
                }
                "w:t" => inside = matches!(event, Event::Start(_)),
                "w:tab" => out.words.push("\t", from, to),
                "w:br" | "w:cr" => out.words.push("\n", from, to),
                "w:pStyle" => {
                    let style = tag.try_get_attribute("w:val").ok().flatten();
                    heading = style.is_some_and(|s| matches!(s.value.as_ref(), "Title" | "Heading1"));
                }
                _ => {}
            },
            Event::End(tag) => match tag.name().as_ref() {
                "w:t" => inside = false,
                "w:p" if heading && out.title.is_none() => {
                    out.title = Span::new(&out.words.text, start, out.words.text.len()).filter(|s| !s.is_empty());
                }
                _ => {}
            },
            event if inside => out.words.add(event, from, to),
            _ => {}
        });
        let end = out.words.text.trim_end().len();
        out.words.text.truncate(end);
        out
    }
}

impl Unread for Document {
    fn weight(&self) -> usize {
        self.words.text.len()
    }

    fn fields(self: Box<Self>, _: &Place, _: &Context) -> Result<Fields, Skip> {
        let Document { words: Words { text, map }, title } = *self;
        let mut out = Fields::default();
        out.map = map;
        if let Some(span) = title.filter(|s| s.end() <= text.len()) {
            out.set(Field::Title, span.slice(&text).to_owned());
            out.zones.push(Zone { span, kind: ZoneKind::Headline });
        }
        out.set(Field::Text, text);
        Ok(out)
    }
}
