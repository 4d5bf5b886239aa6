//! Markdown: the words without their marks, paragraphs parted by blank lines.

use super::encoding;
use super::fields::{Field, Fields, Mapping};
use super::record::{Place, Unread};
use super::source::{Source, damaged};
use super::text::too_long;
use super::{Context, Record, Records};
use crate::model::{Skip, Span, Zone, ZoneKind};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// The one record of a Markdown file.
pub(super) fn records(source: Source, context: Context) -> Records {
    let cap = context.limits.line;
    let shown = source.shown.clone();
    let record = match source.whole(cap) {
        Ok(Some(bytes)) => Record::new((&shown, 0), (0, 0), Box::new(Marked(bytes)), &context),
        Ok(None) => Record::failed(&shown, 0, too_long(cap)),
        Err(e) => Record::failed(&shown, 0, damaged(&e)),
    };
    Box::new(std::iter::once(record))
}

/// A whole file.
#[derive(Debug)]
struct Marked(Vec<u8>);

impl Unread for Marked {
    fn weight(&self) -> usize {
        self.0.len()
    }

    fn fields(self: Box<Self>, place: &Place, context: &Context) -> Result<Fields, Skip> {
        let decoded = encoding::decode(self.0, place, None)?;
        let mut out = words(&decoded.text, &context.mapping);
        out.map = out.map.through(&decoded.map);
        out.notes.extend(decoded.note);
        Ok(out)
    }
}

/// The words of `marked`, and what its front matter gives.
fn words(marked: &str, mapping: &Mapping) -> Fields {
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS | Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut out = Fields::default();
    let mut text = String::with_capacity(marked.len());
    let (mut heading, mut silent, mut matter) = (None, 0, false);
    for (event, range) in Parser::new_ext(marked, options).into_offset_iter() {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => matter = true,
            Event::End(TagEnd::MetadataBlock(_)) => matter = false,
            Event::Text(words) if matter => front_matter(&words, mapping, &mut out),
            Event::Start(Tag::Image { .. } | Tag::HtmlBlock) => silent += 1,
            Event::End(TagEnd::Image | TagEnd::HtmlBlock) => silent -= 1,
            _ if silent > 0 => {}
            Event::Start(tag) if parts_words(&tag) => {
                if !text.is_empty() && !text.ends_with("\n\n") {
                    text.push_str(if text.ends_with('\n') { "\n" } else { "\n\n" });
                }
                if matches!(tag, Tag::Heading { level: HeadingLevel::H1, .. }) && out.zones.is_empty() {
                    heading = Some(text.len());
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                let zone = heading.take().and_then(|start| Span::new(&text, start, text.len()));
                if let Some(span) = zone.filter(|s| !s.is_empty()) {
                    if out.get(Field::Title).is_none() {
                        out.set(Field::Title, span.slice(&text).to_owned());
                    }
                    out.zones.push(Zone { span, kind: ZoneKind::Headline });
                }
            }
            Event::Text(words) => push(&words, marked, range, &mut text, &mut out),
            Event::Code(words) => {
                let inner = marked.get(range.clone()).and_then(|r| r.find(&*words)).unwrap_or_default();
                push(&words, marked, range.start + inner..range.start + inner + words.len(), &mut text, &mut out);
            }
            Event::SoftBreak | Event::HardBreak => push("\n", marked, range, &mut text, &mut out),
            _ => {}
        }
    }
    text.truncate(text.trim_end().len());
    out.set(Field::Text, text);
    out
}

fn push(words: &str, marked: &str, range: Range<usize>, text: &mut String, out: &mut Fields) {
    let start = text.len();
    text.push_str(words);
    let range =
        if marked.get(range.clone()) == Some(words) { range } else { range.start..range.end.max(range.start + 1) };
    out.map.push(start..text.len(), range.start as u64..range.end as u64);
}

/// Whether a blank line goes before it.
fn parts_words(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::Item
            | Tag::CodeBlock(_)
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell
    )
}

/// Lines of `name: value` before the text.
fn front_matter(lines: &str, mapping: &Mapping, out: &mut Fields) {
    for (name, value) in lines.lines().filter_map(|l| l.split_once(':')) {
        let name = name.trim();
        let date = || name.eq_ignore_ascii_case("date").then_some(Field::Published);
        let field = mapping.field(name).or_else(date).filter(|f| !matches!(f, Field::Text | Field::Html));
        if let Some(field) = field {
            out.set(field, value.trim().trim_matches(['"', '\'']).to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARKED: &str = "---\ntitle: \"The quay\"\ndate: 2024-05-31\nmood: calm\n---\n\n# Ferry hits *quay*\n\n\
        A [ferry](https://a.example) hit the\n**stone quay** &amp; sank.\n\n![a photo](x.png)\n\n- One man.\n- Two women.\n\n<div>x</div>\n\n> No `one` else.\n";

    #[test]
    fn words_come_without_their_marks() {
        let got = words(MARKED, &Mapping::default());
        let text = got.get(Field::Text).unwrap();
        let want = "Ferry hits quay\n\nA ferry hit the\nstone quay & sank.\n\nOne man.\n\nTwo women.\n\nNo one else.";
        assert_eq!(text, want);
        assert_eq!(got.get(Field::Title), Some("The quay"));
        assert_eq!(got.get(Field::Published), Some("2024-05-31"));
        assert_eq!(got.zones[0].span.slice(text), "Ferry hits quay");
        for word in ["stone quay", "Two women", "one", "Ferry"] {
            let at = text.find(word).unwrap();
            let bytes = got.map.source_of(Span::new(text, at, at + word.len()).unwrap()).unwrap();
            assert_eq!(&MARKED[bytes.start as usize..bytes.end as usize], word);
        }
    }
}
